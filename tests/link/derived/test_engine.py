from __future__ import annotations

import duckdb
import numpy as np
import pytest

from onrecord.errors import CaseError
from onrecord.link.derived.engine import SPILL, Engine, sweep
from onrecord.link.derived.lock import alone


def spilling(engine: Engine) -> None:
    """Join more than the memory of the engine holds."""
    count = 400_000
    engine.give("fresh", document=np.arange(1, dtype=np.int64))
    engine.give(
        "posting",
        shingle=np.arange(count, dtype=np.uint64) % np.uint64(count // 2),
        document=np.arange(count, dtype=np.int64) % 7,
    )
    engine.make("touched", "copies", most=100)


def test_what_does_not_fit_into_memory_is_spilled_into_the_case(tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)

    with Engine(tmp_path, memory_bytes=24_000_000) as engine:
        spilling(engine)
        spilled = list((tmp_path / SPILL).iterdir())

    assert spilled
    assert list(elsewhere.iterdir()) == []
    assert not (tmp_path / SPILL).exists()


def test_what_may_be_spilled_is_capped(tmp_path):
    with (
        Engine(tmp_path, memory_bytes=24_000_000, spill_bytes=1_000) as engine,
        pytest.raises(duckdb.OutOfMemoryException),
    ):
        spilling(engine)


def test_what_a_killed_run_spilled_is_swept(tmp_path):
    (tmp_path / SPILL).mkdir()
    (tmp_path / SPILL / "left.tmp").write_text("clear text")

    sweep(tmp_path)

    assert not (tmp_path / SPILL).exists()


def test_no_extension_is_fetched_or_loaded(tmp_path):
    with Engine(tmp_path) as engine:
        settings = engine.ask("settings", "engine")

    assert dict(zip(settings["name"], settings["value"], strict=True)) == {
        "allow_community_extensions": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }


def test_a_second_process_waits_for_the_first_and_says_so(tmp_path):
    with (
        alone(tmp_path),
        pytest.raises(CaseError, match="Another process links"),
        alone(tmp_path, wait=0),
    ):
        pass


def test_whoever_comes_later_may_enter(tmp_path):
    entered = []
    with alone(tmp_path):
        entered.append("first")

    with alone(tmp_path, wait=0):
        entered.append("second")

    assert entered == ["first", "second"]
