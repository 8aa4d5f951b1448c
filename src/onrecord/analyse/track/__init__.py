"""Track: set phrases over time, per source and voice."""
