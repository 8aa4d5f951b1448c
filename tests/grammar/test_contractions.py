"""Contractions in full."""

import pytest

from onrecord.grammar.contractions import in_full


@pytest.mark.parametrize(
    ("cut", "full"),
    [
        ("she don ’ t know", "she do ’ not know"),
        ("she won ' t know", "she will ' not know"),
        ("they ’ ll know", "they ’ will know"),
        ("the mayor ’ s dog", "the mayor ’ s dog"),
        ("won", "won"),
        ("she did n ’ t know", "she did not ’ not know"),
    ],
)
def test_a_contraction_is_read_as_its_words(cut, full):
    assert in_full(cut.split()) == full.split()
