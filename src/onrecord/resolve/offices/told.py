"""All posts of a document's figures, and what bodies they tie them to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.grammar.text import Layout
from onrecord.model import EntityKind, TieKind
from onrecord.resolve.coref.entities import Cast
from onrecord.resolve.offices import held
from onrecord.resolve.offices.merged import merged
from onrecord.resolve.offices.posts import Posts
from onrecord.resolve.ties import Claims, Clause
from onrecord.resolve.ties.bond import Bound
from onrecord.times import Found


def complete(
    layout: Layout, cast: Cast, clauses: Sequence[Clause], found: Sequence[Found], claims: Claims
) -> None:
    """Give every figure the posts that sentences tell of, beside those at its names."""
    begins = frozenset(hit.first for hit in found)
    posts = Posts(layout, cast.names.covering, begins.__contains__, cast.places)
    for figure in cast.all():
        figure.offices = [
            replace(office, asserted_by=claims.by(office.evidence)) for office in figure.offices
        ]
    for clause in clauses:
        for one in held.read(clause, posts):
            one.figure.offices.append(replace(one.office, asserted_by=claims.by(one.proof)))
    for figure in cast.all():
        if figure.offices:
            figure.offices = merged(figure.offices)


def holders(layout: Layout, cast: Cast) -> Iterator[Bound]:
    """Who holds office in a body that the document names there; envoys are sent to one."""
    for figure in cast.people.figures:
        for office in figure.offices:
            evidence = office.evidence
            for name in cast.names.within(evidence.start, evidence.end):
                body = cast.meant(name)
                named = office.organisation and name.text in office.organisation
                sent = layout.text[evidence.start : name.start].endswith((" to ", " to the "))
                if body is None or not named or body.kind is EntityKind.PERSON or sent:
                    continue
                yield Bound(
                    kind=TieKind.HOLDS_OFFICE,
                    one=figure,
                    other=body,
                    evidence=evidence,
                    since=office.since,
                    until=office.until,
                )
