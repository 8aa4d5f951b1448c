"""Named statements out of .sql files: `-- name: x` begins one, the next name ends it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

_NAME = re.compile(r"^-- name: (\w+)$", re.MULTILINE)
_ROOM = "onrecord.store"


@cache
def load(name: str, room: str = _ROOM) -> Mapping[str, str]:
    """Read queries/`name`.sql of a room; what stands before its first name is about the file."""
    parts = _NAME.split(files(room).joinpath("queries", f"{name}.sql").read_text(encoding="utf-8"))
    return {
        key: _bare(body).rstrip(";") for key, body in zip(parts[1::2], parts[2::2], strict=True)
    }


@cache
def schema(room: str = _ROOM) -> tuple[str, ...]:
    """Read the schema files of a room; the place of each, from 1, is the version that it makes."""
    found = sorted(
        (path for path in files(room).joinpath("schema").iterdir() if path.name.endswith(".sql")),
        key=lambda path: path.name,
    )
    return tuple(path.read_text(encoding="utf-8") for path in found)


def statements(script: str) -> Iterator[str]:
    """Split a script, so that all of it can run inside one transaction of ours."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _bare(body: str) -> str:
    lines = (line for line in body.splitlines() if not line.lstrip().startswith("--"))
    return "\n".join(lines).strip()
