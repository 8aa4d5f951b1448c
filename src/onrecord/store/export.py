"""Write a case out as files, each of which appears only when it is complete."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from onrecord.errors import InputError
from onrecord.store import sheet
from onrecord.store.attributions import COLUMNS, Attributions, flat
from onrecord.store.database import Database
from onrecord.store.decisions.resolving import load_decided
from onrecord.store.documents import Documents
from onrecord.store.overview import issues
from onrecord.store.record_json import to_json
from onrecord.store.rows import Filters


def export(database: Database, folder: Path, formats: Iterable[str]) -> tuple[Path, ...]:
    """Write the files of some formats into a folder, in the order of the case's lists.

    Raises:
        InputError: a format that is not known.
    """
    asked = tuple(dict.fromkeys(formats))
    for name in asked:
        if name not in FORMATS:
            raise InputError(f"Unknown format {name!r}: choose from {', '.join(FORMATS)}.")
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(path for name in asked for path in FORMATS[name](database, folder))


def _csv(database: Database, folder: Path) -> Iterator[Path]:
    attributions = (flat(row) for row in Attributions(database, Filters()))
    yield _table(folder / "attributions.csv", COLUMNS, attributions)
    documents = (asdict(row) for row in Documents(database, Filters()))
    yield _table(folder / "documents.csv", _DOCUMENT, documents)
    found = (asdict(row) for row in issues(database, limit=None, offset=0))
    yield _table(folder / "issues.csv", _ISSUE, found)


def _jsonl(database: Database, folder: Path) -> Iterator[Path]:
    path = folder / "documents.jsonl"
    with _complete(path) as stream:
        for row in Documents(database, Filters()):
            with database.snapshot():
                reading = to_json(load_decided(database, row.id))
            stream.write(json.dumps(reading, ensure_ascii=False) + "\n")
    yield path


FORMATS: Mapping[str, Callable[[Database, Path], Iterator[Path]]] = {"csv": _csv, "jsonl": _jsonl}

_DOCUMENT = (
    "id",
    "name",
    "title",
    "publisher",
    "byline",
    "dateline",
    "agency",
    "published",
    "updated",
    "genre",
    "language",
    "url",
    "words",
    "attributions",
    "attributed",
)
_ISSUE = ("id", "name", "stage", "code", "message", "document")


def _table(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> Path:
    names = tuple(columns)
    with _complete(path) as stream:
        stream.writelines(sheet.lines(names, ([row[name] for name in names] for row in rows)))
    return path


@contextmanager
def _complete(path: Path) -> Iterator[IO[str]]:
    """Write beside a file and put it in its place at the end, or leave the old one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
