"""Saved web pages: the body by trafilatura, metadata from its own data. Fetches nothing."""

from __future__ import annotations

import re

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Document, Input
from onrecord.read import plain
from onrecord.read.about import page, tags
from onrecord.read.body import extraction as body
from onrecord.read.formats import txt
from onrecord.read.text import encoding

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s{0,4}=\s{0,4}["']?([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE
)


def read(data: bytes, item: Input, limits: Limits) -> Document:
    """Read a page, whole or cut off; of a raw input, its body with nothing more cut.

    Raises:
        ReadError: no text in the bytes, no body in the page, or a line too long to be prose.
    """
    declared = _DECLARED.search(data[:4096])
    source = encoding.decode(data, declared[1].decode("ascii") if declared else None)
    tree = tags.parse(source)
    meta = page.metadata(tree, item.given)
    found = body.extract(tree)  # changes the tree
    if not found.strip():
        raise ReadError(
            f"No body text was found in this page of {len(data):,} bytes. If it has one, save its "
            "text as .txt.",
            code="no text",
        )
    txt.check_lines(found, limits)
    return plain.document(found, item, meta.told, meta.guessed, chosen=True)
