"""Archives: .zip, and .gz of a single file."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Generator
from functools import partial
from typing import IO, cast

from onrecord.config import Settings
from onrecord.errors import ReadError
from onrecord.model import Given, Input, Issue
from onrecord.read.finding import sidecar
from onrecord.read.finding.held import JOINT, Budget, Held, metered
from onrecord.read.finding.media import in_folder, page_folders
from onrecord.read.formats.record import stronger

_LONGEST_NAME = 1_000  # characters; no file system has longer names
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError)


def open_zip(held: Held, settings: Settings) -> Generator[Held | Input | Issue, None, None]:
    """Give the members of a zip in their order; each is unpacked only when it is opened."""
    with held.seekable() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (*_BROKEN, ValueError, UnicodeDecodeError) as error:
            raise ReadError(
                f"It is a broken zip archive ({error}). Repair it or pack it again.",
                code="unreadable",
            ) from error
        with archive:
            pages = page_folders(archive.namelist())
            beside = _beside(held, archive, settings)
            yield from beside.issues()
            for info in archive.infolist():
                passed = is_junk(info.filename) or in_folder(info.filename, pages)
                if not info.is_dir() and not passed and not beside.is_sidecar(info.filename):
                    given, issues = beside.of(info.filename)
                    yield from issues
                    yield _member(held, archive, info, given)


def _beside(held: Held, archive: zipfile.ZipFile, settings: Settings) -> sidecar.Beside:
    return sidecar.Beside(
        (name for name in archive.namelist() if not name.endswith("/") and not is_junk(name)),
        lambda name: _open(archive, archive.getinfo(name), held.budget),
        f"{held.name}{JOINT}",
        settings.limits,
    )


def is_junk(name: str) -> bool:
    """Whether a system put a file there for itself."""
    parts = name.replace("\\", "/").split("/")
    return any(
        part == "__MACOSX" or (part.startswith(".") and part not in {".", ".."}) for part in parts
    )


def checked(held: Held, name: str) -> Issue | None:
    """Refuse a member whose name no file has. A path out of the archive is but a name here."""
    if len(name) <= _LONGEST_NAME:
        return None
    message = f"Its name has {len(name):,} characters; a name may have {_LONGEST_NAME:,}."
    return _issue(held, f"{name[:80]}...", "unsupported", message)


def _member(
    held: Held, archive: zipfile.ZipFile, info: zipfile.ZipInfo, given: Given | None
) -> Held | Issue:
    if info.flag_bits & 0x1:
        return _issue(
            held,
            info.filename[:_LONGEST_NAME],
            "encrypted",
            "It is encrypted. Unpack it with its password and give the files themselves.",
        )
    refused = checked(held, info.filename)
    open_ = partial(_open, archive, info, held.budget)
    told = stronger(given, held.given) if given and held.given else given
    return refused or held.member(info.filename, open_, size=info.file_size, given=told)


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> IO[bytes]:
    return metered(
        cast("io.BufferedIOBase", archive.open(info)), budget, lambda: info.compress_size
    )


def open_gz(held: Held, _settings: Settings) -> Generator[Held | Input | Issue, None, None]:
    """Give the one file that a .gz holds, under the name of the .gz."""
    inner = held.file[:-3] if held.file.lower().endswith(".gz") else held.file
    if held.file.lower().endswith(".tgz"):
        inner = held.file[:-4] + ".tar"

    def open_() -> IO[bytes]:
        packed = _Counted(held.open())
        return metered(_Unpacked(packed), held.budget, lambda: packed.count)

    yield held.member(inner, open_, name=held.name)


class _Counted:
    """A stream that counts what was read of it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self.count = stream, 0

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data

    def close(self) -> None:
        self._stream.close()


class _Unpacked(gzip.GzipFile):
    """A gzip stream that closes what it reads from."""

    def __init__(self, packed: _Counted) -> None:
        super().__init__(fileobj=cast("IO[bytes]", packed), mode="rb")
        self._packed = packed

    def close(self) -> None:
        super().close()
        self._packed.close()


def _issue(held: Held, name: str, code: str, message: str) -> Issue:
    return Issue(name=f"{held.name}{JOINT}{name}", stage="read", code=code, message=message)
