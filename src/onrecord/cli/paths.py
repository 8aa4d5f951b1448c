"""Paths as the user gave them."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import InputError


def refuse_if_all_missing(paths: tuple[str, ...]) -> None:
    """Stop where there is nothing to begin with; one missing path of several is an issue.

    Raises:
        InputError: not one of the paths exists.
    """
    if any(path == "-" or is_address(path) or _exists(path) for path in paths):
        return
    named = ", ".join(repr(path) for path in paths[:3]) + (", ..." if len(paths) > 3 else "")
    raise InputError(f"There is no file or folder at {named}: nothing was read. Check the path.")


def is_address(path: str) -> bool:
    """Whether a path is an address on the net; whether that leads anywhere is told later."""
    return path.lower().startswith(("http://", "https://"))


def columns(rows: tuple[str, ...]) -> dict[str, str] | None:
    """Read the rows of --map, KEY=COLUMN; None where there are none.

    Raises:
        InputError: a row is not of this form, or gives a key a second time.
    """
    found: dict[str, str] = {}
    for row in rows:
        for pair in row.split(","):
            key, equals, column = (part.strip() for part in pair.partition("="))
            if not equals or not key or not column:
                raise InputError(
                    f"--map {row!r} is not understood. Write KEY=COLUMN, several of them with "
                    "commas between, as in --map text=body,published=date."
                )
            if key in found:
                raise InputError(f"--map gives {key!r} twice: name one column for each key.")
            found[key] = column
    return found or None


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # a name too long, or with a null byte in it
        return False
