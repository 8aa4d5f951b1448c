"""One utterance in full: every report held against its wording, word by word."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from onrecord.link.wording import Change, Comparison, Piece, compare, read_words
from onrecord.model import Span
from onrecord.store.database import Database
from onrecord.store.utterances import (
    DiffPiece,
    NamedChange,
    Offsets,
    ReportDiff,
    ShownUtterance,
    UtteranceRow,
    bridges_of,
    found_utterance,
    statement,
)

_LONGER = 3  # times as long as the utterance: an official text that goes on
_UNTOLD = frozenset({Change.SAME, Change.BEYOND})
_DIGITS = 4


def show(database: Database, prefix: str) -> ShownUtterance:
    """Explain the utterance that an id, or that of one of its attributions, leads to.

    Raises:
        CaseError: nothing has this id, or several things begin with it.
    """
    with database.snapshot():
        row, utterance = found_utterance(database, prefix)
        found = database.rows(statement(database, "sayings_of"), {"utterance": row})
        bridges = bridges_of(database, row)
    fullest = _fullest(utterance, found)
    reports = tuple(_report(utterance, one, fullest) for one in found)
    return ShownUtterance(utterance=utterance, reports=reports, bridges=bridges)


def _fullest(utterance: UtteranceRow, found: Sequence[sqlite3.Row]) -> str | None:
    """Name the first report that has the very wording of the utterance."""
    return next((one["id"] for one in found if one["text"] == utterance.text), None)


def _report(utterance: UtteranceRow, row: sqlite3.Row, fullest: str | None) -> ReportDiff:
    text, compared = _compared(row["text"], utterance.text)
    same = ("document", "name", "title", "publisher", "published", "source")
    return ReportDiff(
        attribution=row["id"],
        **{key: row[key] for key in (*same, "fidelity", "why", "score")},
        text=text,
        kept=round(compared.kept, _DIGITS) if compared.pieces else 0.0,
        passage=_passage(compared.pieces),
        pieces=tuple(_piece(piece) for piece in compared.pieces),
        changes=tuple(_named(compared.pieces)),
        earliest=row["id"] == utterance.earliest,
        reference=row["id"] == utterance.reference,
        fullest=row["id"] == fullest,
    )


def _compared(report: str, reference: str) -> tuple[str, Comparison]:
    """Compare; of an official text that goes on, only the passage that has the words counts."""
    one, other = read_words(report), read_words(reference)
    if len(one) > _LONGER * len(other):
        passage = compare(other, one).passage
        if passage:
            report = report[slice(*passage)]
            one = read_words(report)
    return report, compare(one, other, loose=True)


def _passage(pieces: tuple[Piece, ...]) -> Offsets | None:
    """Say which part of the utterance a report goes over, changed words at its ends included."""
    over = [piece.reference for piece in pieces if piece.reference]
    return (min(s.start for s in over), max(s.end for s in over)) if over else None


def _piece(piece: Piece) -> DiffPiece:
    return DiffPiece(
        change=str(piece.change),
        report=_offsets(piece.report),
        reference=_offsets(piece.reference),
    )


def _offsets(side: Span | None) -> Offsets | None:
    return None if side is None else (side.start, side.end)


def _named(pieces: tuple[Piece, ...]) -> Iterator[NamedChange]:
    for piece in pieces:
        if piece.change not in _UNTOLD:
            yield NamedChange(
                change=str(piece.change),
                report=piece.report.text if piece.report else "",
                reference=piece.reference.text if piece.reference else "",
            )
