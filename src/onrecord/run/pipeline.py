"""The way of one document: read, tag, attribute, resolve."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from onrecord.attribute import attribute
from onrecord.attribute import score as scoring
from onrecord.attribute.voice import attributed_share, own_voice
from onrecord.config import Settings
from onrecord.errors import DiskFull, ReadError
from onrecord.model import (
    Attribution,
    Document,
    Entity,
    Input,
    Issue,
    Reading,
    check_evidence,
)
from onrecord.read import read
from onrecord.resolve import leaders, resolve
from onrecord.tag import Tagger

EXTRACTED = frozenset({"en", "und"})  # "und": too short to tell

_LOG = logging.getLogger(__name__)
_Row = TypeVar("_Row", Attribution, Entity)


class Pipeline:
    """A callable that any runner can hold: one input in, one reading or issue out."""

    def __init__(self, settings: Settings) -> None:
        """Load the model; do it once a process.

        Raises:
            InputError: there is no model, its calibration is of another version, or the table of
                leaders cannot be read.
        """
        self._settings = settings
        self._tagger = Tagger(settings)
        self._leaders = leaders.load(settings.leaders)
        calibration = scoring.load(settings.model_folder)
        self._scorer = calibration or scoring.least
        self._worth = calibration.worth if calibration else 0.0

    def __call__(self, item: Input) -> Reading | Issue:
        """Read one input; whatever goes wrong costs this input alone.

        Raises:
            DiskFull: it found no room for a temporary file; others would not either.
        """
        try:
            document = read(item, self._settings)
        except Exception as error:  # noqa: BLE001 - the border of one document
            return _failure(item, "read", error)
        try:
            return self.of(document)
        except Exception as error:  # noqa: BLE001 - the border of one document
            return _failure(item, "run", error)

    def of(self, document: Document) -> Reading:
        """Find who said what in a document.

        Raises:
            EvidenceError: a stage gave a span that is not a slice of the text.
        """
        doubts = tuple(_issue(document, "read", d.code, d.message) for d in document.doubts)
        if document.language not in EXTRACTED:
            return Reading(document=document, issues=(*doubts, _not_extracted(document)))
        tagged = self._tagger.tag(document.text)
        found = attribute(document, tagged, self._scorer, worth=self._worth)
        resolved = resolve(document, tagged, found, self._leaders)
        reading = replace(
            resolved,
            attributions=_distinct(resolved.attributions),
            entities=_distinct(resolved.entities),
            own_voice=own_voice(document, tagged, found),
            attributed=attributed_share(document, tagged, found),
            issues=(*doubts, *resolved.issues),
        )
        check_evidence(reading)
        return reading


def _not_extracted(document: Document) -> Issue:
    return _issue(
        document,
        "tag",
        "language",
        f"The text reads as {document.language!r}, and attributions are found in English "
        "only. It is stored and can be searched; nothing was extracted from it.",
    )


def _issue(document: Document, stage: str, code: str, message: str) -> Issue:
    return Issue(
        name=document.name, stage=stage, code=code, message=message, document_id=document.id
    )


def _distinct(rows: Iterable[_Row]) -> tuple[_Row, ...]:
    """Leave out what has the id, hence the evidence, of something before it."""
    found: dict[str, _Row] = {}
    for row in rows:
        found.setdefault(row.id, row)
    return tuple(found.values())


def _failure(item: Input, stage: str, error: Exception) -> Issue:
    full = DiskFull.behind(error, f"read {item.name}")
    if full is not None:
        raise full from error
    if isinstance(error, ReadError):
        return Issue(name=item.name, stage=stage, code=error.code, message=str(error))
    _LOG.debug("%s failed", item.name, exc_info=error)
    said = f"{type(error).__name__}: {error}"[:500]
    return Issue(
        name=item.name,
        stage=stage,
        code="failed",
        message=f"It was left out, since it met an error of OnRecord's own: {said}",
    )
