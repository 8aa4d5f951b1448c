"""The body of a text and what is furniture around it."""
