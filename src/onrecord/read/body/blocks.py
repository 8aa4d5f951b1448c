"""What a reader sees of a parsed page: its lines, block by block, as a browser copies them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.read.about.tags import Element

_BLOCKS = frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu
    nav ol option p pre section summary table tbody tfoot thead tr ul""".split()
)
_SPACED = frozenset("p h1 h2 h3 h4 h5 h6 blockquote ul ol dl figure pre table".split())
_UNSEEN = frozenset(
    """script style noscript template head iframe object svg math canvas audio video select
    textarea datalist""".split()
)
_HIDDEN = re.compile(r"display ?: ?none|visibility ?: ?hidden", re.IGNORECASE)
_STYLE = 200  # characters of a style that are looked at
_SPACE = re.compile(r"\s+")


class Block(NamedTuple):
    """One visible line."""

    text: str
    tag: str  # of the block that it stands in: "p", "li", "h2", ...
    gap: bool  # a paragraph, a heading, a list or a table began since the line before


class Edge(NamedTuple):
    """Where a block begins or ends, or a line is broken."""

    tag: str
    begins: bool


def visible(tree: Element) -> Iterator[Block]:
    """Give the visible lines of a page in order."""
    pieces: list[str] = []
    stack = ["body"]
    gap = False
    for piece in (*pieces_of(tree), Edge("br", begins=True)):
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        text = _SPACE.sub(" ", "".join(pieces)).strip()
        pieces = []
        if text:
            yield Block(text, stack[-1], gap)
            gap = False
        if piece.tag != "br":
            stack.append(piece.tag) if piece.begins else stack.pop()
            gap = gap or piece.tag in _SPACED


def pieces_of(tree: Element) -> Iterator[str | Edge]:
    """Give the visible texts of a page and the edges of its blocks in order."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - only pages need it

    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        tag = node.tag if isinstance(node.tag, str) else "script"
        hidden = _is_hidden(node, tag)
        if event == "start" and hidden:
            walk.skip_subtree()
        elif event == "start":
            if tag in _BLOCKS or tag == "br":
                yield Edge(tag, begins=True)
            if node.text:
                yield node.text
        else:
            if tag in _BLOCKS and not hidden:
                yield Edge(tag, begins=False)
            if tag in {"td", "th"}:
                yield "\t"  # cells of a table stand apart
            if node.tail:
                yield node.tail


def _is_hidden(node: Element, tag: str) -> bool:
    if tag in _UNSEEN or node.get("hidden") is not None:
        return True
    style = node.get("style")
    return bool(style and _HIDDEN.search(style[:_STYLE]))
