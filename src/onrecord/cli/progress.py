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


class ProgressBar:
    """A bar that an `add` moves; call it with every `Progress`."""

    def __init__(self) -> None:
        """Draw nothing yet; off a terminal nothing is ever drawn."""
        self._bar = tqdm(
            total=100,
            bar_format="{percentage:3.0f}% {bar} {postfix}",
            file=sys.stderr,
            disable=not sys.stderr.isatty(),
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
        """Redraw."""
        if progress.fraction is None:
            self._bar.bar_format = "{postfix}"
        self._bar.n = 100 * (progress.fraction or 0)
        self._bar.set_postfix_str(_said(progress))


def counted(items: Iterable[Item]) -> Iterator[Item]:
    """Give items on and draw how many a second came by."""
    began = time.monotonic()
    with ProgressBar() as bar:
        for number, item in enumerate(items, start=1):
            bar(Progress(documents=number, fraction=None, seconds=time.monotonic() - began))
            yield item


def _said(progress: Progress) -> str:
    rate = progress.documents / progress.seconds if progress.seconds else 0.0
    words = f"{progress.documents:,} documents, {rate:,.1f}/s"
    left = progress.seconds_left
    return words if left is None else f"{words}, {_duration(left)} left"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
