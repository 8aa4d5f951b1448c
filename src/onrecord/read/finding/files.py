"""What there is to read: files, folders, standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from onrecord.errors import ReadError
from onrecord.model import Input, Issue
from onrecord.read.finding import fetch, own_output, piped, sidecar
from onrecord.read.finding.held import on_disk
from onrecord.read.finding.media import Tally, is_page_folder
from onrecord.read.finding.walk import Walker, issue

STDIN = "-"
_SYSTEM_FOLDER = "__MACOSX"


def find(paths: Iterable[Path | str], walker: Walker) -> Iterator[Input | Issue]:
    """List the inputs under some paths, in their order; folders are walked in sorted order.

    Args:
        paths: Files, folders, and "-" for standard input.
        walker: Takes files apart; its limit `files` ends the listing with an issue.
    """
    count, most = 0, walker.settings.limits.files
    for path in paths:
        with closing(_under(path, walker)) as listed:
            for found in listed:
                count += isinstance(found, Input)
                if count > most:
                    yield issue(
                        str(path),
                        "too many",
                        f"Stopped after {most:,} inputs (limit files). Read the rest in a "
                        "second run.",
                    )
                    return
                yield found


def _under(path: Path | str, walker: Walker) -> Generator[Input | Issue, None, None]:
    if str(path) == STDIN:
        yield from _piped(walker)
        return
    if fetch.is_address(str(path)):
        yield from _fetched(str(path), walker)
        return
    path = Path(path)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield issue(str(path), "missing", f"There is nothing at {path}. Check the path.")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield issue(str(path), "unreadable", f"Could not look at {path}: {error}.")
    else:
        if stat.S_ISDIR(mode):
            yield from _folder(path, walker)
        else:
            beside = sidecar.beside(path, walker.settings.limits)
            yield from beside.issues()
            if not beside.is_sidecar(path.name):
                yield from _file(path, mode, walker, beside)


def _piped(walker: Walker) -> Iterator[Input | Issue]:
    try:
        own_output.refuse_written(os.fstat(sys.stdin.fileno()))
    except ReadError as error:
        yield issue(STDIN, error.code, str(error))
        return
    except (OSError, ValueError):  # a stream of this process, without a file
        pass
    yield from piped.read(sys.stdin.buffer, STDIN, walker)


def _fetched(url: str, walker: Walker) -> Iterator[Input | Issue]:
    try:
        held = fetch.held(url, walker.settings)
    except ReadError as error:
        yield issue(url, error.code, str(error))
    else:
        yield from walker.walk(held)


def _folder(path: Path, walker: Walker) -> Iterator[Input | Issue]:
    empty = True
    for found in _walk(path, path.resolve(), 1, walker):
        empty = False
        yield found
    if empty:
        yield issue(
            str(path),
            "no documents",
            f"The folder {path} holds no documents. Expected files ending in "
            f"{', '.join(sorted(walker.kinds.suffixes))}.",
        )


def _walk(folder: Path, root: Path, depth: int, walker: Walker) -> Iterator[Input | Issue]:
    """Walk a folder; hidden files are left out, links that lead out of `root` are reported."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield issue(str(folder), "unreadable", f"Could not list the folder {folder}: {error}.")
        return
    if own_output.is_case(folder):
        yield own_output.case(folder)
        entries = [entry for entry in entries if not own_output.is_of_case(entry.name)]
    tally = Tally()
    siblings = frozenset(entry.name.lower() for entry in entries)
    beside = sidecar.in_folder(folder, _readable(entries, root), walker.settings.limits)
    yield from beside.issues()
    for entry in entries:
        if entry.name.startswith(".") or beside.is_sidecar(entry.name):
            continue
        if entry.is_symlink() and not _inside(entry, root):
            yield _outside(entry)
        elif not entry.is_dir():
            yield from _entry(entry, tally, walker, beside)
        elif is_page_folder(entry.name, siblings):
            tally.folders += 1
        elif entry.name != _SYSTEM_FOLDER and not entry.is_symlink():
            yield from _deeper(entry, root, depth, walker)
    if tally:
        yield tally.issue(str(folder))


def _readable(entries: Iterable[Path], root: Path) -> Iterator[str]:
    for entry in entries:
        if entry.is_file() and (not entry.is_symlink() or _inside(entry, root)):
            try:
                written = own_output.written_to(entry.stat())
            except OSError:  # gone already
                continue
            if not written:
                yield entry.name


def _deeper(folder: Path, root: Path, depth: int, walker: Walker) -> Iterator[Input | Issue]:
    most = walker.settings.limits.folder_depth
    if depth < most:
        yield from _walk(folder, root, depth + 1, walker)
        return
    yield issue(
        str(folder),
        "too deep",
        f"{folder} lies deeper than {most} folders (limit folder_depth) and was not read. Name it "
        "itself to read it.",
    )


def _outside(link: Path) -> Issue:
    return issue(
        str(link),
        "outside",
        f"{link} is a link out of the folder (or to nothing) and was not followed. Name its "
        "target itself to read it.",
    )


def _inside(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # RuntimeError: links in a circle
        return False


def _entry(
    path: Path, tally: Tally, walker: Walker, beside: sidecar.Beside
) -> Iterator[Input | Issue]:
    if tally.takes(path.name):
        return
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield issue(str(path), "unreadable", f"Could not look at {path}: {error}.")
        return
    yield from _file(path, mode, walker, beside)


def _file(path: Path, mode: int, walker: Walker, beside: sidecar.Beside) -> Iterator[Input | Issue]:
    if not stat.S_ISREG(mode):  # opening a pipe or a device may never return
        yield issue(str(path), "unsupported", f"{path} is no regular file. Pipe it in with '-'.")
        return
    limits = walker.settings.limits
    told, issues = beside.of(path.name)
    yield from issues
    try:
        held = on_disk(path, limits, given=told)
    except OSError as error:
        yield issue(str(path), "unreadable", f"Could not look at {path}: {error}.")
        return
    yield from walker.walk(held)
