"""`onrecord show`: one attribution, document or entity, with its passage."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from onrecord.case import Case, Reading, ShownAttribution, ShownEntity
from onrecord.cli import search
from onrecord.cli.listing import one_json_line
from onrecord.cli.passage import can_style, legend, marked, marks, one_line, safe
from onrecord.errors import InputError
from onrecord.model import Attribution, Document, Entity, Office, Span
from onrecord.web import wording

Shown = ShownAttribution | ShownEntity | Reading


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("row_id", metavar="ID")
@click.option("--cuts", is_flag=True, help="Of a document: print what was cut from it, and why.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of prose.")
def show(case: Path, row_id: str, cuts: bool, as_json: bool) -> None:
    """Show one attribution, document or entity in its passage.

    The beginning of an ID is enough where nothing else begins with it.
    Source, cue and content are underlined, italic and bold on a terminal;
    elsewhere they are written [source: ...], [cue: ...], [content: ...].

    \b
    Example:
      onrecord show summit 0f3e5d
    """
    with Case.open(case) as opened:
        shown = opened.show(row_id)
    if not cuts:
        click.echo(one_json_line(shown) if as_json else _in_words(shown, styled=can_style()))
    elif isinstance(shown, Reading):
        taken = shown.document.cuts
        click.echo(one_json_line(taken) if as_json else "\n".join(_cuts(shown.document)))
    else:
        raise InputError(f"--cuts goes with the id of a document; {row_id} is that of a part.")


def _in_words(shown: Shown, *, styled: bool) -> str:
    if isinstance(shown, ShownAttribution):
        lines = _attribution(shown, styled=styled)
    elif isinstance(shown, ShownEntity):
        lines = _entity(shown)
    else:
        lines = _document(shown, styled=styled)
    return "\n".join(lines)


def _attribution(shown: ShownAttribution, *, styled: bool) -> list[str]:
    found = shown.attribution
    kind = ", ".join([str(found.kind), *wording.frame(found)])
    return [
        f"attribution {found.id}",
        *_card(shown.document),
        f"  who        {_who(shown)}",
        f"  kind       {kind}, score {wording.score(found.score)}",
        *_chain(shown),
        f"  said       {_said(shown)}",
        *_circumstances(found),
        *([f"  marks      {legend(styled=True)}"] if styled else []),
        "",
        marked(shown.passage, marks(found), styled=styled),
    ]


def _chain(shown: ShownAttribution) -> list[str]:
    """According to whom, outermost first, each on a line of its own with its id."""
    names = [one_line(outer.who or wording.NOBODY, 120) for outer in shown.around]
    return [
        f"  {'' if number else 'chain':<9}  {name}  {outer.id}"
        for number, (name, outer) in enumerate(zip(names, shown.around, strict=True))
    ]


def _circumstances(found: Attribution) -> list[str]:
    parts = {"to": found.addressee, "occasion": found.occasion, "place": found.place}
    return [
        f"  {name:<9}  {one_line(' … '.join(piece.text for piece in pieces), 200)}"
        for name, pieces in parts.items()
        if pieces
    ]


def _who(shown: ShownAttribution) -> str:
    if shown.attribution.unnamed:
        return f"unnamed: {wording.unnamed(shown.attribution.unnamed)}"
    named = "; ".join(_with_offices(entity) for entity in shown.entities)
    if named:
        return named
    return "unresolved" if shown.attribution.source else "nobody named"


def _with_offices(entity: Entity) -> str:
    offices = ", ".join(_office(office) for office in entity.offices)
    return one_line(f"{entity.name} ({offices})" if offices else entity.name, 200)


def _office(office: Office) -> str:
    return ", ".join(part for part in (office.title, office.organisation) if part)


def _said(shown: ShownAttribution) -> str:
    said = shown.attribution.said
    words = f' ("{one_line(said.evidence.text, 60)}")' if said and said.evidence else ""
    return f"{wording.said(said)}{words}"


def _entity(shown: ShownEntity) -> list[str]:
    entity = shown.entity
    lines = [f"entity {entity.id}", f"  name       {one_line(entity.name, 200)}"]
    lines.append(f"  kind       {'unnamed source' if entity.unnamed else entity.kind}")
    if entity.aliases:
        lines.append(f"  aliases    {one_line('; '.join(entity.aliases), 400)}")
    for office in entity.offices:
        evidence = one_line(office.evidence.text, 120)
        lines.append(f'  office     {one_line(_office(office), 120)} ("{evidence}")')
    where = shown.document
    lines.append(f"  document   {where.id}  {one_line(where.title or where.name, 120)}")
    return [*lines, "", *(search.in_words(row) for row in shown.attributions)]


def _cuts(document: Document) -> list[str]:
    """Print each cut under its reason and the words of the text that follow it."""
    lines = []
    for cut in document.cuts:
        after = one_line(document.text[cut.at : cut.at + 60], 50)
        lines += [f"{one_line(cut.reason, 60)}, before: {after or '(the end)'}"]
        lines += [f"    {safe(line)}" for line in cut.text.splitlines()]
    return lines or ["Nothing was cut from this document."]


def _document(reading: Reading, *, styled: bool) -> list[str]:
    document = reading.document
    every = [mark for found in reading.attributions for mark in marks(found)]
    whole = Span(start=0, end=len(document.text), text=document.text)
    return [
        f"document {document.id}",
        *_card(document),
        *_read_from(document),
        f"  attributed {wording.attributed(reading.attributed, len(reading.own_voice))}",
        *_segments(document),
        *(f"  issue      {one_line(issue.message, 400)}" for issue in reading.issues),
        *([f"  marks      {legend(styled=True)}"] if styled else []),
        "",
        marked(whole, every, styled=styled) if document.text else safe(document.text),
    ]


def _read_from(document: Document) -> list[str]:
    """Say what else is known of a document, and where each value was read."""
    told = {
        "genre": str(document.genre),
        "language": wording.language(document.language),
        "retrieved": wording.date(document.retrieved) if document.retrieved else None,
        "address": document.url,
        "input": document.name,
    }
    lines = [f"  {name:<9}  {one_line(value, 200)}" for name, value in told.items() if value]
    for row in document.provenance:
        read = one_line(f'{row.field}: {row.where} ("{row.text}")', 160)
        lines.append(f"  read       {read}")
    return lines


def _segments(document: Document) -> list[str]:
    """Count what a document is divided into, and what was cut from it."""
    kinds = Counter(segment.kind for segment in document.segments)
    words = [wording.plural(count, str(kind)) for kind, count in kinds.items()]
    lines = [f"  segments   {', '.join(words)}"] if words else []
    if document.cuts:
        lines.append(f"  cut        {wording.plural(len(document.cuts), 'piece')}: see --cuts")
    return lines


def _card(document: Document) -> list[str]:
    updated = f", updated {wording.date(document.updated)}" if document.updated else ""
    more = {
        "agency": document.agency,
        "with": "; ".join(document.contributors),
        "dateline": document.dateline,
    }
    return [
        f"  document   {document.id}  {one_line(document.title or document.name, 120)}",
        f"  publisher  {one_line(document.publisher or 'unknown', 120)}",
        f"  byline     {one_line('; '.join(document.byline) or 'none', 120)}",
        *(f"  {name:<9}  {one_line(value, 120)}" for name, value in more.items() if value),
        f"  published  {wording.date(document.published)}{updated}",
    ]
