"""How far a command has come, on standard error: a bar on a terminal, elsewhere a line at times."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from tqdm import tqdm

from onrecord.case import Phase, Progress

_BETWEEN_DRAWINGS = 0.1  # seconds
_BETWEEN_LINES = 30.0  # seconds; a log stays readable, and who looks at it knows that it goes on


class ProgressBar:
    """Called with a `Progress`, draws it on a terminal; writes it as a line now and then elsewhere.

    What takes less than half a minute writes no line.
    """

    def __init__(self, *, beside: bool = True, clock: Callable[[], float] = time.monotonic) -> None:
        """Draw nothing yet.

        Args:
            beside: Whether a bar may stand beside what the command writes; where results go to
                the same terminal, they would tear it apart, and show by themselves.
            clock: Tells the time.
        """
        self._clock = clock
        self._drawn = clock()
        self._phase: Phase | None = None
        self._terminal = sys.stderr.isatty()
        self._quiet = self._terminal and not beside
        self._bar = tqdm(
            total=100,
            bar_format="{percentage:3.0f}% {bar} {desc}",
            file=sys.stderr,
            disable=self._quiet or not self._terminal,
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
        """Tell it, unless that was done a moment ago."""
        if self._quiet or not self._is_due(progress):
            return
        self._drawn, self._phase = self._clock(), progress.phase
        if not self._terminal:
            tell(_line(progress))
            return
        if progress.fraction is None:
            self._bar.bar_format = "{desc}"
        self._bar.n = 100 * (progress.fraction or 0)
        self._bar.set_description_str(in_words(progress))

    def _is_due(self, progress: Progress) -> bool:
        if self._terminal and progress.phase is not self._phase:
            return True  # else the bar would go on to say what is over
        between = _BETWEEN_DRAWINGS if self._terminal else _BETWEEN_LINES
        return self._clock() - self._drawn >= between


def tell(line: str) -> None:
    """Write a line on standard error, above a bar if there is one."""
    tqdm.write(line, file=sys.stderr)


def in_words(progress: Progress) -> str:
    """Say how many documents, how fast, how long it will take; before the first, what goes on."""
    if not progress.documents:
        return _begun(progress)
    if progress.total is None:
        many = _documents(progress.documents)
    else:
        many = f"{progress.documents:,} of {_documents(progress.total)}"
    left = progress.seconds_left
    parts = [many, *([_rate(progress.rate)] if progress.rate else [])]
    return ", ".join([*parts, *([] if left is None else [f"{_duration(left)} left"])])


def _line(progress: Progress) -> str:
    """Say it where no bar shows the share that is done."""
    share = "" if progress.fraction is None else f" ({progress.fraction:.0%})"
    return f"{_duration(progress.seconds)}: {in_words(progress)}{share}"


def _begun(progress: Progress) -> str:
    what = "reading the first document" if progress.phase is Phase.READING else progress.phase
    return what if progress.total is None else f"{what}, of {progress.total:,}"


def _documents(count: int) -> str:
    return f"{count:,} document{'' if count == 1 else 's'}"


def _rate(rate: float) -> str:
    return f"{rate:,.1f}/s" if rate >= 0.1 else f"{rate * 60:,.1f}/min"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
