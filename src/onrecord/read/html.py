"""Saved web pages: the body by trafilatura, metadata from the page's own data. Fetches nothing."""

from __future__ import annotations

import logging
import re

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Document, Input
from onrecord.read import encoding, lines, page, plain, tags, txt

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s{0,4}=\s{0,4}["']?([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE
)
_SHORT = 0.5  # of the default body: a stricter one below this has lost paragraphs
_LEAST = 200  # characters of a body worth calling one


def read(data: bytes, item: Input, limits: Limits) -> Document:
    """Read a page, whole or cut off; of a raw input, its body with nothing more cut.

    Raises:
        ReadError: no text in the bytes, no body in the page, or a line too long to be prose.
    """
    declared = _DECLARED.search(data[:4096])
    source = encoding.decode(data, declared[1].decode("ascii") if declared else None)
    source = lines.clean(source)
    body = _body(source)
    if not body.strip():
        raise ReadError(
            f"No body text was found in this page of {len(data):,} bytes. If it has one, save its "
            "text as .txt.",
            code="no text",
        )
    txt.check_lines(body, limits)
    found = page.metadata(tags.parse(source), item.given)
    return plain.document(body, item, found.told, found.guessed)


def _body(source: str) -> str:
    """Extract the paragraphs of a page, separated by empty lines."""
    strict = _extract(source, strict=True)
    default = _extract(source, strict=False)
    best = strict if len(strict) >= max(_LEAST, _SHORT * len(default)) else default
    return "\n\n".join(row.strip() for row in best.split("\n") if row.strip())


def _extract(source: str, *, strict: bool) -> str:
    import trafilatura  # noqa: PLC0415 - a third of a second, which only pages should cost
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(
            source, favor_precision=strict, include_comments=False, include_tables=not strict
        )
    except (LxmlError, ValueError, TypeError, AttributeError, IndexError, RecursionError):
        return ""  # a page that breaks the extractor has no body for us either
    return lines.clean(found or "")
