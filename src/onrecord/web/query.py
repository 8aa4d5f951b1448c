"""What an address asks for: filters and a page, bounded, and the addresses that lead on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from onrecord.errors import InputError
from onrecord.kinds import Act, Channel, CopyKind, EntityKind, Genre, Kind, Verdict

MAX_WORDS = 300  # characters of a search
MAX_VALUE = 300  # characters of any other filter
MAX_PAGE = 100_000
MAX_LISTED = 500  # rows of one page of a list
PAGE_SIZE = 40

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_CHOICES = {
    "kind": frozenset(map(str, Kind)),
    "genre": frozenset(map(str, Genre)),
    "unnamed": frozenset({"yes", "no"}),
    "act": frozenset(map(str, Act)),
    "channel": frozenset(map(str, Channel)),
    "source_kind": frozenset(map(str, EntityKind)),
    "entity_kind": frozenset(map(str, EntityKind)),
    "copy_kind": frozenset(map(str, CopyKind)),
    "decided": frozenset({*map(str, Verdict), "undecided"}),
}
_DATES = frozenset({"since", "until", "said_since", "said_until"})
_NUMBERS = frozenset({"year", "least"})
_IDS = frozenset({"document"})
_MAY_BE_EMPTY = frozenset({"publisher", "act", "channel", "source_kind"})  # that is: not told
KEYS = (
    "q",
    "source",
    "source_kind",
    "act",
    "target",
    "channel",
    "publisher",
    "kind",
    "genre",
    "year",
    "unnamed",
    "said_since",
    "said_until",
    "since",
    "until",
    "decided",
)
DOCUMENT_KEYS = ("q", "publisher", "genre", "language", "year", "since", "until")
ISSUE_KEYS = ("code",)
ENTITY_KEYS = ("name", "entity_kind")
UTTERANCE_KEYS = ("source", "document", "least")
COPY_KEYS = ("document", "copy_kind", "wire")
LABELS = {
    "q": "Words",
    "source": "Source",
    "source_kind": "Kind of source",
    "act": "Act",
    "target": "Target",
    "channel": "Channel",
    "publisher": "Publisher",
    "kind": "Kind",
    "genre": "Genre",
    "language": "Language",
    "code": "Code",
    "name": "Name",
    "entity_kind": "Kind",
    "document": "Document",
    "least": "Documents",
    "copy_kind": "Kind",
    "wire": "Words of",
    "year": "Year",
    "unnamed": "Unnamed",
    "said_since": "Said from",
    "said_until": "Said to",
    "since": "From",
    "until": "To",
    "decided": "Decided",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """The filters of an address, in the order of `KEYS`; an empty value asks for "not told"."""

    filters: tuple[tuple[str, str], ...] = ()
    page: int = 1
    size: int = PAGE_SIZE
    # What a filter is called where its value is an id: key -> name.
    called: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """What the search box holds."""
        return self.get("q") or ""

    @property
    def offset(self) -> int:
        """How many rows stand before this page."""
        return (self.page - 1) * self.size

    def get(self, key: str) -> str | None:
        """Give the value of one filter; None is not asked."""
        return dict(self.filters).get(key)

    def asked(self) -> dict[str, Any]:
        """Give the filters as the keywords of `Case.attributions` and `Case.documents`."""
        named: dict[str, Any] = dict(self.filters)
        if "q" in named:
            named["words"] = named.pop("q")
        for key in _NUMBERS & named.keys():
            named[key] = int(named[key])
        if "unnamed" in named:
            named["unnamed"] = named["unnamed"] == "yes"
        return named

    def address(self, path: str, **changes: str | int | None) -> str:
        """Word an address with these filters and changes to them; None takes one away.

        Without a `page` among the changes it leads to the first page.
        """
        values: dict[str, str | int | None] = {**dict(self.filters), **changes}
        kept = [(key, value) for key, value in values.items() if value is not None]
        return path + ("?" + urlencode(kept) if kept else "")


def parse(parameters: Mapping[str, str], keys: tuple[str, ...] = KEYS) -> Query:
    """Read the filters off an address; a key that is not among `keys` is not looked at.

    Raises:
        InputError: a value that cannot be, or is too long; the text says which.
    """
    filters = tuple(
        (key, _value(key, parameters[key]))
        for key in keys
        if key in parameters and (parameters[key].strip() or key in _MAY_BE_EMPTY)
    )
    return Query(
        filters=filters,
        page=_count(parameters, "page", default=1, most=MAX_PAGE),
        size=_count(parameters, "limit", default=PAGE_SIZE, most=MAX_LISTED),
    )


def _value(key: str, value: str) -> str:
    value = _CONTROL.sub(" ", value).strip()
    most = MAX_WORDS if key == "q" else MAX_VALUE
    if len(value) > most:
        raise InputError(
            f"{LABELS[key]} has {len(value)} characters; up to {most} can be searched. Shorten it."
        )
    choices = _CHOICES.get(key)
    if choices and value not in choices and not (key in _MAY_BE_EMPTY and not value):
        raise InputError(f"{LABELS[key]} is one of {', '.join(sorted(choices))}, not {value!r}.")
    if key == "language" and not re.fullmatch(r"[a-z]{2,3}", value):
        raise InputError(f"Language is a code such as en, zh or und, not {value[:20]!r}.")
    if key == "year" and not re.fullmatch(r"[0-9]{1,4}", value):
        raise InputError(f"Year is a number such as 2021, or 0 for undated, not {value!r}.")
    if key == "least" and not re.fullmatch(r"[1-9][0-9]{0,3}", value):
        raise InputError(f"{LABELS[key]} is a number such as 2, not {value[:20]!r}.")
    if key in _IDS and not re.fullmatch(r"[0-9a-f]{4,16}", value):
        raise InputError(f"{LABELS[key]} is an id: 4 to 16 of the signs 0-9 and a-f.")
    if key in _DATES and not _DATE.fullmatch(value):
        raise InputError(f"{LABELS[key]} is a date such as 2021-08-25 or 2021-08, not {value!r}.")
    return value


def _count(parameters: Mapping[str, str], key: str, *, default: int, most: int) -> int:
    value = parameters.get(key)
    if not value:
        return default
    if not re.fullmatch(r"[0-9]{1,6}", value) or not 1 <= int(value) <= most:
        raise InputError(f"{key.capitalize()} is a number from 1 to {most:,}, not {value[:20]!r}.")
    return int(value)
