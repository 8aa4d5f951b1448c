"""Rows as CSV for spreadsheets: one form for files, pages and the command line.

The file begins with a byte order mark: without one, the most used spreadsheet takes UTF-8 for
the encoding of the country it was bought in, and writes over names what it makes of them.
Programs skip the mark when they read "utf-8-sig"; JSON comes without one.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

BOM = "\ufeff"
_FORMULA = frozenset("=+-@\u2212")  # what makes a spreadsheet take a cell for a formula
_LINES = 200  # written at a time


def lines(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Give a table piece by piece, as the rows come; the first piece begins with the mark."""
    sheet = io.StringIO()
    sheet.write(BOM)
    # Lines end as RFC 4180 wants them; with other ends, Python leaves a "\\r" in a cell unquoted.
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(header)
    for number, row in enumerate(rows, start=1):
        writer.writerow(map(cell, row))
        if number % _LINES == 0:
            yield _taken(sheet)
    yield _taken(sheet)


def cell(value: object) -> object:
    """Write a value so that a spreadsheet shows it and runs nothing of it.

    Lists of words are joined, other lists and objects are JSON. The text of a document is not
    trusted: one that begins like a formula gets an apostrophe in front.
    """
    if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
        value = "; ".join(value)
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{value}" if isinstance(value, str) and _may_run(value) else value


def _may_run(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula.

    White space and marks without width in front are passed over, as by some of them, and
    full-width and small forms of a sign count as the sign, as in the input of East Asian ones.
    A tab or a line's end in front can move what follows into a cell of its own.
    """
    if text.startswith(("\t", "\r", "\n")):
        return True
    start = next((char for char in text if not _is_blank(char)), "")
    return unicodedata.normalize("NFKC", start)[:1] in _FORMULA


def _is_blank(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in {"Cc", "Cf", "Zs"}


def _taken(sheet: io.StringIO) -> str:
    written = sheet.getvalue()
    sheet.seek(0)
    sheet.truncate()
    return written


def plain(value: object) -> Any:
    """Turn a row into what JSON knows: objects, lists, strings, numbers, booleans, null."""
    if dataclasses.is_dataclass(value):
        return {part.name: plain(getattr(value, part.name)) for part in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    return value
