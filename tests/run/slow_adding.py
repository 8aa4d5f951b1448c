"""Adds documents slowly to a case, for a test that kills it: FOLDER PATH WORKERS."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from pathlib import Path

from onrecord.config import Settings
from onrecord.run.adding import add
from onrecord.run.plan import Plan
from onrecord.store.database import Database
from tests.store.samples import reading


class _Slow:
    def __call__(self, item):
        time.sleep(0.002)
        return reading(int(item.path.stem))


def slow(settings):
    return _Slow()


def main():
    folder, texts, workers = sys.argv[1:]
    settings = Settings(batch=4)
    with closing(Database(Path(folder), create=True)) as database:
        add(database, Plan(paths=(texts,), settings=settings, workers=int(workers), make=slow))
