"""All posts of a document's drafts, and what bodies they tie them to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.grammar.text import TextView
from onrecord.model import EntityKind, Office, TieKind
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.entities import Entities
from onrecord.resolve.offices import held
from onrecord.resolve.offices.merged import merged
from onrecord.resolve.offices.posts import Posts
from onrecord.resolve.ties import Claims, Scene
from onrecord.resolve.ties.scene import Bound


def complete(
    layout: TextView,
    entities: Entities,
    scene: Scene,
    claims: Claims,
) -> None:
    """Give every draft the posts that sentences tell of, beside those at its names."""
    posts = Posts(layout, entities.names.covering, scene.dating.begins, entities.places)
    for draft in entities.all():
        draft.offices = [
            replace(office, asserted_by=claims.by(office.evidence)) for office in draft.offices
        ]
    for one in list(held.read(scene, posts)):
        _outrank(one)
        one.draft.offices.append(replace(one.office, asserted_by=claims.by(one.proof)))
    for draft in entities.all():
        if draft.offices:
            draft.offices = merged(_without_persons(office, entities) for office in draft.offices)


def _outrank(one: held.HeldOffice) -> None:
    """Let a sentence be read by its grammar where the words beside the name were read, too."""
    where = one.office.evidence
    one.draft.offices = [
        office
        for office in one.draft.offices
        if office.evidence.end <= where.start or office.evidence.start >= where.end
    ]


def _without_persons(office: Office, entities: Entities) -> Office:
    """Take no person for an organisation: "a spokesman for President Tesh"."""
    body = office.organisation
    if body is None:
        return office
    for name in entities.names.within(office.evidence.start, office.evidence.end):
        who = entities.meant(name) if body.endswith(name.text) else None
        if who is not None and _surely_person(who):
            return replace(office, organisation=None)
    return office


def _surely_person(draft: EntityDraft) -> bool:
    """Whether more than its form tells that a name is a person's, since places have such, too."""
    told = draft.gender is not None or draft.offices or draft.nouns
    return draft.kind is EntityKind.PERSON and bool(told)


def holders(layout: TextView, entities: Entities) -> Iterator[Bound]:
    """Who holds office in a body that the document names there; envoys are sent to one."""
    for draft in entities.people.drafts:
        for office in draft.offices:
            evidence = office.evidence
            for name in entities.names.within(evidence.start, evidence.end):
                body = entities.meant(name)
                named = office.organisation and name.text in office.organisation
                sent = layout.text[evidence.start : name.start].endswith((" to ", " to the "))
                if body is None or not named or body.kind is EntityKind.PERSON or sent:
                    continue
                yield Bound(
                    kind=TieKind.HOLDS_OFFICE,
                    one=draft,
                    other=body,
                    evidence=evidence,
                    since=office.since,
                    until=office.until,
                )
