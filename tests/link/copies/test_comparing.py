from __future__ import annotations

from onrecord.link.copies.comparing import Text, Texts, compare
from tests.link.texts import article, paragraph


def compared(one: str, other: str):
    left, right = Text(one), Text(other)
    sets = [set(text.words.different().tolist()) for text in (left, right)]
    return compare(left, right, len(sets[0] & sets[1]), (len(sets[0]), len(sets[1])))


def test_the_contained_share_is_that_of_the_shingles_of_either_text():
    found = compared(article(1, 2), article(1, 2, 3, 4))

    assert found is not None
    assert found.contained == (1.0, 116 / 236)


def test_a_paragraph_in_long_texts_counts_however_little_of_them_it_is():
    one, other = article(1, *range(100, 140)), article(1, *range(200, 240))

    found = compared(one, other)

    assert found is not None
    assert max(found.contained) < 0.05
    assert [one[start:end] for start, end, *_ in found.passages] == [paragraph(1)[:-1]]


def test_a_sentence_in_long_texts_does_not_count():
    sentence = paragraph(1, words=20)
    one, other = (f"{sentence}\n\n{article(*range(at, at + 40))}" for at in (100, 200))

    assert compared(one, other) is None


def test_the_quoted_share_counts_what_both_quote():
    told = paragraph(1)

    both = compared(f"“{told}”\n\n{paragraph(2)}", f"{paragraph(3)}\n\n“{told}”")
    one = compared(f"“{told}”\n\n{paragraph(2)}", f"{paragraph(3)}\n\n{told}")

    assert both is not None
    assert one is not None
    assert (both.quoted, one.quoted) == (1.0, 0.0)


def test_texts_that_are_held_are_not_cut_again_and_old_ones_make_room():
    held = Texts(most=200)

    first = held.of(1, article(1))
    again = held.of(1)
    for row in range(2, 6):
        held.of(row, article(row))

    assert again is first
    assert held.of(1, article(1)) is not first
