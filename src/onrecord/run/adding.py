"""Bring documents into a record: what is new in some paths, through the stages, batch by batch."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from onrecord.document import REMARKS
from onrecord.model import Input, Issue
from onrecord.run.engine import engine
from onrecord.run.local import Result, run
from onrecord.run.plan import Plan, listed
from onrecord.run.progress import Meter, Tell
from onrecord.store.database import Database
from onrecord.store.inputs import forget_issues, input_key, knows
from onrecord.store.write import Found, Outcome, put

_Item = TypeVar("_Item")


_COUNTED = ("added", "known", "failed", "issues", "remarks", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What an `add` did.

    `failed` inputs gave no document; `issues` counts every issue met, `remarks` those of them by
    which nothing was lost.
    """

    added: int
    known: int
    failed: int
    issues: int
    words: int
    seconds: float
    remarks: int = 0

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


def add(database: Database, plan: Plan, progress: Tell | None = None) -> AddReport:
    """Add what is new, one transaction a batch, in the order of the paths."""
    return _Adding(database, plan, progress).run()


class _Adding:
    """One `add` on its way."""

    def __init__(self, database: Database, plan: Plan, progress: Tell | None) -> None:
        self._database, self._plan = database, plan
        self._engine = engine(plan.settings)
        self._taken: deque[_Taken] = deque()
        self._counts: Counter[str] = Counter()
        self._began = time.monotonic()
        self._meter = Meter(plan.paths, progress)

    def run(self) -> AddReport:
        plan = self._plan
        results = run(self._new(), plan.settings, plan.workers, make=plan.make, meter=self._meter)
        with closing(results):
            for batch in _batches(results, plan.settings.batch):
                self._put(batch)
        self._meter.end()
        return AddReport(
            **{key: self._counts[key] for key in _COUNTED},
            seconds=time.monotonic() - self._began,
        )

    def _new(self) -> Iterator[Input | Issue]:
        """Give the inputs that the record does not know, and remember each on the way."""
        for item in listed(self._plan):
            if isinstance(item, Issue):
                self._taken.append(_Taken(key=None, whole=False))
                yield item
                continue
            key = input_key(item, self._plan.settings.today)
            if key is not None and knows(self._database, key, self._engine):
                if item.path is not None:
                    forget_issues(self._database, item.name)
                self._counts["known"] += 1
                self._meter.passed(item)
                continue
            self._taken.append(_Taken(key=key, whole=item.path is not None))
            yield item

    def _put(self, results: Sequence[Result]) -> None:
        taken = [self._taken.popleft() for _ in results]
        batch = [
            Found(key=one.key, whole=one.whole, result=result)
            for one, result in zip(taken, results, strict=True)
        ]
        outcomes = put(self._database, batch, self._engine)
        for result, outcome in zip(results, outcomes, strict=True):
            self._counts[outcome.value] += 1
            if isinstance(result, Issue):
                self._counts["issues"] += 1
            elif outcome is Outcome.ADDED:
                self._counts["issues"] += len(result.issues)
                self._counts["remarks"] += sum(one.code in REMARKS for one in result.issues)
                self._counts["words"] += len(result.document.text.split())


def _batches(items: Iterable[_Item], size: int) -> Iterator[tuple[_Item, ...]]:
    iterator = iter(items)
    while batch := tuple(islice(iterator, size)):
        yield batch


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
