"""Stages that do what a test needs; workers import them by name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from onrecord.config import Settings
from onrecord.errors import InputError
from onrecord.model import Document, Input, Issue, Reading


def echo(settings: Settings) -> Callable[[Input], Reading | Issue]:
    return _echo


def no_model(settings: Settings) -> Callable[[Input], Reading | Issue]:
    raise InputError("There is no model.")


def _echo(item: Input) -> Reading | Issue:
    payload = item.path.read_bytes() if item.path else item.payload
    text = (payload or b"").decode()
    match text:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "sleep":
            time.sleep(60)
        case "swallow":
            _sleep_and_swallow_errors()
        case "bad":
            return Issue(name=item.name, stage="read", code="empty", message="Empty.")
        case "slow":
            time.sleep(0.05)
    return Reading(document=Document(name=item.name, text=text))


def _sleep_and_swallow_errors() -> None:
    with suppress(Exception):
        time.sleep(60)


def inputs(*texts: str) -> list[Input | Issue]:
    return [
        Input(name=f"n{number}", format="txt", payload=text.encode())
        for number, text in enumerate(texts)
    ]
