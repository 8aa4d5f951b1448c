"""Metadata: what pages and texts say about themselves, each value with where it was read."""
