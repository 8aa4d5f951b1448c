"""The group of a verb: its auxiliaries and adverbs, and what they make of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.grammar.stretch import Stretch
from onrecord.grammar.words.classes import (
    ADVERBS,
    CONTRACTED,
    DO,
    DO_NOT,
    HAS,
    HAS_NOT,
    IS,
    IS_NOT,
    MODALS,
    MODALS_NOT,
    is_manner,
)
from onrecord.grammar.words.marks import APOSTROPHES
from onrecord.grammar.words.verbs import Form, Verb

_BE = IS | IS_NOT | {"be", "been"}
HAVE = HAS | HAS_NOT | {"ve"}
_DO = DO | DO_NOT
_CONTRACTED = CONTRACTED | {"t"}
_KEEP = frozenset("keep keeps kept".split())
_REFUSED = MODALS | MODALS_NOT | {"to", "having", "d", "ll", "if"}  # not yet, or not really
BESIDE = ADVERBS | frozenset("never not t since themselves himself herself".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A verb with its auxiliaries and adverbs: positions, and what they make of it."""

    subject_end: int  # where the words before it end that can be its subject
    start: int
    verb_at: int
    verb: Verb
    passive: bool
    helped: bool  # has an auxiliary


def find_group(stretch: Stretch, at: int, verb: Verb) -> Group | None:
    """Walk back over auxiliaries and adverbs; None where nobody has said it yet."""
    start, helpers = at, set()
    while start > 0:
        word = stretch.word(start - 1)
        if word in _REFUSED:
            return None
        helper = word in _BE or word in HAVE or word in _DO or word in _KEEP
        apostrophe = word in APOSTROPHES and stretch.word(start) in _CONTRACTED
        if not (helper or apostrophe or word in BESIDE or word in CONTRACTED or is_manner(word)):
            break
        helpers |= {word} if helper else set()
        start -= 1
    subject_end = start
    while start < at and (stretch.word(start) in BESIDE or is_manner(stretch.word(start))):
        if stretch.word(start) in ("not", "never", "t"):
            break
        start += 1
    passive = bool(helpers & _BE) and verb.form in (Form.PAST, Form.PARTICIPLE)
    if not _is_verb_form(verb, helpers, passive=passive):
        return None
    return Group(
        subject_end=subject_end,
        start=start,
        verb_at=at,
        verb=verb,
        passive=passive,
        helped=bool(helpers),
    )


def _is_verb_form(verb: Verb, helpers: set[str], *, passive: bool) -> bool:
    if verb.form is Form.ING:
        return bool(helpers & (_BE | _KEEP))
    if verb.form is Form.PARTICIPLE:
        return bool(helpers & HAVE) or passive
    if verb.form is Form.BASE:
        return not helpers or bool(helpers & _DO)
    return verb.form is Form.PAST or not helpers
