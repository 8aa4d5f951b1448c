"""The JSON and CSV twins of pages."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from starlette.responses import Response, StreamingResponse

# What makes a spreadsheet take a cell for a formula; the text of a document is not trusted.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"  # without it a spreadsheet takes UTF-8 for its local encoding
_LINES = 200  # of a CSV file, sent at a time


def plain(value: object) -> Any:
    """Turn a row into what JSON knows: objects, lists, strings, numbers, booleans, null."""
    if dataclasses.is_dataclass(value):
        return {part.name: plain(getattr(value, part.name)) for part in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    return value


def json_twin(value: object) -> Response:
    """Answer with a value as JSON."""
    body = json.dumps(plain(value), ensure_ascii=False, indent=1)
    # A lone surrogate, which no encoding can carry, goes out as its escape.
    encoded = body.encode("utf-8", "backslashreplace")
    return Response(encoded, media_type="application/json")


def csv_twin(name: str, header: Iterable[str], rows: Iterable[object]) -> Response:
    """Answer with rows as a CSV file of that name, sent as they are read.

    A cell that a spreadsheet would run as a formula gets a leading apostrophe.
    """
    return StreamingResponse(
        _lines(tuple(header), rows),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}.csv"'},
    )


def columns(row_type: type) -> tuple[str, ...]:
    """Name the columns of a row type."""
    return tuple(part.name for part in dataclasses.fields(row_type))


def _lines(header: tuple[str, ...], rows: Iterable[object]) -> Iterator[bytes]:
    sheet = io.StringIO()
    sheet.write(_BOM)
    writer = csv.writer(sheet)
    writer.writerow(header)
    for number, row in enumerate(rows, start=1):
        writer.writerow(_cell(value) for value in plain(row).values())
        if number % _LINES == 0:
            yield _taken(sheet)
    yield _taken(sheet)


def _taken(sheet: io.StringIO) -> bytes:
    written = sheet.getvalue()
    sheet.seek(0)
    sheet.truncate()
    return written.encode("utf-8", "backslashreplace")


def _cell(value: object) -> object:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "; ".join(value)
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
