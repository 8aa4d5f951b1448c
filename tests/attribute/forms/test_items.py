"""Enumerations inside one content."""

import pytest

from tests.attribute.build import attributions, readable


@pytest.mark.parametrize(
    ("content", "pieces"),
    [
        (
            "first, to open the lock; second, to pay; and third, to leave",
            ["first, to open the lock;", "second, to pay; and", "third, to leave"],
        ),
        ("two things: (a) a lock, (b) a key", ["two things:", "(a) a lock,", "(b) a key"]),
        ("1) a lock; 2) a key", ["1) a lock;", "2) a key"]),
        ("firstly, a lock, and secondly, a key", ["firstly, a lock, and", "secondly, a key"]),
        ("second, a lock; third, a key", None),
        ("first, a lock", None),
        ("his first, the second, the third", None),
        ("that the first vote was lost, the second won", None),
    ],
)
def test_items_that_count_on_are_pieces(content, pieces):
    [found] = attributions(f"[source|Tesh] [cue|named] [content|{content}].")

    assert readable(found)[2] == (pieces or [content])
