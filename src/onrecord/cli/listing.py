"""Rows on standard output: for people, as JSON or as CSV."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.case import plain, sheet_lines
from onrecord.cli.passage import UNSAFE, safe

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = TypeVar("Row", bound="DataclassInstance | Mapping[str, Any]")
Command = TypeVar("Command", bound=Callable[..., Any])

# JSON escapes only C0 by itself; lone surrogates cannot be written at all
_ESCAPED = re.compile(f"{UNSAFE.pattern}|[\ud800-\udfff]")
_ALL = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """How a listing is to be written: `form` is "text", "json" or "csv"."""

    form: str
    limit: int  # 0: all

    @property
    def rows(self) -> int:
        """How many rows to ask for."""
        return self.limit or _ALL

    def write(
        self, rows: Iterable[Row], words: Callable[[Row], str], *, of: int | None = None
    ) -> None:
        """Write rows.

        Args:
            rows: Rows of one type; those over the limit are left unread.
            words: Says one row to people; for "text" only.
            of: How many there are in all, to tell people what they do not see; None is unknown.
        """
        every = iter(rows)
        chosen = islice(every, self.rows)
        if self.form == "json":
            write_json(chosen)
        elif self.form == "csv":
            _write_csv(chosen)
        else:
            shown = 0
            for row in chosen:
                click.echo(words(row))
                shown += 1
            _tell_rest(shown, of, more=next(every, None) is not None)


def listing(command: Command) -> Command:
    """Give a command --json, --csv and --limit; it gets them as `output`."""

    def gather(context: click.Context, parameter: click.Parameter, limit: int) -> Output:
        del parameter
        return Output(form=context.params.pop("form", None) or "text", limit=limit)

    for option in (
        click.option(
            "--limit",
            "output",
            type=click.IntRange(min=0),
            default=50,
            show_default=True,
            callback=gather,
            help="Rows at most; 0 is all.",
        ),
        click.option(
            "--csv",
            "form",
            flag_value="csv",
            is_eager=True,
            help="Rows for a spreadsheet, in UTF-8; a cell that it would run gets a leading '.",
        ),
        click.option(
            "--json", "form", flag_value="json", is_eager=True, help="A JSON array, one row a line."
        ),
    ):
        command = option(command)
    return command


def one_json_line(value: object) -> str:
    """Write a value as JSON on one line that no terminal obeys and any encoding can carry."""
    line = json.dumps(value, ensure_ascii=False, default=plain)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def write_json(rows: Iterable[object]) -> None:
    """Write an array, one row a line, as the rows come."""
    between = "["
    for row in rows:
        click.echo(between + one_json_line(row), nl=False)
        between = ",\n "
    click.echo("[]" if between == "[" else "]")


def _write_csv(rows: Iterable[Row]) -> None:
    """Write rows as a spreadsheet wants them; on a terminal, without what it would obey."""
    every = iter(rows)
    first = next(every, None)
    if first is None:
        return
    shown = _readable if sys.stdout.isatty() else str
    if isinstance(first, Mapping):
        header = list(first)
    else:
        header = [part.name for part in dataclasses.fields(first)]
    cells = (plain(row).values() for row in chain((first,), every))
    for piece in sheet_lines(header, cells):
        click.echo(shown(piece), nl=False)


def _readable(piece: str) -> str:
    return safe(piece.removeprefix("\ufeff").replace("\r\n", "\n"))


def _tell_rest(shown: int, of: int | None, *, more: bool) -> None:
    if not shown:
        click.echo("Nothing found.", err=True)
    elif of is not None and shown < of:
        click.echo(f"{shown:,} of {of:,} shown; --limit 0 shows all.", err=True)
    elif more:
        click.echo(f"The first {shown:,} shown; --limit 0 shows all.", err=True)
