"""Sources of verbs whose subject stands far off."""

import pytest

from tests.attribute.build import attributions, readable


@pytest.mark.parametrize(
    ("markup", "source"),
    [
        ("Ana Reyes gave a speech, [cue|proclaiming] [content|a new age].", "Ana Reyes"),
        ("He shook hands and [cue|asked] [content|if they were well].", "He"),
        ("Lanner mayor Ana Reyes rose, [cue|warning] [content|them].", "Lanner mayor Ana Reyes"),
        ("On Monday Tesh rose and then [cue|denied] [content|the charge].", "Tesh"),
    ],
)
def test_a_verb_in_second_place_has_the_subject_of_its_sentence(markup, source):
    [found] = attributions(markup)

    assert readable(found)[0] == [source]


@pytest.mark.parametrize(
    "markup",
    [
        "Ana Reyes left. [cue|Reportedly] [content|she was ill].",
        "It was late, [cue|showing] [content|a loss].",
        "[content|Reyes is the winner], the wire [cue|had it].",
    ],
)
def test_no_subject_is_made_up(markup):
    for found in attributions(markup):
        assert found.source == ()
