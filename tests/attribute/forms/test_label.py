"""Turns of a conversation that a document prints."""

from tests.attribute.build import attributions, readable


def test_what_a_label_says_goes_on_to_the_end_of_its_paragraph():
    found = attributions(
        "The two met on Sunday.\n\n"
        "[source|ORLAN][cue|:] [content|Let me begin with the bridge.] You opposed it. Why?\n\n"
        "Nobody answered."
    )

    assert [readable(one) for one in found] == [
        (["ORLAN"], [":"], ["Let me begin with the bridge. You opposed it. Why?"])
    ]


def test_a_name_in_small_letters_is_no_label():
    found = attributions(
        "[source|Orlan][cue|:] [content|“The bridge stays.”] Nobody believed him any more."
    )

    assert readable(found[0])[2] == ["“The bridge stays.”"]
