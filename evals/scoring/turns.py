"""Turns of a transcript beside those of a reader: where they stand, who speaks and when.

`extract` writes a row for each turn, whose source is the turn's label. Such a row is no
attribution of the reader's: it is compared here, and with no other row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.scoring.alignment import Alignment
from evals.scoring.rows import Days, days, told_days
from evals.scoring.scores import Offsets, Score
from evals.scoring.who import Entity, Who, is_right

TURN = "turn"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTurn:
    """A turn, from its label to the end of its words, with whom the reader heard on which day."""

    span: Offsets
    who: tuple[Who | list[Who], ...]
    said: Days | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTurn:
    """A turn that was found; no speaker where its label is nobody's name."""

    span: Offsets
    speakers: tuple[Entity, ...] = ()
    said: Days | None = None


def read_gold_turns(turns: Iterable[Mapping[str, Any]]) -> tuple[GoldTurn, ...]:
    """Read the turns of a row of the gold."""
    return tuple(
        GoldTurn(
            span=(one["span"][0], one["span"][1]),
            who=(one["who"], *one.get("who_or", ())),
            said=days(one["said"]),
        )
        for one in turns
    )


def read_turns(written: Mapping[str, Any], back: Alignment) -> tuple[FoundTurn, ...]:
    """Read the turns that `extract` wrote, with their offsets in the gold's text."""
    rows = {_label(row["source"]): row for row in turn_rows(written)}
    entities = {one["id"]: one for one in written["entities"]}
    turns = []
    for one in written["segments"]:
        span = back.span(tuple(one["span"])) if one["kind"] == TURN else None
        row = rows.get(tuple(one["speaker"] or ()), {"entities": (), "said": None})
        if span:
            speakers = tuple(entities[other] for other in row["entities"])
            turns.append(FoundTurn(span=span, speakers=speakers, said=told_days(row["said"])))
    return tuple(turns)


def turn_rows(written: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give the rows that stand for turns, those whose source is a turn's label."""
    labels = {tuple(one["speaker"] or ()) for one in written["segments"] if one["kind"] == TURN}
    return [row for row in written["attributions"] if _label(row["source"]) in labels - {()}]


def score_spans(gold: Sequence[GoldTurn], found: Sequence[FoundTurn]) -> Score:
    """Turns whose start and end are right."""
    spans = {one.span for one in found}
    right = sum(one.span in spans for one in gold)
    return Score(right=right, found=len(found), gold=len(gold))


def score_speakers(gold: Sequence[GoldTurn], found: Sequence[FoundTurn]) -> Score:
    """Turns that begin where one was found that is given to the right speaker.

    Nobody is right where the reader heard somebody without a name.
    """
    begun = {one.span[0]: one for one in found}
    both = [(one, begun[one.span[0]]) for one in gold if one.span[0] in begun]
    right = sum(
        is_right(one.who, other.speakers, unnamed=not other.speakers) for one, other in both
    )
    return Score(right=right, found=len(found), gold=len(gold))


def score_days(gold: Sequence[GoldTurn], found: Sequence[FoundTurn]) -> Score:
    """Turns that begin where one was found that was said on the right day."""
    begun = {one.span[0]: one.said for one in found}
    right = sum(one.span[0] in begun and begun[one.span[0]] == one.said for one in gold)
    return Score(right=right, found=len(found), gold=len(gold))


def _label(source: Sequence[Sequence[int]]) -> tuple[int, ...]:
    return tuple(source[0]) if len(source) == 1 else ()
