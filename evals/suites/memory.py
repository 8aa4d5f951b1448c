"""Memory of `onrecord add` over many articles: its peak, and whether it grows."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from evals.data import rows, write_lines
from evals.reports.table import Measure
from evals.running.command import onrecord

SUITE = "memory"
PAUSE = 0.25  # seconds between two looks
MEGABYTE = 1_000_000


def measure(folder: Path, *, documents: int = 4000, workers: int = 2) -> list[Measure]:
    """Add articles of allsides_news to a new case and watch the command and its workers.

    Raises:
        DataMissing: the set is not there.
    """
    with tempfile.TemporaryDirectory() as place:
        file = write_lines(Path(place) / "news.jsonl", _records(folder, documents))
        case = Path(place) / "case"
        subprocess.run(onrecord("new", case), check=True, stdout=subprocess.DEVNULL)
        sizes = watch(onrecord("add", case, file, "--workers", str(workers)))
    return measures(sizes)


def measures(sizes: list[int]) -> list[Measure]:
    """Peak, the medians of the quarters of the run, and the last quarter over the third.

    `sizes` are bytes at equal steps of time. The first quarters load the model and fill
    bounded caches and are no yardstick.
    """
    step = max(1, len(sizes) // 4)
    quarters = [median(sizes[at : at + step] or sizes[-1:]) for at in range(0, 4 * step, step)]
    return [
        Measure(suite=SUITE, name="peak RSS, MB", value=max(sizes) / MEGABYTE, digits=0),
        *(
            Measure(suite=SUITE, name=f"RSS in quarter {n}, MB", value=size / MEGABYTE, digits=0)
            for n, size in enumerate(quarters, 1)
        ),
        Measure(
            suite=SUITE, name="growth, quarter 4 / 3", value=quarters[3] / quarters[2], digits=2
        ),
    ]


def watch(command: list[str]) -> list[int]:
    """Run a command; the resident bytes of it and its children, again and again to the end.

    Pages that processes share count once for each of them.

    Raises:
        CalledProcessError: it ended with something else than 0, or 1 (done with issues).
    """
    sizes: list[int] = []
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            sizes.append(_resident(process.pid))
            time.sleep(PAUSE)
    if process.returncode not in (0, 1):
        raise subprocess.CalledProcessError(process.returncode, command)
    return [size for size in sizes if size]


def _resident(pid: int) -> int:
    """Resident bytes of a process and all its children; 0 once they are gone."""
    import psutil  # noqa: PLC0415 - a development tool, which the other suites do without

    try:
        root = psutil.Process(pid)
        family = [root, *root.children(recursive=True)]
        return sum(one.memory_info().rss for one in family)
    except psutil.Error:
        return 0


def _records(folder: Path, documents: int) -> Iterator[dict[str, Any]]:
    for row in rows(folder, "allsides_news", "articles.jsonl.gz", documents):
        yield {
            "id": row["id"],
            "text": row["text"],
            "title": row["title"],
            "publisher": row["source"],
            "published": row["date"],
        }
