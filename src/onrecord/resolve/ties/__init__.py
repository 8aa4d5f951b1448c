"""How the entities of a document stand to one another, as its grammar tells.

`triggers` holds the words that tie, `referents` whom words mean, `predication` who is what and
whose, `nouns` and `verbs` put them together, `when` dates the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.model import Attribution, Span, Tie
from onrecord.resolve.contents import Contents
from onrecord.resolve.ties import nouns, verbs
from onrecord.resolve.ties.scene import Bound, Scene
from onrecord.resolve.ties.triggers import SYMMETRIC

__all__ = ["Claims", "Scene", "read", "recorded"]


class Claims:
    """Which attribution a stretch of text belongs to, if it is not the document that says it."""

    def __init__(self, attributions: Sequence[Attribution], contents: Contents) -> None:
        """Look up in the contents of the attributions."""
        self._attributions = attributions
        self._contents = contents

    def by(self, evidence: Span) -> str | None:
        """Id of the innermost attribution whose content holds the evidence."""
        begins = self._contents.around(evidence.start)
        for number in self._contents.around(evidence.end - 1):
            if number in begins:
                return self._attributions[number].id
        return None


def read(scene: Scene) -> Iterator[Bound]:
    """Every tie of a document, in the order of its words."""
    summits = verbs.Summits()
    for first, last in scene.referents.sentences():
        summits.next_sentence()
        for one in scene.referents.within((first, last)):
            yield from nouns.beside_names(scene, one)
        for word in range(first, last):
            yield from nouns.read(scene, word)
            yield from verbs.read(scene, word)
            if scene.tree.is_verb(word):
                yield from summits.read(scene, word)


def recorded(found: Iterable[Bound], ids: Mapping[int, str], claims: Claims) -> tuple[Tie, ...]:
    """The record's form of ties, each once: the document's own word before what it reports.

    Args:
        found: ties of drafts.
        ids: `id` of a draft -> id of its entity.
        claims: who says what.
    """
    kept: dict[tuple[str, frozenset[str] | tuple[str, str]], Tie] = {}
    for one in found:
        if id(one.one) not in ids or id(one.other) not in ids:
            continue
        tie = _tie(one, ids, claims)
        ends = (tie.one, tie.other)
        key = (tie.kind.value, frozenset(ends) if tie.kind in SYMMETRIC else ends)
        if key not in kept or _worth(tie) > _worth(kept[key]):
            kept[key] = tie
    return tuple(
        sorted(kept.values(), key=lambda tie: (tie.evidence, tie.kind, tie.one, tie.other))
    )


def _tie(one: Bound, ids: Mapping[int, str], claims: Claims) -> Tie:
    return Tie(
        kind=one.kind,
        one=ids[id(one.one)],
        other=ids[id(one.other)],
        since=one.since,
        until=one.until,
        place=one.place,
        evidence=one.evidence,
        asserted_by=claims.by(one.evidence),
    )


def _worth(tie: Tie) -> tuple[bool, int]:
    return tie.asserted_by is None, sum(
        part is not None for part in (tie.since, tie.until, tie.place)
    )
