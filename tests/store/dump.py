"""All that a record holds, for comparing two of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

# The search's own tables depend on when it merged; `check_search` compares what they find.
_TABLES = (
    "select name from sqlite_master where type = 'table' and name not like '%_search%'"
    " and name <> 'revision'"
)
_OF_ITS_RUNS = frozenset({"added", "revision"})  # when and how often, not what


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        tables = [row[0] for row in connection.execute(_TABLES)]
        found = {table: _rows(connection, table) for table in sorted(tables)}
        check_search(connection)
    connection.close()
    return found


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    columns = [row[1] for row in connection.execute(f"pragma table_info({table})")]
    kept = ", ".join(f'"{column}"' for column in columns if column not in _OF_ITS_RUNS)
    return sorted(connection.execute(f'select {kept} from "{table}"'), key=repr)


def check_search(connection: sqlite3.Connection) -> None:
    """Raise where a search index does not agree with its table."""
    for index in ("attribution_search", "document_search"):
        connection.execute(f"insert into {index} ({index}, rank) values ('integrity-check', 1)")
    connection.rollback()
