"""Whose members humans made others': what statements ask of a joined entity by its members."""

from __future__ import annotations

import json

from onrecord.store import sql
from onrecord.store.database import Database

ROOM = "onrecord.store.decisions"
FIRST = 1 << 40  # of the rows that are of the decisions' own file


def of_members(statement: str, joined: int) -> str:
    """Let a statement ask for the members of an entity that humans made.

    It asks `from joined_member as m ... where m.joined = :joined`.
    """
    if joined < FIRST:
        return statement
    holds = sql.load("members", ROOM)["holds"]
    return statement.replace("joined_member as m\n", f"({holds}) as m\n", 1)


def effective(database: Database, rows: list[int]) -> list[int]:
    """Give the entities that some are now, each once, in their order."""
    if not database.decided or not rows:
        return rows
    found = database.rows(sql.load("members", ROOM)["into"], {"rows": json.dumps(rows)})
    into = {row["joined"]: row["into"] for row in found}
    return list(dict.fromkeys(into.get(row, row) for row in rows))
