"""What sayings are joined by: how rare words are, and what a pair of wordings is worth."""
