"""Quotations, views and list items without a cue of their own."""

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


def test_a_view_has_its_holder_as_source():
    [found] = attributions("In Orlan’s view, [content|the council will lose the vote].")

    assert readable(found) == (["Orlan’s"], ["view"], ["the council will lose the vote"])


def test_an_item_of_a_list_goes_on_with_the_source_before_it():
    found = attributions(
        "[source|Tesh] [cue|said] [content|there were two conditions]. "
        "The first is [content|to open the lock]. The other was this: [content|to pay for it]."
    )

    by_cue = {readable(a)[1][0]: (readable(a)[0], readable(a)[2]) for a in found}
    assert by_cue == {
        "said": (["Tesh"], ["there were two conditions"]),
        "The first is": (["Tesh"], ["to open the lock"]),
        "The other was this:": (["Tesh"], ["to pay for it"]),
    }


def test_a_content_that_nothing_introduces_is_dropped():
    assert attributions("The river rose and [content|the mill stood still].") == ()
