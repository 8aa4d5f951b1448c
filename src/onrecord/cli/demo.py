"""`onrecord demo`: build the example case and serve it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from importlib.resources import as_file, files
from pathlib import Path

import click

from onrecord.case import Case, LinkReport, ShownUtterance
from onrecord.cli import sources, status
from onrecord.cli.passage import one_line
from onrecord.cli.progress import ProgressBar
from onrecord.cli.serve import serve_case
from onrecord.errors import InputError

MOST_SOURCES = 5


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--no-serve", is_flag=True, help="Stop after the summary.")
@click.option("--port", type=click.IntRange(0, 65535), help="As for serve.")
def demo(folder: Path | None, no_serve: bool, port: int | None) -> None:
    """Build the example case, sum it up and serve it.

    The documents are invented: a country that does not exist, its politicians
    and its papers. FOLDER keeps them and the case; without it both are
    removed at the end.

    \b
    Example:
      onrecord demo example --no-serve
    """
    with _folder(folder) as place:
        documents = _copy_documents(Path(place) / "documents")
        with Case.open(Path(place) / "example", create=True) as case:
            _build(case, documents)
            if not no_serve:
                serve_case(case, port)


def _folder(folder: Path | None) -> nullcontext[Path] | tempfile.TemporaryDirectory[str]:
    if folder is None:
        return tempfile.TemporaryDirectory(prefix="onrecord-")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"The example needs a folder that is new or empty; {folder} is neither.")
    folder.mkdir(parents=True, exist_ok=True)
    return nullcontext(folder)


def _copy_documents(to: Path) -> Path:
    with as_file(files("onrecord") / "example" / "documents") as bundled:
        return Path(shutil.copytree(bundled, to))


def _build(case: Case, documents: Path) -> None:
    with ProgressBar() as bar:
        report = case.add([documents], link=False, progress=bar)
        linked = case.link(progress=bar)
    click.echo(report.summary())
    click.echo(linked.summary())
    click.echo(status.in_words(case.status()))
    click.echo("\nReported most:")
    for row in case.sources(limit=MOST_SOURCES):
        click.echo(sources.in_words(row))
    click.echo("\n" + "\n".join(_counted_once(case, linked)))
    click.echo("\n" + "\n".join(_worth_seeing(case)))


def _counted_once(case: Case, linked: LinkReport) -> Iterator[str]:
    """Tell what would be counted twice without a look at all documents."""
    people = next((kind.count for kind in case.entity_kinds() if kind.value == "person"), 0)
    copied = len({key for row in case.copies() for key in (row.document, row.of)})
    said = "1 utterance is" if linked.utterances == 1 else f"{linked.utterances:,} utterances are"
    yield f"{said} reported by several publishers (onrecord utterances, page /utterances)."
    yield f"{copied:,} documents share text with others (onrecord copies, page /copies)."
    yield f"{people:,} people, each counted once (onrecord entities, page /entities)."
    told = list(case.origins(documents=2))
    single = sum(row.most == 1 for row in told)
    yield (
        f"{len(told):,} reports are told by several documents; {single:,} of them go back to a "
        "single origin (onrecord origins)."
    )


def _worth_seeing(case: Case) -> Iterator[str]:
    """Lead to the page of the saying that is told most differently, of a copy, of a person."""
    told = max(
        (case.utterance(row.id) for row in case.utterances(documents=2)),
        key=_differences,
        default=None,
    )
    if told:
        yield f"One saying, reported differently: /utterances/{told.utterance.id}"
        yield f"      {one_line(told.utterance.text, 90)}"
        for report in told.reports:
            yield f"        {one_line(report.publisher or report.name, 40)}: {report.fidelity}"
    for copy in case.copies().page(1):
        yield f"Shared text, side by side: /copies/{copy.document}/{copy.of}"
    for row in case.entities(kind="person").page(1):
        documents = f"{row.documents:,} document{'' if row.documents == 1 else 's'}"
        yield f"{one_line(row.name, 60)}, one person in {documents}: /entities/{row.id}"


def _differences(shown: ShownUtterance) -> tuple[int, int, int]:
    """Rank sayings: what most publishers report, what most of them changed, what changed most."""
    publishers = {report.publisher for report in shown.reports if report.publisher}
    changed = [report for report in shown.reports if report.changes]
    return len(publishers), len(changed), sum(len(report.changes) for report in changed)
