"""How long it takes to decide, and to ask with decisions, while documents are added."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from evals.reports.table import Measure
from onrecord.case import Case
from onrecord.model import Attribution, Document, Entity, EntityKind, Kind, Reading, span
from onrecord.store.database import Database
from onrecord.store.write import Found, put

SUITE = "decide_latency"
DOCUMENTS = 2000  # that the case has before; ten attributions each
DECISIONS = 400
_BATCH = 16
_NAMES = ("Ana Reyes", "Oren Tash", "Alma Quist", "Mira Osk", "Imre Dál")
_ACTIONS = ("accept", "reject", "edit")


def measure(*, documents: int = DOCUMENTS, decisions: int = DECISIONS) -> list[Measure]:
    """Decide on one attribution after another of a case that another process writes to.

    Each decision is followed by what a page of attributions asks; both are timed by the clock on
    the wall, as somebody who waits sees them.
    """
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        _fill(case, documents)
        with _ingest(case), Case.open(case) as opened:
            ids = [row.id for row in opened.attributions().page(decisions)]
            times = [_timed(opened, number, row) for number, row in enumerate(ids)]
    decided, asked = (sorted(part) for part in zip(*times, strict=True))
    return [
        Measure(suite=SUITE, name=f"{what}, {share}th percentile, ms", value=_at(values, share))
        for what, values in (("decide", decided), ("then list and count", asked))
        for share in (50, 99)
    ]


def _timed(case: Case, number: int, row: str) -> tuple[float, float]:
    action = _ACTIONS[number % len(_ACTIONS)]
    edit = {"source": _NAMES[number % len(_NAMES)]} if action == "edit" else {}
    began = time.perf_counter()
    case.decide(action, row, by="R. Vale", **edit)
    decided = time.perf_counter()
    table = case.attributions(source=_NAMES[0])
    len(table)
    table.page(40)
    return decided - began, time.perf_counter() - decided


def _at(values: list[float], share: int) -> float:
    """Give a percentile of sorted seconds in milliseconds."""
    return 1000 * values[min(len(values) - 1, len(values) * share // 100)]


@contextmanager
def _ingest(case: Path) -> Iterator[None]:
    """Write to a case from another process until the end."""
    writing = subprocess.Popen([sys.executable, "-m", "evals.suites.decide_latency", str(case)])
    try:
        time.sleep(2)  # until it writes
        yield
    finally:
        writing.kill()
        writing.wait()


def _fill(case: Path, documents: int) -> None:
    with closing(Database(case, create=True)) as database:
        for start in range(0, documents, _BATCH):
            put(database, _batch(start), "made")


def _batch(start: int) -> list[Found]:
    return [
        Found(key=str(number), whole=True, result=_reading(number))
        for number in range(start, start + _BATCH)
    ]


def _reading(number: int) -> Reading:
    """Make a document of ten sayings."""
    lines = [
        f"“Paragraph {at} of motion {number} stands,” {_NAMES[(at + number) % 5]} said on Friday."
        for at in range(10)
    ]
    text = "\n\n".join(lines)
    document = Document(name=f"{number}.txt", text=text, published=f"2031-03-{number % 28 + 1:02}")
    people = [Entity(document_id=document.id, name=one, kind=EntityKind.PERSON) for one in _NAMES]
    found, at = [], 0
    for place, line in enumerate(lines):
        end, who = at + line.index("”") + 1, _NAMES[(place + number) % 5]
        found.append(
            Attribution(
                document_id=document.id,
                kind=Kind.DIRECT,
                source=(span(text, end + 1, end + 1 + len(who)),),
                content=(span(text, at, end),),
                entities=(people[_NAMES.index(who)].id,),
                score=0.9,
            )
        )
        at += len(line) + 2
    return Reading(document=document, attributions=tuple(found), entities=tuple(people))


def write_on(case: Path) -> None:
    """Add documents to a case, batch after batch, without end."""
    with closing(Database(case, create=False)) as database:
        start = 1_000_000
        while True:
            put(database, _batch(start), "made")
            start += _BATCH


if __name__ == "__main__":
    write_on(Path(sys.argv[1]))
