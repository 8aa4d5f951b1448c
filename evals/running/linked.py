"""Cases of texts alone, linked: what `copies` lists, without asking the encoder anything."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from onrecord.case import CopyRow
from onrecord.link.linking import link
from onrecord.model import Document, Reading
from onrecord.store.copies import Copies
from onrecord.store.database import Database
from onrecord.store.write import Found, put

_BATCH = 512  # documents


def document(row: dict[str, Any]) -> Document:
    """Make a document of a row of a data set, whatever it calls its keys."""
    return Document(
        name=str(row["id"]),
        text=row["text"],
        title=row.get("title"),
        publisher=row.get("publisher") or row.get("source"),
        published=row.get("published") or row.get("date"),
        genre=row.get("genre", "news"),
    )


def copies(rows: Iterable[dict[str, Any]]) -> list[CopyRow]:
    """Link the documents of some rows and list which share text, by the ids of the rows."""
    with stored(map(document, rows)) as (database, folder):
        link(database, folder)
        return list(Copies(database))


@contextmanager
def stored(documents: Iterable[Document]) -> Iterator[tuple[Database, Path]]:
    """Put documents into a new case for a while."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "case"
        with closing(Database(folder, create=True)) as database:
            batch: list[Found] = []
            for number, one in enumerate(documents):
                batch.append(Found(key=str(number), whole=True, result=Reading(document=one)))
                if len(batch) == _BATCH:
                    put(database, batch, "evals")
                    batch.clear()
            put(database, batch, "evals")
            yield database, folder
