"""What a difference between two wordings is: one kind for each run of words that differ."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from onrecord.link.wording import classes
from onrecord.link.wording.background import background
from onrecord.link.wording.numerals import is_number
from onrecord.link.wording.words import BRACKET, CAPITAL, CUT, DASH, START, Wording


class Change(StrEnum):
    """What became of a run of words, seen from the reference towards the report."""

    SAME = "same"
    SPELLING = "spelling"  # the same letters apart or together, a contraction spelt out
    FILLER = "filler left out"
    FALSE_START = "false start left out"
    BRACKET = "put in brackets"
    CUT = "cut"
    BEYOND = "beyond"  # words at an end that the other wording does not reach
    WORD = "word"
    HEDGE = "hedge"
    NUMBER = "number"
    NEGATION = "negation"
    NAME = "name"


CLEANING = frozenset({Change.SPELLING, Change.FILLER, Change.FALSE_START, Change.BRACKET})
ALTERING = frozenset({Change.WORD, Change.HEDGE, Change.NUMBER, Change.NEGATION, Change.NAME})
# A wording that differs in one of these is another wording, whatever else is shared.
FORBIDDING = frozenset({Change.NUMBER, Change.NEGATION, Change.NAME})

_AMERICAN = frozenset({"us", "usa", "america", "american", "americans"})
_SPELT_ALIKE = 0.7  # share of the letters of two spellings of a name
_NEAR = 40  # words to either side, among which a name that moved is looked for
_FEW = 3  # words: what a dropped hedge or negation is read off


class Run(NamedTuple):
    """A run of words that differ: `one` is the report, `other` the reference."""

    one: Wording
    first: int
    last: int
    other: Wording
    from_: int
    to: int

    @property
    def ours(self) -> tuple[str, ...]:
        """Words of the report."""
        return self.one.forms[self.first : self.last]

    @property
    def theirs(self) -> tuple[str, ...]:
        """Words of the reference."""
        return self.other.forms[self.from_ : self.to]


def change_of(run: Run) -> Change:
    """Name what became of a run of words."""
    if run.ours and run.theirs and _spelt_alike(run.ours, run.theirs):
        return Change.SPELLING
    if not run.ours:
        return _left_out(run)
    if all(mark & BRACKET for mark in run.one.marks[run.first : run.last]):
        return _bracketed(run)
    return _altered(run)


def _spelt_alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether both have the same letters, or one spells out what the other contracts."""
    if "".join(ours).replace("'", "") == "".join(theirs).replace("'", ""):
        return True
    shorter, longer = sorted((ours, theirs))
    pair = (shorter[0], longer[0]) if len(ours) == len(theirs) == 1 else ("", "")
    return pair in {("'s", "is"), ("'s", "has"), ("'d", "would"), ("'d", "had")}


def _left_out(run: Run) -> Change:
    words = _unfilled(run)
    if not words:
        return Change.FILLER
    if _restarted(run, words):
        return Change.FALSE_START
    marked = bool(_mark_at(run.one, run.last) & CUT)
    if len(words) <= _FEW and any(map(negates, words)):
        return Change.NEGATION
    if len(words) <= _FEW and not marked and _hedges(words):
        return Change.HEDGE
    return Change.CUT


def _mark_at(wording: Wording, place: int) -> int:
    return wording.marks[place] if place < len(wording) else 0


def _unfilled(run: Run) -> tuple[str, ...]:
    """Take fillers off what was left out, and a conjunction that opens a sentence."""
    words, place, kept = run.theirs, 0, []
    while place < len(words):
        phrase = next((p for p in classes.FILLING_PHRASES if words[place:][: len(p)] == p), ())
        starts = run.other.marks[run.from_ + place] & START
        if phrase:
            place += len(phrase)
            continue
        if words[place] not in classes.FILLERS and not (starts and words[place] in classes.OPENERS):
            kept.append(words[place])
        place += 1
    return tuple(kept)


def _restarted(run: Run, words: tuple[str, ...]) -> bool:
    """Whether what was left out is begun anew, or said once more, in what was kept."""
    after = run.other.forms[run.to : run.to + len(words)]
    before = run.other.forms[max(0, run.from_ - len(words)) : run.from_]
    if words in (after, before):
        return True
    broken = _mark_at(run.other, run.to) & DASH
    return bool(broken) and len(words) <= 2 * _FEW and words[:1] == after[:1]


def _bracketed(run: Run) -> Change:
    """Read a run that the report put in brackets: for a pronoun, or to explain."""
    return (_conflict(run.ours, run.theirs) if run.theirs else None) or Change.BRACKET


def _altered(run: Run) -> Change:
    forbidden = _conflict(run.ours, run.theirs)
    if forbidden:
        return forbidden
    if _renamed(run):
        return Change.NAME
    if _hedges(run.theirs) != _hedges(run.ours):
        return Change.HEDGE
    return Change.WORD


def _conflict(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Change | None:
    if {form for form in ours if is_number(form)} != {form for form in theirs if is_number(form)}:
        return Change.NUMBER
    if _negations(ours) % 2 != _negations(theirs) % 2 or _reversed(ours, theirs):
        return Change.NEGATION
    return None


def negates(form: str) -> bool:
    """Whether a word negates, or refuses what follows it."""
    return form in classes.NEGATORS or form in classes.REFUSALS


def _negations(forms: tuple[str, ...]) -> int:
    """Count negations; said twice they are one, and two of them undo one another."""
    return len({form for form in forms if negates(form)} - {"nor"})


def _reversed(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether a word stands against its opposite: "likely", "unlikely"."""
    return any(
        longer == prefix + shorter
        for one in ours
        for other in theirs
        for shorter, longer in [sorted((one, other), key=len)]
        if len(shorter) > 3
        for prefix in classes.NEGATIVE_PREFIXES
    )


def _hedges(forms: tuple[str, ...]) -> bool:
    return any(form in classes.HEDGES for form in forms) or any(
        forms[at : at + len(phrase)] == phrase
        for phrase in classes.HEDGING_PHRASES
        for at in range(len(forms))
    )


def _renamed(run: Run) -> bool:
    """Whether the report gives another name, or one where the reference has none.

    A name that stands beside one that both have is a fuller form of it; one that the other wording
    has elsewhere has moved.
    """
    near = set(run.other.forms[max(0, run.from_ - _NEAR) : run.to + _NEAR])
    ours = _names(run.one, run.first, run.last, near)
    theirs = _names(run.other, run.from_, run.to, set(run.one.forms))
    if not ours or (not theirs and run.theirs):
        return False
    if not theirs:
        around = (run.first - 1, run.last)
        return not any(name_places(run.one, max(0, at), at + 1) for at in around)
    return not (
        any(one_name(one, other) for one in ours for other in theirs)
        or _initials(ours, theirs)
        or _initials(theirs, ours)
    )


def names_against(one: Wording, other: Wording) -> bool:
    """Whether each of two wordings has a name that the other lacks in every form.

    A name that one has twice and the other once is lacking once.
    """
    ours, theirs = (Counter(w.forms[at] for at in name_places(w, 0, len(w))) for w in (one, other))
    more, less = list(ours - theirs), list(theirs - ours)
    if _initials(more, less) or _initials(less, more):
        return False
    return bool(_lone(more, less, other) and _lone(less, more, one))


def _lone(names: list[str], against: list[str], other: Wording) -> list[str]:
    """Keep the names that stand for none of those against them, and for no word that is no name."""
    small = {form for at, form in enumerate(other.forms) if not _is_name(other, at)}
    return [
        name
        for name in names
        if name not in small and not any(one_name(name, lacking) for lacking in against)
    ]


def numbers_against(one: Wording, other: Wording) -> bool:
    """Whether each of two wordings has a number that the other lacks, or has less often."""
    ours, theirs = (Counter(f for f in w.forms if is_number(f)) for w in (one, other))
    return bool(ours - theirs and theirs - ours)


def _names(wording: Wording, first: int, last: int, elsewhere: set[str]) -> list[str]:
    found = [wording.forms[at] for at in name_places(wording, first, last)]
    return [name for name in found if name not in elsewhere]


def _initials(short: list[str], long: list[str]) -> bool:
    """Whether a name stands for the other ones by their initials: "ECB"."""
    letters = "".join(name[0] for name in long)
    return any(1 < len(name) <= len(letters) and name in letters for name in short)


def name_places(wording: Wording, first: int, last: int) -> list[int]:
    """Places of names among the words of a stretch; titles and pronouns are none.

    Where a sentence begins, a word is a name that is known as one, or not known at all.
    """
    return [at for at in range(first, min(last, len(wording))) if _is_name(wording, at)]


def _is_name(wording: Wording, at: int) -> bool:
    form, mark, known = wording.forms[at], wording.marks[at], background()
    if form in classes.NO_NAMES or is_number(form) or len(form) < 2:
        return False
    if mark & CAPITAL or form in known.names:
        return True
    capital = wording.text[wording.starts[at]].isupper()
    return bool(mark & START) and capital and form not in known.rarity


def one_name(one: str, other: str) -> bool:
    """Whether two forms may be one name: another spelling, or the adjective of a country."""
    if one == other or {one, other} <= _AMERICAN:
        return True
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter[:4]) and len(shorter) >= 3:  # also a name cut short: "Ron"
        return True
    return one[0] == other[0] and Levenshtein.normalized_similarity(one, other) >= _SPELT_ALIKE
