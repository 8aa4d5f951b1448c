"""Which of the likely spans are kept."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.tag.choose import ChosenSpan, choose

SPANS = st.builds(
    lambda first, length, role, probability: ChosenSpan(
        first=first, end=first + length, role=role, probability=probability
    ),
    st.integers(0, 9),
    st.integers(1, 5),
    st.integers(0, 2),
    st.floats(0.03, 1.0),
)


def overlap(one, other):
    return one.first < other.end and other.first < one.end


@given(st.lists(SPANS, max_size=7))
def test_no_other_set_without_overlaps_gains_more(candidates):
    costs = (0.3, 0.4, 0.5)

    kept = choose(candidates, costs, exact=1.0)

    def gain(spans):
        return sum(span.probability - costs[span.role] for span in spans)

    possible = (
        subset
        for size in range(len(candidates) + 1)
        for subset in itertools.combinations(candidates, size)
        if not any(overlap(a, b) for a, b in itertools.combinations(subset, 2))
    )
    assert abs(gain(kept) - max(map(gain, possible))) < 1e-9
    assert not any(overlap(a, b) for a, b in itertools.combinations(kept, 2))
    assert [span.first for span in kept] == sorted(span.first for span in kept)


def test_spans_that_nearly_agree_support_each_other():
    near = [
        ChosenSpan(first=0, end=end, role=2, probability=probability)
        for end, probability in ((9, 0.2), (10, 0.3), (11, 0.2))
    ]

    alone = choose([near[1]], (0.4, 0.4, 0.4), exact=0.5)
    together = choose(near, (0.4, 0.4, 0.4), exact=0.5)

    assert alone == []
    assert [(span.first, span.end) for span in together] == [(0, 10)]
    assert abs(together[0].about - 0.7) < 1e-9
