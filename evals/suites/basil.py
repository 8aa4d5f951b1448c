"""BASIL: whether a quoted phrase is given to the person who spoke it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.data import rows
from evals.reports.table import Measure
from evals.running.extraction import NOTHING, Written, extract_texts
from evals.scoring.identity import names_of, plain

SUITE = "basil"
# BASIL also names groups as speakers: whoever spoke for them is right as well as wrong.
GROUP = re.compile(
    r"lawmakers|members|democrats|republicans|campaign|officials?\b|compan|administration|conservatives"
    r"|liberals|activists|media|government|other|house|senate|party|police|white_house|^[^_]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A quoted phrase of a person in an article's text."""

    article: str
    start: int
    end: int
    speaker: str


def phrases(article: dict[str, Any], text: str) -> Iterator[Phrase]:
    """Find the quoted phrases of persons, by their words: the offsets count lines of a lost form.

    One that the text holds twice, or not at all, is left out.
    """
    for one in article["phrases"]:
        speaker = one.get("speaker") or ""
        if one["quote"] != "yes" or not speaker or GROUP.search(speaker):
            continue
        if text.count(one["txt"]) == 1:
            start = text.index(one["txt"])
            end = start + len(one["txt"])
            yield Phrase(article=article["id"], start=start, end=end, speaker=speaker)


def ask(folder: Path, *, workers: int | None = None) -> list[bool | None]:
    """Extract the articles and give the answer for every phrase.

    Raises:
        DataMissing: the set is not there.
    """
    articles = {row["id"]: row for row in rows(folder, "basil", "visible.jsonl.gz")}
    texts = {name: article_text(row) for name, row in articles.items()}
    written = extract_texts(texts, workers=workers)
    asked = [one for name, row in articles.items() for one in phrases(row, texts[name])]
    return [answer(one, written.get(one.article, NOTHING)) for one in asked]


def measures(answers: list[bool | None]) -> list[Measure]:
    """Share of phrases whose attribution names the speaker, somebody else or nobody."""
    named = {"right": True, "wrong": False, "left open": None}
    count = max(1, len(answers))
    return [
        *(
            Measure(suite=SUITE, name=f"speaker {name}", value=100 * answers.count(value) / count)
            for name, value in named.items()
        ),
        Measure(suite=SUITE, name="quoted phrases of persons", value=len(answers), digits=0),
    ]


def article_text(article: dict[str, Any]) -> str:
    """Paragraphs of sentences as a text."""
    return "\n\n".join(" ".join(sentences) for sentences in article["paragraphs"])


def answer(phrase: Phrase, written: Written) -> bool | None:
    """Whether the attribution of a phrase names its speaker; None: it names nobody.

    The beginning of the family name will do: the gold cuts names off at an accent.
    """
    best = max(written["attributions"], key=lambda one: _fit(phrase, one["content"]), default=None)
    if best is None or _fit(phrase, best["content"])[0] == 0:
        return None
    names = names_of(best, written)
    if not names:
        return None
    family = plain(phrase.speaker.replace("_", " ")).split()[-1]
    return any(part.startswith(family) for name in names for part in plain(name).split())


def _fit(phrase: Phrase, content: list[list[int]]) -> tuple[int, int]:
    """Shared characters, then the shorter content: the innermost of two that hold the phrase."""
    shared = sum(max(0, min(phrase.end, e) - max(phrase.start, s)) for s, e in content)
    return shared, -sum(e - s for s, e in content)
