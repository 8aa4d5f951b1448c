"""How long a track takes over a large case: tables of invented words, derived as from a record.

Words fall as in texts: the n-th commonest 1/n as often as the commonest. Each document has 600 of
them and 25 attributions; one in fifty says a formulation of seven words, some of them very common.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np

from evals.reports.table import Measure
from onrecord.analyse.codebook import read
from onrecord.analyse.counting.deriving import QUERIES, ROOM, TILED, TILES, WHOLE, Files
from onrecord.analyse.counting.tables import Tables
from onrecord.analyse.counting.tokens import number
from onrecord.analyse.track.asked import Asked
from onrecord.analyse.track.tracking import track
from onrecord.link.derived.engine import Engine
from onrecord.store.database import Database

SUITE = "track_speed"
WORDS, SAYINGS, VOCABULARY, PERSONS = 600, 25, 50_000, 20_000
DAYS = [year * 10_000 + month * 100 + 15 for year in range(2011, 2031) for month in range(1, 13)]
_SEED = 7
_FORMULATION = (300, 4, 0, 2_000, 3, 1, 5_000)  # ranks of its words
_ROUNDS = 20


def word(rank: int) -> str:
    """Spell the word of a rank in letters."""
    letters = ""
    while True:
        letters = chr(ord("a") + rank % 10) + letters
        rank //= 10
        if not rank:
            return f"w{letters}"


def measure(*, documents: int = 100_000) -> list[Measure]:
    """Track a codebook of three formulations, and one source of it, again and again."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with (
            closing(Database(folder / "case", create=True)) as database,
            Tables(made(folder / "derived", documents)) as tables,
        ):
            return [
                *_timed("codebook", tables, database, documents, _codebook(), Asked()),
                *_timed("one word", tables, database, documents, _one(), Asked()),
            ]


def _codebook() -> str:
    ranks = " ".join(word(rank) for rank in _FORMULATION)
    rare = f"{word(4_000)}/{word(4_001)} {word(40)}"
    return (
        f"formulations:\n  - name: seven words\n    variants: ['{ranks}']\n"
        f"  - name: two words\n    variants: ['{rare}']\n"
        f"  - name: a rare word\n    variants: ['{word(9_000)}']\n"
    )


def _one() -> str:
    return f"formulations: ['{word(100)}']\n"


def _timed(
    name: str, tables: Tables, database: Database, documents: int, codebook: str, asked: Asked
) -> list[Measure]:
    book, times = read(codebook), []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        found = track(tables, database, "large", book, asked)
        found.table()
        times.append(time.perf_counter() - began)
    return [
        Measure(
            suite=SUITE,
            name=f"{name}, {documents:,} documents: 95th percentile, ms",
            value=float(np.percentile(times, 95)) * 1000,
        )
    ]


def made(folder: Path, documents: int) -> Files:
    """Write the derived tables of so many documents."""
    tables: dict[str, list[Path]] = {name: [] for name in (*TILED, *WHOLE)}
    for table in tables:
        (folder / table).mkdir(parents=True)
    chosen = np.random.default_rng(_SEED)
    numbers = np.array([number(word(rank)) for rank in range(VOCABULARY)], dtype=np.uint64)
    for first, columns in _tiles(chosen, documents, numbers):
        with Engine(folder, room=ROOM) as engine, engine.given("given_words", **columns):
            for table, query in (("posting", "postings"), ("spoken", "spoken")):
                tables[table].append(folder / table / f"{first}.parquet")
                engine.write(query, QUERIES, tables[table][-1])
        ranks, counts = np.unique(columns["number"], return_counts=True)
        spelt = {int(numbers[rank]): word(rank) for rank in range(VOCABULARY)}
        plain = np.array([spelt[one] for one in ranks.tolist()], dtype=object)
        tables["word"].append(folder / "word" / f"{first}.parquet")
        with (
            Engine(folder, room=ROOM) as engine,
            engine.given("given_plain", plain=plain, number=ranks, count=counts),
        ):
            engine.write("words", QUERIES, tables["word"][-1])
    _whole(chosen, folder, documents, tables)
    return Files(
        folder=folder, version="bench", tables={key: tuple(paths) for key, paths in tables.items()}
    )


def _tiles(
    chosen: np.random.Generator, documents: int, numbers: np.ndarray
) -> Iterator[tuple[int, dict[str, np.ndarray]]]:
    weights = 1 / np.arange(1, VOCABULARY + 1)
    bounds = np.cumsum(weights / weights.sum())
    for first in range(0, documents, TILES[0]):
        size = min(TILES[0], documents - first)
        ranks = np.searchsorted(bounds, chosen.random(size * WORDS)).reshape(size, WORDS)
        ranks = np.minimum(ranks, VOCABULARY - 1)
        for row in range(0, size, 50):
            ranks[row, 100 : 100 + len(_FORMULATION)] = _FORMULATION
        place = np.tile(np.arange(WORDS), size)
        document = np.repeat(np.arange(first + 1, first + size + 1), WORDS)
        saying = place // 12  # of 50 stretches of twelve words, every other is a saying
        owner = np.where(saying % 2 == 0, (document - 1) * SAYINGS + saying // 2 + 1, 0)
        voice = np.where(owner == 0, 2, owner % 2)
        yield (
            first,
            {
                "number": numbers[ranks.ravel()],
                "document": document.astype(np.int32),
                "place": place.astype(np.int32),
                "sentence": (place // 20).astype(np.int32),
                "start": (place * 6).astype(np.int32),
                "end": (place * 6 + 5).astype(np.int32),
                "owner": owner.astype(np.int64),
                "voice": voice.astype(np.int8),
            },
        )


def _whole(
    chosen: np.random.Generator, folder: Path, documents: int, tables: dict[str, list[Path]]
) -> None:
    rows = np.arange(1, documents + 1, dtype=np.int64)
    sayings = np.arange(1, documents * SAYINGS + 1, dtype=np.int64)
    weights = 1 / np.arange(1, PERSONS + 1)
    who = np.searchsorted(np.cumsum(weights / weights.sum()), chosen.random(len(sayings)))
    given = {
        "speaker": {"attribution": sayings, "who": np.minimum(who, PERSONS - 1)},
        "about": {
            "document": rows,
            "day": np.sort(
                np.array(DAYS, dtype=np.int64)[chosen.integers(0, len(DAYS), documents)]
            ),
            "publisher": chosen.integers(1, 150, documents),
            "author": np.full(documents, -1, dtype=np.int64),
            "genre": np.full(documents, "news", dtype=object),
            "language": np.full(documents, "en", dtype=object),
        },
        "copied": {
            "document": rows[::10].copy(),
            "start": np.zeros(len(rows[::10]), dtype=np.int64),
            "end": np.full(len(rows[::10]), 500, dtype=np.int64),
        },
        "repeated": {"attribution": sayings[::20].copy()},
        "person": {
            "who": np.arange(PERSONS, dtype=np.int64),
            "id": np.array([f"{n:016x}" for n in range(PERSONS)], dtype=object),
            "name": np.array([f"Person {n}" for n in range(PERSONS)], dtype=object),
            "unnamed": np.zeros(PERSONS, dtype=bool),
        },
    }
    for table, columns in given.items():
        tables[table] = [folder / table / "all.parquet"]
        with Engine(folder, room=ROOM) as engine, engine.given(f"given_{table}", **columns):
            engine.write(table, QUERIES, tables[table][0])
    tables["share"] = [folder / "share" / "all.parquet"]
    with Engine(folder, room=ROOM) as engine:
        for table in ("speaker", "about", "copied", "repeated", "posting", "spoken"):
            engine.see(table, tables[table])
        engine.make("copied_words", QUERIES)
        engine.make("share", QUERIES)
        engine.write("write_shares", QUERIES, tables["share"][0])
