"""Who was head of state or government, and when: the built-in table, or the user's own."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from onrecord.errors import InputError
from onrecord.grammar.lexicon import fold
from onrecord.resolve.names.kinds import derived

COLUMNS = ("name", "country", "office", "from", "to")
_COVERED = date(2021, 2, 28)  # the last day of what the built-in table was made from


@dataclass(frozen=True, slots=True)
class LeaderTerm:
    """A term of office; `until` None is open."""

    name: str
    country: str
    office: str
    since: date
    until: date | None


class Leaders:
    """Terms by family name."""

    def __init__(self, terms: Iterable[LeaderTerm], known_until: date | None = None) -> None:
        """Keep the terms.

        Args:
            terms: what the table has.
            known_until: the day after which it may lack terms, but for countries that it has
                later ones of; None where it is whole.
        """
        self._known: dict[str, date] = {}
        self._terms: dict[str, list[LeaderTerm]] = {}
        for term in terms:
            for part in _parts(term.name)[-2:]:
                self._terms.setdefault(part, []).append(term)
            if known_until is not None:
                known = self._known.get(term.country, known_until)
                self._known[term.country] = max(known, term.until or known)

    def terms(self, name: str, office: str, country: str | None) -> list[LeaderTerm]:
        """The terms that somebody of a name can have had in an office.

        Without a country only a full name counts, and only one that the table has in full.
        """
        parts = _parts(name)
        found = self._terms.get(parts[-1], []) if parts else []
        if parts and not found:
            found = self._terms.get(parts[0], [])
        return [
            term
            for term in found
            if term.office == office
            and _same(parts, _parts(term.name), known=country is not None)
            and (country is None or _of(term.country, country))
        ]

    def named(self, family: str, office: str) -> list[LeaderTerm]:
        """The terms in an office of everybody of a folded family name, in any country."""
        return [term for term in self._terms.get(family, []) if term.office == office]

    def held(self, terms: Iterable[LeaderTerm], since: date, until: date) -> bool:
        """Whether one of some terms touches an interval, or may: who led since is not known."""
        return any(
            (term.since <= until and (term.until is None or term.until >= since))
            or since > self._known.get(term.country, date.max)
            for term in terms
        )


def _parts(name: str) -> list[str]:
    return [
        part for part in fold(name).replace("-", " ").replace(",", " ").split() if len(part) > 2
    ]


def _same(written: list[str], listed: list[str], *, known: bool) -> bool:
    """Whether two names can be one person's: all parts of the shorter are in the longer."""
    if not known and (len(written) < 2 or len(listed) < 2):
        return False
    shorter, longer = sorted((written, listed), key=len)
    return set(shorter) <= set(longer)


def _of(country: str, written: str) -> bool:
    folded, other = fold(country), fold(written)
    return folded == other or derived(other, folded)


@lru_cache(maxsize=4)
def load(path: Path | None = None) -> Leaders:
    """Read the user's table, or the built-in one.

    Raises:
        InputError: the file cannot be read, lacks a column, or has no date where one must be.
    """
    if path is None:
        packed = files(__package__).joinpath("data", "leaders.csv.gz").read_bytes()
        lines = gzip.decompress(packed).decode("utf-8").splitlines()
        return Leaders(_terms(lines, "the built-in table"), _COVERED)
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8-sig")
    except (OSError, EOFError, ValueError) as error:
        raise InputError(
            f"The table of leaders {path} cannot be read: {error}. Expected is a .csv file in "
            f"UTF-8, gzipped or not, with the columns {', '.join(COLUMNS)}."
        ) from error
    return Leaders(_terms(text.splitlines(), str(path)))


def _terms(lines: list[str], where: str) -> list[LeaderTerm]:
    rows = csv.DictReader(lines)
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise InputError(
            f"The table of leaders {where} lacks the column {missing[0]!r}. Its first line has to "
            f"name the columns {', '.join(COLUMNS)}; it names {', '.join(rows.fieldnames or ())}."
        )
    return [_term(row, number, where) for number, row in enumerate(rows, start=2)]


def _term(row: dict[str, str], number: int, where: str) -> LeaderTerm:
    try:
        since = date.fromisoformat(row["from"].strip())
        until = date.fromisoformat(row["to"].strip()) if (row["to"] or "").strip() else None
    except (ValueError, AttributeError) as error:
        raise InputError(
            f"Line {number} of the table of leaders {where} has no date: {error}. Write dates as "
            "2031-03-12, and leave `to` empty where the term goes on."
        ) from error
    office = " ".join((row["office"] or "").lower().split())
    return LeaderTerm(row["name"] or "", row["country"] or "", office, since, until)
