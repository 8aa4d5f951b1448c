"""What OnRecord writes itself: it must not come back as documents."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from onrecord.config import APPLICATION_ID, RECORD_FILE
from onrecord.errors import ReadError
from onrecord.model import Issue

CODE = "own output"
_STREAMS = {1: "standard output", 2: "standard error"}
_SQLITE = b"SQLite format 3\0"
_ID_AT = slice(68, 72)  # of the application, in the header of a SQLite file
_BESIDE = ("decisions.db", "derived")  # what a case holds beside its record
# What no table of somebody else has together, by what it is; more columns may come.
_COLUMNS = {
    "attributions": frozenset("document source cue content addressee kind score pieces".split()),
    "documents": frozenset("id name publisher byline language words attributions".split()),
    "issues": frozenset("id name stage code message document".split()),
    "sources": frozenset("name kind unnamed attributions years".split()),
    "readings": frozenset("id name text attributions entities mentions times".split()),
}
_KEY = re.compile(rb'"([a-z_]{2,20})":')
# Answers of one object, whose later keys stand behind a long text.
_OBJECT = re.compile(
    rb'\{\s*(?:"(?:document|row|entity)": ?\{\s*"(?:id|name|document_id)":|"filters": ?\{'
    rb'|"name": ?"[^"]{0,200}",\s*"documents": ?\d+,\s*"attributions":)'
)
_ID = r"[0-9a-f]{16}"
_IN_WORDS = re.compile(  # listings and answers as people read them
    rf"{_ID}  \S.*\n    \S.*\n    \S|(?:attribution|document|entity) {_ID}\n  [a-z]+ +\S"
)


def written_to(found: os.stat_result) -> str | None:
    """Say which of its streams this program writes to a file; None: to another place."""
    for number, name in _STREAMS.items():
        try:
            stream = os.fstat(number)
        except OSError:  # closed
            continue
        if stat.S_ISREG(stream.st_mode) and os.path.samestat(stream, found):
            return name
    return None


def refuse_written(found: os.stat_result) -> None:
    """Stop before a file is read that grows while it is read.

    Raises:
        ReadError: this program writes to it ("own output").
    """
    stream = written_to(found)
    if stream is not None:
        raise ReadError(
            f"It is where this command writes its {stream}, and was not read. Write it into "
            "another folder.",
            code=CODE,
        )


def refuse_listing(columns: Iterable[str]) -> None:
    """Stop at a table, or a record, that a command wrote.

    Raises:
        ReadError: its columns are ours ("own output").
    """
    what = listing(columns)
    if what is not None:
        raise _refused(f"holds {what}")


def refuse_text(head: bytes, *, records: bool) -> None:
    """Stop at JSON, or a listing in words, that a command wrote.

    Args:
        head: The first bytes of a text.
        records: It is one JSON object a line, each of which is looked at by itself later.

    Raises:
        ReadError: it begins like ours ("own output").
    """
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"[", b"{")):
        keys = {found.decode() for found in _KEY.findall(start)}
        one_by_one = records and start.startswith(b"{")
        if _OBJECT.match(start) or (listing(keys) and not one_by_one):
            raise _refused("is an answer in JSON")
        return
    first, _, _ = start.partition(b"\n")
    if listing(first.decode("utf-8", "replace").strip().split(",")):
        raise _refused("holds a table")
    if _IN_WORDS.match(start.decode("utf-8", "replace")):
        raise _refused("is a listing in words")


def listing(columns: Iterable[str]) -> str | None:
    """Say what the rows of a table are if its columns are ours; None if they are not."""
    names = frozenset(columns)
    return next((what for what, ours in _COLUMNS.items() if ours <= names), None)


def records(name: str, count: int) -> Issue:
    """Tell of the records of a file that a command wrote."""
    many = "1 record" if count == 1 else f"{count:,} records"
    return Issue(
        name=name, stage="read", code=CODE, message=f"{many} of it: {_refused('holds readings')}"
    )


def _refused(what: str) -> ReadError:
    return ReadError(
        f"It {what} that OnRecord wrote (extract, search, show, export or a page), and was not "
        "read: its words stand in the record of the documents they come from. Move it elsewhere.",
        code=CODE,
    )


def is_case(folder: Path) -> bool:
    """Whether a folder is a case."""
    try:
        with (folder / RECORD_FILE).open("rb") as stream:
            head = stream.read(_ID_AT.stop)
    except OSError:
        return False
    # Until the first connection is closed, the number may stand in the log beside it.
    logged = (folder / f"{RECORD_FILE}-wal").exists()
    ours = head[_ID_AT] == APPLICATION_ID.to_bytes(4, "big")
    return head.startswith(_SQLITE) and (ours or logged)


def is_of_case(file: str) -> bool:
    """Whether a file or folder of a case is the case's own, by its name."""
    return file.startswith((RECORD_FILE, *_BESIDE))


def case(folder: Path) -> Issue:
    """Tell of a case among the folders that are read."""
    return Issue(
        name=str(folder),
        stage="read",
        code=CODE,
        message=f"{folder} is a case of OnRecord: its record was not read as documents; whatever "
        "else lies in it was.",
    )
