"""`onrecord demo`: build the example case and serve it."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import nullcontext
from importlib.resources import as_file, files
from pathlib import Path

import click

from onrecord.case import Case, LinkReport
from onrecord.cli import sources, status
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
    click.echo(f"\n{_counted_once(case, linked)}")


def _counted_once(case: Case, linked: LinkReport) -> str:
    """Tell how many sayings and texts would be counted twice without a look at all documents."""
    copied = len({row.document for row in case.copies(kind="copy")})
    said = "1 utterance is" if linked.utterances == 1 else f"{linked.utterances:,} utterances are"
    copies = "1 document is a copy" if copied == 1 else f"{copied:,} documents are copies"
    return (
        f"{said} reported by several publishers (onrecord utterances), "
        f"{copies} of another (onrecord copies)."
    )
