import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.utterances.joining import judge_pairs
from onrecord.link.utterances.saying import Why
from onrecord.link.utterances.score import score
from onrecord.link.wording import read_words

SAID = "We will never allow 400 foreign trawlers into the waters off Castrel before spring"


def judge(one, other):
    [verdict] = judge_pairs([read_words(one), read_words(other)], np.array([0]), np.array([1]))
    return verdict


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (SAID.replace("400", "600"), Why.NUMBER),
        (SAID.replace("400", "four hundred and fifty"), Why.NUMBER),
        (SAID.replace("never ", ""), Why.NEGATION),
        (SAID.replace("will never", "will not fail to"), Why.NEGATION),
        (SAID.replace("Castrel", "Lanner"), Why.NAME),
    ],
)
def test_another_number_name_or_negation_never_joins(other, why):
    verdict = judge(SAID, other)

    assert not verdict.joined
    assert verdict.why is why


@pytest.mark.parametrize(
    "other",
    [
        SAID.replace("400", "four hundred"),
        SAID.replace("We will never", "we'll never").upper(),
        f"Well, um, {SAID}",
        "We will never allow ... foreign trawlers into the waters off Castrel",
        "never allow 400 foreign trawlers into the waters off Castrel",
    ],
)
def test_the_same_wording_joins_whatever_was_cleaned_or_cut(other):
    assert judge(SAID, other).why is Why.WORDING


def test_other_words_for_the_same_join_by_their_score():
    verdict = judge(
        "The dredging of the Ondai canal will be finished before the spring floods, he said",
        "He said the dredging of the Ondai canal would be finished before the spring floods",
    )

    assert verdict.joined


def test_two_sayings_of_one_speaker_do_not_join():
    assert not judge(SAID, "Farmers in the valley need grain and better roads to market").joined


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thank you very much. God bless you all.", "Thank you very much. God bless you all."),
        ("No comment", "No comment"),
        ("Let me be clear, and make no mistake.", "Make no mistake: let me be clear."),
    ],
)
def test_stock_phrases_join_nobody(one, other):
    assert not judge(one, other).joined


def test_a_name_alone_is_no_saying():
    assert not judge("the Harbour Board of Castrel", "the Harbour Board of Castrel").joined
    assert judge("sever Ondai from the harbour", "sever Ondai from the harbour").joined
    assert judge("All we can do is say: did you?", "all we can do is say, did you").joined


WORDS = st.lists(
    st.sampled_from(
        "we will never allow 400 600 trawlers off Castrel Lanner before spring the harbour".split()
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(WORDS, WORDS)
def test_the_order_of_a_pair_does_not_count(one, other):
    assert judge(one, other) == judge(other, one)
    assert score(one, other) == pytest.approx(score(other, one))


@given(st.lists(WORDS, min_size=2, max_size=5))
def test_a_pair_is_judged_alike_alone_and_among_others(texts):
    wordings = [read_words(text) for text in texts]
    left, right = np.triu_indices(len(texts), 1)

    together = judge_pairs(wordings, left, right)

    for one, other, verdict in zip(left, right, together, strict=True):
        alone = judge(texts[one], texts[other])
        assert (alone.joined, alone.why) == (verdict.joined, verdict.why)
        assert alone.score == pytest.approx(verdict.score)
