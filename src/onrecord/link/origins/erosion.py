"""What became of a saying on its way from the first report to the last.

Along each step of the path, the words of a report are held against those that it has them from:
hedges, negations and numbers that are gone or came, who says it, and by which verb.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.grammar.words.verbs import SAYING
from onrecord.link.origins.counting import Counted
from onrecord.link.origins.ground import How
from onrecord.link.origins.rows import Attributed
from onrecord.link.origins.tellings import Telling, spoken
from onrecord.link.wording import Change, Fidelity, Wording, compare, read_words
from onrecord.link.wording.classes import HEDGES, NEGATORS
from onrecord.link.wording.numerals import is_number

_KINDS = {
    Change.HEDGE: "hedge",
    Change.NEGATION: "negation",
    Change.NUMBER: "number",
    Change.NAME: "name",
}
_CLASSES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("hedge", HEDGES.__contains__),
    ("negation", NEGATORS.__contains__),
    ("number", is_number),
)
_RETOLD = frozenset({Fidelity.UNRELATED, Fidelity.PARAPHRASED, Fidelity.TRANSLATED})
_KEPT = frozenset({How.COPY, How.VERSION, How.CITES, How.QUOTED, How.RETOLD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Eroded:
    """One change that a document made in what it has from another; "" is nothing there."""

    document: str
    of: str  # the document that it has it from
    kind: str  # "hedge", "negation", "number", "name", "source", "verb of saying"
    before: str
    after: str


def erosion(members: Sequence[Telling], counted: Counted) -> Iterator[Eroded]:
    """List changes along the path, from the first report on."""
    of: dict[str, Telling] = {}
    for one in members:
        if one.attributions and (one.document.id not in of or one.leads):
            of[one.document.id] = one
    for step in counted.path:
        if step.how not in _KEPT or step.document not in of:
            continue
        for origin in step.of:
            if origin in of:
                yield from _between(of[origin], of[step.document])


def _between(before: Telling, after: Telling) -> Iterator[Eroded]:
    ends = {"document": after.document.id, "of": before.document.id}
    old, new = _first(before), _first(after)
    for kind, gone, came in (
        *_wordings(read_words(old.content), read_words(new.content)),
        *_sources(before, after, old, new),
        *_verbs(old, new),
    ):
        yield Eroded(kind=kind, before=gone, after=came, **ends)


def _first(one: Telling) -> Attributed:
    """Give the first attribution to whoever speaks, else to who printed it."""
    return next(iter(spoken(one)), one.attributions[0])


_Change = tuple[str, str, str]


def _wordings(before: Wording, after: Wording) -> Iterator[_Change]:
    """Compare word by word what is near, and by classes of words what is retold."""
    compared = compare(after, before, loose=True)
    if compared.fidelity not in _RETOLD:
        for piece in compared.differences:
            if kind := _KINDS.get(piece.change):
                gone = piece.reference.text if piece.reference else ""
                yield kind, gone, piece.report.text if piece.report else ""
        return
    for kind, holds in _CLASSES:
        old, new = _held(before, holds), _held(after, holds)
        if old.keys() != new.keys():
            yield kind, ", ".join(old.values()), ", ".join(new.values())


def _held(wording: Wording, holds: Callable[[str], bool]) -> dict[str, str]:
    """Give the forms of a kind, as they are written."""
    return {
        form: wording.written(at, at + 1) for at, form in enumerate(wording.forms) if holds(form)
    }


def _sources(
    before: Telling, after: Telling, old: Attributed, new: Attributed
) -> Iterator[_Change]:
    """Whoever had a name and has none any longer, or the other way round."""
    if bool(before.speakers) != bool(after.speakers):
        yield "source", _source(before, old), _source(after, new)


def _source(one: Telling, attribution: Attributed) -> str:
    return " ".join(one.document.text[start:end] for start, end in attribution.of("source"))


def _verbs(old: Attributed, new: Attributed) -> Iterator[_Change]:
    """A verb of saying in the place of another: "said", "admitted"."""
    gone, came = (
        {form for form in read_words(one.cue).forms if form in SAYING} for one in (old, new)
    )
    if gone and came and gone != came:
        yield "verb of saying", old.cue, new.cue
