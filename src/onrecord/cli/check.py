"""`onrecord check`: a draft's quotations against the documents of a case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.listing import Output, listing
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line
from onrecord.cli.progress import tell

if TYPE_CHECKING:
    from onrecord.link.quotations import Checked, Match


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--document", metavar="ID", help="Check this document of the case instead.")
@click.option(
    "--published", metavar="DATE", help='Date of the draft, against which "on Friday" is read.'
)
@click.option("--fast", is_flag=True, help="Read the draft with the fast model.")
@listing
def check(
    case: Path,
    file: Path | None,
    document: str | None,
    published: str | None,
    fast: bool,
    output: Output,
) -> None:
    """Hold every quotation of a draft against the documents of a case.

    FILE is taken as it is, so that offsets fit it. Speakers and days that it
    prints beside a quotation count. Exits with 1 if any quotation is not as
    it was said, so that a draft can be held back by it.

    docs/link-format.md explains the verdicts and the keys of --json and --csv.

    \b
    Example:
      onrecord check summit draft.txt --json
    """
    with to_ask(case) as opened:
        found = opened.check(file, document=document, published=published, fast=fast)
    if output.form == "text":
        output.write(found, in_words, of=len(found))
    else:
        output.write([one.row() for one in found], str, of=len(found))
    wrong = sum(not one.as_printed for one in found)
    if wrong:
        tell(f"{wrong:,} of {len(found):,} quotations not as printed.")
    click.get_current_context().exit(1 if wrong else 0)


def in_words(one: Checked) -> str:
    """Say a verdict, what differs and where the words stand."""
    quoted = one.quoted
    place = f"{quoted.span.start}-{quoted.span.end}"
    lines = [f"{one.verdict.replace('_', ' ')}  {place}  “{one_line(quoted.span.text, 200)}”"]
    if one.difference:
        lines.append(f"    {one_line(one.difference, 300)}")
    if one.match:
        lines.append(_where("", one.match))
    lines += [_where("nearest: ", match) for match in one.nearest]
    return "\n".join(lines)


def _where(before: str, match: Match) -> str:
    who = one_line(match.source or "(nobody named)", 60)
    said = one_line(match.span.text, 160)
    return f"    {before}{match.document}  {one_line(match.name or '', 60)}  {who}: “{said}”"
