"""Leaving out what is not sure enough for a precision that a user asks for."""

from __future__ import annotations

from dataclasses import replace

from onrecord.attribute.score import load
from onrecord.config import Settings
from onrecord.errors import InputError
from onrecord.model import Reading


def least_score(precision: float | None, settings: Settings) -> float:
    """The score from which on attributions are right at least so often in the mean.

    Args:
        precision: a share, over 0 to 1; None asks for nothing, and everything is kept.
        settings: name the model folder, whose calibration knows.

    Raises:
        InputError: the precision is no share, or these weights cannot promise it.
    """
    if precision is None:
        return 0.0
    if not 0 < precision <= 1:
        raise InputError(f"A precision of {precision:g} is no share: ask for 0.9, say.")
    calibration = load(settings.model_folder)
    if calibration is None:
        raise InputError(
            f"No precision can be promised: the weights in {settings.model_folder} were never "
            "calibrated, so that their scores are only an order."
        )
    return calibration.threshold(precision)


def surest(reading: Reading, least: float) -> Reading:
    """Keep the attributions that reach a score, and only if those around them do.

    What the document says itself, its entities and its times stay as they were read.
    """
    unsure = {one.id for one in reading.attributions if one.score < least}
    kept = tuple(
        one for one in reading.attributions if not unsure.intersection((one.id, *one.chain))
    )
    return replace(reading, attributions=kept) if unsure else reading
