"""Whom of the case a name stands for; whose names are near where it stands for nobody."""

from __future__ import annotations

import json

from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.decisions.members import effective
from onrecord.store.search import fold

_ALIKE = 75.0  # per cent of the letters that two spellings of a name have in common
_LOOKED_AT = 20_000  # names that begin alike, compared at most
_RANKED = 100  # of those that are alike, ranked by what is attributed to them
_WORDS = 8  # of a name that are looked up


def meant(database: Database, name: str) -> list[int]:
    """Give the rows of the joined entities that a name, an alias or an id stands for.

    A part of a name ("Reyes") stands for the one who bears it; where several bear it and none is
    called so, for nobody: see `nearest`.
    """
    folded = fold(name)
    values = {"folded": folded, "id": folded}
    statement = sql.load("joined")["meant_decided" if database.decided else "meant"]
    found = [row["row"] for row in database.rows(statement, values)]
    if found:
        return found
    bearers = effective(database, _bearers(database, folded, 2))
    return bearers if len(bearers) == 1 else []


def nearest(database: Database, name: str, limit: int) -> list[int]:
    """Give the rows of entities with names like one: those that have its words, then by letters.

    Those to whom most is attributed come first among equals.
    """
    folded = fold(name)
    bearers = _bearers(database, folded, limit)
    alike = [row for row in _alike(database, folded) if row not in bearers]
    return effective(database, [*bearers, *alike])[:limit]


def _bearers(database: Database, folded: str, limit: int) -> list[int]:
    words = list(dict.fromkeys(folded.split()))[:_WORDS]
    if not words:
        return []
    values = {"words": json.dumps(words), "many": len(words), "limit": limit}
    return [row["row"] for row in database.rows(sql.load("joined")["bearers"], values)]


def _alike(database: Database, folded: str) -> list[int]:
    """Compare with names and with words of names; of very many, those that begin alike."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - few ask, and all would wait

    blocks, found = sql.load("joined"), dict[int, float]()
    few = database.value(blocks["names_up_to"], {"limit": _LOOKED_AT + 1}) <= _LOOKED_AT
    for part in dict.fromkeys((folded, *folded.split()[-1:])):
        low = "" if few else part[:1]
        values = {"low": low, "high": low + "\U0010ffff", "limit": _LOOKED_AT}
        known = database.rows(blocks["beginning"], values)
        spelt = [row["folded"] for row in known]
        for _, score, place in process.extract_iter(
            part, spelt, scorer=fuzz.ratio, score_cutoff=_ALIKE
        ):
            row = known[place]["joined"]
            found[row] = max(found.get(row, 0.0), score)
    best = sorted(found, key=lambda row: (-found[row], row))[:_RANKED]
    rows = database.rows(blocks["by_rows"], {"rows": json.dumps(best)})
    return [
        row["row"]
        for row in sorted(rows, key=lambda row: (-found[row["row"]], -row["attributions"]))
        if not row["unnamed"]
    ]
