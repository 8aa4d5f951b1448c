"""The example case that ships in the package, against the gold reading beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

from evals.reports.table import Measure
from evals.running.extraction import NOTHING, Written, extract_files, roles
from evals.scoring.judging import (
    FIELDS,
    GoldAttribution,
    GoldDocument,
    Judged,
    page_measures,
    share,
)
from evals.scoring.scores import (
    ROLES,
    Comparison,
    Offsets,
    Pieces,
    Roles,
    Score,
    matches,
    relation,
    total,
)
from evals.suites.frames import FLAGS

SUITE = "example"
FOLDER = Path(str(files("onrecord"))) / "example"
UNNAMED_FIELDS = ("seniority", "institution", "country", "number")


def judge(folder: Path = FOLDER) -> list[Judged]:
    """Extract the documents of the example case and put them beside their gold."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    written = extract_files([folder / "documents"], workers=1)
    return [judged(row, written.get(_key(row), NOTHING)) for row in rows]


def judged(row: dict[str, Any], written: Written) -> Judged:
    """Put one document beside its row of the gold; all offsets are into the written text.

    A passage that the text does not hold exactly once has no place: what it holds counts as
    missed.
    """
    gold = _gold(row, written["text"])
    compared = Comparison(
        id=gold.name,
        text=written["text"],
        gold=tuple(one.roles for one in gold.attributions),
        found=tuple(roles(one) for one in written["attributions"]),
    )
    return Judged(gold=gold, written=written, compared=compared)


def measures(documents: list[Judged]) -> list[Measure]:
    """Whole attributions, what is known about the matched ones, and the pages."""
    whole = total(relation(one.compared) for one in documents)
    placed = [bool(one.content) for document in documents for one in document.compared.gold]
    matched = [
        (document, at, found)
        for document in documents
        for at, found in matches(document.compared.gold, document.compared.found).items()
    ]
    values = {
        "gold passages in the text": share(sum(placed), len(placed)),
        "relation precision": whole.precision,
        "relation recall": whole.recall,
        "relation F1": whole.f1,
        **{name: _accuracy(matched, *pair) for name, pair in ASKED.items()},
        "unnamed fields right": _unnamed(matched),
        "flags F1": total(_flags(match) for match in matched).f1,
    }
    return [
        *(Measure(suite=SUITE, name=name, value=value) for name, value in values.items()),
        *page_measures(SUITE, documents),
    ]


Match = tuple[Judged, int, int]  # the document, an index in its gold, one in what was found
Asked = Callable[[GoldAttribution], bool]
Answered = Callable[[Match, GoldAttribution, dict[str, Any]], bool]

# name: (of which gold attributions it is asked, whether what was found answers it)
ASKED: dict[str, tuple[Asked, Answered]] = {
    "kind right": (
        lambda _: True,
        lambda _, gold, found: gold.kind == found["kind"],
    ),
    "source's entity right": (
        lambda gold: bool(gold.entities),
        lambda match, *_: match[0].entities_fit(match[1], match[2]),
    ),
    "said date right": (
        lambda gold: gold.said is not None,
        lambda _, gold, found: _dates(gold.said) == _dates(found["said"]),
    ),
    "said date not invented": (
        lambda gold: gold.said is None,
        lambda _, __, found: not (found["said"] or {}).get("text"),
    ),
}


def _accuracy(matched: list[Match], asked: Asked, answered: Answered) -> float:
    answers = [
        answered(match, gold, match[0].written["attributions"][match[2]])
        for match in matched
        for gold in [match[0].gold.attributions[match[1]]]
        if asked(gold)
    ]
    return share(sum(answers), len(answers))


def _unnamed(matched: list[Match]) -> float:
    """Share of the fields of unnamed sources that are as in the gold."""
    answers = [
        _folded(gold.get(field)) == _folded(found.get(field))
        for document, at, index in matched
        if (gold := document.gold.attributions[at].unnamed) is not None
        for found in [document.written["attributions"][index]["unnamed"] or {"number": -1}]
        for field in UNNAMED_FIELDS
    ]
    return share(sum(answers), len(answers))


def _flags(match: Match) -> Score:
    """The flags of one attribution, as the glossary defines them."""
    document, at, index = match
    found = document.written["attributions"][index]
    wanted, given = document.gold.attributions[at].flags, {name for name in FLAGS if found[name]}
    return Score(right=len(wanted & given), found=len(given), gold=len(wanted))


def _dates(said: dict[str, Any] | None) -> tuple[str | None, str | None] | None:
    return (said["from"], said["to"]) if said else None


def _folded(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def _key(row: dict[str, Any]) -> str:
    """The name under which `extract` gives a document: the record's own, else the file's."""
    name: str = row["name"]
    return name.rpartition("#")[2]


def _gold(row: dict[str, Any], text: str) -> GoldDocument:
    entities = {entity["name"]: entity for entity in row["entities"]}
    return GoldDocument(
        name=row["name"],
        metadata={field: row[field] for field in FIELDS},
        furniture=tuple(row["furniture"]),
        keeps=tuple(row["keeps"]),
        attributions=tuple(
            GoldAttribution(
                roles=_placed(one, text),
                kind=one["kind"],
                entities=tuple(
                    entities.get(name, {"name": name}) for name in one.get("entities") or []
                ),
                unnamed=one.get("unnamed"),
                said=one.get("said"),
                flags=frozenset(name for name in FLAGS if one.get(name)),
            )
            for one in row["attributions"]
        ),
    )


def _placed(one: dict[str, Any], text: str) -> Roles:
    """Find the pieces of an attribution inside its passage; none where it has no place."""
    passage = one["passage"]
    if text.count(passage) != 1:
        return Roles()
    at = text.index(passage)
    return Roles(**{role: _pieces(one.get(role) or [], passage, at) for role in ROLES})


def _pieces(wanted: list[str | dict[str, Any]], passage: str, at: int) -> Pieces:
    return tuple(place for piece in wanted if (place := _piece(piece, passage, at)))


def _piece(piece: str | dict[str, Any], passage: str, at: int) -> Offsets | None:
    text, nth = (piece, 1) if isinstance(piece, str) else (piece["text"], piece["nth"])
    start = -1
    for _ in range(nth):
        start = passage.find(text, start + 1)
        if start < 0:
            return None
    return at + start, at + start + len(text)
