"""Whom publishers, or bylines, let speak: by name or without, in whose words, and who was first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.analyse.counting.deriving import ROOM
from onrecord.analyse.evidence import Passages, Place
from onrecord.analyse.intervals import wilson
from onrecord.analyse.relations.tables import Relations
from onrecord.analyse.result import Result, row_id
from onrecord.analyse.table import Table
from onrecord.document import content_id
from onrecord.errors import InputError
from onrecord.store import sql
from onrecord.store.database import Database

if TYPE_CHECKING:
    import altair

_QUERIES = "publishers"
COLUMNS = {
    "id": "text",
    "publisher": "text",
    "documents": "whole",
    "attributions": "whole",
    "unnamed": "whole",
    "unnamed_share": "real",
    "low": "real",
    "high": "real",
    "direct_share": "real",
    "shared_utterances": "whole",
    "printed_first": "whole",
}
UNNAMED = {"publisher": "text", "seniority": "text", "institution": "text", "attributions": "whole"}
CITED = {"publisher": "text", "cited": "text", "weight": "whole", "documents": "whole"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishers(Result):
    """Publishers, or bylines, those first that attribute most."""

    by: str
    rows: tuple[Mapping[str, Any], ...] = field(repr=False)
    relations: Relations = field(repr=False)
    database: Database = field(repr=False)

    def table(self) -> Table:
        """List them with the share of unnamed sources, its interval, and who printed first."""
        return Table.of(COLUMNS, self.rows)

    def unnamed(self) -> Table:
        """Count the unnamed sources of publishers by seniority and institution."""
        rows = self.relations.ask("unnamed", _QUERIES)
        told = ("seniority", "institution")
        return Table.of(UNNAMED, [row | {key: row[key] or None for key in told} for row in rows])

    def cited(self) -> Table:
        """List which publisher names which other as its source."""
        return Table.of(CITED, self.relations.ask("cited", _QUERIES))

    def chart(self, kind: str = "unnamed", *, link: str | None = None) -> altair.TopLevelMixin:
        """Draw the share of unnamed sources with its interval.

        Raises:
            ExtraMissing: the extra "charts" is not installed.
            InputError: another kind.
        """
        from onrecord.analyse.publishers import drawing  # noqa: PLC0415 - asks for the extra

        return drawing.draw(self, kind, link)

    def evidence(self, row: Mapping[str, Any] | str) -> Passages:
        """Give what a publisher or byline attributes to unnamed sources.

        Raises:
            InputError: there is no such row.
        """
        wanted = row_id(row)
        name = next((one["publisher"] for one in self.rows if one["id"] == wanted), None)
        if name is None:
            raise InputError(f"{wanted!r} is no row of this table: take an id from it.")
        if self.by == "byline":
            asks = sql.load(_QUERIES, ROOM)
            found: Any = self.database.rows(asks["behind_byline"], {"publisher": name})
        else:
            found = self.relations.ask("behind", _QUERIES, publisher=name)
        return Passages(self.database, [_place(one, name) for one in found])


def publishers(relations: Relations, database: Database, case: str, by: str) -> Publishers:
    """Count what each publisher or byline attributes.

    Raises:
        InputError: `by` is neither "publisher" nor "byline".
    """
    asks = sql.load(_QUERIES, ROOM)
    if by == "publisher":
        found: Sequence[Any] = relations.ask("named", _QUERIES)
    elif by == "byline":
        found = database.rows(asks["bylines"])
    else:
        raise InputError(f"{by!r} is not counted by: choose publisher or byline.")
    firsts = {row["publisher"]: row for row in database.rows(asks["firsts"])}
    return Publishers(
        case=case,
        version=relations.version,
        denominator="Shares are of the attributions of the same publisher or byline.",
        notes=(
            (
                "Interval of the share of unnamed sources: Wilson's, 95 %. What was denied to have "
                "been said, or is yet to be said, is left out."
            ),
            (
                "Printed first: sayings that several publishers report, which it put out on the "
                "first day that any did, where another was later."
            ),
        ),
        by=by,
        rows=tuple(
            _row(row, firsts.get(row["publisher"]) if by == "publisher" else None) for row in found
        ),
        relations=relations,
        database=database,
    )


def _row(row: Any, first: Any) -> dict[str, Any]:
    low, high = wilson(row["unnamed"], row["attributions"])
    return {
        "id": content_id("publisher", row["publisher"])[:8],
        "publisher": row["publisher"],
        "documents": row["documents"],
        "attributions": row["attributions"],
        "unnamed": row["unnamed"],
        "unnamed_share": row["unnamed"] / row["attributions"],
        "low": low,
        "high": high,
        "direct_share": row["direct"] / row["attributions"],
        "shared_utterances": first["shared"] if first else 0,
        "printed_first": first["first"] if first else 0,
    }


def _place(row: Any, name: str) -> Place:
    return Place(
        document=row["document"],
        owner=row["attribution"],
        start=row["start"],
        end=row["end"],
        what=name,
        variant="unnamed",
        voice="content",
        source=None,
    )
