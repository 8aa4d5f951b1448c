"""What the children of the speed test have in common: texts in, words a second out."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[[list[str], int], float]


def report(described: str | None, run: Run, fast: Run | None = None) -> None:
    """Read the texts that the command line names, run over them and print what was measured.

    Args:
        described: the docstring of the module that is run.
        run: takes texts and a number of processes, and gives seconds.
        fast: the same for the option --fast; None: there is no such option.
    """
    parser = argparse.ArgumentParser(description=described.splitlines()[0] if described else None)
    parser.add_argument("file", type=Path, help='JSON lines with a "text" each')
    parser.add_argument("--processes", type=int, default=2, help="worker processes (default: 2)")
    if fast:
        parser.add_argument("--fast", action="store_true", help="time the fast model's tagger")
    asked = parser.parse_args()
    texts = [json.loads(line)["text"] for line in asked.file.open(encoding="utf-8")]
    timed = fast if fast and asked.fast else run
    seconds = timed(texts, asked.processes)
    words = sum(len(text.split()) for text in texts)
    print(json.dumps({"words": words, "seconds": seconds, "words_per_second": words / seconds}))
