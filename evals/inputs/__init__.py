"""Texts and gold made or converted: marks in text, other sets, damaged and typeset files."""
