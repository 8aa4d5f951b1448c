"""Which inputs were read before: they are known by what they hold, not by their names."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from onrecord.model import Input
from onrecord.read.about.filename import published
from onrecord.store import sql
from onrecord.store.database import Database, transaction


def input_key(item: Input, today: date) -> str | None:
    """Hash what an input holds, what is told of it and how it is to be read.

    Of its name, only a day of publication counts, as far as it is not after `today`.

    Gives None for an input without its bytes: a file may hold something else by the time it is
    read, and would be taken for what it held before.
    """
    if item.payload is None:
        return None
    digest = hashlib.sha256(f"{item.format}\x1f{item.raw}\x1f".encode())
    given = item.given
    if given is not None and given.where == "address":
        given = replace(given, retrieved=None)  # a page that is fetched again is the same page
    if given is not None:
        digest.update(repr(given).encode("utf-8", "backslashreplace") + b"\x1f")
    told = published(item.file, today)
    if told is not None:
        digest.update(f"{told.value}\x1f".encode())
    digest.update(item.payload)
    return digest.hexdigest()[:32]


def knows(database: Database, key: str, engine: str) -> bool:
    """Say whether this input became a document before, by the same engine."""
    values = {"key": key, "version": engine}
    return bool(database.value(sql.load("write")["knows_input"], values))


def forget_issues(database: Database, name: str) -> None:
    """Drop what was wrong with a file that is found to be in order now."""
    statements = sql.load("write")
    if database.value(statements["has_file_issues"], {"name": name}):
        with transaction(database.connection):
            database.connection.execute(statements["drop_file_issues"], {"name": name})
