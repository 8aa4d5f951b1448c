"""Quotation marks: balanced, missing, nested, curly and straight."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tag.quotations import State, find_quotations, word_states
from onrecord.tag.words import find_paragraphs, find_words


def read(text):
    return [
        (text[q.start : q.end], q.depth, q.balanced)
        for q in find_quotations(text, find_paragraphs(text))
    ]


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "「」", "„“"[:1] + "”"])
def test_every_pair_of_marks_encloses_a_quotation(marks):
    text = f"He said {marks[0]}no deal{marks[1]} twice."

    assert read(text) == [(f"{marks[0]}no deal{marks[1]}", 0, True)]


def test_typewriter_marks_of_two_apostrophes_count():
    assert read("``No deal,'' he said.") == [("``No deal,''", 0, True)]
    assert read("''No deal,'' he said.") == [("''No deal,''", 0, True)]


def test_an_apostrophe_is_no_mark():
    assert read("It’s the ministers’ plan, isn't it?") == []
    assert read("It's the ministers' plan.") == []


def test_a_quotation_inside_a_quotation_is_deeper():
    text = "“She called it ‘a trap’ and left,” he said."

    assert read(text) == [
        ("“She called it ‘a trap’ and left,”", 0, True),
        ("‘a trap’", 1, True),
    ]


def test_an_apostrophe_inside_single_marks_does_not_close_them():
    assert read("He said: ‘We don’t know the ministers.’ Then he left.") == [
        ("‘We don’t know the ministers.’", 0, True)
    ]


def test_a_missing_closing_mark_loses_only_its_paragraph():
    text = "He said “the border will stay shut.\n\nNobody asked “why” again."

    assert read(text) == [
        ("“the border will stay shut.", 0, False),
        ("“why”", 0, True),
    ]


def test_single_marks_left_open_count_where_the_next_paragraph_opens_with_one():
    assert read("‘The lamps failed.\n\n‘We went home.’") == [
        ("‘The lamps failed.", 0, False),
        ("‘We went home.’", 0, True),
    ]
    assert read("‘Tis late.\n\nWe went home.") == []


def test_a_spurious_opening_mark_ends_at_the_next_one():
    text = "“The ministry said it would “consider” the plan."

    assert read(text) == [
        ("“The ministry said it would ", 0, False),
        ("“consider”", 0, True),
    ]


def test_a_lone_closing_mark_is_passed_over():
    assert read("The plan is dead,” he said. “Dead.”") == [("“Dead.”", 0, True)]


def test_words_know_where_they_stand():
    text = "He said “no deal” again"
    words = find_words(text)

    states = word_states(words, find_quotations(text, find_paragraphs(text)))

    assert [state.name for state in states] == [
        "OUTSIDE", "OUTSIDE", "OPENING", "INSIDE", "INSIDE", "CLOSING", "OUTSIDE",
    ]  # fmt: skip
    assert State.CLOSING in states


@settings(max_examples=300)
@given(st.text(alphabet="ab .\n\"'“”‘’«»„`", max_size=120))
def test_any_mixture_of_marks_gives_stretches_inside_one_paragraph(text):
    paragraphs = find_paragraphs(text)

    for quotation in find_quotations(text, paragraphs):
        assert any(s <= quotation.start < quotation.end <= e for s, e in paragraphs)
