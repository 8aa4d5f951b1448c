"""Read what the heads are trained and measured on, each set in two parts by a hash of its id.

"kept" is a third of the ids (of texts, so that no text is in both); nobody has looked at it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.acts import content, features
from onrecord.kinds import Act
from training.acts import pairs

_MARK = re.compile(r"</?[st]>")
# What the rules' acts are among the classes of campaign texts, and roots among directions.
SPEECH = {
    Act.ASK: "Interrogative", Act.DEMAND: "Directive", Act.PROPOSE: "Directive",
    Act.PROMISE: "Commissive-A", Act.PREDICT: "Commissive-O", Act.THANK: "Expressive",
    Act.PRAISE: "Expressive", Act.APOLOGISE: "Expressive",
}  # fmt: skip
TOWARDS = {
    "SUPPORT": "for", "AGREE": "for", "AID": "for", "COOPERATE": "for", "ACCUSE": "against",
    "REJECT": "against", "THREATEN": "against", "PROTEST": "against", "SANCTION": "against",
    "COERCE": "against", "ASSAULT": "against",
}  # fmt: skip
MEASURED = Path(__file__).with_name("weights.npz")  # of the heads that do not ship
DIRECTIONS = ("neutral", "for", "for by other", "against", "against by other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence, what a head looks at in it, and its class."""

    id: str
    text: str
    names: frozenset[str]
    label: str
    lexical: str | None = None  # what the words alone tell

    @property
    def kept(self) -> bool:
        """Whether it belongs to the part that nothing is trained on."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 3 == 0


def roots(folder: Path) -> Iterator[Example]:
    """PLOVER's roots of sentences with source and target (Zero-Shot-PLOVER, train)."""
    for row in _rows(folder / "plover" / "plv_train.jsonl.gz"):
        text, one, other = _unmarked(row["marked_sentence"])
        yield _pair(row["sentence_id"], text, one, other, row["gold_root"])


def speech(folder: Path) -> Iterator[Example]:
    """Eight speech acts of segments of campaign texts (Subramanian et al. 2019)."""
    for row in _rows(folder / "speech_acts" / "visible.jsonl.gz"):
        for segment in row["segments"]:
            if label := segment["Categories"].strip():
                text = segment["Sentence"]
                names = frozenset(features.of_speech(text))
                told = SPEECH.get(content.read(text, direct=True) or Act.STATE, "Assertive")
                yield Example(id=row["id"], text=text, names=names, label=label, lexical=told)


def directions(folder: Path, file: str) -> Iterator[Example]:
    """Sentiment between two named in political news (Park et al. 2021)."""
    for row in _rows(folder / "dse" / f"{file}.jsonl.gz"):
        text = row["text"]
        start, end = (text.find(f"[{row[name]}]") for name in "pq")
        one, other = (start, start + len(row["p"]) + 2), (end, end + len(row["q"]) + 2)
        label = DIRECTIONS[row["label"]]
        example = _pair(text, text.replace("[", " ").replace("]", " "), one, other, label)
        told = TOWARDS.get(example.lexical or "", "neutral")
        yield replace(example, lexical=told)


def _pair(
    name: str, text: str, one: tuple[int, int], other: tuple[int, int], label: str
) -> Example:
    seen = pairs.pair(text, one, other)
    return Example(
        id=name,
        text=text,
        names=frozenset(pairs.of_pair(seen)),
        label=label,
        lexical=pairs.lexical_root(seen),
    )


def _unmarked(marked: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """A text without its marks, and where source and target stand in it."""
    places: dict[str, int] = {}
    text, at = "", 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        places[mark[0]] = len(text)
    text += marked[at:]
    one = (places.get("<s>", 0), places.get("</s>", 0))
    other = (places.get("<t>", len(text)), places.get("</t>", len(text)))
    return text, one, other


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
