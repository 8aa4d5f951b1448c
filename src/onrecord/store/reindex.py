"""Bring the search and the lists of an older case up to date, where SQL alone cannot."""

from __future__ import annotations

import sqlite3

from onrecord.store import sql
from onrecord.store.dates import day, last_day
from onrecord.store.script import searched
from onrecord.store.search import fold


def reindex(connection: sqlite3.Connection) -> None:
    """Give the rows of a case their searched forms, inside the transaction of its update.

    Attributions are indexed anew, since their index was made anew; of documents only those
    whose searched form differs.
    """
    _attributions(connection)
    _documents(connection)


def _attributions(connection: sqlite3.Connection) -> None:
    blocks = sql.load("reindex")
    for row in connection.execute(blocks["attributions"]):
        forms = {key: searched(row[key]) for key in ("content", "source", "names")}
        if any(forms.values()):
            connection.execute(blocks["search_attribution_as"], forms | {"row": row["row"]})
    connection.execute(blocks["rebuild_attributions"])


def _documents(connection: sqlite3.Connection) -> None:
    blocks, write = sql.load("reindex"), sql.load("write")
    for row in connection.execute(blocks["documents"]):
        title, text = searched(row["title"]), searched(row["text"])
        if title is None and text is None:
            continue
        connection.execute(blocks["forget_document"], dict(row))
        forms = {"document": row["row"], "title": title, "text": text}
        connection.execute(write["add_document_searched"], forms)
        shown = {"title": title or row["title"], "text": text or row["text"]}
        connection.execute(write["add_document_search"], forms | shown)


def relist(connection: sqlite3.Connection) -> None:
    """Put into the lists of a case when things were said and by what kind of source.

    Inside the transaction of its update. What an older case knows of acts and targets too.
    """
    for name, function in (("first_day", day), ("last_day", last_day), ("folded", fold)):
        connection.create_function(name, 1, function, deterministic=True)
    blocks = sql.load("relist")
    for block in blocks.values():
        connection.execute(block)
    for name in ("first_day", "last_day", "folded"):
        connection.create_function(name, 1, None)
