"""Read off an attribution how its document got the saying: who is cited, what occasion is told.

The roles of the record tell it: a publisher that is the source, is told, or stands in the occasion
is cited, or has given an interview if it is the document's own; what is told to reporters, said in
a speech, a statement or a post could be had by all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from onrecord.attribute.frame.words import words as words_of
from onrecord.grammar.lexicon import bodies, fold, roles
from onrecord.grammar.words.classes import PREPOSITIONS
from onrecord.grammar.words.nouns import PAPERS, WRITTEN
from onrecord.kinds import Channel, EntityKind
from onrecord.link.origins.ground import Ground, How
from onrecord.link.origins.publishers import Named, Publishers, key_of
from onrecord.link.origins.rows import Attributed, LinkedDocument, Place
from onrecord.tag.quotations import find_quotations
from onrecord.tag.words import find_paragraphs, find_sentences

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LINK = re.compile(r"https?://[^\s<>\"')\]]+")
_OF = frozenset("of from by in on for at with that which who near behind".split())
_REPORTERS = frozenset("reporters journalists correspondents newsmen pressmen press".split())
_SEVERAL = frozenset(
    "media outlets newspapers papers dailies weeklies magazines agencies broadcasters stations "
    "websites sites tabloids journals channels titles reports".split()
)
_ONE_OF = PAPERS | frozenset(("channel", "network", "website", "press", "programme", "show"))
_ARTICLES = frozenset(("the", "a", "an"))
_REPORTER = frozenset("reporter journalist correspondent editor".split())
_OURS = _REPORTER | _REPORTERS | PAPERS
_WRITING = frozenset({Channel.STATEMENT, Channel.DOCUMENT, Channel.POST})
_RELEASES = frozenset("statement release communique announcement".split())
_OUR = frozenset("this our us we".split())
_RELAYS = frozenset(
    "report reports reported reporting quote quotes quoted quoting cite cites cited citing write "
    "writes wrote publish publishes published carry carries carried learn learns learned learnt "
    "reveal reveals revealed broadcast aired print printed".split()
)
_NUMBERS = frozenset("number handful couple dozen string series host range variety".split())
_COUNTED = 3  # "a number of ..."
_TO = frozenset(("by", "to", "with"))
_AT = frozenset(("in", "at", "before", "during", "addressing"))
_OF_ALONE = frozenset(("of", "for"))
_PRESS = frozenset(
    "release releases conference conferences office officer secretary report reports statement "
    "briefing freedom".split()
)
_REACH = 3  # words between a preposition and the noun of an occasion
_BEFORE = 90  # characters in which a dateline stands
_CREDIT = 80  # characters of a line that credits somebody
_CHANNELS = {
    Channel.BRIEFING: How.BRIEFING,
    Channel.SPEECH: How.SPEECH,
    Channel.COURT: How.SPEECH,
    Channel.STATEMENT: How.STATEMENT,
    Channel.DOCUMENT: How.STATEMENT,
    Channel.LAW: How.STATEMENT,
    Channel.POST: How.POST,
}


class Hearing:
    """One document, and the publishers that it names."""

    def __init__(
        self, document: LinkedDocument, publishers: Publishers, speakers: frozenset[str]
    ) -> None:
        """Find the publishers and the sentences of a document.

        Args:
            document: The document.
            publishers: Those of the case.
            speakers: Joined entities that speak anywhere in the case.
        """
        self.speakers = speakers
        self.document = document
        self.own = key_of(document.publisher) if document.publisher else None
        self.named = self._all_named(publishers)
        self.sentences = find_sentences(document.text, find_paragraphs(document.text)) or (
            (0, len(document.text)),
        )
        self._quoted = [
            (one.start, one.end)
            for one in find_quotations(document.text, find_paragraphs(document.text))
            if one.depth == 0
        ]
        self._starts = [start for start, _ in self.sentences]

    def _all_named(self, publishers: Publishers) -> list[Named]:
        """Find publishers of the case, and those that the reader of the document knew."""
        found = publishers.named(self.document.text, self.own)
        for one in self.document.mentions:
            if one.kind != EntityKind.PUBLISHER:
                continue
            if any(other.start < one.end and one.start < other.end for other in found):
                continue
            name = self.document.text[one.start : one.end]
            key = key_of(name)
            known = [other.key for other in found if other.key.endswith(f" {key}")]
            if self.own and (self.own == key or self.own.endswith(f" {key}")):
                known.append(self.own)
            if key and key not in _ONE_OF | _SEVERAL:
                told = known[-1] if known else key
                found.append(Named(key=told, name=name, start=one.start, end=one.end))
        return sorted(found, key=lambda one: (one.start, one.end))

    def sentence(self, at: int) -> Place:
        """Give the sentence that holds an offset."""
        return self.sentences[max(0, bisect_right(self._starts, at) - 1)]

    def grounds(self, one: Attributed) -> list[Ground]:
        """Say how the document got what one attribution reports; [] where nothing tells."""
        found = [*self._by_source(one), *self._by_hearer(one), *self._by_occasion(one)]
        found += self._beside(one, found)
        if any(ground.how is How.INTERVIEW for ground in found):
            return found
        cited = [ground for ground in found if ground.how in {How.CITES, How.MEDIA}]
        if cited and all(ground.how is How.MEDIA for ground in cited):
            cited += self._quoted_by_media(one)
        return cited or found or self._by_channel(one)

    def _quoted_by_media(self, one: Attributed) -> Iterator[Ground]:
        """A publisher that media quote: "several media quoted the Courier's report"."""
        for place in one.of("content")[:1]:
            for named in self._within(place)[:1]:
                if self._opens(place, named):
                    yield self._cites(named)

    def _by_source(self, one: Attributed) -> Iterator[Ground]:
        """A publisher that is the source is cited; "media reports" are media in general."""
        for place in one.of("source"):
            named = self._within(place)
            bare = self._bare(place, named)
            opens = bool(named) and self._opens(place, named[0])
            printing = EntityKind.PUBLISHER in one.kinds
            if named and (not bare or not one.speakers or opens or printing or _is_of(bare)):
                yield from map(self._cites, named)
            elif named:
                heard = [name for name in named if self._is_behind(place, name)]
                yield from (self._cites(name, told=True) for name in heard)
            elif not named and (general := list(self._in_general(place, one))):
                yield from general
            elif not named and self._relays(one):
                name = self.document.text[place[0] : place[1]]
                yield Ground(
                    how=How.CITES, key=key_of(name), name=name, start=place[0], end=place[1]
                )

    def _is_behind(self, place: Place, named: Named) -> bool:
        """Whether a publisher stands beside who speaks: "Vale, interviewed by the Courier,"."""
        before = self.document.text[place[0] : named.start]
        return "," in before and bool(_TO.intersection(_words(before)[-2:]))

    def _opens(self, place: Place, named: Named) -> bool:
        """Whether a publisher is the first that a source names, and no part of a longer name."""
        before = _words(self.document.text[place[0] : named.start])
        return not set(before) - _ARTICLES

    def _relays(self, one: Attributed) -> bool:
        """Whether an organisation tells what others said: "the Herald has learned"."""
        relaying = bool(_RELAYS.intersection(_words(one.cue)))
        return relaying and set(one.kinds) == {EntityKind.ORGANISATION}

    def _in_general(self, place: Place, one: Attributed) -> Iterator[Ground]:
        """Media that have no name: "media reports", "a local radio station", "the paper"."""
        words = _words(self.document.text[slice(*place)])
        head = _head(words)
        if head in {"reports", "report", "media"} and one.cue.lower().startswith("report"):
            head = "media"
        if head not in _ONE_OF | _SEVERAL or any(kind == "person" for kind in one.kinds):
            return
        yield self._unnamed_media(words, head, place)

    def _unnamed_media(self, words: Sequence[str], head: str, place: Place) -> Ground:
        if head in _ONE_OF and words[:1] == ["the"] and len(words) <= 3:
            before = [named for named in self.named if named.end <= place[0]]
            others = [named for named in before if named.key != self.own]
            if others:
                return self._cites(others[-1], place)
        return Ground(how=How.MEDIA, start=place[0], end=place[1])

    def _by_hearer(self, one: Attributed) -> Iterator[Ground]:
        """Who is told it: this paper, another one, reporters, or a public."""
        for place in one.of("addressee"):
            named = self._within(place)
            words = _words(self.document.text[slice(*place)])
            head = _head(words)
            if named:
                yield from (self._cites(name, told=True) for name in named)
            elif _OUR.intersection(words[:1]) and (head in _OURS or head in _OUR):
                yield Ground(how=How.INTERVIEW, start=place[0], end=place[1])
            elif one.channel in _WRITING:
                continue
            elif head in _REPORTERS or words in (["the", "media"], ["media"]):
                yield Ground(how=How.BRIEFING, start=place[0], end=place[1])
            elif head in _SEVERAL:
                yield Ground(how=How.MEDIA, start=place[0], end=place[1], told=True)
            elif head in _ONE_OF:
                found = self._unnamed_media(words, head, place)
                yield found
            elif one.channel is None and _is_public(head):
                yield Ground(how=How.SPEECH, start=place[0], end=place[1])

    def _by_occasion(self, one: Attributed) -> Iterator[Ground]:
        """A publisher in the occasion: "in a talk with the Courier", "on Harbour Radio"."""
        for place in (*one.of("occasion"), *one.of("place")):
            words = _words(self.document.text[slice(*place)])
            named = self._within(place)
            if named:
                yield from (self._cites(name, told=True) for name in named)
            elif _OUR.intersection(words) and _ONE_OF.intersection(words):
                yield Ground(how=How.INTERVIEW, start=place[0], end=place[1])
            elif _REPORTERS.intersection(words) and not _PRESS.intersection(words):
                if one.channel not in _WRITING:
                    yield Ground(how=How.BRIEFING, start=place[0], end=place[1])
            elif _SEVERAL.intersection(words):
                yield Ground(how=How.MEDIA, start=place[0], end=place[1], told=True)

    def _beside(self, one: Attributed, found: Sequence[Ground]) -> Iterator[Ground]:
        """A publisher in the sentence of the cue, outside all roles: "in remarks to the Post"."""
        at = min((start for start, _ in one.of("cue")), default=one.start)
        taken = [(ground.start, ground.end) for ground in found]
        inside = [*one.of("content"), *one.of("source"), *taken]
        for named in self._within(self.sentence(at)):
            if not any(start <= named.start < end for start, end in inside):
                yield self._cites(named, told=True)

    def _by_channel(self, one: Attributed) -> list[Ground]:
        """An occasion that all could attend, by the channel that the record holds."""
        places = [*one.of("occasion"), *one.of("addressee"), *one.of("place"), *one.of("cue")]
        place = places[0] if places else (one.start, one.start + 1)
        if one.channel is None and (found := self._general_beside(one)):
            return [found]
        if one.channel is None and (found := self._occasion_beside(one)):
            return [found]
        how = _CHANNELS.get(Channel(one.channel)) if one.channel else None
        if how is None and one.channel == Channel.INTERVIEW:
            how = How.SOMEBODY
        if how is None and one.of("occasion"):
            how = How.SPEECH
        return [Ground(how=how, start=place[0], end=place[1])] if how else []

    def _occasion_beside(self, one: Attributed) -> Ground | None:
        """A body or an event in the sentence of the cue: "in the Chamber of Deputies"."""
        for place in one.of("cue"):
            for match in _WORD.finditer(self.document.text, *place):
                if how := _kind_of(fold(match[0])):
                    return Ground(how=how, start=match.start(), end=match.end())
        at = min((start for start, _ in one.of("cue")), default=one.start)
        inside = list(one.of("content"))
        if not any(self._is_in(place) for place in one.of("source")):
            inside += one.of("source")
        words = self._words_outside(self.sentence(at), inside)
        for number, match in enumerate(words):
            noun = fold(match[0])
            if noun not in words_of("events") and not _is_public(noun):
                continue
            before = [fold(each[0]) for each in words[max(0, number - _REACH) : number]]
            if _AT.intersection(before) and not _OF_ALONE.intersection(before[-1:]):
                return Ground(how=How.SPEECH, start=match.start(), end=match.end())
        return None

    def _words_outside(self, region: Place, inside: Sequence[Place]) -> list[re.Match[str]]:
        return [
            match
            for match in _WORD.finditer(self.document.text, *region)
            if not any(start <= match.start() < stop for start, stop in inside)
        ]

    def _general_beside(self, one: Attributed) -> Ground | None:
        """Reporters, media or "we" in the sentence of the cue: "answering reporters", "met us"."""
        at = min((start for start, _ in one.of("cue")), default=one.start)
        inside = [*one.of("content"), *one.of("source")]
        for match in self._words_outside(self.sentence(at), inside):
            if fold(match[0]) in {"we", "us"} and not self._is_quoted(match.start()):
                return self._ground(How.INTERVIEW, match.span())
        return self.general(self.sentence(at), inside)

    def general(
        self, region: Place, inside: Sequence[Place], *, heard: bool = True
    ) -> Ground | None:
        """Find whoever has no name and has heard it, in a stretch outside of some spans.

        Args:
            region: The stretch.
            inside: Spans that do not count.
            heard: Whether somebody speaks there: else the press is what printed it.
        """
        words = self._words_outside(region, inside)
        plain = [fold(match[0]) for match in words]
        for number, match in enumerate(words):
            ends = (match.start(), match.end())
            before, after = plain[max(0, number - 1) : number], plain[number + 1 : number + 2]
            behind = plain[max(0, number - 2) : number]
            if _is_press(plain[number], before, after):
                printed = not heard or "in" in behind
                return self._ground(How.MEDIA if printed else How.BRIEFING, ends)
            several = plain[number] in _SEVERAL and match[0].islower()
            if several and (before != ["the"] or not heard or "in" in behind):
                return self._ground(How.MEDIA, ends)
            if not heard and plain[number] in _RELEASES:
                return self._ground(How.STATEMENT, ends)
        return None

    def _ground(self, how: How, place: Place) -> Ground:
        return Ground(how=how, start=place[0], end=place[1])

    def _is_quoted(self, at: int) -> bool:
        index = bisect_right(self._quoted, (at, len(self.document.text))) - 1
        return index >= 0 and at < self._quoted[index][1]

    def _is_in(self, place: Place) -> bool:
        """Whether a source holds the occasion: "In the Senate Ana Vale" said it."""
        before = _words(self.document.text[max(0, place[0] - 12) : place[0]])[-1:]
        return bool(_AT.intersection([*before, *_words(self.document.text[slice(*place)])[:1]]))

    def credits(self) -> Iterator[Ground]:
        """Give whose words the document says it prints, by dateline, byline or a line below."""
        text = self.document.text
        if self.document.wire and key_of(self.document.wire) != self.own:
            key = key_of(self.document.wire)
            yield Ground(how=How.CITES, key=key, name=self.document.wire, start=0, end=1)
        for named in self.named:
            if named.key != self.own and self._is_credit(named, text):
                yield self._cites(named)

    def _is_credit(self, named: Named, text: str) -> bool:
        if named.end < _BEFORE and text[named.start - 1 : named.start] == "(":
            return text[named.end : named.end + 1] == ")"
        begin = text.rfind("\n", 0, named.start) + 1
        end = text.find("\n", named.end)
        line = text[begin : end if end >= 0 else len(text)].strip()
        outer = begin == 0 or end < 0 or not text[end:].strip() or not text[:begin].strip()
        alone = begin >= 0 and len(line) <= _CREDIT and not line.rstrip(".").count(". ")
        whole = len(text.strip()) > len(line)
        return outer and alone and whole and not re.search(r"[.!?]$", line)

    def elsewhere(self, region: Place, taken: Sequence[Place]) -> Iterator[Ground]:
        """Give publishers that a stretch names outside of some spans, and links in it."""
        for named in self._within(region):
            inside = any(start <= named.start < end for start, end in taken)
            if not inside or (named.key == self.own and not self._is_quoted(named.start)):
                yield self._cites(named, told=True)
        for match in _LINK.finditer(self.document.text, *region):
            key = key_of(match[0])
            if key and key != self.own:
                yield Ground(
                    how=How.CITES, key=key, name=match[0], start=match.start(), end=match.end()
                )

    def _within(self, place: Place) -> list[Named]:
        return [one for one in self.named if one.start < place[1] and place[0] < one.end]

    def _bare(self, place: Place, named: Iterable[Named]) -> list[str]:
        """Give the words of a span without the names of publishers and articles."""
        text = self.document.text[slice(*place)]
        for one in named:
            at = one.start - place[0]
            text = text[:at] + " " * (one.end - one.start) + text[at + one.end - one.start :]
        return [word for word in _words(text) if word not in _ARTICLES | {"too", "also"}]

    def _cites(self, named: Named, place: Place | None = None, *, told: bool = False) -> Ground:
        start, end = place or (named.start, named.end)
        if named.key == self.own:
            return Ground(how=How.INTERVIEW, start=start, end=end)
        return Ground(
            how=How.CITES, key=named.key, name=named.name, start=start, end=end, told=told
        )


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _head(words: Sequence[str]) -> str:
    """Give the noun that heads a phrase: the last word before "of ...", "in ..."; not a number."""
    if len(words) > _COUNTED and words[1] in _NUMBERS and words[2] == "of":
        return _head(words[3:])
    stops = PREPOSITIONS | _OF
    at = next((at for at, word in enumerate(words) if at and word in stops), len(words))
    return words[at - 1] if at else ""


def _is_press(word: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a word means reporters: "journalists", "the press", but no "press release"."""
    if word != "press":
        return word in _REPORTERS
    return list(before) == ["the"] and not _PRESS.intersection(after)


def _kind_of(noun: str) -> How | None:
    """What a noun within a cue tells: "issued a statement saying", "used a speech to say"."""
    if noun in WRITTEN or noun in _RELEASES:
        return How.STATEMENT
    return How.SPEECH if noun in words_of("events") else None


def _is_of(bare: Sequence[str]) -> bool:
    """Whether what stands beside a publisher's name is its people or its output."""
    return bool(_REPORTERS.union(_ONE_OF, _SEVERAL).intersection(bare))


def _is_public(head: str) -> bool:
    """Whether words said to somebody were said before all: a body, a crowd."""
    role = roles().get(head)
    if bodies().get(head) is EntityKind.PUBLISHER:
        return False
    return head in bodies() or (role is not None and role.plural) or head in _CROWDS


_CROWDS = frozenset(
    "crowd audience rally meeting conference congress delegates supporters voters members "
    "lawmakers deputies councillors guests students workers residents parliament assembly "
    "chamber senate committee hearing inquiry gathering briefing".split()
)
