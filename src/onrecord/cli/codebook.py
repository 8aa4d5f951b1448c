"""`onrecord codebook`: check a codebook, and find what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from onrecord.cli.listing import Output, listing
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line
from onrecord.cli.progress import tell
from onrecord.cli.track import in_context

Row = Mapping[str, Any]


@click.group()
def codebook() -> None:
    """Check a codebook, and suggest what it lacks.

    A codebook is a YAML file of formulations: docs/codebook-format.md.

    \b
    Example:
      onrecord codebook check waters.yaml
    """


@codebook.command()
@click.argument("file", type=click.Path(path_type=Path))
@listing
def check(file: Path, output: Output) -> None:
    """List the mistakes of a codebook, each with its line and how to mend it.

    Exits with 1 if there are any.

    \b
    Example:
      onrecord codebook check waters.yaml
    """
    from onrecord.analyse.codebook import check as check_book  # noqa: PLC0415 - loads numpy

    found = check_book(file)
    if found or output.form != "text":
        output.write(found, lambda one: one_line(str(one), 300), of=len(found))
    else:
        tell(f"{file} can be counted by.")
    click.get_current_context().exit(1 if found else 0)


@codebook.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("known", required=False, type=click.Path(path_type=Path))
@click.option("--source", multiple=True, help="Whose words: a name, alias or id; may be repeated.")
@click.option(
    "--least",
    type=click.IntRange(min=2),
    default=3,
    show_default=True,
    help="Uses of a phrase, at least.",
)
@click.option("--pairs", is_flag=True, help="Pairs that differ in one thing, instead of phrases.")
@click.option("--evidence", metavar="ID", help="List the passages behind the row of an id.")
@click.option(
    "--chart",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw into a .svg, .png, .pdf or .html file.",
)
@listing
def suggest(  # noqa: PLR0917 - each choice is one option
    case: Path,
    known: Path | None,
    source: tuple[str, ...],
    least: int,
    pairs: bool,
    evidence: str | None,
    chart: Path | None,
    output: Output,
) -> None:
    """Suggest recurring phrases that the codebook KNOWN lacks, and minimal pairs.

    A minimal pair is two phrases that differ by one word or its order: "shared
    waters" and "guarded waters". Each row tells who said it first and who
    followed.

    \b
    Example:
      onrecord codebook suggest summit waters.yaml --source Reyes
      onrecord codebook suggest summit --pairs
    """
    with to_ask(case) as opened:
        found = opened.suggest(known, source=source, least=least)
        if chart is not None:
            found.save(chart)
            tell(f"{chart} written.")
        if evidence is not None:
            passages = found.evidence(evidence)
            output.write(passages, in_context, of=len(passages))
            return
        table = found.pairs() if pairs else found.table()
        output.write(table, _pair if pairs else _phrase, of=len(table))
        for line in found.caption:
            tell(line)


def _phrase(row: Row) -> str:
    return (
        f"{row['id']}  {one_line(row['phrase'], 90)}: {row['uses']:,} uses in "
        f"{row['documents']:,} documents, last {row['last']}\n    "
        f"{_first(row['first'], row['first_source'], row['followed'])}"
    )


def _pair(row: Row) -> str:
    differs = " / ".join(row["words"]) or "their order"
    lines = [f"{row['id']}  {row['difference']}: {one_line(differs, 80)}"]
    for side in ("one", "other"):
        told = _first(*(row[f"{side}_{key}"] for key in ("first", "first_source", "followed")))
        lines.append(f"    {one_line(row[side], 80)}: {row[f'{side}_uses']:,} uses, {told}")
    return "\n".join(lines)


def _first(day: str, who: str, followed: list[str]) -> str:
    after = f"; then {one_line(', '.join(followed), 200)}" if followed else ""
    return f"first {day} by {one_line(who, 60)}{after}"
