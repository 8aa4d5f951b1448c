"""Read what counting asks of a record."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from onrecord.link.origins.official import is_body
from onrecord.link.origins.placing import Copied
from onrecord.link.origins.publishers import Publishers
from onrecord.link.origins.rows import Attributed, LinkedDocument, Mentioned, Place
from onrecord.link.origins.tellings import Telling, is_text, tellings
from onrecord.model import Kind
from onrecord.store import sql
from onrecord.store.database import Database


class Loading:
    """The linked documents of a record, with what was found in them."""

    def __init__(self, database: Database) -> None:
        """Read nothing yet."""
        self._database = database
        self._sql = sql.load("origins")

    def tellings(self) -> list[Telling]:
        """Give what every linked document tells, in an order that its arrival does not change."""
        publishers = Publishers(
            {
                each.publisher
                for each in self._documents()
                if each.publisher and not is_text(each) and not is_body(each.publisher)
            }
        )
        speakers = frozenset(
            who for each in self._attributions.values() for one in each for who in one.speakers
        )
        found = [one for each in self._documents() for one in tellings(each, publishers, speakers)]
        return sorted(found, key=lambda one: (one.document.id, one.start, one.end))

    def _documents(self) -> Iterator[LinkedDocument]:
        """Give documents with what was found in them, one at a time."""
        said, named = self._attributions, self._mentions
        for row in self._database.connection.execute(self._sql["documents"]):
            values = {key: row[key] for key in row.keys() if key != "turns"}  # noqa: SIM118
            yield LinkedDocument(
                **values,
                turns=bool(row["turns"]),
                attributions=tuple(said.get(row["row"], ())),
                mentions=named.get(row["row"], ()),
            )

    @cached_property
    def _mentions(self) -> dict[int, tuple[Mentioned, ...]]:
        found: defaultdict[int, list[Mentioned]] = defaultdict(list)
        for row in self._database.rows(self._sql["mentions"]):
            found[row["document"]].append(_mentioned(row))
        return {document: tuple(each) for document, each in found.items()}

    @cached_property
    def _attributions(self) -> dict[int, list[Attributed]]:
        pieces: defaultdict[int, defaultdict[str, list[Place]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for row in self._database.rows(self._sql["pieces"]):
            pieces[row["attribution"]][row["role"]].append((row["start"], row["end"]))
        speakers: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in self._database.rows(self._sql["speakers"]):
            speakers[row["attribution"]].append(row)
        outer: defaultdict[int, list[str]] = defaultdict(list)
        for row in self._database.rows(self._sql["chains"]):
            outer[row["attribution"]].append(row["outer_attribution"])
        found: defaultdict[int, list[Attributed]] = defaultdict(list)
        for row in self._database.rows(self._sql["attributions"]):
            who = speakers.get(row["row"], ())
            found[row["document"]].append(
                Attributed(
                    row=row["row"],
                    id=row["id"],
                    places={role: tuple(each) for role, each in pieces[row["row"]].items()},
                    channel=row["channel"],
                    unnamed=bool(row["unnamed"]),
                    speakers=tuple(dict.fromkeys(one["joined"] for one in who if one["joined"])),
                    kinds=tuple(one["kind"] for one in who),
                    outer=tuple(outer.get(row["row"], ())),
                    direct=row["kind"] == Kind.DIRECT,
                    disputes=bool(row["disputes"]),
                    content=row["content"],
                    cue=row["cue"],
                    since=row["said_since"],
                    until=row["said_until"],
                    dated=bool(row["dated"]),
                )
            )
        return found

    def reports(self) -> dict[int, list[tuple[int, bool]]]:
        """Give the attributions of each utterance, and whether they are direct."""
        found: defaultdict[int, list[tuple[int, bool]]] = defaultdict(list)
        for row in self._database.rows(self._sql["reports"]):
            found[row["utterance"]].append((row["attribution"], row["kind"] == Kind.DIRECT))
        return found

    def copies(self) -> dict[tuple[int, int], Copied]:
        """Give the documents that share text, the smaller row first."""
        return {
            (row["one"], row["other"]): Copied(
                kind=row["kind"],
                first=row["first"],
                plain=(row["longest"] or 0) * (1 - row["quoted"]),
            )
            for row in self._database.rows(self._sql["copies"])
        }


def _mentioned(row: sqlite3.Row) -> Mentioned:
    return Mentioned(start=row["start"], end=row["end"], kind=row["kind"], joined=row["joined"])
