"""Decisions as JSON, one object a line: docs/how-decisions-work.md explains the keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from onrecord.errors import InputError
from onrecord.kinds import Act, Action, EntityKind, Kind, Precision
from onrecord.model import Span, content_id
from onrecord.store.decisions.decision import (
    Anchor,
    Changes,
    Decision,
    EntityAnchor,
    MemberAnchor,
    Named,
    Part,
    PassageAnchor,
    Place,
    Said,
    Undone,
    UtteranceAnchor,
)
from onrecord.store.rows import ROLES

_Value = TypeVar("_Value")
_Choice = TypeVar("_Choice", bound=StrEnum)
_Object = Mapping[str, Any]


def to_line(decision: Decision) -> str:
    """Write a decision as one line of JSON, without its end."""
    return json.dumps(to_json(decision), ensure_ascii=False)


def to_json(decision: Decision) -> dict[str, Any]:
    """Give a decision as plain values, its keys in the order of the format."""
    undone = decision.undone
    return {
        "id": decision.id,
        "action": str(decision.action),
        "by": decision.by,
        "at": decision.at,
        "why": decision.why,
        **body(decision),
        "undone": undone and {"by": undone.by, "at": undone.at, "why": undone.why},
    }


def body(decision: Decision) -> dict[str, Any]:
    """Give what a decision is on, and what it changes."""
    return {
        "on": [_anchor(one) for one in decision.on],
        "parts": [_part(one) for one in decision.parts],
        "changes": None if decision.changes is None else _changes(decision.changes),
    }


def decision_id(decision: Decision) -> str:
    """Hash all of a decision but whether it was undone."""
    told = json.dumps(body(decision), ensure_ascii=False, sort_keys=True)
    return content_id("decision", decision.action, decision.by, decision.at, decision.why, told)


def from_line(line: str) -> Decision:
    """Read a decision back.

    Raises:
        InputError: it is not one; the text says what is wrong with it.
    """
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"it is no JSON: {error}") from error
    try:
        return from_json(value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"it is no decision: {type(error).__name__} {error}") from error


def from_json(value: _Object) -> Decision:
    """Read a decision out of plain values; raises ValueError and its like where it is none."""
    undone = value.get("undone")
    changes = value.get("changes")
    made = Decision(
        id=_text(value["id"]),
        action=Action(value["action"]),
        by=_text(value["by"]),
        at=_text(value["at"]),
        why=_maybe(value.get("why")),
        on=tuple(map(_read_anchor, _list(value["on"]))),
        parts=tuple(map(_read_part, _list(value.get("parts") or []))),
        changes=None if changes is None else _read_changes(changes),
        undone=undone
        and Undone(by=_text(undone["by"]), at=_text(undone["at"]), why=_maybe(undone.get("why"))),
    )
    _check(made)
    return made


def _check(made: Decision) -> None:
    """Refuse what no `decide` would have made.

    Raises:
        ValueError: the id is not that of the content, or what it is on does not fit the action.
    """
    if decision_id(made) != made.id:
        raise ValueError("its id is not that of its content: it was changed since it was written")
    on = {
        Action.MERGE: EntityAnchor,
        Action.SPLIT: EntityAnchor,
        Action.JOIN: UtteranceAnchor,
        Action.PART: UtteranceAnchor,
    }.get(made.action, PassageAnchor)
    several = made.action in {Action.MERGE, Action.JOIN}
    if not all(isinstance(one, on) for one in made.on) or (len(made.on) > 1) != several:
        raise ValueError(f"{made.action} is not decided on what it names")
    if (made.changes is None) == (made.action is Action.EDIT):
        raise ValueError("an edit, and nothing else, has changes")
    part = {Action.SPLIT: MemberAnchor, Action.PART: PassageAnchor}.get(made.action)
    if bool(made.parts) != bool(part) or (
        part and not all(isinstance(p, part) for p in made.parts)
    ):
        raise ValueError(f"{made.action} has other parts")


def _anchor(one: Anchor) -> dict[str, Any]:
    if isinstance(one, PassageAnchor):
        return _passage(one)
    if isinstance(one, EntityAnchor):
        return {
            "what": "entity",
            "id": one.id,
            "name": one.name,
            "kind": str(one.kind),
            "members": [_member(member) for member in one.members],
        }
    reports = [_passage(report) for report in one.reports]
    return {"what": "utterance", "id": one.id, "text": one.text, "reports": reports}


def _part(one: Part) -> dict[str, Any]:
    return _passage(one) if isinstance(one, PassageAnchor) else _member(one)


def _member(one: MemberAnchor) -> dict[str, Any]:
    return {
        "what": "member",
        "id": one.id,
        "document": one.document,
        "name": one.name,
        "kind": str(one.kind),
    }


def _passage(one: PassageAnchor) -> dict[str, Any]:
    place = one.document
    return {
        "what": "attribution",
        "id": one.id,
        "document": {
            "id": place.id,
            "name": place.name,
            "title": place.title,
            "publisher": place.publisher,
            "published": place.published,
        },
        "content": _pieces(one.content),
        "cue": _pieces(one.cue),
        "source": _pieces(one.source),
        "before": one.before,
        "after": one.after,
        "kind": str(one.kind),
        "names": list(one.names),
    }


def _pieces(pieces: Iterable[Span]) -> list[dict[str, Any]]:
    return [{"span": [piece.start, piece.end], "text": piece.text} for piece in pieces]


def _changes(changes: Changes) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if changes.source is not None:
        told["source"] = [_named(one) for one in changes.source]
    if changes.kind is not None:
        told["kind"] = str(changes.kind)
    if changes.span is not None:
        told["span"] = {role: _pieces(pieces) for role, pieces in changes.span}
    if changes.said is not None:
        told["said"] = _first(changes.said, _said)
    if changes.act is not None:
        told["act"] = _first(changes.act, str)
    if changes.target is not None:
        told["target"] = _first(changes.target, _named)
    return told


def _first(values: tuple[_Value, ...], write: Callable[[_Value], Any]) -> Any:
    return write(values[0]) if values else None


def _named(one: Named) -> dict[str, Any]:
    return {"name": one.name, "kind": str(one.kind), "entity": one.entity}


def _said(one: Said) -> dict[str, Any]:
    return {"from": one.since, "to": one.until, "precision": str(one.precision)}


def _read_anchor(value: _Object) -> Anchor:
    if value["what"] == "attribution":
        return _read_passage(value)
    if value["what"] == "utterance":
        reports = tuple(map(_read_passage, _list(value["reports"])))
        return UtteranceAnchor(id=_text(value["id"]), text=_text(value["text"]), reports=reports)
    return EntityAnchor(
        id=_text(value["id"]),
        name=_text(value["name"]),
        kind=EntityKind(value["kind"]),
        members=tuple(map(_read_member, _list(value["members"]))),
    )


def _read_part(value: _Object) -> Part:
    return _read_passage(value) if value["what"] == "attribution" else _read_member(value)


def _read_member(value: _Object) -> MemberAnchor:
    return MemberAnchor(
        id=_text(value["id"]),
        document=_text(value["document"]),
        name=_text(value["name"]),
        kind=EntityKind(value["kind"]),
    )


def _read_passage(value: _Object) -> PassageAnchor:
    place = value["document"]
    return PassageAnchor(
        id=_text(value["id"]),
        document=Place(
            id=_text(place["id"]),
            name=_text(place["name"]),
            title=_maybe(place.get("title")),
            publisher=_maybe(place.get("publisher")),
            published=_maybe(place.get("published")),
        ),
        content=_read_pieces(value["content"]),
        cue=_read_pieces(value["cue"]),
        source=_read_pieces(value["source"]),
        before=_text(value["before"], empty=True),
        after=_text(value["after"], empty=True),
        kind=Kind(value["kind"]),
        names=tuple(map(_text, _list(value["names"]))),
    )


def _read_pieces(values: Any) -> tuple[Span, ...]:
    return tuple(
        Span(start=int(one["span"][0]), end=int(one["span"][1]), text=_text(one["text"]))
        for one in _list(values)
    )


def _read_changes(value: _Object) -> Changes:
    def optional(key: str, read: Callable[[Any], _Value]) -> tuple[_Value, ...] | None:
        if key not in value:
            return None
        return () if value[key] is None else (read(value[key]),)

    spans = value.get("span")
    return Changes(
        source=tuple(map(_read_named, _list(value["source"]))) if "source" in value else None,
        kind=Kind(value["kind"]) if "kind" in value else None,
        span=None
        if spans is None
        else tuple((_role(role), _read_pieces(pieces)) for role, pieces in spans.items()),
        said=optional("said", _read_said),
        act=optional("act", Act),
        target=optional("target", _read_named),
    )


def _role(text: str) -> str:
    if text not in ROLES:
        raise ValueError(f"{text!r} is no role; roles are {', '.join(ROLES)}")
    return text


def _read_named(value: _Object) -> Named:
    return Named(
        name=_text(value["name"]),
        kind=EntityKind(value["kind"]),
        entity=_maybe(value.get("entity")),
    )


def _read_said(value: _Object) -> Said:
    return Said(
        since=_maybe(value["from"]),
        until=_text(value["to"]),
        precision=Precision(value["precision"]),
    )


def _text(value: Any, *, empty: bool = False) -> str:
    if not isinstance(value, str) or not (value or empty):
        raise ValueError(f"{value!r} stands where a text is expected")
    return value


def _maybe(value: Any) -> str | None:
    return None if value is None else _text(value, empty=True)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} stands where a list is expected")
    return value
