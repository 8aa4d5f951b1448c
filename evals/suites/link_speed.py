"""How the time of `onrecord link` grows with the number of articles, from one size to another."""

from __future__ import annotations

import random
import time
from itertools import islice
from math import log
from pathlib import Path

from evals.data import rows
from evals.reports.table import Measure
from evals.running.linked import document, stored
from onrecord.link.linking import link
from onrecord.model import Document

SUITE = "link_speed"
SIZES = (1000, 3000, 9000)
_SEED = 3


def measure(folder: Path, *, documents: int = SIZES[-1], workers: int = 2) -> list[Measure]:
    """Link a ninth, a third and all of some articles in an order of chance.

    Time is that of the processor: another process beside it makes no difference.

    Raises:
        DataMissing: the set is not there.
    """
    articles = [document(row) for row in rows(folder, "allsides_news", "articles.jsonl.gz")]
    random.Random(_SEED).shuffle(articles)  # noqa: S311
    articles = list(islice(articles, documents))
    sizes = [len(articles) // 9, len(articles) // 3, len(articles)]
    return measures({size: seconds(articles[:size], workers) for size in sizes})


def seconds(articles: list[Document], workers: int) -> float:
    """Processor time of one link."""
    with stored(articles) as (database, case):
        began = time.process_time()
        link(database, case, workers=workers)
        return time.process_time() - began


def measures(times: dict[int, float]) -> list[Measure]:
    """Seconds by size, and the exponent of the growth between the first and the last."""
    (small, first), *_, (large, last) = sorted(times.items())
    return [
        *(
            Measure(suite=SUITE, name=f"{size:,} articles, processor seconds", value=value)
            for size, value in times.items()
        ),
        Measure(
            suite=SUITE,
            name="growth exponent",
            value=log(last / first) / log(large / small),
            digits=2,
        ),
    ]
