import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.passage import UNSAFE, Mark, marked, one_line, safe
from onrecord.model import Span, span

TEXT = '"We will vote no," Ana Reyes said.'
MARKS = [
    Mark(start=19, end=28, role="source"),
    Mark(start=29, end=33, role="cue"),
    Mark(start=1, end=16, role="content"),
]


def test_roles_are_written_in_brackets_where_nothing_can_be_styled():
    shown = marked(span(TEXT, 0, len(TEXT)), MARKS, styled=False)

    assert shown == '"[content: We will vote no]," [source: Ana Reyes] [cue: said].'


def test_roles_differ_by_style_and_not_by_colour():
    shown = marked(span(TEXT, 0, len(TEXT)), MARKS, styled=True)

    assert "\x1b[1mWe will vote no\x1b[0m" in shown
    assert "\x1b[4mAna Reyes\x1b[0m" in shown
    assert "\x1b[3msaid\x1b[0m" in shown


def test_a_passage_shows_the_parts_of_marks_that_lie_in_it():
    passage = span(TEXT, 9, 23)

    assert marked(passage, MARKS, styled=False) == '[content: vote no]," [source: Ana ]'


def test_of_two_marks_that_overlap_nothing_is_written_twice():
    overlapping = [Mark(start=0, end=6, role="content"), Mark(start=4, end=9, role="source")]

    shown = marked(span("abcdefghi", 0, 9), overlapping, styled=False)

    assert shown == "[content: abcdef][source: ghi]"


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("a\rb", "a␍b"),
        ("\x9b31m", "�31m"),
        ("\x7f", "␡"),
        ("safe\u202eexe", "safe�exe"),
        ("two\nlines\tof text", "two\nlines\tof text"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_instead(hostile, shown):
    assert safe(hostile) == shown


@given(st.text())
def test_made_safe_a_text_keeps_its_length_and_holds_nothing_unsafe(text):
    assert len(safe(text)) == len(text)
    assert not UNSAFE.search(safe(text))


@given(st.text(min_size=1), st.data())
def test_marking_loses_and_adds_no_character(text, data):
    places = st.integers(min_value=0, max_value=len(text))
    pairs = data.draw(st.lists(st.tuples(places, places), max_size=4))
    roles = [Mark(start=min(pair), end=max(pair), role="cue") for pair in pairs]

    shown = marked(Span(start=0, end=len(text), text=text), roles, styled=False)

    assert sorted(shown.replace("[cue: ", "").replace("]", "")) == sorted(
        safe(text).replace("[cue: ", "").replace("]", "")
    )


def test_a_long_text_is_cut_to_one_line_with_an_ellipsis():
    assert one_line("one\n two   three", 8) == "one two…"
    assert one_line("one\n two", 8) == "one two"
