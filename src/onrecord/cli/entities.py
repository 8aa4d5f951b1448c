"""`onrecord entities`: the people and bodies of a case, joined over its documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from onrecord.case import (
    CandidateRow,
    JoinedRow,
    JoinStep,
    MemberRow,
    RefusalRow,
    ShownJoined,
    Telling,
    told,
)
from onrecord.cli.listing import Output, listing, one_json_line
from onrecord.cli.names import tell_nearest
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line
from onrecord.errors import InputError
from onrecord.model import EntityKind
from onrecord.web import wording


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("name", required=False)
@click.option("--entity", "entity_id", metavar="ID", help="Explain one: its members, and why.")
@click.option("--kind", help=f"Only one of: {', '.join(EntityKind)}.")
@listing
def entities(
    case: Path, name: str | None, entity_id: str | None, kind: str | None, output: Output
) -> None:
    """List the people and bodies of a case, each once, by what is attributed to them.

    NAME: a whole name or alias, of which several may be found. --entity takes
    the id of one, also of an earlier state of the case, or that of an entity
    of one document, and says which documents' entities it joins, what spoke
    for each, and which joins were refused.

    docs/link-format.md explains the keys of --json and --csv.

    \b
    Example:
      onrecord entities summit Reyes
      onrecord entities summit --entity 0f3e5d1c --json
    """
    if entity_id and (name or kind):
        raise InputError("--entity names one entity: leave the name and --kind out.")
    with to_ask(case) as opened:
        if entity_id is None:
            found = opened.entities(name, kind=kind)
            output.write(found.page(output.rows), in_words, of=len(found))
            if name and not len(found):
                tell_nearest(opened, name)
            return
        shown = opened.entity(entity_id)
    if output.form == "csv":
        output.write(shown.members, str)
    elif output.form == "json":
        click.echo(one_json_line(shown))
    else:
        click.echo("\n".join(_explained(shown)))


def in_words(row: JoinedRow) -> str:
    """Say an entity in one line, or two."""
    counted = [
        f"{row.attributions:,} attribution{'' if row.attributions == 1 else 's'}",
        f"{row.documents:,} document{'' if row.documents == 1 else 's'}",
    ]
    counted += [one_line(told(one), 80) for one in row.decided]
    line = f"{row.id}  {one_line(row.name, 100)} ({row.kind})  {', '.join(counted)}"
    if not row.aliases:
        return line
    return f"{line}\n    also {one_line('; '.join(row.aliases), 300)}"


def _explained(shown: ShownJoined) -> Iterator[str]:
    yield in_words(shown.entity)
    for office in shown.offices:
        yield f"    {wording.office(office)}{_told(office.told, office.documents)}"
    for tie in shown.ties:
        words = f"{wording.tie(tie.kind, tie.outward)} {one_line(tie.name, 80)}"
        yield f"    {words}{_told(tie.told, tie.documents)}"
    for member in shown.members:
        yield from _member(member)
    for refusal in shown.refusals:
        yield from _refusal(refusal)


def _told(told: Sequence[Telling], documents: int) -> str:
    """Say where the first words for it stand, by whose word, and how many documents tell it."""
    first = told[0]
    by = f", by the account of {one_line(first.by, 60)}" if first.by else ""
    more = f"; {documents:,} documents" if documents > 1 else ""
    return f"\n      “{one_line(first.text, 120)}” in {first.document}{by}{more}"


def _member(member: MemberRow) -> Iterator[str]:
    yield f"\n  {member.id}  {one_line(member.name, 100)}"
    yield f"    in {member.document}  {one_line(member.title or member.document_name, 100)}"
    yield from map(_step, member.steps)
    if member.steps:
        yield f"    {member.weight:+7.2f}  in all"


def _step(step: JoinStep) -> str:
    told = f"{step.compared}: {step.outcome} ({one_line(step.values, 120)})"
    return f"    {step.weight:+7.2f}  {told}; {one_line(step.origin, 80)}"


def _refusal(refusal: RefusalRow) -> Iterator[str]:
    yield f"\n  not joined: {refusal.entity}  {one_line(refusal.name, 100)}"
    yield f"    in {refusal.document}  {one_line(refusal.document_name, 100)}"
    yield f"    {one_line(refusal.reason, 200)}"
    for candidate in refusal.candidates:
        yield from _candidate(candidate)


def _candidate(candidate: CandidateRow) -> Iterator[str]:
    yield f"    candidate {candidate.id}  {one_line(candidate.name, 100)}"
    yield from (f"    {_step(step)}" for step in candidate.steps)
