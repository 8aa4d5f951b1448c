"""`onrecord search`: the attributions of a case."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from onrecord.case import AttributionRow, Case, DocumentRow, Documents, told
from onrecord.cli.listing import Output, listing
from onrecord.cli.names import tell_apart, tell_nearest
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line
from onrecord.errors import InputError
from onrecord.model import Act, Channel, EntityKind, Genre
from onrecord.web import wording

_OPTIONS = {"said_since": "said-from", "said_until": "said-to"}
_OF_ATTRIBUTIONS = (
    "source",
    "kind",
    "unnamed",
    "act",
    "target",
    "channel",
    "source_kind",
    "said_since",
    "said_until",
    "decided",
)


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("query", required=False)
@click.option("--source", help="Name or alias of who says it, or an id that entities gives.")
@click.option("--publisher", help="Exact name of who put it out.")
@click.option("--kind", help="direct, indirect or mixed.")
@click.option("--act", help=f"What it does: {', '.join(Act)}.")
@click.option("--target", help="Name, alias or id of whom the act is directed at.")
@click.option("--channel", help=f"How the words came: {', '.join(Channel)}.")
@click.option("--source-kind", help=f"What says it: {', '.join(EntityKind)}.")
@click.option("--genre", help=f"{', '.join(Genre)}.")
@click.option("--from", "since", help="Published on or after: 2031, 2031-03 or 2031-03-04.")
@click.option("--to", "until", help="Published on or before.")
@click.option(
    "--said-from", "said_since", help="Said on or after, as far as the text tells; dates as above."
)
@click.option("--said-to", "said_until", help="Said on or before, as far as the text tells.")
@click.option("--unnamed/--named", default=None, help="Only unnamed sources, or only the others.")
@click.option(
    "--decided",
    help="What humans decided: accepted, edited, rejected (left out elsewhere) or undecided.",
)
@click.option("--rejected", is_flag=True, help="The same as --decided rejected.")
@click.option(
    "--documents",
    "in_texts",
    is_flag=True,
    help="Search titles and texts instead, of any language, and list documents.",
)
@click.option("--language", help="With --documents: code such as en or zh; und is not told.")
@listing
def search(
    case: Path,
    query: str | None,
    output: Output,
    in_texts: bool,
    rejected: bool,
    **filters: Any,
) -> None:
    """Search what is attributed to anybody, newest document first.

    QUERY: words that all occur, "set phrases", prefix*, this OR that, -not.
    Without it the filters alone decide. In Chinese, Japanese, Korean and Thai
    any part of a word is found.

    --from and --to ask when it was published, --said-from and --said-to when
    it may have been said. An empty --act, --channel or --source-kind asks for
    what none is known of.

    \b
    Example:
      onrecord search summit '"red line" -trade' --source Reyes --from 2031-01
      onrecord search summit --act demand --target "the council"
    """
    if rejected:
        filters["decided"] = filters["decided"] or "rejected"
    with to_ask(case) as opened:
        if in_texts:
            _write_documents(opened, query, output, filters)
            return
        if filters.pop("language"):
            raise InputError("Attributions are found in English only: add --documents.")
        found = opened.attributions(query, **filters)
        output.write(found, in_words, of=len(found))
        for name in filter(None, (filters["source"], filters["target"])):
            (tell_apart if found else tell_nearest)(opened, name)


def _write_documents(
    opened: Case, query: str | None, output: Output, filters: dict[str, Any]
) -> None:
    for name in _OF_ATTRIBUTIONS:
        if filters.pop(name) is not None:
            option = _OPTIONS.get(name, name.replace("_", "-"))
            raise InputError(f"--{option} is about attributions: leave it or --documents out.")
    table = opened.documents(query, **filters)
    words = partial(document_in_words, table)
    output.write(table, words, of=len(table))


def document_in_words(table: Documents, row: DocumentRow) -> str:
    """Say a document in two or three lines: what, where, the words that were asked for."""
    where = [wording.date(row.published), row.publisher or "publisher unknown"]
    if row.language not in {"en", "und"}:
        where.append(f"{wording.language(row.language)}, not extracted")
    [excerpt] = table.excerpts([row])
    return "\n".join(
        (
            f"{row.id}  {one_line(row.title or row.name, 120)}",
            "    " + one_line(" · ".join(where), 160),
            *([f"    {one_line(excerpt, 300)}"] if excerpt else []),
        )
    )


def in_words(row: AttributionRow) -> str:
    """Say an attribution in three lines: who, what, where."""
    who = one_line(row.source, 90) or "(nobody named)"
    kind = ", ".join([*wording.doing(row), str(row.kind), *wording.frame(row)])
    where = [wording.date(row.published), row.publisher or "publisher unknown", row.title or ""]
    where += [one_line(told(one), 80) for one in row.decided]
    return "\n".join(
        (
            f"{row.id}  {who} · {one_line(row.cue, 40) or '(no cue)'} · {kind}",
            f"    {one_line(row.content, 300)}",
            "    " + one_line(" · ".join(part for part in where if part), 200),
        )
    )
