"""Two dossiers compared: the steps of the waterfall, in log odds."""

from __future__ import annotations

from onrecord.link.entities.dossier import Dossier, fits, shared_company
from onrecord.link.entities.evidence import Step, step
from onrecord.link.entities.forms import common, generation
from onrecord.link.entities.offices import NEAR, same_place, told
from onrecord.link.names import SAME, Agreement, Level, agreement, same_person

MANY = 4  # names in common that show that two documents tell of one matter
_TERM = 4 * 366  # days that an office is taken to last, where no dates are told
_SHOWN = 3  # names that a step spells out

# The weakest way in which parts agree is what the whole is judged by.
_WEAKEST = (
    Level.SLIP, Level.INITIAL, Level.NICKNAME, Level.SYLLABLE, Level.SPELLING,
)  # fmt: skip


def compare(one: Dossier, other: Dossier, least: int = 1) -> tuple[Step, ...]:
    """What speaks for one person and against it.

    Args:
        one: the dossier that may join.
        other: the one to be joined.
        least: how often `other` must have something for it to count: 2 where `one` is part of it.
    """
    steps = [step("prior", "names that share a block", "")]
    steps += _names(one, other, least)
    steps += _offices(one, other, least)
    steps += _countries(one, other, least)
    steps += _company(one, other, least)
    steps += _dates(one, other)
    steps += _kin(one, other)
    return tuple(steps)


def best_names(one: Dossier, other: Dossier, least: int = 1) -> tuple[Agreement, str, str] | None:
    """The two names that agree best, and how; None where no two do."""
    found = []
    held = [
        name
        for key, name in other.forms.items()
        if least < 2 or other.borne[key] >= least or key not in one.forms
    ]
    for left in sorted(set(one.forms.values())):
        for right in sorted(set(held or other.forms.values())):
            how = agreement(left, right)
            if how and how.score >= SAME:
                found.append((how.score, left, right, how))
    if not found:
        return None
    _, left, right, how = max(found, key=lambda row: row[:3])
    return how, left, right


def outcome(how: Agreement) -> str:
    """The outcome of a comparison of names, by its weakest pair of parts."""
    levels = {pair.level for pair in how.pairs}
    weakest = next((level for level in _WEAKEST if level in levels), None)
    if weakest:
        return weakest.value
    return "a part left out" if how.left_out else "the same"


def _names(one: Dossier, other: Dossier, least: int) -> list[Step]:
    found = best_names(one, other, least)
    if found is None:
        return [step("name", "the family name alone", _joined(one, other))]
    how, left, right = found
    steps = [step("name", outcome(how), f"{left} / {right}")]
    if common(left) or common(right):
        steps.append(step("name", "borne by many", f"{left} / {right}"))
    if generation(left) != generation(right):
        steps.append(step("name", "a generation that one leaves out", f"{left} / {right}"))
    return steps


def _joined(one: Dossier, other: Dossier) -> str:
    bare = one.locals[0].name if one.locals else ""
    return f"{bare} / {min(other.forms.values(), default='')}"


def _offices(one: Dossier, other: Dossier, least: int) -> list[Step]:
    theirs = [held for held in other.chief_posts() if other.counted[held] >= least]
    mine = one.chief_posts()
    if not mine or not theirs:
        return []
    ranked = [
        (same_place(left, right) is True, left, right)
        for left in mine
        for right in theirs
        if fits(left, right) and one.posts[left].apart(other.posts[right]) <= _TERM
    ]
    if not ranked:
        return [step("office", "another", f"{told(mine[0])} / {told(theirs[0])}")]
    placed, left, right = max(ranked)
    said = "the same, of one place" if placed else "the same title"
    return [step("office", said, f"{told(left)} / {told(right)}")]


def _countries(one: Dossier, other: Dossier, least: int) -> list[Step]:
    theirs = {name for name, count in other.countries.items() if count >= least}
    if not one.countries or not theirs:
        return []
    shared = sorted(theirs & set(one.countries))
    if shared:
        return [step("country", "the same", ", ".join(shared[:_SHOWN]))]
    return [step("country", "another", f"{min(one.countries)} / {min(theirs)}")]


def _company(one: Dossier, other: Dossier, least: int) -> list[Step]:
    shared = [
        name for name in shared_company(one.company, other.company) if other.company[name] >= least
    ]
    said = "many in common" if len(shared) >= MANY else "some in common" if shared else "none"
    shown = ", ".join(name.partition(" ")[2] for name in shared[:_SHOWN])
    more = f" and {len(shared) - _SHOWN} more" if len(shared) > _SHOWN else ""
    return [step("company", said, shown + more)]


def _dates(one: Dossier, other: Dossier) -> list[Step]:
    if one.period.first is None or other.period.first is None:
        return []
    days = one.period.apart(other.period)
    said = "near" if days <= NEAR else "far apart" if days > 10 * 366 else "some years apart"
    return [step("dates", said, f"{days} days apart")]


def _kin(one: Dossier, other: Dossier) -> list[Step]:
    for tie in sorted(one.kin):
        for held in sorted(other.kin):
            if tie.relation == held.relation and same_person(tie.name, held.name) >= SAME:
                return [step("kin", "the same", f"{tie.relation} {tie.name}")]
    return []
