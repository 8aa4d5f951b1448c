"""--map: which column of a table holds what."""

import json

import pytest
from click.testing import CliRunner

from onrecord import case
from onrecord.cli import cli
from onrecord.cli.paths import columns, refuse_if_all_missing
from onrecord.errors import InputError

PROSE = '"We will close the harbour," said Ana Reyes on Tuesday.'


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "texts.csv"
    path.write_text(f'nr,wording,day\n1,"{PROSE.replace(chr(34), chr(34) * 2)}",2031-05-04\n')
    return path


def test_pairs_may_be_given_together_or_one_by_one():
    assert columns(("text=body,published = meta.date", "title=hed")) == {
        "text": "body",
        "published": "meta.date",
        "title": "hed",
    }
    assert columns(()) is None


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("text", "KEY=COLUMN"),
        ("text=,", "KEY=COLUMN"),
        ("text=wording,text=day", "twice"),
        ("txet=wording", "Did you mean 'text'?"),
        ("text=wordin", "Did you mean 'wording'?"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_wrong_input(table, rows, said):
    told = run("extract", table, "--map", rows)

    assert told.exit_code == 2
    assert said in told.stderr


def test_a_mapped_table_is_extracted(table):
    [found] = case.extract(table, columns={"text": "wording", "published": "day"}, workers=1)

    assert (found["published"], found["text"]) == ("2031-05-04", PROSE)


def test_a_mapped_table_is_added(table, tmp_path):
    run("new", tmp_path / "summit")

    added = run("add", tmp_path / "summit", table, "--map", "text=wording", "--workers", "1")

    assert (added.exit_code, "1 document added" in added.stdout) == (0, True)
    held = json.loads(run("status", tmp_path / "summit", "--json").stdout)
    assert held["documents"] == 1


def test_a_table_in_a_folder_that_lacks_the_column_is_an_issue(table, tmp_path):
    (tmp_path / "other.csv").write_text(f"text\n{PROSE.replace(chr(34), '')}\n")

    found = list(case.extract(tmp_path, columns={"text": "wording"}, workers=1))

    assert [getattr(one, "code", "document") for one in found] == ["columns", "document"]


def test_an_address_counts_as_something_to_read():
    refuse_if_all_missing(("https://echo.example/1",))

    with pytest.raises(InputError, match="no file or folder"):
        refuse_if_all_missing(("htp://echo.example/1",))
