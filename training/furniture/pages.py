"""Web pages turned into the plain text that a person gets who selects all and copies."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.read.about.tags import Element, parse
from onrecord.read.body.blocks import pieces_of, visible

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the benchmark; `body` is what an annotator would keep of it."""

    id: str
    site: str
    tree: Element
    body: str


def load(folder: Path) -> list[Page]:
    """Read the benchmark's pages in the order of their ids."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        Page(
            id=id_,
            site=re.sub(r"^https?://(?:www\.)?|[/:].*$", "", row["url"]),
            tree=parse(_source(folder, id_)),
            body=row["articleBody"],
        )
        for id_, row in sorted(truth.items())
    ]


def _source(folder: Path, id_: str) -> str:
    data = gzip.decompress((folder / "html" / f"{id_}.html.gz").read_bytes())
    return data.decode("utf-8", "replace")


def dense(page: Element) -> str:
    """Every block on a line of its own, no empty lines."""
    return "\n".join(block.text for block in visible(page))


def spaced(page: Element) -> str:
    """Every block on a line of its own, an empty line between all."""
    return "\n\n".join(block.text for block in visible(page))


def copied(page: Element) -> str:
    """As a browser copies: empty lines around paragraphs, headings and lists only."""
    return "\n".join(f"\n{block.text}" if block.gap else block.text for block in visible(page))


def marked(page: Element) -> str:
    """As text browsers and converters write: list marks, hashes before headings."""
    marks = {"li": "* ", **{f"h{level}": "#" * level + " " for level in range(1, 7)}}
    return "\n\n".join(marks.get(block.tag, "") + block.text for block in visible(page))


def nodes(page: Element) -> str:
    """Every piece of text on a line of its own, so that links break paragraphs."""
    texts = (piece for piece in pieces_of(page) if isinstance(piece, str))
    return "\n".join(filter(None, (_SPACE.sub(" ", text).strip() for text in texts)))


WAYS: dict[str, Callable[[Element], str]] = {
    "dense": dense,
    "spaced": spaced,
    "copied": copied,
    "marked": marked,
    "nodes": nodes,
}
