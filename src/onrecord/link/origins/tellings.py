"""What one document tells of one speaker: attributions near each other, with how it got them.

A saying is told in a passage, not in a content alone: "Sundays will cost nothing. The director said
she hoped for queues." So the words of the sentences around count when tellings are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.grammar.lexicon import fold
from onrecord.kinds import Genre
from onrecord.link.origins.ground import Ground, How
from onrecord.link.origins.hearing import Hearing
from onrecord.link.origins.publishers import Publishers
from onrecord.link.origins.rows import Attributed, LinkedDocument, Mentioned, Place
from onrecord.link.utterances.features import stem
from onrecord.link.wording import read_words
from onrecord.link.wording.background import background
from onrecord.link.wording.classes import CALENDAR, FUNCTION_WORDS, SAYING, TITLES

GAP = 250  # characters between attributions of one speaker that still tell one thing
REACH = 1_500  # characters of a document that attributes nothing
BRIEF = 900  # characters of a document that tells one thing
_WINDOW = 3  # sentences of a long passage that are compared at a time
_TURNS = 2  # labels in capitals before a colon that make a text a record of a talk
_MOST = 8.0  # what a word weighs at most
_SAYS_NOTHING = FUNCTION_WORDS | SAYING | TITLES | CALENDAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A passage of a document that reports what one source said."""

    document: LinkedDocument = field(repr=False)
    own: str | None  # key of its publisher
    start: int
    end: int
    attributions: tuple[Attributed, ...]  # () where the text attributes nothing that we found
    grounds: tuple[Ground, ...]
    speakers: frozenset[str]  # joined entities that say it, as the document has it
    persons: frozenset[str]  # those of them that are people
    surnames: frozenset[str]  # of those people
    saying: frozenset[int]  # rows of those attributions that are to whoever speaks
    about: frozenset[str]  # people whom the passage names, where it gives no speaker
    unnamed: bool  # whoever says it has no name
    disputes: bool  # all that it tells is a denial or a rejection
    leads: bool  # it is the first of its document
    brief: bool  # it is all that a short document tells
    windows: tuple[dict[str, float], ...] = field(repr=False)  # stem -> weight, part by part

    @property
    def words(self) -> set[str]:
        """Every stem that it holds."""
        return {word for window in self.windows for word in window}

    @property
    def foreign(self) -> bool:
        """Whether it is in a language whose attributions nobody reads."""
        return not self.attributions and self.document.language not in {"en", "und"}


def tellings(
    document: LinkedDocument, publishers: Publishers, speakers: frozenset[str]
) -> list[Telling]:
    """Cut a document into tellings, in the order in which they stand there.

    Args:
        document: The document.
        publishers: Those of the case.
        speakers: Joined entities that speak anywhere in the case.
    """
    hearing = Hearing(document, publishers, speakers)
    groups = sorted(_groups(document), key=lambda group: group[0].start)
    credited = tuple(hearing.credits())
    if not groups:
        return list(_bare(hearing, credited))
    regions = [_region(hearing, group, alone=len(groups) == 1) for group in groups]
    grounds = [[g for one in group for g in hearing.grounds(one)] for group in groups]
    taken = [
        place for one in document.attributions for places in one.places.values() for place in places
    ] + [(ground.start, ground.end) for each in grounds for ground in each]
    contents = [place for one in document.attributions for place in one.of("content")]
    told: list[Telling] = []
    for number, (group, region) in enumerate(zip(groups, regions, strict=True)):
        found = grounds[number] or list(hearing.elsewhere(region, taken))
        if not found and (general := hearing.general(region, contents)):
            found = [general]
        if not found:
            found = _told_before(told, group)
        told.append(_telling(hearing, group, region, (*found, *credited), leads=number == 0))
    return told


def _told_before(told: Sequence[Telling], group: Sequence[Attributed]) -> list[Ground]:
    """Give how the document got what its speaker said before: it is told once."""
    who = {speaker for one in group for speaker in one.speakers}
    for before in reversed(told):
        if who & before.speakers:
            return list(before.grounds)
    return []


def _bare(hearing: Hearing, credited: tuple[Ground, ...]) -> Iterator[Telling]:
    """Make one telling of a document that attributes nothing, if it names a publisher."""
    document = hearing.document
    region = (0, min(len(document.text), REACH))
    grounds = [*hearing.elsewhere(region, ()), *credited]
    if not grounds and (general := hearing.general(region, (), heard=False)):
        grounds.append(general)
    if grounds or document.language not in {"en", "und"}:
        yield _telling(hearing, (), region, grounds, leads=True)


def _groups(document: LinkedDocument) -> list[tuple[Attributed, ...]]:
    """Put attributions together that hang on one another or have one speaker, near each other."""
    attributions = document.attributions
    by_id = {one.id: number for number, one in enumerate(attributions)}
    parent = list(range(len(attributions)))

    def top(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    for number, one in enumerate(attributions):
        for outer in one.outer:
            if outer in by_id:
                parent[top(number)] = top(by_id[outer])
    last: dict[tuple[str, ...], int] = {}
    gap = GAP if len(document.text) > BRIEF else BRIEF
    for number, one in sorted(enumerate(attributions), key=lambda each: each[1].start):
        if not one.speakers:
            continue
        before = last.get(one.speakers)
        if before is not None and one.start - attributions[before].end <= gap:
            parent[top(number)] = top(before)
        last[one.speakers] = number
    groups: defaultdict[int, list[Attributed]] = defaultdict(list)
    for number, one in enumerate(attributions):
        groups[top(number)].append(one)
    return [tuple(sorted(group, key=lambda one: one.start)) for group in groups.values()]


def _region(hearing: Hearing, group: Sequence[Attributed], *, alone: bool) -> Place:
    """Give the sentences of a group with the one before and the one after; all of a short text."""
    text = hearing.document.text
    if alone and len(text) <= BRIEF:
        return 0, len(text)
    places = [place for one in group for pieces in one.places.values() for place in pieces]
    start, end = min(place[0] for place in places), max(place[1] for place in places)
    first, last = hearing.sentence(start), hearing.sentence(max(start, end - 1))
    before = hearing.sentence(max(0, first[0] - 2))
    after = hearing.sentence(min(len(text) - 1, last[1] + 2))
    return min(before[0], first[0]), max(after[1], last[1])


def _telling(
    hearing: Hearing,
    group: Sequence[Attributed],
    region: Place,
    grounds: Iterable[Ground],
    *,
    leads: bool,
) -> Telling:
    document = hearing.document
    people = {
        one.joined: one for one in document.mentions if one.is_person and one.joined is not None
    }
    saying = _saying(hearing, group)
    speakers = frozenset(who for one in saying for who in one.speakers)
    named = frozenset(
        one.joined
        for one in document.mentions
        if one.is_person and one.joined and region[0] <= one.start < region[1]
    )
    return Telling(
        document=document,
        own=hearing.own,
        start=region[0],
        end=region[1],
        attributions=tuple(group),
        grounds=tuple(dict.fromkeys(grounds)),
        speakers=speakers,
        persons=frozenset(who for who in speakers if who in people),
        surnames=frozenset(
            fold(document.text[one.start : one.end].split()[-1])
            for one in document.mentions
            if one.is_person and one.joined in speakers
        ),
        saying=frozenset(one.row for one in saying),
        about=frozenset() if speakers else named,
        unnamed=bool(saying) and not speakers and any(one.unnamed for one in saying),
        disputes=bool(saying) and all(one.disputes for one in saying),
        leads=leads,
        brief=region == (0, len(document.text)) and len(document.text) <= BRIEF,
        windows=tuple(_windows(hearing, region)),
    )


def _saying(hearing: Hearing, group: Sequence[Attributed]) -> list[Attributed]:
    """Give the attributions of those who speak: neither who printed it, nor whom they quote."""
    saying = [one for one in group if not _only_cites(hearing, one)]
    ids = {one.id for one in saying}
    return [one for one in saying if ids.isdisjoint(one.outer)]


def _only_cites(hearing: Hearing, one: Attributed) -> bool:
    """Whether an attribution tells who printed it, and not who said it."""
    return any(
        ground.how in {How.CITES, How.MEDIA, How.INTERVIEW}
        and any(start <= ground.start and ground.end <= end for start, end in one.of("source"))
        for ground in hearing.grounds(one)
    )


def _windows(hearing: Hearing, region: Place) -> Iterator[dict[str, float]]:
    """Weigh a passage as a whole, or some sentences at a time where it is long."""
    if region[1] - region[0] <= BRIEF:
        yield _weights(hearing, region)
        return
    inside = [place for place in hearing.sentences if region[0] <= place[0] < region[1]]
    for at in range(0, max(1, len(inside) - 1), _WINDOW - 1):
        part = inside[at : at + _WINDOW]
        yield _weights(hearing, (part[0][0], min(region[1], part[-1][1])))


def _talkers(hearing: Hearing) -> Iterator[Mentioned]:
    for one in hearing.document.mentions:
        if one.is_person and one.joined in hearing.speakers:
            yield one


def _weights(hearing: Hearing, region: Place) -> dict[str, float]:
    """Weigh the words of a stretch, without publishers, who speaks, and empty words."""
    document = hearing.document
    text = document.text[slice(*region)]
    held = [(one.start, one.end) for one in hearing.named]
    held += [(one.start, one.end) for one in _talkers(hearing)]
    for start, end in held:
        if region[0] <= start and end <= region[1]:
            at = start - region[0]
            text = text[:at] + " " * (end - start) + text[at + end - start :]
    if region[0] > 0 and document.title:
        text = f"{document.title}. {text}"
    weight = background().weight
    found: dict[str, float] = {}
    for form in read_words(text).forms:
        if form not in _SAYS_NOTHING:
            found[stem(form)] = min(weight(form), _MOST, found.get(stem(form), _MOST))
    return found


def spoken(one: Telling) -> list[Attributed]:
    """Give the attributions of a telling to whoever speaks, not to who printed it."""
    return [each for each in one.attributions if each.row in one.saying]


def is_text(document: LinkedDocument) -> bool:
    """Whether a document gives what was said itself: a transcript, a speech, a release."""
    if document.genre in {Genre.TRANSCRIPT, Genre.SPEECH, Genre.RELEASE} or document.turns:
        return True
    labels = [
        one
        for one in document.attributions
        if one.cue.strip() == ":"
        and any(document.text[start:end].split()[0].isupper() for start, end in one.of("source"))
    ]
    return len(labels) >= _TURNS
