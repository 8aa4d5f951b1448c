"""Puts what linked documents say under the entities of the case, for lists, facets and counts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from onrecord.store import sql

_MANY = 10_000  # rows of one statement
_ORDER = ("set_targets", "drop_sources", "list_sources", "retarget_unnamed")


def list_by_joined(
    connection: sqlite3.Connection, joined: Iterable[int], documents: Iterable[int]
) -> None:
    """List documents under their joined entities, inside the transaction of whoever joined them.

    Args:
        connection: Of the record.
        joined: Rows of joined entities that were made or named anew.
        documents: Rows of documents, members of which belong to another joined entity by now.
    """
    blocks, made = sql.load("by_joined"), sorted(joined)
    for part in _parts(made):
        for block in ("add_sources", "add_targets"):
            connection.execute(blocks[block], {"joined": json.dumps(part)})
    for part in _parts(sorted(documents)):
        for block in _ORDER:
            connection.execute(blocks[block], {"documents": json.dumps(part)})
    for part in _parts(made):
        connection.execute(blocks["count_attributions"], {"joined": json.dumps(part)})
    for block in ("drop_stale_tallies", "drop_stale_sources"):
        connection.execute(blocks[block])


def add_words(connection: sqlite3.Connection, names: Iterable[tuple[int, str]]) -> None:
    """Index the words of names, each with the row of its joined entity."""
    connection.executemany(
        sql.load("by_joined")["add_word"],
        (
            {"word": word, "joined": joined}
            for joined, folded in names
            for word in dict.fromkeys(folded.split())
        ),
    )


def relist_by_joined(connection: sqlite3.Connection) -> None:
    """Do so with all of a case that was linked before, inside the transaction of its update."""
    blocks = sql.load("by_joined")
    joined = [row[0] for row in connection.execute(blocks["all_joined"])]
    documents = [row[0] for row in connection.execute(blocks["all_documents"])]
    list_by_joined(connection, joined, documents)
    names = [(row[0], row[1]) for row in connection.execute(blocks["all_names"])]
    add_words(connection, names)


def _parts(values: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(values), _MANY):
        yield values[start : start + _MANY]
