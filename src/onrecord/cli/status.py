"""`onrecord status`: what a case holds."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.case import Count, Status
from onrecord.cli.listing import one_json_line
from onrecord.cli.opening import to_ask
from onrecord.web import wording

_MOST = 12  # languages


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of prose.")
def status(case: Path, as_json: bool) -> None:
    """Count what a case holds.

    \b
    Example:
      onrecord status summit --json
    """
    with to_ask(case) as opened:
        held = opened.status()
    click.echo(one_json_line(held) if as_json else in_words(held))


def in_words(held: Status) -> str:
    """Say what a case holds, one figure a line."""
    figures = (
        ("documents", held.documents),
        ("publishers", held.publishers),
        ("words", held.words),
        ("attributions", held.attributions),
        ("entities", held.entities),
        ("issues", held.issues),
    )
    lines = [held.name, *(f"  {count:>12,}  {what}" for what, count in figures)]
    if [count.value for count in held.languages] not in ([], ["en"]):
        lines.append(f"  by language: {', '.join(map(_language, held.languages[:_MOST]))}")
    if held.first and held.last:
        lines.append(f"  published {held.first[:10]} to {held.last[:10]}")
    return "\n".join([*lines, *(f"  read by {engine}" for engine in held.engines)])


def _language(count: Count) -> str:
    return f"{wording.language(count.value or 'und')} {count.count:,}"
