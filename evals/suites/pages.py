"""A thousand saved pages read in one run, beside trafilatura's extraction alone.

Both read each page in turn, in one process, so that whatever else the machine does falls on both.
Ours starts from the bytes of a file and ends in a document (decoding, metadata, body, cuts,
language); theirs is one call of `extract` with its defaults.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from evals.reports.table import Measure
from evals.suites.body import sources
from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Input
from onrecord.read.formats import html

SUITE = "pages"


def measure(folder: Path, *, documents: int = 1000) -> list[Measure]:
    """Time both over pages of the benchmark, taken again and again.

    Raises:
        DataMissing: the pages are not there.
    """
    import trafilatura  # noqa: PLC0415 - only this suite needs it by itself

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    saved = list(sources(folder).values())
    for page in saved[:5]:  # whatever is loaded or compiled once is no page's cost
        _seconds(_read, page)
        _seconds(trafilatura.extract, page)
    ours, theirs = [], []
    for page in islice(cycle(saved), documents):
        ours.append(_seconds(_read, page))
        theirs.append(_seconds(trafilatura.extract, page))
    values = {
        "pages a second": documents / sum(ours),
        "trafilatura: pages a second": documents / sum(theirs),
        "ratio of all": sum(theirs) / sum(ours),
        "ratio": median(theirs) / median(ours),
    }
    return [Measure(suite=SUITE, name=name, value=one, digits=2) for name, one in values.items()]


def _read(source: bytes) -> None:
    with suppress(ReadError):  # a page without a body costs what it costs
        html.read(source, Input(name="page", format="html"), Limits())


def _seconds(read: Callable[[bytes], object], source: bytes) -> float:
    start = time.perf_counter()
    read(source)
    return time.perf_counter() - start
