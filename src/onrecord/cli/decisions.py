"""`onrecord decisions`: what was decided, taken back, handed on."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.case import Case, DecisionRow, EntityAnchor, PassageAnchor, UtteranceAnchor
from onrecord.cli.listing import Output, listing
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line
from onrecord.cli.progress import tell
from onrecord.errors import InputError
from onrecord.kinds import Action

_STATES = ("applied", "outranked", "orphaned", "undone")
_FILTERS = {"state": "state", "action": "decided", "by": "by"}
_EXPECTED = {
    "export": "a FILE to write",
    "import": "a FILE to read",
    "undo": "the ID of a decision",
}


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument(
    "action",
    type=click.Choice(["list", "export", "import", "undo"]),
    required=False,
    default="list",
)
@click.argument("argument", metavar="[FILE|ID]", required=False)
@click.option("--by", help="Of list: only what this person decided. Of undo: who takes it back.")
@click.option("--why", help="Of undo: the reason, in a sentence.")
@click.option("--state", help=f"Of list: only {', '.join(_STATES)}.")
@click.option("--action", "decided", help=f"Of list: only {', '.join(Action)}.")
@listing
def decisions(
    case: Path, action: str, argument: str | None, output: Output, **asked: str | None
) -> None:
    """List what was decided, the newest first; take it back; hand it on.

    \b
    decisions CASE [list]         with what each comes to: applied, outranked by a
                                  later one, orphaned, undone
    decisions CASE export FILE    every decision as a line of JSON; - is standard output
    decisions CASE import FILE    those of others; what is there is not added again
    decisions CASE undo ID --by   what it was on is as if it had not been decided

    An orphaned decision is on words that do not stand there any more, or on
    another source; it is never moved to what only looks alike.

    \b
    Exit code of import: 1 where decisions contradict each other.

    \b
    Example:
      onrecord decisions summit --state orphaned
      onrecord decisions summit undo 7c4d --by "R. Vale"
    """
    if action != "list" and argument is None:
        raise InputError(f"decisions {action} takes {_EXPECTED[action]}.")
    with to_ask(case) as opened:
        if action == "undo":
            _undo(opened, argument or "", asked["by"], asked["why"])
        elif action == "export":
            _export(opened, argument or "")
        elif action == "import":
            sys.exit(_import(opened, argument or ""))
        else:
            filters = {key: asked[name] for key, name in _FILTERS.items()}
            found = opened.decisions(**filters)
            output.write(found.page(output.rows), in_words, of=len(found))


def _undo(opened: Case, decision: str, by: str | None, why: str | None) -> None:
    if by is None:
        raise InputError('Say who takes it back: --by "R. Vale".')
    undone = opened.undo(decision, by=by, why=why)
    click.echo(f"Undone: {undone.action} {undone.on[0].id}, decision {undone.id}.")


def _export(opened: Case, file: str) -> None:
    if file == "-":
        for line in opened.decision_lines():
            click.echo(line)
        return
    count = opened.export_decisions(file)
    click.echo(f"{count:,} decision{'' if count == 1 else 's'} written to {file}.")


def _import(opened: Case, file: str) -> int:
    report = opened.import_decisions(file)
    told = [f"{report.added:,} added", f"{report.known:,} known already"]
    if report.undone:
        told.append(f"{report.undone:,} undone")
    click.echo(f"{', '.join(told)}.")
    for conflict in report.conflicts:
        tell(f"{conflict.imported} contradicts {conflict.own}: {conflict.about}; the later holds.")
    return 1 if report.conflicts else 0


def in_words(row: DecisionRow) -> str:
    """Say a decision in two lines or three: what, by whom, on what."""
    fields = row.decision.changes.fields if row.decision.changes else ()
    what = f"{row.action} {', '.join(fields)}".strip()
    lines = [f"{row.id}  {what} · {one_line(row.by, 60)} · {row.at[:10]} · {row.state}"]
    lines += [f"    {one_line(_about(one), 160)}" for one in row.decision.on]
    if row.reason and row.state in {"orphaned", "outranked"}:
        lines.append(f"    {row.state}: {one_line(row.reason, 160)}")
    if row.why:
        lines.append(f"    why: {one_line(row.why, 160)}")
    return "\n".join(lines)


def _about(one: PassageAnchor | EntityAnchor | UtteranceAnchor) -> str:
    if isinstance(one, EntityAnchor):
        return f"{one.id}  {one.name}"
    if isinstance(one, UtteranceAnchor):
        return f"{one.id}  {one.text}"
    who = " and ".join(one.names) or " … ".join(piece.text for piece in one.source)
    return f"{one.id}  {who or '(nobody named)'}: {' … '.join(piece.text for piece in one.pieces)}"
