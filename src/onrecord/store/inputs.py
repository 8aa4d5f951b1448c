"""Which inputs were read before: they are known by what they hold, not by their names."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from onrecord.model import Input
from onrecord.store import sql
from onrecord.store.database import Database


def input_key(item: Input, *, limit: int) -> str | None:
    """Hash what an input holds, what is told of it and how it is to be read; no name counts.

    Gives None for a file over `limit` bytes, or one that cannot be read: reading it fails too.
    """
    digest = hashlib.sha256(f"{item.format}\x1f{item.raw}\x1f".encode())
    given = item.given
    if given is not None and given.where == "address":
        given = replace(given, retrieved=None)  # a page that is fetched again is the same page
    if given is not None:
        digest.update(repr(given).encode("utf-8", "backslashreplace") + b"\x1f")
    if item.payload is not None:
        digest.update(item.payload)
    elif item.path is not None:
        try:
            if not item.path.is_file() or item.path.stat().st_size > limit:
                return None
            digest.update(item.path.read_bytes())
        except OSError:
            return None
    return digest.hexdigest()[:32]


def knows(database: Database, key: str, engine: str) -> bool:
    """Say whether this input became a document before, by the same engine."""
    values = {"key": key, "version": engine}
    return bool(database.value(sql.load("write")["knows_input"], values))
