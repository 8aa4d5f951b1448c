"""The passages behind a number, read from the record when they are looked at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from onrecord.analyse.counting.deriving import ROOM
from onrecord.errors import EvidenceError, InputError
from onrecord.store import frames, sql
from onrecord.store.database import Database
from onrecord.store.search import fold

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_CHUNK = 200  # passages read at a time when all are asked for
_AROUND = 120  # characters on either side


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a counted passage stands: rows of the record, and what it was counted as."""

    document: int
    owner: int  # row of the attribution; 0: nobody
    start: int
    end: int
    what: str  # the formulation or phrase
    variant: str
    voice: str
    source: str | None  # as a name; None: nobody named


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One counted passage; `start` and `end` are code points of the document's text."""

    what: str
    variant: str
    text: str  # the characters themselves
    before: str
    after: str
    start: int
    end: int
    document: str  # id
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    attribution: str | None  # id; None: the document's own voice
    source: str | None
    voice: str

    @property
    def line(self) -> str:
        """The passage with what stands around it."""
        return f"{self.before}{self.text}{self.after}"


_COLUMNS = {one.name: "whole" if one.type == "int" else "text" for one in fields(Passage)}


_ORDERS: dict[str, Callable[[Passage], Any]] = {
    "left": lambda one: fold(one.before).split()[::-1],
    "right": lambda one: fold(one.after).split(),
    "day": lambda one: one.published or "",
    "source": lambda one: fold(one.source or ""),
}


class Passages(Sequence[Passage]):
    """Passages in the order of their documents' days; nothing is read before it is looked at."""

    def __init__(self, database: Database, places: Sequence[Place]) -> None:
        """Keep where they stand."""
        self._database = database
        self._places = tuple(places)

    def __len__(self) -> int:
        """Count the passages."""
        return len(self._places)

    def __getitem__(self, at: Any) -> Any:
        """Read one passage, or several."""
        if isinstance(at, slice):
            return self._read(self._places[at])
        return self._read((self._places[at],))[0]

    def __iter__(self) -> Iterator[Passage]:
        """Read every passage, in pages."""
        for start in range(0, len(self._places), _CHUNK):
            yield from self._read(self._places[start : start + _CHUNK])

    def page(self, limit: int = 50, offset: int = 0) -> tuple[Passage, ...]:
        """Read one page."""
        return self._read(self._places[max(offset, 0) :][: max(limit, 0)])

    def sorted(self, by: str) -> Sequence[Passage]:
        """Order the passages as a concordance does; "set" leaves them as they are.

        Args:
            by: "left" or "right": by the words on that side, the nearest first; "day"; "source".

        Raises:
            InputError: another order.
        """
        if by == "set":
            return self
        if by not in _ORDERS:
            raise InputError(f"{by!r} is no order: choose set, {', '.join(_ORDERS)}.")
        return sorted(self, key=_ORDERS[by])

    def to_rows(self) -> list[dict[str, Any]]:
        """Give plain dictionaries."""
        return [asdict(one) for one in self]

    def to_pandas(self) -> pandas.DataFrame:
        """Give a pandas frame.

        Raises:
            ExtraMissing: pandas is not installed.
        """
        return frames.to_pandas(self.to_rows(), _COLUMNS)

    def to_polars(self) -> polars.DataFrame:
        """Give a polars frame.

        Raises:
            ExtraMissing: polars is not installed.
        """
        return frames.to_polars(self.to_rows(), _COLUMNS)

    def to_arrow(self) -> pyarrow.Table:
        """Give an Arrow table.

        Raises:
            ExtraMissing: pyarrow is not installed.
        """
        return frames.to_arrow(self.to_rows(), _COLUMNS)

    def _read(self, places: Sequence[Place]) -> tuple[Passage, ...]:
        asked = sql.load("record", ROOM)
        documents = json.dumps(sorted({one.document for one in places}))
        owners = json.dumps(sorted({one.owner for one in places if one.owner}))
        with self._database.snapshot():
            found = self._database.rows(asked["passages"], {"documents": documents})
            ids = self._database.rows(asked["attribution_ids"], {"attributions": owners})
        by_row = {row["row"]: row for row in found}
        attributions = {row["row"]: row for row in ids}
        return tuple(
            _passage(one, by_row.get(one.document), attributions.get(one.owner)) for one in places
        )


def _passage(place: Place, document: Any, attribution: Any) -> Passage:
    if document is None or (place.owner and attribution is None):
        raise EvidenceError(
            "The case was changed since this was counted: its documents were read again. "
            "Ask the question again."
        )
    text = document["text"]
    return Passage(
        what=place.what,
        variant=place.variant,
        text=text[place.start : place.end],
        before=_left(text, place.start),
        after=_right(text, place.end),
        start=place.start,
        end=place.end,
        document=document["id"],
        name=document["name"],
        title=document["title"],
        publisher=document["publisher"],
        published=document["published"],
        attribution=attribution["id"] if attribution is not None else None,
        source=place.source or (attribution["source"] or None if attribution is not None else None),
        voice=place.voice,
    )


def _left(text: str, start: int) -> str:
    """Give what stands before, whole words of one paragraph."""
    around = text[max(0, start - _AROUND) : start].rpartition("\n\n")[2]
    if len(around) == _AROUND and " " in around:
        around = f"… {around.partition(' ')[2]}"
    return around.replace("\n", " ")


def _right(text: str, end: int) -> str:
    around = text[end : end + _AROUND].partition("\n\n")[0]
    if len(around) == _AROUND and " " in around:
        around = f"{around.rpartition(' ')[0]} …"
    return around.replace("\n", " ")
