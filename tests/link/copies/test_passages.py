from __future__ import annotations

import pytest

from onrecord.link.copies.passages import passages
from onrecord.link.copies.words import words
from tests.link.texts import article, paragraph


def shared(one: str, other: str) -> list[tuple[str, str]]:
    left, right = words(one), words(other)
    return [
        (
            one[left.starts[found.start] : left.ends[found.end - 1]],
            other[right.starts[found.other_start] : right.ends[found.other_end - 1]],
        )
        for found in passages(left, right)
    ]


def test_a_paragraph_in_another_text_is_one_passage_in_both():
    one, other = article(1, 2, 3), article(4, 2, 5)

    assert shared(one, other) == [(paragraph(2)[:-1], paragraph(2)[:-1])]


def test_texts_that_share_nothing_have_no_passage():
    assert shared(article(1, 2), article(3, 4)) == []


def test_paragraphs_in_another_order_are_found_where_they_stand():
    one, other = article(1, 2, 3), article(3, 1, 2)

    found = dict(shared(one, other))

    assert "".join(found) == "".join(found.values())
    assert sum(len(words(part)) for part in found) == 180


def test_a_changed_word_does_not_end_a_passage():
    one = paragraph(1)
    other = one.replace(one.split()[30], "harbour")

    assert shared(one, other) == [(one[:-1], other[:-1])]


def test_case_accents_and_marks_make_no_other_word():
    one = paragraph(1)
    other = one.upper().replace(" ", ", ").replace("E", "É")

    assert shared(one, other) == [(one[:-1], other[:-1])]


def test_a_sentence_that_stands_twice_is_taken_once():
    once = paragraph(1, words=20)

    assert len(shared(f"{once} {paragraph(2)} {once}", once)) == 1


def test_set_phrases_beside_a_long_passage_are_left_out():
    phrase = "in the name of the republic"
    one = f"{paragraph(1)} {phrase} {paragraph(2)}"
    other = f"{phrase} {paragraph(3)} {paragraph(1)}"

    assert shared(one, other) == [(paragraph(1)[:-1], paragraph(1)[:-1])]


@pytest.mark.parametrize("text", ["", "Four words stand here.", "北京市长。"])
def test_a_short_text_can_be_compared(text):
    assert shared(text, text) == []


def test_a_script_without_spaces_is_compared_by_its_characters():
    text = "市长昨天在港口说没有人会离开这座城市"

    assert shared(f"甲乙{text}", f"{text}丙丁") == [(text, text)]


def test_shingles_are_in_order_and_once_each():
    found = words(f"{paragraph(1)} {paragraph(1)}").different().tolist()

    assert found == sorted(set(found))
    assert len(found) == 60  # 56 of one, 4 over the border of both


@pytest.mark.parametrize("text", ["", "Four words stand here."])
def test_a_short_text_has_no_shingle(text):
    assert len(words(text).different()) == 0
