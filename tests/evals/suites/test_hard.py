from dataclasses import replace

import pytest

from evals.scoring import voice
from evals.scoring.parts import PARTS
from evals.scoring.scores import Comparison, Roles
from evals.suites import hard

ROWS = hard.read_gold()


def perfect(row):
    return replace(row, compared=replace(row.compared, found=row.compared.gold))


def test_both_parts_hold_every_phenomenon():
    parts = [{row.phenomenon for row in ROWS if row.part == part} for part in PARTS]

    assert parts[0] == parts[1]
    assert len(ROWS) >= 150


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.compared.id)
def test_the_gold_is_cut_at_words(row):
    text = row.compared.text

    assert not set("＞{}") & set(text)
    for one in row.compared.gold:
        for start, end in (*one.source, *one.cue, *one.content):
            assert text[start:end].strip(), (start, end)
    assert bool(row.compared.gold) != (row.phenomenon in hard.LEFT_ALONE)


def test_a_reader_who_finds_the_gold_gets_everything():
    measured = hard.measures([perfect(row) for row in ROWS])

    assert {one.value for one in measured} == {100.0}
    assert all("\n" not in hard.show(perfect(row)) for row in ROWS if "\n" not in row.compared.text)


def test_what_is_missed_and_what_is_found_beyond_the_gold_is_shown():
    headline = next(row for row in ROWS if row.compared.id == "headline 01")
    wrong = replace(headline, compared=replace(headline.compared, found=(Roles(cue=((0, 4),)),)))

    assert "\n  - Haas | : |" in hard.show(wrong)
    assert "\n  + (none) | Haas | (none)" in hard.show(wrong)


ARTICLE = Comparison(
    id="a",
    text="Reyes said, at last, no. It rained.",
    gold=(Roles(content=((21, 23),)),),
    found=(Roles(content=((12, 23),)), Roles(content=((21, 23),))),
)


def test_attributed_words_count_once_and_without_marks():
    assert (voice.attributed(ARTICLE).right, voice.attributed(ARTICLE).found) == (1, 3)
    assert voice.error(ARTICLE) == pytest.approx(100 * 2 / 7)


def test_too_much_and_too_little_do_not_cancel_out():
    less = replace(ARTICLE, gold=ARTICLE.found, found=ARTICLE.gold)

    error = voice.measures("polnear", [ARTICLE, less])[-1]

    assert (error.name, error.value) == (
        "attributed share, mean error",
        pytest.approx(100 * 2 / 7),
    )
