"""Mailboxes in one file (.mbox), one mail at a time."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import IO

from onrecord.config import Settings
from onrecord.model import Input, Issue
from onrecord.read.finding.held import Held

_PIECE = 1 << 16  # bytes of a line taken at a time; a longer one comes in pieces
# As in: From ana@echo.example Mon May  4 10:00:00 2031. The sender may be a dash or a number.
_FROM = re.compile(
    rb"From .{0,300}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? .{0,20}\d\d:\d\d.{0,40}\b\d{4}\b"
)
_BEGUN = re.compile(rb"[^\n]{1,400}\r?\n>?[A-Za-z][A-Za-z0-9-]{0,76}:")
_QUOTED = re.compile(rb">{1,99}From ")


def is_mbox(head: bytes) -> bool:
    """Whether a text begins as a mailbox does."""
    return bool(_FROM.match(head) and _BEGUN.match(head))


def open_mbox(held: Held, settings: Settings) -> Generator[Held | Input | Issue, None, None]:
    """Give the mails of a mailbox, each as a file of its own; never holds more than one."""
    most = settings.limits.file_bytes
    with held.open() as stream:
        for number, (data, size) in enumerate(_mails(stream, most), start=1):
            name = f"{held.name}#{number}"
            if size > most:
                yield Issue(
                    name=name,
                    stage="read",
                    code="too large",
                    message=f"Mail {number} has {size:,} bytes, over the {most:,} that a file may "
                    "have (limit file_bytes).",
                )
            elif data.strip():
                yield held.member_of(f"{number}.eml", data, name=name)


def _mails(stream: IO[bytes], most: int) -> Iterator[tuple[bytes, int]]:
    """Cut a mailbox at its "From " lines; of a mail over `most` bytes only the size is kept."""
    mail = bytearray()
    size = 0
    begun, after_empty, at_start = False, True, True
    while row := stream.readline(_PIECE):
        if at_start and after_empty and _FROM.match(row):
            if begun:
                yield bytes(mail), size
            mail, size = bytearray(), 0
        else:
            size += len(row)
            if size <= most:
                mail += _unquoted(row) if at_start else row
            else:
                mail.clear()
        begun = True
        after_empty = at_start and not row.strip()
        at_start = row.endswith(b"\n")
    if begun:
        yield bytes(mail), size


def _unquoted(row: bytes) -> bytes:
    """Undo what keeps a line of the text from beginning a mail."""
    return row[1:] if _QUOTED.match(row) else row
