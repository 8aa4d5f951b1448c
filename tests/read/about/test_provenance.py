"""Where each value of the metadata was read, and what outranks what."""

from __future__ import annotations

import pytest

from onrecord.model import Doubt, Genre, Given, Provenance
from onrecord.read.about.provenance import Facts, fact, later, overrule

PAGE = Facts(
    title=fact("A River Lapses", "JSON-LD headline"),
    byline=fact(("Ana Reyes", "Ilmar Toss"), "meta author", "By Ana Reyes and Ilmar Toss"),
)
TEXT = Facts(title=fact("Another", "head of the text"), published=fact("2031-05-04", "dateline"))


def test_the_stronger_place_wins_and_the_weaker_fills_what_is_missing():
    found = PAGE.over(TEXT).document("page", "Text.")

    assert (found.title, found.published) == ("A River Lapses", "2031-05-04")
    assert [(row.field, row.where) for row in found.provenance] == [
        ("title", "JSON-LD headline"),
        ("byline", "meta author"),
        ("published", "dateline"),
    ]
    assert found.provenance[1].text == "By Ana Reyes and Ilmar Toss"


def test_no_value_is_no_fact_and_long_characters_are_cut():
    assert fact("", "meta") is None
    assert fact((), "meta") is None
    assert len(fact("x" * 900, "meta").text) == 200


def test_what_is_given_from_outside_outranks_and_what_was_read_can_still_be_seen():
    read = PAGE.document("page", "Text.")

    found = overrule(read, Given(where="sidecar", title="Told", genre=Genre.OPINION))

    assert (found.title, found.genre, found.byline) == ("Told", Genre.OPINION, read.byline)
    assert found.provenance[0] == Provenance(field="title", where="sidecar", text="Told")
    assert Provenance(field="title", where="JSON-LD headline", text="A River Lapses") in (
        found.provenance
    )


def test_times_that_cannot_all_be_true_are_doubted_until_the_right_one_is_given():
    facts = Facts(published=fact("2031-05-04", "meta"), updated=fact("2030-01-01", "meta"))

    read = facts.document("page", "Text.")
    found = overrule(read, Given(where="sidecar", updated="2031-05-05"))

    assert [doubt.code for doubt in read.doubts] == ["date"]
    assert "2030-01-01" in read.doubts[0].message
    assert found.doubts == ()


def test_other_doubts_stay_when_a_date_is_given():
    doubt = Doubt(code="pages without text", message="Page 3.")

    read = Facts().document("page", "Text.", doubts=(doubt,))

    assert overrule(read, Given(where="sidecar", published="2031")).doubts == (doubt,)


@pytest.mark.parametrize(
    ("one", "other", "is_later"),
    [
        ("2031-05-05", "2031-05-04", True),
        ("2031-05-04", "2031-05-04T10:00:00", False),
        ("2031-05-04T12:00:00", "2031-05-04T10:00:00", False),
        ("2031-05", "2031-04-30", True),
        ("2031", "2031-04-30", False),
        ("2031-05-05T01:00:00+10:00", "2031-05-04T20:00:00+00:00", False),
        ("2031-05-05T01:00:00+00:00", "2031-05-04T20:00:00+00:00", True),
        ("2031-05-05T01:00:00+00:00", "2031-05-04", False),
        ("2031-05-06T01:00:00+00:00", "2031-05-04", True),
    ],
)
def test_a_time_is_later_only_where_no_time_zone_can_explain_it(one, other, is_later):
    assert later(one, other) is is_later
