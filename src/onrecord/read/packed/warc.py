"""Web archives (.warc): the pages in them, each with its address and the time of its capture.

Parsed here, since a record may be hostile: every header, body and decoding is bounded.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO

from onrecord.config import Settings
from onrecord.errors import ReadError
from onrecord.model import Given, Input, Issue
from onrecord.read.finding import http_body, sniff
from onrecord.read.finding.held import JOINT, Held

_READ = frozenset({"response", "resource", "conversion"})
_LINE = 32_768  # bytes of one header line
_HEADERS = 131_072  # bytes of the headers of one record
_PIECE = 1 << 16
_SHOWN = 8
_DELIVERED = 200
_LONGEST = 2_000  # characters of an address
_UNTYPED = frozenset({"", "application/octet-stream", "binary/octet-stream", "unknown"})
_FEEDS = frozenset({"text/xml", "application/xml"})


@dataclass(slots=True, kw_only=True)
class _Record:
    """One record, its content not yet read."""

    headers: Mapping[str, str]
    left: int  # bytes of it that were not read

    @property
    def kind(self) -> str:
        """The type of the record, in lower case."""
        return self.headers.get("warc-type", "").lower()

    @property
    def url(self) -> str:
        """The address that was captured."""
        return self.headers.get("warc-target-uri", "").strip("<>")


@dataclass(slots=True, kw_only=True)
class _LeftOut:
    """Counts what is no text."""

    counts: Counter[str] = field(default_factory=Counter)

    def issue(self, name: str) -> Issue:
        """Tell all of it at once."""
        many = sum(self.counts.values())
        shown = ", ".join(f"{count:,} {what}" for what, count in self.counts.most_common(_SHOWN))
        more = len(self.counts) - _SHOWN
        shown += f" and {more} more kinds" if more > 0 else ""
        return Issue(
            name=name,
            stage="read",
            code="left out",
            message=f"{many:,} captures were passed over: {shown}. Pages, plain texts, feeds and "
            "documents are read.",
        )


def open_warc(held: Held, settings: Settings) -> Generator[Held | Input | Issue, None, None]:
    """Give the pages of a web archive in their order; the same capture again is passed over."""
    with held.open() as stream:
        archive = _Archive(held=held, stream=stream, settings=settings)
        while record := _next(stream):
            if record.kind in _READ and record.left:
                found = archive.content(record)
                if found is not None:
                    yield found
            _skip(stream, record.left)
    if archive.left_out.counts:
        yield archive.left_out.issue(held.name)


def _next(stream: IO[bytes]) -> _Record | None:
    """Read up to the content of the next record; None at the end.

    Raises:
        ReadError: there is none where one should begin ("unreadable").
    """
    line = stream.readline(_LINE)
    while line in {b"\r\n", b"\n"}:
        line = stream.readline(_LINE)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise ReadError(
            f"It is broken: found {line[:40]!r} where the next record should begin with "
            "b'WARC/1.0'. What comes after was not read.",
            code="unreadable",
        )
    headers, _ = _headers(stream, _HEADERS)
    try:
        length = int(headers.get("content-length", ""))
    except ValueError:
        length = -1
    if length < 0:
        raise ReadError(
            "It is broken: a record tells no length (Content-Length). What comes after was not "
            "read.",
            code="unreadable",
        )
    return _Record(headers=headers, left=length)


def _headers(stream: IO[bytes], most: int) -> tuple[dict[str, str], int]:
    """Read header lines to the empty one, in at most `most` bytes; give the bytes read too.

    Raises:
        ReadError: they do not end ("unreadable").
    """
    found: dict[str, str] = {}
    read = 0
    while read < most:
        line = stream.readline(min(_LINE, most - read))
        read += len(line)
        if not line.strip():
            return found, read
        name, _, value = line.decode("utf-8", "replace").partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    raise ReadError(
        f"It is broken: the headers of a record do not end within {most:,} bytes.",
        code="unreadable",
    )


def _skip(stream: IO[bytes], left: int) -> None:
    """Read over the rest of a record.

    Raises:
        EOFError: the archive ends before it.
    """
    while left:
        piece = stream.read(min(left, _PIECE))
        if not piece:
            raise EOFError("the archive ends inside a record")
        left -= len(piece)


@dataclass(slots=True, kw_only=True)
class _Archive:
    """One archive, while its records pass."""

    held: Held
    stream: IO[bytes]
    settings: Settings
    left_out: _LeftOut = field(default_factory=_LeftOut)
    seen: set[bytes] = field(default_factory=set)

    def content(self, record: _Record) -> Held | Issue | None:
        """Read the content of a record, if it is text that was really delivered and is new."""
        headers: dict[str, str] = {}
        if record.kind == "response":
            if not record.url.lower().startswith(("http://", "https://")):
                return None  # names that were looked up, and the like
            status, headers = _status(self.stream, record)
            if status != _DELIVERED:
                self.left_out.counts[f"answered with status {status or 'unknown'}"] += 1
                return None
        told = headers.get("content-type") or _own_type(record)
        media, _, options = told.partition(";")
        media = media.strip().lower()
        if not _is_text(media, record.url):
            self.left_out.counts[media[:60] or "unknown"] += 1
            return None
        try:
            data = http_body.recoded(self._data(record, headers), media, options)
        except ReadError as error:
            return self._issue(record, error.code, str(error))
        return self._new(record, media, data)

    def _data(self, record: _Record, headers: Mapping[str, str]) -> bytes:
        most = self.settings.limits.file_bytes
        if record.left > most:
            raise ReadError(
                f"It has {record.left:,} bytes, over the {most:,} that a file may have (limit "
                "file_bytes).",
                code="too large",
            )
        data = self.stream.read(record.left)
        # One byte is left to be missed where the archive ends here, so that this is told.
        record.left = int(len(data) < record.left)
        return http_body.decoded(data, headers, self.settings.limits)

    def _new(self, record: _Record, media: str, data: bytes) -> Held | None:
        if media in _UNTYPED and not _looks_readable(data):
            self.left_out.counts[media or "unknown"] += 1
            return None
        digest = hashlib.sha256(record.url.encode("utf-8", "replace") + b"\0" + data).digest()[:8]
        if digest in self.seen:
            return None
        self.seen.add(digest)
        given = Given(
            where="web archive",
            url=record.url[:_LONGEST] or None,
            retrieved=_time(record.headers.get("warc-date", "")),
        )
        return self.held.member_of(
            _file(record.url), data, name=self._name(record), given=given, media=media
        )

    def _name(self, record: _Record) -> str:
        return f"{self.held.name}{JOINT}{record.url[:_LONGEST]}"

    def _issue(self, record: _Record, code: str, message: str) -> Issue:
        return Issue(name=self._name(record), stage="read", code=code, message=message)


def _own_type(record: _Record) -> str:
    told = record.headers.get("content-type", "")
    return "" if told.lower().startswith("application/http") else told


def _status(stream: IO[bytes], record: _Record) -> tuple[int, dict[str, str]]:
    """Read the status and the headers of an answer; status 0 is none that can be read."""
    line = stream.readline(min(_LINE, record.left))
    record.left -= len(line)
    found = re.match(rb"HTTP/\S{1,8} {1,3}(\d{3})\b", line)
    if not found:
        return 0, {}
    headers, read = _headers(stream, min(_HEADERS, record.left)) if record.left else ({}, 0)
    record.left -= read
    return int(found[1]), headers


def _time(value: str) -> str | None:
    try:
        return datetime.fromisoformat(value[:40]).isoformat()
    except ValueError:
        return None


def _file(url: str) -> str:
    """The last part of the path of an address, which may have a suffix."""
    return re.split(r"[?#]", url[:_LONGEST], maxsplit=1)[0].rpartition("/")[2]


def _is_text(media: str, url: str) -> bool:
    if _file(url) in {"robots.txt", "ads.txt"}:
        return False
    return media in sniff.TYPES or media in _UNTYPED or media in _FEEDS


def _looks_readable(data: bytes) -> bool:
    return sniff.is_page(data[: sniff.HEAD]) or data.startswith(b"%PDF-")
