from __future__ import annotations

import random

import pytest

from evals.suites import copies, degraded, link_speed, wire
from onrecord.case import CopyRow
from onrecord.kinds import CopyKind
from tests.link.texts import paragraph


def row(one: str, other: str, contained: float = 1.0, kind: CopyKind = CopyKind.COPY) -> CopyRow:
    return CopyRow(
        document=f"id {one}",
        name=one,
        of=f"id {other}",
        of_name=other,
        contained=contained,
        kind=kind,
        passages=(),
        first="of",
        wire=None,
    )


def test_recall_is_told_band_by_band():
    gold = {frozenset("ab"): 0.9, frozenset("ac"): 0.3, frozenset("ad"): 0.3, frozenset("ae"): 0.1}

    found = copies.measures("set", gold, [row("a", "b", 0.8), row("d", "a", 0.3)])

    values = {one.name: one.value for one in found}
    assert values["set: containment 0.5 to 1, recall"] == 100
    assert values["set: containment 0.2 to 0.5, recall"] == 50
    assert values["set: containment 0.08 to 0.2, recall"] == 0
    assert values["set: containment, mean error"] == pytest.approx(5)


def test_the_adjusted_rand_index_is_one_for_the_same_and_nought_for_chance():
    gold = {"a": "1", "b": "1", "c": "2", "d": "2"}

    assert degraded.rand_index(gold, {"a": "x", "b": "x", "c": "y", "d": "y"}) == 1
    assert degraded.rand_index(gold, {"a": "x", "b": "y", "c": "x", "d": "y"}) == pytest.approx(
        -0.5
    )
    assert degraded.rand_index(gold, dict.fromkeys("abcd", "x")) == 0


def test_copies_and_versions_make_clusters_and_partial_copies_do_not():
    found = [
        row("a", "b"),
        row("b", "c", kind=CopyKind.VERSION),
        row("c", "d", kind=CopyKind.PARTIAL),
    ]

    ours = degraded.clusters("abcd", found)

    assert ours["a"] == ours["b"] == ours["c"] != ours["d"]


@pytest.mark.parametrize("how", degraded.DEGRADED)
def test_a_degraded_copy_is_another_text_of_mostly_the_same_words(how):
    sentences = [paragraph(seed, words=12) for seed in range(40)]
    text = "\n\n".join(" ".join(sentences[start : start + 4]) for start in range(0, 40, 4))

    made = degraded.DEGRADED[how](text, random.Random(1))

    assert made != text
    assert len(set(made.split()) & set(text.split())) > len(set(text.split())) / 8


def test_a_wire_is_right_when_it_is_the_one_that_was_noted():
    assert wire.f1([("AP", "AP"), (None, None), ("AP", None), (None, "AFP")]) == 0.5


def test_the_exponent_is_that_of_the_growth_from_the_smallest_to_the_largest():
    found = {one.name: one.value for one in link_speed.measures({100: 1.0, 300: 4.0, 1000: 10.0})}

    assert found["growth exponent"] == pytest.approx(1)
