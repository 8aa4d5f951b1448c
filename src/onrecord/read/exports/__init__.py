"""Exports of press databases, by their layouts."""
