"""One folder per model: how its weights were made."""
