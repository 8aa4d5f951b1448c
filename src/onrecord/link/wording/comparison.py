"""One comparison of two wordings: which words are the same, and what became of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.link.wording.alignment import Pairs, align
from onrecord.link.wording.background import background
from onrecord.link.wording.changes import ALTERING, CLEANING, FORBIDDING, Change, Run, change_of
from onrecord.link.wording.classes import FUNCTION_WORDS, PRONOUNS
from onrecord.link.wording.words import BRACKET, CONTRACTED, Wording, read_words
from onrecord.model import Span, span


class Fidelity(StrEnum):
    """How faithful a report is to the wording that it is held against."""

    VERBATIM = "verbatim"
    TYPOGRAPHIC = "typographic"  # marks, dashes, spaces, capitals, spelling, a number as a word
    CLEANED = "cleaned"  # fillers and false starts gone, words in brackets
    CUT = "cut"
    STITCHED = "stitched"  # from two places
    ALTERED = "altered"
    TRANSLATED = "translated"  # said in another language: the words are a translator's
    PARAPHRASED = "paraphrased"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the word diff. A side that has no words there is None."""

    change: Change
    report: Span | None
    reference: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A report held against a reference, as a word diff in the order of the report."""

    fidelity: Fidelity
    pieces: tuple[Piece, ...]
    shared: float  # share of the report's words, weighed by rarity, that the reference has, 0-1
    kept: float  # share of the reference's words that the report has, 0-1

    @property
    def differences(self) -> tuple[Piece, ...]:
        """The pieces that are not the same."""
        return tuple(piece for piece in self.pieces if piece.change is not Change.SAME)

    @property
    def conflicts(self) -> tuple[Piece, ...]:
        """The differences in a number, a name or a negation: they make it another wording."""
        return tuple(piece for piece in self.pieces if piece.change in FORBIDDING)

    @property
    def passage(self) -> tuple[int, int] | None:
        """Where the reference has what the report says: from its first to its last word."""
        ends = [p.reference for p in self.pieces if p.change is Change.SAME and p.reference]
        return (min(p.start for p in ends), max(p.end for p in ends)) if ends else None


ALIKE = 0.55  # share of the report, weighed, from which it is the same wording, altered
RETOLD = 0.4  # ... from which it is the same retold; in any order
# Words left out within one place; what lies further apart was put together.
ONE_PLACE = 25
_PLAIN = 0.35  # what a function word is worth beside a rare one
_FULL = 7.0  # rarity from which a word counts in full


def worth(forms: tuple[str, ...]) -> list[float]:
    """Weigh words by how rare they are; function words still count for their order."""
    known = background()
    return [
        _PLAIN if form in FUNCTION_WORDS else max(_PLAIN, min(1.0, known.weight(form) / _FULL))
        for form in forms
    ]


def compare(
    report: str | Wording,
    reference: str | Wording,
    *,
    loose: bool = False,
    translated: bool = False,
) -> Comparison:
    """Hold a report against a reference.

    Args:
        report: The words that are judged. Every one counts.
        reference: What they are held against: a passage of it is looked for.
        loose: Let the report go on where the reference begins late or ends early.
        translated: One of the two is a translation: other words for the same are no alteration.
    """
    one = report if isinstance(report, Wording) else read_words(report)
    other = reference if isinstance(reference, Wording) else read_words(reference)
    if one.forms == other.forms:
        pairs = [(at, at) for at in range(len(one))]
    else:
        pairs = align(one.forms, other.forms, worth(one.forms))
    return judge(one, other, pairs, loose=loose, translated=translated)


def judge(
    one: Wording, other: Wording, pairs: Pairs, *, loose: bool = False, translated: bool = False
) -> Comparison:
    """Judge a report whose words are already paired with those of a reference."""
    runs = list(_runs(one, other, pairs, loose=loose))
    beyond = {at for run, change in runs if change is Change.BEYOND for at in range(*run[1:3])}
    weights = worth(one.forms)
    counted = [at for at in range(len(one)) if at not in beyond]
    met = {at for run, change in runs if _met(change) for at in range(*run[1:3])}
    shared = sum(weights[at] for at in met) / (sum(weights[at] for at in counted) or 1.0)
    fidelity = _fidelity(runs, shared, translated=translated)
    known = runs if fidelity is not Fidelity.UNRELATED else []
    return Comparison(
        fidelity=fidelity,
        pieces=tuple(_piece(run, change) for run, change in known),
        shared=shared,
        kept=len(pairs) / max(1, len(other)),
    )


def _met(change: Change) -> bool:
    return change in {Change.SAME, Change.SPELLING, Change.BRACKET}


def _runs(
    one: Wording, other: Wording, pairs: Pairs, *, loose: bool
) -> Iterator[tuple[Run, Change]]:
    """Divide both wordings into runs that are the same and runs that differ."""
    here = there = begun = 0
    for index, (ours, theirs) in enumerate(pairs):
        if index and (ours, theirs) != (here, there):
            yield _same(one, begun, here, other, there)
            run = Run(one, here, ours, other, there, theirs)
            yield run, change_of(run)
            begun = ours
        elif not index:
            if ours:
                yield _start(one, ours, other, theirs, loose=loose)
            begun = ours
        here, there = ours + 1, theirs + 1
    if pairs:
        yield _same(one, begun, here, other, there)
    if here < len(one):
        yield _end(one, here, len(one), other, there, loose=loose)


def _same(one: Wording, first: int, last: int, other: Wording, to: int) -> tuple[Run, Change]:
    return Run(one, first, last, other, to - (last - first), to), Change.SAME


def _start(
    one: Wording, ours: int, other: Wording, theirs: int, *, loose: bool
) -> tuple[Run, Change]:
    """Judge the words of a report before the first that is met."""
    run = Run(one, 0, ours, other, _before(one, ours, other, theirs), theirs)
    return run, Change.BEYOND if loose and theirs == 0 else change_of(run)


def _before(one: Wording, many: int, other: Wording, theirs: int) -> int:
    """Say what the first words of a report stand for: as many; of brackets, a pronoun at most."""
    if all(mark & BRACKET for mark in one.marks[:many]):
        return theirs - 1 if theirs and other.forms[theirs - 1] in PRONOUNS else theirs
    backwards = tuple(form[::-1] for form in other.forms[max(0, theirs - many - 2) : theirs][::-1])
    alike = _alike_until(tuple(form[::-1] for form in one.forms[:many][::-1]), backwards)
    return max(0, theirs - (alike or many))


def _end(
    one: Wording, here: int, last: int, other: Wording, there: int, *, loose: bool
) -> tuple[Run, Change]:
    to = there + _alike_until(one.forms[here:last], other.forms[there : there + last - here + 2])
    if to == there:
        to = min(len(other), there + last - here)
    run = Run(one, here, last, other, there, to)
    if loose and there == len(other):
        return run, Change.BEYOND
    return run, change_of(run)


def _alike_until(ours: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    """Say how many words have together the letters of ours: "man-made", "manmade"; 0 if none."""
    letters = "".join(ours)
    return next((n for n in range(1, len(theirs) + 1) if "".join(theirs[:n]) == letters), 0)


def _fidelity(runs: list[tuple[Run, Change]], shared: float, *, translated: bool) -> Fidelity:
    changes = {change for _, change in runs}
    if Change.SAME not in changes or shared < RETOLD:
        return Fidelity.UNRELATED
    if changes & ALTERING:
        if translated and not changes & FORBIDDING:
            return Fidelity.TRANSLATED
        return Fidelity.ALTERED if shared >= ALIKE else Fidelity.PARAPHRASED
    if Change.CUT in changes:
        far = any(change is Change.CUT and run.to - run.from_ > ONE_PLACE for run, change in runs)
        return Fidelity.STITCHED if far else Fidelity.CUT
    return _unaltered(runs, changes)


def _unaltered(runs: list[tuple[Run, Change]], changes: set[Change]) -> Fidelity:
    """Tell apart reports that have all words of the passage, but for what was cleaned away."""
    same = [run for run, change in runs if change is Change.SAME]
    if changes & CLEANING - {Change.SPELLING} or any(map(_uncontracted, same)):
        return Fidelity.CLEANED
    if any(
        _letters(run.one, run.first, run.last) != _letters(run.other, run.from_, run.to)
        and "'" in "".join(run.ours + run.theirs)
        for run, change in runs
        if change is Change.SPELLING
    ):
        return Fidelity.CLEANED
    first, last = same[0], same[-1]
    printed = first.one.written(first.first, last.last)
    there = first.other.written(first.from_, last.to)
    if printed.count("[") > there.count("["):
        return Fidelity.CLEANED  # "[sic]"
    return Fidelity.VERBATIM if printed == there else Fidelity.TYPOGRAPHIC


def _uncontracted(run: Run) -> bool:
    """Whether one side spells out what the other contracts: "do not", "don't"."""
    return any(
        form in CONTRACTED
        and _letters(run.one, ours, ours + 1) != _letters(run.other, theirs, theirs + 1)
        for form, ours, theirs in zip(
            run.ours, range(run.first, run.last), range(run.from_, run.to), strict=True
        )
    )


def _letters(wording: Wording, first: int, last: int) -> str:
    return "".join(filter(str.isalnum, wording.written(first, last).casefold()))


def _piece(run: Run, change: Change) -> Piece:
    return Piece(
        change=change,
        report=_span(run.one, run.first, run.last),
        reference=_span(run.other, run.from_, run.to),
    )


def _span(wording: Wording, first: int, last: int) -> Span | None:
    if first >= last:
        return None
    start, end = min(wording.starts[first:last]), max(wording.ends[first:last])
    return span(wording.text, start, end)
