"""The JSON and CSV twins of pages."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator

from starlette.responses import Response, StreamingResponse

from onrecord.case import plain, sheet_lines


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
        _encoded(tuple(header), rows),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}.csv"'},
    )


def columns(row_type: type) -> tuple[str, ...]:
    """Name the columns of a row type."""
    return tuple(part.name for part in dataclasses.fields(row_type))


def _encoded(header: tuple[str, ...], rows: Iterable[object]) -> Iterator[bytes]:
    cells = (plain(row).values() for row in rows)
    for piece in sheet_lines(header, cells):
        yield piece.encode("utf-8", "backslashreplace")
