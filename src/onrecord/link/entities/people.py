"""Persons of all documents: which are one.

First the bearers of each full name, then the names among one another, those that say most first:
"Ana María Reyes" before "A. Reyes". A name joins a person only if it agrees with every name that
the person has, nothing speaks against it, and one candidate stands out. Family names alone come
last, and need an office, a place and dates that single out one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.link.entities import namesakes
from onrecord.link.entities.bare import BareNames
from onrecord.link.entities.blocks import candidate_pairs
from onrecord.link.entities.compare import compare
from onrecord.link.entities.dossier import Dossier, Refused, conflict
from onrecord.link.entities.evidence import Step, total
from onrecord.link.entities.forms import family, form_of, generation
from onrecord.link.entities.local import LocalEntity
from onrecord.link.entities.near_misses import near_misses
from onrecord.link.names import SAME, Level, agreement, parts

JOIN = 2.0  # log odds from which a candidate is the person
MARGIN = 2.0  # by how much it must beat the next one
_SERIOUS = 4  # how many times as many documents a name may have as one of its longer forms
_TOLD = 5  # candidates that a refusal lists

Form = tuple[tuple[str, ...], str]  # sorted parts, generation
Weighed = tuple[Dossier, tuple[Step, ...]]


@dataclass(slots=True, kw_only=True)
class Persons:
    """The persons found so far, and by which full names each can be found."""

    dossiers: list[Dossier] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def join_people(
    locals_: Iterable[LocalEntity], listed: Iterable[Dossier] = ()
) -> tuple[list[Dossier], list[Refused]]:
    """Gather local entities into persons; the order of both does not matter.

    Args:
        locals_: entities of kind person, of any documents.
        listed: persons of the user's own list, who are never joined with one another.
    """
    full: dict[Form, list[LocalEntity]] = defaultdict(list)
    written: dict[Form, str] = {}
    bare: list[LocalEntity] = []
    for one in locals_:
        name = form_of(one)
        if name is None:
            bare.append(one)
            continue
        key = _form(name)
        full[key].append(one)
        written[key] = min(name, written.get(key, name))
    own = sorted(listed, key=lambda dossier: dossier.listed or "")
    for dossier in own:
        for name in dossier.forms.values():
            written.setdefault(_form(name), name)
    alike = _alike(written)
    waiting = [one for key in sorted(full) for one in namesakes.split(written[key], full[key])]
    waiting.sort(key=_specific)
    persons = Persons()
    by_form: dict[Form, list[Dossier]] = defaultdict(list)
    for dossier in (*own, *waiting):
        chosen = None if dossier.listed else _choose(dossier, by_form, alike, persons)
        if chosen is None:
            persons.dossiers.append(dossier)
            chosen = dossier
        else:
            chosen.absorb(dossier)
        for name in dossier.forms.values():
            held = by_form[_form(name)]
            if chosen not in held:
                held.append(chosen)
    persons.refused += near_misses(one for one in persons.dossiers if one.locals)
    BareNames(persons.dossiers, persons.refused).place(bare)
    return persons.dossiers, persons.refused


def _form(name: str) -> Form:
    return tuple(sorted(parts(name))), generation(name)


def _alike(written: dict[Form, str]) -> dict[Form, list[Form]]:
    """Every form -> those that can be one person's, itself among them."""
    listed = sorted(written)
    found = {form: [form] for form in listed}
    for one, two in candidate_pairs(form[0] for form in listed):
        left, right = listed[one], listed[two]
        if _agree(left, right, written):
            found[left].append(right)
            found[right].append(left)
    return found


def _agree(left: Form, right: Form, written: dict[Form, str]) -> bool:
    if left[1] != right[1] and left[1] and right[1]:
        return False
    how = agreement(written[left], written[right])
    if how is None or how.score < SAME:
        return False
    families = {family(written[left]), family(written[right])}
    whole = (pair for pair in how.pairs if pair.level is not Level.INITIAL)
    return any({pair.left, pair.right} & families or " " in pair.left for pair in whole)


def _specific(dossier: Dossier) -> tuple[int, int, int, str]:
    """Names of most whole parts first, then those of most documents."""
    whole = max(sum(len(part) > 1 for part in form) for form in dossier.forms)
    letters = max(sum(map(len, form)) for form in dossier.forms)
    return -whole, -len(dossier.locals), -letters, dossier.key


def _choose(
    dossier: Dossier,
    by_form: dict[Form, list[Dossier]],
    alike: dict[Form, list[Form]],
    persons: Persons,
) -> Dossier | None:
    """The person whom a dossier's name means, if one stands out."""
    near = {
        id(person): person
        for name in dossier.forms.values()
        for form in alike[_form(name)]
        for person in by_form.get(form, ())
    }
    fitting = [person for person in near.values() if _all_agree(dossier, person)]
    if not fitting:
        return None
    barred = {id(person): conflict(person, dossier) for person in fitting}
    ranked = sorted(
        ((person, compare(dossier, person)) for person in fitting),
        key=lambda pair: (barred[id(pair[0])] is not None, -total(pair[1]), pair[0].key),
    )
    free = [pair for pair in ranked if barred[id(pair[0])] is None]
    close = _close(dossier, free)
    reason = _reason(close) if free else barred[id(ranked[0][0])]
    if reason is None:
        return close[0][0]
    persons.refused.append(
        Refused(dossier=dossier, reason=reason, candidates=tuple(ranked[:_TOLD]))
    )
    return None


def _close(dossier: Dossier, free: list[Weighed]) -> list[Weighed]:
    """The candidates that nothing tells apart, the best first.

    A name just as the user's list has it means whom it lists. A slip of one document ("Crooked
    Ana Reyes") is no rival where many have the name itself: a
    candidate counts that has a quarter of the documents of the name that looks for its person.
    """
    best = total(free[0][1]) if free else 0.0
    close = [pair for pair in free if best - total(pair[1]) < MARGIN]
    listed = [pair for pair in close if pair[0].listed and _same_form(dossier, pair[0])]
    if len(listed) == 1:
        return listed
    borne = [pair for pair in close if _serious(pair[0], dossier)]
    if borne or len(close) < 2:
        return borne or close
    most = max(len(person.locals) for person, _ in close)
    return [pair for pair in close if len(pair[0].locals) == most]


def _serious(person: Dossier, dossier: Dossier) -> bool:
    return bool(person.listed) or _SERIOUS * len(person.locals) >= len(dossier.locals)


def _same_form(dossier: Dossier, person: Dossier) -> bool:
    return not set(dossier.forms).isdisjoint(person.forms)


def _reason(close: list[Weighed]) -> str | None:
    """Why the best candidate is not taken; None where it is."""
    best = total(close[0][1])
    if best < JOIN:
        return f"too little speaks for it: log odds {best:+.1f}, where {JOIN:+.1f} are needed"
    if len(close) > 1:
        names = " and ".join(min(person.forms.values()) for person, _ in close[:2])
        return f"{len(close)} candidates, and nothing tells them apart: {names}"
    return None


def _all_agree(dossier: Dossier, person: Dossier) -> bool:
    """Whether every name of one can be of the bearer of every name of the other."""
    for left in dossier.forms.values():
        for right in person.forms.values():
            how = agreement(left, right)
            if how is None or how.score < SAME:
                return False
    return True
