"""What was read about a document, each value with where it stood and its characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Generic, TypeVar

from onrecord.document import UNDATED
from onrecord.model import Cut, Document, Doubt, Genre, Given, Provenance, Segment

Value = TypeVar("Value", bound="str | tuple[str, ...]")

_LONGEST = 200  # characters kept of what a value was read from
_LOCAL = len("2021-08-25T14:00:00")  # a longer time has a zone
_WORDS = ("title", "publisher", "byline", "contributors", "dateline", "agency")
_TIMES = ("published", "updated", "retrieved")
FIELDS = (*_WORDS, *_TIMES, "genre", "language", "url")
_MONTH = 31  # days: a correction or a new edition, but no mistake of a zone or a format
DATE = "date"  # the code of a doubt about the times of a document
_TELL_IT = (
    "Give the day in a sidecar file (published), in a column of its table, or in the name of its "
    "file (2013-05-18 Title.txt), and add it again."
)


@dataclass(frozen=True, slots=True)
class Fact(Generic[Value]):
    """One value, where it was read and the characters it was read from."""

    value: Value
    where: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one place tells about a document; None is not told.

    `also` tells what was read and is no field's value: an aggregator, a weaker date.
    """

    title: Fact[str] | None = None
    publisher: Fact[str] | None = None
    byline: Fact[tuple[str, ...]] | None = None
    contributors: Fact[tuple[str, ...]] | None = None
    dateline: Fact[str] | None = None
    agency: Fact[str] | None = None
    published: Fact[str] | None = None
    updated: Fact[str] | None = None
    retrieved: Fact[str] | None = None
    genre: Fact[Genre] | None = None
    language: Fact[str] | None = None
    url: Fact[str] | None = None
    also: tuple[Provenance, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def over(self, weaker: Facts) -> Facts:
        """Fill what is not told from another place, which counts for less."""
        missing = {name: getattr(weaker, name) for name in FIELDS if getattr(self, name) is None}
        return replace(
            self,
            **missing,
            also=(*self.also, *weaker.also),
            doubts=(*self.doubts, *weaker.doubts),
        )

    def rows(self) -> tuple[Provenance, ...]:
        """One row a value, in the order of the fields, then what was read beside them."""
        told = ((name, getattr(self, name)) for name in FIELDS)
        rows = (row(name, found) for name, found in told if found is not None)
        return (*rows, *self.also)

    def document(
        self,
        name: str,
        text: str,
        *,
        cuts: tuple[Cut, ...] = (),
        segments: tuple[Segment, ...] = (),
        doubts: tuple[Doubt, ...] = (),
    ) -> Document:
        """Make the document that these facts tell about."""
        told = {field: found.value for field in FIELDS if (found := getattr(self, field))}
        return Document(
            name=name,
            text=text,
            provenance=self.rows(),
            cuts=cuts,
            segments=segments,
            doubts=(*doubts, *self.doubts, *time_doubts(told)),
            **told,
        )


NOTHING = Facts()


def fact(value: Value | None, where: str, text: str | None = None) -> Fact[Value] | None:
    """Write down where a value was read; nothing where there is no value.

    Args:
        value: What was read.
        where: As a person would name the place: "meta og:site_name", "masthead", "PDF title".
        text: The characters there; the value's own, if not given.
    """
    if not value:
        return None
    shown = text or (value if isinstance(value, str) else ", ".join(value))
    return Fact(value, where, shown.strip()[:_LONGEST])


def row(name: str, found: Fact[Value]) -> Provenance:
    """Give a fact as the row that is stored."""
    return Provenance(field=name, where=found.where, text=found.text)


def of_given(given: Given) -> Facts:
    """What was told from outside, as facts."""
    where = given.where
    return Facts(
        title=fact(given.title, where),
        publisher=fact(given.publisher, where),
        byline=fact(given.byline, where),
        published=fact(given.published, where),
        updated=fact(given.updated, where),
        retrieved=fact(given.retrieved, where),
        genre=fact(given.genre, where),
        language=fact(given.language, where),
        url=fact(given.url, where),
    )


def overrule(document: Document, given: Given) -> Document:
    """Put what was told from outside over what was read; the rows of the read values stay.

    The rows that count stand first.
    """
    facts = of_given(given)
    told = {field: found.value for field in FIELDS if (found := getattr(facts, field))}
    times = {field: getattr(document, field) for field in _TIMES} | told
    kept = tuple(doubt for doubt in document.doubts if doubt.code != DATE)
    return replace(
        document,
        **told,
        provenance=(*facts.rows(), *document.provenance),
        doubts=(*kept, *time_doubts(times)),
    )


def dated(document: Document, weakest: Fact[str] | None) -> Document:
    """Give a document that nothing else dates the day that the weakest place tells, or doubt it.

    Doubts about an undated document that a reader has are kept: they know more.
    """
    if document.published is not None:
        kept = tuple(doubt for doubt in document.doubts if doubt.code != UNDATED)
        return replace(document, doubts=kept)
    if weakest is not None:
        times = {field: getattr(document, field) for field in _TIMES}
        kept = tuple(doubt for doubt in document.doubts if doubt.code not in {DATE, UNDATED})
        return replace(
            document,
            published=weakest.value,
            provenance=(*document.provenance, row("published", weakest)),
            doubts=(*kept, *time_doubts(times | {"published": weakest.value})),
        )
    if any(doubt.code == UNDATED for doubt in document.doubts):
        return document
    message = (
        "Nothing tells when it was published: it is kept undated, is in no search between two "
        f'dates, and days such as "on Friday" in it have no date. {_TELL_IT}'
    )
    return replace(document, doubts=(*document.doubts, Doubt(code=UNDATED, message=message)))


def time_doubts(told: Mapping[str, object]) -> tuple[Doubt, ...]:
    """Doubt times that cannot all be true.

    What is later than the retrieval is doubted, and not what is later than today: the same
    input must read the same on every day.
    """
    times = {name: value for name in _TIMES if isinstance(value := told.get(name), str)}
    return tuple(
        Doubt(
            code=DATE,
            message=f"It says {early} {times[early]}, but {late} {times[late]}. Look which is "
            "wrong and give the right one in a sidecar file.",
        )
        for early, late in combinations(_TIMES, 2)
        if early in times and late in times and later(times[early], times[late])
    )


def contradiction(one: Fact[str] | None, other: Fact[str] | None) -> tuple[Doubt, ...]:
    """Doubt a date that two places tell more than a month apart."""
    if one is None or other is None or min(len(one.value), len(other.value)) < len("2021-08-25"):
        return ()
    days = [date.fromisoformat(fact_.value[:10]).toordinal() for fact_ in (one, other)]
    if abs(days[0] - days[1]) <= _MONTH:
        return ()
    return (
        Doubt(
            code=DATE,
            message=f"Published {one.value} by its {one.where}, but {other.value} by its "
            f"{other.where}. Took the first; give the right one in a sidecar file.",
        ),
    )


def later(one: str, other: str) -> bool:
    """Whether a time is surely later than another, by days; time zones are allowed for."""
    length = min(len(one), len(other), 10)
    if length < 10 or one[:10] <= other[:10]:
        return one[:length] > other[:length]
    zoned = len(one) > _LOCAL, len(other) > _LOCAL
    slack = timedelta(days=1 if any(zoned) else 0)
    try:
        if all(zoned):
            return datetime.fromisoformat(one) > datetime.fromisoformat(other)
        return date.fromisoformat(one[:10]) - slack > date.fromisoformat(other[:10])
    except ValueError:
        return False  # told from outside, and no date
