"""Read without a case: one text, or whatever some paths hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.config import Settings
from onrecord.errors import InputError
from onrecord.model import Document, Given, Input, Issue, Reading
from onrecord.read.segments import segmented
from onrecord.run import local
from onrecord.run.plan import Paths, listed, planned, settled
from onrecord.run.precision import least_score, surest
from onrecord.run.progress import Meter, Tell
from onrecord.store.dates import real_day
from onrecord.store.record_json import to_json

if TYPE_CHECKING:
    from onrecord.run.pipeline import Pipeline


def read(  # noqa: PLR0913 - each option is one keyword
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    precision: float | None = None,
    fast: bool = False,
    settings: Settings | None = None,
) -> Reading:
    """Find who said what in one text, taken as it is.

    Args:
        text: Plain text; nothing is cut from it, so offsets fit what was passed.
        title: For the record only.
        published: ISO date against which "on Friday" is read.
        publisher: For the record only.
        precision: Keep only the surest attributions, so that this share of them is right in
            the mean; None keeps all, each with its score.
        fast: Use the fast model, which finds less in a fraction of the time.
        settings: None for the defaults.

    Raises:
        InputError: the text is empty or over a limit, or the precision cannot be promised.
    """
    settings = settled(settings, fast=fast)
    least = least_score(precision, settings)
    if not text.strip():
        raise InputError("The text is empty.")
    if len(text) > settings.limits.characters:
        raise InputError(
            f"The text has {len(text):,} characters; the limit is {settings.limits.characters:,}."
        )
    if published is not None:
        real_day(published)
    document = Document(
        name="text", text=text, title=title, published=published, publisher=publisher
    )
    return surest(_pipeline(settings).of(segmented(document)), least)


def extract(  # noqa: PLR0913 - each option is one keyword
    paths: Paths,
    settings: Settings | None = None,
    *,
    workers: int | None = None,
    raw: bool = False,
    fast: bool = False,
    precision: float | None = None,
    cuts: bool = False,
    columns: Mapping[str, str] | None = None,
    progress: Tell | None = None,
) -> Iterator[dict[str, Any] | Issue]:
    """Read documents without a case, in input order.

    A document gives one object of the extract format, with `cuts` also what was cut from
    its input; an input that failed gives its issue.
    With a precision, only the surest attributions are kept; with `fast`, the fast model
    reads: see `read`. `columns` says which column holds what: see `Case.add`. `progress` is
    called whenever a document is done.

    Raises:
        InputError: the precision cannot be promised, or the columns cannot be meant.
    """
    settings = settled(settings, fast=fast)
    least = least_score(precision, settings)
    plan = planned(paths, settings, columns, workers=workers, raw=raw)
    meter = Meter(plan.paths, progress)
    for found in local.run(listed(plan), plan.settings, plan.workers, meter=meter):
        yield found if isinstance(found, Issue) else to_json(surest(found, least), cuts=cuts)


def readings(
    path: Path | str,
    settings: Settings | None = None,
    *,
    fast: bool = False,
    published: str | None = None,
) -> Iterator[Reading | Issue]:
    """Read what a path holds as it is: nothing is cut, so that offsets fit the file.

    `published` is an ISO date against which "on Friday" is read, for texts that tell none.

    Raises:
        InputError: the date is none.
    """
    if published is not None:
        real_day(published)
    plan = planned(path, settled(settings, fast=fast), None, workers=1, raw=True)
    given = Given(where="user", published=published) if published else None
    inputs = (
        replace(item, given=item.given or given) if isinstance(item, Input) else item
        for item in listed(plan)
    )
    yield from local.run(inputs, plan.settings, 1, make=_one_pipeline)


def _one_pipeline(settings: Settings) -> Pipeline:
    return _pipeline(settings)


@lru_cache(maxsize=2)  # the large model and the fast one
def _pipeline(settings: Settings) -> Pipeline:
    """Load the model once for all texts; late, since it brings the encoder's libraries."""
    from onrecord.run.pipeline import Pipeline  # noqa: PLC0415

    return Pipeline(settings)
