"""What a container holds: a named stream that can be opened, and what all of it may cost."""

from __future__ import annotations

import io
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast

from onrecord.config import Limits, Settings
from onrecord.errors import DiskFull, ReadError
from onrecord.model import Given, Input, Issue
from onrecord.read.finding import own_output

JOINT = "!"  # between a container and its member: "archive.zip!folder/page.html"
_IN_MEMORY = 4_000_000  # bytes of a spooled container until it goes to disk
_SMALL = 1_000_000  # unpacked bytes below which no ratio is a bomb
_PIECE = 1 << 16
_BOMBS = 3  # members that unpack without end, until nothing more of the archive is read


class SpentError(ReadError):
    """A limit of the outermost container is reached: nothing more of it is read."""


@dataclass(slots=True, kw_only=True)
class Budget:
    """What the outermost container and all that is nested in it may cost together."""

    limits: Limits
    members: int = 0
    unpacked: int = 0
    bombs: int = 0

    def count(self) -> None:
        """Count one member.

        Raises:
            SpentError: there are more than the limit.
        """
        self.members += 1
        if self.members > self.limits.members:
            raise SpentError(
                f"Stopped after {self.limits.members:,} members (limit members). Split it, or "
                "raise the limit.",
                code="too many",
            )

    def unpack(self, size: int) -> None:
        """Count unpacked bytes.

        Raises:
            SpentError: there are more than the limit.
        """
        self.unpacked += size
        if self.unpacked > self.limits.unpacked_bytes:
            raise SpentError(
                f"Stopped after {self.limits.unpacked_bytes:,} unpacked bytes (limit "
                "unpacked_bytes). Unpack it yourself if you trust it, or raise the limit.",
                code="too large",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A file on disk or in a container; `open` gives its bytes from the start, each time."""

    name: str  # "archive.zip!folder/page.html"
    file: str  # what it is called where it lies, for its suffix: "page.html"
    open: Callable[[], IO[bytes]]
    budget: Budget
    path: Path | None = None  # where it is a file on disk
    size: int | None = None  # bytes, where known beforehand; may lie
    depth: int = 0  # containers around it
    given: Given | None = None
    media: str | None = None  # the content type that its container tells: "text/html"
    seen: os.stat_result | None = None  # of a file on disk, before it was opened

    def member(
        self,
        file: str,
        open_: Callable[[], IO[bytes]],
        *,
        name: str | None = None,
        size: int | None = None,
        given: Given | None = None,
        media: str | None = None,
    ) -> Held:
        """Make a member of this container, and count it.

        Raises:
            SpentError: there are too many.
        """
        self.budget.count()
        return Held(
            name=name or f"{self.name}{JOINT}{file}",
            file=file.replace("\\", "/").rpartition("/")[2],
            open=open_,
            budget=self.budget,
            size=size,
            depth=self.depth + 1,
            given=given or self.given,
            media=media,
        )

    def member_of(
        self,
        file: str,
        data: bytes,
        *,
        name: str | None = None,
        given: Given | None = None,
        media: str | None = None,
    ) -> Held:
        """Make a member of bytes at hand, and count it and them.

        Raises:
            SpentError: there are too many.
        """
        self.budget.unpack(len(data))
        return self.member(
            file, lambda: io.BytesIO(data), name=name, size=len(data), given=given, media=media
        )

    def take(self, most: int) -> bytes:
        """Read it whole.

        Raises:
            ReadError: it has more than `most` bytes ("too large").
        """
        with self.open() as stream:
            data = up_to(stream, most + 1)
        if len(data) > most:
            size = f"{self.size:,}" if self.size and self.size > most else "more"
            raise ReadError(
                f"It has {size} bytes, over the {most:,} that a file may have (limit file_bytes).",
                code="too large",
            )
        return data

    def changed(self) -> str | None:
        """Say how a file on disk differs from what was opened; None where it does not.

        A file that is gone by now could be read to its end.
        """
        if self.path is None or self.seen is None:
            return None
        try:
            now = self.path.stat()
        except OSError:
            return None
        if (now.st_dev, now.st_ino) != (self.seen.st_dev, self.seen.st_ino):
            return "another file took its place"
        if (now.st_size, now.st_mtime_ns) == (self.seen.st_size, self.seen.st_mtime_ns):
            return None
        return f"it had {self.seen.st_size:,} bytes and has {now.st_size:,} now"

    @contextmanager
    def seekable(self) -> Iterator[IO[bytes]]:
        """Open it so that it can be sought in: a copy, on disk if large, of what is packed.

        Raises:
            SpentError: the copy is larger than what may be unpacked.
            DiskFull: there is no room for the copy.
        """
        with self.open() as stream:
            if stream.seekable():
                yield stream
                return
            with room_for(self.name), tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
                shutil.copyfileobj(stream, copy, _PIECE)
                copy.seek(0)
                yield cast("IO[bytes]", copy)


@contextmanager
def room_for(name: str) -> Iterator[None]:
    """Tell a full disk from a file that is broken, around the copy of it that is made and closed.

    Raises:
        DiskFull: there is no room for the copy.
    """
    try:
        yield
    except OSError as error:
        full = DiskFull.behind(error, f"read {name}")
        if full is not None:
            raise full from error
        raise


def up_to(stream: IO[bytes], most: int) -> bytes:
    """Read at most so many bytes, taking no more memory than they need."""
    pieces: list[bytes] = []
    while most > 0 and (piece := stream.read(min(most, _PIECE))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


Opener = Callable[[Held, Settings], Generator[Held | Input | Issue, None, None]]


def on_disk(path: Path, limits: Limits, *, given: Given | None = None) -> Held:
    """Hold a file on disk, whatever may become of it before it is opened."""
    follow, seen = path.is_symlink(), path.stat()
    return Held(
        name=str(path),
        file=path.name,
        open=lambda: _opened(path, follow=follow),
        budget=Budget(limits=limits),
        path=path,
        size=seen.st_size,
        given=given,
        seen=seen,
    )


def _opened(path: Path, *, follow: bool) -> IO[bytes]:
    """Open a regular file up to the end that it has now.

    Args:
        path: May have become a pipe, a folder or a link since it was looked at.
        follow: It was a link then, and may be one.

    Raises:
        ReadError: it is no regular file ("unsupported"), or the one that is being written.
    """
    more = getattr(os, "O_NONBLOCK", 0)  # opening a pipe would wait for its writer
    more |= 0 if follow else getattr(os, "O_NOFOLLOW", 0)
    raw = open(path, "rb", buffering=0, opener=lambda name, flags: os.open(name, flags | more))  # noqa: SIM115 - closed with what is given back
    found = os.fstat(raw.fileno())
    if not stat.S_ISREG(found.st_mode):
        raw.close()
        raise ReadError(
            f"{path} is no regular file any more. Pipe it in with '-'.", code="unsupported"
        )
    try:
        own_output.refuse_written(found)
    except ReadError:
        raw.close()
        raise
    return cast("IO[bytes]", io.BufferedReader(_Bounded(raw, found.st_size), _PIECE))


class _Bounded(io.RawIOBase):
    """A file that ends where it ended when it was opened, though somebody writes on."""

    def __init__(self, file: io.FileIO, end: int) -> None:
        super().__init__()
        self._file, self._end = file, end

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        if whence == os.SEEK_END:
            offset, whence = max(0, self._end + offset), os.SEEK_SET
        return self._file.seek(offset, whence)

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        left = max(0, self._end - self._file.tell())
        return self._file.readinto(memoryview(buffer)[:left]) or 0  # it may be a bytearray

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


@dataclass(slots=True, kw_only=True)
class _Meter:
    """Watches how far a stream unpacks."""

    budget: Budget
    packed: Callable[[], int]
    unpacked: int = field(default=0, init=False)

    def add(self, size: int) -> None:
        """Count unpacked bytes.

        Raises:
            ReadError: they are too many for what they were packed in ("bomb").
            SpentError: they are too many at all.
        """
        self.unpacked += size
        self.budget.unpack(size)
        most = self.budget.limits.compression_ratio
        if self.unpacked > _SMALL and self.unpacked > most * max(self.packed(), 1):
            self.budget.bombs += 1
            # One may be a table of zeros; several are an attack, and each costs time.
            kind = SpentError if self.budget.bombs >= _BOMBS else ReadError
            raise kind(
                f"It unpacks to over {most:,} times its size ({self.unpacked:,} bytes "
                f"from {self.packed():,}; limit compression_ratio): a bomb, or no text. Unpack it "
                "yourself if you trust it.",
                code="bomb",
            )


class _Metered(io.RawIOBase):
    """A stream that is unpacked under the eyes of a meter."""

    def __init__(self, stream: io.BufferedIOBase, meter: _Meter) -> None:
        super().__init__()
        self._stream, self._meter = stream, meter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        # At once, as far as it goes: what comes before a broken place is not lost with it.
        data = self._stream.read1(min(len(buffer), _PIECE))
        self._meter.add(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def metered(stream: io.BufferedIOBase, budget: Budget, packed: Callable[[], int]) -> IO[bytes]:
    """Wrap a stream that unpacks, so that a bomb is noticed while it goes off.

    Args:
        stream: Closed with what is given back.
        budget: Pays for what is unpacked.
        packed: Tells the packed size, whole or as far as it was read.
    """
    meter = _Meter(budget=budget, packed=packed)
    return cast("IO[bytes]", io.BufferedReader(_Metered(stream, meter), _PIECE))
