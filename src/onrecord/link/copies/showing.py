"""Two documents that share text, laid side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.link.copies.direction import Party, Told, told_by
from onrecord.link.wording import Change, Piece, compare, read_words
from onrecord.model import Document, Span
from onrecord.store import sql
from onrecord.store.copies import CopyRow, ShownCopy, Stretch, copy_of
from onrecord.store.database import Database
from onrecord.store.documents import document_rows
from onrecord.store.load import load
from onrecord.store.utterances import DiffPiece, Offsets

_OPENING = frozenset("“„‘«([\"'")
_EITHER = frozenset("\"'")  # opening and closing
_COMPARED = 20_000  # characters of a passage whose words are compared one by one


def show(database: Database, document: str, of: str) -> ShownCopy:
    """Explain the pair that two documents make, by their full ids in any order.

    Raises:
        CaseError: they share no text.
    """
    with database.snapshot():
        copy = copy_of(database, document, of)
        rows = document_rows(database, [copy.document, copy.of])
        left, right = (load(database, key).document for key in (copy.document, copy.of))
        told = _told_by(database, copy)
    return ShownCopy(
        copy=copy,
        document=rows[copy.document],
        of=rows[copy.of],
        told_by=told,
        stretches=tuple(_stretches(copy, left, right)),
    )


def _told_by(database: Database, copy: CopyRow) -> Told | None:
    if copy.first is None:
        return None
    asked = {"document": copy.document, "of": copy.of}
    found = database.rows(sql.load("copies")["parties"], asked)
    one, other = (Party(**{key: row[key] for key in row.keys()}) for row in found)  # noqa: SIM118
    return told_by(one, other)


def _stretches(copy: CopyRow, left: Document, right: Document) -> Iterator[Stretch]:
    """Lay passages side by side, each after what stands before it in either document alone.

    What comes in another order there stands beside its passage all the same; so no character of
    either document is left out.
    """
    pairs = [
        (_with_marks(left.text, passage.span), _with_marks(right.text, passage.of_span))
        for passage in copy.passages
    ]
    before = _before([there for _, there in pairs], len(right.text))
    at = 0
    for (begins, end), (of_start, of_end) in pairs:
        start = max(begins, at)
        yield from _alone((at, start), before[of_start])
        words = left.text[start:end], right.text[of_start:of_end]
        yield Stretch(
            span=(start, end), of_span=(of_start, of_end), shared=True, pieces=_pieces(*words)
        )
        at = max(at, end)
    yield from _alone((at, len(left.text)), before[len(right.text)])


def _with_marks(text: str, span: Offsets) -> Offsets:
    """Give a passage the marks that stand at its first and its last word."""
    start, end = span
    while start and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and not text[end].isspace() and not text[end].isalnum():
        if text[end] in _OPENING - _EITHER:
            break
        end += 1
    return start, end


def _before(passages: Sequence[Offsets], length: int) -> dict[int, Offsets]:
    """Say of each passage, by where it begins in the second document, what stands before it."""
    found, at = {}, 0
    for start, end in sorted(passages):
        found[start] = (min(at, start), start)
        at = max(at, end)
    found[length] = (at, length)
    return found


def _alone(span: Offsets, of_span: Offsets) -> Iterator[Stretch]:
    if span[0] < span[1] or of_span[0] < of_span[1]:
        yield Stretch(
            span=span if span[0] < span[1] else None,
            of_span=of_span if of_span[0] < of_span[1] else None,
            shared=False,
        )


def _pieces(one: str, other: str) -> tuple[DiffPiece, ...]:
    if len(one) + len(other) > _COMPARED:
        return ()
    compared = compare(read_words(one), read_words(other))
    if all(piece.change is Change.SAME for piece in compared.pieces):
        return ()
    return tuple(_piece(piece) for piece in compared.pieces)


def _piece(piece: Piece) -> DiffPiece:
    sides = (_offsets(piece.report), _offsets(piece.reference))
    return DiffPiece(change=str(piece.change), report=sides[0], reference=sides[1])


def _offsets(side: Span | None) -> Offsets | None:
    return None if side is None else (side.start, side.end)
