"""Gold written into the text itself: which words are whose, and what stands in what.

    <a.s The Courier> <a.q cited> <a.c <ab.s an aide> <ab.q as saying> <ab.c all was lost>>.

A label names an attribution by its way from the document's own voice inwards: "ab" stands in "a",
"abc" in "ab". Behind it stand the role (s source, q cue, c content) and the words, which may hold
marks of their own. A role marked twice has two pieces; "<a.s,b.s She>" serves two attributions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evals.scoring.scores import Offsets, Roles

MARK = re.compile(r"<(?P<labels>[a-z]+\.[sqc](?:,[a-z]+\.[sqc])*) |>")
ROLES = {"s": "source", "q": "cue", "c": "content"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text without its marks, and its attributions by label."""

    text: str
    attributions: dict[str, Roles]

    def outer(self, label: str) -> str | None:
        """The label of the attribution that one stands in; None for the document's own voice."""
        return label[:-1] or None


def read_marked(marked: str) -> Marked:
    """Take the marks out of a text.

    Raises:
        ValueError: a mark is not closed or not opened, an attribution has no cue or no content,
            or stands in one that is not there.
    """
    text, found = take_out(marked, MARK)
    pieces: dict[str, dict[str, list[Offsets]]] = {}
    for labels, place in found:
        for label, role in (one.split(".") for one in labels.split(",")):
            pieces.setdefault(label, {}).setdefault(ROLES[role], []).append(place)
    _check(pieces, marked)
    attributions = {
        label: Roles(**{role: tuple(sorted(found)) for role, found in roles.items()})
        for label, roles in sorted(pieces.items())
    }
    return Marked(text=text, attributions=attributions)


def take_out(marked: str, mark: re.Pattern[str]) -> tuple[str, list[tuple[str, Offsets]]]:
    """Take marks out of a text: gives it without them, and (label, place) as they close.

    Args:
        marked: the text.
        mark: matches what opens a mark, with its label in the group "labels", and what closes one.

    Raises:
        ValueError: a mark is not closed or not opened.
    """
    text, last = "", 0
    opened: list[tuple[str, int]] = []
    found: list[tuple[str, Offsets]] = []
    for match in mark.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match["labels"]:
            opened.append((match["labels"], len(text)))
        elif opened:
            label, start = opened.pop()
            found.append((label, (start, len(text))))
        else:
            raise ValueError(f"No mark is open that could be closed at {match.start()}: {marked!r}")
    text += marked[last:]
    if opened or "<" in text:
        raise ValueError(f"A mark is not closed, or no mark: {marked!r}")
    return text, found


def _check(pieces: dict[str, dict[str, list[Offsets]]], marked: str) -> None:
    for label, roles in pieces.items():
        if "cue" not in roles or "content" not in roles:
            raise ValueError(f"{label!r} has no cue or no content: {marked!r}")
        if label[:-1] and label[:-1] not in pieces:
            raise ValueError(f"{label!r} stands in {label[:-1]!r}, which is not there: {marked!r}")
