"""`onrecord compare`: two sets of words, or two documents side by side."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.listing import Output, listing
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line
from onrecord.cli.progress import tell
from onrecord.cli.track import in_context

if TYPE_CHECKING:
    from onrecord.case import Case

Row = Mapping[str, Any]


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("one", metavar="A", required=False)
@click.argument("other", metavar="B", required=False)
@click.option(
    "--documents", nargs=2, metavar="ID ID", help="Two documents in place of A and B, side by side."
)
@click.option("--speeches", metavar="NAME", help="In place of A and B, all speeches of somebody.")
@click.option("--genre", default="speech", show_default=True, help="Of --speeches.")
@click.option(
    "--show",
    type=click.Choice(("sentences", "acts")),
    default="sentences",
    show_default=True,
    help="Of --documents: what became of each sentence, or acts and targets.",
)
@click.option("--least", default=5, show_default=True, help="Uses in both sets together.")
@click.option("--prior", default=500.0, show_default=True, help="Words that the prior weighs.")
@click.option(
    "--every-copy", is_flag=True, help="Count passages copied from another document, too."
)
@click.option("--evidence", metavar="ID", help="List the passages behind the row of an id.")
@click.option(
    "--sort",
    type=click.Choice(("set", "left", "right", "day", "source")),
    default="set",
    show_default=True,
    help="Order of --evidence: by the words before or after, for one.",
)
@click.option(
    "--chart",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw into a .svg, .png, .pdf or .html file.",
)
@listing
def compare(  # noqa: PLR0917 - each choice is one option
    case: Path,
    one: str | None,
    other: str | None,
    output: Output,
    documents: tuple[str, str] | None,
    speeches: str | None,
    genre: str,
    show: str,
    evidence: str | None,
    sort: str,
    chart: Path | None,
    **asked: Any,
) -> None:
    """Tell what one set of words says more than another, or one document beside another.

    A and B are sets: keys and values out of source, publisher, genre, language,
    act, voice (own, paraphrase, document), since, until, said and document.
    Words and phrases are listed with log-odds (z), log ratio, how many
    documents hold them, and whether they stand over the null line.
    docs/how-compare-counts.md explains the figures.

    \b
    Example:
      onrecord compare summit 'source="Ana Reyes"' 'source="Tomas Lindqvist"'
      onrecord compare summit 'source=Reyes until=2029' 'source=Reyes since=2030'
      onrecord compare summit 'genre=news' 'genre=opinion' --chart genres.svg
      onrecord compare summit --documents 1f0c2a 77ab03 --show acts
      onrecord compare summit --speeches Reyes
    """
    given = (one is not None) + (documents is not None) + (speeches is not None)
    if given != 1 or (one is None) != (other is None):
        raise click.UsageError("Name two sets, A and B; or --documents ID ID; or --speeches NAME.")
    with to_ask(case) as opened:
        found = _found(opened, (one, other), documents, (speeches, genre), asked)
        if chart is not None:
            found.save(chart)
            tell(f"{chart} written.")
        if evidence is not None:
            passages = found.evidence(evidence)
            output.write(passages.sorted(sort), in_context, of=len(passages))
            return
        if documents is None:
            table = found.table()
            output.write(table, _speech if speeches else _keyness, of=len(table))
        else:
            table = found.acts() if show == "acts" else found.table()
            output.write(table, _act if show == "acts" else _sentence, of=len(table))
        for line in found.caption:
            tell(line)


def _found(
    opened: Case,
    sets: tuple[str | None, str | None],
    documents: tuple[str, str] | None,
    speeches: tuple[str | None, str],
    asked: Mapping[str, Any],
) -> Any:
    if documents is not None:
        return opened.compare_documents(*documents)
    if speeches[0] is not None:
        return opened.speeches(speeches[0], genre=speeches[1])
    return opened.compare(sets[0] or "", sets[1] or "", **asked)


def _keyness(row: Row) -> str:
    over = "" if row["over_null"] else " · within chance"
    spread = "" if row["dispersion"] is None else f", DP {row['dispersion']:.2f}"
    return (
        f"{row['id']}  {one_line(row['phrase'], 60)} · more in {one_line(row['more_in'], 60)}{over}"
        f"\n    {row['one_uses']:,} ({row['one_rate']:.2f} per 1,000) against {row['other_uses']:,}"
        f" ({row['other_rate']:.2f}), in {row['one_documents']:,} and {row['other_documents']:,}"
        f" documents; z {row['z']:+.2f}, log ratio {row['log_ratio']:+.2f}, q {row['q']:.3g}"
        f"{spread}"
    )


def _sentence(row: Row) -> str:
    told = [f"{row['id']}  {row['kind']}"]
    if row["before"] and row["kind"] != "same":
        told.append(f"    - {one_line(row['before'], 300)}")
    if row["after"]:
        told.append(f"    {' ' if row['kind'] == 'same' else '+'} {one_line(row['after'], 300)}")
    if row["kind"] == "one word":
        told.append(f"    {one_line('; '.join(row['differences']), 120)}")
    return "\n".join(told)


def _act(row: Row) -> str:
    towards = f" towards {one_line(row['target'], 50)}" if row["target"] else ""
    said = [
        f"    {sign} {one_line(text, 200)}"
        for sign, texts in (("-", row["before_said"]), ("+", row["after_said"]))
        for text in texts
    ]
    return "\n".join(
        (f"{row['act']}{towards}: {row['before']} before, {row['after']} after", *said)
    )


def _speech(row: Row) -> str:
    acts = ", ".join(row["acts"]) or "no act"
    kept = "" if row["kept"] is None else f", {row['kept']:.0%} of its sentences kept from before"
    new = f"\n    new: {one_line(', '.join(row['new']), 200)}" if row["new"] else ""
    gone = f"\n    gone: {one_line(', '.join(row['gone']), 200)}" if row["gone"] else ""
    return (
        f"{row['id']}  {row['published'] or 'undated'}  {one_line(row['title'] or '', 80)}\n"
        f"    {row['words']:,} words{kept}; {acts}{new}{gone}"
    )
