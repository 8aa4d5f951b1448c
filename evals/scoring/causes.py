"""Why an attribution of the gold was missed, and which that were found have none to match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evals.scoring.scores import (
    Comparison,
    Offsets,
    Roles,
    characters,
    jaccard,
    matches,
    touch,
    trim,
)

NO_CUE = "no cue"
NO_CONTENT = "no content"
NO_SOURCE = "no source"
PAIRING = "pairing"
LEFT_END = "wrong left end"
RIGHT_END = "wrong right end"
BOTH_ENDS = "both ends wrong"
SPURIOUS = "spurious"
CAUSES = (NO_CUE, NO_CONTENT, NO_SOURCE, PAIRING, LEFT_END, RIGHT_END, BOTH_ENDS, SPURIOUS)
KINDS = ("direct", "mixed", "indirect")
OPENING, CLOSING = "\"“‘«'`", "\"”’»'´"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that went wrong. `gold` None: spurious; `found` None: nothing came near."""

    id: str
    text: str
    cause: str
    kind: str
    missed: bool  # False: the attribution counts as found, only its ends differ
    gold: Roles | None
    found: Roles | None


def find_faults(compared: Comparison) -> Iterator[Fault]:
    """Name whatever went wrong in one text, in the order of the gold, the spurious last."""
    paired = matches(compared.gold, compared.found)
    for at, gold in enumerate(compared.gold):
        near = compared.found[paired[at]] if at in paired else _nearest(gold, compared.found)
        cause = (
            content_ends(compared.text, gold, near)
            if at in paired and near
            else missing_part(gold, near, compared)
        )
        if cause:
            yield _fault(compared, cause, gold, near, missed=at not in paired)
    for index, found in enumerate(compared.found):
        if index not in paired.values() and not any(_related(found, one) for one in compared.gold):
            yield _fault(compared, SPURIOUS, None, found, missed=False)


def missing_part(gold: Roles, near: Roles | None, compared: Comparison) -> str:
    """Say what kept a gold attribution from being found; first cause first.

    A part that was found elsewhere, but not in `near` (what came nearest), is a matter of pairing.
    """
    for role, cause in (("cue", NO_CUE), ("content", NO_CONTENT)):
        if gold[role] and not any(_shares(one, gold, role) for one in compared.found):
            return cause
    if near is None or not _shares(near, gold, "content") or not touch(near, gold, "cue"):
        return PAIRING
    if not touch(near, gold, "source"):
        elsewhere = any(_shares(one, gold, "source") for one in compared.found)
        return NO_SOURCE if gold.source and not elsewhere else PAIRING
    return content_ends(compared.text, gold, near) or PAIRING


def content_ends(text: str, gold: Roles, found: Roles) -> str | None:
    """Compare the outer ends of two contents, trimmed; None: both are right."""
    first, second = _hull(text, gold), _hull(text, found)
    if first is None or second is None:
        return None
    left, right = first[0] != second[0], first[1] != second[1]
    return {
        (True, True): BOTH_ENDS,
        (True, False): LEFT_END,
        (False, True): RIGHT_END,
        (False, False): None,
    }[left, right]


def kind_of(text: str, roles: Roles) -> str:
    """Tell direct, mixed and indirect apart by the marks around and inside the content."""
    shown = [text[start:end].strip(" .,;:") for start, end in roles.content]
    if shown and all(one[:1] and one[0] in OPENING and one[-1] in CLOSING for one in shown):
        return "direct"
    marked = any(mark in one for one in shown for mark in '"“”«»')
    return "mixed" if marked else "indirect"


def _fault(
    compared: Comparison, cause: str, gold: Roles | None, found: Roles | None, *, missed: bool
) -> Fault:
    shown = gold or found or Roles()
    return Fault(
        id=compared.id,
        text=compared.text,
        cause=cause,
        kind=kind_of(compared.text, shown),
        missed=missed,
        gold=gold,
        found=found,
    )


def _nearest(gold: Roles, found: tuple[Roles, ...]) -> Roles | None:
    """What shares most with a gold attribution: a cue before content, content before source."""
    near = [one for one in found if _related(one, gold)]
    return max(near, key=lambda one: _nearness(one, gold), default=None)


def _nearness(one: Roles, gold: Roles) -> tuple[bool, float, bool]:
    shared = jaccard(one.content, gold.content)
    return _shares(one, gold, "cue"), shared, _shares(one, gold, "source")


def _related(one: Roles, other: Roles) -> bool:
    return _shares(one, other, "cue") or _shares(one, other, "content")


def _shares(one: Roles, other: Roles, role: str) -> bool:
    return bool(characters(one[role]) & characters(other[role]))


def _hull(text: str, roles: Roles) -> Offsets | None:
    if not roles.content:
        return None
    start = min(start for start, _ in roles.content)
    return trim(text, (start, max(end for _, end in roles.content)))
