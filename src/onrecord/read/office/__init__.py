"""Word, OpenDocument and rich text files."""
