"""Five real articles: what a careful reader found in them against what `extract` finds.

gold/seeds.jsonl was written by hand before any output was looked at. It holds offsets into the
files, never their words. `thought` marks a belief, wish, plan or gloss in place of something
said; `nested` marks what stands inside the content of another attribution.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from evals.data import GOLD_FOLDER, DataMissing
from evals.reports.table import Measure
from evals.running.extraction import NOTHING, Written, extract_files, roles
from evals.scoring.alignment import Alignment
from evals.scoring.judging import (
    FIELDS,
    GoldAttribution,
    GoldDocument,
    Judged,
    page_measures,
    share,
)
from evals.scoring.scores import Comparison, Roles, jaccard, matches, touch

SUITE = "seeds"
GOLD = GOLD_FOLDER / "seeds.jsonl"


def judge(folder: Path) -> list[Judged]:
    """Extract the articles as a user would and put them beside their gold.

    Raises:
        DataMissing: an article is not there, or is another text than the one that was read.
    """
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    raws = {row["name"]: _raw(folder, row) for row in rows}
    written = extract_files([folder / "seeds" / name for name in raws], workers=1)
    return [judged(row, raws[row["name"]], written.get(row["name"], NOTHING)) for row in rows]


def judged(row: dict[str, Any], raw: str, written: Written) -> Judged:
    """Put one article beside its row of the gold; all offsets are into the raw text."""
    gold = _gold(row, raw)
    back = Alignment(written["text"], raw)
    compared = Comparison(
        id=gold.name,
        text=raw,
        gold=tuple(one.roles for one in gold.attributions),
        found=tuple(back.roles(roles(one)) for one in written["attributions"]),
    )
    return Judged(gold=gold, written=written, compared=compared)


def measures(articles: list[Judged]) -> list[Measure]:
    """What was found of the gold, what beyond it, and what was read off the pages."""
    hits = [
        (article, at, pairs.get(at))
        for article in articles
        for pairs in [found_pairs(article.compared)]
        for at in range(len(article.compared.gold))
    ]
    said = [hit for hit in hits if _is_said(hit[0].gold.attributions[hit[1]])]
    extracted = [_is_known(article, one) for article in articles for one in article.compared.found]
    counts = {
        "attributions in the gold": len(hits),
        "attributions extracted": len(extracted),
        "spurious (content of none in the gold)": extracted.count(False),
    }
    return [
        *_shares("", hits),
        *_shares("said: ", said),
        *page_measures(SUITE, articles),
        *(Measure(suite=SUITE, name=name, value=n, digits=0) for name, n in counts.items()),
    ]


def found_pairs(compared: Comparison) -> dict[int, int]:
    """Gold attributions that were found: the same content, and a cue or a source that touches."""
    return matches(
        compared.gold,
        compared.found,
        lambda one, other: touch(one, other, "cue") or touch(one, other, "source"),
    )


def _shares(prefix: str, hits: list[tuple[Judged, int, int | None]]) -> list[Measure]:
    found = [(one, at, hit) for one, at, hit in hits if hit is not None]
    sourced = [(one, at, hit) for one, at, hit in found if one.source_fits(at, hit)]
    resolved = [(one, at, hit) for one, at, hit in sourced if one.entities_fit(at, hit)]
    return [
        Measure(suite=SUITE, name=prefix + name, value=share(len(those), len(hits)))
        for name, those in (
            ("found", found),
            ("found, right source", sourced),
            ("found, right entity", resolved),
        )
    ]


def _raw(folder: Path, row: dict[str, Any]) -> str:
    path = folder / "seeds" / row["name"]
    raw = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(raw).hexdigest() != row["sha256"]:
        raise DataMissing(folder, "seeds")
    return raw.decode("utf-8")


def _gold(row: dict[str, Any], raw: str) -> GoldDocument:
    entities = {entity["name"]: entity for entity in row["entities"]}
    title_start, title_end = row["title"]
    return GoldDocument(
        name=row["name"],
        metadata={field: row[field] for field in FIELDS} | {"title": raw[title_start:title_end]},
        furniture=tuple(raw[start:end] for start, end in row["furniture"]),
        keeps=tuple(raw[start:end] for start, end in row["keeps"]),
        attributions=tuple(
            GoldAttribution(
                roles=roles(one),
                kind=one["kind"],
                entities=tuple(entities[name] for name in one["entities"]),
                thought=one["thought"],
                nested=one["nested"],
            )
            for one in row["attributions"]
        ),
    )


def _is_said(gold: GoldAttribution) -> bool:
    return not gold.thought and not gold.nested


def _is_known(article: Judged, found: Roles) -> bool:
    return any(jaccard(found.content, one.content) > 0 for one in article.compared.gold)
