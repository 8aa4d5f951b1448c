"""Line breaks that wrap, and line breaks that end a paragraph."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tag.words import find_paragraphs, find_sentences, find_words
from onrecord.tag.wraps import soft_breaks

PROSE = (
    "The council of Hallin met on Monday for the first time since the flood, and it met in the "
    "old mint because the hall was still full of silt. Nobody had brought the key. The clerk, "
    "who had never been asked for it before, sent a boy across the river, and the boy came back "
    "with a locksmith. By then it was dark and the members had gone home, all but two of them."
)


def paragraphs(text):
    return [text[start:end] for start, end in find_paragraphs(text)]


@pytest.mark.parametrize("width", [48, 60, 72, 80, 100])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_wrapped_paragraph_is_one(width, newline):
    wrapped = textwrap.fill(PROSE, width).replace("\n", newline)

    assert paragraphs(wrapped + newline * 2 + wrapped) == [wrapped, wrapped]


def test_an_indented_block_is_one():
    wrapped = textwrap.fill(PROSE, 60, initial_indent="    ", subsequent_indent="    ")

    assert len(paragraphs(f"She wrote:\n\n{wrapped}\n\nNobody answered.")) == 3


def test_a_first_line_that_is_further_in_begins_a_paragraph():
    wrapped = textwrap.fill(PROSE + " Then came the rain, at last.", 60, initial_indent="   ")

    assert len(paragraphs(f"{wrapped}\n{wrapped}")) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}\n{PROSE}\n{PROSE}",
        "Fish soup\nGrilled sole\nBread and butter\nHouse white\nCoffee",
        "The council met on Monday in the old mint.\nThe members left at dusk.\nIt rained.",
        "a list of all the contracts since the flood of May\na name\nan apology from the works",
        "Route | Dep. | Arr. | Fare and what it costs to\nHallin | 07:10 | 09:45 | 14\nBesk",
        "",
        "\n\n",
    ],
)
def test_one_paragraph_a_line_stays_so(text):
    assert soft_breaks(text) == frozenset()


def test_labels_and_items_begin_anew_in_a_wrapped_text():
    turns = [textwrap.fill(f"{who}: {PROSE}", 72) for who in ("MS. SOREL", "Q", "Tilda Brink")]
    items = [textwrap.fill(f"{mark} {PROSE}", 72) for mark in ("•", "-", "2.", "(b)")]

    assert len(paragraphs("\n".join((*turns, *items)))) == 7


def test_a_word_that_a_hyphen_broke_is_one_word_and_ends_no_paragraph():
    text = "The govern-\nment paid."

    assert [text[s:e] for s, e in find_words(text)] == ["The", "govern-\nment", "paid", "."]
    assert paragraphs(text) == [text]
    assert paragraphs("He paid -\nment") == ["He paid -", "ment"]


def test_a_sentence_runs_on_over_a_wrapped_line():
    wrapped = textwrap.fill(PROSE, 60)

    found = find_sentences(wrapped, find_paragraphs(wrapped))

    assert [wrapped[s:e].replace("\n", " ") for s, e in found] == [
        PROSE[s:e] for s, e in find_sentences(PROSE, find_paragraphs(PROSE))
    ]


@settings(max_examples=300)
@given(st.text(alphabet="ab A-.:•\n\r\t>1", max_size=200))
def test_a_soft_break_is_a_lone_newline_and_no_word_holds_a_paragraph_break(text):
    found = find_paragraphs(text)

    for at in soft_breaks(text):
        assert text[at] == "\n"
        assert text[:at].rpartition("\n")[2].strip()
        assert text[at + 1 :].partition("\n")[0].strip()
    for start, end in find_words(text):
        assert any(first <= start and end <= last for first, last in found)
