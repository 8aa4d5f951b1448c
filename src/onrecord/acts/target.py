"""At whom an act is directed: whom its verb takes as object, or whom its content is about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from onrecord.grammar.text import TextView
from onrecord.kinds import Act, EntityKind
from onrecord.model import Attribution, Entity, Mention, Span

_NEAR = 7  # words between a cue and its object: adverbs, titles, "its neighbour"
_FAR = 400  # characters from a cue, or into a content, that are looked at
_HEAD = 60  # characters of a content in which the only name may stand that it is about
_JOINED = 40  # characters between two names that "and" joins
_OPENING = 6  # words of a content before its subject: "that the old"
# Acts that say something about whom they are directed at, in the content itself.
_ABOUT = frozenset(
    {Act.DEMAND, Act.CRITICISE, Act.PRAISE, Act.ACCUSE, Act.SUPPORT, Act.THANK, Act.THREATEN}
    | {Act.REJECT, Act.APOLOGISE, Act.REFUSE, Act.DENY}
)
# Acts that need nobody: a name behind the cue is what they are about, not at whom.
_PLAIN = frozenset(
    {Act.STATE, Act.ANNOUNCE, Act.EXPLAIN, Act.PREDICT, Act.CONFIRM, Act.CONCEDE, Act.DECLINE}
)
_BETWEEN = frozenset(
    "the a an with on upon to of for at against by in over toward towards his her its their our my "
    "both all that from about as former late new old mr mr. mrs mrs. ms ms. dr dr. sen. president "
    "prime minister chancellor premier governor senator then mayor sir lord king queen".split()
)
_FOLLOWS = re.compile(r"(?:['’]s?)? ([a-z]+)")
_CLOSES = frozenset(  # what may stand behind who is addressed
    "and or nor who whom that which in at on of for from to with during after before by as when "
    "while last this next yesterday today late early over about".split()
)
_JOINS = frozenset({"and", "or", "nor"})
_AGENT = "by"


class Targets:
    """The mentions of a document, for looking up those beside a cue and inside a content."""

    def __init__(
        self, layout: TextView, entities: Sequence[Entity], mentions: Iterable[Mention]
    ) -> None:
        """Keep the mentions of whoever can be a target; one inside another does not count."""
        self._layout = layout
        kinds = {entity.id: entity.kind for entity in entities}
        self._kinds = kinds
        self._kept: list[Mention] = []
        for mention in mentions:
            if mention.entity_id not in kinds:
                continue
            if self._kept and mention.span.end <= self._kept[-1].span.end:
                continue
            self._kept.append(mention)
        self._starts = [mention.span.start for mention in self._kept]

    def of(self, attribution: Attribution, act: Act | None) -> str | None:
        """The id of the entity an act is directed at; None where nobody or more than one is."""
        if act is None:
            return None
        addressed = self._addressed(attribution)
        if addressed is not None and act not in (Act.CRITICISE, Act.PRAISE, Act.ACCUSE):
            return addressed
        if act in _PLAIN:
            return None
        own = frozenset(attribution.entities)
        return self._object(attribution, own) or self._held(attribution, act, own) or addressed

    def _addressed(self, attribution: Attribution) -> str | None:
        """Whom the words are addressed to; a publisher only prints them."""
        held = {
            mention.entity_id
            for piece in attribution.addressee
            for mention in self._between(piece.start, piece.end)
            if mention.entity_id not in attribution.entities and self._is_head(mention, piece)
        }
        only = held.pop() if len(held) == 1 else None
        return None if only and self._kinds[only] is EntityKind.PUBLISHER else only

    def _is_head(self, mention: Mention, piece: Span) -> bool:
        """Whether a name is who is addressed, and not whose staff or people are."""
        behind = self._layout.text[mention.span.end : piece.end]
        follows = _FOLLOWS.match(behind)
        return follows is None or follows[1] in _CLOSES

    def _object(self, attribution: Attribution, own: frozenset[str]) -> str | None:
        """The name that the cue takes as its object; of a passive with its agent, its subject."""
        for cue in attribution.cue:
            if self._is_passive(attribution, cue):
                return self._subject(cue, own)
            found = self._first_behind(cue.start, cue.end, own)
            if found is not None:
                return found
        return None

    def _first_behind(self, start: int, end: int, own: frozenset[str]) -> str | None:
        layout = self._layout
        at = bisect_left(self._starts, start)
        sentence_end = layout.sentences[layout.sentence(max(start, end - 1))][1]
        if at >= len(self._kept) or self._starts[at] >= min(sentence_end, end + _FAR):
            return None
        mention = self._kept[at]
        if mention.entity_id in own:
            return None
        first, last = layout.word_range(end, mention.span.start)
        between = layout.words[first:last]
        gap = layout.text[end : max(end, mention.span.start)]
        if len(between) > _NEAR or any(mark in gap for mark in '.,;:?!“"—('):
            return None
        if not all(word.lower in _BETWEEN or word.capital for word in between):
            return None
        return None if self._is_joined(at) else mention.entity_id

    def _is_joined(self, at: int) -> bool:
        """Whether another name follows after "and"."""
        if at + 1 >= len(self._kept):
            return False
        mention, other = self._kept[at], self._kept[at + 1]
        if other.entity_id == mention.entity_id or other.span.start > mention.span.end + _JOINED:
            return False
        first, last = self._layout.word_range(mention.span.end, other.span.start)
        between = [word.lower for word in self._layout.words[first:last]]
        return len(between) < 4 and bool(_JOINS & {*between[:1], *between[-1:]})

    def _is_passive(self, attribution: Attribution, cue: Span) -> bool:
        """Whether the source stands behind its cue after "by"."""
        if not attribution.source or attribution.source[0].start < cue.end:
            return False
        first, _ = self._layout.word_range(attribution.source[0].start, cue.end)
        return first > 0 and self._layout.words[first - 1].lower == _AGENT

    def _subject(self, cue: Span, own: frozenset[str]) -> str | None:
        """The last name before a cue, in its sentence."""
        begin = self._layout.sentences[self._layout.sentence(cue.start)][0]
        begin = max(begin, cue.start - _FAR)
        before = [m for m in self._between(begin, cue.start) if m.entity_id not in own]
        others = {mention.entity_id for mention in before}
        return others.pop() if len(others) == 1 else None

    def _held(self, attribution: Attribution, act: Act, own: frozenset[str]) -> str | None:
        """Whom the content is about: its subject, else the only name in its first sentence."""
        if act not in _ABOUT or not attribution.content:
            return None
        piece = attribution.content[0]
        sentence = self._layout.sentences[self._layout.sentence(piece.start)]
        end = min(piece.end, sentence[1], piece.start + _FAR)
        held = [
            mention for mention in self._between(piece.start, end) if mention.entity_id not in own
        ]
        if not held:
            return None
        if self._is_subject(piece, held[0]):
            return held[0].entity_id
        if attribution.addressee or held[0].span.start > piece.start + _HEAD:
            return None
        acting = {m.entity_id for m in held if self._kinds[m.entity_id] is not EntityKind.PLACE}
        return acting.pop() if len(acting) == 1 else None

    def _is_subject(self, piece: Span, mention: Mention) -> bool:
        """Whether a name opens a content, and a verb rather than another name follows."""
        first, last = self._layout.word_range(piece.start, mention.span.start)
        between = self._layout.words[first:last]
        if len(between) > _OPENING or not all(
            word.lower in _BETWEEN or word.capital for word in between
        ):
            return False
        at = bisect_left(self._starts, mention.span.start)
        return not self._is_joined(at)

    def _between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in [start, end), in text order."""
        first = bisect_left(self._starts, start)
        return self._kept[first : bisect_right(self._starts, end - 1)]
