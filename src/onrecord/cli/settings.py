"""A settings file: what `--settings FILE.toml` says, checked key by key."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from pathlib import Path

from onrecord.config import Limits, Settings
from onrecord.errors import InputError

_TOP: Mapping[str, type | tuple[type, ...]] = {
    "workers": int,
    "batch": int,
    "seconds_per_document": (int, float),
    "leaders": str,
    "fetch": bool,
}
_LIMITS = frozenset(field.name for field in fields(Limits))


def load(path: Path | None) -> Settings:
    """Read a settings file; what it does not say stays as it is.

    Args:
        path: A TOML file with keys of `Settings` and, under [limits], of `Limits`; None gives
            the defaults. A path in it counts from its own folder.

    Raises:
        InputError: it cannot be read, or a key or value that cannot be.
    """
    if path is None:
        return Settings()
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"Could not read the settings in {path}: {error}.") from error
    limits = told.pop("limits", {})
    if not isinstance(limits, dict):
        raise InputError(f"In {path}, limits is {limits!r}; expected a table [limits].")
    for key, value in told.items():
        _check(path, key, value, _TOP.get(key), known=(*_TOP, "limits"))
    for key, value in limits.items():
        kind = (int, float) if key == "fetch_seconds" else int if key in _LIMITS else None
        _check(path, key, value, kind, known=_LIMITS)
    if "leaders" in told:
        told["leaders"] = path.parent / told["leaders"]
    return replace(Settings(), **told, limits=replace(Limits(), **limits))


def _check(
    path: Path,
    key: str,
    value: object,
    kind: type | tuple[type, ...] | None,
    *,
    known: tuple[str, ...] | frozenset[str],
) -> None:
    if kind is None:
        near = get_close_matches(key, known, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise InputError(
            f"{path} sets {key!r}, which is no setting. Expected {', '.join(sorted(known))}.{meant}"
        )
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        named = " or ".join(one.__name__ for one in (kind if isinstance(kind, tuple) else (kind,)))
        raise InputError(f"In {path}, {key} is {value!r}; expected {named}.")
    if isinstance(value, int | float) and kind is not bool and value <= 0:
        raise InputError(f"In {path}, {key} is {value}; expected more than 0.")
