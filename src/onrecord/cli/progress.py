"""How far a command has come: on standard error, and only where somebody looks at it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self, TypeVar

from tqdm import tqdm

from onrecord.case import Progress

Item = TypeVar("Item")
_BETWEEN_DRAWINGS = 0.1  # seconds


class ProgressBar:
    """A bar that is redrawn when it is called with a `Progress`."""

    def __init__(self, *, wanted: bool = True) -> None:
        """Draw nothing yet; off a terminal, or where it is not wanted, nothing is ever drawn."""
        self._drawn = 0.0
        self._bar = tqdm(
            total=100,
            bar_format="{percentage:3.0f}% {bar} {desc}",
            file=sys.stderr,
            disable=not (wanted and sys.stderr.isatty()),
            leave=False,
        )

    def __enter__(self) -> Self:
        """Give the bar itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wipe the bar."""
        self._bar.close()

    def __call__(self, progress: Progress) -> None:
        """Redraw, unless that was done a moment ago."""
        if time.monotonic() - self._drawn < _BETWEEN_DRAWINGS:
            return
        self._drawn = time.monotonic()
        if progress.fraction is None:
            self._bar.bar_format = "{desc}"
        self._bar.n = 100 * (progress.fraction or 0)
        self._bar.set_description_str(in_words(progress))


def counted(items: Iterable[Item]) -> Iterator[Item]:
    """Give items on and draw how many came by, unless they are written to the same terminal."""
    began = time.monotonic()
    with ProgressBar(wanted=not sys.stdout.isatty()) as bar:
        for number, item in enumerate(items, start=1):
            bar(Progress(documents=number, fraction=None, seconds=time.monotonic() - began))
            yield item


def tell(line: str) -> None:
    """Write a line on standard error, above a bar if there is one."""
    tqdm.write(line, file=sys.stderr)


def in_words(progress: Progress) -> str:
    """Say how many documents, how fast, and how long it will take."""
    many = "1 document" if progress.documents == 1 else f"{progress.documents:,} documents"
    rate = progress.documents / progress.seconds if progress.seconds else 0.0
    left = progress.seconds_left
    return f"{many}, {rate:,.1f}/s" + ("" if left is None else f", {_duration(left)} left")


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
