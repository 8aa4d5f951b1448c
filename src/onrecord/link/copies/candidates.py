"""Candidates: pairs of documents that share rare shingles, from an inverted index on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from onrecord.link.copies.words import Numbers, Places
from onrecord.link.derived.engine import Engine
from onrecord.link.derived.segments import Tile, refresh, tiles

QUERIES = "copies"
TABLE = "shingle"
MADE_BY = "shingles 1"  # changes with what a shingle is
MOST = 50  # documents that have a rare shingle; 30 lose pairs, 100 find none more
LEAST = 3  # rare shingles that make a candidate
_TOGETHER = 50_000  # pairs whose sets are held in memory at one time

Sets = Callable[[int, int], Iterable[tuple[int, Numbers]]]  # rows from, to: (row, shingles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """What fresh documents change; a pair is two rows, the smaller one first."""

    one: Places
    other: Places
    rare: Places  # shingles that both have and few documents else
    fewer: tuple[tuple[int, int, int], ...]  # (one, other, how many less) of pairs from before


def index(
    folder: Path, documents: Sequence[tuple[int, str]], sets_of: Sets, engine: Engine
) -> tuple[Path, ...]:
    """Bring the segments of shingles up to date.

    Args:
        folder: The derived folder.
        documents: (row, id) of every document of the case, in the order of the rows.
        sets_of: Gives the shingles of documents between two rows, both inclusive.
        engine: Writes the files.
    """

    def write(tile: Tile, path: Path) -> None:
        sets = list(sets_of(tile.first, tile.last))
        rows = np.array([row for row, _ in sets], dtype=np.int64)
        with engine.given(
            "given_set",
            document=np.repeat(rows, [len(found) for _, found in sets]),
            shingle=np.concatenate([found for _, found in sets]),
        ):
            engine.write("segment", QUERIES, path)

    return refresh(folder, TABLE, tiles(documents, MADE_BY), write)


def find(engine: Engine, segments: Sequence[Path], fresh: Sequence[int]) -> Candidates:
    """Find the candidates among documents of which the fresh ones are new."""
    engine.see("posting", segments)
    engine.give("fresh", document=np.array(fresh, dtype=np.int64))
    engine.make("touched", QUERIES, most=MOST)
    pairs = engine.ask("candidates", QUERIES, most=MOST, least=LEAST)
    fewer = engine.ask("commoner", QUERIES, most=MOST)
    return Candidates(
        one=pairs["one"],
        other=pairs["other"],
        rare=pairs["rare"],
        fewer=tuple(zip(*(fewer[key].tolist() for key in ("one", "other", "fewer")), strict=True)),
    )


def shared(engine: Engine, found: Candidates) -> Iterator[tuple[slice, Places, Places, Places]]:
    """Count exactly, for candidates part by part: shared shingles, and those of either document."""
    for start in range(0, len(found.one), _TOGETHER):
        part = slice(start, start + _TOGETHER)
        one, other = found.one[part], found.other[part]
        sets = _sets(engine, np.union1d(one, other))
        sizes = {row: len(own) for row, own in sets.items()}
        yield (
            part,
            _shared(one, other, sets),
            np.array([sizes[row] for row in one.tolist()], dtype=np.int64),
            np.array([sizes[row] for row in other.tolist()], dtype=np.int64),
        )


def _sets(engine: Engine, documents: Places) -> dict[int, Numbers]:
    with engine.given("asked", document=documents):
        rows = engine.ask("sets", QUERIES)
    ends = np.searchsorted(rows["document"], documents, "right")
    starts = np.searchsorted(rows["document"], documents, "left")
    return {
        row: rows["shingle"][start:end]
        for row, start, end in zip(documents.tolist(), starts.tolist(), ends.tolist(), strict=True)
    }


def _shared(one: Places, other: Places, sets: dict[int, Numbers]) -> Places:
    """Count the shingles that both of a pair have; pairs come in the order of `one`."""
    counts = np.zeros(len(one), dtype=np.int64)
    edges = np.flatnonzero(np.diff(one)) + 1
    bounds = [0, *edges.tolist(), len(one)]
    for start, end in pairwise(bounds):
        own = sets[int(one[start])]
        theirs = [sets[row] for row in other[start:end].tolist()]
        every = np.concatenate(theirs)
        at = np.minimum(np.searchsorted(own, every), len(own) - 1)
        firsts = np.cumsum([0, *(len(found) for found in theirs[:-1])])
        counts[start:end] = np.add.reduceat((own[at] == every).astype(np.int64), firsts)
    return counts
