"""The score of a whole attribution, and what a calibration promises."""

import json

import pytest

from onrecord.attribute import attribute
from onrecord.attribute.score import NAMES, Calibration, Threshold, least, load
from onrecord.errors import InputError
from onrecord.model import Document
from tests.attribute.build import attributions, tagged

PLAIN = "[source|Ana Reyes] [cue|said] [content|the bridge would close]."


def recorded(markup):
    """Give the features of every attribution of a marked-up text, by name."""
    kept = []

    def record(features):
        kept.append(dict(zip(NAMES, features, strict=True)))
        return 0.5

    text, found = tagged(markup)
    attribute(Document(name="test", text=text), found, record)
    return kept


def calibration(weights, thresholds=()):
    return Calibration(
        bias=0.0,
        weights=tuple(weights.get(name, 0.0) for name in NAMES),
        worth=0.0,
        thresholds=tuple(
            Threshold(precision=precision, score=score, kept=0.5) for precision, score in thresholds
        ),
    )


def test_without_a_calibration_the_least_sure_part_decides():
    (found,) = attributions(PLAIN)

    assert found.score == 0.9


def test_a_calibration_turns_features_into_a_probability_that_rises_with_the_marginals():
    sure = calibration({"cue": 1.0, "content": 1.0})
    (features,) = recorded(PLAIN)

    low = sure([0.0 for _ in features])
    high = sure(tuple(features.values()))

    assert low == 0.5
    assert 0.98 < high < 1


def test_features_tell_order_distance_and_who_is_missing():
    (plain,) = recorded(PLAIN)
    (turned,) = recorded("“[content|The bridge will close],” [cue|said] [source|Ana Reyes].")
    (nobody,) = recorded("[content|The bridge would close], it [cue|was said].")
    far = "[source|Ana Reyes], who came by the last train of the day, [cue|said] [content|nothing]."
    (apart,) = recorded(far)

    assert (plain["content first"], plain["source last"]) == (0, 0)
    assert (turned["content first"], turned["source last"]) == (1, 1)
    assert (plain["no source"], nobody["no source"]) == (0, 1)
    assert apart["cost of source"] > 0.5 > plain["cost of source"]


def test_a_source_that_two_cues_share_is_told_from_one_that_stands_by_its_own():
    first, second = recorded(
        "[source|Ana Reyes] [cue|said] [content|it would close] and [cue|added] "
        "[content|it was old]."
    )

    assert (first["shared source"], second["shared source"]) == (0, 1)


def test_a_part_that_only_a_rule_has_found_is_known_as_such():
    found, *_ = recorded("— We will close the bridge, [cue|said] Reyes.")

    assert (found["cue by rule"], found["source by rule"], found["content by rule"]) == (0, 1, 1)


def test_an_attribution_inside_another_is_less_sure_than_that_one():
    outer, inner = attributions(
        "[source|The Courier] [cue|cited] [content|a person close to the talks as saying the "
        "bridge would close]."
    )

    assert inner.chain == (outer.id,)
    assert inner.score < outer.score


def test_the_threshold_of_a_precision_is_the_first_that_promises_it():
    made = calibration({}, [(0.8, 0.4), (0.9, 0.7), (0.95, 0.9)])

    assert made.threshold(0.8) == 0.4
    assert made.threshold(0.85) == 0.7
    assert made.threshold(0.95) == 0.9


def test_a_precision_that_nothing_promises_is_refused_with_the_most_that_can_be_had():
    made = calibration({}, [(0.8, 0.4), (0.94, 0.9)])

    with pytest.raises(InputError, match=r"0\.99 cannot be promised.*Ask for 0\.94 or less"):
        made.threshold(0.99)


def test_a_calibration_is_read_from_the_folder_of_the_weights(tmp_path):
    stored = {
        "bias": 0.5,
        "weights": dict.fromkeys(NAMES, 0.25),
        "worth": 0.2,
        "thresholds": [{"precision": 0.9, "score": 0.8, "kept": 0.4}],
        "fitted_on": {"articles": 60},
    }
    (tmp_path / "scores.json").write_text(json.dumps(stored), encoding="utf-8")

    made = load(tmp_path)

    assert made is not None
    assert (made.bias, made.threshold(0.9)) == (0.5, 0.8)
    assert set(made.weights) == {0.25}


def test_weights_without_a_calibration_have_none(tmp_path):
    assert load(tmp_path) is None


def test_a_calibration_of_other_features_is_refused(tmp_path):
    stored = {"bias": 0.5, "weights": {"luck": 1.0}, "thresholds": []}
    (tmp_path / "scores.json").write_text(json.dumps(stored), encoding="utf-8")

    with pytest.raises(InputError, match="calibrate anew"):
        load(tmp_path)


def test_the_least_marginal_is_bounded_away_from_certainty():
    zeros = [0.0] * len(NAMES)
    zeros[NAMES.index("least")] = 50.0

    assert least(zeros) <= 1.0


def test_what_is_not_worth_its_place_is_left_out():
    text, found = tagged(PLAIN)
    document = Document(name="test", text=text)

    kept = attribute(document, found, lambda _: 0.3, worth=0.3)
    dropped = attribute(document, found, lambda _: 0.3, worth=0.31)

    assert len(kept) == 1
    assert dropped == ()
