"""The body of saved pages and of text copied from pages; what clean text loses.

Pages are those of the article extraction benchmark, beside trafilatura; the measure is the
benchmark's (shingles.py).
Plain texts are the same pages, made into text in several ways and read by the furniture model of
a fold that saw no page of the same site (gold/furniture: one model and the sites' folds).
Of clean texts, all that the furniture model cuts and no phrase tells counts as lost.
"""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from evals.data import GOLD_FOLDER, DataMissing, rows
from evals.reports.table import Measure
from evals.scoring.shingles import Counts, compare, mean_f1, published_f1
from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Input
from onrecord.read import plain
from onrecord.read.about import genre
from onrecord.read.about.head import Known
from onrecord.read.body import furniture
from onrecord.read.body import model as body_model
from onrecord.read.formats import html
from onrecord.read.text import lines
from training.furniture.pages import WAYS, Page, load

SUITE = "body"
FOLDS = GOLD_FOLDER / "furniture"
_PEERS = {
    "trafilatura": {},
    "trafilatura, favor_precision": {"favor_precision": True},
    "trafilatura, favor_recall": {"favor_recall": True},
}
_CLEAN = {  # name: file, one row in so many, rows
    "polnear": ("dev.jsonl.gz", 1, 84),
    "allsides_news": ("articles.jsonl.gz", 31, 280),
    "ungd": ("speeches.jsonl.gz", 29, 70),
    "wh_briefings": ("press_briefings.jsonl.gz", 17, 66),
}


def sources(folder: Path) -> dict[str, bytes]:
    """Read the benchmark's pages: id -> the file as it was saved.

    Raises:
        DataMissing: they are not there.
    """
    where = folder / "article_extraction" / "html"
    if not where.is_dir():
        raise DataMissing(folder, "article_extraction")
    return {
        path.name.removesuffix(".html.gz"): gzip.decompress(path.read_bytes())
        for path in sorted(where.glob("*.html.gz"))
    }


def judge(folder: Path) -> dict[str, list[Counts]]:
    """Compare what each program and each way finds with the body, page by page."""
    saved = sources(folder)
    pages = load(folder / "article_extraction")
    found: dict[str, list[Counts]] = {}
    for name, extract in _programs().items():
        found[name] = [compare(page.body, extract(saved[page.id])) for page in pages]
    for way, make in WAYS.items():
        found[f"text, {way}"] = [compare(page.body, _as_text(page, make)) for page in pages]
    return found


def measures(found: dict[str, list[Counts]], lost: dict[str, float]) -> list[Measure]:
    """The published F1 of each, the mean of the pages' F1, and what clean texts lose."""
    return [
        *(_measure(f"{name}: F1", 100 * published_f1(pages)) for name, pages in found.items()),
        *(_measure(f"{name}: mean F1", 100 * mean_f1(pages)) for name, pages in found.items()),
        *(_measure(f"clean text lost, {name}", share, 3) for name, share in lost.items()),
    ]


def clean_lost(folder: Path) -> dict[str, float]:
    """Percent of the words of clean texts that only the furniture model cuts."""
    found = {}
    for name, (file, step, most) in _CLEAN.items():
        counts = [_lost(row["text"]) for row in _every(folder, name, file, step, most)]
        found[name] = 100 * sum(cut for cut, _ in counts) / sum(words for _, words in counts)
    return found


def _programs() -> dict[str, Callable[[bytes], str]]:
    """Our reader, its body before anything is cut, and the peer in its modes."""
    return {
        "html": partial(_read, raw=False),
        "html, nothing cut": partial(_read, raw=True),
        **{name: partial(_peer, options=options) for name, options in _PEERS.items()},
    }


def _read(source: bytes, *, raw: bool) -> str:
    try:
        return html.read(source, Input(name="page", format="html", raw=raw), Limits()).text
    except ReadError:
        return ""


def _peer(source: bytes, options: dict[str, Any]) -> str:
    import trafilatura  # noqa: PLC0415 - only this suite needs it by itself

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura.extract(source, **options) or ""


def _as_text(page: Page, make: Callable[[Any], str]) -> str:
    fold = _folds()[page.id]
    return plain.read(
        make(page.tree), Known(), weights=body_model.load(FOLDS / f"{fold}.json")
    ).text


@cache
def _folds() -> dict[str, int]:
    """Page id -> number of the model that saw no page of its site."""
    return dict(json.loads((FOLDS / "folds.json").read_text(encoding="utf-8")))


def _every(folder: Path, name: str, file: str, step: int, most: int) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(rows(folder, name, file, limit=step * most)):
        if number % step == 0:
            yield row


def _lost(text: str) -> tuple[int, int]:
    """Words that only the model cuts, and all."""
    split = lines.split(lines.clean(text))
    words = sum(line.words for line in split)
    if genre.shape(split):
        return 0, words  # of what is spoken, the reader asks no model
    told = furniture.label(split, spoken=False)
    cut = set(furniture.learned(split)) - set(told)
    return sum(split[i].words for i in cut), words


def _measure(name: str, value: float, digits: int = 2) -> Measure:
    return Measure(suite=SUITE, name=name, value=value, digits=digits)
