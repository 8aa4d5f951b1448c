import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store.found import matched

TEXT = "The bridge, the Bridge of Skerrow; abridged. Café at the quay."


def hits(words, text=TEXT):
    return [piece for piece, hit in matched(text, words) if hit]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bridge", ["bridge", "Bridge"]),
        ("bridg*", ["bridge", "Bridge"]),
        ('"bridge of skerrow"', ["Bridge of Skerrow"]),
        ('“bridge of sker"*', ["Bridge of Skerrow"]),
        ('"bridge of', ["Bridge of"]),
        ("cafe OR quay", ["Café", "quay"]),
        ("quay -bridge", ["quay"]),
        ('-"the quay"', []),
        ("ridge", []),
        ("", []),
        ('"', []),
        ("***", []),
    ],
)
def test_what_the_search_asks_for_is_marked(words, found):
    assert hits(words) == found


@given(st.text(max_size=80), st.text(max_size=40))
def test_no_character_is_lost_or_added(text, words):
    assert "".join(piece for piece, _ in matched(text, words)) == text
