"""`onrecord issues`: whatever was skipped, failed or is doubtful."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.case import Count, IssueRow
from onrecord.cli.listing import Output, listing
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line

_MANY = 30  # issues; of more than these, people first see the counts of their codes


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--code", help="Only issues of this code.")
@click.option("--each", is_flag=True, help="One by one, however many there are.")
@listing
def issues(case: Path, code: str | None, each: bool, output: Output) -> None:
    """List whatever was skipped, failed or is doubtful, and why.

    Many issues are counted by their codes first; --code lists those of one.

    \b
    Example:
      onrecord issues summit --csv > issues.csv
    """
    with to_ask(case) as opened:
        codes = opened.issue_codes()
        total = sum(count.count for count in codes if code in {None, count.value})
        if output.form == "text" and total > _MANY and not (code or each) and len(codes) > 1:
            click.echo("\n".join(map(code_in_words, codes)))
            click.echo("See: --code CODE for those of one code, --each for all.", err=True)
            return
        output.write(opened.issues(limit=output.rows, code=code), in_words, of=total)


def code_in_words(count: Count) -> str:
    """Say a code and how many issues have it in one line."""
    return f"{count.count:>8,}  {one_line(count.value or '', 60)}"


def in_words(row: IssueRow) -> str:
    """Say an issue in two lines."""
    return f"{one_line(row.name, 120)}  [{row.stage}: {row.code}]\n    {one_line(row.message, 500)}"
