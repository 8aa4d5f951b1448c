"""`onrecord show`: one attribution, document or entity, with its passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click

from onrecord.case import HeldOffice, Reading, ShownAttribution, ShownEntity, ShownTie, told
from onrecord.cli import search
from onrecord.cli.listing import one_json_line
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import can_style, legend, marked, marks, one_line, safe
from onrecord.errors import InputError
from onrecord.model import Attribution, Decided, Document, Office, Span, Tie
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
    with to_ask(case) as opened:
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
        *(_held(held, shown) for held in shown.offices),
        f"  said       {wording.said(found.said)} ({one_line(wording.known(found.said), 80)})",
        *([f"  impossible {one_line(found.impossible, 400)}"] if found.impossible else []),
        *_act(shown),
        f"  kind       {kind}, score {wording.score(found.score)}",
        *_chain(shown),
        *_circumstances(found),
        *_items(found),
        *(f"  decided    {_decided(one)}" for one in found.decided),
        *([f"  marks      {legend(styled=True)}"] if styled else []),
        "",
        marked(shown.passage, marks(found), styled=styled),
    ]


def _decided(decided: Decided) -> str:
    """Say who decided what, when and why."""
    why = f": {one_line(decided.why, 200)}" if decided.why else ""
    return (
        f"{one_line(told(decided), 120)}, {wording.date(decided.at[:10])}{why}  {decided.decision}"
    )


def _chain(shown: ShownAttribution) -> list[str]:
    """According to whom, outermost first, each on a line of its own with its id."""
    names = [one_line(outer.who or wording.NOBODY, 120) for outer in shown.around]
    return [
        f"  {'' if number else 'chain':<9}  {name}  {outer.id}"
        for number, (name, outer) in enumerate(zip(names, shown.around, strict=True))
    ]


def _held(held: HeldOffice, shown: ShownAttribution) -> str:
    """Say an office of the source, whether it was held then, and who says so."""
    of = {entity.id: entity.name for entity in shown.entities} if len(shown.entities) > 1 else {}
    whose = f"{one_line(of[held.entity], 60)}: " if held.entity in of else ""
    return f"  office     {whose}{wording.then(held.then)}: {_office(held.office, shown.claims)}"


def _act(shown: ShownAttribution) -> list[str]:
    """Say what it does, towards whom and how it came, as far as is known."""
    found = shown.attribution
    parts = {
        "act": found.act,
        "target": shown.target and f"{one_line(shown.target.name, 160)}  {shown.target.id}",
        "channel": found.channel,
    }
    return [f"  {name:<9}  {value}" for name, value in parts.items() if value]


def _items(found: Attribution) -> list[str]:
    """Number what a content lists, each on a line of its own."""
    return [
        f"  {'' if place > 1 else 'items':<9}  {place}. {one_line(item.text, 200)}"
        for place, item in enumerate(found.items, start=1)
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
        basis = shown.attribution.unnamed.basis
        why = f'; no name because "{one_line(basis, 200)}"' if basis else ""
        return f"unnamed: {wording.unnamed(shown.attribution.unnamed)}{why}"
    named = "; ".join(f"{one_line(entity.name, 160)}  {entity.id}" for entity in shown.entities)
    if named:
        return named
    return "unresolved" if shown.attribution.source else "nobody named"


def _office(office: Office, claims: Mapping[str, str]) -> str:
    evidence = one_line(office.evidence.text, 120)
    return f'{one_line(wording.office(office), 120)} ("{evidence}"){_claimed(office, claims)}'


def _tie(shown: ShownTie, claims: Mapping[str, str]) -> str:
    """Say a tie from the end that is asked about, with its words and whose claim it is."""
    tie = shown.tie
    when = wording.when_and_where(tie)
    parts = [f"{wording.tie(tie.kind, shown.outward)} {shown.name or shown.other}", when]
    words = one_line(", ".join(part for part in parts if part), 200)
    return f'{words} ("{one_line(tie.evidence.text, 200)}"){_claimed(tie, claims)}'


def _claimed(what: Office | Tie, claims: Mapping[str, str]) -> str:
    if what.asserted_by is None:
        return ""
    who = one_line(claims.get(what.asserted_by) or wording.NOBODY, 120)
    return f", by the account of {who}  {what.asserted_by}"


def _entity(shown: ShownEntity) -> list[str]:
    entity = shown.entity
    lines = [f"entity {entity.id}", f"  name       {one_line(entity.name, 200)}"]
    lines.append(f"  kind       {'unnamed source' if entity.unnamed else entity.kind}")
    if entity.aliases:
        lines.append(f"  aliases    {one_line('; '.join(entity.aliases), 400)}")
    lines += [f"  office     {_office(office, shown.claims)}" for office in entity.offices]
    lines += [f"  tie        {_tie(tie, shown.claims)}" for tie in shown.ties]
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
