"""Mention detection: the names of a document, cleaned, completed, and of a kind."""
