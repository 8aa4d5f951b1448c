"""How a page is laid out before its body is looked for."""

import pytest

from onrecord.config import Limits
from onrecord.model import Input
from onrecord.read.formats import html

LEAD = (
    "The council of Ruston met on Thursday in the old hall to talk about the bridge, which has "
    "been closed since the flood in the spring of last year."
)


def text(body):
    page = f"<html><head><title>Bridge</title></head><body><article>{body}</article></body></html>"
    return html.read(page.encode(), Input(name="page", format="html"), Limits()).text


def wrapped(words, indent=""):
    """Break words into rows of some seventy characters."""
    rows = [indent]
    for word in words.split():
        if len(rows[-1]) + len(word) > 70:
            rows.append("")
        rows[-1] += f"{word} "
    return "\n".join(row.rstrip() for row in rows)


FIRST = (
    "Foreign Minister Ida Vale said on Thursday that the talks had failed because the other side "
    "had walked out of the hall before the second paper was read by anybody."
)
SECOND = (
    "The ministry of Velm said in a statement that its envoys had left because the text was not "
    "the one that had been agreed upon in the spring of the year before."
)


@pytest.mark.parametrize(("indent", "joint"), [("  ", "\n"), ("", "\n\n")])
def test_preformatted_text_is_set_in_paragraphs(indent, joint):
    rows = joint.join((wrapped(FIRST, indent), wrapped(SECOND, indent)))

    assert text(f"<pre>\n{rows}\n</pre>").split("\n\n") == [FIRST, SECOND]


@pytest.mark.parametrize("tag", ["div", "p", "section"])
def test_a_line_end_inside_a_block_is_a_space(tag):
    found = text(f"<{tag}>{wrapped(FIRST)}</{tag}>\n<{tag}>{wrapped(SECOND)}</{tag}>")

    assert found.split("\n\n") == [FIRST, SECOND]


def test_a_line_end_inside_a_span_is_a_space():
    found = text(f"<p>{LEAD}</p><p>It fell <span>in the night\nof Sunday</span>, she\n said.</p>")

    assert found.split("\n\n") == [LEAD, "It fell in the night of Sunday, she said."]


@pytest.mark.parametrize(
    "quotation",
    [
        "<blockquote><p>{words}</p><footer>{who}</footer></blockquote>",
        "<blockquote>{words}<footer>{who}</footer></blockquote>",
        "<figure><blockquote><p>{words}</p></blockquote><figcaption>{who}</figcaption></figure>",
    ],
)
def test_whom_a_quotation_is_from_stays_below_it(quotation):
    words, who = "We asked for the report in March. It never came.", "— Rolf Amis, councillor"
    after = LEAD.replace("Ruston", "Lanner")

    found = text(f"<p>{LEAD}</p>{quotation.format(words=words, who=who)}<p>{after}</p>")

    assert found.split("\n\n") == [LEAD, words, who, after]


def test_characters_that_a_tree_cannot_hold_are_left_out():
    found = text(f"<p>{LEAD}</p><p>It fell\nin the\x01 night &#x1; of\nSunday, she said.</p>")

    assert found.split("\n\n")[1].replace("  ", " ") == "It fell in the night of Sunday, she said."
