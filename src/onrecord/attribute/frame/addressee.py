"""To whom something is said: an object of the verb, a "to" phrase, or whom a passive is about."""

from __future__ import annotations

from onrecord.attribute.frame import phrase
from onrecord.attribute.frame.occasion import Circumstance
from onrecord.attribute.frame.window import CONTENT, FREE, SOURCE, CueWindow
from onrecord.grammar.sentence import Positions
from onrecord.grammar.words.classes import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    QUESTIONS,
    is_adverb,
)
from onrecord.grammar.words.verbs import forms
from onrecord.model import Span, span

# Verbs with an object: whom they are said to.
_TELL = forms(
    "tell warn assure reassure inform notify remind advise brief caution counsel ask urge order "
    "instruct command implore beseech promise persuade email e-mail phone text radio cable "
    "telephone lecture offer"
) | forms("beg")
_TELL_ONLY = forms("tell")  # which cannot do without
_TWO_OBJECTS = forms("promise offer tell ask")
_OFTEN_WITHOUT = forms("promise offer")  # whose object is rather what is said
_PASSIVE = frozenset(
    "told warned assured reassured informed notified reminded advised briefed".split()
)
# "shouted at the musicians"
_AT = forms("shout yell scream bark snap holler swear hurl")
# "called on the governor to resign"
_CALL = forms("call")
# "explained to the court"; any other verb must have "that" behind it ("admitted to police that").
_SAID_TO = forms(
    "say speak write announce explain complain confide appeal whisper mutter mumble confess insist "
    "suggest mention report testify lament boast brag repeat reiterate stress emphasize emphasise "
    "remark deny describe express reveal disclose promise vow pledge add lie apologise apologize "
    "signal hint indicate tweet talk acknowledge concede argue joke recall relay read present post "
    "shout yell scream call cry plead murmur swear reply respond"
)
_THINGS = frozenset(
    "question questions claim claims report reports allegation allegations request requests "
    "criticism inquiries enquiries applause cheer cheers laughter boos gasps fact point issue idea "
    "possibility charge charges calls concerns accusations this that".split()
)
_TO = frozenset(
    "message warning letter reply response answer appeal promise statement speech remarks comments "
    "address plea pledge complaint note assurance assurances signal advice testimony".split()
)
_INFINITIVES = frozenset({"be", "have", "do"}) | AUXILIARIES
_BOUNDARY = QUESTIONS | {"that", "to", "if", "not"}


def addressees(window: CueWindow, beside: tuple[Circumstance, ...]) -> tuple[Span, ...]:
    """Find whom the words were addressed to, or nobody.

    Args:
        window: the words around the cue.
        beside: the occasions and participles beside the cue, which may hold one.
    """
    found = (
        _passive_subject(window)
        or _object(window)
        or _behind_to(window)
        or next((one.addressee for one in beside if one.addressee), None)
        or _fronted(window)
    )
    if found is None or found[0] >= found[1]:
        return ()
    return (span(window.scene.text, *window.place(found)),)


def _object(window: CueWindow) -> Positions | None:
    first, last = window.cue
    infinitive = last + 4 if "to" in (window.word(last - 1), window.word(last)) else last
    for at in range(first, infinitive):
        word = window.word(at)
        if word in _CALL and window.word(at + 1) in ("on", "upon"):
            return _to_do(window, at + 2)
        if word in _AT and window.word(at + 1) == "at":
            return _plain(window, at + 2)
        if word in _TELL:
            return _told(window, at)
    return None


def _told(window: CueWindow, verb: int) -> Positions | None:
    start = verb + 1
    while is_adverb(window.word(start)) and window.word(start) not in ("all", "both"):
        start += 1
    is_thing = window.word(start + 1) in _THINGS and window.word(start) in DETERMINERS
    if is_thing or not phrase.begins(window, start):  # "asked the question"
        return None
    if window.word(verb) in _OFTEN_WITHOUT:
        return _to_do(window, start) or _first_of_two(window, start)
    if window.part(start) != CONTENT:
        return _plain(window, start)
    if window.part(verb) == CONTENT:
        return _first_of_two(window, start) or _plain(window, start)
    two = _first_of_two(window, start) if window.word(verb) in _TWO_OBJECTS else None
    return _to_do(window, start) or two


def _plain(window: CueWindow, start: int, *, finite: bool = False) -> Positions | None:
    """The noun phrase at a position; with `finite` also one that a verb follows."""
    if not phrase.begins(window, start):
        return None
    foreign = window.part(start) == CONTENT
    end = phrase.whole(window, start, foreign=foreign)
    taken = end > start and (finite or window.word(end) not in AUXILIARIES)
    return (start, end) if taken else None


def _to_do(window: CueWindow, start: int) -> Positions | None:
    """The object before a "to", "that" or "whether": "the court" in "asked the court to rule"."""
    if not phrase.begins(window, start):
        return None
    end = phrase.whole(window, start, foreign=True)
    return (start, end) if end > start and window.word(end) in _BOUNDARY else None


def _first_of_two(window: CueWindow, start: int) -> Positions | None:
    """The first of two objects: "the union" in "offered the union a payment"."""
    end = phrase.end(window, start, foreign=True)
    second = window.word(end) in DETERMINERS and window.word(end) != "that"
    return (start, end) if end > start and second else None


def _behind_to(window: CueWindow) -> Positions | None:
    """The noun phrase of a "to" in the cue, right behind it, or a little further on."""
    first, last = window.cue
    said = bool({*window.words[first:last]} & (_SAID_TO | _TO))
    for at in range(first + 1, min(len(window), last + 8)):
        if window.part(at) in (SOURCE, CONTENT) or window.word(at) in ".;:":
            return None
        if window.word(at) != "to" or not _may_be_addressed(window, at):
            continue
        found = _plain(window, at + 1, finite=True)
        if found is None or window.word(found[1] - 1) in _THINGS:
            return None
        return found if said or window.word(found[1]) == "that" else None
    return None


def _may_be_addressed(window: CueWindow, at: int) -> bool:
    """Whether a "to" leads to somebody: not "to say", "due to", "according to", "to questions"."""
    before, behind = window.word(at - 1), window.word(at + 1)
    if before in ("according", "due", "thanks", "up"):
        return False
    return behind not in _INFINITIVES and phrase.begins(window, at + 1)


def _passive_subject(window: CueWindow) -> Positions | None:
    """Whoever "was told": the subject, be it taken for the source or not."""
    first, last = window.cue
    words = [word for word in window.words[first:last] if not is_adverb(word)]
    told = [at for at, word in enumerate(words) if word in _PASSIVE]
    if not told or not {*words[max(0, told[0] - 1) : told[0]]} & BE:
        return None
    return window.before or _subject(window)


def _subject(window: CueWindow) -> Positions | None:
    """The noun phrase that ends where the cue begins, if it opens its clause."""
    end = at = window.cue[0]
    while at > 0 and end - at < phrase.MOST and window.part(at - 1) == FREE:
        if not window.is_word(at - 1) or window.word(at - 1) in (*AUXILIARIES, "and", "that"):
            break
        at -= 1
    return (at, end) if at < end and phrase.begins(window, at) else None


def _fronted(window: CueWindow) -> Positions | None:
    """Whom a "to" at the front names: "To the children, he said"."""
    start = next((at for at in range(len(window)) if window.is_word(at)), 0)
    if window.word(start) != "to" or not phrase.begins(window, start + 1):
        return None
    end = phrase.whole(window, start + 1)
    return (start + 1, end) if window.word(end) == "," and window.part(end + 1) == SOURCE else None
