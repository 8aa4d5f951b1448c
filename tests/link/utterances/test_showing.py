from __future__ import annotations

from contextlib import closing

import pytest

from onrecord.errors import CaseError
from onrecord.link.linking import link
from onrecord.link.utterances.showing import show
from onrecord.store.utterances import Utterances
from tests.link.said import reading, store

SAID = "We will never sell the eastern locks of Ondai, whatever the price of grain"


@pytest.fixture
def told(tmp_path):
    """Give the reports of what Ana Reyes said, by the names of their documents."""

    def shown(*wordings):
        papers = [
            reading(name, f"“{words},” Ana Reyes said.", [("Ana Reyes", f"“{words},”")])
            for name, words in wordings
        ]
        database = store(tmp_path / "case", *papers)
        with closing(database):
            link(database, tmp_path / "case")
            [row] = Utterances(database, documents=len(wordings))
            return {report.name: report for report in show(database, row.id).reports}

    return shown


def changes(report):
    return [(one.change, one.report, one.reference) for one in report.changes]


def test_a_report_of_the_same_words_keeps_all_of_them(told):
    reports = told(("one", SAID), ("two", SAID))

    assert {(report.fidelity, report.kept) for report in reports.values()} == {("verbatim", 1.0)}
    assert sorted(report.fullest for report in reports.values()) == [False, True]
    assert [report.changes for report in reports.values()] == [(), ()]


@pytest.mark.parametrize(
    ("words", "change"),
    [
        (SAID.replace("eastern ", ""), ("cut", "", "eastern")),
        (SAID.replace("price", "cost"), ("word", "cost", "price")),
        (SAID.replace("will never", "shall never"), ("word", "shall", "will")),
    ],
)
def test_each_difference_is_named_with_the_words_of_both(told, words, change):
    reports = told(("full", f"{SAID}, for we live by them"), ("other", words))

    assert changes(reports["other"]) == [change]


def test_the_part_that_a_report_goes_over_is_told(told):
    full = f"{SAID}, and we never sold a gate of the upper river to anybody"
    reports = told(("full", full), ("part", SAID))

    part, whole = reports["part"], reports["full"]
    assert whole.text[slice(*part.passage)] in part.text
    assert part.passage[1] < len(whole.text) - 20
    assert 0 < part.kept < 1


def test_pieces_cut_both_texts_without_gaps_in_their_order(told):
    reports = told(
        ("full", f"{SAID}, for we live by them"), ("other", SAID.replace("grain", "salt"))
    )

    other = reports["other"]
    spans = [piece.report for piece in other.pieces if piece.report]
    assert spans == sorted(spans)
    assert all(start < end <= len(other.text) for start, end in spans)
    assert {piece.change for piece in other.pieces} >= {"same", "word"}


def test_what_has_no_such_id_is_refused(tmp_path):
    with closing(store(tmp_path / "case", reading("one", "Nothing was said."))) as database:
        with pytest.raises(CaseError, match="No utterance has an id"):
            show(database, "ffff")
        with pytest.raises(CaseError, match="is not the id of an utterance"):
            show(database, "not an id")
