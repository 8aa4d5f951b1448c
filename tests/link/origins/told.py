"""Short invented reports, read and linked as a case of their own."""

from __future__ import annotations

from contextlib import closing
from functools import cache
from pathlib import Path

import onrecord
from onrecord.link.linking import link
from onrecord.model import Reading
from onrecord.store.database import Database
from onrecord.store.origins import AccountRow, Origins
from onrecord.store.write import Found, put

Report = tuple[str, str, str]  # publisher, day or time, text; "" is none given


@cache
def reading(report: Report) -> Reading:
    publisher, published, text = report
    return onrecord.read(text, publisher=publisher or None, published=published or None)


def linked(folder: Path, *reports: Report, first: int = 0) -> Database:
    """Store reports in a case, a new one where there is none, and link it."""
    database = Database(folder, create=not folder.exists())
    found = [
        Found(key=f"{first + number}", whole=True, result=reading(report))
        for number, report in enumerate(reports)
    ]
    put(database, found, "by hand")
    link(database, folder)
    return database


def account(folder: Path, *reports: Report) -> AccountRow:
    """Give what most documents of a new case tell."""
    with closing(linked(folder, *reports)) as database:
        return next(iter(Origins(database)))


def numbers(row: AccountRow) -> tuple[int, int, bool, bool]:
    return row.least, row.most, row.circular, row.single_unnamed
