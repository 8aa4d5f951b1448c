"""What merges and splits come to: entities of the case that humans made of those of the record.

The record's own entities stay as `link` made them; here stands where their members are now. So a
decision holds at once, whatever `link` makes later, and goes at once when it is taken back.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.kinds import Action
from onrecord.model import content_id
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.decisions.anchors import find_member
from onrecord.store.decisions.decision import Decision, EntityAnchor, MemberAnchor
from onrecord.store.decisions.log import of_row
from onrecord.store.decisions.members import FIRST
from onrecord.store.search import fold

ROOM = "onrecord.store.decisions"
_GONE = "{} is not an entity of this case any more"
_ALONE = "what was to be split is not in one entity any more"


@dataclass(slots=True, kw_only=True, eq=False)
class _Group:
    """Members that are one entity now."""

    joined: set[int] = field(default_factory=set)  # of the record: their members, but for some
    taken_out: set[int] = field(default_factory=set)  # members of these that are elsewhere
    within: set[int] = field(default_factory=set)  # members of others that are here
    decisions: set[int] = field(default_factory=set)
    head: int | None = None  # of the record: after whom it is called


class Entities:
    """Statements of one transaction, which whoever calls keeps."""

    def __init__(self, database: Database) -> None:
        """Write nothing yet."""
        self._database = database
        self._sql = sql.load("joined", ROOM)
        self._by_joined: dict[int, _Group] = {}
        self._by_member: dict[int, _Group] = {}  # those that stand apart from their entity

    def _run(self, statement: str, **values: object) -> None:
        self._database.connection.execute(self._sql[statement], values)

    def _many(self, statement: str, rows: Iterable[Mapping[str, object]]) -> None:
        self._database.connection.executemany(self._sql[statement], rows)

    def _rows(self, statement: str, **values: object) -> Sequence[sqlite3.Row]:
        return self._database.rows(self._sql[statement], values)

    def bring_up(self) -> None:
        """Make anew what merges and splits come to, the oldest first."""
        self._run("forget_joined")
        for row in self._rows("decisions"):
            decision = of_row(row)
            if decision.action is Action.MERGE:
                reason = self._merge(row["row"], decision)
            else:
                reason = self._split(row["row"], decision)
            self._database.connection.execute(
                sql.load("resolve", ROOM)["add_resolution"],
                {
                    "decision": row["row"],
                    "state": "orphaned" if reason else "applied",
                    "reason": reason,
                    "fields": "",
                    "attribution": None,
                },
            )
        every = {*self._by_joined.values(), *self._by_member.values()}
        made = [group for group in every if group.decisions]
        for number, group in enumerate(sorted(made, key=_order), start=FIRST + 1):
            self._write(number, group)
        self._run("forget_deltas")
        self._run("add_deltas")

    def _merge(self, row: int, decision: Decision) -> str | None:
        """Make one entity of several; gives why it cannot be."""
        groups = []
        for anchor in decision.on:
            assert isinstance(anchor, EntityAnchor)  # noqa: S101 - `lines` refuses others
            group = self._group_of(anchor.members)
            if group is None:
                return _GONE.format(anchor.name)
            groups.append(group)
        first = groups[0]
        for other in groups[1:]:
            self._unite(first, other)
        first.decisions.add(row)
        return None

    def _unite(self, one: _Group, other: _Group) -> None:
        if one is other:
            return
        one.joined |= other.joined
        one.taken_out |= other.taken_out
        one.within |= other.within
        one.decisions |= other.decisions
        back = one.within & one.taken_out  # came back to where they were taken from
        one.within -= back
        one.taken_out -= back
        for table in (self._by_joined, self._by_member):
            table.update({key: one for key, group in table.items() if group is other})
        for member in back:
            self._by_member.pop(member, None)

    def _split(self, row: int, decision: Decision) -> str | None:
        """Take members out of an entity; gives why it cannot be."""
        [anchor] = decision.on
        assert isinstance(anchor, EntityAnchor)  # noqa: S101 - see `_merge`
        parts = [one for one in decision.parts if isinstance(one, MemberAnchor)]
        taken = [found for found in map(self._find, parts) if found is not None]
        rest = self._group_of(anchor.members)
        if not taken or rest is None:
            return _GONE.format(parts[0].name if not taken else anchor.name)
        apart = _Group(decisions={row})
        for member, joined in taken:
            group = self._by_member.get(member) or self._of_joined(joined)
            if group is not rest:
                continue  # `link`, or another human, has parted it already
            group.within.discard(member)
            if joined in group.joined:
                group.taken_out.add(member)
            apart.within.add(member)
            self._by_member[member] = apart
        if not apart.within:
            return _ALONE
        rest.decisions.add(row)
        return None

    def _group_of(self, members: Iterable[MemberAnchor]) -> _Group | None:
        """Give where the first of some members is that is still there."""
        for anchor in members:
            found = self._find(anchor)
            if found is not None:
                return self._by_member.get(found[0]) or self._of_joined(found[1])
        return None

    def _of_joined(self, joined: int) -> _Group:
        return self._by_joined.setdefault(joined, _Group(joined={joined}, head=joined))

    def _find(self, anchor: MemberAnchor) -> tuple[int, int] | None:
        """Give the row of a member, and of the entity of the record that it is one of."""
        found = self._rows("entity", id=anchor.id)
        if not found:
            every = self._rows("entities_of", document=anchor.document)
            row = find_member(anchor, ((one["row"], one["id"], one["name"]) for one in every))
            found = [one for one in every if one["row"] == row]
        return (found[0]["row"], found[0]["joined"]) if found else None

    def _write(self, row: int, group: _Group) -> None:
        """Store an entity that decisions made, with its names and counts."""
        lists = {
            "rows": json.dumps(sorted(group.joined)),
            "out": json.dumps(sorted(group.taken_out)),
            "within": json.dumps(sorted(group.within)),
        }
        found = self._rows("joined", rows=lists["rows"])
        heads = sorted(found, key=lambda one: one["row"] != group.head)
        if group.taken_out or group.within:
            members = self._rows("holds", **lists)
            names = self._names_of(members)
            head = _head(heads, members)
            first = members[0]["id"]
            documents = len({one["document"] for one in members})
            attributions = sum(one["attributions"] for one in members)
        else:  # all members of several: what is known of each tells of all
            names = [one["name"] for one in self._rows("joined_names", rows=lists["rows"])]
            head = dict(heads[0])
            first = min(self._rows("first_member", id=one["id"])[0]["id"] for one in heads)
            documents = self._database.value(self._sql["documents"], {"rows": lists["rows"]})
            attributions = sum(one["attributions"] for one in heads)
        key = content_id("joined entity", first)
        counts = {"documents": documents, "attributions": attributions}
        same = {name: head[name] for name in ("name", "kind", "unnamed", "listed")}
        self._run("add_joined", row=row, id=key, **same, **counts)
        ordered = list(dict.fromkeys([head["name"], *names]))
        self._many(
            "add_name",
            (
                {"folded": fold(name), "joined": row, "ordinal": ordinal, "name": name}
                for ordinal, name in enumerate(ordered)
            ),
        )
        self._many("add_into", ({"joined": joined, "into": row} for joined in group.joined))
        self._many("add_member", ({"entity": one, "joined": row} for one in group.within))
        self._many("add_decision", ({"joined": row, "decision": one} for one in group.decisions))

    def _names_of(self, members: Sequence[sqlite3.Row]) -> list[str]:
        """Give every name of some members, the commonest first."""
        rows = json.dumps([one["row"] for one in members])
        aliases = [row["name"] for row in self._rows("aliases", entities=rows)]
        counts = Counter(one["name"] for one in members)
        ordered = sorted(counts, key=lambda name: (-counts[name], name))
        return [*ordered, *aliases]


def _order(group: _Group) -> tuple[list[int], list[int]]:
    return sorted(group.joined), sorted(group.within)


def _head(heads: Sequence[sqlite3.Row], members: Sequence[sqlite3.Row]) -> dict[str, Any]:
    """Say who it is: as the record's entity is called, if a member still is; else as most are."""
    names = Counter(one["name"] for one in members)
    if heads and heads[0]["name"] in names:
        return dict(heads[0])
    name = min(names, key=lambda each: (-names[each], -len(each), each))
    kind = next(one["kind"] for one in members if one["name"] == name)
    return {"name": name, "kind": kind, "unnamed": 0, "listed": None}
