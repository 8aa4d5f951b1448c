"""The words of a set, read from the tables of a case."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.compare.chosen import VOICES, Chosen
from onrecord.analyse.counting.deriving import ROOM
from onrecord.analyse.counting.tables import Only, Tables
from onrecord.analyse.counting.voices import Voice
from onrecord.analyse.suggest.phrases import Stream, inside
from onrecord.analyse.track.tracking import named
from onrecord.errors import InputError
from onrecord.store import overview, sql
from onrecord.store.database import Database
from onrecord.store.dates import LAST
from onrecord.store.search import fold

_WIDE = np.int64(1 << 32)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetWords:
    """Words in the order of their texts, and the sentence of each."""

    stream: Stream
    sentences: NDArray[np.int64]

    def __len__(self) -> int:
        """Count the words."""
        return len(self.stream)


def words_of(tables: Tables, database: Database, asked: Chosen, *, every_copy: bool) -> SetWords:
    """Read the words of a set; those of copied passages only if every copy counts.

    Raises:
        InputError: a source or a publisher that the case does not have, or a set without words.
        CaseError: no document has this id, or several begin with it.
    """
    if tables.empty:
        raise _nothing(asked)
    who = None
    if asked.source is not None:
        who = [one for _, found in named(tables, database, (asked.source,)) for one in found]
    since, until = asked.days or (0, LAST)
    only = Only(
        since=since,
        until=until,
        publisher=_publisher(database, asked.publisher),
        genre=asked.genre or "",
        language=fold(asked.language or ""),
    )
    rows = tables.words(
        who,
        _owners(database, asked),
        only,
        document=_document(database, asked.document),
        voice=-1 if asked.voice is None else _voice(asked.voice),
    )
    documents = rows["document"].astype(np.int64)
    kept = np.arange(len(documents))
    if not every_copy:
        kept = _uncopied(tables, documents, rows["start"])
    if not len(kept):
        raise _nothing(asked)
    stream = Stream(
        numbers=rows["number"][kept],
        keys=(documents * _WIDE + rows["place"])[kept],
        owners=rows["owner"][kept],
        documents=documents[kept],
        days=rows["day"][kept],
        starts=rows["start"][kept],
        ends=rows["end"][kept],
        voices=rows["voice"][kept],
        authors=rows["author"][kept],
    )
    return SetWords(stream=stream, sentences=rows["sentence"][kept].astype(np.int64))


def joined(one: SetWords, other: SetWords) -> SetWords:
    """Put the words of one set behind those of another."""
    stream = Stream(
        **{
            part.name: np.concatenate(
                [getattr(one.stream, part.name), getattr(other.stream, part.name)]
            )
            for part in fields(Stream)
        }
    )
    return SetWords(stream=stream, sentences=np.concatenate([one.sentences, other.sentences]))


def _uncopied(
    tables: Tables, documents: NDArray[np.int64], starts: NDArray[np.int64]
) -> NDArray[np.int64]:
    copied = tables.copied(np.unique(documents))
    first = copied["document"].astype(np.int64) * _WIDE + copied["start"]
    last = copied["document"].astype(np.int64) * _WIDE + copied["end"] - 1
    return np.flatnonzero(~inside(documents * _WIDE + starts, first, last))


def _voice(name: str) -> int:
    return next(int(one) for one in Voice if one.label == VOICES[name])


def _owners(database: Database, asked: Chosen) -> NDArray[np.int64] | None:
    if asked.act is None and asked.said is None:
        return None
    since, until = asked.said_days or (None, None)
    values = {"act": asked.act, "since": since, "until": until}
    found = database.rows(sql.load("comparing", ROOM)["acting"], values)
    return np.array([row["row"] for row in found], dtype=np.int64)


def _publisher(database: Database, name: str | None) -> int:
    if name is None:
        return -1
    found = database.value(sql.load("comparing", ROOM)["publisher"], {"name": name})
    if found is None:
        raise InputError(
            f"No document of this case was put out by {name!r}: `onrecord search CASE` shows "
            "publishers; the name has to be exact."
        )
    return int(found)


def _document(database: Database, prefix: str | None) -> int:
    if prefix is None:
        return -1
    return document_row(database, overview.document_id(database, prefix))


def document_row(database: Database, document_id: str) -> int:
    """Give the row of a document of this id, which must be."""
    return int(database.value(sql.load("comparing", ROOM)["document"], {"id": document_id}))


def document_ids(database: Database, rows: Sequence[int]) -> list[str]:
    """Give the ids of documents, in the order of their rows as given."""
    found = database.rows(
        sql.load("comparing", ROOM)["document_ids"], {"documents": json.dumps(list(rows))}
    )
    ids = {row["row"]: row["id"] for row in found}
    return [ids[row] for row in rows]


def _nothing(asked: Chosen) -> InputError:
    return InputError(
        f"The set {asked.label!r} holds no word of this case: ask for less, or link the case first."
    )
