"""Damaged files of every format: refused or read, never a crash, never a slow one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from evals.inputs.fuzz_seeds import SEEDS
from evals.inputs.mutations import DAMAGES
from onrecord.config import Limits, Settings
from onrecord.errors import ReadError
from onrecord.model import Input, Issue
from onrecord.read import find, read

SETTINGS = Settings(limits=Limits(file_bytes=1_000_000, members=200, unpacked_bytes=10_000_000))


def outcomes(path):
    """Read all that is in a file; each input gives its text or the issue that refused it."""
    for item in find([path], SETTINGS):
        if isinstance(item, Issue):
            yield item.message
            continue
        assert isinstance(item, Input)
        try:
            yield read(item, SETTINGS).text
        except ReadError as error:
            yield str(error)


@pytest.mark.parametrize("suffix", SEEDS)
def test_the_files_that_are_damaged_can_be_read_while_they_are_whole(suffix, tmp_path):
    for number, seed in enumerate(SEEDS[suffix]()):
        path = tmp_path / f"{number}{suffix}"
        path.write_bytes(seed)

        found = list(outcomes(path))

        whole = "\n".join(found)
        assert "official" in whole or "port" in whole or "席" in whole or "说" in whole, found


@pytest.mark.parametrize("suffix", SEEDS)
def test_a_damaged_file_is_read_or_refused_with_words(suffix, tmp_path):
    path, seeds = tmp_path / f"input{suffix}", SEEDS[suffix]()

    @settings(
        max_examples=15,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(DAMAGES)
    def holds(damage):
        path.write_bytes(damage.of(seeds))

        assert all(said.strip() for said in outcomes(path))

    holds()
