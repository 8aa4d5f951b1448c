"""Which tellings are of one saying, in whatever words: an account.

Utterances join wordings; counting origins needs more, since two interviews give one saying in
different words and a paper that cites another retells it. So tellings join that are of one
utterance, that cite a publisher whose telling shares their subject, or that share speaker, time
and enough of their words. That decides who is counted together, never that words are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from onrecord.link.origins.ground import How
from onrecord.link.origins.tellings import BRIEF, Telling

DAYS = 10  # between tellings of one saying, unless they say that it was said before
_CITED_DAYS = 21
_LATER = 2  # days by which a publisher's cited text may be dated later than who cites it
_CAP = 100  # tellings that share a word, to look at all pairs of them


class Enough(NamedTuple):
    """What tellings share at least to be of one saying."""

    share: float  # of the weight of the shorter one
    words: int


# What short reports share, which tell one thing each; and what passages of longer texts do.
_SPEAKER = Enough(0.12, 2), Enough(0.35, 3)  # one speaker
_CITING = Enough(0.07, 1), Enough(0.2, 2)  # one cites the other's publisher
_GENERAL = Enough(0.15, 2), Enough(0.35, 3)  # one cites media in general
_NOBODY = Enough(0.3, 3), Enough(0.5, 5)  # a speaker is not known, or has another id
_BODY = Enough(0.4, 4), Enough(0.5, 5)  # a body speaks in one and a person in the other
_COPIED = 0.3
_LOOKED_AT = 12  # members of a group that are asked
_STRANGERS = 0.5  # share of the pairs across two groups that must share something

Pair = tuple[int, int]


class Accounts:
    """Tellings, put together by what they share."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        """Put nothing together yet."""
        self.tellings = tellings
        self._days = [_day(one.document.published) for one in tellings]
        self._parent = list(range(len(tellings)))
        self._members = {at: [at] for at in range(len(tellings))}

    def groups(self) -> list[tuple[int, ...]]:
        """Give the groups, each in the order of the tellings."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for at in range(len(self.tellings)):
            found[self._top(at)].append(at)
        return [tuple(group) for group in found.values()]

    def join(self, together: Iterable[Iterable[int]], copies: Iterable[Pair]) -> None:
        """Put tellings together.

        Args:
            together: Rows of attributions that report one utterance.
            copies: Rows of documents that share text.
        """
        self._by_utterance(together)
        self._by_copy(copies)
        self._by_speaker()
        self._by_citation()
        self._by_quoting()
        self._by_words()

    def _top(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def _unite(self, one: int, other: int) -> None:
        left, right = sorted((self._top(one), self._top(other)))
        if left != right:
            self._parent[right] = left
            self._members[left] = sorted(self._members[left] + self._members.pop(right))

    def _unite_alike(self, one: int, other: int) -> None:
        """Put two groups together, unless most of their members have nothing in common."""
        if self._has_two_voices(one, other):
            return
        left, right = self._members[self._top(one)], self._members[self._top(other)]
        pairs = list(product(left[:_LOOKED_AT], right[:_LOOKED_AT]))
        near = sum(self._is_enough(*pair, _CITING) for pair in pairs)
        if near >= _STRANGERS * len(pairs):
            self._unite(one, other)

    def _has_two_voices(self, one: int, other: int) -> bool:
        """Whether a document would speak in two voices: it has a claim and an answer to it."""
        voices: defaultdict[int, set[frozenset[str]]] = defaultdict(set)
        for at in (*self._members[self._top(one)], *self._members[self._top(other)]):
            telling = self.tellings[at]
            if telling.speakers or telling.unnamed:
                voices[telling.document.row].add(telling.speakers)
        return any(len(each) > 1 for each in voices.values())

    def _by_utterance(self, together: Iterable[Iterable[int]]) -> None:
        of = {a.row: at for at, one in enumerate(self.tellings) for a in one.attributions}
        for rows in together:
            places = [of[row] for row in rows if row in of]
            for place in places[1:]:
                self._unite(places[0], place)

    def _by_copy(self, copies: Iterable[Pair]) -> None:
        of: defaultdict[int, list[int]] = defaultdict(list)
        for at, one in enumerate(self.tellings):
            of[one.document.row].append(at)
        for left, right in copies:
            for here, there in product(of.get(left, ()), of.get(right, ())):
                if self.alike(here, there)[0] >= _COPIED and not self._clash(here, there):
                    self._unite(here, there)

    def _by_speaker(self) -> None:
        blocks: defaultdict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.tellings):
            for who in (*(one.speakers or one.about), *one.surnames):
                blocks[who].append(at)
        for _, block in sorted(blocks.items()):
            for here, there in self._meeting(block):
                if self._is_one(here, there):
                    self._unite_alike(here, there)

    def _is_one(self, here: int, there: int) -> bool:
        """Whether two tellings of one speaker, or of one name, are of one saying."""
        foreign = self.tellings[here].foreign or self.tellings[there].foreign
        least = _SPEAKER if self._same(here, there) else _NOBODY
        if not (foreign or self._is_enough(here, there, least)):
            return False
        return self._near(here, there, DAYS) and not self._clash(here, there)

    def _same(self, one: int, other: int) -> bool:
        """Whether one entity speaks in both, or is named where nobody speaks."""
        left, right = self.tellings[one], self.tellings[other]
        return bool((left.speakers or left.about) & (right.speakers or right.about))

    def _meeting(self, block: Sequence[int]) -> Iterator[Pair]:
        """Give pairs of a block; of a large one, those that lie near each other in time."""
        ordered = sorted(block, key=lambda at: (self._days[at] or 0, self._id(at)))
        for number, one in enumerate(ordered):
            for other in ordered[number + 1 : number + 1 + _CAP]:
                if not self._apart(one, other):
                    yield one, other

    def _apart(self, one: int, other: int) -> bool:
        """Whether two tellings are passages of one long document, which tell different things."""
        left, right = self.tellings[one].document, self.tellings[other].document
        return left.row == right.row and len(left.text) > BRIEF

    def _by_citation(self) -> None:
        """Put who cites a publisher with what that publisher tells of the subject."""
        of: defaultdict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.tellings):
            if one.own:
                of[one.own].append(at)
        for at, one in enumerate(self.tellings):
            keys = {ground.key for ground in one.grounds if ground.how is How.CITES}
            for key in sorted(key for key in keys if key):
                self._to_best(at, of.get(key, ()), _CITING)

    def _by_quoting(self) -> None:
        """Put media that quote a publisher with what their document has from that publisher."""
        of: defaultdict[tuple[int, str], list[tuple[int, bool]]] = defaultdict(list)
        for at, one in enumerate(self.tellings):
            for ground in one.grounds:
                if ground.how is How.CITES and ground.key:
                    of[one.document.row, ground.key].append((at, ground.told))
        for places in of.values():
            media = {at for at, _ in places if self._is_general(at)}
            rest = [(told, at) for at, told in places if at not in media]
            for at in sorted(media) if rest else ():
                ranked = ((told, abs(other - at), other) for told, other in rest)
                self._unite(min(ranked)[2], at)

    def _is_general(self, at: int) -> bool:
        return any(ground.how is How.MEDIA for ground in self.tellings[at].grounds)

    def _to_best(self, at: int, others: Iterable[int], least: tuple[Enough, Enough]) -> None:
        """Put a telling with the one of some others that shares most with it.

        What is not later goes before what is.
        """
        good = [o for o in self._possible(at, others) if self._is_enough(at, o, least)]
        if good:
            best = max(good, key=lambda o: (not self._later(o, at), self.alike(at, o), -o))
            if not self._has_two_voices(at, best):
                self._unite(at, best)

    def _possible(self, at: int, others: Iterable[int]) -> list[int]:
        own = self.tellings[at].document
        return [
            other
            for other in others
            if self.tellings[other].document.row != own.row
            and self._cited_near(at, other)
            and not self._clash(at, other)
        ]

    def _later(self, one: int, other: int) -> bool:
        left, right = self.tellings[one].document, self.tellings[other].document
        return bool(left.published and right.published and left.published > right.published)

    def _by_words(self) -> None:
        """Put tellings whose speaker nobody knows with those that share many rare words."""
        index: defaultdict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.tellings):
            for word in one.words:
                index[word].append(at)
        for at, one in enumerate(self.tellings):
            if one.persons or one.foreign:
                continue
            near = {
                other
                for word in one.words
                if len(index.get(word, ())) <= _CAP
                for other in index.get(word, ())
                if other != at
            }
            if self._is_general(at):
                self._to_best(at, sorted(near), _GENERAL)
                continue
            for other in self._possible(at, sorted(near)):
                body = bool(one.speakers and self.tellings[other].persons)
                if self._is_enough(at, other, _BODY if body else _NOBODY):
                    self._unite_alike(at, other)

    def alike(self, one: int, other: int) -> tuple[float, int]:
        """Say how much of the shorter telling the longer one has, and how many words.

        Long passages are compared part by part.
        """
        pairs = product(self.tellings[one].windows, self.tellings[other].windows)
        return max((_shared(left, right) for left, right in pairs), default=(0.0, 0))

    def _is_enough(self, one: int, other: int, least: tuple[Enough, Enough]) -> bool:
        brief = self.tellings[one].brief and self.tellings[other].brief
        enough = least[0] if brief else least[1]
        share, words = self.alike(one, other)
        return share >= enough.share and words >= enough.words

    def _id(self, at: int) -> tuple[str, int]:
        return self.tellings[at].document.id, self.tellings[at].start

    def _clash(self, one: int, other: int) -> bool:
        """Whether two tellings name different people as the speaker, or one denies the other."""
        left, right = self.tellings[one], self.tellings[other]
        if left.disputes != right.disputes and not left.speakers & right.speakers:
            return True
        if not left.persons or not right.persons or left.persons & right.persons:
            return False
        return not left.surnames & right.surnames

    def _near(self, one: int, other: int, days: int) -> bool:
        left, right = self._days[one], self._days[other]
        if left is None or right is None or abs(left - right) <= days:
            return True
        return self._recalls(one, other) or self._recalls(other, one)

    def _recalls(self, later: int, earlier: int) -> bool:
        """Whether a telling says that it was said when another one came out."""
        out = self._days[earlier]
        for one in self.tellings[later].attributions:
            since, until = _day(one.since), _day(one.until, "-12-31")
            if one.dated and since and until and out and since - 2 <= out <= until + DAYS:
                return True
        return False

    def _cited_near(self, citing: int, cited: int) -> bool:
        left, right = self._days[citing], self._days[cited]
        if left is None or right is None:
            return True
        return -_LATER <= left - right <= _CITED_DAYS or self._recalls(citing, cited)


def _shared(left: dict[str, float], right: dict[str, float]) -> tuple[float, int]:
    shared = left.keys() & right.keys()
    weight = sum(left[word] for word in sorted(shared))
    return weight / (min(sum(left.values()), sum(right.values())) or 1.0), len(shared)


def _day(written: str | None, rest: str = "-01-01") -> int | None:
    """Number a day; of a month or a year, its first or last."""
    if not written:
        return None
    whole = written[:10]
    if len(whole) == len("2031"):
        whole += rest
    elif len(whole) == len("2031-03"):
        whole += "-01" if rest == "-01-01" else "-28"
    try:
        return date.fromisoformat(whole).toordinal()
    except ValueError:
        return None
