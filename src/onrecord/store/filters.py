"""From what a caller asks for to the blocks of SQL that answer it, values bound."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from onrecord.errors import InputError
from onrecord.model import Genre, Kind
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.dates import LAST, bounds
from onrecord.store.rows import Filters
from onrecord.store.search import fold, parse

_BY_ROW = frozenset({"where_without", "where_source", "where_sources", "where_document"})
_NOBODY = -1  # the row of what the case does not know: no row has it
_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(slots=True, kw_only=True)
class Question:
    """Where to look, by which conditions, with which values."""

    hits: str
    conditions: list[str] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)

    @property
    def countable(self) -> bool:
        """Whether tallies answer it: nothing in it asks for single rows."""
        return self.hits == "hits_any" and _BY_ROW.isdisjoint(self.conditions)

    @property
    def tally(self) -> str:
        """The block of the smallest tally that answers it."""
        return "hits_year_tally" if self.whole_years else "hits_day_tally"

    @property
    def whole_years(self) -> bool:
        """Whether it asks for no days inside a year."""
        since, until = self.values.get("since", 0), self.values.get("until", LAST)
        assert isinstance(since, int)  # noqa: S101 - `dates.bounds` gives these
        assert isinstance(until, int)  # noqa: S101
        return since % 10_000 <= 101 and until % 10_000 >= 1231

    def ask(self, file: str, statement: str, hits: str | None = None) -> str:
        """Put a statement together; `hits` looks elsewhere than the question does."""
        blocks = sql.load(file)
        where = [blocks[hits or self.hits], *(blocks[name] for name in self.conditions)]
        return blocks[statement].replace("/*hits*/", "\n" + "\n  and ".join(where))


def check(filters: Filters) -> Filters:
    """Make sure that what is asked can be.

    Raises:
        InputError: a kind, genre or date that cannot be.
    """
    bounds(filters.since, filters.until, filters.year)
    choose(Kind, filters.kind)
    choose(Genre, filters.genre)
    return filters


def choose(choices: type[_Choice], text: str | None) -> _Choice | None:
    """Read one of a closed list of words.

    Raises:
        InputError: the word is not one of them.
    """
    if text is None:
        return None
    try:
        return choices(text)
    except ValueError:
        known = ", ".join(choices)
        raise InputError(
            f"{text!r} is no {choices.__name__.lower()}: choose one of {known}."
        ) from None


def attributions(database: Database, filters: Filters) -> Question:
    """Say how to find attributions: start where the fewest rows are."""
    question = Question(hits="hits_any")
    _documents_first(database, filters, question)
    _sources(database, filters.source, question)
    _words(filters.words, question)
    _common(database, filters, question)
    if filters.kind is not None:
        question.conditions.append("where_kind")
        question.values["kind"] = filters.kind
    if filters.unnamed is not None:
        question.conditions.append("where_unnamed")
        question.values["unnamed"] = filters.unnamed
    return question


def documents(database: Database, filters: Filters) -> Question:
    """Say how to find documents."""
    question = Question(hits="hits_any")
    _words(filters.words, question)
    _common(database, filters, question)
    if filters.language is not None:
        question.conditions.append("where_language")
        question.values["language"] = filters.language.strip().lower()
    return question


def _documents_first(database: Database, filters: Filters, question: Question) -> None:
    if filters.document is None:
        return
    statement = sql.load("attributions")["document_row"]
    row = database.value(statement, {"document": filters.document})
    question.hits = "hits_by_document"
    question.values["document_row"] = _NOBODY if row is None else row


def _sources(database: Database, source: str | None, question: Question) -> None:
    if source is None:
        return
    statement = sql.load("attributions")["source_rows"]
    rows = [row[0] for row in database.rows(statement, {"folded": fold(source)})]
    if len(rows) > 1:
        question.conditions.append("where_sources")
        question.values["sources"] = json.dumps(rows)
        return
    question.values["source"] = rows[0] if rows else _NOBODY
    if question.hits == "hits_any":
        question.hits = "hits_by_source"
    else:
        question.conditions.append("where_source")


def _words(words: str | None, question: Question) -> None:
    query = parse(words)
    if query is None:
        return
    if query.without is not None:
        question.conditions.append("where_without")
        question.values["without"] = query.without
    if query.words is None:
        return
    question.values["words"] = query.words
    if question.hits == "hits_by_source":
        question.conditions.append("where_source")
    elif question.hits == "hits_by_document":
        question.conditions.append("where_document")
    question.hits = "hits_by_words"


def _common(database: Database, filters: Filters, question: Question) -> None:
    days = bounds(filters.since, filters.until, filters.year)
    if days is not None:
        question.conditions.append("where_days")
        question.values["since"], question.values["until"] = days
    if filters.publisher is not None:
        row = database.value(
            sql.load("attributions")["publisher_row"], {"publisher": filters.publisher}
        )
        question.conditions.append("where_publisher")
        question.values["publisher_row"] = _NOBODY if row is None else row
    if filters.genre is not None:
        question.conditions.append("where_genre")
        question.values["genre"] = filters.genre
