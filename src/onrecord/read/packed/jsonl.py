"""JSON lines: one record a line, under our keys, under others' names for them, or as mapped."""

from __future__ import annotations

import json
import zlib
from collections.abc import Generator, Iterator, Mapping
from typing import IO

from onrecord.config import Limits, Settings
from onrecord.errors import ReadError
from onrecord.model import Input, Issue
from onrecord.read.finding import own_output
from onrecord.read.finding.held import Held
from onrecord.read.finding.sniff import HEAD
from onrecord.read.formats import record
from onrecord.read.packed import columns

_SKIPPED_AT_A_TIME = 1 << 20


def open_jsonl(held: Held, settings: Settings) -> Generator[Input | Issue, None, None]:
    """Stream the records of a file in bounded memory; a broken line costs only itself."""
    own = 0
    with held.open() as stream:
        for number, line in _lines(stream, held.name, settings.limits):
            found = line if isinstance(line, Issue) else _input(held, number, line, settings)
            if found is None:
                own += 1
            else:
                yield found
    if own:
        yield own_output.records(held.name, own)


def is_jsonl(head: bytes) -> bool:
    """Whether a text begins with a JSON object on a line of its own."""
    if not head.startswith(b"{"):
        return False
    first, newline, _ = head.partition(b"\n")
    try:
        return isinstance(json.loads(first.decode()), dict)
    except (ValueError, RecursionError):
        return not newline and first.startswith(b'{"') and len(first) > HEAD // 2


def _lines(stream: IO[bytes], name: str, limits: Limits) -> Iterator[tuple[int, bytes | Issue]]:
    number = 0
    while True:
        number += 1
        where = f"{name}#{number}"
        try:
            line = stream.readline(limits.record_bytes + 1)
            size = len(line) if len(line) <= limits.record_bytes else _skip(stream, line)
        except (OSError, EOFError, zlib.error) as error:
            message = f"Stopped reading {name} at line {number}: {error}."
            yield number, _issue(where, "unreadable", message)
            return
        if not line:
            return
        if size > limits.record_bytes:
            yield number, _too_long(where, name, number, size, limits)
        elif line.strip():
            yield number, line


def _skip(stream: IO[bytes], line: bytes) -> int:
    """Read to the end of a line that is too long, keeping only its size."""
    size = len(line)
    while line and not line.endswith(b"\n"):
        line = stream.readline(_SKIPPED_AT_A_TIME)
        size += len(line)
    return size


def _too_long(where: str, name: str, number: int, size: int, limits: Limits) -> Issue:
    return _issue(
        where,
        "too large",
        f"Line {number} of {name} has {size:,} bytes; a record may have {limits.record_bytes:,} "
        "(limit record_bytes). Split it into several records.",
    )


def _input(held: Held, number: int, line: bytes, settings: Settings) -> Input | Issue | None:
    """Make an input of a line; None for one that OnRecord wrote."""
    where = f"{held.name}#{number}"
    try:
        values = record.parse(line)
    except ReadError as error:
        return _issue(where, error.code, f"Line {number} of {held.name}: {error}")
    if own_output.listing(values):
        return None
    matched = columns.match(tuple(values), settings.columns)
    if all(key == column for key, column in matched.of.items()):
        own = record.name_of(values)
        return Input(name=own or where, format="record", payload=line, given=held.given)
    return _mapped(values, matched, where, held)


def _mapped(
    values: Mapping[str, object], matched: columns.Columns, where: str, held: Held
) -> Input | Issue:
    """Make an input of a record in foreign words; one without a text names its keys."""
    found = columns.values(values, matched)
    if "text" not in found and "html" not in found:
        return _issue(
            where,
            "broken record",
            f"Neither a text nor a page is in it; its keys are {columns.listed(list(values))}. If "
            "one of them holds the text, say so with --map text=KEY.",
        )
    return record.made(found, where, where="record", given=held.given)


def _issue(name: str, code: str, message: str) -> Issue:
    return Issue(name=name, stage="read", code=code, message=message)
