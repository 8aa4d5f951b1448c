"""Tar archives. Parsed here: headers may be hostile, and members larger than memory."""

from __future__ import annotations

import io
from collections.abc import Generator
from functools import partial
from typing import IO, cast

from onrecord.config import Settings
from onrecord.errors import ReadError
from onrecord.model import Input, Issue
from onrecord.read.finding.held import Held
from onrecord.read.packed.archive import checked, is_junk

_BLOCK = 512
_LONGEST_HEADER = 65_536  # bytes of a header that gives a long name
_FILE = frozenset({b"0", b"\0", b"7"})
_NAMES = frozenset({b"L", b"x"})  # GNU and POSIX: the name of the next member
_PASSED = frozenset({b"g", b"K"})  # what holds for all; the target of a link


def open_tar(held: Held, _settings: Settings) -> Generator[Held | Input | Issue, None, None]:
    """Give the files of a tar in their order.

    Raises:
        ReadError: a header is broken ("unreadable").
    """
    with held.seekable() as stream:
        at, name = 0, ""
        while header := _header(stream, at):
            size, kind = _size(header), header[156:157]
            at += _BLOCK
            if kind in _NAMES:
                stream.seek(at)
                name = _long_name(stream.read(min(size, _LONGEST_HEADER)), kind)
            elif kind not in _PASSED:
                name = name or _short_name(header)
                if kind in _FILE and not is_junk(name):
                    open_ = partial(_part, stream, at, size)
                    yield checked(held, name) or held.member(name, open_, size=size)
                name = ""
            at += -(-size // _BLOCK) * _BLOCK


def _header(stream: IO[bytes], at: int) -> bytes:
    """Read the header at an offset; nothing at the end.

    Raises:
        ReadError: it is cut off or no header.
    """
    stream.seek(at)
    header = stream.read(_BLOCK)
    if not header.strip(b"\0"):
        return b""
    try:
        told = int(header[148:156].strip(b" \0"), 8)
    except ValueError:
        told = -1
    if told != sum(header[:148]) + sum(b" " * 8) + sum(header[156:]):
        raise ReadError(
            f"It is broken or cut off at byte {at:,}: no header of a member stands there.",
            code="unreadable",
        )
    return header


def _size(header: bytes) -> int:
    field = header[124:136]
    if field[0] & 0x80:  # a number in base 256
        return int.from_bytes(field[1:], "big")
    digits = field.strip(b" \0")
    return int(digits, 8) if digits.isdigit() and not set(digits) & set(b"89") else 0


def _short_name(header: bytes) -> str:
    name, prefix = header[:100].rstrip(b"\0"), header[345:500].rstrip(b"\0")
    joined = b"/".join((prefix, name)) if prefix and header[257:262] == b"ustar" else name
    return joined.split(b"\0")[0].decode("utf-8", "replace")


def _long_name(data: bytes, kind: bytes) -> str:
    """Read a name from a header of its own: bare, or in a line "27 path=folder/file"."""
    if kind == b"L":
        return data.split(b"\0")[0].decode("utf-8", "replace")
    rows = (row.partition(b" ")[2] for row in data.split(b"\n"))
    return next((row[5:].decode("utf-8", "replace") for row in rows if row[:5] == b"path="), "")


class _Part(io.RawIOBase):
    """A stretch of a stream; others may move in it meanwhile."""

    def __init__(self, stream: IO[bytes], start: int, size: int) -> None:
        super().__init__()
        self._stream, self._at, self._left = stream, start, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        self._stream.seek(self._at)
        data = self._stream.read(min(len(buffer), self._left))
        if self._left and len(buffer) and not data:
            raise EOFError("the archive ends inside a member")
        buffer[: len(data)] = data
        self._at += len(data)
        self._left -= len(data)
        return len(data)


def _part(stream: IO[bytes], start: int, size: int) -> IO[bytes]:
    return cast("IO[bytes]", io.BufferedReader(_Part(stream, start, size)))
