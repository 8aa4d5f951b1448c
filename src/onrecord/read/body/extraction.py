"""The body of a parsed page: a strict extraction, and a second opinion where that is doubtful."""

from __future__ import annotations

import logging

from onrecord.read.about.tags import Element
from onrecord.read.body import blocks, furniture, layout
from onrecord.read.text import lines

# Measured on article_extraction: the strict extraction finds the body of 100 of 101 pages, at
# half the cost of the full one; where it failed it had 22 words, the full one 612.
_FEW = 1_000  # characters; a body below this is doubted
_MUCH_MORE = 2.0  # times as long must the second opinion be to be preferred
_ELEMENTS = 30_000  # the extraction grows with the square of a page's elements and of its depth
_TOO_DEEP = "/*" * 200


def extract(tree: Element) -> str:
    """Find the paragraphs of a page, separated by empty lines; "" if there is no body.

    Huge pages are not given to the extraction: of them, all visible lines but furniture are
    body. The tree is laid out anew.
    """
    layout.settle(tree)
    if _is_huge(tree):
        return _visible(tree)
    strict = _extract(tree, favor_precision=True, fast=True)
    if len(strict) >= _FEW:
        return strict
    full = _extract(tree, favor_precision=False, fast=False)
    return full if len(full) > _MUCH_MORE * len(strict) else strict


def _is_huge(tree: Element) -> bool:
    return bool(tree.xpath("count(//*)") > _ELEMENTS or tree.xpath(f"boolean({_TOO_DEEP})"))


def _visible(tree: Element) -> str:
    """The visible lines that the furniture model takes for body."""
    text = "\n".join(
        f"\n{block.text}" if block.gap else block.text for block in blocks.visible(tree)
    )
    split = lines.split(lines.clean(text))
    cut = furniture.learned(split)
    return "\n\n".join(line.text for i, line in enumerate(split) if i not in cut)


def _extract(tree: Element, *, favor_precision: bool, fast: bool) -> str:
    import trafilatura  # noqa: PLC0415 - a third of a second, which only pages should cost
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(
            tree, favor_precision=favor_precision, fast=fast, include_comments=False
        )
    except (LxmlError, ValueError, TypeError, AttributeError, IndexError, RecursionError):
        return ""  # a page that breaks the extractor has no body for us either
    rows = lines.clean(found or "").split("\n")
    return "\n\n".join(row.strip() for row in rows if row.strip())
