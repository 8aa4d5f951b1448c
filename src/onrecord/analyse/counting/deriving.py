"""Bring the tables that questions count over up to date: Parquet segments in `derived`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.analyse.counting.passages import covered
from onrecord.analyse.counting.people import NO_AUTHOR, People, authors
from onrecord.analyse.counting.tokens import plain, tokens
from onrecord.analyse.counting.voices import Said, owners
from onrecord.document import content_id
from onrecord.link.derived.engine import Columns, Engine
from onrecord.link.derived.lock import alone
from onrecord.link.derived.segments import Tile, manifest, refresh, tiles
from onrecord.model import Kind
from onrecord.store import sql
from onrecord.store.database import Database

ROOM = "onrecord.analyse"
QUERIES = "deriving"
MADE_BY = "counting 2"  # changes with what the tables hold
TILES = (2048, 128)  # documents; a posting file of more would not fit into little memory
STAMP = "counting.json"
TILED = ("word", "posting", "spoken")
WHOLE = ("about", "speaker", "copied", "repeated", "person", "share")


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The Parquet files of each table."""

    folder: Path
    version: str  # hash of all of them: what a caption cites
    tables: dict[str, tuple[Path, ...]]


def files(database: Database, folder: Path) -> Files:
    """Give the files of a derived folder, brought up to date where the record has changed.

    Raises:
        CaseError: another process derives the tables and does not come to an end.
        OSError: the folder cannot be written to, and what stands there is out of date.
    """
    revision = database.value(sql.load("record", ROOM)["revision"])
    stamp = {"revision": revision, "made_by": MADE_BY}
    if _stamp(folder) == stamp:
        found = _standing(folder)
        if found is not None:
            return found
    folder.mkdir(exist_ok=True)
    with alone(folder), database.snapshot():
        revision = database.value(sql.load("record", ROOM)["revision"])
        made = _Deriving(database, folder).run(revision)
        stamp = {"revision": revision, "made_by": MADE_BY}
        (folder / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    return made


def _stamp(folder: Path) -> object:
    try:
        return json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _standing(folder: Path) -> Files | None:
    tables = {
        table: tuple(folder / table / one.file for one in manifest(folder / table))
        for table in (*TILED, *WHOLE)
    }
    if not all(path.is_file() for paths in tables.values() for path in paths):
        return None
    if not all(tables[table] for table in WHOLE):
        return None
    return _files(folder, tables)


def _files(folder: Path, tables: dict[str, tuple[Path, ...]]) -> Files:
    named = sorted(f"{table}/{path.name}" for table, paths in tables.items() for path in paths)
    return Files(folder=folder, tables=tables, version=content_id("counting", *named)[:8])


class _Deriving:
    """One refresh on its way."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database, self._folder = database, folder
        self._sql = sql.load("record", ROOM)

    def run(self, revision: str) -> Files:
        rows = self._database.rows(self._sql["documents"])
        wanted = list(tiles([(row["row"], row["id"]) for row in rows], MADE_BY, TILES))
        tables = {"word": refresh(self._folder, "word", wanted, self._write_words)}
        tables["posting"] = refresh(self._folder, "posting", wanted, self._take_postings)
        postings = dict(zip((tile.key for tile in wanted), tables["posting"], strict=True))

        def spoken(tile: Tile, path: Path) -> None:
            with self._engine() as engine:
                engine.see("given_words", [postings[tile.key]])
                engine.write("spoken", QUERIES, path)

        tables["spoken"] = refresh(self._folder, "spoken", wanted, spoken)
        tables |= self._whole(f"{revision}", tables)
        return _files(self._folder, tables)

    def _engine(self) -> Engine:
        return Engine(self._folder, room=ROOM)

    # By document -------------------------------------------------------------------------

    def _pending(self, tile: Tile) -> Path:
        return self._folder / "posting" / f"new-{tile.key}"

    def _write_words(self, tile: Tile, path: Path) -> None:
        """Write the words of a tile; its postings, made of the same reading, wait beside."""
        words, counted = self._read(tile)
        numbers = {number: word for word, number in counted.items()}
        unique, counts = np.unique(words["number"], return_counts=True)
        self._pending(tile).parent.mkdir(exist_ok=True)
        with self._engine() as engine:
            with engine.given("given_words", **words):
                engine.write("postings", QUERIES, self._pending(tile))
            spelt = np.array([numbers[number] for number in unique.tolist()], dtype=object)
            with engine.given("given_plain", plain=spelt, number=unique, count=counts):
                engine.write("words", QUERIES, path)

    def _take_postings(self, tile: Tile, path: Path) -> None:
        if not self._pending(tile).is_file():
            with self._engine() as engine, engine.given("given_words", **self._read(tile)[0]):
                engine.write("postings", QUERIES, path)
            return
        self._pending(tile).replace(path)

    def _read(self, tile: Tile) -> tuple[Columns, dict[str, int]]:
        """Number the words of some documents; and each plain word with its number."""
        values = {"first": tile.first, "last": tile.last}
        said = self._said(values)
        parts: dict[str, list[np.ndarray]] = defaultdict(list)
        spelt: dict[str, int] = {}
        for row in self._database.connection.execute(self._sql["texts"], values):
            found = tokens(row["text"])
            owner, voice = owners(found.starts, said.get(row["row"], ()))
            spelt |= dict(zip(found.written, found.numbers.tolist(), strict=True))
            parts["number"].append(found.numbers)
            parts["document"].append(np.full(len(found), row["row"], dtype=np.int32))
            parts["place"].append(found.places.astype(np.int32))
            parts["sentence"].append(found.sentences.astype(np.int32))
            parts["start"].append(found.starts.astype(np.int32))
            parts["end"].append(found.ends.astype(np.int32))
            parts["owner"].append(owner)
            parts["voice"].append(voice.astype(np.int8))
        columns = {name: np.concatenate(arrays) for name, arrays in parts.items()}
        return columns, {plain(word): number for word, number in spelt.items()}

    def _said(self, values: dict[str, int]) -> dict[int, list[Said]]:
        pieces: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for row in self._database.rows(self._sql["pieces"], values):
            pieces[row["attribution"]].append((row["start"], row["end"]))
        said: dict[int, list[Said]] = defaultdict(list)
        for row in self._database.rows(self._sql["said"], values):
            said[row["document"]].append(
                Said(
                    row=row["row"],
                    kind=Kind(row["kind"]),
                    depth=row["depth"],
                    unsaid=bool(row["unsaid"]),
                    pieces=tuple(pieces[row["row"]]),
                )
            )
        return said

    # Over the whole case -----------------------------------------------------------------

    def _whole(
        self, revision: str, tables: dict[str, tuple[Path, ...]]
    ) -> dict[str, tuple[Path, ...]]:
        key = content_id("counting", MADE_BY, revision, *(path.name for path in tables["spoken"]))
        only = [Tile(first=0, last=0, key=key)]
        people = People()
        speaker = self._speakers(people)
        columns: dict[str, Callable[[], Columns]] = {
            "speaker": lambda: speaker,
            "about": lambda: self._about(people),
            "copied": self._copied,
            "repeated": self._repeated,
            "person": lambda: _persons(people),
        }
        made: dict[str, tuple[Path, ...]] = {}
        for table, rows in columns.items():
            made[table] = refresh(self._folder, table, only, self._writer(table, rows()))

        def share(_: Tile, path: Path) -> None:
            self._write_shares(tables | made, path)

        made["share"] = refresh(self._folder, "share", only, share)
        return made

    def _writer(self, table: str, columns: Columns) -> Callable[[Tile, Path], None]:
        def write(_: Tile, path: Path) -> None:
            with self._engine() as engine, engine.given(f"given_{table}", **columns):
                engine.write(table, QUERIES, path)

        return write

    def _write_shares(self, tables: dict[str, tuple[Path, ...]], path: Path) -> None:
        with self._engine() as engine:
            for table in ("speaker", "about", "copied", "repeated"):
                engine.see(table, tables[table])
            if tables["posting"]:
                engine.see("posting", tables["posting"])
                engine.see("spoken", tables["spoken"])
            else:
                engine.give("posting", **_NO_POSTINGS)
                engine.give("spoken", **_NO_SPOKEN)
            engine.make("copied_words", QUERIES)
            engine.make("share", QUERIES)
            engine.write("write_shares", QUERIES, path)

    def _speakers(self, people: People) -> Columns:
        found = [
            (row["attribution"], people.of(row))
            for row in self._database.connection.execute(self._sql["speakers"])
        ]
        return _integers(dict.fromkeys(found), "attribution", "who")

    def _about(self, people: People) -> Columns:
        rows = self._database.rows(self._sql["about"])
        by = authors(
            self._database.rows(self._sql["speeches"]),
            self._database.rows(self._sql["bylines"]),
            people,
        )
        numbers = [
            (row["row"], row["day"], row["publisher_row"], by.get(row["row"], NO_AUTHOR))
            for row in rows
        ]
        texts = {
            key: np.array([row[key] for row in rows], dtype=object) for key in ("genre", "language")
        }
        return _integers(numbers, "document", "day", "publisher", "author") | texts

    def _copied(self) -> Columns:
        rows = self._database.rows(self._sql["copied"])
        return _integers(covered(rows), "document", "start", "end")

    def _repeated(self) -> Columns:
        rows = self._database.rows(self._sql["repeated"])
        return _integers([(row["attribution"],) for row in rows], "attribution")


def _persons(people: People) -> Columns:
    return {
        "who": np.arange(len(people.persons), dtype=np.int64),
        "id": np.array([one.id for one in people.persons], dtype=object),
        "name": np.array([one.name for one in people.persons], dtype=object),
        "unnamed": np.array([one.unnamed for one in people.persons], dtype=bool),
    }


def _integers(rows: Iterable[tuple[int, ...]], *names: str) -> dict[str, np.ndarray]:
    table = np.array(list(rows), dtype=np.int64).reshape(-1, len(names))
    return {name: table[:, place].copy() for place, name in enumerate(names)}


_NO_POSTINGS = _integers([], "document", "owner", "voice", "start")
_NO_SPOKEN = _integers([], "document", "owner", "voice", "words")
