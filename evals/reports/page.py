"""A table that a command writes into a page of the documentation, between two marks."""

from __future__ import annotations

from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"


def put(page: Path, made: str) -> None:
    """Replace what stands between the marks."""
    text = page.read_text(encoding="utf-8")
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    page.write_text(text[:start] + made + text[end:], encoding="utf-8")
