"""The body of saved pages, and of text that was copied from pages."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest

from onrecord.config import Limits
from onrecord.model import Input
from onrecord.read import plain
from onrecord.read.about import tags
from onrecord.read.about.head import Known
from onrecord.read.body import blocks, comments, furniture
from onrecord.read.body import extraction as body
from onrecord.read.body import model as body_model
from onrecord.read.body.features import NAMES, features
from onrecord.read.formats import html
from onrecord.read.text import lines

STORY = [
    "The government of Velm will not renew the river treaty, its foreign minister said on Monday.",
    "“We have waited long enough,” Orsolya Tarn told reporters in Castrin. “The river is ours.”",
    "Talks are to go on in the spring, according to two officials who know the plan.",
    "The treaty, signed in 2011, lets barges of both countries pass the lock at Hallin free.",
    "Saru has not answered the letter that the ministry sent in March, and it may never do so.",
    "Fishermen on the lower river said that they had not been asked what they think of it.",
]
MENU = (
    "Home\nWorld\nPolitics\nBusiness\nCulture\nSport\nWeather\nVideo\nPodcasts\nLog in\nSubscribe"
)
FOOT = (
    "Related stories\nWhy the locks leak\nThe ten longest rivers\nA minister's long way home\n"
    "About us\nContact\nTerms of use\nPrivacy policy\nCookies\n"
    "© 2031 The Brennmoor Echo. All rights reserved."
)
PAGE = (
    "<html><head><title>Velm Lets the River Treaty Lapse</title><style>p {color: red}</style>"
    "</head><body><nav><ul>"
    + "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in MENU.split("\n"))
    + "</ul></nav><article><h1>Velm Lets the River Treaty Lapse</h1>"
    + "".join(f"<p>{text}</p>" for text in STORY)
    + "</article><footer>"
    + "".join(f"<div><a href='#'>{text}</a></div>" for text in FOOT.split("\n"))
    + "</footer></body></html>"
)


def read(source):
    return html.read(source.encode(), Input(name="page", format="html"), Limits())


def split(text):
    return lines.split(lines.clean(text))


def test_a_page_gives_its_story_and_nothing_else():
    assert read(PAGE).text == "\n\n".join(STORY)


def test_the_paragraphs_of_the_tree_are_left_for_who_reads_it_next():
    tree = tags.parse(PAGE)

    body.extract(tree)

    assert [node.text for node in tree.iter("p")] == STORY


def test_visible_lines_are_those_of_a_browser():
    tree = tags.parse(
        "<div>One <b>bold</b> line<br>and another<script>var x = 1</script></div>"
        "<p hidden>unseen</p><p style='display: none'>unseen</p><ul><li>first<li>second</ul>"
        "<table><tr><td>left<td>right</table>"
    )

    found = [(block.text, block.tag) for block in blocks.visible(tree)]

    assert found == [
        ("One bold line", "div"),
        ("and another", "div"),
        ("first", "li"),
        ("second", "li"),
        ("left right", "tr"),
    ]


def test_a_page_of_too_many_elements_is_read_without_the_extraction(monkeypatch):
    monkeypatch.setattr(body, "_extract", lambda *_, **__: pytest.fail("it is too slow for this"))
    story = "".join(f"<p>{text}</p>" for text in STORY)

    found = body.extract(tags.parse("<i></i>" * 30_001 + story))

    assert STORY[-1] in found


def test_a_deep_page_is_read_without_the_extraction(monkeypatch):
    monkeypatch.setattr(body, "_extract", lambda *_, **__: pytest.fail("it is too slow for this"))
    story = "".join(f"<p>{text}</p>" for text in STORY)

    found = body.extract(tags.parse("<div>" * 400 + story))

    assert STORY[-1] in found


def test_a_huge_attribute_hides_nothing_that_follows_it():
    story = "".join(f"<p>{text}</p>" for text in STORY)

    found = read(f"<div data-state='{'a b ' * 3_000_000}'><article>{story}</article></div>")

    assert found.text == "\n\n".join(STORY)


def test_a_page_that_the_strict_extraction_does_not_understand_gets_a_second_opinion(monkeypatch):
    asked = []

    def extract(tree, *, favor_precision, fast):
        asked.append(fast)
        return "Too little." if favor_precision else "\n\n".join(STORY)

    monkeypatch.setattr(body, "_extract", extract)

    assert body.extract(tags.parse(PAGE)) == "\n\n".join(STORY)
    assert asked == [True, False]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_menus_and_footers_are_cut_off_text_copied_from_a_page(between):
    copied = between.join(
        [*MENU.split("\n"), "Velm Lets the River Treaty Lapse", *STORY, *FOOT.split("\n")]
    )

    found = plain.read(copied, Known())

    assert found.text == "\n\n".join(STORY)
    assert {cut.text for cut in found.cuts} >= {"Podcasts", "Why the locks leak", "Contact"}


def test_clean_prose_loses_nothing_to_the_model():
    assert furniture.learned(split("\n\n".join(STORY))) == {}


def test_headings_inside_a_story_stay():
    text = [*STORY[:3], "What the ministry wants", *STORY[3:]]

    assert plain.read("\n\n".join(text), Known()).text == "\n\n".join(text)


def test_comments_of_readers_are_cut_from_their_heading_on():
    said = ["Petra", "2 hours ago", "Nobody asked me what I think of the lock.", "Reply"]
    text = "\n".join([*STORY, "3 comments", *said, *said, *said])

    found = plain.read(text, Known())

    assert found.text == "\n\n".join(STORY)
    assert "comments" in {cut.reason for cut in found.cuts}


def test_lines_that_look_like_buttons_are_no_comments_without_a_heading():
    assert not comments.find(split("\n".join(["Reply", *STORY[:2], "Reply", STORY[2], "Reply"])))


def test_a_text_of_more_lines_than_anybody_copies_is_not_asked_about():
    assert furniture.learned(split("Home\n" * 20_001)) == {}


def test_probabilities_are_those_of_all_paths_through_the_states():
    """Four lines: the chain's forward and backward sums against every path written out."""
    random = np.random.default_rng(3)
    weights = body_model.Weights(
        mean=np.zeros(2),
        spread=np.ones(2),
        inner=random.normal(size=(2, 3)),
        inner_bias=random.normal(size=3),
        outer=random.normal(size=(3, 4)),
        outer_bias=random.normal(size=4),
        order=np.where(body_model.ALLOWED, random.normal(size=(4, 4)), body_model.IMPOSSIBLE),
    )
    numbers = random.normal(size=(4, 2))

    found = body_model.probabilities(weights, numbers)

    scores = np.tanh(numbers @ weights.inner + weights.inner_bias) @ weights.outer
    scores = scores + weights.outer_bias
    expected, total = np.zeros(4), 0.0
    for path in np.ndindex(4, 4, 4, 4):
        if path[0] > 1 or path[-1] in {0, 2}:
            continue
        steps = sum(weights.order[a, b] for a, b in pairwise(path))
        mass = np.exp(steps + sum(scores[i, state] for i, state in enumerate(path)))
        total += mass
        expected += mass * (np.array(path) == 1)
    assert found == pytest.approx(expected / total)


def test_weights_of_other_numbers_are_refused(tmp_path):
    path = tmp_path / "weights.json"
    path.write_text(json.dumps({"names": ["length"]}))

    with pytest.raises(ValueError, match="train anew"):
        body_model.load(path)


def test_every_line_has_every_number_and_all_are_finite():
    found = features(split(f"{MENU}\n\n" + "\n\n".join(STORY) + "\n\n" + FOOT))

    assert found.shape == (len(split(f"{MENU}\n" + "\n".join(STORY) + "\n" + FOOT)), len(NAMES))
    assert np.isfinite(found).all()
