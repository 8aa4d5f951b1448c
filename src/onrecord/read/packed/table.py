"""Tables of text: .csv, .tsv and their like, one document a row, streamed."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO

from onrecord.config import Limits, Settings
from onrecord.errors import ReadError
from onrecord.model import Input, Issue
from onrecord.read.finding import own_output
from onrecord.read.finding.held import Held
from onrecord.read.formats import record
from onrecord.read.packed import columns
from onrecord.read.text import encoding

_SAMPLE = 1 << 16  # bytes that are read at once, and that tell the encoding and the delimiter
_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_TRIED = 50  # rows that a delimiter is judged by
_LONGEST_NAMES = 4_000  # bytes in which a first row of names and the next begin
_LONGEST_NAME = 40  # characters of the name of a column; a longer cell is prose
_WIDE = re.compile("utf-?(?:16|32)")
_WANTED = "Expected a first row of column names, one of which is the text."


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How the bytes of a table become cells."""

    encoding: str
    delimiter: str

    def __str__(self) -> str:
        """Say it as a person would."""
        return f"read as {self.encoding} with a {_DELIMITERS[self.delimiter]} between cells"


def open_table(held: Held, settings: Settings) -> Generator[Input | Issue, None, None]:
    """Give one input a row; what is wrong with a row costs that row alone.

    Raises:
        ReadError: it is no table, or none of its columns is known to hold the text.
    """
    with held.open() as stream:
        sample = stream.read(_SAMPLE)
        dialect = sniff(sample, held.file)
    with held.open() as stream:
        rows = _rows(_text(stream, dialect, settings.limits), dialect, settings.limits)
        yield from _Table(held, settings, dialect).read(rows)


def is_table(head: bytes) -> bool:
    """Whether a text begins with a row of column names, one of which is known to hold the text."""
    first, newline, rest = head[:_LONGEST_NAMES].decode("utf-8", "replace").partition("\n")
    if not newline or len(first) > _LONGEST_NAMES // 2 or ", " in first:  # as in prose
        return False
    for delimiter in _DELIMITERS:
        names = next(_cells(first.strip(), delimiter), ())
        short = all(0 < len(name.strip()) <= _LONGEST_NAME for name in names)
        if len(names) > 1 and short and delimiter in rest and columns.match(names, ()).has_text:
            return True
    return False


def named_rows(
    data: bytes, file: str, limits: Limits
) -> Iterator[tuple[str, dict[str, object] | str]]:
    """Give the rows of a small table under the names of their columns, each with its place.

    What is no row comes as the reason.

    Raises:
        ReadError: it is no text.
    """
    dialect = sniff(data[:_SAMPLE], file)
    rows = _rows(_text(io.BytesIO(data), dialect, limits), dialect, limits)
    names: list[str] | None = None
    for line, row in rows:
        if names is None and not isinstance(row, str):
            names = [cell.strip() for cell in row]
        elif isinstance(row, str):
            yield f"line {line:,}", row
        elif names and len(row) > len(names) and any(row[len(names) :]):
            yield f"line {line:,}", f"it has {len(row):,} cells, the first row {len(names):,}"
        elif names:
            yield f"line {line:,}", dict(zip(names, row, strict=False))


def header(stream: IO[bytes], file: str) -> tuple[str, ...]:
    """Read the names of the columns.

    Raises:
        ReadError: it is no text.
    """
    sample = stream.read(_SAMPLE)
    dialect = sniff(sample, file)
    return next(_cells(_decoded(sample, dialect.encoding), dialect.delimiter), ())


def sniff(sample: bytes, file: str) -> Dialect:
    """Tell the encoding and the delimiter by the start of a table.

    Raises:
        ReadError: it is no text.
    """
    name = encoding.name(sample.replace(b"\0", b"") if _holds_stray_nul(sample) else sample)
    text = _decoded(sample, name)
    whole = len(sample) < _SAMPLE
    scores = {mark: _score(text, mark, whole=whole) for mark in _DELIMITERS}
    best = max(scores, key=lambda mark: scores[mark])
    fallback = "\t" if file.lower().endswith((".tsv", ".tab")) else ","
    return Dialect(encoding=name, delimiter=best if scores[best] > (0.0, 0) else fallback)


def _holds_stray_nul(sample: bytes) -> bool:
    """Whether NUL bytes are dirt, and not half of every character of a wide encoding."""
    return 0 < sample.count(0) < len(sample) // 8 and not sample.startswith(
        (b"\xff\xfe", b"\xfe\xff")
    )


def _decoded(sample: bytes, name: str) -> str:
    return sample.decode(name, errors="replace").lstrip("\ufeff").replace("\0", "")


def _score(text: str, delimiter: str, *, whole: bool) -> tuple[float, int]:
    """How well a delimiter explains a sample: the share of rows as wide as the first; its width."""
    rows = list(islice(_cells(text, delimiter), _TRIED + 1))
    width = len(rows[0]) if rows else 0
    below = rows[1:] if whole or len(rows) > _TRIED else rows[1:-1]  # the last may be cut off
    if width < 2:
        return 0.0, 0
    known = columns.match(rows[0], ()).has_text
    fitting = sum(1 for row in below if len(row) == width)
    return (fitting / len(below) if below else 0.5) + known, width


def _cells(text: str, delimiter: str) -> Iterator[tuple[str, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            continue
        if any(cell.strip() for cell in row):
            yield tuple(cell.strip() for cell in row)


def _text(stream: IO[bytes], dialect: Dialect, limits: Limits) -> Iterator[str]:
    """Decode line by line; one that is not in the table's encoding is read as Windows-1252."""
    if _WIDE.match(dialect.encoding):
        lines: Iterable[str] = _wide_lines(stream, dialect.encoding, limits.record_bytes)
    else:
        raw = iter(lambda: stream.readline(limits.record_bytes), b"")
        lines = (_line(line, dialect.encoding) for line in raw)
    for number, line in enumerate(lines):
        clean = line.replace("\0", "")
        yield clean.removeprefix("\ufeff") if number == 0 else clean


def _wide_lines(stream: IO[bytes], name: str, longest: int) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(name)(errors="replace")
    rest = ""
    while piece := stream.read(_SAMPLE):
        *lines, rest = (rest + decoder.decode(piece)).split("\n")
        yield from (f"{line}\n" for line in lines)
        if len(rest) > longest:
            yield rest
            rest = ""
    yield rest


def _line(line: bytes, name: str) -> str:
    try:
        return line.decode(name)
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _rows(
    lines: Iterator[str], dialect: Dialect, limits: Limits
) -> Iterator[tuple[int, list[str] | str]]:
    """Give each row with the line where it starts; what is no row, as the reason."""
    csv.field_size_limit(limits.characters)
    reader = csv.reader(lines, delimiter=dialect.delimiter)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, f"{error}; the lines {line:,} to {reader.line_num:,} are lost"
            continue
        if any(cell.strip() for cell in row):
            yield line, row


class _Table:
    """One table on its way."""

    def __init__(self, held: Held, settings: Settings, dialect: Dialect) -> None:
        self._held, self._settings, self._dialect = held, settings, dialect

    def read(self, rows: Iterator[tuple[int, list[str] | str]]) -> Iterator[Input | Issue]:
        first = next(rows, None)
        if first is None or isinstance(first[1], str):
            raise ReadError(
                f"No row could be read ({self._dialect}). {_WANTED}", code="broken table"
            )
        names = tuple(cell.strip() for cell in first[1])
        own_output.refuse_listing(names)
        matched = columns.of_table(names, self._settings.columns, str(self._dialect))
        yield from columns.doubts(matched, self._held.name)
        for number, (line, row) in enumerate(rows, start=1):
            yield self._row(number, line, row, names, matched)

    def _row(
        self,
        number: int,
        line: int,
        row: Sequence[str] | str,
        names: Sequence[str],
        matched: columns.Columns,
    ) -> Input | Issue:
        where = f"{self._held.name}#{number}"
        if isinstance(row, str):
            return _issue(where, "broken row", f"Row {number:,} cannot be read: {row}.")
        spare = [cell for cell in row[len(names) :] if cell.strip()]
        if spare or len(row) < len(names):
            return _issue(where, "ragged row", self._ragged(number, line, row, len(names)))
        values = columns.values(dict(zip(names, row, strict=False)), matched)
        if "text" not in values and "html" not in values:
            column = matched.of.get("text") or matched.of.get("html")
            message = f"Row {number:,} (line {line:,}) has nothing in its column {column!r}."
            return _issue(where, "empty", message)
        return record.made(values, where, where="column", given=self._held.given)

    def _ragged(self, number: int, line: int, row: Sequence[str], width: int) -> str:
        return (
            f"Row {number:,} (line {line:,}) has {len(row):,} cells, the first row {width:,} "
            f"({self._dialect}): it was left out. Perhaps a text with a "
            f"{_DELIMITERS[self._dialect.delimiter]} or a quotation mark in it is not quoted."
        )


def _issue(name: str, code: str, message: str) -> Issue:
    return Issue(name=name, stage="read", code=code, message=message)
