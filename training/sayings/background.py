"""Count how rare words are, and which phrases everybody uses.

    python -m training.sayings.background --data FOLDER

Writes `src/onrecord/link/wording/weights/background.tsv.gz`. A word is counted once a paragraph, a
phrase once a document: what many documents of different days hold is a set phrase of public
speech. Only counts of texts that are free are kept, and no sentence of them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.link.wording.words import CAPITAL, START, Wording, read_words

TARGET = Path("src/onrecord/link/wording/weights/background.tsv.gz")
SOURCES = (  # data set, file, documents read
    ("wikinews", "articles.jsonl.gz", 294),
    ("wh_briefings", "press_briefings.jsonl.gz", 250),
    ("wh_briefings", "remarks_foreign.jsonl.gz", 250),
    ("ungd", "speeches.jsonl.gz", 150),
)
LEAST = 4  # paragraphs that hold a word, to be listed
PHRASE = 4  # words of a stock phrase
OFTEN = 30  # documents that hold it
MOST_WEIGHT = 13.0  # rarity of its words together: "weapons of mass destruction" is no formula


def paragraphs(data: Path) -> Iterator[tuple[int, Wording]]:
    """Read the paragraphs of all sources, numbered by document."""
    number = 0
    for folder, file, limit in SOURCES:
        with gzip.open(data / folder / file, "rt", encoding="utf-8") as lines:
            documents = [json.loads(line)["text"] for line in lines]
        step = max(1, len(documents) // limit)
        for text in documents[::step][:limit]:
            number += 1
            yield from ((number, read_words(part)) for part in text.split("\n") if part.strip())


def main() -> None:
    """Count and write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, default=Path("../shared/data"))
    words: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    inside: Counter[str] = Counter()  # words that begin no sentence
    phrases: Counter[tuple[str, ...]] = Counter()
    seen: set[tuple[str, ...]] = set()
    count, document = 0, 0
    for number, wording in paragraphs(asked.parse_args().data):
        if number != document:
            phrases.update(seen)
            seen, document = set(), number
        count += 1
        words.update(set(wording.forms))
        for form, mark in zip(wording.forms, wording.marks, strict=True):
            inside[form] += not mark & START
            capital[form] += bool(mark & CAPITAL)
        forms = wording.forms
        seen.update(forms[at : at + PHRASE] for at in range(len(forms) - PHRASE + 1))
    phrases.update(seen)
    rarity = {w: math.log(count / n) for w, n in words.items() if n >= LEAST and w[0].isalpha()}
    lines = [f"# rarest\t{math.log(count / (LEAST / 2)):.2f}"]
    lines += [
        f"{word}\t{value:.2f}\t{capital[word] / max(1, inside[word]):.1f}"
        for word, value in sorted(rarity.items())
    ]
    lines += [
        " ".join(phrase)
        for phrase, often in sorted(phrases.items())
        if often >= OFTEN and sum(rarity.get(word, 99) for word in phrase) <= MOST_WEIGHT
    ]
    TARGET.parent.mkdir(exist_ok=True)
    packed = gzip.compress("\n".join(lines).encode("utf-8"), mtime=0)
    TARGET.write_bytes(packed)
    print(f"{len(rarity)} words, {len(lines) - len(rarity) - 1} phrases, {len(packed)} bytes")


if __name__ == "__main__":
    main()
