"""Passages that a document has from an earlier one, as stretches that do not overlap."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator


def covered(rows: Iterable[sqlite3.Row]) -> Iterator[tuple[int, int, int]]:
    """Give (document, start, end) of what was copied into it, in order.

    Args:
        rows: Shared passages of two documents each, with what tells which was first.
    """
    passages: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        side = "other" if _is_first(row) else "one"
        passages[row[side]].append((row[f"{side}_start"], row[f"{side}_end"]))
    for document in sorted(passages):
        for start, end in united(passages[document]):
            yield document, start, end


def _is_first(row: sqlite3.Row) -> bool:
    """Say whether `one` is the earlier document; undated ones come last."""
    if row["first"] is not None:
        return bool(row["first"] == row["one"])
    return (row["one_day"] or 10**8, row["one"]) < (row["other_day"] or 10**8, row["other"])


def united(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches that overlap or touch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
