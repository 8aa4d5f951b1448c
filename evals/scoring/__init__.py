"""How what was found is held against the gold."""
