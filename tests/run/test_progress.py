"""How far a run has come, told by what is done and not by what is waited for."""

from __future__ import annotations

import pytest

from onrecord.config import Settings
from onrecord.run.local import run
from onrecord.run.progress import Meter, Phase
from tests.run import fakes

SETTINGS = Settings(batch=16, seconds_per_document=60)


@pytest.fixture
def texts(tmp_path):
    for number in range(17):
        (tmp_path / f"{number}.txt").write_text("Text.")
    return tmp_path


@pytest.mark.parametrize("workers", [1, 2])
def test_each_document_is_told_when_it_is_done_and_before_that_what_goes_on(texts, workers):
    seen = []
    meter = Meter([texts], seen.append)

    list(run(fakes.inputs(*["Text."] * 17), SETTINGS, workers, make=fakes.echo, meter=meter))

    assert [progress.phase for progress in seen[:2]] == [Phase.LISTING, Phase.LOADING]
    assert {progress.documents for progress in seen} == set(range(18))
    assert {progress.total for progress in seen[1:]} == {17}


def test_documents_behind_a_slow_one_are_told_while_it_is_read(tmp_path):
    seen = []
    inputs = fakes.inputs(f"await {tmp_path / 'done'}", "a", "b", f"touch {tmp_path / 'done'}")
    results = run(inputs, SETTINGS, 2, make=fakes.echo, meter=Meter([], seen.append))

    next(results)
    told = seen[-1].documents
    list(results)

    assert told >= 3


def test_what_was_known_before_is_no_measure_of_the_pace():
    now = [0.0]
    seen = []
    known, new = fakes.inputs("Text.", "Text.")
    meter = Meter([], seen.append, clock=lambda: now[0])

    meter.passed(known)
    now[0] = 10.0
    meter.finished(new)

    assert (seen[-1].documents, seen[-1].known, seen[-1].rate) == (2, 1, 0.1)


@pytest.mark.parametrize("name", ["many.zip", "many.csv.gz", "many.parquet"])
def test_no_end_is_told_where_nobody_knows_it(tmp_path, name):
    (tmp_path / name).write_bytes(b"PK")
    seen = []

    Meter([tmp_path], seen.append).look_round()

    assert (seen[-1].fraction, seen[-1].total, seen[-1].seconds_left) == (None, None, None)


def test_hidden_files_are_not_waited_for(texts):
    (texts / ".git").mkdir()
    (texts / ".git" / "a.txt").write_text("Text.")
    seen = []

    Meter([texts], seen.append).look_round()

    assert seen[-1].total == 17
