"""When it was said, of attributions with occasions, continuations and sources inside sources."""

from dataclasses import replace

import pytest

from onrecord.model import Document, Genre, Segment, SegmentKind, span
from onrecord.resolve import resolve
from tests.resolve.build import attributed, marked, read, tagged

FRIDAY = "[s1|Ana Reyes] [c1|said] on Friday [t1|it was late]."


def moments(markup):
    reading = read(markup, person=["Ana Reyes", "Omai Kesset"], published="2031-03-12")
    return [
        (one.said.since, one.said.evidence and one.said.evidence.text)
        for one in reading.attributions
    ]


def test_what_somebody_added_was_said_with_what_it_goes_on_with():
    found = moments(FRIDAY + " [s2|Reyes] [c2|added] [t2|it rained].")

    assert found == [("2031-03-07", "Friday"), ("2031-03-07", "Friday")]


@pytest.mark.parametrize(
    "following",
    [
        " [s2|Omai Kesset] [c2|added] [t2|it rained].",
        " [s2|Reyes] [c2|believes] [t2|it will rain].",
        "\n\n[s2|Reyes] [c2|added] [t2|it rained].",
    ],
)
def test_another_speaker_verb_or_paragraph_goes_on_with_nothing(following):
    assert moments(FRIDAY + following)[1] == (None, None)


def test_the_words_of_the_content_do_not_part_a_time_from_its_cue():
    found = moments(
        "[s1|Ana Reyes] [c1|called] [t1|the third lock on the lower branch of the old river at "
        "Quay Sorrel a fist] in January."
    )

    assert found == [("2031-01-01", "January")]


@pytest.mark.parametrize(
    "markup",
    [
        "HALLIN, March 11 (Northgate) - [s1|Ana Reyes] [c1|said] [t1|it was late].",
        "[s1|Ana Reyes] [c1|has argued] since 2014 [t1|that it is late].",
        "By Monday [s1|Ana Reyes] [c1|will say] [t1|it is late].",
    ],
)
def test_a_dateline_or_an_open_time_is_not_when_it_was_said(markup):
    assert moments(markup) == [(None, None)]


def test_a_source_inside_another_did_not_speak_when_the_outer_one_did():
    text, pieces = marked(
        "On Monday [s1|the Courier] [c1|reported], [c2|citing] [s2|an aide], [t2|it was late]."
    )
    document = Document(name="test", text=text, published="2031-03-12")
    outer, inner = attributed(document, pieces | {("1", "t"): pieces["2", "t"]})

    reading = resolve(document, tagged(text), (outer, replace(inner, chain=(outer.id,))))

    assert [one.said.since for one in reading.attributions] == ["2031-03-10", None]


def test_the_time_of_the_occasion_is_when_it_was_said():
    text, pieces = marked(
        "In a memorandum of March 2022 [s1|Ana Reyes] [c1|wrote] [t1|that it was late]."
    )
    document = Document(name="test", text=text, published="2031-03-12")
    [one] = attributed(document, pieces)
    occasion = span(text, 0, text.index(" Ana"))

    reading = resolve(document, tagged(text), (replace(one, occasion=(occasion,)),))

    assert reading.attributions[0].said.since == "2022-03-01"


def test_in_a_part_with_its_own_time_that_stands_for_the_published_date():
    text, pieces = marked(
        "[s1|Ana Reyes] [c1|said] [t1|it was late].\n\n"
        "[s2|Omai Kesset] [c2|said] today [t2|it rained]."
    )
    first, second = (
        Segment(kind=SegmentKind.PART, start=start, end=end, published=published)
        for start, end, published in (
            (0, text.index("Omai"), "2031-03-12T09:00:00"),
            (text.index("Omai"), len(text), "2031-03-13T08:00:00"),
        )
    )
    document = Document(name="test", text=text, published="2031-03-10", segments=(first, second))

    reading = resolve(document, tagged(text), tuple(attributed(document, pieces)))

    assert [one.said.until for one in reading.attributions] == ["2031-03-12", "2031-03-13"]


TALK = (
    "[s1|REYES][c1|:] [t1|We met, and [s2|I] [c2|promise] [t2|to go]. [s3|He] [c3|said] [t3|so].]"
)


def live(genre, published="2031-03-12"):
    reading = read(TALK, published=published, genre=genre)
    turn = reading.attributions[0]
    others = (replace(one, chain=(turn.id,)) for one in reading.attributions[1:])
    tagged_text = tagged(reading.document.text)
    again = resolve(reading.document, tagged_text, (turn, *others))
    return [(one.said.since, one.said.until) for one in again.attributions]


def test_turns_of_what_was_spoken_on_a_known_day_were_said_on_it():
    assert live(Genre.TRANSCRIPT) == [("2031-03-12", "2031-03-12")] * 2 + [(None, "2031-03-12")]


@pytest.mark.parametrize(
    ("genre", "published"), [(Genre.NEWS, "2031-03-12"), (Genre.TRANSCRIPT, "2031-03")]
)
def test_turns_in_an_article_or_of_a_month_are_only_bounded(genre, published):
    assert {since for since, _ in live(genre, published)} == {None}


def test_a_day_of_the_clause_before_is_not_when_somebody_spoke():
    found = moments(
        "The council votes on Friday, and [s1|Ana Reyes] [c1|has asked] [t1|for the papers]."
    )

    assert found == [(None, None)]
