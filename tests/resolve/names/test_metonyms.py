"""Seats of government that act, and those that are places."""

import pytest

from tests.resolve.build import read

ACTING = [
    ("Beijing rejected the map.", "Beijing", "China"),
    ("Beijing has never signed it.", "Beijing", "China"),
    ("Beijing is trying to win time.", "Beijing", "China"),
    ("An envoy urged Beijing to sign.", "Beijing", "China"),
    ("Talks with Beijing broke down.", "Beijing", "China"),
    ("Beijing's claim is old.", "Beijing", "China"),
    ("Brussels fined the company.", "Brussels", "European Union"),
]
LYING = [
    ("Rain fell on Beijing.", "Beijing"),
    ("The train to Beijing was late.", "Beijing"),
    ("Beijing lies in the north.", "Beijing"),
    ("She has lived in Beijing since 2019.", "Beijing"),
    ("Beijing's streets were empty.", "Beijing"),
]


def kinds(reading, written):
    """Give name and kind of what a word means."""
    entities = {one.id: one for one in reading.entities}
    return [
        (entities[one.entity_id].name, str(entities[one.entity_id].kind))
        for one in reading.mentions
        if one.span.text == written
    ]


@pytest.mark.parametrize(("text", "seat", "state"), ACTING)
def test_a_seat_that_acts_is_its_state(text, seat, state):
    [(name, kind)] = kinds(read(text, place=[seat]), seat)

    assert name == state
    assert kind != "place"


@pytest.mark.parametrize(("text", "seat"), LYING)
def test_a_seat_that_only_lies_somewhere_is_a_place(text, seat):
    assert kinds(read(text, place=[seat]), seat) == [(seat, "place")]


def test_a_building_is_a_body_only_where_it_acts():
    text = "The Kremlin denied it. Guests waited outside the Kremlin."

    assert kinds(read(text, state_body=["Kremlin"]), "Kremlin") == [
        ("Kremlin", "state body"),
        ("Kremlin", "place"),
    ]
