"""Settings files: what they may say, and what is said about what they may not."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from onrecord.cli.settings import load
from onrecord.config import Limits, Settings
from onrecord.errors import InputError

MANUAL = Path(__file__).parents[2] / "docs" / "how-to" / "set-limits.md"


def written(folder, text):
    path = folder / "case.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_all_stays_as_it_is():
    assert load(None) == Settings()


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path):
    path = written(tmp_path, 'fetch = false\nleaders = "t.csv"\n[limits]\npages = 7\n')

    found = load(path)

    assert (found.fetch, found.leaders) == (False, tmp_path / "t.csv")
    assert found.limits == Limits(pages=7)
    assert found.workers == Settings().workers


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[limits]\npage = 7\n", "Did you mean pages?"),
        ("model_folder = 'x'\n", "which is no setting"),
        ("[limits]\npages = 0\n", "more than 0"),
        ("[limits]\npages = true\n", "expected int"),
        ("[limits]\npages = '7'\n", "expected int"),
        ("limits = 3\n", "a table [limits]"),
        ("pages = = 7\n", "Could not read the settings"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_expected(tmp_path, text, said):
    with pytest.raises(InputError) as raised:
        load(written(tmp_path, text))

    assert said in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.toml"):
        load(tmp_path / "none.toml")


def test_the_manual_gives_every_limit_with_its_default():
    manual = MANUAL.read_text(encoding="utf-8")

    missing = [
        field.name
        for field in fields(Limits)
        if f"| `{field.name}` | {getattr(Limits(), field.name):,.0f} |" not in manual
    ]
    assert missing == []
