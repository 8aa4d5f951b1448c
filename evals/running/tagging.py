"""Words a second of tag and attribute alone, over texts in memory.

`python -m evals.running.tagging FILE.jsonl --processes 2` reads {"text"} lines and prints words,
seconds and words a second as JSON, like `evals.running.peer`: starting and loading are not counted.
With --fast it is the fast model, and only tags.
"""

from __future__ import annotations

import multiprocessing
import time
from functools import partial
from multiprocessing.synchronize import Barrier

from evals.running.timed import report
from onrecord.attribute import attribute
from onrecord.attribute.score import least, load
from onrecord.config import Settings
from onrecord.model import Document
from onrecord.read.segments import segmented
from onrecord.tag import Tagger

TIMEOUT = 1800  # seconds: a worker that died must not be waited for for ever


def work(texts: list[str], ready: Barrier, done: Barrier, *, fast: bool = False) -> None:
    """Load, wait for the others, tag and attribute."""
    settings = Settings().faster() if fast else Settings()
    tagger, scorer = Tagger(settings), load(settings.model_folder) or least
    tagger.tag("Once, so that the first call does not count, Ana Reyes said.")
    ready.wait(TIMEOUT)
    for text in texts:
        tagged = tagger.tag(text)
        if not fast:
            attribute(segmented(Document(name="text", text=text)), tagged, scorer)
    done.wait(TIMEOUT)


def run(texts: list[str], processes: int, *, fast: bool = False) -> float:
    """Share the texts out by their length; gives the seconds until the last is done."""
    spawn = multiprocessing.get_context("spawn")
    ready, done = spawn.Barrier(processes + 1), spawn.Barrier(processes + 1)
    shares = shared_out(texts, processes)
    timed = partial(work, fast=fast)
    workers = [spawn.Process(target=timed, args=(share, ready, done)) for share in shares]
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


if __name__ == "__main__":
    report(__doc__, run, fast=partial(run, fast=True))
