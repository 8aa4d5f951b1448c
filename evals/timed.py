"""What the children of the speed test have in common: texts in, words a second out."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path


def report(described: str | None, run: Callable[[list[str], int], float]) -> None:
    """Read the texts that the command line names, run over them and print what was measured.

    Args:
        described: the docstring of the module that is run.
        run: takes texts and a number of processes, and gives seconds.
    """
    parser = argparse.ArgumentParser(description=described.splitlines()[0] if described else None)
    parser.add_argument("file", type=Path, help='JSON lines with a "text" each')
    parser.add_argument("--processes", type=int, default=2, help="worker processes (default: 2)")
    asked = parser.parse_args()
    texts = [json.loads(line)["text"] for line in asked.file.open(encoding="utf-8")]
    seconds = run(texts, asked.processes)
    words = sum(len(text.split()) for text in texts)
    print(json.dumps({"words": words, "seconds": seconds, "words_per_second": words / seconds}))
