"""Words, sentences and paragraphs."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tag.words import Case, find_paragraphs, find_sentences, find_words, one_case


def sentences(text):
    return [text[start:end] for start, end in find_sentences(text, find_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Orlan met Dr. Tesh. They spoke.", ["Mr. Orlan met Dr. Tesh.", "They spoke."]),
        ("The U.N. Council met. It rose.", ["The U.N. Council met.", "It rose."]),
        ("It came from the U.N. The vote is due.", ["It came from the U.N.", "The vote is due."]),
        ("On Dec. 1 he left.", ["On Dec. 1 he left."]),
        ("“We won.” He smiled.", ["“We won.”", "He smiled."]),
        ("J. Orlan said no.", ["J. Orlan said no."]),
        ("Prices rose 3.5 percent… and fell.", ["Prices rose 3.5 percent… and fell."]),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text, expected):
    assert sentences(text) == expected


def test_a_paragraph_break_ends_a_sentence_without_a_full_stop():
    assert sentences("A headline\n\nThe text.") == ["A headline", "The text."]


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_words_cover_everything_but_white_space(text):
    words = find_words(text)

    between = [
        text[a[1] : b[0]] for a, b in zip([(0, 0), *words], [*words, (len(text),) * 2], strict=True)
    ]
    assert all(not gap.strip() for gap in between)


@settings(max_examples=200)
@given(st.text(alphabet='aB .!?\n"“”’', max_size=200))
def test_sentences_never_overlap_and_hold_every_word(text):
    found = find_sentences(text, find_paragraphs(text))

    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))
    assert all(any(s <= start and end <= e for s, e in found) for start, end in find_words(text))


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("THE COUNCIL OF HALLIN MET ON MONDAY, SAYS MCVAY; " * 3 + "McVay", Case.UPPER),
        ("the council of hallin met on monday, said brink; " * 3 + "I", Case.LOWER),
        ("The council of Hallin met on Monday.", None),
        ("HALLIN", None),
        ("", None),
    ],
)
def test_a_text_of_one_case_is_known(text, case):
    assert one_case(text) is case


def test_sentences_of_a_text_in_small_letters_begin_small():
    text = "the council met on monday. “we waited,” said brink. mr. dace did not come."

    assert sentences(text) == [
        "the council met on monday.",
        "“we waited,” said brink.",
        "mr. dace did not come.",
    ]
