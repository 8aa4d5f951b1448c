"""What decisions come to in a case: what lists leave out or show otherwise, entities, utterances.

Utterances of whose reports something was decided are made anew of what is left; so are those that
humans joined or parted. The record keeps its own.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.kinds import Action, Kind
from onrecord.model import content_id
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.decisions import anchors
from onrecord.store.decisions.decision import Decision, PassageAnchor, UtteranceAnchor
from onrecord.store.decisions.entities import Entities
from onrecord.store.decisions.file import ROOM
from onrecord.store.decisions.log import of_row
from onrecord.store.decisions.resolving import Resolver
from onrecord.store.load import load

if TYPE_CHECKING:
    from onrecord.link.utterances.saying import Saying, Utterance

_GONE = "“{}” is not reported in this case any more"
_ALONE = "what was to be parted is not in one utterance any more"


def bring_up(database: Database) -> None:
    """Find out what decisions come to, in the transaction of whoever calls."""
    Resolver(database).bring_up()
    Entities(database).bring_up()
    _Utterances(database).bring_up()


@dataclass(slots=True, kw_only=True, eq=False)
class _Group:
    """Attributions that report one saying."""

    reports: set[int]
    decisions: set[int] = field(default_factory=set)


class _Utterances:
    """Statements of one transaction, which whoever calls keeps."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sql = sql.load("decided", "onrecord.link")
        self._groups: dict[int, _Group] = {}  # by the utterance of the record
        self._parted: list[_Group] = []

    def _run(self, statement: str, **values: object) -> None:
        self._database.connection.execute(self._sql[statement], values)

    def _rows(self, statement: str, **values: object) -> Sequence[sqlite3.Row]:
        return self._database.rows(self._sql[statement], values)

    def bring_up(self) -> None:
        self._touch([row["utterance"] for row in self._rows("touched")])
        for row in self._rows("decisions"):
            decision = of_row(row)
            decide = self._join if decision.action is Action.JOIN else self._part
            reason = decide(row["row"], decision)
            values = {
                "decision": row["row"],
                "state": "orphaned" if reason else "applied",
                "reason": reason,
                "fields": "",
                "attribution": None,
            }
            add = sql.load("resolve", ROOM)["add_resolution"]
            self._database.connection.execute(add, values)
        self._store()

    def _touch(self, utterances: Iterable[int]) -> None:
        """Remember the reports of utterances of the record."""
        new = [row for row in utterances if row not in self._groups]
        for row in self._rows("reports", utterances=json.dumps(new)):
            group = self._groups.setdefault(row["utterance"], _Group(reports=set()))
            group.reports.add(row["attribution"])

    def _join(self, row: int, decision: Decision) -> str | None:
        groups = []
        for anchor in decision.on:
            assert isinstance(anchor, UtteranceAnchor)  # noqa: S101 - `lines` refuses others
            group = self._group_of(anchor)
            if group is None:
                return _GONE.format(anchor.text)
            groups.append(group)
        first = groups[0]
        for other in groups[1:]:
            if other is not first:
                first.reports |= other.reports
                first.decisions |= other.decisions
                self._groups = {
                    key: first if group is other else group for key, group in self._groups.items()
                }
                self._parted = [group for group in self._parted if group is not other]
        first.decisions.add(row)
        return None

    def _part(self, row: int, decision: Decision) -> str | None:
        [anchor] = decision.on
        assert isinstance(anchor, UtteranceAnchor)  # noqa: S101 - see `_join`
        rest = self._group_of(anchor)
        if rest is None:
            return _GONE.format(anchor.text)
        parts = [one for one in decision.parts if isinstance(one, PassageAnchor)]
        taken = {found for found in map(self._find, parts) if found is not None} & rest.reports
        if not taken or taken == rest.reports:
            return _ALONE
        rest.reports -= taken
        rest.decisions.add(row)
        self._parted.append(_Group(reports=taken, decisions={row}))
        return None

    def _group_of(self, anchor: UtteranceAnchor) -> _Group | None:
        """Give the utterance of the first report that is still there and is in one alone."""
        for report in anchor.reports:
            row = self._find(report)
            if row is None:
                continue
            self._touch(r["utterance"] for r in self._rows("utterances_of", attribution=row))
            every = {id(one): one for one in (*self._groups.values(), *self._parted)}
            found = [group for group in every.values() if row in group.reports]
            if len(found) == 1:
                return found[0]
        return None

    def _find(self, anchor: PassageAnchor) -> int | None:
        """Give the row of an attribution as it stands now."""
        found = self._rows("attribution", id=anchor.id)
        if found:
            return int(found[0]["row"])
        documents = self._rows("document", document=anchor.document.id)
        if not documents:
            return None
        at = anchors.find(anchor, load(self._database, documents[0]["id"]))
        if isinstance(at, str):
            return None
        rows = self._rows("attribution_at", document=documents[0]["row"], ordinal=at)
        return int(rows[0]["row"])

    def _store(self) -> None:
        """Make what is new, keep what is as it was, drop the rest."""
        every = {id(one): one for one in (*self._groups.values(), *self._parted)}
        groups = list(every.values())
        rows = sorted({row for group in groups for row in group.reports})
        sayings = self._sayings(json.dumps(rows)) if rows else {}
        known = {row["made_of"]: row["row"] for row in self._rows("known")}
        self._run("forget_gone")
        self._run("forget_decisions")
        for utterance in self._groups:
            self._run("add_gone", utterance=utterance)
        wanted = {}
        for group in groups:
            told = [sayings[row] for row in sorted(group.reports) if row in sayings]
            if told:
                wanted[content_id("reports", *map(repr, told))] = (group, told)
        for made_of in known.keys() - wanted.keys():
            self._run("drop", row=known[made_of])
        numbers = {saying.id: row for row, saying in sayings.items()}
        for made_of, (group, told) in wanted.items():
            row = known.get(made_of)
            if row is None:
                row = self._make(made_of, told, numbers)
            for decision in group.decisions:
                self._run("add_decision", utterance=row, decision=decision)

    def _sayings(self, rows: str) -> Mapping[int, Saying]:
        from onrecord.link.utterances.saying import Saying  # noqa: PLC0415 - loads rapidfuzz

        speakers: defaultdict[int, list[str]] = defaultdict(list)
        for row in self._rows("speakers", rows=rows):
            speakers[row["attribution"]].append(row["id"])
        return {
            row["row"]: Saying(
                **{key: row[key] for key in ("id", "document", "text", "name", "publisher")},
                published=row["published"],
                speakers=tuple(dict.fromkeys(speakers[row["row"]])),
                since=row["said_since"],
                until=row["said_until"],
                direct=row["kind"] == Kind.DIRECT,
                official=bool(row["official"]),
            )
            for row in self._rows("sayings", rows=rows)
        }

    def _make(self, made_of: str, told: Sequence[Saying], numbers: Mapping[str, int]) -> int:
        from onrecord.link.utterances.reporting import one_utterance  # noqa: PLC0415 - as above

        made = one_utterance(told)
        row = int(self._rows("next_row")[0][0])
        self._run("add_utterance", row=row, made_of=made_of, **_values(made))
        for ordinal, speaker in enumerate(made.speakers):
            self._run("add_speaker", utterance=row, ordinal=ordinal, speaker=speaker)
        for ordinal, report in enumerate(made.reports):
            self._run(
                "add_report",
                utterance=row,
                ordinal=ordinal,
                attribution=numbers[report.saying.id],
                fidelity=report.fidelity,
            )
        return row


def _values(one: Utterance) -> dict[str, object]:
    same = ("id", "text", "since", "until", "earliest", "reference", "fullest", "contested")
    sayings = [report.saying for report in one.reports]
    return {
        **{key: getattr(one, key) for key in same},
        "reports": len(sayings),
        "documents": len({saying.document for saying in sayings}),
        "publishers": len({saying.publisher for saying in sayings if saying.publisher}),
    }
