"""What two documents do by saying, and towards whom, side by side."""

from __future__ import annotations

from collections import Counter
from typing import Any

from onrecord.analyse.counting.deriving import ROOM
from onrecord.analyse.table import Table
from onrecord.store import sql
from onrecord.store.database import Database

COLUMNS = {
    "act": "text",
    "target": "text",
    "before": "whole",
    "after": "whole",
    "before_said": "texts",
    "after_said": "texts",
}
_Cell = tuple[str, str]


def acts(database: Database, before: str, after: str) -> Table:
    """Count the attributions of two documents by act and target, with what was said."""
    old, new = _cells(database, before), _cells(database, after)
    rows: list[dict[str, Any]] = [
        {
            "act": act,
            "target": target or None,
            "before": len(old.get((act, target), ())),
            "after": len(new.get((act, target), ())),
            "before_said": old.get((act, target), []),
            "after_said": new.get((act, target), []),
        }
        for act, target in old.keys() | new.keys()
    ]
    total = Counter(row["act"] for row in rows for _ in range(row["before"] + row["after"]))
    rows.sort(key=lambda row: (-total[row["act"]], row["act"], row["target"] or "~"))
    return Table.of(COLUMNS, rows)


def _cells(database: Database, document: str) -> dict[_Cell, list[str]]:
    found: dict[_Cell, list[str]] = {}
    for row in database.rows(sql.load("comparing", ROOM)["sayings"], {"id": document}):
        if not row["unsaid"] and row["act"]:
            found.setdefault((row["act"], row["target"] or ""), []).append(row["content"])
    return found


def done(database: Database, document: str) -> tuple[list[str], list[str]]:
    """Tell how often a document does what, and towards whom, the most frequent first."""
    cells = _cells(database, document)
    acts: Counter[str] = Counter()
    targets: Counter[str] = Counter()
    for (act, target), said in cells.items():
        acts[act] += len(said)
        if target:
            targets[f"{act} {target}"] += len(said)
    return _told(acts), _told(targets)


def _told(counts: Counter[str]) -> list[str]:
    return [
        f"{name} {count}"
        for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
