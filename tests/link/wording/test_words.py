import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.wording import read_words
from onrecord.link.wording.words import BRACKET, CAPITAL, CUT, START

LINES = st.lists(
    st.sampled_from(
        [*"aAbB 12 ,.'’-–()[]…$%é", " don't ", " five ", " March ", " -- ", " ... ", "million "]
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3,000 boats", "three thousand boats"),
        ("5 ferries", "five ferries"),
        ("a hundred and five locks", "105 locks"),
        ("$6 billion", "six billion dollars"),
        ("40 per cent", "forty percent"),
        ("on 3 March", "on March 3rd"),
        ("on 3rd of March 2031", "on 2031-03-03"),
        ("the 21st dam", "the twenty-first dam"),
        ("won't", "will not"),
        ("it doesn’t", "it does not"),
        ("U.S.", "US"),
        ("organise the harbour", "organize the harbor"),
        ("Ondaí", "ondai"),
        ("“No”, she said", '"no" she said'),
    ],
)
def test_what_is_another_way_of_writing_has_the_same_forms(one, other):
    assert sorted(read_words(one).forms) == sorted(read_words(other).forms)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 ferries", "6 ferries"),
        ("3 million", "3 billion"),
        ("on 3 March", "on 3 May"),
        ("no one", "no 2"),
        ("we may 5 of us", "we March 5 of us"),
        ("1.5 million", "15 million"),
    ],
)
def test_another_number_or_day_has_another_form(one, other):
    assert read_words(one).forms != read_words(other).forms


def test_numbers_do_not_run_over_a_mark():
    assert read_words("no one; dozen boats").forms == ("no", "one", "dozen", "boats")


def test_noises_in_brackets_are_no_words_and_what_is_put_in_is_marked():
    wording = read_words("We won (APPLAUSE) [sic] for [the town] (laughter).")

    assert wording.forms == ("we", "won", "for", "the", "town")
    assert [bool(mark & BRACKET) for mark in wording.marks] == [False] * 3 + [True] * 2


def test_an_ellipsis_and_the_end_of_a_sentence_are_marked_on_the_word_behind():
    wording = read_words("We go ... Mr. Vale stays. Then")

    assert wording.marks[2] & CUT
    assert [bool(mark & START) for mark in wording.marks] == [
        True,
        False,
        False,
        False,
        False,
        True,
    ]
    assert wording.marks[3] & CAPITAL


@given(LINES)
def test_every_form_stands_at_a_slice_of_the_text(text):
    wording = read_words(text)

    assert len(wording.starts) == len(wording.ends) == len(wording.marks) == len(wording)
    for start, end in zip(wording.starts, wording.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert not text[start:end].isspace()
