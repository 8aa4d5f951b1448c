"""Standard input: streamed where it is JSON lines, else through a temporary file."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from onrecord.errors import ReadError
from onrecord.model import Input, Issue
from onrecord.read.finding import sniff
from onrecord.read.finding.held import Budget, Held, room_for
from onrecord.read.finding.walk import Walker, issue

_STREAMED = frozenset({"jsonl"})  # opened once and read from start to end
_PIECE = 1 << 16


def read(stream: IO[bytes], name: str, walker: Walker) -> Iterator[Input | Issue]:
    """Read a stream that can be read once, whatever its first bytes say it is."""
    head = _head(stream)
    limits = walker.settings.limits
    budget = Budget(limits=limits)
    try:
        form = sniff.kind("", head, walker.kinds)
    except ReadError as error:
        yield issue(name, error.code if head else "empty", str(error) if head else "It is empty.")
        return
    if form in _STREAMED:
        opened = Held(name=name, file="", open=lambda: _joined(head, stream), budget=budget)
        yield from walker.open(opened, form)
        return
    most = limits.unpacked_bytes if form in walker.containers else limits.file_bytes
    with room_for(name), tempfile.NamedTemporaryFile(prefix="onrecord-") as copy:
        size = _copy(head, stream, copy, most)
        path = Path(copy.name)
        yield from walker.walk(
            Held(name=name, file="", open=lambda: path.open("rb"), budget=budget, size=size)
        )


def _head(stream: IO[bytes]) -> bytes:
    pieces = b""
    while len(pieces) < sniff.HEAD:
        piece = stream.read(sniff.HEAD - len(pieces))
        if not piece:
            break
        pieces += piece
    return pieces


def _copy(head: bytes, stream: IO[bytes], copy: IO[bytes], most: int) -> int:
    """Copy a stream until it is certain that it is larger than allowed; give the size."""
    copy.write(head)
    size = len(head)
    while size <= most and (piece := stream.read(_PIECE)):
        copy.write(piece)
        size += len(piece)
    copy.flush()
    return size


class _Joined(io.RawIOBase):
    """A stream whose first bytes were already read."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        super().__init__()
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        data = data or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _joined(head: bytes, rest: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", io.BufferedReader(_Joined(head, rest), _PIECE))
