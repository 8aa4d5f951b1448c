"""`onrecord timeline` and `onrecord offices`: what was when, by whose word."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from onrecord.cli.answering import answer
from onrecord.cli.listing import Output, listing
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line

Row = Mapping[str, Any]
_EVIDENCE = click.option("--evidence", metavar="ID", help="List the passages behind a row.")
_CHART = click.option(
    "--chart",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw into a .svg, .png, .pdf or .html file.",
)


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("who", required=False)
@click.option("--topic", metavar="QUERY", help="Sayings that hold words, in place of WHO.")
@click.option("--towards", is_flag=True, help="With what is said towards WHO.")
@click.option("--from", "since", help="On or after: 2031, 2031-03 or 2031-03-04.")
@click.option("--to", "until", help="On or before.")
@click.option("--most", default=200, show_default=True, help="Sayings at most.")
@_EVIDENCE
@_CHART
@listing
def timeline(
    case: Path,
    who: str | None,
    output: Output,
    evidence: str | None,
    chart: Path | None,
    **asked: Any,
) -> None:
    """List what is told of somebody, or of a topic, by when it was.

    Sayings, offices, meetings and other ties; each with its date as the text
    tells it, when that was put out, and whose word it is. "!" marks a date
    that another passage contradicts.

    \b
    Example:
      onrecord timeline summit Reyes --from 2029
      onrecord timeline summit --topic "toll OR strait" --chart toll.svg
    """
    with to_ask(case) as opened:
        answer(opened.timeline(who, **asked), output, _event, evidence, chart)


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("who", required=False)
@click.option("--title", help='Offices whose title holds this: "minister".')
@click.option("--organisation", help="Offices whose organisation holds this.")
@_EVIDENCE
@_CHART
@listing
def offices(
    case: Path,
    who: str | None,
    output: Output,
    evidence: str | None,
    chart: Path | None,
    **asked: Any,
) -> None:
    """List who held which office when, by whose word.

    "!" marks dates that another passage contradicts.

    \b
    Example:
      onrecord offices summit --title minister
      onrecord offices summit Reyes --chart reyes.svg
    """
    with to_ask(case) as opened:
        answer(opened.offices(who, **asked), output, _office, evidence, chart)


def _when(row: Row) -> str:
    if not (row["since"] or row["until"]):
        return "undated"
    since, until = row["since"], row["until"]
    if since == until:
        return str(since)
    return f"{since or 'not known'} to {until or 'not known'}" if since else f"by {until}"


def _event(row: Row) -> str:
    mark = "! " if row["conflict"] else ""
    who = f"{one_line(row['who'], 50)}: " if row["kind"] == "saying" else ""
    out = (row["published"] or "undated")[:10]
    return (
        f"{row['id']}  {mark}{_when(row)} · {row['kind']} · {who}{one_line(row['what'], 200)}\n"
        f"    {one_line(row['told_by'], 60)}, put out {out}"
    )


def _office(row: Row) -> str:
    mark = "! " if row["conflict"] else ""
    documents = "1 document" if row["documents"] == 1 else f"{row['documents']:,} documents"
    return (
        f"{row['id']}  {mark}{one_line(row['who'], 50)} · {one_line(row['title'], 100)} · "
        f"{_when(row)}\n    told by {one_line('; '.join(row['told_by']), 120)}, {documents}"
    )
