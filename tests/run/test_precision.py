"""The surest attributions, for a precision that a user asks for."""

import json

import pytest

import onrecord
from onrecord.attribute.score import FILE, NAMES
from onrecord.config import MODEL_FOLDER, Settings
from onrecord.errors import InputError
from onrecord.model import Attribution, Document, Kind, Reading, span
from onrecord.run.precision import least_score, surest

TEXT = "“We will vote no,” Ana Reyes said on Tuesday.\n\nTomas Lind said the bridge was too old."
THRESHOLDS = [
    {"precision": 0.8, "score": 0.3, "kept": 0.9},
    {"precision": 0.9, "score": 0.7, "kept": 0.5},
]


@pytest.fixture
def calibrated(tmp_path):
    """The shipped weights with a calibration that mistrusts contents before their cue."""
    for path in MODEL_FOLDER.iterdir():
        if path.name != FILE:
            (tmp_path / path.name).symlink_to(path)
    weights = {name: -3.0 * (name == "content first") for name in NAMES}
    made = {"bias": 2.0, "weights": weights, "worth": 0.0, "thresholds": THRESHOLDS}
    (tmp_path / FILE).write_text(json.dumps(made), encoding="utf-8")
    return Settings(model_folder=tmp_path)


def attribution(start, score, chain=()):
    return Attribution(
        document_id="made",
        kind=Kind.INDIRECT,
        cue=(span(TEXT, start, start + 4),),
        score=score,
        chain=chain,
    )


def test_nothing_asked_for_keeps_everything():
    assert least_score(None, Settings()) == 0


def test_a_precision_becomes_the_score_that_promises_it(calibrated):
    assert least_score(0.85, calibrated) == 0.7


@pytest.mark.parametrize("share", [0, -0.5, 90])
def test_what_is_no_share_is_refused(share, calibrated):
    with pytest.raises(InputError, match="is no share"):
        least_score(share, calibrated)


def test_weights_that_were_never_calibrated_promise_nothing(tmp_path):
    with pytest.raises(InputError, match="never calibrated"):
        least_score(0.9, Settings(model_folder=tmp_path))


def test_what_stands_inside_something_unsure_goes_with_it():
    outer, sure = attribution(0, 0.6), attribution(4, 0.9)
    inner = attribution(8, 0.9, chain=(outer.id,))
    reading = Reading(document=Document(name="made", text=TEXT), attributions=(outer, sure, inner))

    kept = surest(reading, 0.7)

    assert kept.attributions == (sure,)


def test_a_text_read_with_a_precision_keeps_only_what_reaches_its_score(calibrated):
    everything = onrecord.read(TEXT, settings=calibrated)
    kept = onrecord.read(TEXT, precision=0.9, settings=calibrated)

    assert [one.source[0].text for one in everything.attributions] == ["Ana Reyes", "Tomas Lind"]
    assert kept.attributions == everything.attributions[1:]
    assert kept.entities == everything.entities


def test_more_than_can_be_promised_is_refused_before_anything_is_read(calibrated):
    with pytest.raises(InputError, match=r"Ask for 0\.9 or less"):
        onrecord.read(TEXT, precision=0.95, settings=calibrated)
