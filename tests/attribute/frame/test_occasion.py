"""On what occasion and where something was said."""

import pytest

from tests.attribute.build import attributions


def beside(markup):
    [found] = attributions(markup)
    return [p.text for p in found.occasion], [p.text for p in found.place]


@pytest.mark.parametrize(
    ("markup", "occasion"),
    [
        (
            "[source|Reyes] [cue|said] in a speech at the summit [content|that it was lost].",
            "in a speech at the summit",
        ),
        (
            "In an interview with Harbour Radio, [source|Reyes] [cue|said] [content|it was lost].",
            "In an interview with Harbour Radio",
        ),
        ("[source|Reyes] [cue|said in a statement] [content|that it was lost].", "in a statement"),
        (
            "[source|Reyes], in her address to the nation, [cue|said] [content|it was lost].",
            "in her address to the nation",
        ),
        (
            "[source|Reyes] [cue|said] on the sidelines of the summit [content|it was lost].",
            "on the sidelines of the summit",
        ),
        (
            "Testifying before the inquiry, [source|she] [cue|said] [content|it was lost].",
            "before the inquiry",
        ),
        (
            "[content|“It is lost,”] [source|she] [cue|told] them during the debate.",
            "during the debate",
        ),
    ],
)
def test_an_event_or_a_writing_makes_an_occasion(markup, occasion):
    assert beside(markup) == ([occasion], [])


@pytest.mark.parametrize(
    ("markup", "place"),
    [
        ("[source|Reyes] [cue|told] them in Castrel [content|it was lost].", "in Castrel"),
        (
            "[content|“It is lost,”] [source|she] [cue|said] outside the court.",
            "outside the court",
        ),
        ("From the podium, [source|she] [cue|said] [content|it was lost].", "From the podium"),
        ("On Channel Six, [source|she] [cue|said] [content|it was lost].", "On Channel Six"),
        ("[source|She] [cue|told] them by telephone [content|that it was lost].", "by telephone"),
        ("[source|She] [cue|said on its website] [content|that it was lost].", "on its website"),
    ],
)
def test_a_location_or_a_medium_makes_a_place(markup, place):
    assert beside(markup) == ([], [place])


def test_a_location_behind_an_occasion_is_a_place_of_its_own():
    found = beside("Speaking at a rally in Lanner, [source|she] [cue|said] [content|it was lost].")

    assert found == (["at a rally"], ["in Lanner"])


@pytest.mark.parametrize(
    "markup",
    [
        "[source|Reyes] [cue|said] in despair [content|that it was lost].",
        "[source|Reyes] [cue|said] in 2019 [content|that it was lost].",
        "[source|Reyes] [cue|said] on Tuesday [content|that it was lost].",
        "[source|Reyes] [cue|said] in part [content|that it was lost].",
        "[source|Reyes] [cue|said] in response to a question [content|that it was lost].",
        "[source|Reyes] [cue|said] after a meeting in Lanner [content|that it was lost].",
        "[source|Growers in the south] [cue|said] [content|that it was lost].",
        "[source|Reyes] [cue|said] [content|that at the meeting in Lanner nobody spoke].",
    ],
)
def test_what_is_neither_is_left_alone(markup):
    assert beside(markup) == ([], [])


def test_an_occasion_or_place_inside_a_content_is_not_that_of_the_saying():
    found = attributions(
        "[source|Reyes] [cue|said] [content|no], and at the rally in Lanner [source|Tan] "
        "[cue|agreed] [content|that it was lost]."
    )

    assert [[p.text for p in one.occasion] for one in found] == [[], ["at the rally"]]


def test_a_participle_does_not_take_whom_a_letter_before_it_is_to():
    """The parser hangs the letter on "asked", which stands behind it."""
    said = "On March 3 in answer to a letter by the mayor, the head of Lanner asked and got help."
    markup = f'Speaking at the start of the meeting, [source|Reyes] [cue|said]: [content|"{said}"]'

    assert beside(markup)[1] == []
