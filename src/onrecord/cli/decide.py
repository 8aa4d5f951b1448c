"""`onrecord decide`: what a human makes of what was found."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from onrecord.case import Decision
from onrecord.cli.listing import one_json_line
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line
from onrecord.errors import InputError
from onrecord.kinds import Act, Action, Kind

_PIECE = re.compile(r"(\w+)=(\d+):(\d+)")
_DONE = {
    Action.ACCEPT: "Accepted",
    Action.REJECT: "Rejected",
    Action.EDIT: "Edited",
    Action.MERGE: "Merged",
    Action.SPLIT: "Split",
    Action.JOIN: "Joined",
    Action.PART: "Parted",
}


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("row_id", metavar="ID")
@click.argument("action", type=click.Choice([str(action) for action in Action]))
@click.argument("others", metavar="[ID]...", nargs=-1)
@click.option("--by", required=True, help="Who decides.")
@click.option("--why", help="The reason, in a sentence.")
@click.option(
    "--source", multiple=True, help='Of edit: who says it, by name or ID; repeat; "" is nobody.'
)
@click.option("--kind", help=f"Of edit: {', '.join(Kind)}.")
@click.option(
    "--span",
    multiple=True,
    metavar="ROLE=START:END",
    help="Of edit: a piece of a role, such as content=10:38; repeat for more.",
)
@click.option("--said", help='Of edit: 2031-03-04, 2031-03 or 2031-03-04..2031-03-06; "" unknown.')
@click.option("--act", help=f'Of edit: {", ".join(Act)}; "" is none.')
@click.option("--target", help='Of edit: at whom it is directed, by name or ID; "" is nobody.')
@click.option("--json", "as_json", is_flag=True, help="The decision as one JSON object.")
def decide(
    case: Path, row_id: str, action: str, others: tuple[str, ...], as_json: bool, **told: Any
) -> None:
    """Decide on what was found; every list, count and export heeds it at once.

    \b
    ID accept | reject        an attribution
    ID edit --source ...      an attribution, field by field
    ID merge ID...            entities of the case that are one; the first gives the name
    ID split ID...            an entity, and its members, or their documents, that are another
    ID join ID...             utterances that are one saying
    ID part ID...             an utterance, and its reports that are of another

    Nothing that was found is changed: onrecord decisions CASE undo brings it
    back. It works while documents are added. docs/how-decisions-work.md tells more.

    \b
    Example:
      onrecord decide summit 0f3e5d1c reject --by "R. Vale" --why "a headline"
      onrecord decide summit 0f3e5d1c edit --source "Ana Reyes" --by "R. Vale"
    """
    with to_ask(case) as opened:
        pieces, source = told.pop("span"), told.pop("source")
        made = opened.decide(
            action,
            row_id,
            *others,
            source=source or None,
            span=_spans(pieces) if pieces else None,
            **told,
        )
    click.echo(one_json_line(made) if as_json else _in_words(made))


def _in_words(made: Decision) -> str:
    ids = " and ".join(one.id for one in made.on)
    set_to = f" ({', '.join(made.changes.fields)})" if made.changes else ""
    return f"{_DONE[made.action]} {ids}{set_to}: decision {made.id} by {one_line(made.by, 60)}."


def _spans(given: tuple[str, ...]) -> dict[str, list[tuple[int, int]]]:
    """Read "content=10:38"."""
    found: dict[str, list[tuple[int, int]]] = {}
    for text in given:
        match = _PIECE.fullmatch(text)
        if match is None:
            raise InputError(f"--span is written as content=10:38, not {text!r}.")
        found.setdefault(match[1], []).append((int(match[2]), int(match[3])))
    return found
