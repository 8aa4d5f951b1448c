"""Train the heads of onrecord.resolve.acts. See CARD.md."""
