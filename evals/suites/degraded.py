"""Degraded copies: articles of the public domain of news, changed by a script, as clusters.

Every cluster is an article and copies of it by other publishers: abridged, edited, re-ordered, read
from a scan with errors, and several of these at once; half of the articles have no copy. What was
looked at while the code was written was made of the other half of the articles, with another seed.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import comb
from pathlib import Path
from typing import Any

from evals.data import rows
from evals.reports.table import Measure
from evals.running.linked import copies
from onrecord.case import CopyRow
from onrecord.kinds import CopyKind

SUITE = "degraded"
SEED = 11
_DAY = date(2030, 3, 1)
_LETTERS = "etaoinshrdlucmfwypvbgkq"
_CONFUSED = {"e": "c", "l": "1", "i": "l", "o": "0", "m": "rn", "h": "b", "n": "u", "t": "f"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A document of a cluster."""

    row: dict[str, Any]
    cluster: str  # id of its original
    how: str  # "original" or how it was degraded


def measure(folder: Path) -> list[Measure]:
    """Link originals and copies; compare clusters, and who was first.

    Raises:
        DataMissing: the set is not there.
    """
    made = list(corpus(folder))
    return measures(made, copies(one.row for one in made))


def corpus(folder: Path, *, part: int = 1, seed: int = SEED) -> Iterator[Made]:
    """Make the documents of one half of the articles."""
    for row in rows(folder, "wikinews", "articles.jsonl.gz"):
        if hashlib.sha256(row["id"].encode()).digest()[0] % 2 == part:
            yield from cluster(row, random.Random(f"{seed} {row['id']}"))  # noqa: S311


def cluster(row: dict[str, Any], chosen: random.Random) -> Iterator[Made]:
    """Give an article, and every other time one to five copies of it."""
    original = {
        "id": f"{row['id']}",
        "text": row["text"],
        "publisher": "Castrel Post",
        "published": _DAY.isoformat(),
    }
    yield Made(row=original, cluster=row["id"], how="original")
    for number in range(chosen.choice([0, 0, 0, 1, 2, 3, 5])):
        how = chosen.choice(list(DEGRADED))
        later = _DAY + timedelta(days=chosen.choice([0, 0, 1, 2, 30]))
        yield Made(
            row={
                "id": f"{row['id']} {number}",
                "text": DEGRADED[how](row["text"], chosen),
                "publisher": f"Courier {chosen.randrange(1000)}",
                "published": chosen.choice([later.isoformat(), later.isoformat(), None]),
            },
            cluster=row["id"],
            how=how,
        )


def abridged(text: str, chosen: random.Random) -> str:
    """Keep the first paragraphs, a third to three quarters of the text."""
    parts = text.split("\n\n")
    return "\n\n".join(parts[: max(2, round(len(parts) * chosen.uniform(0.33, 0.75)))])


def edited(text: str, chosen: random.Random) -> str:
    """Leave sentences out and change words, one in twenty."""
    kept = [one for one in re.split(r"(?<=[.!?]) ", text) if chosen.random() > 0.15]
    words = " ".join(kept).split(" ")
    spare = [word for word in words if word.isalpha() and len(word) > 4] or ["harbour"]
    return " ".join(chosen.choice(spare) if chosen.random() < 0.05 else word for word in words)


def scanned(text: str, chosen: random.Random) -> str:
    """Misread letters as a scan of an old page does, three to six in a hundred."""
    rate = chosen.uniform(0.03, 0.06)
    return "".join(
        _misread(sign, chosen) if sign.isalpha() and chosen.random() < rate else sign
        for sign in text
    )


def reordered(text: str, chosen: random.Random) -> str:
    """Put the paragraphs behind the first in another order."""
    first, *rest = text.split("\n\n")
    return "\n\n".join([first, *chosen.sample(rest, len(rest))])


def several(text: str, chosen: random.Random) -> str:
    """Abridge, re-order, edit and scan."""
    for degrade in (abridged, reordered, edited):
        text = degrade(text, chosen)
    return scanned(text, chosen) if chosen.random() < 0.5 else text


DEGRADED: Mapping[str, Callable[[str, random.Random], str]] = {
    "abridged": abridged,
    "edited": edited,
    "scanned": scanned,
    "re-ordered": reordered,
    "several": several,
}


def _misread(sign: str, chosen: random.Random) -> str:
    return _CONFUSED.get(sign) or chosen.choice(["", sign * 2, chosen.choice(_LETTERS)])


def measures(made: list[Made], found: list[CopyRow]) -> list[Measure]:
    """Adjusted Rand index of the clusters; copies found, by how they were made; direction."""
    gold = {one.row["id"]: one.cluster for one in made}
    originals = set(gold.values())
    told = [row for row in found if gold[row.name] == gold[row.of_name]]
    linked = {name for row in told for name in (row.name, row.of_name)}
    asked = [row for row in told if {row.name, row.of_name} & originals]
    answered = [row for row in asked if row.first is not None]
    values = {
        "adjusted Rand index": rand_index(gold, clusters(gold, found)),
        **{
            f"{how}: found": _share(one.row["id"] in linked for one in made if one.how == how)
            for how in DEGRADED
        },
        "first: answered": _share(row in answered for row in asked),
        "first: right of those": _share(_first(row) in originals for row in answered),
    }
    return [Measure(suite=SUITE, name=name, value=100 * value) for name, value in values.items()]


def clusters(names: Iterable[str], found: Iterable[CopyRow]) -> dict[str, str]:
    """Put together what copies and versions join."""
    root = {name: name for name in names}

    def top(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    for row in found:
        if row.kind in (CopyKind.COPY, CopyKind.VERSION):
            root[top(row.name)] = top(row.of_name)
    return {name: top(name) for name in root}


def rand_index(gold: Mapping[str, str], ours: Mapping[str, str]) -> float:
    """The adjusted Rand index of two clusterings (Hubert and Arabie 1985)."""
    both = _pairs(Counter((gold[name], ours[name]) for name in gold))
    one, other = _pairs(Counter(gold.values())), _pairs(Counter(ours.values()))
    expected = one * other / comb(len(gold), 2)
    most = (one + other) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def _pairs(sizes: Counter[Any]) -> int:
    return sum(comb(size, 2) for size in sizes.values())


def _first(row: CopyRow) -> str:
    return row.name if row.first == "document" else row.of_name


def _share(hits: Iterable[bool]) -> float:
    every = list(hits)
    return sum(every) / len(every) if every else 0.0
