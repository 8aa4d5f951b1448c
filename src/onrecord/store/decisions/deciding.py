"""From what somebody decides to a decision that holds on to what it is on."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from onrecord.errors import CaseError, InputError
from onrecord.kinds import Action, EntityKind, Kind
from onrecord.model import Attribution, Span, span
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.decisions import anchors, log
from onrecord.store.decisions.decision import (
    Changes,
    Decision,
    EntityAnchor,
    MemberAnchor,
    PassageAnchor,
    Place,
    UtteranceAnchor,
)
from onrecord.store.decisions.editing import Edit, changes
from onrecord.store.decisions.file import ROOM
from onrecord.store.load import load

_ID = re.compile(r"[0-9a-f]{1,16}")
_WITNESSES = 8  # members or reports by which an entity or an utterance is found again
_SEVERAL = {Action.MERGE: "entities", Action.JOIN: "utterances"}
_TAKEN = {Action.SPLIT: "members", Action.PART: "attributions"}


class Deciding:
    """Decides in the name of one person, on what the case holds now."""

    def __init__(self, database: Database, *, by: str, why: str | None) -> None:
        """Write nothing yet."""
        self._database, self._by, self._why = database, by, why
        self._joined, self._utterances = sql.load("joined"), sql.load("utterances")

    def make(self, action: Action, ids: Sequence[str], edit: Edit) -> Decision:
        """Say what is decided on what.

        Raises:
            CaseError: nothing has such an id, or several begin with it.
            InputError: too few or too many ids, or an edit that cannot be.
        """
        _check(action, ids, edit)
        with self._database.snapshot():
            if action is Action.MERGE:
                return self._decision(action, on=tuple(map(self._entity, ids)))
            if action is Action.JOIN:
                return self._decision(action, on=tuple(map(self._utterance, ids)))
            if action is Action.SPLIT:
                return self._split(ids[0], ids[1:])
            if action is Action.PART:
                return self._part(ids[0], ids[1:])
            anchor = self._attribution(ids[0])
            asked = None
            if action is Action.EDIT:
                reading = load(self._database, anchor.document.id)
                asked = changes(self._database, reading, edit)
            return self._decision(action, on=(anchor,), changes=asked)

    def _decision(
        self,
        action: Action,
        *,
        on: tuple[PassageAnchor | EntityAnchor | UtteranceAnchor, ...],
        parts: tuple[MemberAnchor | PassageAnchor, ...] = (),
        changes: Changes | None = None,
    ) -> Decision:
        if len({one.id for one in on}) != len(on):
            raise InputError(
                f"Only different things can be decided to be one: {on[0].id} is twice."
            )
        made = Decision(
            id="",
            action=action,
            by=self._by,
            at=log.now(),
            why=self._why,
            on=on,
            parts=parts,
            changes=changes,
        )
        return log.named(made)

    def _attribution(self, prefix: str) -> PassageAnchor:
        """Take down an attribution as it was found, whatever was decided on it before.

        Its own rows are read, not all of its document.
        """
        blocks = sql.load("decide", ROOM)
        found = self._database.rows(blocks["attributions"], _range(prefix))
        [row] = self._database.rows(
            blocks["attribution"], {"id": _only(found, prefix, "attribution")["id"]}
        )
        own = {"row": row["row"]}
        pieces: defaultdict[str, list[Span]] = defaultdict(list)
        for piece in self._database.rows(blocks["pieces"], own):
            pieces[piece["role"]].append(span(row["text"], piece["start"], piece["end"]))
        place = Place(
            id=row["document"],
            **{key: row[key] for key in ("name", "title", "publisher", "published")},
        )
        return anchors.passage(
            place,
            row["text"],
            Attribution(
                document_id=place.id,
                kind=Kind(row["kind"]),
                source=tuple(pieces["source"]),
                cue=tuple(pieces["cue"]),
                content=tuple(pieces["content"]),
                score=row["score"],
            ),
            tuple(name["name"] for name in self._database.rows(blocks["names"], own)),
        )

    def _entity(self, prefix: str) -> EntityAnchor:
        """Take down an entity of the case, the member that names it first."""
        statement = self._joined["ids_decided" if self._database.decided else "ids"]
        found = self._database.rows(statement, _range(prefix))
        key = _only(found, prefix, "joined entity")["id"]
        members = self._members(key)
        statement = self._joined["one_decided" if self._database.decided else "one"]
        [head] = self._database.rows(statement, {"id": key})
        return EntityAnchor(
            id=key, name=head["name"], kind=EntityKind(head["kind"]), members=members[:_WITNESSES]
        )

    def _members(self, key: str) -> tuple[MemberAnchor, ...]:
        decided = self._database.decided
        [head] = self._database.rows(self._joined["one_decided" if decided else "one"], {"id": key})
        found = self._database.rows(
            sql.load("decide", ROOM)["members_decided" if decided else "members"],
            {"joined": head["row"], "id": key},
        )
        return tuple(
            MemberAnchor(
                id=row["id"],
                document=row["document"],
                name=row["name"],
                kind=EntityKind(row["kind"]),
            )
            for row in found
        )

    def _split(self, prefix: str, parts: Sequence[str]) -> Decision:
        entity = self._entity(prefix)
        members = self._members(entity.id)
        taken = [
            one
            for one in members
            if any(one.id.startswith(part) or one.document.startswith(part) for part in parts)
        ]
        for part in parts:
            if not any(one.id.startswith(part) or one.document.startswith(part) for one in taken):
                raise CaseError(
                    f"{part[:40]!r} is neither a member of {entity.id} nor the document of one."
                )
        if len(taken) == len(members):
            raise InputError(f"A split has to leave a member: {entity.id} has no other than these.")
        left = tuple(one for one in members if one not in taken)
        kept = EntityAnchor(
            id=entity.id, name=entity.name, kind=entity.kind, members=left[:_WITNESSES]
        )
        return self._decision(Action.SPLIT, on=(kept,), parts=tuple(taken))

    def _utterance(self, prefix: str) -> UtteranceAnchor:
        found = self._reports(prefix)
        reports = [self._attribution(row["attribution"]) for row in found[:_WITNESSES]]
        return UtteranceAnchor(id=found[0]["id"], text=found[0]["text"], reports=tuple(reports))

    def _reports(self, prefix: str) -> Sequence[dict[str, str]]:
        blocks, decided = sql.load("decide", ROOM), self._database.decided
        found = self._database.rows(
            blocks["utterances_decided" if decided else "utterances"], _range(prefix)
        )
        head = _only(found, prefix, "utterance")
        rows = self._database.rows(
            blocks["reports_decided" if decided else "reports"], {"utterance": head["row"]}
        )
        return [dict(head) | dict(row) for row in rows]

    def _part(self, prefix: str, parts: Sequence[str]) -> Decision:
        found = self._reports(prefix)
        taken = [self._attribution(part) for part in parts]
        held = [row["attribution"] for row in found]
        for one in taken:
            if one.id not in held:
                raise CaseError(f"Attribution {one.id} is no report of utterance {found[0]['id']}.")
        left = [key for key in held if key not in {one.id for one in taken}]
        if not left:
            raise InputError(
                f"A part has to leave a report: {found[0]['id']} has no other than these."
            )
        reports = [self._attribution(key) for key in left[:_WITNESSES]]
        kept = UtteranceAnchor(id=found[0]["id"], text=found[0]["text"], reports=tuple(reports))
        return self._decision(Action.PART, on=(kept,), parts=tuple(taken))


def _check(action: Action, ids: Sequence[str], edit: Edit) -> None:
    if action in _SEVERAL:
        if len(ids) < 2:
            raise InputError(f"To {action} takes the ids of two {_SEVERAL[action]} or more.")
    elif action in _TAKEN:
        if len(ids) < 2:
            raise InputError(
                f"To {action} takes an id, and those of the {_TAKEN[action]} to take out."
            )
    elif len(ids) != 1:
        raise InputError(f"To {action} takes the id of one attribution; {len(ids)} were given.")
    if action is not Action.EDIT and edit.asked:
        raise InputError(f"Only an edit sets anything; to {action} takes no {edit.asked[0]}.")


def _range(prefix: str) -> dict[str, str]:
    low = prefix.strip().lower()
    if not _ID.fullmatch(low):
        raise CaseError(f"{prefix[:40]!r} is not an id: ids are 16 of 0-9 and a-f.")
    return {"low": low, "high": low + "g"}


def _only(found: Sequence[sqlite3.Row], prefix: str, what: str) -> sqlite3.Row:
    if not found:
        raise CaseError(f"No {what} of this case has an id that begins with {prefix}.")
    if len(found) > 1:
        raise CaseError(f"Several ids begin with {prefix}: give more of it.")
    return found[0]
