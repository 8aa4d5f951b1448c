"""Link a case: bring what joins its documents up to date, some documents at a time."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from onrecord.link.copies import candidates
from onrecord.link.copies.comparing import Texts, compare, may_count
from onrecord.link.copies.recording import Copies, Met
from onrecord.link.copies.words import Numbers
from onrecord.link.derived.engine import Engine, sweep
from onrecord.link.derived.lock import alone
from onrecord.link.derived.segments import FOLDER
from onrecord.link.entities.lists import Listed, load
from onrecord.link.entities.recording import Entities
from onrecord.link.origins.recording import Origins
from onrecord.link.report import LinkReport
from onrecord.link.utterances.recording import Utterances
from onrecord.run.progress import Phase, Progress
from onrecord.store import sql
from onrecord.store.database import Database, transaction

STEP = 4096  # documents that one transaction enters


def link(
    database: Database,
    folder: Path,
    *,
    workers: int = 1,
    step: int = STEP,
    people: Path | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> LinkReport:
    """Link the documents of a case that are not linked yet.

    The result depends on the documents alone, neither on their order nor on how many came at
    a time. A run that is killed goes on where it stopped; `derived` may be deleted at any time.

    Args:
        database: The record of the case.
        folder: The folder of the case.
        workers: Threads of the joins.
        step: Documents that one transaction enters.
        people: The user's own list of people and bodies; it is kept. None leaves the one before.
        progress: Is told after every step.

    Raises:
        CaseError: another process links this case and does not come to an end.
        InputError: the list cannot be read.
    """
    listed = None if people is None else load(people)
    derived = folder / FOLDER
    derived.mkdir(exist_ok=True)
    with alone(derived):
        sweep(derived)
        return _Linking(database, derived, workers, progress).run(step, listed)


class _Linking:
    """One `link` on its way."""

    def __init__(
        self,
        database: Database,
        derived: Path,
        workers: int,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self._database, self._derived, self._workers = database, derived, workers
        self._progress = progress
        self._copies = Copies(database)
        self._entities = Entities(database)
        self._utterances = Utterances(database)
        self._origins = Origins(database)
        self._texts = Texts()
        self._sql = sql.load("copies")
        self._known: int = database.value(self._sql["count_linked"])
        self._began = time.monotonic()

    def run(self, step: int, listed: Sequence[Listed] | None = None) -> LinkReport:
        with transaction(self._database.connection):
            self._copies.renew()
        documents = pairs = 0
        while fresh := self._rows("fresh", limit=step):
            pairs += self._step(fresh)
            documents += len(fresh)
            self._tell()
        with transaction(self._database.connection):
            reread = self._rows("reread")
            self._copies.enter(reread)
            stale = self._utterances.stale()
            judged = self._copies.judge()
            joined = self._entities.bring_up(anew=bool(reread), listed=listed)
            if stale or joined or self._origins.stale():
                self._origins.forget()
                self._utterances.make()
                self._origins.make()
                self._database.connection.execute(sql.load("write")["revise_links"])
        return LinkReport(
            documents=documents,
            copies=pairs,
            judged=judged,
            entities=self._entities.count(),
            utterances=self._utterances.count(),
            seconds=time.monotonic() - self._began,
        )

    def _rows(self, statement: str, **values: object) -> list[int]:
        return [row["row"] for row in self._database.rows(self._sql[statement], values)]

    def _step(self, fresh: Sequence[int]) -> int:
        """Link some documents with each other and with those linked before."""
        with Engine(self._derived, threads=self._workers) as engine:
            segments = candidates.index(self._derived, self._upto(fresh[-1]), self._sets, engine)
            found = candidates.find(engine, segments, fresh)
            met = list(self._met(engine, found))
        with transaction(self._database.connection):
            return self._copies.add(fresh, met, found.fewer)

    def _upto(self, last: int) -> list[tuple[int, str]]:
        rows = self._database.rows(self._sql["documents"])
        return [(row["row"], row["id"]) for row in rows if row["row"] <= last]

    def _sets(self, first: int, last: int) -> Iterator[tuple[int, Numbers]]:
        values = {"first": first, "last": last}
        for row in self._database.connection.execute(self._sql["texts"], values):
            yield row["row"], self._texts.of(row["row"], row["text"]).words.different()

    def _met(self, engine: Engine, found: candidates.Candidates) -> Iterator[Met]:
        """Compare candidates; those that share too little are left out."""
        for part, counts, *sizes in candidates.shared(engine, found):
            columns = (found.one[part], found.other[part], found.rare[part], counts, *sizes)
            rows = zip(*(column.tolist() for column in columns), strict=True)
            kept = [row for row in rows if may_count(row[3], (row[4], row[5]))]
            told = self._told({row for pair in kept for row in pair[:2]})
            for one, other, rare, shared, *size in kept:
                left, right = (self._texts.of(row, told.get(row)) for row in (one, other))
                met = compare(left, right, shared, (size[0], size[1]))
                if met is not None:
                    yield Met(one=one, other=other, rare=rare, shared=met)

    def _told(self, rows: Iterable[int]) -> dict[int, str]:
        values = {"rows": json.dumps(sorted(rows))}
        found = self._database.rows(self._sql["some_texts"], values)
        return {row["row"]: row["text"] for row in found}

    def _tell(self) -> None:
        if self._progress is None:
            return
        done: int = self._database.value(self._sql["count_linked"])
        left: int = self._database.value(self._sql["left_to_enter"])
        self._progress(
            Progress(
                documents=done,
                fraction=done / (done + left),
                seconds=time.monotonic() - self._began,
                total=done + left,
                known=self._known,
                known_fraction=self._known / (done + left),
                phase=Phase.LINKING,
            )
        )
