"""A sentence as a row of pieces: names and what stands for them, times, words of a class."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.grammar.lexicon import common_bodies
from onrecord.grammar.text import TextView
from onrecord.model import EntityKind
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.entities import Entities
from onrecord.resolve.coref.pronoun_forms import GENDERS
from onrecord.resolve.names.mentions import Name
from onrecord.resolve.offices import role_nouns
from onrecord.resolve.ties.pattern import CODES
from onrecord.resolve.ties.relational_nouns import BONDS
from onrecord.resolve.ties.words import ADVERBS, OWNERS, TRIGGERS, WORDS
from onrecord.times import Joined

_KINDS = {
    EntityKind.PERSON: "P",
    EntityKind.COUNTRY: "C",
    EntityKind.PLACE: "L",
}
_LONGEST = 300  # words that are looked at together
_BRACKETED = 40  # words in brackets behind a name
_MARKS = {",": ",", "(": "(", ")": ")", ";": "-", ":": "-", "—": "-", "–": "-"}
_CIRCLES = frozenset("family camp era circle household clan dynasty".split())
_CODES = {word: CODES[name] for word, name in WORDS.items()}


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    return TRIGGERS | role_nouns()


@dataclass(slots=True)
class ClausePart:
    """A name, a time, a mark or a word; `first` and `last` are words of the layout."""

    code: str
    first: int
    last: int
    drafts: tuple[EntityDraft, ...] = ()
    found: Joined | None = None
    noun: str = ""  # of what ties: its noun, lower case


class TieClause:
    """The pieces of one sentence and their codes, one character each."""

    def __init__(self, layout: TextView, pieces: list[ClausePart]) -> None:
        """Keep the pieces; `codes` is what patterns are matched on."""
        self.layout = layout
        self.pieces = pieces
        self.codes = "".join(piece.code for piece in pieces)
        self.present = frozenset(self.codes)

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the pieces from `start` up to `end`."""
        words = self.layout.words
        last = self.pieces[end - 1]
        stop = words[max(last.last, last.first + 1) - 1].end
        return words[self.pieces[start].first].start, stop


class TieClauses:
    """Makes clauses of the sentences that name somebody and have a word that can tie."""

    def __init__(self, layout: TextView, entities: Entities, found: Sequence[Joined]) -> None:
        """Place names, what refers to them, and times by the word that they begin with."""
        self.layout = layout
        self._names: dict[int, tuple[Name, EntityDraft]] = {}
        for name in entities.names.all:
            draft = entities.meant(name)
            if draft is not None:
                self._names[name.first] = (name, draft)
        self._titled = {
            title.first: name
            for name in entities.names.all
            if (title := entities.titles.get(name.start)) is not None and title.first < name.first
        }
        self._times = {hit.first: hit for hit in found}
        self._referring = self._references(entities)
        self._people = entities.people.drafts

    def _references(self, entities: Entities) -> dict[int, EntityDraft]:
        """Offset of a mention that is no name -> whom it means."""
        named = {name.start for name, _ in self._names.values()}
        return {
            start: draft
            for draft in entities.all()
            for start, _ in draft.mentions
            if start not in named
        }

    def clauses(self) -> Iterator[TieClause]:
        """Every sentence that may tie, in order."""
        before: list[EntityDraft] = []
        for first, last in self._stretches():
            here = self._persons(first, last)
            if (here or before) and self._may_tie(first, last):
                yield TieClause(self.layout, list(self._pieces(first, last, before)))
            before = here

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """The words of every sentence; a longer one is a table or a list, and cut."""
        for start, end in self.layout.sentences:
            first, last = self.layout.word_range(start, end)
            for begin in range(first, last, _LONGEST):
                yield begin, min(begin + _LONGEST, last)

    def _may_tie(self, first: int, last: int) -> bool:
        words = self.layout.words[first:last]
        return not _telling().isdisjoint([word.lower for word in words])

    def _persons(self, first: int, last: int) -> list[EntityDraft]:
        """Everybody whom names between two words mean."""
        found: dict[EntityDraft, None] = {}
        for index in range(first, last):
            named = self._names.get(index)
            if named and named[1].person:
                found[named[1]] = None
        return list(found)

    def _pieces(self, first: int, last: int, before: list[EntityDraft]) -> Iterator[ClausePart]:
        reader = _Reader(self, before)
        index = first
        while index < last:
            index = yield from reader.read(index, last)

    def name_from(self, index: int) -> tuple[Name, EntityDraft] | None:
        """The name that begins at a word, or whose title does."""
        titled = self._titled.get(index)
        if titled is not None and not self._ties(index, titled.first):
            index = titled.first
        return self._names.get(index)

    def _ties(self, first: int, last: int) -> bool:
        """Whether the words before a name say whose he or she is: "his aide Luis Tan"."""
        return any(word.lower in BONDS for word in self.layout.words[first:last])

    def time_from(self, index: int) -> Joined | None:
        """The time that begins at a word."""
        return self._times.get(index)

    def referred(self, offset: int) -> EntityDraft | None:
        """Whom a pronoun means, where that was found out."""
        return self._referring.get(offset)


class _Reader:
    """Reads the pieces of one sentence, word by word."""

    def __init__(self, scenes: TieClauses, before: list[EntityDraft]) -> None:
        self._scenes = scenes
        self._layout = scenes.layout
        self._before = before
        self._here: list[EntityDraft] = []
        self._ended = -1  # the word after the last name of a person

    def read(self, index: int, last: int) -> Generator[ClausePart, None, int]:
        """Give the pieces from a word on; returns the word after them."""
        piece = self._time(index) or self._named(index) or self._word(index)
        if piece is not None:
            yield piece
            following = piece.last
        else:
            following = index + 1
        word = self._layout.words[following - 1]
        owns = word.possessive or self._layout.gap(following - 1).startswith(("' ", "’ "))
        if owns and piece is not None and piece.code != "H":
            yield ClausePart("s", following - 1, following)
        behind = self._behind_bracket(following, last) if piece and piece.code in "PO" else None
        if behind is not None:
            yield from (mark for mark in self._mark(behind - 1) if mark.code != ")")
            return behind
        yield from self._mark(following - 1)
        return following

    def _behind_bracket(self, index: int, last: int) -> int | None:
        """The word after brackets that only tell years, places or spellings of a name."""
        if self._layout.gap(index - 1) != " (":
            return None
        for at in range(index, min(index + _BRACKETED, last)):
            lower = self._layout.words[at].lower
            if lower in BONDS or lower in role_nouns():
                return None
            if ")" in self._layout.gap(at):
                return at + 1
        return None

    def _time(self, index: int) -> ClausePart | None:
        hit = self._scenes.time_from(index)
        return ClausePart("T", index, max(hit.last, index + 1), found=hit) if hit else None

    def _named(self, index: int) -> ClausePart | None:
        known = self._scenes.name_from(index)
        if known is None:
            return None
        name, draft = known
        code = _KINDS.get(draft.kind, "O")
        if code == "P" and draft.plural:
            code = "O"
        if code == "P" and self._names_a_body(name):
            code = "x"
        if code == "L" and self._layout.words[name.last - 1].lower in common_bodies():
            code = "O"  # a university is a place, and somebody's employer
        if draft.person:
            self._here.append(draft)
            self._ended = name.last
        return ClausePart(code, index, name.last, (draft,))

    def _names_a_body(self, name: Name) -> bool:
        """Whether a name only tells which: "the Reyes faction", "Reyes family"."""
        if name.possessive or name.last >= len(self._layout.words):
            return False
        following = self._layout.words[name.last].lower
        named = following in common_bodies() or following in _CIRCLES
        return named and self._layout.gap(name.last - 1) == " "

    def _word(self, index: int) -> ClausePart | None:
        word = self._layout.words[index]
        lower = word.lower
        if lower in OWNERS and not (lower == "her" and not self._owns(index)):
            return self._owner(index)
        if lower in GENDERS and lower not in OWNERS:
            draft = self._meant(index)
            return ClausePart("P" if draft else "x", index, index + 1, (draft,) if draft else ())
        return None if lower in ADVERBS else self._bond(index) or self._plain(index)

    def _bond(self, index: int) -> ClausePart | None:
        """A noun that ties."""
        lower = self._layout.words[index].lower
        if lower == "chief" and self._staff(index):
            return ClausePart("K", index, index + 3, noun="chief-of-staff")
        if lower not in BONDS or (lower == "secretary" and self._of(index + 1)):
            return None  # the secretary of a field is nobody's aide
        return ClausePart("K", index, index + 1, noun=lower)

    def _of(self, index: int) -> bool:
        return index < len(self._layout.words) and self._layout.words[index].lower == "of"

    def _plain(self, index: int) -> ClausePart:
        lower = self._layout.words[index].lower
        code = CODES["number"] if lower.isdigit() else _CODES.get(lower, "x")
        return ClausePart(code, index, index + 1)

    def _staff(self, index: int) -> bool:
        following = self._layout.words[index + 1 : index + 3]
        return [word.lower for word in following] == ["of", "staff"]

    def _mark(self, index: int) -> Iterator[ClausePart]:
        gap = self._layout.gap(index)
        if gap not in ("", " ", "\u00a0"):
            for sign in gap:
                if sign in _MARKS:
                    yield ClausePart(_MARKS[sign], index, index + 1)

    def _owns(self, index: int) -> bool:
        """Whether "her" stands before a noun."""
        return self._layout.gap(index) == " "

    def _owner(self, index: int) -> ClausePart:
        word = self._layout.words[index]
        if word.lower == "whose":
            found = self._here[-1:]
        else:
            draft = self._scenes.referred(word.start) or self._joined(index)
            several = word.lower == "their"
            whose = self._whose(OWNERS[word.lower], several) if several or not draft else []
            found = whose or ([draft] if draft else [])
        return ClausePart("H", index, index + 1, tuple(found))

    def _joined(self, index: int) -> EntityDraft | None:
        """Who is named right before "and his": "Reyes and her son"."""
        words = self._layout.words
        joined = index and words[index - 1].lower == "and" and words[index].lower != "their"
        return self._here[-1] if joined and self._ended == index - 1 else None

    def _whose(self, gender: str | None, several: bool) -> list[EntityDraft]:
        """Who is meant, where only one person can be."""
        here = list(dict.fromkeys(self._here))
        if several:
            return here if len(here) == 2 else []
        for known in (here, self._before):
            fitting = [one for one in known if one.gender in (None, gender)]
            if fitting:
                sure = [one for one in fitting if one.gender == gender]
                best = sure if len(sure) == 1 else fitting
                return best if len(best) == 1 else []
        return []

    def _meant(self, index: int) -> EntityDraft | None:
        word = self._layout.words[index]
        draft = self._scenes.referred(word.start)
        if draft is not None:
            return draft if draft.person else None
        found = self._whose(GENDERS[word.lower], several=False)
        return found[0] if found else None
