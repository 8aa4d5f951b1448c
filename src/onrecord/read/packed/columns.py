"""Which column of a table, or key of a foreign record, holds what: by its name, or as mapped."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from math import isfinite

from onrecord.errors import InputError, ReadError
from onrecord.model import Issue
from onrecord.read.formats.record import KEYS

Mapped = tuple[tuple[str, str], ...]  # (our key, the name of the column or the path of keys)

# What others call it, by rows of equal trust; small letters and digits alone count. A row in
# which two columns fit decides nothing.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "id": (
        "uid uuid guid docid documentid articleid recordid accessionnumber",
        "identifier",
    ),
    "text": (
        "fulltext bodytext articletext articlebody maintext cleantext plaintext textbody",
        "body",
        "content contents article articlecontent story transcript",
    ),
    "html": ("bodyhtml contenthtml htmlbody htmlcontent rawhtml fullhtml pagehtml",),
    "title": ("headline headlines articletitle documenttitle", "heading hed subject"),
    "publisher": (
        "publication publicationtitle publicationname outlet newsoutlet newspaper sourcename",
        "source medium media site sitename journal",
    ),
    "byline": ("author authors bylines", "writer writers creator creators journalist journalists"),
    "published": (
        "datepublished publisheddate publishedat publishedon pubdate publicationdate publishdate",
        "publishtime publishedtime publisheddatetime dateofpublication",
        "date",
        "datetime",
        "timestamp",
        "created createdat",
    ),
    "updated": (
        "updatedat updateddate dateupdated datemodified modifieddate modifiedat",
        "modified lastmodified lastupdated",
    ),
    "retrieved": ("retrievedat accessed accessedat crawled crawledat scraped scrapedat fetchedat",),
    "genre": ("documenttype articletype",),
    "section": ("sectionname category desk",),
    "language": ("lang languagecode",),
    "url": ("link permalink weburl articleurl sourceurl canonicalurl", "uri href address"),
}
_ROWS = {key: (key, *SYNONYMS.get(key, ())) for key in KEYS}
_DATES = frozenset({"published", "updated", "retrieved"})
_ODD = re.compile(r"[\W_]+")
_MOST = 1_000  # columns that are looked at
_LISTED = 20  # columns named in a message
_EPOCH = range(100_000_000, 5_000_000_000)  # seconds: 1973 to 2128; larger are milliseconds
_KEPT = 10_000  # characters of keys for which a matching is remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What was matched: our key to the column; and where several fitted, those."""

    of: Mapping[str, str]
    doubtful: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing: tuple[tuple[str, str], ...] = ()  # rows of the mapping that name no column
    guessed: frozenset[str] = frozenset()  # our keys that were matched by a synonym

    @property
    def has_text(self) -> bool:
        """Whether anything can be read at all."""
        return "text" in self.of or "html" in self.of


def chosen(rows: Iterable[str] | Mapping[str, str]) -> Mapped:
    """Check a mapping that a user gave, as {"text": "body"} or as ["text=body", ...].

    Raises:
        InputError: a key that is none of ours, a row without "=", a key that is given twice.
    """
    pairs = list(rows.items()) if isinstance(rows, Mapping) else [_pair(row) for row in rows]
    for key, _ in pairs:
        if key not in KEYS:
            raise InputError(
                f"--map {key}=... maps to {key!r}, which is no key of a document. Expected one "
                f"of {', '.join(KEYS)}.{near(key, KEYS)}"
            )
    if len({key for key, _ in pairs}) < len(pairs):
        raise InputError("--map gives one key twice: name one column for each.")
    return tuple(pairs)


def _pair(row: str) -> tuple[str, str]:
    key, equals, column = row.partition("=")
    if not equals or not key.strip() or not column.strip():
        raise InputError(
            f"--map {row!r} is not understood. Write KEY=COLUMN, as in --map text=body."
        )
    return key.strip(), column.strip()


def near(name: str, names: Iterable[str]) -> str:
    """Ask whether one of the names was meant; nothing where none is near."""
    by_lower = {other.casefold(): other for other in names}
    found = difflib.get_close_matches(name.casefold(), list(by_lower)[:_MOST], n=1)
    return f" Did you mean {by_lower[found[0]]!r}?" if found else ""


def listed(names: Sequence[str]) -> str:
    """Name the columns of a table in a message."""
    shown = ", ".join(repr(name[:60]) for name in names[:_LISTED])
    more = len(names) - _LISTED
    return (shown or "none") + (f" and {more:,} more" if more > 0 else "")


def match(names: Sequence[str], mapped: Mapped) -> Columns:
    """Tell which column holds what; what the user mapped goes first."""
    names = tuple(names[:_MOST])
    if sum(map(len, names)) > _KEPT:
        return _match(names, mapped)
    return _remembered(names, mapped)


def of_table(names: Sequence[str], mapped: Mapped, how: str) -> Columns:
    """Match the columns of a table, whose names hold for all of its rows.

    Args:
        names: The columns.
        mapped: What the user said.
        how: How the table was read, for a message.

    Raises:
        ReadError: a mapped column is not there, or no column is known to hold the text.
    """
    found = match(names, mapped)
    if found.missing:
        key, column = found.missing[0]
        raise ReadError(
            f"It has no column {column!r}, to which {key!r} is mapped; its columns are "
            f"{listed(names)} ({how}).{near(column, names)}",
            code="columns",
        )
    if not found.has_text:
        several = found.doubtful.get("text") or found.doubtful.get("html")
        which = f"Several columns could ({listed(several)})" if several else "No column is known to"
        raise ReadError(
            f"{which} hold the text; its columns are {listed(names)} ({how}). Say which does with "
            "--map text=COLUMN.",
            code="columns",
        )
    return found


def doubts(found: Columns, name: str) -> Iterator[Issue]:
    """Tell of the columns that were not taken because several could have been meant."""
    for key, several in found.doubtful.items():
        if key not in {"text", "html"}:
            yield Issue(
                name=name,
                stage="read",
                code="columns",
                message=f"Several columns could hold {key!r} ({listed(several)}); none was taken. "
                f"Say which does with --map {key}=COLUMN.",
            )


def _match(names: tuple[str, ...], mapped: Mapped) -> Columns:
    found: dict[str, str] = {}
    missing: list[tuple[str, str]] = []
    for key, column in mapped:
        if column in names or column.partition(".")[0] in names:
            found[key] = column
        else:
            missing.append((key, column))
    doubtful: dict[str, tuple[str, ...]] = {}
    open_ = [name for name in names if name not in found.values()]
    for key in (key for key in KEYS if key not in dict(mapped)):
        fitting = _fitting(key, open_)
        if len(fitting) == 1:
            found[key] = fitting[0]
        elif fitting:
            doubtful[key] = fitting
    guessed = (key for key, column in found.items() if key != column and key not in dict(mapped))
    return Columns(of=found, doubtful=doubtful, missing=tuple(missing), guessed=frozenset(guessed))


_remembered = lru_cache(maxsize=128)(_match)


def _fitting(key: str, names: Sequence[str]) -> tuple[str, ...]:
    """The columns of the most trusted row of synonyms that fits any."""
    if names.count(key) == 1:
        return (key,)
    for row in _ROWS[key]:
        words = frozenset(row.split())
        fitting = tuple(name for name in names if _ODD.sub("", name.casefold()) in words)
        if fitting:
            return fitting
    return ()


def values(row: Mapping[str, object], columns: Columns) -> dict[str, object]:
    """Take the values of one row under our keys, as a record has them."""
    found = {key: _fit(key, _at(row, column)) for key, column in columns.of.items()}
    return {
        key: value
        for key, value in found.items()
        if value is not None and (key not in columns.guessed or _is_fit(key, value))
    }


def _is_fit(key: str, value: object) -> bool:
    """Whether a value has the type of its key; a column that was only guessed may hold another."""
    names = key == "byline" and isinstance(value, list) and all(isinstance(n, str) for n in value)
    return isinstance(value, str) or names or (key == "id" and isinstance(value, int))


def _at(row: Mapping[str, object], path: str) -> object:
    """The value of a column, or of a path of keys such as "meta.date" or "authors.0.name"."""
    if path in row:
        return row[path]
    found: object = row
    for step in path.split("."):
        if isinstance(found, Mapping):
            found = found.get(step)
        elif isinstance(found, list) and step.isdecimal() and int(step[:9]) < len(found):
            found = found[int(step[:9])]
        else:
            return None
    return found


def _fit(key: str, value: object) -> object:
    """Give a value the type that a record has; as it is where that cannot be."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", errors="replace")
    if isinstance(value, date):  # a datetime is one, too
        value = value.isoformat()
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(key, value)
    if key == "byline":
        return _named(value)
    if isinstance(value, Mapping) and key == "publisher":
        return _name(value)
    return value


def _number(key: str, value: float) -> str | None:
    if not isfinite(value):  # an empty cell, as NaN
        return None
    return _moment(value) if key in _DATES else str(value)


def _moment(value: float) -> str:
    """Read a number as seconds or milliseconds since 1970, else as it stands (a year)."""
    for unit in (1, 1_000):
        if int(value) // unit in _EPOCH:
            return datetime.fromtimestamp(int(value) // unit, UTC).isoformat()
    return str(int(value))


def _named(value: object) -> object:
    """Read authors that are objects with a name."""
    several = value if isinstance(value, list) else [value]
    found = [_name(one) if isinstance(one, Mapping) else one for one in several]
    found = [one for one in found if one is not None]
    return found if isinstance(value, list) or found != [value] else value


def _name(value: Mapping[str, object]) -> object:
    found = value.get("name")
    return found if isinstance(found, str) else None
