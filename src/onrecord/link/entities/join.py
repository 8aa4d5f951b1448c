"""The entities of all documents -> the entities of the case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.link.entities.bodies import Bodies, Body
from onrecord.link.entities.body_names import acronym
from onrecord.link.entities.compare import compare
from onrecord.link.entities.dossier import Dossier, Refused, gather
from onrecord.link.entities.evidence import Step, step
from onrecord.link.entities.forms import form_of
from onrecord.link.entities.governments import Heads
from onrecord.link.entities.joined import Candidate, Join, Joined, JoinedEntity, Refusal, joined_id
from onrecord.link.entities.lists import Listed
from onrecord.link.entities.local import LocalEntity
from onrecord.link.entities.people import join_people
from onrecord.link.names import parts
from onrecord.model import EntityKind

_RICH = 4  # documents from which a richest form has to stand in two to be believed


def join(locals_: Iterable[LocalEntity], listed: Iterable[Listed] = ()) -> Joined:
    """Join the entities of documents; the order of neither argument changes anything.

    Unnamed sources stay by themselves: nothing tells two "officials" to be one.
    """
    every = list({one.id: one for one in locals_}.values())
    rows = tuple(listed)
    named = [one for one in every if not one.unnamed]
    people = [one for one in named if one.kind is EntityKind.PERSON]
    persons, refused = join_people(people, map(_enlisted, _of_people(rows)))
    bodies = Bodies(Heads(people))
    for row in rows:
        if row.kind is not EntityKind.PERSON:
            bodies.enlist((row.name, *row.aliases), row.kind, row.id)
    bodies.place(one for one in named if one.kind is not EntityKind.PERSON)
    names = {row.id: row.name for row in rows}
    entities = [_person(one, names) for one in persons if one.locals]
    entities += [_body(one, names) for one in bodies.found]
    entities += [_alone(one) for one in every if one.unnamed]
    joined = Joined(entities=tuple(sorted(entities, key=lambda one: one.id)))
    return Joined(
        entities=joined.entities,
        refusals=_refusals(joined, refused, bodies),
    )


def _of_people(rows: Iterable[Listed]) -> list[Listed]:
    return [row for row in rows if row.kind is EntityKind.PERSON]


def _enlisted(row: Listed) -> Dossier:
    dossier = Dossier(listed=row.id)
    for name in (row.name, *row.aliases):
        if len(parts(name)) > 1:
            dossier.forms.setdefault(parts(name), name)
    return dossier


def _person(dossier: Dossier, names: dict[str, str]) -> JoinedEntity:
    members = sorted(dossier.locals, key=lambda one: one.id)
    written = Counter(name for one in members for name in {one.name, *one.aliases})
    name = names.get(dossier.listed or "") or _richest(written, len(members))
    return JoinedEntity(
        id=joined_id(one.id for one in members),
        name=name,
        kind=EntityKind.PERSON,
        aliases=_others(written, name),
        members=tuple(Join(local=one.id, steps=_why(one, dossier)) for one in members),
        listed=dossier.listed,
    )


def _why(one: LocalEntity, dossier: Dossier) -> tuple[Step, ...]:
    """The waterfall of a member against all the others."""
    if dossier.listed:
        return (step("list", "named there", dossier.listed),)
    if len(dossier.locals) == 1:
        return ()
    return compare(gather([one], form_of(one)), dossier, least=2)


def _richest(written: Counter[str], documents: int) -> str:
    """The form with most whole parts; a mixed case before capitals, then the commonest."""
    believed = {
        name: count for name, count in written.items() if count > 1 or documents < _RICH
    } or dict(written)

    def rank(name: str) -> tuple[int, int, bool, int, str]:
        whole = [part for part in parts(name) if len(part) > 1]
        return len(whole), len(parts(name)), not name.isupper(), believed[name], name

    return max(believed, key=rank)


def _others(written: Counter[str], name: str) -> tuple[str, ...]:
    ranked = sorted(written, key=lambda one: (-written[one], one))
    return tuple(one for one in ranked if one != name)


def _body(body: Body, names: dict[str, str]) -> JoinedEntity:
    members = [body.members[key] for key in sorted(body.members)]
    written = Counter(name for one, _ in members for name in {one.name, *one.aliases})
    kinds = Counter(one.kind for one, _ in members)
    name = names.get(body.listed or "") or _body_name(body, written)
    return JoinedEntity(
        id=joined_id(one.id for one, _ in members),
        name=name,
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        aliases=_others(written, name),
        members=tuple(
            Join(local=one.id, steps=_listed_first(body, steps)) for one, steps in members
        ),
        listed=body.listed,
    )


def _listed_first(body: Body, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return (step("list", "named there", body.listed), *steps) if body.listed else steps


def _body_name(body: Body, written: Counter[str]) -> str:
    """The form that says most: no acronym, then the commonest, then the longest."""
    if body.key[0] == "body" and body.key[1] == ("government",) and body.key[2]:
        return f"Government of {body.key[2]}"
    return max(written, key=lambda one: (acronym(one) is None, written[one], len(one), one))


def _alone(one: LocalEntity) -> JoinedEntity:
    return JoinedEntity(
        id=joined_id([one.id]),
        name=one.name,
        kind=one.kind,
        aliases=one.aliases,
        members=(Join(local=one.id),),
    )


def _refusals(joined: Joined, refused: Iterable[Refused], bodies: Bodies) -> tuple[Refusal, ...]:
    """What was not joined, with the candidates as they are in the end."""
    of = joined.of()
    by_id = {entity.id: entity for entity in joined.entities}
    found: list[Refusal] = []
    for one in refused:
        local = min(held.id for held in one.dossier.locals)
        candidates = [
            (min(person.locals, key=lambda held: held.id).id, steps)
            for person, steps in one.candidates
            if person.locals
        ]
        found.append(
            Refusal(
                local=local,
                joined=of[local],
                reason=one.reason,
                candidates=tuple(
                    Candidate(joined=of[held], name=by_id[of[held]].name, steps=steps)
                    for held, steps in candidates
                ),
            )
        )
    for doubt in bodies.doubts:
        ids = [min(body.members) for body in doubt.candidates if body.members]
        found.append(
            Refusal(
                local=doubt.local.id,
                joined=of[doubt.local.id],
                reason=doubt.reason,
                candidates=tuple(
                    Candidate(joined=of[held], name=by_id[of[held]].name) for held in ids
                ),
            )
        )
    return tuple(sorted(found, key=lambda one: one.local))
