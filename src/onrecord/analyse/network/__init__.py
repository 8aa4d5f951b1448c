"""Network: who does what towards whom, who quotes and cites whom, and who is tied to whom."""
