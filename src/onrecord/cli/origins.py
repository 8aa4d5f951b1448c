"""`onrecord origins`: where reports come from, and how many independent origins they have."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.case import AccountRow, ErodedRow, OriginStep
from onrecord.cli.listing import Output, listing
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--source", help="Name or alias of who says it, or an id that entities gives.")
@click.option("--document", metavar="ID", help="Only what this document tells.")
@click.option("--utterance", metavar="ID", help="Only what this utterance is part of.")
@click.option("--circular", is_flag=True, help="Only what publishers cite in a circle.")
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Only what this many documents tell.",
)
@listing
def origins(  # noqa: PLR0917 - one option each
    case: Path,
    source: str | None,
    document: str | None,
    utterance: str | None,
    circular: bool,
    least: int,
    output: Output,
) -> None:
    """Count independent origins: who was there, and who cites or copies whom.

    What most documents tell comes first. Copies, citations, translations and
    new versions add no origin; each line says what a document adds, and why.

    docs/how-origins-are-counted.md has the rules, docs/link-format.md
    explains the keys of --json and --csv.

    \b
    Example:
      onrecord origins summit --source Reyes --least 2
    """
    with to_ask(case) as opened:
        found = opened.origins(
            source=source,
            document=document,
            utterance=utterance,
            circular=circular,
            documents=least,
        )
        output.write(found.page(output.rows), in_words, of=len(found))


def in_words(row: AccountRow) -> str:
    """Say how many origins a saying has, and a line for each step and each change on the way."""
    who = "; ".join(row.names) or "(nobody named)"
    told = [f"{row.id}  {one_line(who, 90)}", counted(row.least, row.most)]
    if row.circular:
        told.append("circular")
    if row.single_unnamed:
        told.append("one unnamed source behind all")
    lines = [" · ".join(told), f"    {one_line(row.text, 300)}"]
    return "\n".join((*lines, *map(_step, row.path), *map(_eroded, row.erosion)))


def counted(least: int, most: int) -> str:
    """Say how many independent origins there are."""
    if least == most:
        return "1 independent origin" if most == 1 else f"{most} independent origins"
    return f"{least} to {most} independent origins"


def _step(step: OriginStep) -> str:
    where = one_line(step.publisher or step.name or "?", 60)
    day = (step.published or "")[:10] or "-"
    told = f"      {day}  {where}: {step.how}"
    if step.document is None:
        told += " (not in the case)"
    if step.words:
        told += f" “{one_line(step.words, 80)}”"
    if step.of_publishers:
        told += f" -> {one_line(', '.join(step.of_publishers), 90)}"
    return f"{told}{' (leads back to itself)' if step.ring else ''}\n        {step.rule}"


def _eroded(change: ErodedRow) -> str:
    before, after = (one_line(text, 60) or "-" for text in (change.before, change.after))
    return f"      {change.document}  {change.kind}: {before} > {after}"
