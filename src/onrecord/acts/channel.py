"""By what channel words came: an interview, a speech, a post, a paper ... where the text tells."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from onrecord.grammar.text import TextView, Word
from onrecord.kinds import Act, Channel, EntityKind, Genre, SegmentKind
from onrecord.model import Attribution, Document, Entity, Span

_REACH = 4  # words between a preposition and the noun of its phrase
_FAR = 60  # words of the sentence on either side of a cue
_PREPOSITIONS = frozenset("in at during via through from by".split())
_CITES = frozenset({"according", "per"})
_OF = frozenset("of from by in on for to with that which about published released".split())
_LEAKED = frozenset({"leaked", "leak", "leaks"})
_SEEN = frozenset("obtained seen reviewed viewed acquired".split())
_ISSUES = frozenset("issued issuing released releasing".split())
_BODIES = frozenset(
    "congress senate parliament assembly house debate floor convention poll".split()
)
_TITLES = frozenset("judge justice prosecutor magistrate".split())
_PARTS = frozenset("article section clause".split())  # of a law, where a number follows
_COMMON = frozenset({Channel.POST, Channel.POLL, Channel.DOCUMENT, Channel.PRESS})
_SEES = frozenset("saw witnessed watched heard overheard observed".split())
_REPORTERS = frozenset(
    "reporter reporters correspondent journalist journalists photographer".split()
)
_PAGES = (Channel.DOCUMENT, Channel.STATEMENT, Channel.POLL)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Word in lower case -> the channel it tells, by where the word stands."""

    occasions: dict[str, Channel]
    sources: dict[str, Channel]
    cues: dict[str, Channel]
    media: dict[str, Channel]
    titles: dict[str, Channel]


@cache
def _table() -> _Table:
    rows = tomllib.loads((files(__package__) / "channels.toml").read_text(encoding="utf-8"))
    kept: dict[str, dict[str, Channel]] = {}
    for name, row in rows.items():
        for where in _Table.__slots__:
            held = kept.setdefault(where, {})
            for word in row.get(where, "").split():
                held.setdefault(word, Channel(name))
    return _Table(**kept)


class Channels:
    """What a document tells of its channels, and the words beside each cue."""

    def __init__(self, layout: TextView, document: Document, entities: Sequence[Entity]) -> None:
        """Look up who publishes, and what kind of transcript the turns are from."""
        self._layout = layout
        self._publishers = {e.id for e in entities if e.kind is EntityKind.PUBLISHER}
        self._names = {
            name.lower()
            for entity in entities
            if entity.kind is EntityKind.PUBLISHER
            for name in (entity.name, *entity.aliases)
        }
        self._labels = {
            segment.speaker.start
            for segment in document.segments
            if segment.kind is SegmentKind.TURN and segment.speaker
        }
        self._turns = _of_title(document) if self._labels else None
        self._rest = Channel.STATEMENT if document.genre is Genre.RELEASE else None

    def of(self, attribution: Attribution, act: Act | None) -> Channel | None:
        """The channel of an attribution, or None where nothing tells."""
        if act is Act.DECLINE:
            return Channel.NO_COMMENT
        if attribution.source and attribution.source[0].start in self._labels:
            return self._turns
        beside = self._beside(attribution)
        source = self._by_source(attribution)
        told = (
            self._by_occasion(attribution)
            or self._by_beside(beside)
            or source
            or self._by_cue(attribution)
            or self._by_publisher(attribution)
        )
        if told in _PAGES and self._is_leaked(attribution, beside if told is source else ()):
            return Channel.LEAK
        return told or self._rest

    def _beside(self, attribution: Attribution) -> list[str]:
        """The words of the cue's sentence outside the content; inside another, the cue alone."""
        layout = self._layout
        if not attribution.cue:
            return []
        cue = attribution.cue[0]
        if attribution.chain:
            return self._lower(cue)
        at, last = layout.word_range(*layout.sentences[layout.sentence(cue.start)])
        own, _ = layout.word_range(cue.start, cue.end)
        at, last = max(at, own - _FAR), min(last, own + _FAR)
        words: list[Word] = []
        for piece in attribution.content:
            first, end = layout.word_range(piece.start, piece.end)
            words += layout.words[at : min(first, last)]
            at = max(at, end)
        words += layout.words[at:last]
        nouns = _table().occasions  # a name is none of them: "the Washington Post"
        return ["" if word.capital and word.lower in nouns else word.lower for word in words]

    def _lower(self, piece: Span) -> list[str]:
        first, last = self._layout.word_range(piece.start, piece.end)
        return [word.lower for word in self._layout.words[first:last]]

    def _by_occasion(self, attribution: Attribution) -> Channel | None:
        """The nouns of an occasion, the last one first: "a speech at the conference" is one."""
        table = _table()
        for piece in (*attribution.occasion, *attribution.place, *attribution.addressee):
            words = self._lower(piece)
            for at, word in enumerate(words):
                if (told := table.media.get(word)) and words[max(0, at - 1)] in ("on", word):
                    return told
            for at, word in enumerate(_until(words, _OF) or words):
                if word in table.occasions:
                    return _narrowed(table.occasions[word], word, words[:at])
        return None

    def _by_beside(self, words: Sequence[str]) -> Channel | None:
        """A noun after a preposition beside the cue: "in a joint statement", "on Facebook"."""
        table = _table()
        for at, word in enumerate(words):
            if word not in table.occasions and word not in table.media:
                continue
            before = words[max(0, at - _REACH) : at]
            if word in table.media and before[-1:] in (["on"], ["via"]):
                return table.media[word]
            told = table.occasions.get(word)
            if told is not None and self._is_in(word, before, told):
                return _narrowed(told, word, before)
        opening = words[:1] == ["addressing"]
        return Channel.SPEECH if opening else None

    def _is_in(self, word: str, before: Sequence[str], told: Channel) -> bool:
        """Whether the words before a noun make it an occasion: "in a joint statement"."""
        if before[-1:] == ["to"]:  # a verb: "the need to address"
            return False
        if told is Channel.COURT and "before" in before[-3:]:
            return True
        if told is Channel.LAW:
            return "under" in before[-2:] or bool(_CITES.intersection(before))
        if told is Channel.STATEMENT and _ISSUES.intersection(before):
            return True
        cited = bool(_CITES.intersection(before))
        return cited or (word not in _BODIES and bool(_PREPOSITIONS.intersection(before)))

    def _by_source(self, attribution: Attribution) -> Channel | None:
        """What speaks is itself read or watched: the noun that heads the source."""
        for piece in attribution.source:
            words = self._lower(piece)
            if _REPORTERS.intersection(words) and self._is_seen(attribution):
                return Channel.OBSERVATION
            head = _until(self._lower(_to_comma(piece)), _OF)
            if "news" in head and head[-1:] in (["agency"], ["service"], ["channel"], ["site"]):
                return Channel.PRESS
            if (told := self._headed(head, _to_comma(piece))) is not None:
                return told
            if piece.text.lower().removeprefix("the ") in self._names:
                return Channel.PRESS
        publishing = attribution.entities and self._publishers.issuperset(attribution.entities)
        return Channel.PRESS if publishing else None

    def _headed(self, head: Sequence[str], piece: Span) -> Channel | None:
        """What the noun of a source tells, or the title before a name: "Judge Vale"."""
        if not head:
            return None
        if head[-1].isdigit() and _PARTS.intersection(head):
            return Channel.LAW
        told = _table().sources.get(head[-1])
        name = f" {head[-1].capitalize()}" in piece.text  # "the Lanner Post" is no post
        if told is not None and not (name and told in _COMMON):
            return told
        return _table().sources.get(head[0]) if head[0] in _TITLES else None

    def _is_seen(self, attribution: Attribution) -> bool:
        return any(_SEES.intersection(self._lower(piece)) for piece in attribution.cue)

    def _by_cue(self, attribution: Attribution) -> Channel | None:
        table = _table()
        words = (word for piece in attribution.cue for word in self._lower(piece))
        return next((table.cues[word] for word in words if word in table.cues), None)

    def _by_publisher(self, attribution: Attribution) -> Channel | None:
        """Who tells a newspaper something gives it an interview, long or short."""
        for piece in attribution.addressee:
            if piece.text.lower().removeprefix("the ") in self._names:
                return Channel.INTERVIEW
        return None

    def _is_leaked(self, attribution: Attribution, beside: Sequence[str]) -> bool:
        pieces = (*attribution.source, *attribution.occasion)
        own = [word for piece in pieces for word in self._lower(piece)]
        words = [*own, *beside]
        seen = any(one in _SEEN and then == "by" for one, then in pairwise(words))
        return seen or not _LEAKED.isdisjoint(own)


def _narrowed(told: Channel, word: str, before: Sequence[str]) -> Channel:
    """A conference is a briefing where it is one for the news, else an occasion for speeches."""
    if told is Channel.BRIEFING and word.startswith("conference"):
        return told if {"news", "press"} & {*before[-1:]} else Channel.SPEECH
    return told


def _to_comma(piece: Span) -> Span:
    """A span up to its first comma."""
    comma = piece.text.find(",", 1)
    if comma < 0:
        return piece
    return Span(start=piece.start, end=piece.start + comma, text=piece.text[:comma])


def _until(words: list[str], stops: Iterable[str]) -> list[str]:
    """The words before the first of some others."""
    at = next((at for at, word in enumerate(words) if at and word in stops), len(words))
    return words[:at]


def _of_title(document: Document) -> Channel | None:
    """What kind of talk a transcript holds, by the words of its title or publisher."""
    table = _table()
    words = f"{document.title or ''} {document.publisher or ''} {document.name}".lower()
    for mark in "-_/.,:()":
        words = words.replace(mark, " ")
    return next((table.titles[word] for word in words.split() if word in table.titles), None)
