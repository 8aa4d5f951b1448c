"""What there is to read: files, folders, standard input. Nothing is opened but JSON lines."""

from __future__ import annotations

import io
import json
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from onrecord.config import Limits
from onrecord.model import Input, Issue
from onrecord.read import jsonl

STDIN = "-"


def find(
    paths: Iterable[Path | str], limits: Limits, suffixes: Mapping[str, str]
) -> Iterator[Input | Issue]:
    """List the inputs under some paths, in their order; folders are walked in sorted order.

    Args:
        paths: Files, folders, and "-" for standard input.
        limits: `files` ends the listing with an issue.
        suffixes: Suffix to format; "x.jsonl.gz" has the suffix ".jsonl.gz".
    """
    count = 0
    for path in paths:
        for found in _under(path, limits, suffixes):
            count += isinstance(found, Input)
            if count > limits.files:
                yield _issue(
                    str(path),
                    "too many",
                    f"Stopped after {limits.files:,} inputs (limit files). Read the rest in a "
                    "second run.",
                )
                return
            yield found


def _under(
    path: Path | str, limits: Limits, suffixes: Mapping[str, str]
) -> Iterator[Input | Issue]:
    if str(path) == STDIN:
        yield from stdin(sys.stdin.buffer, limits)
        return
    path = Path(path)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield _issue(str(path), "missing", f"There is nothing at {path}. Check the path.")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield _issue(str(path), "unreadable", f"Could not look at {path}: {error}.")
    else:
        if stat.S_ISDIR(mode):
            yield from _folder(path, limits, suffixes)
        else:
            yield from _file(path, mode, limits, suffixes)


def _folder(path: Path, limits: Limits, suffixes: Mapping[str, str]) -> Iterator[Input | Issue]:
    empty = True
    for found in _walk(path, path.resolve(), 1, limits, suffixes):
        empty = False
        yield found
    if empty:
        yield _issue(
            str(path),
            "no documents",
            f"The folder {path} holds no documents. Expected files ending in {_list(suffixes)}.",
        )


def _walk(
    folder: Path, root: Path, depth: int, limits: Limits, suffixes: Mapping[str, str]
) -> Iterator[Input | Issue]:
    """Walk a folder; hidden files are left out, links that lead out of `root` are reported."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield _issue(str(folder), "unreadable", f"Could not list the folder {folder}: {error}.")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and (entry.is_dir() or not _inside(entry, root)):
            if not _inside(entry, root):
                yield _issue(
                    str(entry),
                    "outside",
                    f"{entry} is a link out of the folder (or to nothing) and was not followed. "
                    "Name its target itself to read it.",
                )
        elif not entry.is_dir():
            yield from _entry(entry, limits, suffixes)
        elif depth >= limits.folder_depth:
            yield _issue(
                str(entry),
                "too deep",
                f"{entry} lies deeper than {limits.folder_depth} folders (limit folder_depth) and "
                "was not read. Name it itself to read it.",
            )
        else:
            yield from _walk(entry, root, depth + 1, limits, suffixes)


def _inside(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # RuntimeError: links in a circle
        return False


def _entry(path: Path, limits: Limits, suffixes: Mapping[str, str]) -> Iterator[Input | Issue]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _issue(str(path), "unreadable", f"Could not look at {path}: {error}.")
        return
    yield from _file(path, mode, limits, suffixes)


def _file(
    path: Path, mode: int, limits: Limits, suffixes: Mapping[str, str]
) -> Iterator[Input | Issue]:
    name = path.name.lower()
    known = [suffix for suffix in suffixes if name.endswith(suffix)]
    if not stat.S_ISREG(mode):  # opening a pipe or a device may never return
        yield _issue(str(path), "unsupported", f"{path} is no regular file. Pipe it in with '-'.")
    elif not known:
        found = f"the suffix {path.suffix!r}" if path.suffix else "no suffix"
        yield _issue(
            str(path),
            "unsupported",
            f"{path} has {found}; expected {_list(suffixes)}. Rename it if it is one of these, "
            "else leave it out.",
        )
    elif suffixes[known[0]] == "jsonl":
        yield from _records(path, limits)
    else:
        yield Input(name=str(path), format=suffixes[known[0]], path=path)


def _records(path: Path, limits: Limits) -> Iterator[Input | Issue]:
    empty = True
    try:
        for found in jsonl.records(path, limits):
            empty = False
            yield found
    except OSError as error:
        yield _issue(str(path), "unreadable", f"Could not read {path}: {error}.")
        return
    if empty:
        yield _issue(
            str(path), "empty", f"{path} holds no records. Expected one JSON object a line."
        )


def stdin(stream: IO[bytes], limits: Limits) -> Iterator[Input | Issue]:
    """Read standard input: JSON lines if its first line is a JSON object, html, else a text."""
    head = stream.readline(limits.record_bytes)
    if _is_object(head):
        yield from jsonl.stream_records(_Joined(head, stream), STDIN, limits)
        return
    data = head + stream.read(max(0, limits.file_bytes + 1 - len(head)))
    start = data[:512].lstrip().lower()
    page = start.startswith((b"<!doctype html", b"<html", b"<head"))
    yield Input(name=STDIN, format="html" if page else "txt", payload=data)


def _is_object(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


class _Joined(io.BytesIO):
    """A stream whose first line was already read."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        super().__init__(head)
        self._rest = rest

    def readline(self, size: int | None = -1, /) -> bytes:
        return super().readline(size) or self._rest.readline(-1 if size is None else size)


def _list(suffixes: Mapping[str, str]) -> str:
    return ", ".join(sorted(suffixes))


def _issue(name: str, code: str, message: str) -> Issue:
    return Issue(name=name, stage="read", code=code, message=message)
