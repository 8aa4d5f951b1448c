"""Reporting clauses read by grammar: "the minister had told them that ...".

A verb of a closed class, the noun phrase before it and the complement behind it. Where one of
the three is in doubt nothing is read: what is found stands inside what somebody else said, and
the record should not put words into mouths.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.attribute import complement, phrase
from onrecord.attribute.complement import Complement
from onrecord.attribute.documents import is_document
from onrecord.attribute.stretch import APOSTROPHES, BREAKS, CONTRACTED, STOPS, Stretch
from onrecord.attribute.verbs import NOUNS, VERBS, Form, Verb

Range = tuple[int, int]

_BE = frozenset("is are was were am been be isn aren wasn weren".split())
_HAVE = frozenset("has have had hasn haven hadn ve".split())
_DO = frozenset("does do did doesn don didn".split())
_KEEP = frozenset("keep keeps kept".split())
_REFUSED = frozenset(  # not yet said, or only thought of
    "will would can could may might must shall should won wouldn couldn to having d ll if".split()
)
_ADVERBS = frozenset(
    "also once ever never not already always still since later then even just often now again "
    "t twice all both themselves himself herself long first".split()
)
_SELF = frozenset("i we you he she they it".split())
_NOBODY = frozenset("it you".split())  # "it says", "it tells you that", "you say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One reporting clause, in offsets."""

    source: Range | None
    cue: Range
    addressee: Range | None
    content: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A verb with its auxiliaries and adverbs: positions, and what they make of it."""

    subject_end: int  # where the words before it end that can be its subject
    start: int
    verb_at: int
    verb: Verb
    passive: bool
    helped: bool  # has an auxiliary


def clauses(stretch: Stretch) -> Iterator[Clause]:
    """Read the reporting clauses of a stretch, in order of their verbs."""
    for at, word in enumerate(stretch.lower):
        verb = VERBS.get(word)
        if verb is not None and (found := _of_verb(stretch, at, verb)):
            yield from found
        elif word == "clear" and (made := _made_clear(stretch, at)):
            yield made
        elif word in NOUNS and (named := _of_noun(stretch, at)):
            yield named
        elif word == "according" and stretch.word(at + 1) == "to":
            yield from _according(stretch, at)


def cited_as_saying(stretch: Stretch, at: int) -> Clause | None:
    """Read "an aide as saying that ..." where an object begins at a position."""
    end = phrase.behind(stretch, at)
    for middle in range(at + 1, end):
        if stretch.word(middle) != "as":
            continue
        verb_at = middle + (2 if stretch.word(middle + 1) in ("having", "also") else 1)
        verb = VERBS.get(stretch.word(verb_at))
        if verb is None or verb.form is Form.BASE:
            return None
        found = complement.find(stretch, verb_at + 1, verb, passive=False)
        source = (at, middle - (stretch.word(middle - 1) == ","))
        return None if found is None else _clause(stretch, source, (middle, verb_at + 1), found)
    return None


def _of_verb(stretch: Stretch, at: int, verb: Verb) -> list[Clause]:
    group = _group(stretch, at, verb)
    if group is None:
        return []
    source = phrase.before(stretch, group.subject_end)
    if source is None or not _agrees(stretch, source, group):
        return []
    if "c" in verb.takes:
        return _citing(stretch, source, group)
    found = complement.find(stretch, at + 1, verb, passive=group.passive)
    if found is None or (verb.opinion and not _is_others(stretch, source, found)):
        return []
    if group.passive:
        return [_clause(stretch, None, (group.start, at + 1), found, told=source)]
    return [_clause(stretch, source, (group.start, at + 1), found)]


def _citing(stretch: Stretch, source: phrase.Positions, group: Group) -> list[Clause]:
    inner = cited_as_saying(stretch, group.verb_at + 1)
    if inner is None or group.passive or inner.source is None:
        return []
    outer = Clause(
        source=_range(stretch, source),
        cue=_range(stretch, (group.start, group.verb_at + 1)),
        addressee=None,
        content=(inner.source[0], inner.content[1]),
    )
    return [outer, inner]


def _group(stretch: Stretch, at: int, verb: Verb) -> Group | None:
    """Walk back over auxiliaries and adverbs; None where nobody has said it yet."""
    start, helpers = at, set()
    while start > 0:
        word = stretch.word(start - 1)
        if word in _REFUSED:
            return None
        helper = word in _BE or word in _HAVE or word in _DO or word in _KEEP
        apostrophe = word in APOSTROPHES and stretch.word(start) in CONTRACTED | {"t"}
        if not (helper or apostrophe or word in _ADVERBS or word in CONTRACTED or _is_manner(word)):
            break
        helpers |= {word} if helper else set()
        start -= 1
    subject_end = start
    while start < at and (stretch.word(start) in _ADVERBS or _is_manner(stretch.word(start))):
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


def _is_manner(word: str) -> bool:
    return len(word) > 4 and word.endswith("ly")


def _is_verb_form(verb: Verb, helpers: set[str], *, passive: bool) -> bool:
    if verb.form is Form.ING:
        return bool(helpers & (_BE | _KEEP))
    if verb.form is Form.PARTICIPLE:
        return bool(helpers & _HAVE) or passive
    if verb.form is Form.BASE:
        return not helpers or bool(helpers & _DO)
    return verb.form is Form.PAST or not helpers


def _agrees(stretch: Stretch, source: phrase.Positions, group: Group) -> bool:
    """Whether the noun phrase can be the subject of the form."""
    if source[1] - source[0] == 1 and stretch.word(source[0]) in _SELF:
        return _pronoun_agrees(stretch.word(source[0]), group)
    if "d" in group.verb.takes and not is_document(stretch, source):
        return False
    if group.verb.form is Form.BASE and not group.helped:
        return phrase.is_plural_before(stretch, source[1])
    if group.verb.form is Form.THIRD:
        return stretch.word(source[1] - 1) not in ("s", *APOSTROPHES)
    if group.passive:
        return bool(group.verb.takes & set("or"))
    reduced = "n" in group.verb.takes and not group.helped  # "a formula called “the key”"
    return not (reduced and stretch.word(source[0]) in ("a", "an"))


def _pronoun_agrees(pronoun: str, group: Group) -> bool:
    """Whether a pronoun says something worth a record ("I have always said" is none)."""
    if pronoun in _NOBODY or "d" in group.verb.takes:
        return False
    if pronoun in ("i", "we"):
        return group.verb.form is Form.PAST and "o" in group.verb.takes
    if group.passive:
        return bool(group.verb.takes & set("or"))
    return group.verb.form is not Form.BASE or group.helped


def _is_others(stretch: Stretch, source: phrase.Positions, found: Complement) -> bool:
    """Whether an opinion is somebody else's than the speaker's: "he believed" mostly is not."""
    alone = source[1] - source[0] == 1
    return found.clausal and not (alone and stretch.word(source[0]) in _SELF)


def _made_clear(stretch: Stretch, at: int) -> Clause | None:
    """Read "had made it clear that ..."."""
    if stretch.lower[at - 2 : at + 2] != ("made", "it", "clear", "that"):
        return None
    start = at - 2
    while stretch.word(start - 1) in _HAVE or stretch.word(start - 1) in _ADVERBS:
        start -= 1
    source = phrase.before(stretch, start)
    if source is None:
        return None
    found = Complement(start=at + 1, end=complement.clause_end(stretch, at + 1))
    return _clause(stretch, source, (start, at + 1), found)


def _of_noun(stretch: Stretch, at: int) -> Clause | None:
    """Read "the ministry’s claim that ...", "a claim by the ministry that ..."."""
    own = stretch.word(at - 1) in ("s", *APOSTROPHES)
    if own and stretch.word(at + 1) == "that" and not stretch.is_mark(at + 3):
        owner = at - (2 if stretch.word(at - 1) == "s" else 1)
        source = phrase.before(stretch, owner)
        start = at + 1
    elif stretch.word(at + 1) == "by":
        end = phrase.behind(stretch, at + 2)
        start = next((n for n in range(at + 3, end) if stretch.word(n) == "that"), 0)
        source = (at + 2, start) if start else None
    else:
        return None
    if source is None:
        return None
    found = Complement(start=start, end=complement.clause_end(stretch, start))
    return _clause(stretch, source, (at, at + 1), found) if found.end - start > 2 else None


def _according(stretch: Stretch, at: int) -> Iterator[Clause]:
    """Read "according to X, P" at the beginning of a clause, else "P, according to X"."""
    end = phrase.behind(stretch, at + 2)
    if end <= at + 2:
        return
    source, cue = (at + 2, end), (at, at + 2)
    before = stretch.word(at - 1)
    leads = at == 0 or before in BREAKS or stretch.opens_quotation(at - 1)
    leads = leads or (before == "," and stretch.word(at - 2) in BREAKS)
    if leads and stretch.word(end) == ",":
        found = Complement(start=end + 1, end=complement.clause_end(stretch, end + 1))
        if found.end - found.start > 2:
            yield _clause(stretch, source, cue, found)
    elif before == "," and at > 3:
        begin = next((n for n in range(at - 2, -1, -1) if stretch.word(n) in STOPS - {","}), -1)
        yield _clause(stretch, source, cue, Complement(start=begin + 1, end=at - 1))


def _clause(
    stretch: Stretch,
    source: phrase.Positions | None,
    cue: phrase.Positions,
    found: Complement,
    *,
    told: phrase.Positions | None = None,
) -> Clause:
    addressee = found.addressee or told
    return Clause(
        source=source and _range(stretch, source),
        cue=_range(stretch, cue),
        addressee=addressee and _range(stretch, addressee),
        content=_range(stretch, (found.start, found.end)),
    )


def _range(stretch: Stretch, positions: phrase.Positions) -> Range:
    return stretch.start(positions[0]), stretch.end(positions[1])
