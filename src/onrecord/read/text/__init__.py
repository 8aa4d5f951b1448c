"""Characters: encodings, lines, languages."""
