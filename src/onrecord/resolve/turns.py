"""Who speaks live: the turns of a transcript, and the author behind "I"."""

from __future__ import annotations

import re

from onrecord.model import Document, EntityKind, Genre
from onrecord.resolve.cast import Cast
from onrecord.resolve.figures import Figure
from onrecord.resolve.layout import Layout
from onrecord.resolve.lexicon import fold, roles
from onrecord.resolve.mentions import Name, name_at
from onrecord.resolve.names import HONORIFICS
from onrecord.resolve.offices import ABBREVIATED, TITLE_MODIFIERS

# "MS. REYES:", "Ana Reyes:", "PRESIDENT TAN:"; a sentence with a colon is longer or has a verb.
_LABEL = re.compile(r"([A-Z][\w.'’\-]*(?: [A-Z(][\w.'’()\-]*){0,5}):\s")
_HEAD = 300  # characters in which a speech says whose it is
_ASKER = frozenset("q question reporter reporters journalist moderator audience press".split())


def labels(document: Document, layout: Layout) -> list[Name]:
    """The names at the head of the turns; none but in a transcript."""
    if document.genre is not Genre.TRANSCRIPT:
        return []
    found = []
    for start, _ in layout.paragraphs:
        match = _LABEL.match(document.text, start)
        name = _named(layout, match.start(1), match.end(1)) if match else None
        if name:
            found.append(name)
    return found


def _named(layout: Layout, start: int, end: int) -> Name | None:
    first, last = layout.word_range(start, end)
    while first < last and _title(layout.words[first].lower):
        first += 1
    if first >= last or layout.words[first].lower in _ASKER:
        return None
    return name_at(layout, first, last, EntityKind.PERSON)


def _title(lower: str) -> bool:
    return (
        lower in HONORIFICS
        or lower in ABBREVIATED
        or lower in roles()
        or (lower in TITLE_MODIFIERS)
    )


class Turns:
    """Whose words stand at an offset, where nobody is quoted."""

    def __init__(self, document: Document, layout: Layout, cast: Cast, heads: list[Name]) -> None:
        """Walk the paragraphs once; a turn lasts until the next label."""
        self._layout = layout
        self._authors = cast.authors
        if document.genre in (Genre.SPEECH, Genre.TRANSCRIPT) and not cast.authors:
            self._authors = _titular(document, cast)
        self._transcript = document.genre is Genre.TRANSCRIPT
        self._own = document.genre in (Genre.OPINION, Genre.SPEECH)
        starts = {layout.paragraph(name.start): cast.meant(name) for name in heads}
        self._holder: list[Figure | None] = []
        holder: Figure | None = None
        for number, (start, _) in enumerate(layout.paragraphs):
            if number in starts:
                holder = starts[number]
            elif self._transcript and _asks(document.text, start):
                holder = None
            self._holder.append(holder)

    def at(self, offset: int, *, several: bool) -> list[Figure]:
        """Who says "I" at an offset outside quotations, or with `several` "we"."""
        if self._transcript:
            paragraph = self._layout.paragraph(offset)
            holder = self._holder[paragraph] if paragraph < len(self._holder) else None
            return [holder] if holder else []
        if not self._own or not self._authors or (len(self._authors) > 1 and not several):
            return []
        return self._authors


def _titular(document: Document, cast: Cast) -> list[Figure]:
    """The one person whom the head of a speech names."""
    written = _name_after_title((document.title or "").split())
    if written:
        return [cast.introduce(written)]
    head = fold(document.text[:_HEAD])
    named = [
        figure
        for figure in cast.people.figures
        if figure.parsed and figure.parsed.full and fold(figure.label) in head
    ]
    return named if len(named) == 1 else []


def _name_after_title(words: list[str]) -> str | None:
    """The name in "Remarks by President Ana Reyes on ..."."""
    lowers = [word.strip(",:").lower() for word in words]
    for index, lower in enumerate(lowers):
        if lower not in ("by", "of", "from") and not _title(lower):
            continue
        stop = index + 1
        while stop < len(words) and words[stop][:1].isupper() and not _title(lowers[stop]):
            stop += 1
            if words[stop - 1][-1] in ",:":
                break
        if stop - index > 2:
            return " ".join(words[index + 1 : stop]).strip(",:")
    return None


def _asks(text: str, start: int) -> bool:
    match = _LABEL.match(text, start)
    word = match[1].split()[0] if match else text[start : start + 2].split(" ", maxsplit=1)[0]
    return word.strip(".:").lower() in _ASKER
