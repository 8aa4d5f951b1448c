"""What a decision is on, and whether that stands in what was read since.

A decision holds on to words: the exact text of the content, the characters around it, and who is
given as its source. Where a newer model gives the same words to somebody else, or a document has
them in another place too, the decision is orphaned. It is never moved to what only looks alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Attribution, Document, Reading, Span
from onrecord.store.decisions.decision import MemberAnchor, PassageAnchor, Place
from onrecord.store.search import fold

_AROUND = 60  # characters kept before and after

NO_DOCUMENT = "no document of this case has this text"
NO_WORDS = "the document does not have these words in this place any more"
SEVERAL_PLACES = "several documents, or several places of one, have these words"
NOT_FOUND = "nothing is attributed with exactly these words any more"
OTHER_SOURCE = "the same words are attributed to another source now"
SEVERAL = "several attributions have these words and this source now"


def passage(
    place: Place, text: str, attribution: Attribution, names: tuple[str, ...]
) -> PassageAnchor:
    """Take down what an attribution stands on.

    Args:
        place: The document.
        text: Its text.
        attribution: As it was found.
        names: Of the entities of its source.
    """
    pieces = attribution.content or attribution.cue or attribution.source
    start = min((piece.start for piece in pieces), default=0)
    end = max((piece.end for piece in pieces), default=0)
    return PassageAnchor(
        id=attribution.id,
        document=place,
        content=attribution.content,
        cue=attribution.cue,
        source=attribution.source,
        before=text[max(0, start - _AROUND) : start],
        after=text[end : end + _AROUND],
        kind=attribution.kind,
        names=names,
    )


def shift(anchor: PassageAnchor, document: Document) -> int | str:
    """Say by how much the words of an anchor have moved; a text says why they are not there.

    In the document itself they stand where they stood: its text never changes. In what another
    reader made of the same input they have to stand in one place alone.
    """
    if not anchor.pieces:
        return NO_WORDS
    if anchor.document.id == document.id:
        return 0 if _stands(anchor, document.text) else NO_WORDS
    looked = anchor.before + anchor.pieces[0].text
    at = document.text.find(looked)
    if at < 0:
        return NO_WORDS
    if document.text.find(looked, at + 1) >= 0:
        return SEVERAL_PLACES
    by = at + len(anchor.before) - anchor.pieces[0].start
    return by if _stands(anchor, document.text, by) else NO_WORDS


def _stands(anchor: PassageAnchor, text: str, by: int = 0) -> bool:
    """Say whether the words of an anchor stand in a text, with those around them."""
    start, end = anchor.pieces[0].start + by, anchor.pieces[-1].end + by
    return (
        start >= len(anchor.before)
        and text[start - len(anchor.before) : start] == anchor.before
        and text[end : end + len(anchor.after)] == anchor.after
        and all(
            text[piece.start + by : piece.end + by] == piece.text
            for piece in (*anchor.pieces, *anchor.source)
        )
    )


def find(
    anchor: PassageAnchor, reading: Reading, places: Mapping[str, int] | None = None
) -> int | str:
    """Give the place in a reading of the attribution that an anchor means, or why there is none.

    `places` are those of attributions by their ids; they save looking through all.
    """
    by = shift(anchor, reading.document)
    if isinstance(by, str):
        return by
    at = (places or {}).get(anchor.id)
    if at is not None:  # the same document and the same spans
        named = {entity.id: entity.name for entity in reading.entities}
        return at if _same_source(anchor, reading.attributions[at], named, by) else OTHER_SOURCE
    same = [
        at
        for at, found in enumerate(reading.attributions)
        if _same_words(_pieces_like(anchor, found), anchor.pieces, by)
    ]
    if not same:
        return NOT_FOUND
    names = {entity.id: entity.name for entity in reading.entities}
    sourced = [at for at in same if _same_source(anchor, reading.attributions[at], names, by)]
    if not sourced:
        return OTHER_SOURCE
    exact = [at for at in sourced if _same_words(reading.attributions[at].cue, anchor.cue, by)]
    if len(sourced) > 1 and len(exact) != 1:
        return SEVERAL
    return (exact or sourced)[0]


def _pieces_like(anchor: PassageAnchor, found: Attribution) -> tuple[Span, ...]:
    """Give the pieces of what the anchor is told by."""
    if anchor.content:
        return found.content
    if found.content:
        return ()
    return found.cue if anchor.cue else found.source


def _same_words(pieces: Sequence[Span], others: Sequence[Span], by: int) -> bool:
    """Say whether two stand for the same words; marks and spaces at the ends do not count."""
    ends = [_bare(piece) for piece in others]
    return [_bare(piece) for piece in pieces] == [(start + by, end + by) for start, end in ends]


def _bare(piece: Span) -> tuple[int, int]:
    text = piece.text
    words = [at for at, sign in enumerate(text) if sign.isalnum()]
    if not words:
        return piece.start, piece.end
    return piece.start + words[0], piece.start + words[-1] + 1


def _same_source(anchor: PassageAnchor, found: Attribution, names: dict[str, str], by: int) -> bool:
    """Say whether it has the same source: whom it referred to by name, else the same words.

    The same words are not enough where they meant somebody without naming him: "he" may be
    another by now.
    """
    before = set(map(fold, anchor.names))
    words = _same_words(found.source, anchor.source, by)
    if not before:
        return words
    now = {fold(names[key]) for key in found.entities if key in names}
    printed = fold(" ".join(piece.text for piece in anchor.source))
    return now == before or (words and not now and all(name in printed for name in before))


def find_member(anchor: MemberAnchor, entities: Iterable[tuple[int, str, str]]) -> int | None:
    """Give the row of the entity that an anchor means among those of its document.

    `entities` are rows with ids and names. The name has to be the same: "Team Alpha" is not
    "Team Beta", whatever they share.
    """
    every = list(entities)
    for row, key, _ in every:
        if key == anchor.id:
            return row
    named = [row for row, _, name in every if name == anchor.name]
    return named[0] if len(named) == 1 else None
