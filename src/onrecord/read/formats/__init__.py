"""Texts, pages, Markdown and records to documents."""
