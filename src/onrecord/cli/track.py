"""`onrecord track`: set phrases over time, per source and voice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.listing import Output, listing
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line
from onrecord.cli.progress import tell
from onrecord.model import Genre

if TYPE_CHECKING:
    from onrecord.analyse.evidence import Passage
    from onrecord.analyse.track.tracking import Track

Row = Mapping[str, Any]
_TABLES = ("rates", "firsts", "variants", "changes", "silences", "coverage")


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("codebook")
@click.option("--source", multiple=True, help="Whose words: a name, alias or id; may be repeated.")
@click.option("--publisher", help="Exact name of who put it out.")
@click.option("--genre", help=f"{', '.join(Genre)}.")
@click.option("--language", help="Of the documents: a code such as en or zh.")
@click.option("--from", "since", help="Published on or after: 2031, 2031-03 or 2031-03-04.")
@click.option("--to", "until", help="Published on or before.")
@click.option("--by", help="Periods: day, week, month, quarter or year; else what shows most.")
@click.option("--utterances", is_flag=True, help="Count each utterance once, not its reports.")
@click.option(
    "--every-copy", is_flag=True, help="Count passages copied from another document, too."
)
@click.option(
    "--show",
    type=click.Choice(("summary", *_TABLES)),
    default="summary",
    show_default=True,
    help="Which table.",
)
@click.option(
    "--evidence", metavar="ID", help='List the passages behind the row of an id; "all" lists all.'
)
@click.option(
    "--chart",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw into a .svg, .png, .pdf or .html file.",
)
@listing
def track(  # noqa: PLR0917 - each choice is one option
    case: Path,
    codebook: str,
    output: Output,
    show: str,
    evidence: str | None,
    chart: Path | None,
    source: tuple[str, ...],
    **asked: Any,
) -> None:
    """Count set phrases over time: by whom, in which voice, in how many words.

    CODEBOOK is a YAML file of formulations (docs/codebook-format.md), or one
    phrase in the same syntax: "red line~", "community of/with a? shared future".

    Own words, paraphrase and the document's own voice are counted apart, each
    per 1,000 words of it, with a 95 % interval. docs/how-track-counts.md
    explains the figures. Every row has an id; --evidence ID lists its passages.

    \b
    Example:
      onrecord track summit "red line~" --source Reyes --by month
      onrecord track summit codebook.yaml --show silences
      onrecord track summit codebook.yaml --evidence 3f2a9c1e
      onrecord track summit codebook.yaml --chart waters.svg
    """
    book: Path | str = Path(codebook) if _is_file(codebook) else codebook
    with to_ask(case) as opened:
        found = opened.track(book, source=source, **asked)
        if chart is not None:
            found.save(chart, "variants" if show == "variants" else "rates")
            tell(f"{chart} written.")
        if evidence is not None:
            passages = found.evidence(None if evidence == "all" else evidence)
            output.write(passages, in_context, of=len(passages))
            return
        table = found.summary() if show == "summary" else _table(found, show)
        output.write(table, _SAID[show], of=len(table))
        for line in found.caption:
            tell(line)


def _is_file(text: str) -> bool:
    return text.endswith((".yaml", ".yml")) or Path(text).is_file()


def _table(found: Track, show: str) -> Any:
    return found.table() if show == "rates" else getattr(found, show)()


def in_context(one: Passage) -> str:
    """Say a passage with what stands around it, and where that is."""
    where = [one.published and one.published[:10], one.publisher, one.title or one.name]
    who = one_line(one.source or "(nobody named)", 60)
    shown = one.attribution or one.document
    return "\n".join(
        (
            f"{shown}  {who if one.attribution else one.voice} · {one.voice} · {one.what}",
            f"    {one_line(f'{one.before}[{one.text}]{one.after}', 320)}",
            (
                f"    {one_line(' · '.join(part for part in where if part), 140)}  "
                f"{one.start}-{one.end}"
            ),
        )
    )


def _head(row: Row) -> str:
    return f"{row['id']}  {one_line(row['formulation'], 50)} · {_whose(row)}"


def _whose(row: Row) -> str:
    return f"{one_line(row['source'], 50)} · {row['voice']}"


def _figures(row: Row) -> str:
    if row["rate"] is None:
        return "gap: the case holds nothing"
    uses = "1 use" if row["uses"] == 1 else f"{row['uses']:,} uses"
    documents = "1 document" if row["documents"] == 1 else f"{row['documents']:,} documents"
    return (
        f"{uses} in {row['words']:,} words of {documents}: "
        f"{row['rate']:.2f} ({row['low']:.2f} to {row['high']:.2f}) per 1,000"
    )


def _summary(row: Row) -> str:
    told = f"{_head(row)}\n    {_figures(row)}"
    if not row["uses"]:
        return told
    spread = "" if row["dispersion"] is None else f", DP {row['dispersion']:.2f}"
    return f"{told}\n    first {row['first'] or 'undated'}, last {row['last'] or 'undated'}{spread}"


def _rate(row: Row) -> str:
    return f"{_head(row)} · {row['period']}\n    {_figures(row)}"


def _first(row: Row) -> str:
    uses = "1 use" if row["uses"] == 1 else f"{row['uses']:,} uses"
    place = f"{row['place']}."
    return (
        f"{one_line(row['formulation'], 50)}  {place} {row['first'] or 'undated'}  "
        f"{_whose(row)} · {uses}, last {row['last'] or 'undated'}"
    )


def _variant(row: Row) -> str:
    share = "" if row["share"] is None else f" ({row['share']:.0%})"
    what = f"{one_line(row['formulation'], 40)} · {one_line(row['variant'], 60)}"
    return f"{row['period']}  {what}: {row['uses']:,}{share}"


def _change(row: Row) -> str:
    return (
        f"{_head(row)}\n    from {row['period']} on {row['rate_after']:.2f} per 1,000 words, "
        f"before {row['rate_before']:.2f}; p = {row['chance']:.3f}"
    )


def _silence(row: Row) -> str:
    ended = f"until {row['until']}" if row["ended"] else f"as of {row['until']}"
    return (
        f"{_head(row)}\n    not said for {row['days']:,} days since {row['since']}, {ended}, in "
        f"{row['words']:,} words of {row['documents']:,} documents; {row['expected']:.1f} uses "
        f"expected; chance {_chance(row['chance'])}"
    )


def _chance(chance: float) -> str:
    return f"{chance:.4f}" if chance >= 0.0001 else f"{chance:.0e}"


def _coverage(row: Row) -> str:
    told = "gap" if row["gap"] else f"{row['words']:,} words of {row['documents']:,} documents"
    return f"{row['period']}  {_whose(row)}: {told}"


_SAID: dict[str, Callable[[Row], str]] = {
    "summary": _summary,
    "rates": _rate,
    "firsts": _first,
    "variants": _variant,
    "changes": _change,
    "silences": _silence,
    "coverage": _coverage,
}
