"""Quotations that the tagger passed over."""

import pytest

from tests.attribute.build import attributions, readable


def test_a_quotation_after_a_colon_takes_the_name_before_it():
    [found] = attributions(
        "The catchword of [name|Tesh] was this: “The bridge belongs to those who cross it.”"
    )

    assert readable(found) == (
        ["Tesh"],
        [":"],
        ["“The bridge belongs to those who cross it.”"],
    )
    assert found.score < 0.5


def test_a_quotation_goes_on_with_the_direct_speech_before_it():
    [found] = attributions(
        "[content|“No,”] [source|he] [cue|said]. “We shall not go back to the old mint.”"
    )

    assert readable(found)[2] == ["“No,”", "“We shall not go back to the old mint.”"]


@pytest.mark.parametrize(
    "text",
    [
        "He read “The Long Road to the River and Back” twice.",
        "They call it “the beginning of the end”.",
        "A sign hung at the gate. “Nobody is to cross this bridge after dark.”",
    ],
)
def test_titles_scare_quotes_and_quotations_that_nobody_says_are_left_alone(text):
    assert attributions(text) == ()
