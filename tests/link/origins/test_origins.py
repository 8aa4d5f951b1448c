from __future__ import annotations

import random
from contextlib import closing

import pytest

from onrecord.store.origins import Origins
from onrecord.store.utterances import Utterances
from tests.link.origins.told import account, linked, numbers

INTERVIEW = (
    "Velm Courier",
    "2031-03-07T06:00:00Z",
    (
        "The locks of Ondai will close in June, Mayor Ana Reyes told the Courier. "
        "“The gates are rusty,” she said."
    ),
)
SECOND = (
    "Castrel Herald",
    "2031-03-08T06:00:00Z",
    "In an interview with the Castrel Herald, Mayor Ana Reyes said the locks of Ondai would close.",
)
CITES = (
    "Lanner Review",
    "2031-03-07T12:00:00Z",
    "The locks of Ondai will close in June, the Velm Courier reported, quoting Mayor Ana Reyes.",
)
TOLD_ANOTHER = (
    "Harbour Post",
    "2031-03-07T18:00:00Z",
    "Mayor Ana Reyes told the Velm Courier that the locks of Ondai would close in June.",
)


def steps(row):
    return {step.publisher: str(step.how) for step in row.path}


def test_two_interviews_are_two_origins_and_a_citation_adds_none(tmp_path):
    row = account(tmp_path / "case", INTERVIEW, SECOND, CITES)

    assert numbers(row) == (2, 2, False, False)
    assert steps(row) == {
        "Velm Courier": "interview",
        "Castrel Herald": "interview",
        "Lanner Review": "citation",
    }


def test_what_is_told_to_another_paper_is_a_citation_of_its_document(tmp_path):
    row = account(tmp_path / "case", INTERVIEW, TOLD_ANOTHER)
    first, second = row.path

    assert numbers(row) == (1, 1, False, False)
    assert second.publisher == "Harbour Post"
    assert second.of == (first.document,)


def test_a_publisher_that_the_case_has_not_is_an_origin_by_name(tmp_path):
    row = account(
        tmp_path / "case",
        TOLD_ANOTHER,
        ("Lanner Review", "2031-03-09", CITES[2]),
        ("Velm Courier", "2030-01-01", "The weather in Velm was fine on Tuesday."),
    )

    assert numbers(row) == (1, 1, False, False)
    assert [(step.publisher, step.document) for step in row.path][-1] == ("Velm Courier", None)


def test_papers_that_cite_only_each_other_have_at_most_one_origin(tmp_path):
    row = account(
        tmp_path / "case",
        ("Velm Courier", "2031-03-07", f"{CITES[2].replace('Velm Courier', 'Castrel Herald')}"),
        ("Castrel Herald", "2031-03-08", CITES[2]),
    )

    assert numbers(row) == (0, 1, True, False)
    assert all(step.ring for step in row.path)


def test_an_unnamed_source_behind_all_is_told(tmp_path):
    row = account(
        tmp_path / "case",
        (
            "Velm Courier",
            "2031-03-07",
            (
                "The locks of Ondai will close in June, an official at the port told the Courier "
                "on condition of anonymity."
            ),
        ),
        (
            "Castrel Herald",
            "2031-03-08",
            "The locks of Ondai will soon close, the Velm Courier reported, quoting an official.",
        ),
        ("Lanner Review", "2031-03-09", "Media reports say that the locks of Ondai will close."),
    )

    assert numbers(row) == (1, 1, False, True)


def test_unnamed_sources_of_two_papers_are_one_or_two(tmp_path):
    text = "The locks of Ondai will close in June, {} told the {}, asking not to be named."
    row = account(
        tmp_path / "case",
        ("Velm Courier", "2031-03-07", text.format("an official at the port", "Courier")),
        ("Castrel Herald", "2031-03-08", text.format("a lock keeper", "Herald")),
    )

    assert numbers(row) == (1, 2, False, False)


def test_what_all_could_attend_is_one_origin(tmp_path):
    row = account(
        tmp_path / "case",
        (
            "Velm Courier",
            "2031-03-07",
            "The locks of Ondai will close in June, Mayor Ana Reyes told reporters on Thursday.",
        ),
        (
            "Castrel Herald",
            "2031-03-07",
            (
                "Mayor Ana Reyes told a news conference on Thursday that the locks of Ondai would "
                "close."
            ),
        ),
    )

    assert numbers(row) == (1, 1, False, False)


def test_briefings_on_two_days_are_two_origins(tmp_path):
    row = account(
        tmp_path / "case",
        (
            "Velm Courier",
            "2031-03-04",
            "The locks of Ondai will close in June, Mayor Ana Reyes told reporters on Monday.",
        ),
        (
            "Castrel Herald",
            "2031-03-08",
            "Mayor Ana Reyes told reporters on Friday that the locks of Ondai would close in June.",
        ),
    )

    assert numbers(row) == (2, 2, False, False)


def test_a_release_and_those_who_print_it_have_one_origin_a_briefing_perhaps_another(tmp_path):
    row = account(
        tmp_path / "case",
        (
            "Ministry of Locks",
            "2031-03-07T08:00:00Z",
            (
                "Press release. The locks of Ondai will close in June. “The gates are rusty,” says "
                "Mayor Ana Reyes."
            ),
        ),
        (
            "Velm Courier",
            "2031-03-07T09:00:00Z",
            "The locks of Ondai will close in June, Mayor Ana Reyes said in a statement.",
        ),
        (
            "Castrel Herald",
            "2031-03-07T12:00:00Z",
            "Mayor Ana Reyes told a briefing on Friday that the locks of Ondai would close.",
        ),
    )

    assert numbers(row) == (1, 2, False, False)


def test_who_tells_no_source_may_have_been_there(tmp_path):
    row = account(
        tmp_path / "case",
        ("Velm Courier", "2031-03-07", "The locks of Ondai will close, Mayor Ana Reyes said."),
        ("Castrel Herald", "2031-03-07", "Mayor Ana Reyes says Ondai will close its locks."),
    )

    assert numbers(row) == (1, 2, False, False)


def test_other_sayings_of_the_same_speaker_are_other_accounts(tmp_path):
    lamps = "Lamp oil is too dear for the poor of Velm, Mayor Ana Reyes told the Herald."

    with closing(
        linked(tmp_path / "case", INTERVIEW, ("Castrel Herald", "2031-03-07", lamps))
    ) as database:
        rows = list(Origins(database))

    assert [row.documents for row in rows] == [1, 1]


def test_an_utterance_shows_the_origins_of_its_account(tmp_path):
    with closing(linked(tmp_path / "case", INTERVIEW, SECOND, CITES)) as database:
        found = [one.origins for one in Utterances(database) if "June" in one.text]

    assert {(one.least, one.most) for one in found} == {(2, 2)}


def test_a_detail_that_one_paper_has_keeps_the_origin_of_that_paper(tmp_path):
    with closing(linked(tmp_path / "case", INTERVIEW, SECOND, CITES)) as database:
        [row] = [one for one in Utterances(database) if "rusty" in one.text]

    assert row.origins is not None
    assert (row.origins.least, row.origins.most) == (1, 1)
    assert [step.publisher for step in row.origins.path] == ["Velm Courier"]


def test_what_a_report_made_of_another_is_listed(tmp_path):
    row = account(
        tmp_path / "case",
        (
            "Velm Courier",
            "2031-03-07",
            "The locks of Ondai could close for 14 weeks, Mayor Ana Reyes told the Courier.",
        ),
        (
            "Castrel Herald",
            "2031-03-08",
            "The locks of Ondai close for 15 weeks, Mayor Ana Reyes told the Velm Courier.",
        ),
    )
    changes = {(one.kind, one.before, one.after) for one in row.erosion}

    assert ("hedge", "could", "") in changes
    assert ("number", "14", "15") in changes


@pytest.mark.parametrize("seed", range(4))
def test_neither_order_nor_batches_change_origins(tmp_path, seed):
    reports = [INTERVIEW, SECOND, CITES, TOLD_ANOTHER]
    with closing(linked(tmp_path / "at once", *reports)) as database:
        once = list(Origins(database))
    chosen = random.Random(seed)
    mixed = chosen.sample(reports, len(reports))

    for at, report in enumerate(mixed):
        with closing(linked(tmp_path / "case", report, first=at)) as database:
            found = list(Origins(database))

    assert found == once


def test_accounts_are_found_by_source_document_and_utterance(tmp_path):
    with closing(linked(tmp_path / "case", INTERVIEW, SECOND)) as database:
        [row] = Origins(database)
        by_source = list(Origins(database, source="ana reyes"))
        by_document = list(Origins(database, document=row.path[0].document))
        by_utterance = list(Origins(database, utterance=row.utterances[0]))
        circular = list(Origins(database, circular=True))

    assert by_source == by_document == by_utterance == [row]
    assert circular == []
