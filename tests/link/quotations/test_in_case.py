from contextlib import closing

import pytest

from onrecord.link.quotations.in_case import check_reading
from onrecord.model import Kind
from tests.link.said import reading, store, transcript

HEARING = transcript(
    "hearing",
    ("MS. VALE", "We will never sell the locks of Ondai, whatever the price."),
    ("MR. MOOR", "The harbour pilots have waited eleven winters for this bridge."),
)
NEWS = reading(
    "news",
    "“We will always sell the locks of Ondai, whatever the price,” Ana Vale said. "
    "“My ferry runs on stubbornness and lamp oil,” Oren Tash said. "
    "Oren Tash complained that the customs sheds of Velm were rotting into the river.",
    [
        ("Ana Vale", "“We will always sell the locks of Ondai, whatever the price,”"),
        ("Oren Tash", "“My ferry runs on stubbornness and lamp oil,”"),
    ],
)
RETOLD = reading(
    "retold",
    "Oren Tash complained that the customs sheds of Velm were rotting into the river.",
    [("Oren Tash", "that the customs sheds of Velm were rotting into the river")],
    kind=Kind.INDIRECT,
)


@pytest.fixture
def check(tmp_path):
    """Check the one quotation of a draft, said by somebody, against documents."""

    def check(words, who, *documents, **more):
        draft = reading("draft", f"“{words},” {who} said.", [(who, f"“{words},”")], **more)
        with closing(store(tmp_path / "case", *documents, draft)) as database:
            [found] = check_reading(database, draft)
        return found

    return check


def test_a_quotation_is_held_against_the_turns_of_a_transcript(check):
    found = check("We will never sell the locks of Ondai", "Ana Vale", HEARING, NEWS)

    assert (found.verdict, found.match.name, found.match.source) == (
        "verbatim",
        "hearing",
        "MS. VALE",
    )


def test_a_report_that_altered_a_speech_does_not_outweigh_its_transcript(check):
    words = "We will always sell the locks of Ondai, whatever the price"

    found = check(words, "Ana Vale", HEARING, NEWS)

    assert (found.verdict, found.match.name) == ("altered", "hearing")


def test_what_no_transcript_has_may_stand_as_a_quotation_in_a_report(check):
    found = check("My ferry runs on stubbornness and lamp oil", "Oren Tash", HEARING, NEWS)

    assert (found.verdict, found.match.name, found.match.source) == (
        "verbatim",
        "news",
        "Oren Tash",
    )


def test_words_that_a_report_prints_outside_quotation_marks_are_a_paraphrase(check):
    words = "The customs sheds of Velm were rotting into the river"

    found = check(words, "Oren Tash", HEARING, RETOLD)

    assert (found.verdict, found.match.name) == ("paraphrase", "retold")
    assert "without quotation marks" in found.difference


def test_another_speaker_of_a_transcript_is_a_wrong_source(check):
    words = "The harbour pilots have waited eleven winters for this bridge"

    found = check(words, "Ana Vale", HEARING)

    assert (found.verdict, found.match.source) == ("wrong_source", "MR. MOOR")


def test_a_day_that_is_printed_beside_a_quotation_is_checked(check):
    words = "The harbour pilots have waited eleven winters for this bridge"
    later = transcript("later", ("MR. MOOR", "Nothing of weight."), published="2031-05-02")

    found = check(words, "Bela Moor", HEARING, later, day="2031-05-02")

    assert found.verdict == "wrong_date"


def test_what_nobody_said_is_not_found_and_has_passages_near_it(check):
    words = "The locks of Ondai are painted with marmalade every autumn"

    found = check(words, "Ana Vale", HEARING, NEWS)

    assert (found.verdict, found.match) == ("not_found", None)
    assert found.nearest


@pytest.mark.parametrize(
    ("documents", "more"), [((), {}), ((NEWS,), {}), ((HEARING,), {"day": "2031-04-09"})]
)
def test_without_an_official_text_of_the_time_nothing_can_be_told(check, documents, more):
    found = check("Marmalade is the paint of honest lock keepers", "Ana Vale", *documents, **more)

    assert found.verdict == "no_source_text"


def test_a_draft_is_no_source_of_its_own_quotations(check):
    copy = reading(
        "copy",
        "“Marmalade is the paint of honest lock keepers,” Ana Vale said.",
        [("Ana Vale", "“Marmalade is the paint of honest lock keepers,”")],
    )

    found = check("Marmalade is the paint of honest lock keepers", "Ana Vale", copy, HEARING)

    assert found.verdict == "not_found"


def test_what_a_release_quotes_is_said_by_whom_it_quotes(check):
    text = "The office of the harbour. “Every lamp on the quay burns until dawn,” Bela Moor said."
    release = reading(
        "release",
        text,
        [("Bela Moor", "“Every lamp on the quay burns until dawn,”")],
        genre="release",
    )
    words = "Every lamp on the quay burns until dawn"

    found = check(words, "Ana Vale", release)

    assert (found.verdict, found.match.source) == ("wrong_source", "Bela Moor")


def test_a_quoted_sentence_that_is_attributed_to_nobody_is_checked_and_a_title_is_not(tmp_path):
    text = "He wrote “The Long Way Home From Velm”, then “all of us drank the river that night”."
    draft = reading("draft", text)

    with closing(store(tmp_path / "case", HEARING)) as database:
        found = check_reading(database, draft)

    assert [(one.quoted.span.text, str(one.verdict)) for one in found] == [
        ("all of us drank the river that night", "not_found")
    ]


def test_many_documents_do_not_hide_the_one_that_has_the_words(check, monkeypatch):
    monkeypatch.setattr("onrecord.link.quotations.in_case.MOST", 3)
    others = [
        transcript(f"other {number}", ("MS. VALE", f"The locks, the price, Ondai: day {number}."))
        for number in range(12)
    ]
    words = "We will never sell the locks of Ondai, whatever the price"

    found = check(words, "Ana Vale", *others, HEARING)

    assert (found.verdict, found.match.name) == ("verbatim", "hearing")
