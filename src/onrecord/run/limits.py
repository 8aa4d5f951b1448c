"""The time that one document may take."""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from onrecord.model import Input, Issue, Reading

_GRACE = 5.0  # seconds for a document to stop by itself before its worker is ended
_AGAIN = 1.0  # seconds until the next alarm, should a library have swallowed one


class _TooSlowError(BaseException):
    """Not an Exception, so that no library between here and there takes it for its own."""


class DeadlineGuard:
    """Runs the stages on one document and stops them when its time is up."""

    def __init__(self, seconds: float, *, hard: bool = False) -> None:
        """Set the limit.

        Args:
            seconds: For one document.
            hard: End the whole process where the document cannot be stopped, since it is
                inside a call that listens to no signal. Only for workers.
        """
        self._seconds = seconds
        self._nowhere = Path(os.devnull).open("w") if hard else None  # noqa: SIM115

    def __call__(self, stages: Callable[[Input], Reading | Issue], item: Input) -> Reading | Issue:
        """Give the stages' result, or an issue where they took too long.

        Off the main thread, and where the system has no alarms, nothing is stopped.
        """
        if threading.current_thread() is not threading.main_thread() or not hasattr(
            signal, "setitimer"
        ):
            return stages(item)
        try:
            return self._watched(stages, item)
        except _TooSlowError:
            return Issue(
                name=item.name,
                stage="run",
                code="too slow",
                message=f"It took more than {self._seconds:g} seconds (limit "
                "seconds_per_document) and was left out.",
            )

    def _watched(self, stages: Callable[[Input], Reading | Issue], item: Input) -> Reading | Issue:
        before = signal.signal(signal.SIGALRM, _stop)
        if self._nowhere is not None:
            faulthandler.dump_traceback_later(self._seconds + _GRACE, exit=True, file=self._nowhere)
        signal.setitimer(signal.ITIMER_REAL, self._seconds, _AGAIN)
        try:
            return stages(item)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            if self._nowhere is not None:
                faulthandler.cancel_dump_traceback_later()
            signal.signal(signal.SIGALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _TooSlowError
