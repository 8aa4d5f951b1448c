"""What type of attribution it is: labels to learn from."""
