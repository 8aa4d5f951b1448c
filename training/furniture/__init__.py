"""The model that tells furniture from body in plain text copied from a page."""
