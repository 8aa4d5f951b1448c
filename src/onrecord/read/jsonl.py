"""JSON lines: one record a line, with the keys of `KEYS`; other keys are ignored."""

from __future__ import annotations

import json
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from typing import IO

from onrecord.config import Limits, Settings
from onrecord.errors import ReadError
from onrecord.model import Cut, Document, Genre, Input, Issue
from onrecord.read import dates, lines, names, plain, txt
from onrecord.read.held import Held
from onrecord.read.provenance import Facts, fact
from onrecord.read.sniff import HEAD

KEYS = ("id", "text", "title", "publisher", "byline", "published", "updated", "genre", "url")
_STRINGS = ("text", "title", "publisher", "published", "updated", "genre", "url")
_SKIPPED_AT_A_TIME = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record with its types checked; None and () are not given."""

    text: str
    title: str | None
    publisher: str | None
    byline: tuple[str, ...]
    published: str | None
    updated: str | None
    genre: str | None
    url: str | None


def open_jsonl(held: Held, settings: Settings) -> Generator[Input | Issue, None, None]:
    """Stream the records of a file in bounded memory."""
    with held.open() as stream:
        yield from stream_records(stream, held.name, settings.limits)


def is_jsonl(head: bytes) -> bool:
    """Whether a text begins with a JSON object on a line of its own."""
    if not head.startswith(b"{"):
        return False
    first, newline, _ = head.partition(b"\n")
    try:
        return isinstance(json.loads(first.decode()), dict)
    except (ValueError, RecursionError):
        return not newline and first.startswith(b'{"') and len(first) > HEAD // 2


def stream_records(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Input | Issue]:
    """Stream the records of an open file; a broken line becomes an issue, the rest goes on."""
    number = 0
    while True:
        number += 1
        where = f"{name}#{number}"
        try:
            line = stream.readline(limits.record_bytes + 1)
            size = len(line) if len(line) <= limits.record_bytes else _skip(stream, line)
        except (OSError, EOFError, zlib.error) as error:
            yield _issue(where, "unreadable", f"Stopped reading {name} at line {number}: {error}.")
            return
        if not line:
            return
        if size > limits.record_bytes:
            yield _too_long(where, name, number, size, limits)
        elif line.strip():
            yield _input(line, where, name, number)


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


def _input(line: bytes, where: str, name: str, number: int) -> Input | Issue:
    """Make an input of a line, named by the record's own id where it has one."""
    try:
        found = parse(line)
    except ReadError as error:
        return _issue(where, error.code, f"Line {number} of {name}: {error}")
    own = found.get("id")
    named = isinstance(own, str | int) and not isinstance(own, bool) and str(own).strip()
    return Input(name=lines.whole(str(own)) if named else where, format="jsonl", payload=line)


def _issue(name: str, code: str, message: str) -> Issue:
    return Issue(name=name, stage="read", code=code, message=message)


def parse(line: bytes) -> dict[str, object]:
    """Parse one line.

    Raises:
        ReadError: it is not a JSON object ("broken record").
    """
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        start = line[:60].decode("utf-8", errors="replace").strip()
        raise ReadError(
            f"Not a JSON record ({error or 'nested too deep'}); it begins {start!r}. Expected one "
            'object a line, as {"id": "a1", "text": "..."}: correct or remove the line.',
            code="broken record",
        ) from error
    if not isinstance(found, dict):
        raise ReadError(
            f"Found a JSON {type(found).__name__}; expected an object with the key 'text'.",
            code="broken record",
        )
    return found


def read(data: bytes, item: Input, limits: Limits) -> Document:
    """Read one record; of a raw input, the text as it is.

    Raises:
        ReadError: a broken record, a key of another type, or no text.
    """
    record = check(parse(data))
    txt.check_lines(record.text, limits)
    unread: list[Cut] = []
    published = _date(record.published, "published", unread)
    updated = _date(record.updated, "updated", unread)
    genre = _genre(record.genre, unread)
    told = Facts(
        title=fact(record.title, "key title"),
        publisher=fact(record.publisher, "key publisher"),
        byline=fact(record.byline, "key byline"),
        published=fact(published, "key published", record.published),
        updated=fact(updated, "key updated", record.updated),
        genre=fact(genre, "key genre", record.genre),
        url=fact(record.url, "key url"),
    )
    found = plain.document(lines.whole(record.text), item, told)
    return replace(found, cuts=(*unread, *found.cuts))


def check(found: dict[str, object]) -> Record:
    """Check the types of the known keys.

    Raises:
        ReadError: a known key has another type, or "text" is missing ("broken record").
    """
    values: dict[str, str | None] = {}
    for key in _STRINGS:
        value = found.get(key)
        if value is not None and not isinstance(value, str):
            raise _wrong_type(key, value, "a string")
        values[key] = value.strip() or None if value is not None and key != "text" else value
    text = values.pop("text")
    if text is None:
        raise ReadError(
            f"The record has no 'text'; its keys are {', '.join(map(repr, list(found)[:12]))}.",
            code="broken record",
        )
    clean = {key: lines.clean(value) if value else None for key, value in values.items()}
    return Record(text=text, byline=_byline(found.get("byline")), **clean)


def _byline(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return names.credited(lines.clean(value))
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        cleaned = (" ".join(lines.clean(name).split()) for name in value)
        return tuple(name for name in cleaned if name)
    raise _wrong_type("byline", value, "a string or a list of strings")


def _wrong_type(key: str, value: object, expected: str) -> ReadError:
    return ReadError(
        f"The key {key!r} holds a {type(value).__name__}; expected {expected}.",
        code="broken record",
    )


def _date(value: str | None, key: str, unread: list[Cut]) -> str | None:
    found = dates.parse(value) if value else None
    if value and not found:
        unread.append(Cut(text=value[:200], reason=f"{key}: not understood as a date", at=0))
    return found


def _genre(value: str | None, unread: list[Cut]) -> Genre | None:
    if value is None:
        return None
    try:
        return Genre(value.lower())
    except ValueError:
        unread.append(Cut(text=value[:200], reason="genre: not one of the known ones", at=0))
        return None
