"""One full name, many documents: one person, or several who bear it.

A name that few bear is one person's unless offices, kin or years speak against it. A name that many
bear is taken apart to single documents, and only what ties two documents brings them together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from onrecord.link.entities.dossier import LIFE, Dossier, conflict, gather, shared_company
from onrecord.link.entities.forms import common
from onrecord.link.entities.local import LocalEntity
from onrecord.link.entities.offices import Post, post

_TIED = 2  # names in common that tie documents about a bearer of a common name
_FREQUENT = 48  # documents in which a name stands from which it ties none


def split(form: str, locals_: Iterable[LocalEntity]) -> list[Dossier]:
    """Dossiers of the bearers of one name, in an order that arrival does not change."""
    listed = sorted(locals_, key=lambda one: one.id)
    if common(form):
        groups = _tied(listed)
        return [gather(group, form) for group in groups]
    return _unless_conflicting(form, listed)


def _tied(listed: list[LocalEntity]) -> list[list[LocalEntity]]:
    """Documents that share an office of one place, or names enough beside the bearer's."""
    leader = list(range(len(listed)))

    def find(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for left, right in (*_by_office(listed), *_by_company(listed)):
        leader[find(right)] = find(left)
    groups: dict[int, list[LocalEntity]] = defaultdict(list)
    for number, one in enumerate(listed):
        groups[find(number)].append(one)
    return sorted(groups.values(), key=lambda group: group[0].id)


def _by_office(listed: list[LocalEntity]) -> Iterator[tuple[int, int]]:
    """Pairs, by position, of those who hold one office of one place."""
    first: dict[Post, int] = {}
    for number, one in enumerate(listed):
        for held in map(post, one.offices):
            if held.organisation or held.country:
                yield first.setdefault(held, number), number


def _by_company(listed: list[LocalEntity]) -> Iterator[tuple[int, int]]:
    """Pairs, by position, of those whose documents name enough in common."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(listed):
        for name in _telling(one):
            by_name[name].append(number)
    pairs: Counter[tuple[int, int]] = Counter()
    for held in by_name.values():
        if len(held) <= _FREQUENT:
            pairs.update(combinations(held, 2))
    yield from (pair for pair, count in sorted(pairs.items()) if count >= _TIED)


def _telling(one: LocalEntity) -> list[str]:
    own = Counter(one.company)
    mine = gather([one], one.name).company
    return shared_company(own, mine)


def _unless_conflicting(form: str, listed: list[LocalEntity]) -> list[Dossier]:
    """Those with the same offices first; then what they do not contradict joins them."""
    by_posts: dict[tuple[Post, ...], list[LocalEntity]] = defaultdict(list)
    for one in listed:
        by_posts[tuple(sorted({post(held) for held in one.offices}))].append(one)
    plain = by_posts.pop((), [])
    found: list[Dossier] = []
    for group in sorted(by_posts.values(), key=lambda group: (-len(group), group[0].id)):
        for dossier in _safely(form, group):
            _place(dossier, found)
    if plain and len(found) < 2:
        rest = _safely(form, plain)
    else:
        rest = [gather([one], form) for one in plain]
    for dossier in rest:
        _place(dossier, found)
    return found


def _safely(form: str, group: list[LocalEntity]) -> list[Dossier]:
    """One dossier, or one for each document where something in them may part their bearers."""
    whole = gather(group, form)
    twice = len(whole.documents) < len(group)  # one document has two of the name
    if twice or whole.kin or whole.period.days > LIFE:
        return [gather([one], form) for one in group]
    return [whole]


def _place(dossier: Dossier, found: list[Dossier]) -> None:
    """Let the only one that fits absorb a dossier, or the one with most in common."""
    free = [held for held in found if conflict(held, dossier) is None]
    ranked = sorted(
        free,
        key=lambda held: (-len(shared_company(held.company, dossier.company)), held.key),
    )
    if not ranked:
        found.append(dossier)
        return
    common_names = [len(shared_company(held.company, dossier.company)) for held in ranked]
    alone = len(found) == 1
    if alone or common_names[0] >= _TIED + (common_names[1] if len(ranked) > 1 else 0):
        ranked[0].absorb(dossier)
    else:
        found.append(dossier)
