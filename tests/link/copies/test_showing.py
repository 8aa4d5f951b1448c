from __future__ import annotations

from contextlib import closing

import pytest

from onrecord.errors import CaseError
from onrecord.link.copies.showing import show
from onrecord.link.linking import link
from onrecord.store.copies import Copies
from tests.link.said import reading, store

FIRST = (
    "The board of the northern harbour met for six hours behind closed doors and left by the back "
    "stairs, one by one, past a row of parked bicycles and a sleeping porter with a lantern."
)
SECOND = (
    "Nobody would tell the waiting reporters what the grey envelope on the long table had held, "
    "and the clerk who carried it out again under his coat ran for the last ferry of the night."
)
BETWEEN = "It rained on the quay that evening, and the gulls were quiet."


@pytest.fixture
def shown(tmp_path):
    """Give two linked texts side by side, and the texts."""

    def laid(one, other, **more):
        readings = [
            reading("one", one, published="2031-03-01"),
            reading("other", other, **{"published": "2031-03-02", **more}),
        ]
        database = store(tmp_path / "case", *readings)
        with closing(database):
            link(database, tmp_path / "case")
            [row] = Copies(database)
            texts = {each.document.id: each.document.text for each in readings}
            return show(database, row.of, row.document), texts[row.document], texts[row.of]

    return laid


def sides(pair, left, right):
    """Put the stretches of either document together again."""
    spans = [(stretch.span, stretch.of_span) for stretch in pair.stretches]
    return (
        "".join(left[slice(*one)] for one, _ in spans if one),
        "".join(right[slice(*other)] for _, other in sorted(spans, key=_place) if other),
    )


def _place(spans):
    return spans[1] or (0, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{BETWEEN}\n\n{SECOND}"),
        (f"{FIRST}\n\n{BETWEEN}\n\n{SECOND}", f"{SECOND}\n\n{FIRST}"),  # in another order
        (f"“{FIRST}” {BETWEEN}", f"({FIRST})"),
    ],
)
def test_both_documents_stand_in_their_stretches_whole(shown, one, other):
    pair, left, right = shown(one, other)

    assert sides(pair, left, right) == (left, right)
    assert any(stretch.shared for stretch in pair.stretches)
    assert not all(stretch.shared for stretch in pair.stretches)


def test_words_that_differ_inside_a_passage_are_told(shown):
    pair, left, right = shown(FIRST, FIRST.replace("stairs", "steps"))

    [stretch] = (stretch for stretch in pair.stretches if stretch.shared)
    [piece] = (piece for piece in stretch.pieces if piece.change != "same")
    words = {left[stretch.span[0] :][slice(*piece.report)]}
    words.add(right[stretch.of_span[0] :][slice(*piece.reference)])
    assert words == {"stairs", "steps"}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, "time"),
        ({"publisher": "Northgate Wire"}, "agency"),
        ({"genre": "release"}, "genre"),
        ({"published": None}, None),
    ],
)
def test_what_tells_which_was_first_is_named(shown, more, told):
    pair, *_ = shown(f"{FIRST} {SECOND}", f"{FIRST} {SECOND} {BETWEEN}", **more)

    assert pair.told_by == told
    assert (pair.copy.first is None) == (told is None)


def test_documents_that_share_nothing_are_refused(tmp_path):
    one, other = reading("one", FIRST), reading("other", BETWEEN)
    with closing(store(tmp_path / "case", one, other)) as database:
        link(database, tmp_path / "case")
        with pytest.raises(CaseError, match="share no text"):
            show(database, one.document.id, other.document.id)
