from __future__ import annotations

import pytest

from onrecord.kinds import CopyKind, Genre
from onrecord.link.copies.direction import Party
from onrecord.link.copies.judging import Judge, Pair

WHOLE = (((0, 400), (0, 400)),)


def party(row: int, **more: object) -> Party:
    given = {
        "publisher": f"Courier {row}",
        "published": None,
        "updated": None,
        "genre": Genre.NEWS,
        "credited": None,
        **more,
    }
    return Party(row=row, id=f"{row:016x}", **given)


def pair(one: int, other: int, **more: object) -> Pair:
    given = {"contained": (0.9, 0.8), "covered": (0.9, 0.8), "quoted": 0.0, "passages": WHOLE}
    return Pair(one=one, other=other, **(given | more))


def judge(pairs: list[Pair], *parties: Party):
    return Judge(pairs, {one.row: one for one in parties}).judge(pairs[0])


def test_most_of_a_text_in_the_paper_of_another_is_a_copy():
    assert judge([pair(1, 2)], party(1), party(2)).kind is CopyKind.COPY


def test_some_paragraphs_of_a_text_are_a_partial_copy():
    few = pair(1, 2, covered=(0.3, 0.1))

    assert judge([few], party(1), party(2)).kind is CopyKind.PARTIAL


def test_the_same_publisher_puts_out_a_version():
    found = judge([pair(1, 2)], party(1, publisher="Courier"), party(2, publisher="COURIER"))

    assert found.kind is CopyKind.VERSION


def test_publishers_that_are_not_told_are_not_the_same():
    found = judge([pair(1, 2)], party(1, publisher=None), party(2, publisher=None))

    assert found.kind is CopyKind.COPY


def test_what_both_quote_is_common_text():
    quoting = pair(1, 2, quoted=0.95)

    assert judge([quoting], party(1), party(2)).kind is CopyKind.COMMON


def test_what_a_release_beside_both_says_is_common_text():
    pairs = [pair(1, 2), pair(1, 3), pair(2, 3)]

    found = judge(pairs, party(1), party(2), party(3, genre=Genre.RELEASE))

    assert found.kind is CopyKind.COMMON
    assert found.first is None


def test_a_release_came_before_the_paper_that_prints_it():
    found = judge([pair(1, 2)], party(1), party(2, genre=Genre.RELEASE))

    assert (found.kind, found.first) == (CopyKind.COPY, 2)


def test_what_a_publisher_prints_again_and_again_is_no_version():
    few = {"covered": (0.3, 0.3)}
    pairs = [pair(1, 2, **few), pair(1, 3, **few), pair(2, 3, **few)]

    found = judge(pairs, *(party(row, publisher="Courier") for row in (1, 2, 3)))

    assert found.kind is CopyKind.COMMON


def test_three_versions_are_no_series():
    pairs = [pair(1, 2), pair(1, 3), pair(2, 3)]

    found = judge(pairs, *(party(row, publisher="Courier") for row in (1, 2, 3)))

    assert found.kind is CopyKind.VERSION


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        ({"credited": "AP"}, {"publisher": "Associated Press"}, 2),
        ({}, {"publisher": "Northgate Wire"}, 2),
        ({}, {"publisher": "reuters.com"}, 2),
        ({"publisher": "AFP"}, {"publisher": "Reuters"}, None),
        ({"published": "2031-03-07"}, {"published": "2031-03-08"}, 1),
        ({"published": "2031-03-07T09:00:00+02:00"}, {"published": "2031-03-07T08:00:00Z"}, 1),
        ({"published": "2031-03"}, {"published": "2031-03-08"}, None),
        ({"published": "2031-03-08"}, {"published": "2031-03-08T08:00:00Z"}, None),
        ({"published": "2031-03-08"}, {"published": None}, None),
        ({}, {}, None),
    ],
)
def test_credits_and_times_tell_who_was_first_or_nothing_does(one, other, first):
    assert judge([pair(1, 2)], party(1, **one), party(2, **other)).first == first


def test_updates_tell_which_of_two_versions_was_first():
    given = {"publisher": "Courier", "published": "2031-03-08"}

    found = judge(
        [pair(1, 2)],
        party(1, **given, updated="2031-03-08T18:00:00Z"),
        party(2, **given, updated="2031-03-08T12:00:00Z"),
    )

    assert found.first == 2


def test_the_wire_of_a_text_is_told_by_those_that_share_it():
    pairs = [pair(1, 2), pair(1, 3), pair(2, 3)]

    found = judge(pairs, party(1), party(2), party(3, credited="AP"))

    assert found.wire == "AP"


def test_a_wire_that_was_told_by_sharing_tells_nobody_else():
    pairs = [pair(1, 2), pair(2, 3)]

    assert (
        Judge(pairs, {1: party(1), 2: party(2), 3: party(3, credited="AP")}).shared_wire(1) is None
    )


def test_two_wires_tell_none():
    pairs = [pair(1, 2), pair(1, 3)]
    parties = {1: party(1), 2: party(2, credited="AFP"), 3: party(3, credited="AP")}

    assert Judge(pairs, parties).shared_wire(1) is None


def test_the_agency_itself_prints_no_wire():
    pairs = [pair(1, 2)]
    parties = {1: party(1, publisher="Reuters"), 2: party(2, credited="Reuters")}

    assert Judge(pairs, parties).shared_wire(1) is None


def test_a_pair_is_seen_from_the_document_of_which_more_is_contained():
    assert judge([pair(1, 2, contained=(0.2, 0.9))], party(1), party(2)).document == 2


def test_a_text_that_is_a_part_of_a_longer_one_came_after_it():
    part = pair(1, 2, covered=(0.95, 0.4))

    assert judge([part], party(1), party(2)).first == 2


@pytest.mark.parametrize(
    "more",
    [
        {"covered": (0.95, 0.9)},
        {"covered": (0.6, 0.4)},
    ],
)
def test_two_texts_of_which_neither_is_a_part_tell_no_direction(more):
    assert judge([pair(1, 2, **more)], party(1), party(2)).first is None


def test_a_longer_text_that_credits_an_agency_may_have_added_to_it():
    part = pair(1, 2, covered=(0.95, 0.4))

    assert judge([part], party(1), party(2, credited="AP")).first is None
