"""Words a second of `onrecord extract`, and of tag and attribute alone, beside spaCy's pipeline.

The fast model is timed for `extract --fast` and for its tagger alone.

They take turns, so that whatever else the machine does falls on all. Of the command all counts,
start and loading included; of the others only their own loops.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from evals.data import rows, write_lines
from evals.reports.table import Measure
from evals.running.command import onrecord

SUITE = "speed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Words a second of one round."""

    extract: float
    tagging: float
    peer: float
    fast_extract: float
    fast_tagger: float


def measure(
    folder: Path, *, documents: int = 200, workers: int = 2, rounds: int = 3
) -> list[Measure]:
    """Time all over articles of PolNeAR's train part; medians over the rounds.

    Raises:
        DataMissing: the set is not there.
    """
    texts = [row["text"] for row in rows(folder, "polnear", "train.jsonl.gz", documents)]
    words = sum(len(text.split()) for text in texts)
    with tempfile.TemporaryDirectory() as place:
        lines = [{"id": f"{number}", "text": text} for number, text in enumerate(texts)]
        file = write_lines(Path(place) / "texts.jsonl", lines)
        taken = [
            Round(
                extract=words / _ours(file, workers),
                tagging=_module("evals.running.tagging", file, workers),
                peer=_module("evals.running.peer", file, workers),
                fast_extract=words / _ours(file, workers, "--fast"),
                fast_tagger=_module("evals.running.tagging", file, workers, "--fast"),
            )
            for _ in range(rounds)
        ]
    return measures(taken)


def measures(taken: list[Round]) -> list[Measure]:
    """Medians over rounds of words a second, and of the ratios to the peer's."""
    per_second = {
        "words/s, onrecord extract": median(one.extract for one in taken),
        "words/s, tag and attribute": median(one.tagging for one in taken),
        "words/s, onrecord extract --fast": median(one.fast_extract for one in taken),
        "words/s, tag with the fast model": median(one.fast_tagger for one in taken),
        "words/s, spaCy's small pipeline": median(one.peer for one in taken),
    }
    ratios = {
        "ratio": median(one.extract / one.peer for one in taken),
        "ratio, tag and attribute": median(one.tagging / one.peer for one in taken),
    }
    return [
        *(Measure(suite=SUITE, name=n, value=v, digits=0) for n, v in per_second.items()),
        *(Measure(suite=SUITE, name=n, value=v, digits=2) for n, v in ratios.items()),
    ]


def _ours(file: Path, workers: int, *options: str) -> float:
    """Seconds from the start of the command to its end."""
    start = time.perf_counter()
    subprocess.run(
        onrecord("extract", "--raw", "--workers", str(workers), *options, file),
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def _module(name: str, file: Path, workers: int, *options: str) -> float:
    """Words a second of a module that times itself."""
    done = subprocess.run(
        [sys.executable, "-m", name, str(file), "--processes", str(workers), *options],
        check=True,
        capture_output=True,
        text=True,
    )
    per_second: float = json.loads(done.stdout)["words_per_second"]
    return per_second
