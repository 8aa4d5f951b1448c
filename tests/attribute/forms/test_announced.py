"""Lists and block quotations below a colon."""

import pytest

from tests.attribute.build import attributions, readable

BOARD = "[source|The board] [cue|set out] four demands:"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("• ", "• "),
        ("- ", "- "),
        ("1. ", "2. "),
        ("(1) ", "(2) "),
        ("a) ", "b) "),
        ("    ", "    "),
        ("> ", "> "),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_stands_below_a_colon_is_the_content_piece_by_piece(one, other, gap):
    text = gap.join((BOARD, f"{one}The lock is mended.", f"{other}The dues are cut."))

    found = attributions(f"{text}\n\nThe ministry has a week.")

    assert [readable(a) for a in found] == [
        (["The board"], ["set out"], ["The lock is mended.", "The dues are cut."])
    ]


def test_a_quotation_below_a_colon_goes_on_as_long_as_it_is_left_open():
    found = attributions(
        "[source|She] [cue|wrote]:\n\n“The lock is old.\n\n“It leaks.”\n\n“Long Live the Lock” ran."
    )

    assert [readable(a)[2] for a in found] == [["“The lock is old.", "“It leaks.”"]]


def test_pieces_take_the_place_of_what_was_tagged_in_them():
    found = attributions(
        "[source|She] [cue|wrote] [content|a list]:\n\n- a lock\n- [content|a key]\n\nIt rained."
    )

    assert [readable(a)[2] for a in found] == [["a list", "a lock", "a key"]]


@pytest.mark.parametrize(
    ("intro", "source", "cue"),
    [
        ("The opposition has three demands:", "The opposition", "has three demands"),
        ("In May the board issued this appeal:", "the board", "issued this appeal"),
        ("At last, Ana Reyes, a clerk, wrote in her diary:", "Ana Reyes", "wrote in her diary"),
    ],
)
def test_a_verb_that_the_tagger_passed_over_announces_too(intro, source, cue):
    [found] = attributions(f"{intro}\n\n- a lock\n- a key")

    assert readable(found) == ([source], [cue], ["a lock", "a key"])
    assert found.score < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "The menu:\n\n- Fish soup\n- Sole",
        "The boat has three masts:\n\n- fore\n- main",
        "[source|She] [cue|wrote]:\n\nThe council met.",
        "[source|She] [cue|wrote]:",
        "[source|She] [cue|wrote].\n\n- a lock\n- a key",
    ],
)
def test_without_cue_colon_or_form_nothing_is_announced(text):
    assert attributions(text) == ()
