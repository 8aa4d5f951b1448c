"""Sidecars: files beside a file that tell about it."""

from __future__ import annotations

from pathlib import Path

from onrecord.config import Limits
from onrecord.model import Given, Issue


def is_sidecar(_path: Path) -> bool:
    """Whether a file tells about another one and is no document."""
    return False


def find(_path: Path, _limits: Limits) -> Given | Issue | None:
    """Read what a sidecar tells about a file; an issue where it cannot be read."""
    return None
