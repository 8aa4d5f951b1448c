"""Whole rows: attributions that were found beside those of a careful reader, field by field.

A found row answers to one of the gold, one to one, best first, where their contents share half of
their characters (a third where the gold's is shorter than 25 characters), their cues overlap and
their sources overlap or are none in both. Pieces of the gold's content in a later paragraph than
its cue may be missing. Rows that are `hard`, that stand in the copy of the title at the head of
the text, or that give nothing but such an optional piece are neither right nor wrong.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.scoring.alignment import Alignment
from evals.scoring.scores import Pieces, characters
from evals.scoring.who import Entity, Who, is_right, is_same

Days = tuple[str, str]  # first and last day, ISO
Places = frozenset[int]  # offsets of characters

FIELDS = ("who", "content", "kind", "act", "target", "said", "addressee")
WHOLE = ("who", "content", "act", "said")  # what makes a row useful
SHORT = 25  # characters of a content below which a third of them will do
SAID = "said"
_BREAK = re.compile(r"\n\s*\n")  # rows of transcripts are wrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A row as the reader wrote it."""

    number: int
    type: str
    source: Places
    cue: Places
    addressee: Places
    contents: tuple[Places, ...]  # whole, then without what stands in later paragraphs
    optional: tuple[Places, ...]  # the pieces that stand there
    kind: str
    who: tuple[Who | list[Who], ...]
    acts: tuple[str, ...]
    targets: tuple[str | None, ...]
    said: tuple[Days | None, ...]
    hard: bool

    @property
    def content(self) -> Places:
        """The whole of it."""
        return self.contents[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A row as `extract` wrote it, with its offsets in the gold's text."""

    source: Places
    cue: Places
    addressee: Places
    content: Places
    kind: str
    entities: tuple[Entity, ...]
    unnamed: bool
    act: str
    target: Entity | None
    said: Days | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One text: rows that were found, rows that were not, and rows that answer to nothing."""

    text: str
    pairs: tuple[tuple[Gold, Found], ...]
    missed: tuple[Gold, ...]
    spurious: tuple[Found, ...]


def compare(text: str, gold: Sequence[Gold], found: Sequence[Found], title: str = "") -> Compared:
    """Pair the rows of a text; those that are hard are in none of the three lists."""
    pairs = _pairs(gold, found)
    used = set(pairs.values())
    head = len(title) if text.startswith(title) else 0
    return Compared(
        text=text,
        pairs=tuple(
            (gold[at], found[number]) for at, number in sorted(pairs.items()) if not gold[at].hard
        ),
        missed=tuple(one for at, one in enumerate(gold) if at not in pairs and not one.hard),
        spurious=tuple(
            one
            for number, one in enumerate(found)
            if number not in used and not _is_apart(gold, one, head)
        ),
    )


def rights(text: str, gold: Gold, found: Found) -> dict[str, bool]:
    """Tell which fields of a found row are right; `act` is only asked of what is said.

    A content is right when its letters and digits are the gold's: marks, punctuation and the
    cutting into pieces do not count.
    """
    answers = {
        "who": is_right(gold.who, found.entities, found.unnamed),
        "content": any(
            _letters(text, one) == _letters(text, found.content) for one in gold.contents
        ),
        "kind": found.kind == gold.kind,
        "target": _is_target(gold.targets, found.target),
        "said": found.said in gold.said,
        "addressee": touch(gold.addressee, found.addressee),
    }
    if gold.type == SAID:
        answers["act"] = found.act in gold.acts
    return answers


def is_useful(text: str, gold: Gold, found: Found) -> bool:
    """Tell whether who, content, act and date of a row are all right."""
    answers = rights(text, gold, found)
    return all(answers[field] for field in WHOLE)


def shared(gold: Gold, found: Found) -> float:
    """Jaccard index of the contents' characters; 0 where it is not enough to be the same one."""
    best = 0.0
    for content in gold.contents:
        share = len(content & found.content) / (len(content | found.content) or 1)
        if share >= (0.34 if len(content) < SHORT else 0.5):
            best = max(best, share)
    return best


def touch(one: Places, other: Places) -> bool:
    """Tell whether two roles share a character, or are there in neither."""
    return bool(one & other) or not (one or other)


def days(written: Sequence[str] | None) -> Days | None:
    """Read [first, last] as JSON has it."""
    return (written[0], written[1]) if written else None


def told_days(said: Mapping[str, Any] | None) -> Days | None:
    """First and last day of a date that `extract` wrote; None where it only bounds."""
    if not said or said["precision"] == "bound":
        return None
    return _day(said["from"], last=False), _day(said["to"], last=True)


def read_gold(text: str, row: Mapping[str, Any]) -> Gold:
    """Read an attribution of the gold, as its README says."""
    whole: Pieces = tuple((start, end) for start, end in row["content"])
    near = tuple(piece for piece in whole if not _is_later(text, row["cue"], piece))
    contents = [whole, near] if near and near != whole else [whole]
    return Gold(
        number=row["n"],
        type=row["type"],
        source=_places(row["source"]),
        cue=_places(row["cue"]),
        addressee=_places(row["addressee"]),
        contents=tuple(_places(some) for some in contents),
        optional=tuple(_places([piece]) for piece in whole if piece not in contents[-1]),
        kind=row["kind"],
        who=(row["who"], *row.get("who_or", ())),
        acts=tuple(row["act"]),
        targets=tuple(row["target"]),
        said=tuple(days(one) for one in (row["said"], *row.get("said_or", ()))),
        hard=row["hard"],
    )


def read_found(
    rows: Iterable[Mapping[str, Any]], entities: Mapping[str, Entity], back: Alignment
) -> Iterator[Found]:
    """Read rows that `extract` wrote, moving their offsets back to the gold's text.

    Args:
        rows: As `extract` wrote them.
        entities: Those of the text, by id.
        back: The text as it was written against the gold's.
    """
    for row in rows:
        yield Found(
            **{
                role: back.characters(row[role])
                for role in ("source", "cue", "content", "addressee")
            },
            kind=row["kind"],
            entities=tuple(entities[one] for one in row["entities"] if one in entities),
            unnamed=bool(row["unnamed"]),
            act=(row["act"] or "").replace(" ", "_"),
            target=entities.get(row["target"] or ""),
            said=told_days(row["said"]),
            score=row["score"],
        )


def _pairs(gold: Sequence[Gold], found: Sequence[Found]) -> dict[int, int]:
    """Pair one to one, best first: index in `gold` -> index in `found`."""
    candidates = [
        (share, not one.hard, -at, -number)
        for at, one in enumerate(gold)
        for number, other in enumerate(found)
        if (share := shared(one, other)) and _touch_all(one, other)
    ]
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, at, number in sorted(candidates, reverse=True):
        if -at not in pairs and -number not in used:
            pairs[-at] = -number
            used.add(-number)
    return pairs


def _is_apart(gold: Sequence[Gold], found: Found, head: int) -> bool:
    """Whether a row that was paired with nothing is no fault all the same."""
    content = found.content
    if content and max(content) < head:
        return True
    optional = (piece for one in gold for piece in one.optional)
    if any(content and len(content & piece) >= 0.9 * len(content) for piece in optional):
        return True
    return any(one.hard and _answers_loosely(one, found) for one in gold)


def _touch_all(gold: Gold, found: Found) -> bool:
    """Cues overlap, and sources do or are none in both; without a cue of the gold, both may."""
    if not gold.cue:
        return bool(gold.source & found.source) or not gold.source
    return bool(gold.cue & found.cue) and touch(gold.source, found.source)


def _answers_loosely(gold: Gold, found: Found) -> bool:
    if gold.cue and not gold.cue & found.cue:
        return False
    if shared(gold, found) or not (gold.content or found.content):
        return True
    return not gold.content and bool(gold.cue & found.cue)


def _is_target(wanted: Iterable[str | None], found: Entity | None) -> bool:
    if found is None:
        return None in wanted
    return any(name is not None and is_same(name, found) for name in wanted)


def _letters(text: str, places: Places) -> Places:
    return frozenset(at for at in places if text[at].isalnum())


def _places(pieces: Iterable[Iterable[int]]) -> Places:
    return frozenset(characters(tuple((start, end) for start, end in pieces)))


def _is_later(text: str, cue: list[list[int]], piece: tuple[int, int]) -> bool:
    """Whether a piece of content stands in a later paragraph than the cue."""
    end = max((end for _, end in cue), default=piece[0])
    return bool(_BREAK.search(text, end, max(end, piece[0])))


def _day(date: str | None, *, last: bool) -> str:
    day = (date or "")[:10]
    if len(day) == 4:
        return day + ("-12-31" if last else "-01-01")
    if len(day) == 7:
        year, month = map(int, day.split("-"))
        return f"{day}-{calendar.monthrange(year, month)[1] if last else 1:02}"
    return day
