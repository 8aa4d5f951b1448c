"""How far a run has come: what there is to read, what was read of it, what remains."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from onrecord.model import Input, Issue
from onrecord.read import CONTAINERS, SUFFIXES
from onrecord.read.finding.fetch import is_address

# What these hold is larger or smaller than they are, and nobody knows it beforehand.
_PACKED = (".gz", ".tgz", ".zip", ".warc", ".parquet")
_MANY = tuple(suffix for suffix, form in SUFFIXES.items() if form in {*CONTAINERS, "xml"})


class Phase(StrEnum):
    """What a run is at."""

    LISTING = "looking at what there is to read"
    LOADING = "loading the model"
    READING = "reading"
    LINKING = "joining the documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run has come; None where the end is unknown."""

    documents: int  # read, known before and failed together
    fraction: float | None  # of the bytes there are, 0-1
    seconds: float
    total: int | None = None  # documents there are, where each file is one
    known: int = 0  # of `documents`: read in another run, which took no time in this one
    known_fraction: float = 0.0  # of `fraction`: the same
    phase: Phase = Phase.READING

    @property
    def seconds_left(self) -> float | None:
        """Time left at the mean pace of what had to be read; None where nobody can tell."""
        if self.fraction is None or self.fraction <= self.known_fraction:
            return None
        return self.seconds * (1 - self.fraction) / (self.fraction - self.known_fraction)

    @property
    def rate(self) -> float:
        """Documents that had to be read, a second."""
        return (self.documents - self.known) / self.seconds if self.seconds > 0 else 0.0


Tell = Callable[[Progress], None]


class Meter:
    """Counts what a run finishes, and tells of it. Without `tell`, nothing is counted."""

    def __init__(
        self,
        paths: Iterable[Path | str] = (),
        tell: Tell | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Look at what the paths hold, which can take a while, and tell of that first."""
        self._tell, self._clock = tell, clock
        self._began = clock()
        self._phase = Phase.LISTING
        self._documents = self._known = 0
        self._done = self._known_bytes = 0
        self._bytes: int | None = None
        self._files: int | None = None
        if tell is not None:
            self.look_round()
            self._bytes, self._files = _size(paths)

    def enter(self, phase: Phase) -> None:
        """Begin another phase."""
        if phase is not self._phase:
            self._phase = phase
            self.look_round()

    def finished(self, item: Input | Issue) -> None:
        """Count an input that was read, or that failed."""
        self._count(item)
        self.look_round()

    def passed(self, item: Input) -> None:
        """Count an input that was read in another run."""
        self._count(item)
        self._known += 1
        self._known_bytes += _length(item)
        self.look_round()

    def end(self) -> None:
        """Tell that nothing is left, though some of it held no documents."""
        self._done = self._bytes or 0
        self.look_round()

    def look_round(self) -> None:
        """Tell how far it has come, though nothing new was finished."""
        if self._tell is None:
            return
        size = self._bytes
        self._tell(
            Progress(
                documents=self._documents,
                fraction=min(self._done / size, 1.0) if size else None,
                seconds=self._clock() - self._began,
                total=self._files if self._documents <= (self._files or -1) else None,
                known=self._known,
                known_fraction=min(self._known_bytes / size, 1.0) if size else 0.0,
                phase=self._phase,
            )
        )

    def _count(self, item: Input | Issue) -> None:
        self._documents += isinstance(item, Input)
        self._done += _length(item) if isinstance(item, Input) else 0


def _length(item: Input) -> int:
    # of a record, with the end of its line
    return len(item.payload or b"") + (item.path is None)


def _size(paths: Iterable[Path | str]) -> tuple[int | None, int | None]:
    """Sum the bytes of what there is to read and count its files; None where nobody can know."""
    total, files, single = 0, 0, True
    for path in paths:
        if str(path) == "-" or is_address(str(path)):
            return None, None
        for file in _below(Path(path)):
            name = file.name.lower()
            if name.endswith(_PACKED):
                return None, None
            if name.endswith(tuple(SUFFIXES)):
                try:
                    total += file.stat().st_size
                except OSError:  # gone again: it is told where it is missed
                    continue
                files += 1
                single = single and not name.endswith(_MANY)
    return total, files if single else None


def _below(path: Path) -> Iterator[Path]:
    """The files under a path that are not hidden."""
    if not path.is_dir():
        if path.is_file():
            yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(folder, name) for name in names if not name.startswith("."))
