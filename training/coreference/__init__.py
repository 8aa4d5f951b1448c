"""Train the antecedent scorer of onrecord.resolve.coref. See CARD.md."""
