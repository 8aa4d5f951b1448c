"""Bring documents into a record: what is new in some paths, through the stages, batch by batch."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from onrecord.model import Input, Issue
from onrecord.read import SUFFIXES
from onrecord.run.engine import engine
from onrecord.run.local import Result, run
from onrecord.run.plan import Plan, listed
from onrecord.store.database import Database
from onrecord.store.inputs import input_key, knows
from onrecord.store.write import Found, Outcome, put

_Item = TypeVar("_Item")
# What these hold is larger or smaller than they are, and nobody knows it beforehand.
_PACKED = (".gz", ".tgz", ".zip", ".warc", ".parquet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an `add` has come. `fraction` (0-1, by bytes) is None where the end is unknown."""

    documents: int  # added, known and failed together
    fraction: float | None
    seconds: float

    @property
    def seconds_left(self) -> float | None:
        """Time left at the mean pace so far; None where the end is unknown."""
        if not self.fraction:
            return None
        return self.seconds * (1 - self.fraction) / self.fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What an `add` did. `failed` inputs gave no document; `issues` counts every issue met."""

    added: int
    known: int
    failed: int
    issues: int
    words: int
    seconds: float

    def summary(self) -> str:
        """Say it in one line, for a terminal."""
        parts = [f"{_many(self.added, 'document')} added"]
        if self.known:
            parts.append(f"{self.known:,} known already")
        if self.failed:
            parts.append(f"{self.failed:,} failed")
        if self.issues:
            parts.append(_many(self.issues, "issue"))
        said = f"{', '.join(parts)} in {self.seconds:.1f} s"
        if self.words and self.seconds:
            pace = self.words / self.seconds
            said += f"; {_many(self.words, 'word')}, {pace:,.0f} a second"
        return f"{said}."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """What is remembered of an input while the stages work on it."""

    key: str | None
    whole: bool
    size: int


def add(
    database: Database, plan: Plan, progress: Callable[[Progress], None] | None = None
) -> AddReport:
    """Add what is new, one transaction a batch, in the order of the paths."""
    return _Adding(database, plan, progress).run()


class _Adding:
    """One `add` on its way."""

    def __init__(
        self, database: Database, plan: Plan, progress: Callable[[Progress], None] | None
    ) -> None:
        self._database, self._plan, self._progress = database, plan, progress
        self._engine = engine(plan.settings)
        self._taken: deque[_Taken] = deque()
        self._counts: Counter[str] = Counter()
        self._size = _size(plan.paths) if progress else None
        self._done = 0
        self._began = time.monotonic()

    def run(self) -> AddReport:
        plan = self._plan
        results = run(self._new(), plan.settings, plan.workers, make=plan.make)
        with closing(results):
            for batch in _batches(results, plan.settings.batch):
                self._put(batch)
        self._tell()
        return AddReport(
            **{key: self._counts[key] for key in ("added", "known", "failed", "issues", "words")},
            seconds=time.monotonic() - self._began,
        )

    def _new(self) -> Iterator[Input | Issue]:
        """Give the inputs that the record does not know, and remember each on the way."""
        limit = self._plan.settings.limits.file_bytes
        for item in listed(self._plan):
            if isinstance(item, Issue):
                self._taken.append(_Taken(key=None, whole=False, size=0))
                yield item
                continue
            key, size = input_key(item, limit=limit), _length(item)
            if key is not None and knows(self._database, key, self._engine):
                self._counts["known"] += 1
                self._done += size
                if self._counts["known"] % self._plan.settings.batch == 0:
                    self._tell()
                continue
            self._taken.append(_Taken(key=key, whole=item.payload is None, size=size))
            yield item

    def _put(self, results: Sequence[Result]) -> None:
        taken = [self._taken.popleft() for _ in results]
        batch = [
            Found(key=one.key, whole=one.whole, result=result)
            for one, result in zip(taken, results, strict=True)
        ]
        outcomes = put(self._database, batch, self._engine)
        self._done += sum(one.size for one in taken)
        for result, outcome in zip(results, outcomes, strict=True):
            self._counts[outcome.value] += 1
            if isinstance(result, Issue):
                self._counts["issues"] += 1
            elif outcome is Outcome.ADDED:
                self._counts["issues"] += len(result.issues)
                self._counts["words"] += len(result.document.text.split())
        self._tell()

    def _tell(self) -> None:
        if self._progress is None:
            return
        documents = sum(self._counts[outcome.value] for outcome in Outcome)
        self._progress(
            Progress(
                documents=documents,
                fraction=min(self._done / self._size, 1.0) if self._size else None,
                seconds=time.monotonic() - self._began,
            )
        )


def _batches(items: Iterable[_Item], size: int) -> Iterator[tuple[_Item, ...]]:
    iterator = iter(items)
    while batch := tuple(islice(iterator, size)):
        yield batch


def _length(item: Input) -> int:
    if item.payload is not None:
        return len(item.payload) + 1  # the end of its line
    try:
        return item.path.stat().st_size if item.path else 0
    except OSError:
        return 0


def _size(paths: Iterable[Path | str]) -> int | None:
    """Sum the bytes of what there is to read; None where that cannot be known beforehand."""
    total = 0
    for path in paths:
        if str(path) == "-":
            return None
        below = Path(path).rglob("*") if Path(path).is_dir() else [Path(path)]
        for file in below:
            name = file.name.lower()
            if name.endswith(_PACKED):
                return None
            if not name.startswith(".") and name.endswith(tuple(SUFFIXES)) and file.is_file():
                total += file.stat().st_size
    return total


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
