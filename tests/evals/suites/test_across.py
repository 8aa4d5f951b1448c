"""People across documents: the text that is read, and the figures."""

import pytest

from evals.inputs.across_texts import written
from evals.suites.across import Placed, conll, coverage, precision


def placed(name, gold, found, head="reyes"):
    return Placed(name=name, head=head, named=True, written="Ana Reyes", gold=gold, found=found)


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ('Mr. Reyes ( left ) said : " No , " again .', 'Mr. Reyes (left) said: "No," again.'),
        ("Kim Min - jun 's U.S. visit", "Kim Min-jun's U.S. visit"),
        ("`` No , '' she said .", "``No,'' she said."),
    ],
)
def test_tokens_are_joined_as_they_were_written_and_found_where_they_stand(tokens, text):
    words = tokens.split()

    joined, places = written(words, [0] * len(words))

    assert joined == text
    assert [joined[start:end] for start, end in places] == words


def test_a_sentence_without_a_mark_is_a_heading():
    text, _ = written(["Harbour", "talks", "She", "left", "."], [0, 0, 1, 1, 1])

    assert text == "Harbour talks\n\nShe left."


def test_precision_and_coverage_are_of_mentions_in_which_somebody_was_found():
    mentions = [placed("1", "a", "x"), placed("2", "a", "x"), placed("3", "b", None)]
    wrong = placed("4", "b", "x")

    assert (precision(mentions), round(coverage(mentions))) == (100.0, 67)
    assert round(precision([*mentions, wrong])) == round(100 * (4 + 1) / 9)


def test_the_baseline_joins_what_has_one_head_word():
    mentions = [placed("1", "a", "x"), placed("2", "b", "y")]
    apart = [placed("1", "a", "x"), placed("2", "b", "y", head="brandt")]

    assert conll(mentions).b3.f1 == 100.0
    assert conll(mentions, baseline=True).b3.f1 < 100.0
    assert conll(apart, baseline=True).b3.f1 == 100.0
