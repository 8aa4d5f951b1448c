"""Words a second of tag and attribute alone, over texts in memory.

`python -m evals.tagging FILE.jsonl --processes 2` reads {"text"} lines and prints words, seconds
and words a second as JSON, like `evals.peer`: starting and loading are not counted. With --fast
the fast model reads, with --tag-only it only tags.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import time
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from pathlib import Path

from onrecord.attribute import attribute
from onrecord.attribute.score import least, load
from onrecord.config import Settings
from onrecord.model import Document
from onrecord.tag import Tagger

TIMEOUT = 1800  # seconds: a worker that died must not be waited for for ever


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is timed: with which model, and whether attribute has a part in it."""

    fast: bool = False
    tag_only: bool = False


def work(task: Task, texts: list[str], ready: Barrier, done: Barrier) -> None:
    """Load, wait for the others, tag and attribute."""
    settings = Settings().faster() if task.fast else Settings()
    tagger, scorer = Tagger(settings), load(settings.model_folder) or least
    tagger.tag("Once, so that the first call does not count, Ana Reyes said.")
    ready.wait(TIMEOUT)
    for text in texts:
        tagged = tagger.tag(text)
        if not task.tag_only:
            attribute(Document(name="text", text=text), tagged, scorer)
    done.wait(TIMEOUT)


def run(task: Task, texts: list[str], processes: int) -> float:
    """Share the texts out by their length; gives the seconds until the last is done."""
    spawn = multiprocessing.get_context("spawn")
    ready, done = spawn.Barrier(processes + 1), spawn.Barrier(processes + 1)
    shares = shared_out(texts, processes)
    workers = [spawn.Process(target=work, args=(task, share, ready, done)) for share in shares]
    for worker in workers:
        worker.start()
    ready.wait(TIMEOUT)
    start = time.perf_counter()
    done.wait(TIMEOUT)
    seconds = time.perf_counter() - start
    for worker in workers:
        worker.join()
    return seconds


def shared_out(texts: list[str], processes: int) -> list[list[str]]:
    """Give the longest first, each to whoever has least."""
    shares: list[list[str]] = [[] for _ in range(processes)]
    loads = [0] * processes
    for text in sorted(texts, key=len, reverse=True):
        lightest = loads.index(min(loads))
        shares[lightest].append(text)
        loads[lightest] += len(text)
    return shares


def main() -> None:
    """Parse the command line and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path, help='JSON lines with a "text" each')
    parser.add_argument("--processes", type=int, default=2, help="worker processes (default: 2)")
    parser.add_argument("--fast", action="store_true", help="time the fast model")
    parser.add_argument("--tag-only", action="store_true", help="leave attribute out")
    asked = parser.parse_args()
    texts = [json.loads(line)["text"] for line in asked.file.open(encoding="utf-8")]
    seconds = run(Task(fast=asked.fast, tag_only=asked.tag_only), texts, asked.processes)
    words = sum(len(text.split()) for text in texts)
    print(json.dumps({"words": words, "seconds": seconds, "words_per_second": words / seconds}))


if __name__ == "__main__":
    main()
