import csv
import io
import json
from dataclasses import dataclass

import click
import pytest
from click.testing import CliRunner

from onrecord.cli.listing import listing, one_json_line
from onrecord.model import Kind, Unnamed


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    name: str
    kind: Kind = Kind.DIRECT
    names: tuple[str, ...] = ()
    unnamed: Unnamed | None = None


def listed(rows, *options, of=None):
    @click.command()
    @listing
    def command(output):
        output.write(rows, lambda row: row.name, of=of)

    return CliRunner().invoke(command, options)


ROWS = [Row(name="Ana"), Row(name="Béla", names=("a", "b"), unnamed=Unnamed(number=1))]


def test_people_get_one_row_a_line():
    assert listed(ROWS).stdout == "Ana\nBéla\n"


def test_json_is_an_array_whatever_the_number_of_rows():
    assert [row["name"] for row in json.loads(listed(ROWS, "--json").stdout)] == ["Ana", "Béla"]
    assert json.loads(listed([], "--json").stdout) == []


def test_json_keeps_what_is_unknown_as_null_and_what_is_nested():
    first, second = json.loads(listed(ROWS, "--json").stdout)

    assert first["unnamed"] is None
    assert second["unnamed"]["number"] == 1
    assert second["kind"] == "direct"


def sheet(rows):
    """Read a listing as a spreadsheet does, which needs the mark to know the encoding."""
    written = listed(rows, "--csv").stdout
    assert written.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline="")))


def test_csv_has_a_header_and_one_record_a_row():
    first, second = sheet(ROWS)

    assert first["name"] == "Ana"
    assert second["names"] == "a; b"
    assert json.loads(second["unnamed"])["number"] == 1


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_csv_gives_a_spreadsheet_no_formula_to_run(cell):
    [row] = sheet([Row(name=cell)])

    assert row["name"] == "'" + cell


def test_the_limit_cuts_every_form_and_only_people_are_told():
    for_people = listed(ROWS, "--limit", "1", of=2)
    for_programs = listed(ROWS, "--limit", "1", "--json", of=2)

    assert for_people.stdout == "Ana\n"
    assert for_people.stderr == "1 of 2 shown; --limit 0 shows all.\n"
    assert len(json.loads(for_programs.stdout)) == 1
    assert for_programs.stderr == ""


def test_without_a_total_it_is_still_told_that_there_is_more():
    assert listed(ROWS, "--limit", "1").stderr == "The first 1 shown; --limit 0 shows all.\n"
    assert listed(ROWS, "--limit", "2").stderr == ""


def test_a_limit_of_nought_shows_all():
    many = [Row(name=str(number)) for number in range(60)]

    assert len(listed(many).stdout.splitlines()) == 50
    assert len(listed(many, "--limit", "0").stdout.splitlines()) == 60


def test_an_empty_listing_says_so_on_standard_error():
    nothing = listed([])

    assert (nothing.stdout, nothing.stderr) == ("", "Nothing found.\n")


def test_json_carries_hostile_characters_escaped_and_reads_back_the_same():
    hostile = "\x1b[2J \x9b \u202e \ud800 \x7f é\n"

    line = one_json_line(hostile)

    assert json.loads(line) == hostile
    assert "é" in line
    assert line.encode("utf-8").isascii() is False
    assert not any(sign in line for sign in "\x1b\x9b\u202e\ud800\x7f\n")
