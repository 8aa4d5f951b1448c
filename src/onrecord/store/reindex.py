"""Bring the search of an older case up to date, where SQL alone cannot."""

from __future__ import annotations

import sqlite3

from onrecord.store import sql
from onrecord.store.script import searched


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
