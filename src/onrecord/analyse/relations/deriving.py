"""Bring the tables of relations up to date: Parquet segments in `derived`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.analyse.counting.deriving import ROOM, Files
from onrecord.document import content_id
from onrecord.kinds import EntityKind
from onrecord.link.derived.engine import Columns, Engine
from onrecord.link.derived.lock import alone
from onrecord.link.derived.segments import Tile, manifest, refresh
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.search import fold

MADE_BY = "relations 2"  # changes with what the tables hold
STAMP = "relations.json"
GIVEN = ("actor", "saying", "said_by", "bond")
TABLES = (*GIVEN, "edge")
NOBODY = -1
_QUERIES = "relations"
_TEXTS = frozenset("id name kind genre act channel seniority institution since until".split())


def files(database: Database, folder: Path) -> Files:
    """Give the files of a derived folder, brought up to date where the record has changed.

    Raises:
        CaseError: another process derives the tables and does not come to an end.
        OSError: the folder cannot be written to, and what stands there is out of date.
    """
    asks = sql.load("gathering", ROOM)
    stamp = {"revision": database.value(asks["revision"]), "made_by": MADE_BY}
    found = _standing(folder, stamp)
    if found is not None:
        return found
    folder.mkdir(exist_ok=True)
    with alone(folder), database.snapshot():
        stamp = {"revision": database.value(asks["revision"]), "made_by": MADE_BY}
        tables = _written(database, folder, f"{stamp['revision']}")
        (folder / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    return _files(folder, tables)


def _standing(folder: Path, stamp: Mapping[str, object]) -> Files | None:
    try:
        held = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    tables = {
        table: tuple(folder / table / one.file for one in manifest(folder / table))
        for table in TABLES
    }
    whole = all(paths and all(path.is_file() for path in paths) for paths in tables.values())
    return _files(folder, tables) if held == stamp and whole else None


def _files(folder: Path, tables: dict[str, tuple[Path, ...]]) -> Files:
    named = sorted(f"{table}/{path.name}" for table, paths in tables.items() for path in paths)
    return Files(folder=folder, tables=tables, version=content_id("relations", *named)[:8])


def _written(database: Database, folder: Path, revision: str) -> dict[str, tuple[Path, ...]]:
    only = [Tile(first=0, last=0, key=content_id("relations", MADE_BY, revision))]
    gathered = _Gathering(database)
    rows: dict[str, Callable[[], Columns]] = {
        "saying": gathered.sayings,
        "said_by": gathered.said_by,
        "bond": gathered.bonds,
        "actor": gathered.actors,  # the last, as the others number whom they meet
    }
    made: dict[str, tuple[Path, ...]] = {}
    for table, columns in rows.items():
        made[table] = refresh(folder, table, only, _writer(folder, table, columns()))

    def edges(_: Tile, path: Path) -> None:
        with Engine(folder, room=ROOM) as engine:
            for table, paths in made.items():
                engine.see(table, paths)
            engine.write("edges", _QUERIES, path)

    made["edge"] = refresh(folder, "edge", only, edges)
    return made


def _writer(folder: Path, table: str, columns: Columns) -> Callable[[Tile, Path], None]:
    def write(_: Tile, path: Path) -> None:
        with Engine(folder, room=ROOM) as engine, engine.given(f"given_{table}", **columns):
            engine.write(table, _QUERIES, path)

    return write


@dataclass(slots=True)
class _Gathering:
    """Rows of the record on their way, with a number for everybody met."""

    database: Database
    who: dict[str, int] = field(default_factory=dict)  # by what an actor is told apart by
    told: list[tuple[str, str, str, bool]] = field(default_factory=list)
    entities: dict[int, int] = field(default_factory=dict)  # row of an entity -> who
    publishers: dict[int, int] = field(default_factory=dict)  # row of a publisher -> who
    asks: Mapping[str, str] = field(default_factory=lambda: sql.load("gathering", ROOM))

    def __post_init__(self) -> None:
        papers: dict[str, int] = {}
        for row in self._each("actors"):
            key = row["joined"] or row["id"]
            number = self._number(key, (key, row["name"], row["kind"], bool(row["unnamed"])))
            self.entities[row["row"]] = number
            if row["kind"] == EntityKind.PUBLISHER:
                papers.setdefault(_paper(row["name"]), number)
        for row in self._each("publishers"):
            paper = papers.get(_paper(row["name"]))
            told = ("", row["name"], EntityKind.PUBLISHER.value, False)
            self.publishers[row["row"]] = (
                self._number(f"publisher {row['row']}", told) if paper is None else paper
            )

    def actors(self) -> Columns:
        names, kinds = ("id", "name", "kind", "unnamed"), (object, object, object, bool)
        columns: dict[str, np.ndarray] = {"who": np.arange(len(self.told), dtype=np.int64)}
        for place, (name, kind) in enumerate(zip(names, kinds, strict=True)):
            columns[name] = np.array([one[place] for one in self.told], dtype=kind)
        return columns

    def sayings(self) -> Columns:
        return self._columns(
            "sayings",
            "attribution document day publisher genre kind act channel unnamed seniority "
            "institution said_from said_to unsaid denied listed target outer start end",
            target=self.entities,
            publisher=self.publishers,
        )

    def said_by(self) -> Columns:
        rows = self._columns("said_by", "attribution entity", entity=self.entities)
        return {"attribution": rows["attribution"], "who": rows["entity"]}

    def bonds(self) -> Columns:
        return self._columns(
            "ties",
            "document day publisher kind one other since until start end asserted",
            publisher=self.publishers,
            one=self.entities,
            other=self.entities,
        )

    def _columns(self, ask: str, names: str, **numbered: Mapping[int, int]) -> Columns:
        held: dict[str, list[Any]] = {name: [] for name in names.split()}
        for row in self._each(ask):
            for name, column in held.items():
                value = row[name]
                column.append(numbered[name].get(value, NOBODY) if name in numbered else value)
        return {name: _array(name, column) for name, column in held.items()}

    def _each(self, ask: str) -> Iterable[sqlite3.Row]:
        found: Iterable[sqlite3.Row] = self.database.connection.execute(self.asks[ask])
        return found

    def _number(self, key: str, told: tuple[str, str, str, bool]) -> int:
        number = self.who.setdefault(key, len(self.told))
        if number == len(self.told):
            self.told.append(told)
        return number


def _paper(name: str) -> str:
    return fold(name).removeprefix("the ")


_FLAGS = frozenset({"unsaid", "denied", "listed", "unnamed"})


def _array(name: str, values: Sequence[Any]) -> np.ndarray:
    if name in _TEXTS:
        return np.array(values, dtype=object)
    return np.array(values, dtype=bool if name in _FLAGS else np.int64)
