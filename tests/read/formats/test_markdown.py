"""Markdown: the text reads as it is shown."""

from __future__ import annotations

import pytest

from onrecord.config import Limits
from onrecord.model import Input
from onrecord.read.formats import markdown

PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."


def read(text, *, raw=False):
    item = Input(name="given", format="markdown", payload=text.encode(), raw=raw)
    return markdown.read(text.encode(), item, Limits())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**bold** and *slanted*", "bold and slanted"),
        ("__bold__ and _slanted_ and ***both***", "bold and slanted and both"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ('the [three gates](https://x.example/a_(b) "t")', "the three gates"),
        ("the [gates][g] and [that]", "the gates and [that]"),
        ("![a dam](dam.png) stands", "a dam stands"),
        ("`a_b *c*` and \\*this\\*", "a_b *c* and *this*"),
        ("one<br>two <b>three</b> &amp; <!-- no -->four", "one two three & four"),
        ("~~gone~~ <https://x.example/>", "gone https://x.example/"),
        ("a note[^1] here", "a note here"),
    ],
)
def test_marks_are_taken_off(written, shown):
    assert read(f"{PROSE} {written}.").text == f"{PROSE} {shown}."


def test_rows_are_joined_and_headings_and_items_stand_alone():
    text = read(
        f"{PROSE}\nNobody spoke.\n\n## What was decided\n- The first point, which is\n  wrapped.\n"
        "- [x] The second point.\n\nSecond\n------\n> “We waited,” she said.\n> For years.\n\n"
        "| Votes | Count |\n|---|--:|\n| For it | 12 |\n\n```\nx = **1**\n```\n\n[^1]: Motion 17.\n"
    ).text

    assert text.split("\n\n") == [
        f"{PROSE} Nobody spoke.",
        "What was decided",
        "The first point, which is wrapped.",
        "The second point.",
        "Second",
        "“We waited,” she said. For years.",
        "Votes | Count",
        "For it | 12",
        "x = **1**",
        "1 Motion 17.",
    ]


def test_front_matter_tells_title_authors_and_date():
    found = read(
        '---\ntitle: "Harbour: to Close"\nauthors:\n  - Lena Marrow\n  - Tomas Verrin\n'
        f"date: 2031-03-12\ntags: [a, b]\n---\n# Harbour: to Close\n\n{PROSE}\n"
    )

    assert found.title == "Harbour: to Close"
    assert found.byline == ("Lena Marrow", "Tomas Verrin")
    assert found.published == "2031-03-12"
    assert found.text == PROSE
    assert ("title", "front matter") in {(row.field, row.where) for row in found.provenance}


def test_a_rule_at_the_start_is_no_front_matter():
    assert read(f"---\n\n{PROSE}\n\n---\n\n{PROSE}\n").text == f"{PROSE}\n\n{PROSE}"


def test_raw_keeps_every_character():
    text = f"---\ntitle: x\n---\n\n# {PROSE}\n\n**bold**\n"

    assert read(text, raw=True).text == text


def test_characters_for_private_use_cannot_stand_for_kept_ones():
    assert read(f"{PROSE} `code` \ue000\ue001 end.").text == f"{PROSE} code \ufffd\ufffd end."
