"""Sidecars: files that tell about the files beside them, and outrank what those say themselves.

"page.html.meta.json" tells about "page.html", an object with the keys of a record. A
"metadata.csv" or "metadata.jsonl" tells about the files of its folder, a row or a line for
each, which its column "file" names.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import IO

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Given, Issue
from onrecord.read.finding import own_output
from onrecord.read.formats import record
from onrecord.read.packed import columns, table

SUFFIX = ".meta.json"
TABLES = ("metadata.csv", "metadata.jsonl")
_FILE = frozenset({"file", "filename", "path"})
_WHERE = "sidecar"
_FAILURES = (ReadError, OSError, EOFError, csv.Error, ValueError, RuntimeError)


class Beside:
    """What is told about the files of a folder or an archive. A broken sidecar is an issue."""

    def __init__(
        self,
        names: Iterable[str],
        open_: Callable[[str], IO[bytes]],
        prefix: str,
        limits: Limits,
    ) -> None:
        """Read the tables; what belongs to one file alone is read when it is asked for.

        Args:
            names: All files of a folder, or of an archive with their folders.
            open_: Opens one by its name.
            prefix: Stands before a name in the name of an issue.
            limits: `record_bytes` for each object, `file_bytes` for a table.
        """
        self._names = frozenset(names)
        self._open, self._prefix, self._limits = open_, prefix, limits
        self._rows: dict[str, Given] = {}
        self._sidecars: set[str] = set()
        self._issues: list[Issue] = []
        for name in sorted(self._names):
            self._notice(name)

    def issues(self) -> tuple[Issue, ...]:
        """What is wrong with the tables, told once."""
        told, self._issues = tuple(self._issues), []
        return told

    def is_sidecar(self, name: str) -> bool:
        """Whether a file tells about others and is no document."""
        return name in self._sidecars

    def of(self, name: str) -> tuple[Given | None, tuple[Issue, ...]]:
        """What is told about a file, its own sidecar first; and what is wrong with that."""
        row = self._rows.get(name)
        own = f"{name}{SUFFIX}"
        if own not in self._names:
            return row, ()
        issues: list[Issue] = []
        try:
            values = record.parse(self._load(own, self._limits.record_bytes))
            given = self._given(values, own, issues)
        except _FAILURES as error:
            return row, (self._issue(own, f"{_said(error)} The file itself was read."),)
        return record.stronger(given, row) if row else given, tuple(issues)

    def _notice(self, name: str) -> None:
        folder, slash, base = name.rpartition("/")
        if base.lower().endswith(SUFFIX):
            self._sidecars.add(name)
            about = name[: -len(SUFFIX)]
            if about not in self._names:
                message = f"It tells about {about!r}, which is not there. Rename or remove it."
                self._issues.append(self._issue(name, message))
        elif base.lower() in TABLES:
            try:
                self._table(name, folder + slash)
            except _FAILURES as error:
                if name in self._sidecars:
                    self._issues.append(self._issue(name, _said(error)))

    def _table(self, name: str, folder: str) -> None:
        """Read a table that names files; one that does not is left to be read as documents."""
        missing: list[str] = []
        for place, row in self._rows_of(name):
            if isinstance(row, str):
                self._issues.append(self._issue(name, f"{place}: {row}."))
                continue
            file = next((row[key] for key in row if key.strip().lower() in _FILE), None)
            about = f"{folder}{str(file or '').strip().removeprefix('./')}"
            if file and about in self._names and about not in self._sidecars:
                self._tell(about, row, name, place)
            else:
                missing.append(f"{place} ({str(file or '')[:80]!r})")
        if missing:
            shown = ", ".join(missing[:10]) + (", ..." if len(missing) > 10 else "")
            message = f"{len(missing):,} of its rows name no file beside it: {shown}."
            self._issues.append(self._issue(name, f"{message} Correct the column 'file'."))

    def _tell(self, about: str, row: Mapping[str, object], name: str, place: str) -> None:
        issues: list[Issue] = []
        try:
            given = self._given(row, name, issues)
        except ReadError as error:
            self._issues.append(self._issue(name, f"{place}: {error}"))
            return
        self._rows[about] = given
        self._issues += issues

    def _rows_of(self, name: str) -> Iterator[tuple[str, Mapping[str, object] | str]]:
        data = self._load(name, self._limits.file_bytes)
        if name.lower().endswith(".jsonl"):
            rows: Iterator[tuple[str, Mapping[str, object] | str]] = _lines(data)
        else:
            rows = table.named_rows(data, name, self._limits)
        for number, (place, row) in enumerate(rows):
            if number == 0 and not self._is_told_by(row):
                return
            self._sidecars.add(name)
            yield place, row

    def _is_told_by(self, row: Mapping[str, object] | str) -> bool:
        """Whether a row names a file and holds no text of its own."""
        if isinstance(row, str):
            return False
        names = {key.strip().lower() for key in row}
        return bool(names & _FILE) and not columns.match(tuple(row), ()).has_text

    def _given(self, values: Mapping[str, object], name: str, issues: list[Issue]) -> Given:
        matched = columns.match(tuple(values), ())
        told = columns.values(values, matched)
        record.check_types(told)
        for key in values:
            meant = columns.near(key, record.KEYS)
            if meant and key not in matched.of.values() and key.strip().lower() not in _FILE:
                issues.append(self._issue(name, f"Its key {key[:60]!r} is unknown.{meant}"))
        found = record.tell(told, _WHERE)
        issues += [self._issue(name, doubt.message) for doubt in found.doubts]
        return found.given

    def _load(self, name: str, most: int) -> bytes:
        with self._open(name) as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise ReadError(f"It has more than {most:,} bytes.", code="too large")
        return data

    def _issue(self, name: str, message: str) -> Issue:
        return Issue(name=f"{self._prefix}{name}", stage="read", code="sidecar", message=message)


def in_folder(folder: Path, names: Iterable[str], limits: Limits) -> Beside:
    """What is told about the files of a folder on disk."""
    return Beside(names, lambda name: (folder / name).open("rb"), f"{folder}/", limits)


def beside(path: Path, limits: Limits) -> Beside:
    """What is told about a file that was named by itself; its folder is looked at once."""
    folder = path.parent
    stamps = [_stamp(place) for place in (folder, *(folder / name for name in TABLES))]
    return _of_folder(folder, tuple(stamps), limits)


def _stamp(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=1)
def _of_folder(folder: Path, _stamps: tuple[int, ...], limits: Limits) -> Beside:
    try:
        names = [
            entry.name
            for entry in folder.iterdir()
            if entry.is_file() and not own_output.written_to(entry.stat())
        ]
    except OSError:
        names = []
    return in_folder(folder, names, limits)


def _lines(data: bytes) -> Iterator[tuple[str, Mapping[str, object] | str]]:
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            try:
                yield f"line {number:,}", record.parse(line)
            except ReadError as error:
                yield f"line {number:,}", str(error).rstrip(".")


def _said(error: Exception) -> str:
    said = str(error)[:400] or type(error).__name__
    return said if said.endswith(".") else f"{said}."
