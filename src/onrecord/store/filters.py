"""From what a caller asks for to the blocks of SQL that answer it, values bound."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from onrecord.errors import InputError
from onrecord.kinds import Act, Channel, EntityKind, Genre, Kind, Verdict
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.dates import LAST, bounds
from onrecord.store.decisions.members import FIRST
from onrecord.store.named import meant
from onrecord.store.rows import Filters
from onrecord.store.search import fold, parse

# What each condition asks of a tally; of any other condition no tally knows.
_COLUMNS = {
    "where_days": "day",
    "where_publisher": "publisher",
    "where_kind": "kind",
    "where_genre": "genre",
    "where_unnamed": "unnamed",
    "where_act": "act",
    "where_channel": "channel",
    "where_source_kind": "source_kind",
}
COMMON = frozenset({"publisher", "kind", "genre", "unnamed", "day"})
# By block, what each tally can be asked; the smallest first. The last one alone knows single
# days, the others know years.
_TALLIES = {
    "hits_year_tally": COMMON,
    "hits_saying_tally": frozenset({"act", "channel", "source_kind", "day"}),
    "hits_source_kind_tally": COMMON | {"source_kind"},
    "hits_channel_tally": COMMON | {"channel"},
    "hits_act_tally": COMMON | {"act"},
    "hits_day_tally": COMMON,
}
_ELSEWHERE = frozenset(
    {
        "where_without",
        "where_source",
        "where_sources",
        "where_joined_decided",
        "where_document",
        "where_accepted",
        "where_rejected",
        "where_edited",
        "where_undecided",
        "where_nothing",
    }
)
DECIDED = (*Verdict, "undecided")
_WORDS = {"EntityKind": "kind of source"}  # what messages call a closed list
_IN = "/*in*/"  # where a statement says of which tables it asks; a comment to SQLite
_NOBODY = -1  # the row of what the case does not know: no row has it
_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(slots=True, kw_only=True)
class Question:
    """Where to look, by which conditions, with which values."""

    hits: str
    conditions: list[str] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)
    decided: bool = False  # whether something was decided that rows have to be read with

    @property
    def plain(self) -> bool:
        """Whether columns of the listing answer it, without any look elsewhere."""
        return self.hits == "hits_any" and _ELSEWHERE.isdisjoint(self.conditions)

    def tally(self, columns: frozenset[str] = frozenset()) -> str | None:
        """Give the block of the smallest tally that counts it by these columns, if any does."""
        if self.hits != "hits_any" or not set(self.conditions) <= _COLUMNS.keys():
            return None
        asked = columns | {_COLUMNS[name] for name in self.conditions}
        for block, known in _TALLIES.items():
            if asked <= known and (self.whole_years or block == "hits_day_tally"):
                return block
        return None

    @property
    def whole_years(self) -> bool:
        """Whether it asks for no days inside a year."""
        since, until = self.values.get("since", 0), self.values.get("until", LAST)
        assert isinstance(since, int)  # noqa: S101 - `dates.bounds` gives these
        assert isinstance(until, int)  # noqa: S101
        return since % 10_000 <= 101 and until % 10_000 >= 1231

    def by_years(self) -> list[Question]:
        """Split what asks for days inside years into whole years and the rest before and after.

        Tallies know the whole years, so that single rows are left for two years at most.
        """
        since, until = self.values.get("since", 0), self.values.get("until", LAST)
        assert isinstance(since, int)  # noqa: S101 - see `whole_years`
        assert isinstance(until, int)  # noqa: S101
        first = since // 10_000 + (since % 10_000 > 101)  # the whole years between
        last = until // 10_000 - (until % 10_000 < 1231)
        if self.whole_years or first > last:
            return [self]
        ends = ((since, first * 10_000), (first * 10_000 + 1, last * 10_000 + 1231))
        days = [*ends, (last * 10_000 + 1232, until)]
        return [
            replace(self, values=self.values | {"since": start, "until": end})
            for start, end in days
            if start <= end
        ]

    def ask(self, file: str, statement: str, hits: str | None = None) -> str:
        """Put a statement together; `hits` looks elsewhere than the question does.

        It is asked of the record as that stands, whatever was decided: see `kept` and `over`.
        """
        return self._ask(file, statement, self._where(file, hits))

    def kept(self, file: str, statement: str, hits: str | None = None) -> str:
        """The same without what is rejected, and what is edited."""
        more = ["where_kept"] if self.decided and "where_rejected" not in self.conditions else []
        asked = self._where(file, hits, more)
        over = self._where(file, hits).replace(_IN, "decided.")
        return self._ask(file, statement, asked).replace("/*over*/", over)

    def over(self, file: str, statement: str, hits: str | None = None) -> str:
        """The same of what edits made."""
        return self.ask(file, statement, hits).replace(_IN, "decided.")

    def _where(self, file: str, hits: str | None, more: Iterable[str] = ()) -> str:
        blocks = sql.load(file)
        where = [blocks[hits or self.hits], *(blocks[name] for name in (*self.conditions, *more))]
        return "\n" + "\n  and ".join(where)

    @staticmethod
    def _ask(file: str, statement: str, where: str) -> str:
        return sql.load(file)[statement].replace("/*hits*/", where)


def check(filters: Filters) -> Filters:
    """Make sure that what is asked can be.

    Raises:
        InputError: a kind, genre or date that cannot be.
    """
    bounds(filters.since, filters.until, filters.year)
    bounds(filters.said_since, filters.said_until, None)
    choose(Act, filters.act or None)
    choose(Channel, filters.channel or None)
    choose(EntityKind, filters.source_kind or None)
    choose(Kind, filters.kind)
    choose(Genre, filters.genre)
    if filters.decided is not None and filters.decided not in DECIDED:
        raise InputError(
            f"{filters.decided!r} is not what may be decided: choose one of {', '.join(DECIDED)}."
        )
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
        what = _WORDS.get(choices.__name__, choices.__name__.lower())
        raise InputError(f"{text!r} is no {what}: choose one of {known}.") from None


def attributions(database: Database, filters: Filters) -> Question:
    """Say how to find attributions: start where the fewest rows are; ask inside a snapshot."""
    question = Question(hits="hits_any", decided=database.decided)
    _documents_first(database, filters, question)
    _sources(database, filters.source, question)
    _words(filters.words, question)
    _common(database, filters, question)
    _target(database, filters.target, question)
    _said(filters, question)
    for key in ("kind", "unnamed", "act", "channel", "source_kind"):
        value = getattr(filters, key)
        if value is not None:
            question.conditions.append(f"where_{key}")
            question.values[key] = value
    _decided(filters.decided, question)
    return question


def _decided(decided: str | None, question: Question) -> None:
    if decided is None or (decided == "undecided" and not question.decided):
        return
    question.conditions.append(f"where_{decided}" if question.decided else "where_nothing")


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
    rows = _named(database, "source_rows", source)
    joined = [row for row in meant(database, source) if row >= FIRST]
    if joined:  # humans merged or split it: by its members
        question.conditions.append("where_joined_decided")
        question.values["joined"] = json.dumps(joined)
        question.values["sources"] = json.dumps(rows)
        return
    several = "s" if len(rows) > 1 else ""
    question.values["sources"] = json.dumps(rows)
    question.values["source"] = rows[0] if rows else _NOBODY
    if question.hits == "hits_any":
        question.hits = f"hits_by_source{several}"
    else:
        question.conditions.append(f"where_source{several}")


def _target(database: Database, target: str | None, question: Question) -> None:
    if target is None:
        return
    rows = _named(database, "target_rows", target)
    if len(rows) > 1:
        question.conditions.append("where_targets")
        question.values["targets"] = json.dumps(rows)
        return
    question.conditions.append("where_target")
    question.values["target"] = rows[0] if rows else _NOBODY


def _named(database: Database, statement: str, name: str) -> list[int]:
    """Give the rows that a name stands for: joined entities, and names of what is not linked."""
    blocks = sql.load("attributions")
    values = {"folded": fold(name), "joined": json.dumps(meant(database, name))}
    statements = [statement, f"{statement}_decided"] if database.decided else [statement]
    return sorted({row[0] for each in statements for row in database.rows(blocks[each], values)})


def _said(filters: Filters, question: Question) -> None:
    days = bounds(filters.said_since, filters.said_until, None)
    if days is not None:
        question.conditions.append("where_said")
        question.values["said_since"], question.values["said_until"] = days


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
    if question.hits in {"hits_by_source", "hits_by_sources"}:
        question.conditions.append(question.hits.replace("hits_by", "where"))
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
