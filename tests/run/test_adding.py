from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.config import Settings
from onrecord.errors import CaseError
from onrecord.run.adding import add
from onrecord.run.plan import Plan
from onrecord.run.progress import Progress
from onrecord.store.database import Database
from onrecord.store.overview import issues, status
from tests.run import fakes
from tests.run.slow_adding import slow
from tests.store.dump import dump

ROOT = Path(__file__).parents[2]
MANY = 120


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number:03}.txt").write_text(f"Text {number}.")
    return folder


def whole(tmp_path, texts, workers=1, name="whole"):
    with closing(Database(tmp_path / name, create=True)) as database:
        add(database, Plan(paths=(texts,), settings=Settings(batch=4), workers=workers, make=slow))
    return dump(tmp_path / name / "record.db")


def started(tmp_path, texts, workers):
    script = "from tests.run.slow_adding import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", script, tmp_path / "cut", texts, str(workers)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}"},
    )


def stored(folder):
    try:
        with closing(Database(folder, create=False)) as database:
            return status(database, "c").documents
    except (CaseError, sqlite3.Error):  # not yet made
        return 0


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process by signal")
@pytest.mark.parametrize("workers", [1, 2])
def test_an_add_that_is_killed_and_repeated_loses_and_doubles_nothing(tmp_path, texts, workers):
    """Each kill comes at another moment: in the middle of a document, a batch, a commit."""
    chance = random.Random(workers)
    seen = 0
    for goal in (1, 30, 60, 90):
        process = started(tmp_path, texts, workers)
        while stored(tmp_path / "cut") < goal and process.poll() is None:
            time.sleep(0.002)
        time.sleep(chance.random() / 50)
        process.kill()
        process.wait()
        now = stored(tmp_path / "cut")
        assert now >= max(seen, goal)
        seen = now

    assert started(tmp_path, texts, workers).wait() == 0

    assert dump(tmp_path / "cut/record.db") == whole(tmp_path, texts)


def test_one_worker_and_two_give_the_same_record(tmp_path, texts):
    assert whole(tmp_path, texts, 1, "one") == whole(tmp_path, texts, 2, "two")


@pytest.fixture
def database(tmp_path):
    with closing(Database(tmp_path / "case", create=True)) as opened:
        yield opened


def plan(*paths, **changes):
    given = {"settings": Settings(batch=4), "workers": 1, "make": fakes.echo}
    return Plan(paths=paths, **(given | changes))


def test_what_was_added_before_is_not_read_again(database, texts):
    add(database, plan(texts))

    def never(settings):
        raise AssertionError("It was read again.")

    report = add(database, plan(texts, make=never))

    assert (report.added, report.known, report.failed) == (0, MANY, 0)


def test_a_file_that_moved_is_known_by_its_content(database, texts, tmp_path):
    add(database, plan(texts / "001.txt"))
    moved = (texts / "001.txt").rename(tmp_path / "elsewhere.txt")

    assert add(database, plan(moved)).known == 1


def test_raw_input_is_another_reading_of_the_same_file(database, texts):
    add(database, plan(texts / "001.txt"))

    assert add(database, plan(texts / "001.txt", raw=True)).known == 1
    assert database.value("select count(*) from input") == 2


def test_failed_inputs_become_issues_and_are_tried_again(database, texts):
    (texts / "000.txt").write_text("bad")
    (texts / "001.txt").write_text("good")

    first = add(database, plan(texts, texts / "gone.txt"))
    second = add(database, plan(texts, texts / "gone.txt"))

    assert (first.added, first.failed, first.issues) == (MANY - 1, 2, 2)
    assert (second.added, second.known, second.failed) == (0, MANY - 1, 2)
    assert {row.code for row in issues(database, limit=None, offset=0)} == {"empty", "missing"}


def test_progress_ends_at_the_whole(database, texts):
    seen: list[Progress] = []

    add(database, plan(texts), seen.append)
    add(database, plan(texts), seen.append)

    documents = [progress.documents for progress in seen[: len(seen) // 2]]
    assert documents == sorted(documents)
    assert seen[-1].documents == MANY
    assert seen[-1].fraction == 1.0


def test_what_is_packed_is_known_again_and_has_no_end_that_could_be_told(database, texts, tmp_path):
    seen: list[Progress] = []
    with zipfile.ZipFile(tmp_path / "texts.zip", "w") as archive:
        for path in sorted(texts.iterdir()):
            archive.write(path, path.name)

    first = add(database, plan(tmp_path / "texts.zip"), seen.append)
    second = add(database, plan(tmp_path / "texts.zip"))

    assert (first.added, second.added, second.known) == (MANY, 0, MANY)
    assert {progress.fraction for progress in seen} == {None}


def test_the_summary_counts_in_words(database, texts):
    (texts / "000.txt").write_text("bad")

    said = add(database, plan(texts)).summary()

    assert said.startswith(f"{MANY - 1} documents added, 1 failed, 1 issue in ")
    assert "words" in said
