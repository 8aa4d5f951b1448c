"""Stages that do what a test needs; workers import them by name."""

from __future__ import annotations

import os
import signal
import struct
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from onrecord.config import Settings
from onrecord.errors import DiskFull, InputError
from onrecord.model import Document, Input, Issue, Reading


def echo(settings: Settings) -> Callable[[Input], Reading | Issue]:
    return _echo


def no_model(settings: Settings) -> Callable[[Input], Reading | Issue]:
    raise InputError("There is no model.")


def _echo(item: Input) -> Reading | Issue:
    payload = item.payload
    text = (payload or b"").decode()
    match text:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "die in the middle":
            _write_half_a_result()
            os.kill(os.getpid(), signal.SIGKILL)
        case "sleep":
            time.sleep(60)
        case "swallow":
            _sleep_and_swallow_errors()
        case "bad":
            return Issue(name=item.name, stage="read", code="empty", message="Empty.")
        case "full":
            raise DiskFull("There is no room left.")
        case "slow":
            time.sleep(0.05)
    word, _, place = text.partition(" ")
    if word == "touch":
        Path(place).touch()
    elif word == "await":
        _wait_for(Path(place))
    return Reading(document=Document(name=item.name, text=text))


def _wait_for(path: Path) -> None:
    while not path.exists():
        time.sleep(0.01)


def _write_half_a_result() -> None:
    """Announce a result of a thousand bytes and write none of them."""
    frame = sys._getframe()
    while "result_queue" not in frame.f_locals:
        frame = frame.f_back
    os.write(frame.f_locals["result_queue"]._writer.fileno(), struct.pack("!i", 1000))


def _sleep_and_swallow_errors() -> None:
    with suppress(Exception):
        time.sleep(60)


def inputs(*texts: str) -> list[Input | Issue]:
    return [
        Input(name=f"n{number}", format="txt", payload=text.encode())
        for number, text in enumerate(texts)
    ]
