"""Words a second of `onrecord extract` beside spaCy's small pipeline, in one run.

The two take turns, so that whatever else the machine does falls on both. For us the whole
command counts, start and loading included; for the peer only its own loop.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from evals.command import onrecord
from evals.data import rows, write_lines
from evals.table import Measure

SUITE = "speed"


def measure(
    folder: Path, *, documents: int = 200, workers: int = 2, rounds: int = 3
) -> list[Measure]:
    """Time both over articles of PolNeAR's train part; medians over the rounds.

    Raises:
        DataMissing: the set is not there.
    """
    texts = [row["text"] for row in rows(folder, "polnear", "train.jsonl.gz", documents)]
    words = sum(len(text.split()) for text in texts)
    with tempfile.TemporaryDirectory() as place:
        lines = [{"id": f"{number}", "text": text} for number, text in enumerate(texts)]
        file = write_lines(Path(place) / "texts.jsonl", lines)
        taken = [(words / _ours(file, workers), _peer(file, workers)) for _ in range(rounds)]
    return measures(taken)


def measures(taken: list[tuple[float, float]]) -> list[Measure]:
    """Medians over rounds of words a second, ours and the peer's, and of their ratio."""
    ours, peer = (median(column) for column in zip(*taken, strict=True))
    return [
        Measure(suite=SUITE, name="words/s, onrecord extract", value=ours, digits=0),
        Measure(suite=SUITE, name="words/s, spaCy's small pipeline", value=peer, digits=0),
        Measure(suite=SUITE, name="ratio", value=median(a / b for a, b in taken), digits=2),
    ]


def _ours(file: Path, workers: int) -> float:
    """Seconds from the start of the command to its end."""
    start = time.perf_counter()
    subprocess.run(
        onrecord("extract", "--raw", "--workers", str(workers), file),
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def _peer(file: Path, workers: int) -> float:
    """Words a second of the peer, by its own clock."""
    done = subprocess.run(
        [sys.executable, "-m", "evals.peer", str(file), "--processes", str(workers)],
        check=True,
        capture_output=True,
        text=True,
    )
    per_second: float = json.loads(done.stdout)["words_per_second"]
    return per_second
