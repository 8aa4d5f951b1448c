"""`onrecord utterances`: sayings, each once, with who reports them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from onrecord.case import (
    BridgeEnd,
    BridgeRow,
    NamedChange,
    ReportDiff,
    ReportRow,
    ShownUtterance,
    UtteranceRow,
    told,
)
from onrecord.cli.listing import Output, listing, one_json_line
from onrecord.cli.names import tell_nearest
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line
from onrecord.errors import InputError


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--source", help="Name or alias of who says it, or an id that entities gives.")
@click.option("--document", metavar="ID", help="Only what this document reports.")
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Only what this many documents report.",
)
@click.option("--utterance", "utterance_id", metavar="ID", help="Explain one, word by word.")
@click.option("--bridges", is_flag=True, help="List what is alike and was kept apart, to review.")
@listing
def utterances(
    case: Path, utterance_id: str | None, output: Output, *, bridges: bool, **filters: Any
) -> None:
    """List what was said, each saying once, with the documents that report it.

    What most documents report comes first. Each report says what it made of
    the wording: verbatim, cleaned, cut, altered, paraphrased ...

    --utterance takes the id of one, or of an attribution that reports it, and
    holds each report against the fullest wording: what it kept, cut and
    changed. --bridges lists pairs of sayings that are alike and were not
    joined, with what kept them apart.

    docs/link-format.md explains the keys of --json and --csv.

    \b
    Example:
      onrecord utterances summit --source Reyes --least 2
      onrecord utterances summit --utterance 0f3e5d1c
    """
    source, documents = filters["source"], filters.pop("least")
    if (source or filters["document"] or documents > 1) and (utterance_id or bridges):
        raise InputError("--utterance and --bridges stand alone: leave the filters out.")
    with to_ask(case) as opened:
        if bridges:
            pairs = opened.bridges()
            output.write(pairs.page(output.rows), _bridge, of=len(pairs))
            return
        if utterance_id:
            _explain(opened.utterance(utterance_id), output)
            return
        if source:
            tell_nearest(opened, source)
        found = opened.utterances(documents=documents, **filters)
        output.write(found.page(output.rows), in_words, of=len(found))


def in_words(row: UtteranceRow) -> str:
    """Say who said what when, and a line for each report."""
    who = "; ".join(row.names) or "(nobody named)"
    days = [day or "?" for day in (row.said["from"], row.said["to"])]
    when = days[0] if days[0] == days[1] else " to ".join(days)
    line = f"{row.id}  {one_line(who, 90)} · {when}"
    if row.contested:
        line += " · reports name different speakers"
    line += "".join(f" · {one_line(told(one), 80)}" for one in row.decided)
    return "\n".join((line, f"    {one_line(row.text, 300)}", *map(_report, row.reports)))


def _report(report: ReportRow) -> str:
    where = one_line(report.publisher or report.name, 60)
    return f"      {report.attribution}  {where}: {report.fidelity}"


def _explain(shown: ShownUtterance, output: Output) -> None:
    if output.form == "csv":
        output.write(shown.reports, str)
    elif output.form == "json":
        click.echo(one_json_line(shown))
    else:
        click.echo("\n".join(_explained(shown)))


def _explained(shown: ShownUtterance) -> Iterator[str]:
    yield in_words(shown.utterance).split("\n      ", 1)[0]
    for report in shown.reports:
        yield from _against(report)
    for bridge in shown.bridges:
        yield f"\n  kept apart\n{_bridge(bridge)}"


def _against(report: ReportDiff) -> Iterator[str]:
    marks = {
        "earliest": report.earliest,
        "reference": report.reference,
        "fullest wording": report.fullest,
    }
    told = "".join(f", {mark}" for mark, holds in marks.items() if holds)
    where = one_line(report.publisher or report.name, 60)
    yield f"\n  {report.attribution}  {where}, {report.published or 'undated'}{told}"
    yield f"    {report.fidelity}, {report.kept:.0%} of the words kept"
    yield f"    {one_line(report.text, 300)}"
    yield from map(_change, report.changes)


def _change(change: NamedChange) -> str:
    was, now = (one_line(words, 120) for words in (change.reference, change.report))
    if not now:
        return f"      {change.change}: without “{was}”"
    return f"      {change.change}: “{now}”" + (f" for “{was}”" if was else " added")


def _bridge(row: BridgeRow) -> str:
    return f"{row.score:.2f}  {row.why}\n{_end(row.one)}\n{_end(row.other)}"


def _end(end: BridgeEnd) -> str:
    where = one_line(end.publisher or end.name, 60)
    who = one_line(end.source, 60) or "(nobody named)"
    return f"      {end.attribution}  {where}, {who}: {one_line(end.text, 200)}"
