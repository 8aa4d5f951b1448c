"""Who is reported most, as humans decided: corrections of few sources to the counts of all."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

from onrecord.kinds import EntityKind
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.rows import SourceRow


@dataclass(slots=True, kw_only=True)
class _Source:
    """Somebody, with how often he is a source by year."""

    name: str
    kind: str
    unnamed: bool
    id: str | None
    attributions: int = 0
    years: Counter[int] = field(default_factory=Counter)
    rows: list[int] = field(default_factory=list)

    def add(self, year: int, count: int) -> None:
        self.years[year] += count
        self.attributions += count


_Key = int | str  # a row; or the id of an entity that humans made


def reported_most(
    database: Database, *, limit: int, offset: int, unnamed: bool | None
) -> tuple[SourceRow, ...]:
    """List who is reported most, inside a snapshot."""
    blocks = sql.load("overview")
    changed = _changed(database)
    values = {"limit": limit + offset + len(changed), "offset": 0, "unnamed": unnamed}
    rows = [dict(row) for row in database.rows(blocks["sources"], values)]
    listed = {row["row"] for row in rows}
    asked = {"sources": json.dumps(sorted(changed - listed)), "unnamed": unnamed}
    rows += [dict(row) for row in database.rows(blocks["source_totals"], asked)]
    found = _together(database, rows)
    ordered = sorted(
        (one for one in found.values() if one.attributions > 0),
        key=lambda one: (-one.attributions, one.name, one.rows),
    )[offset : offset + limit]
    of_row = {row: one for one in ordered for row in one.rows}
    shown = {"sources": json.dumps(list(of_row))}
    for row, year, count in database.rows(blocks["source_years"], shown):
        of_row[row].years[year] += count
    return tuple(_row(one) for one in ordered)


def more_sources(database: Database, *, unnamed: bool | None) -> int:
    """Say by how many there are more, or fewer, for what humans decided."""
    values = {"sources": json.dumps(sorted(_changed(database))), "unnamed": unnamed}
    rows = [dict(row) for row in database.rows(sql.load("overview")["source_totals"], values)]
    before = len([row for row in rows if row["n"] > 0])
    return len([one for one in _together(database, rows).values() if one.attributions > 0]) - before


def _changed(database: Database) -> set[int]:
    """Give the sources whose counts or names decisions change."""
    blocks, of_lists = sql.load("overview"), sql.load("attributions")
    found = {row["source"] for row in database.rows(blocks["source_changes"])}
    return found | {row["row"] for row in database.rows(of_lists["source_redirects"])}


def _together(database: Database, rows: list[dict[str, object]]) -> dict[_Key, _Source]:
    """Count those together whom humans merged, and those apart whom they split."""
    blocks, of_lists = sql.load("overview"), sql.load("attributions")
    into = {row["row"]: row for row in database.rows(of_lists["source_redirects"])}
    found: dict[_Key, _Source] = {}
    keys: dict[int, _Key] = {}
    for row in rows:
        own, now = int(str(row["row"])), into.get(row["row"])
        key = keys[own] = now["id"] if now else own
        one = found.setdefault(
            key,
            _Source(
                name=now["name"] if now else str(row["name"]),
                kind=str(row["kind"]),
                unnamed=bool(row["unnamed"]),
                id=now["id"] if now else row["joined"],  # type: ignore[arg-type]
            ),
        )
        one.rows.append(own)
        one.attributions += int(str(row["n"]))
    for change in database.rows(blocks["source_changes"]):
        if change["source"] in keys:
            found[keys[change["source"]]].add(change["year"], change["n"])
    for moved in database.rows(blocks["source_moved"]):
        if moved["source"] in keys:
            found[keys[moved["source"]]].add(moved["year"], -moved["n"])
            made = _Source(name=moved["name"], kind=moved["kind"], unnamed=False, id=moved["id"])
            found.setdefault(moved["id"], made).add(moved["year"], moved["n"])
    return found


def _row(one: _Source) -> SourceRow:
    years = tuple((year or None, n) for year, n in sorted(one.years.items()) if n > 0)
    return SourceRow(
        name=one.name,
        kind=EntityKind(one.kind),
        unnamed=one.unnamed,
        attributions=one.attributions,
        years=years,
        id=one.id,
    )
