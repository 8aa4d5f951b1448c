"""Decisions on attributions, applied to what was found in one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.kinds import Action, Verdict
from onrecord.model import (
    Attribution,
    Decided,
    Entity,
    Reading,
    Time,
    span,
)
from onrecord.store.decisions.anchors import find, shift
from onrecord.store.decisions.decision import Decision, Named, Said
from onrecord.store.search import fold

VERDICTS = {
    Action.ACCEPT: Verdict.ACCEPTED,
    Action.REJECT: Verdict.REJECTED,
    Action.EDIT: Verdict.EDITED,
}
_NO_SPANS = "the words that it was edited to do not stand there any more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one decision comes to: `state` is "applied", "outranked" or "orphaned"."""

    decision: Decision
    state: str
    reason: str | None = None
    at: int | None = None  # place of the attribution in the reading
    fields: tuple[str, ...] = ()  # of an edit: what of it holds


@dataclass(slots=True, kw_only=True)
class _Row:
    """All that was decided on one attribution, the oldest first."""

    decisions: list[Decision] = field(default_factory=list)

    @property
    def verdict(self) -> Decision:
        return self.decisions[-1]

    def holds(self) -> dict[str, Decision]:
        """Give for each edited field the decision that set it last."""
        return {
            name: one
            for one in self.decisions
            if one.changes is not None
            for name in one.changes.fields
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A reading with what was decided on it.

    `verdicts` has the places of attributions in `reading.attributions` that were decided on;
    those that were rejected are among them, and `edited` those of which anything is set by hand.
    """

    reading: Reading
    verdicts: Mapping[int, Verdict]
    edited: frozenset[int]
    outcomes: tuple[Outcome, ...]

    def kept(self) -> Reading:
        """Leave out what was rejected."""
        left = tuple(
            each
            for at, each in enumerate(self.reading.attributions)
            if self.verdicts.get(at) is not Verdict.REJECTED
        )
        return replace(self.reading, attributions=left)


def apply(reading: Reading, decisions: Iterable[Decision]) -> Applied:
    """Apply decisions that are in force, the oldest first; later ones outrank earlier ones."""
    rows: dict[int, _Row] = {}
    outcomes: list[Outcome] = []
    places = {each.id: at for at, each in enumerate(reading.attributions)}
    for one in decisions:
        [anchor] = one.passages
        at = find(anchor, reading, places)
        if isinstance(at, int) and one.changes and not _spans_stand(one, reading):
            at = _NO_SPANS
        if isinstance(at, str):
            outcomes.append(Outcome(decision=one, state="orphaned", reason=at))
        else:
            rows.setdefault(at, _Row()).decisions.append(one)
    made = list(reading.attributions)
    entities = {entity.id: entity for entity in reading.entities}
    for at, row in rows.items():
        made[at] = _decided(reading, made[at], row, entities)
        outcomes += _outcomes(at, row)
    return Applied(
        reading=replace(reading, attributions=tuple(made), entities=tuple(entities.values())),
        verdicts={at: VERDICTS[row.verdict.action] for at, row in rows.items()},
        edited=frozenset(at for at, row in rows.items() if row.holds()),
        outcomes=tuple(outcomes),
    )


def _spans_stand(decision: Decision, reading: Reading) -> bool:
    text, by = reading.document.text, _by(decision, reading)
    spans = decision.changes.span if decision.changes else None
    return all(
        text[piece.start + by : piece.end + by] == piece.text
        for _, pieces in spans or ()
        for piece in pieces
    )


def _by(decision: Decision, reading: Reading) -> int:
    moved = shift(decision.passages[0], reading.document)
    return moved if isinstance(moved, int) else 0


def _outcomes(at: int, row: _Row) -> Iterator[Outcome]:
    """Say of each decision on one attribution whether it is in force."""
    holds = row.holds()
    last = row.verdict
    for one in row.decisions:
        held = tuple(name for name, by in holds.items() if by is one)
        if one is last or held:
            yield Outcome(decision=one, state="applied", at=at, fields=held)
        else:
            by = f"by {last.id}: {last.action}, {last.by}"
            yield Outcome(decision=one, state="outranked", reason=by, at=at)


def _decided(
    reading: Reading, found: Attribution, row: _Row, entities: dict[str, Entity]
) -> Attribution:
    """Give an attribution with what humans set and who they are; new entities are added."""
    changed: dict[str, Any] = {}
    for name, by in row.holds().items():
        assert by.changes is not None  # noqa: S101 - `holds` gives edits alone
        changed |= _changed(reading, name, by, entities)
    made = replace(found, **changed, decided=tuple(_notes(row)))
    return replace(made, found_as=found.id) if made.id != found.id else made


def _notes(row: _Row) -> Iterator[Decided]:
    for outcome in _outcomes(0, row):
        if outcome.state == "applied":
            one = outcome.decision
            yield Decided(
                decision=one.id,
                action=one.action,
                by=one.by,
                at=one.at,
                why=one.why,
                fields=outcome.fields,
            )


def _changed(
    reading: Reading, name: str, decision: Decision, entities: dict[str, Entity]
) -> dict[str, Any]:
    """Give the fields of an attribution that one field of an edit sets."""
    changes = decision.changes
    assert changes is not None  # noqa: S101
    if name == "source":
        keys = [_entity(one, reading, entities).id for one in changes.source or ()]
        return {
            "entities": tuple(dict.fromkeys(keys)),
            "unnamed": None,
            "impossible": None,  # it was said of another source
        }
    if name == "target":
        return {
            "target": next((_entity(t, reading, entities).id for t in changes.target or ()), None)
        }
    if name == "span":
        by, text = _by(decision, reading), reading.document.text
        return {
            role: tuple(span(text, piece.start + by, piece.end + by) for piece in pieces)
            for role, pieces in changes.span or ()
        }
    if name == "said":
        return {"said": next(map(_time, changes.said or ()), None)}
    return {"act": next(iter(changes.act or ()), None)} if name == "act" else {"kind": changes.kind}


def _time(said: Said) -> Time:
    return Time(since=said.since, until=said.until, precision=said.precision, evidence=None)


def _entity(named: Named, reading: Reading, entities: dict[str, Entity]) -> Entity:
    """Give the entity of the document that is meant; one that it does not have is made."""
    found = entities.get(named.entity or "") or called(named.name, entities.values())
    if found is None:
        found = Entity(document_id=reading.document.id, name=named.name, kind=named.kind)
        entities[found.id] = found
    return found


def called(name: str, entities: Iterable[Entity]) -> Entity | None:
    """Give the entity that has a name, or else the only one that has it as an alias."""
    every: Sequence[Entity] = tuple(entities)
    folded = fold(name)
    own = [one for one in every if not one.unnamed and fold(one.name) == folded]
    if len(own) != 1:
        own = own or [one for one in every if folded in map(fold, one.aliases)]
    return own[0] if len(own) == 1 else None
