"""The user's own list of people and bodies: a .csv file, or FollowTheMoney's JSON lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.kinds import EntityKind

COLUMNS = ("name", "aliases", "id")
_LARGEST = 64 * 1024 * 1024  # bytes of a list that is read
_KINDS = {
    "Person": EntityKind.PERSON,
    "PublicBody": EntityKind.STATE_BODY,
    "Organization": EntityKind.ORGANISATION,
    "Company": EntityKind.ORGANISATION,
    "LegalEntity": EntityKind.ORGANISATION,
}  # FollowTheMoney's schemata; others are no entities that speak


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One row of the user's list."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


def load(path: Path) -> tuple[Listed, ...]:
    """Read a list; what has .json, .jsonl or .ftm at its end is FollowTheMoney's.

    Raises:
        InputError: the file cannot be read, a line is no object or row, or an id is missing or
            stands twice.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(
                f"The list {path} has {path.stat().st_size:,} bytes; the limit is {_LARGEST:,}. "
                "Leave out who cannot be in the case."
            )
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The list {path} cannot be read: {error}. Expected is a .csv file in UTF-8 with the "
            f"columns {', '.join(COLUMNS)}, or FollowTheMoney's JSON lines."
        ) from error
    lines = text.splitlines()
    money = path.suffix.lower() in (".json", ".jsonl", ".ftm", ".ndjson")
    return _distinct(_from_money(lines, path) if money else _from_csv(lines, path), path)


def _distinct(rows: Iterable[Listed], path: Path) -> tuple[Listed, ...]:
    found: dict[str, Listed] = {}
    for row in rows:
        if row.id in found:
            raise InputError(
                f"The list {path} has the id {row.id!r} twice, for {found[row.id].name!r} and "
                f"{row.name!r}. Give each its own id, or put the second name among the aliases."
            )
        found[row.id] = row
    return tuple(found.values())


def _from_csv(lines: list[str], path: Path) -> Iterator[Listed]:
    rows = csv.DictReader(lines)
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise InputError(
            f"The list {path} lacks the column {missing[0]!r}: its first line has to name the "
            f"columns {', '.join(COLUMNS)} (and may name kind); it names "
            f"{', '.join(rows.fieldnames or ()) or 'none'}."
        )
    for number, row in enumerate(rows, start=2):
        yield Listed(
            id=_needed(row["id"], "id", number, path),
            name=_needed(row["name"], "name", number, path),
            kind=_kind(row.get("kind") or EntityKind.PERSON, number, path),
            aliases=tuple(filter(None, map(str.strip, (row["aliases"] or "").split(";")))),
        )


def _needed(value: str | None, column: str, number: int, path: Path) -> str:
    if not (value or "").strip():
        raise InputError(
            f"Line {number} of the list {path} has no {column}. Every row needs a name and an id."
        )
    return str(value).strip()


def _kind(value: str, number: int, path: Path) -> EntityKind:
    try:
        return EntityKind(value.strip().lower())
    except ValueError as error:
        raise InputError(
            f"Line {number} of the list {path} has the kind {value!r}; expected is one of "
            f"{', '.join(EntityKind)}."
        ) from error


def _from_money(lines: list[str], path: Path) -> Iterator[Listed]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        one = _object(line, number, path)
        properties = one.get("properties")
        names = _texts(properties, "name")
        kind = _KINDS.get(str(one.get("schema")))
        if kind is None or not names:
            continue
        aliases = [*names[1:], *_texts(properties, "alias"), *_texts(properties, "weakAlias")]
        yield Listed(
            id=_needed(str(one.get("id") or ""), "id", number, path),
            name=names[0],
            kind=kind,
            aliases=tuple(dict.fromkeys(aliases)),
        )


def _object(line: str, number: int, path: Path) -> dict[str, Any]:
    try:
        one = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"Line {number} of the list {path} is no JSON: {error}. Expected is one entity of "
            "FollowTheMoney a line."
        ) from error
    if not isinstance(one, dict):
        raise InputError(
            f"Line {number} of the list {path} is no JSON object. Expected is one entity of "
            "FollowTheMoney a line."
        )
    return one


def _texts(properties: object, key: str) -> list[str]:
    values = properties.get(key) if isinstance(properties, dict) else None
    return [one for one in values or () if isinstance(one, str) and one.strip()]
