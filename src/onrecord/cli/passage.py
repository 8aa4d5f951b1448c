"""Show a passage with its source, cue and content marked, readable without colour."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import click

from onrecord.model import Attribution, Span

# C0 but tab and newline, DEL, C1, and the marks that turn the direction of what follows: a
# document must not move the cursor, rename the window or reorder what an analyst reads.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_STYLES: dict[str, Callable[[str], str]] = {
    "source": partial(click.style, underline=True),
    "cue": partial(click.style, italic=True),
    "content": partial(click.style, bold=True),
    "addressee": partial(click.style, underline=True, italic=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a text that plays a role."""

    start: int
    end: int
    role: str


def marks(attribution: Attribution) -> list[Mark]:
    """List the pieces of every role."""
    roles: tuple[tuple[str, tuple[Span, ...]], ...] = (
        ("source", attribution.source),
        ("cue", attribution.cue),
        ("content", attribution.content),
        ("addressee", attribution.addressee),
    )
    return [
        Mark(start=piece.start, end=piece.end, role=role)
        for role, pieces in roles
        for piece in pieces
    ]


def safe(text: str) -> str:
    """Replace every character that a terminal would obey, one for one."""
    return UNSAFE.sub(lambda found: _picture(ord(found[0])), text)


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)  # the control pictures: ESC is shown as one sign
    return "\u2421" if code == 0x7F else "\ufffd"


def one_line(text: str, width: int) -> str:
    """Fold white space and cut to a width, with an ellipsis where something was cut."""
    folded = " ".join(safe(text).split())
    return folded if len(folded) <= width else folded[: width - 1].rstrip() + "…"


def can_style() -> bool:
    """Tell whether standard output shows underlined, italic and bold."""
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def legend(*, styled: bool) -> str:
    """Say what the marks mean; empty where the marks say it themselves."""
    return ", ".join(style(role) for role, style in _STYLES.items()) if styled else ""


def marked(passage: Span, roles: Iterable[Mark], *, styled: bool) -> str:
    """Mark roles in a passage.

    Args:
        passage: What to show.
        roles: Offsets count from the start of the document, as those of the passage do. Where two
            overlap, the one that starts first is shown; the wider of two that start together.
        styled: Terminal styles (underline, italic, bold); else `[source: ...]`.
    """
    shown, at = [], passage.start
    for mark in sorted(roles, key=lambda mark: (mark.start, -mark.end)):
        left, right = max(mark.start, at), min(mark.end, passage.end)
        if left >= right:
            continue
        shown += [_cut(passage, at, left), _dress(_cut(passage, left, right), mark.role, styled)]
        at = right
    return "".join([*shown, _cut(passage, at, passage.end)])


def _cut(passage: Span, start: int, end: int) -> str:
    return safe(passage.text[start - passage.start : end - passage.start])


def _dress(text: str, role: str, styled: bool) -> str:
    return _STYLES[role](text) if styled else f"[{role}: {text}]"
