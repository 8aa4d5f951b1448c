"""Train the heads of onrecord.acts. See CARD.md."""
