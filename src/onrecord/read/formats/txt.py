"""Plain text files."""

from __future__ import annotations

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Document, Input
from onrecord.read import plain
from onrecord.read.text import encoding


def read(data: bytes, item: Input, limits: Limits) -> Document:
    """Read a plain text; of a raw input, every character as it is.

    Raises:
        ReadError: no text, nothing in it, or a line that is too long to be prose.
    """
    text = encoding.decode(data)
    check_lines(text, limits)
    return plain.document(text, item)


def check_lines(text: str, limits: Limits) -> None:
    """Stop at a line that no prose has.

    Raises:
        ReadError: a line has more than `line_characters` ("too long").
    """
    longest = max(map(len, text.split("\n")), default=0)
    if longest > limits.line_characters:
        raise ReadError(
            f"One line has {longest:,} characters; prose has at most {limits.line_characters:,} "
            "(limit line_characters). If this is text, break it into paragraphs; if it is data, "
            "give it as JSON lines with the key 'text'.",
            code="too long",
        )
