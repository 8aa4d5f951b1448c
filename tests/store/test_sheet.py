"""The one form of CSV: what a spreadsheet shows, and what it must not run."""

from __future__ import annotations

import csv
import io

import pytest

from onrecord.store import sheet

HARMLESS = [
    "",
    "Ana Reyes",
    "a=b",
    "3-4",
    "\u201cNo\u201d",
    "'=1",
    "\u2014 a dash",
    "\uff05 of votes",
]


@pytest.mark.parametrize(
    "sign", [*"=+-@", *"\uff1d\uff0b\uff0d\uff20", *"\ufe66\ufe62\ufe63\ufe6b", "\u2212"]
)
@pytest.mark.parametrize(
    "lead", ["", " ", "\u3000", "\xa0", "\ufeff", "\u200b", "\u200e", "\x00", " \t"]
)
def test_what_begins_like_a_formula_in_any_width_is_held_down(lead, sign):
    assert sheet.cell(f"{lead}{sign}SUM(A1)") == f"'{lead}{sign}SUM(A1)"


@pytest.mark.parametrize("lead", "\t\r\n")
def test_what_could_move_into_another_cell_is_held_down(lead):
    assert sheet.cell(f"{lead}word") == f"'{lead}word"


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_stays_as_it_is(text):
    assert sheet.cell(text) == text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (-3, -3),
        (0.5, 0.5),
        (None, None),
        (True, "yes"),
        (["=a", "b"], "'=a; b"),
        ([[0, 1]], "[[0, 1]]"),
        ({"a": "=b"}, '{"a": "=b"}'),
    ],
)
def test_numbers_stay_numbers_and_lists_become_words(value, written):
    assert sheet.cell(value) == written


def test_a_table_begins_with_the_mark_and_reads_back():
    rows = [("1", "two\r\nlines"), ("3", "one\rreturn")] * 300

    whole = "".join(sheet.lines(["a", "b"], rows))

    assert whole.startswith("\ufeffa,b\r\n")
    assert list(csv.reader(io.StringIO(whole.removeprefix("\ufeff"), newline="")))[1:] == [
        list(row) for row in rows
    ]
