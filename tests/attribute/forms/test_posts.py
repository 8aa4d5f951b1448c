"""Posts with a handle."""

import pytest

from tests.attribute.build import attributions, readable


def test_a_handle_before_a_colon_speaks_to_the_end_of_the_paragraph():
    [found] = attributions("He left.\n\n@ana_reyes: The border stays open. Ask me.\n\nShe left.")

    assert readable(found) == (["@ana_reyes"], [":"], ["The border stays open. Ask me."])


@pytest.mark.parametrize("date", ["May 3, 2031", "3 May 2031", "", ", 9:41 · May 3, 2031"])
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_handle_behind_a_dash_has_the_words_before_it(date, gap):
    text = f"“We go on.” pic.example.net/a8{gap}— Ana Reyes (@ana_reyes) {date}\n\nShe left."

    [found] = attributions(text.replace("pic.example.net", "pic.net").replace(" \n", "\n"))

    assert readable(found) == (["Ana Reyes (@ana_reyes)"], ["—"], ["“We go on.”"])


@pytest.mark.parametrize(
    "text",
    [
        "Write to us — or to Ana Reyes (@ana_reyes) on any day of the week.",
        "— Ana Reyes (@ana_reyes) May 3, 2031",
        "The handle @ana_reyes: nobody uses it.",
    ],
)
def test_a_handle_elsewhere_says_nothing(text):
    assert attributions(text) == ()


def test_what_the_tagger_found_besides_the_post_stays():
    found = attributions(
        "[source|Tesh] [cue|said] [content|no].\n\n[content|We go on.] [cue|—] "
        "[source|Ana Reyes (@ana_reyes)] May 3, 2031"
    )

    assert [readable(a)[0] for a in found] == [["Tesh"], ["Ana Reyes (@ana_reyes)"]]


def test_who_is_cited_in_a_post_stands_inside_it_and_nowhere_else():
    post, inside = attributions(
        "@orlan: Let me begin. [source|Tesh] [cue|said] [content|the bridge is safe]. Is it?"
    )

    assert post.chain == ()
    assert readable(inside) == (["Tesh"], ["said"], ["the bridge is safe"])
    assert inside.chain == (post.id,)
