"""Paths as the user gave them."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import InputError


def refuse_if_all_missing(paths: tuple[str, ...]) -> None:
    """Stop where there is nothing to begin with; one missing path of several is an issue.

    Raises:
        InputError: not one of the paths exists.
    """
    if any(path == "-" or _exists(path) for path in paths):
        return
    named = ", ".join(repr(path) for path in paths[:3]) + (", ..." if len(paths) > 3 else "")
    raise InputError(f"There is no file or folder at {named}: nothing was read. Check the path.")


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # a name too long, or with a null byte in it
        return False
