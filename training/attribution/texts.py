"""Texts without labels for soft ones: news, briefings, remarks and speeches that may ship.

News that people will annotate or that a suite measures on stays unread: see `kept_back`.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator
from pathlib import Path

from training.attribution.data import rows

TRANSCRIPTS = (
    "wh_briefings/press_briefings",
    "wh_briefings/remarks_foreign",
    "ungd/speeches",
)
OTHER = ("ecbplus/train", "wikinews/articles", *TRANSCRIPTS)
PARAGRAPHS = 20  # of a transcript that are taken in a row
SENTENCES = 3  # of ECB+ that make a paragraph
KEPT_BACK = 0.15  # share of the Wikinews articles that no model learns from

_NO_SPACE_BEFORE = re.compile(r" (?=[.,;:!?%)\]”’]|n't\b|'(?:s|re|ve|ll|d|m)\b)")
_NO_SPACE_AFTER = re.compile(r"(?<=[(\[“‘$]) ")


def other_texts(data: Path, words: int, rng: random.Random) -> Iterator[str]:
    """Give all of ECB+ and Wikinews but what is kept back, and `words` words of each other."""
    yield from _ecbplus(data)
    for row in rows(data / "wikinews" / "articles.jsonl.gz"):
        if not kept_back(row["id"]):
            yield row["text"]
    for name in TRANSCRIPTS:
        yield from _pieces([row["text"] for row in rows(data / f"{name}.jsonl.gz")], words, rng)


def kept_back(id: str) -> bool:  # noqa: A002 - what the data call it
    """Whether an article of Wikinews stays unread by training, for people to annotate.

    The same ones for good: a hash of the id decides.
    """
    digest = hashlib.sha256(f"wikinews {id}".encode()).digest()
    return int.from_bytes(digest[:4], "big") < KEPT_BACK * 2**32


def _ecbplus(data: Path) -> Iterator[str]:
    for row in rows(data / "ecbplus" / "train.jsonl.gz"):
        lines: dict[int, list[str]] = {}
        for token, sentence in zip(row["tokens"], row["sent"], strict=True):
            lines.setdefault(sentence // SENTENCES, []).append(token)
        yield detokenised("\n\n".join(" ".join(line) for line in lines.values()))


def _pieces(texts: list[str], words: int, rng: random.Random) -> Iterator[str]:
    """Some paragraphs in a row of each text, until there are enough words."""
    rng.shuffle(texts)
    taken = 0
    for text in texts:
        paragraphs = [p for p in text.split("\n") if p.strip()]
        at = rng.randrange(max(1, len(paragraphs) - PARAGRAPHS))
        piece = "\n\n".join(paragraphs[at : at + PARAGRAPHS])
        taken += len(piece.split())
        yield piece
        if taken > words:
            break


def detokenised(text: str) -> str:
    """Put the spaces of running text back between tokens that are parted by single spaces."""
    return _NO_SPACE_AFTER.sub("", _NO_SPACE_BEFORE.sub("", text))
