"""On what occasion and where something was said: phrases of place beside the cue.

They are looked for where adjuncts of the reporting clause stand: at its front, between commas
behind the source, in and behind the cue, each up to where another clause begins. What such a
phrase is, its head noun tells: an event or a writing makes an occasion, a location or a medium a
place. A head that is neither is left alone ("in despair", "in part", "on Monday").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.attribute.frame import phrase
from onrecord.attribute.frame.regions import ADDRESSING, LEADING, SPEAKING, Region, regions
from onrecord.attribute.frame.window import CONTENT, CUE, FREE, VERB, CueWindow
from onrecord.grammar.sentence import Positions
from onrecord.grammar.words.classes import (
    CONJUNCTIONS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    QUESTIONS,
    RELATIVES,
    TIMES,
    is_adverb,
)
from onrecord.grammar.words.nouns import EVENTS, LOCATIONS, MEDIA, TRIBUNALS, WRITINGS
from onrecord.model import NameKind

_EDGES = frozenset("sidelines margins course".split())  # "of the summit"
_BY = frozenset("telephone phone email letter text fax video radio telegram e-mail".split())
_PLACING = frozenset("in at on from outside inside aboard near over via".split())
_HOLDING = frozenset("in at on during over".split())  # prepositions of occasions
_HERE = frozenset("here there back meanwhile elsewhere".split())
_RESPONSES = frozenset("response reply answer reaction addition return".split())
_BREAKS = CONJUNCTIONS | RELATIVES | QUESTIONS | {"after", "until", "if"}
_PRONOUNS = OBJECT_PRONOUNS - {"her"}
_HAPPENING = EVENTS | WRITINGS
_WRITTEN_TO = frozenset({"to", "with", "about", "on", "of", "for", "between", "against", "before"})
_LANGUAGES = ("ish", "ese", "glish", "rench", "abic", "erman", "ssian", "urdu", "hindi", "latin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """One phrase beside a cue; either flag, or only somebody addressed in it."""

    at: Positions
    occasion: bool = False
    place: bool = False
    addressee: Positions | None = None


def circumstances(window: CueWindow) -> tuple[Circumstance, ...]:
    """Find the phrases that tell an occasion, a place or somebody addressed, in their order."""
    found: dict[int, Circumstance] = {}
    for region in regions(window):
        for one in _in_region(window, region):
            found.setdefault(one.at[0], one)
    return tuple(found[at] for at in sorted(found))


def _in_region(window: CueWindow, region: Region) -> Iterator[Circumstance]:
    at, stop = region.start, region.end
    while at < stop:
        word = window.word(at)
        if window.part(at) not in (FREE, CUE, VERB):
            at += 1
            continue
        if word in _BREAKS and not _goes_on(window, at, region):
            return
        one = _phrase(window, at, stop)
        if one is not None:
            if region.places or not one.place:
                yield one
            at = max(one.at[1], at + 1)
            continue
        if region.front and not _may_stand_first(word) and phrase.begins(window, at):
            return
        at = _past(window, at, stop)


def _may_stand_first(word: str) -> bool:
    """Whether a word before a subject is none itself: "Later", "Here", "Speaking"."""
    return word in TIMES or word in LEADING or word in _HERE or is_adverb(word)


def _goes_on(window: CueWindow, at: int, region: Region) -> bool:
    """Whether a word that could begin a clause opens this one, or joins two objects."""
    word = window.word(at)
    if region.front and at == region.start:
        return word in ("and", "but", "or", "so", "then")
    joins = word in ("and", "or") and window.word(at - 1) != ","
    return joins and at > region.start and phrase.begins(window, at + 1)


def _past(window: CueWindow, at: int, stop: int) -> int:
    """Behind a phrase that tells nothing here, with all that hangs on it."""
    if window.word(at) in PREPOSITIONS and phrase.begins(window, at + 1):
        end = phrase.whole(window, at + 1)
        return min(stop, max(end, at + 1))
    if phrase.begins(window, at):
        return min(stop, max(phrase.whole(window, at), at + 1))
    return at + 1


def _phrase(window: CueWindow, at: int, stop: int) -> Circumstance | None:
    word = window.word(at)
    joined = window.word(at + 1) in ("to", "with")
    if word in ADDRESSING or (joined and (word in SPEAKING or word == "sent")):
        return _addressed(window, at, at + 1 + joined)
    if word not in PREPOSITIONS and word != "via":
        return None
    if word == "by":
        told = window.word(at + 1) in _BY and window.word(at + 2) != "from"
        return Circumstance(at=(at, at + 2), place=True) if told else None
    if word == "before":
        return _before(window, at)
    return _circumstance(window, at, stop)


def _addressed(window: CueWindow, at: int, start: int) -> Circumstance | None:
    if not phrase.begins(window, start):
        return None
    end = phrase.whole(window, start)
    return Circumstance(at=(at, end), addressee=(start, end)) if end > start else None


def _before(window: CueWindow, at: int) -> Circumstance | None:
    """Read "testifying before the inquiry" as an occasion; else "before" tells a time."""
    end = phrase.whole(window, at + 1)
    known = window.word(at - 1) in SPEAKING and window.word(end - 1) in TRIBUNALS
    return Circumstance(at=(at, end), occasion=True) if known else None


def _circumstance(window: CueWindow, at: int, stop: int) -> Circumstance | None:
    word, start = window.word(at), at + 1
    if not _may_begin(window, start):
        return None
    end = min(phrase.end(window, start), stop)
    if end <= start or window.word(end - 1) in ("-", "'", "’"):
        return None
    head = _head(window, start, end)
    bare = end - start == 1
    if word == "in" and bare and head in _RESPONSES:
        return None
    if word in _HOLDING and _is_occasion(window, word, head, (start, end)):
        return _occasion(window, at, end, stop)
    if _is_place(window, word, head, (start, end)):
        while window.word(end) == "of" and end < stop:
            end = max(phrase.end(window, end + 1), end + 1)
        return Circumstance(at=(at, min(end, stop)), place=True)
    return None


def _may_begin(window: CueWindow, start: int) -> bool:
    word = window.word(start)
    if not window.is_word(start) or word in _PRONOUNS or word.isdigit():
        return False
    return window.is_capital(start) or not word.endswith("ing")


def _head(window: CueWindow, start: int, end: int) -> str:
    """The last noun of a phrase; of a hyphened one or a possessive the last part."""
    at = end - 1
    while at > start and not window.is_word(at):
        at -= 1
    word = window.word(at)
    if window.word(at - 1) == "-" and at - 2 >= start:
        joined = f"{window.word(at - 2)}-{word}"
        return joined if joined in _HAPPENING else word
    if word == "mail" and window.word(at - 1) in ("e", "-"):
        return "email"
    return word


def _is_occasion(window: CueWindow, word: str, head: str, words: Positions) -> bool:
    if head in _EDGES:
        return window.word(words[1]) == "of"
    if word == "on":
        return head in ("tour", "visit", "call", "anniversary", "march")
    if word == "over":
        return head in ("dinner", "lunch", "breakfast", "tea", "coffee", "drinks")
    if head == "letters" and window.word(words[1] - 2) in ("capital", "bold"):
        return False
    if head in EVENTS or (word == "in" and head in WRITINGS):
        return not _is_name_of_body(window, head, words)
    series = head in ("series", "string", "number", "pair", "round", "flurry", "set", "copy")
    of = window.word(words[1]) == "of"
    return series and of and _kind_behind_of(window, words[1])


def _kind_behind_of(window: CueWindow, of: int) -> bool:
    end = phrase.end(window, of + 1)
    return _head(window, of + 1, end) in _HAPPENING


def _is_name_of_body(window: CueWindow, head: str, words: Positions) -> bool:
    """Whether a place is called like an event: "at the United Assembly", "in Congress"."""
    capital = window.is_capital(words[1] - 1)
    return capital and head in ("assembly", "congress", "party", "forum", "conference")


def _occasion(window: CueWindow, at: int, end: int, stop: int) -> Circumstance:
    """Take along what belongs to an event or a writing: with, to, of, about whom or what."""
    addressee = None
    while end <= stop:
        word, start = window.word(end), end + 1
        if not _may_begin(window, start) or word not in (*_WRITTEN_TO, "at", "in"):
            break
        if word == "to" and not phrase.begins(window, start):
            break
        inside = window.part(start) == CONTENT  # the tagger began too early: "to the House that"
        following = phrase.whole(window, start, foreign=inside)
        late = following > stop and not (inside and window.word(following) == "that")
        if following == start or late:
            break
        head = _head(window, start, phrase.end(window, start))
        if word in ("at", "in") and not (word == "at" and head in EVENTS):
            break
        if word == "before" and head not in TRIBUNALS and not window.is_capital(start):
            break
        if word in ("on", "for", "before") and (
            _is_when(window, start, following) or head in MEDIA
        ):
            break
        if word == "on" and window.is_capital(start):
            break
        if word == "to":
            addressee = addressee or (start, following)
        end = following
    return Circumstance(at=(at, end), occasion=True, addressee=addressee)


def _is_when(window: CueWindow, start: int, end: int) -> bool:
    words = window.words[start:end]
    return any(word in TIMES or word.isdigit() for word in words)


def _is_place(window: CueWindow, word: str, head: str, words: Positions) -> bool:
    if word not in _PLACING or _is_when(window, *words):
        return False
    if word == "aboard":
        return True
    if head in MEDIA and word in ("on", "over", "via", "in"):
        return True
    if head in LOCATIONS and word != "over":
        return word != "near" or window.word(words[0]) in DETERMINERS
    return _is_name(window, word, head, words)


def _is_name(window: CueWindow, word: str, head: str, words: Positions) -> bool:
    """Whether the phrase is a name that somebody can stand in or be heard on."""
    if not window.is_capital(words[1] - 1) or word == "over":
        return False
    kind = window.kind(words)
    if kind is NameKind.PERSON:
        return False
    if word == "on":
        if MEDIA & {*window.words[slice(*words)]}:
            return True
        return kind in (NameKind.PUBLISHER, NameKind.ORGANISATION, None)
    if word == "from":
        return kind in (NameKind.COUNTRY, NameKind.PLACE)
    return not (words[1] - words[0] == 1 and head.endswith(_LANGUAGES))
