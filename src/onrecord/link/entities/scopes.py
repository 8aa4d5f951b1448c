"""What a new document can touch: local entities that share a scope, even through others.

Joining a case anew costs what it holds; joining those alone whose scopes a new document reaches,
step by step, gives them the same entities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.grammar.lexicon import fold
from onrecord.link.entities.blocks import block_keys
from onrecord.link.entities.body_names import acronym, acronyms_of, body_name, government
from onrecord.link.entities.forms import bare_names, form_of, short_names
from onrecord.link.entities.governments import led_by
from onrecord.link.entities.local import LocalEntity
from onrecord.link.entities.near_misses import given_and_title
from onrecord.model import EntityKind


def scopes(one: LocalEntity) -> frozenset[str]:
    """The scopes of a local entity; an unnamed one has none."""
    if one.unnamed:
        return frozenset()
    return frozenset(_of_person(one) if one.kind is EntityKind.PERSON else _of_body(one))


def reached(locals_: Iterable[LocalEntity], new: Iterable[LocalEntity]) -> list[LocalEntity]:
    """The local entities that new ones can influence, themselves among them, in no order."""
    by_scope: dict[str, list[LocalEntity]] = defaultdict(list)
    for one in locals_:
        for scope in scopes(one):
            by_scope[scope].append(one)
    waiting = list(new)
    found = {one.id: one for one in waiting}
    done: set[str] = set()
    while waiting:
        for scope in scopes(waiting.pop()) - done:
            done.add(scope)
            fresh = [one for one in by_scope[scope] if one.id not in found]
            found |= {one.id: one for one in fresh}
            waiting += fresh
    return [*found.values()]


def _of_person(one: LocalEntity) -> set[str]:
    form = form_of(one)
    short = short_names(form) if form else bare_names(one)
    found = {f"short {name}" for name in short} | {f"head {name}" for name in led_by(one)}
    if form is None:
        return found
    found |= {f"office {given} {' '.join(title)}" for given, title in given_and_title(one, form)}
    return found | {f"block {key}" for key in block_keys(form)}


def _of_body(one: LocalEntity) -> set[str]:
    found = set()
    for name in (one.name, *one.aliases):
        key = body_name(name, one.lands)
        letters = acronym(name)
        found |= {f"acronym {short}" for short in ({letters} if letters else acronyms_of(name))}
        found |= {f"land {fold(land)}" for land in key.countries if not key.words}
        found.add(f"body {' '.join(key.words) or fold(name)}")
        head = government(key.words)
        if head:
            found |= {f"head {head}", "body government"}
    return found
