"""Draw the attributions whose type is labelled from PolNeAR's training articles.

    python -m training.types.sample --data FOLDER [--first N] [--count N]

Prints them, one a line, source in {}, cue in [], the content behind <. The draw is the same each
time: hashes order it, so that any beginning of it is a sample of the whole. Articles that
calibration keeps for itself stay out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.acts.cues import lexicon
from training.attribution.data import held_out, rows

DATASET = "polnear/train"
SIZE = 1_600  # by lemma, the long tail
MORE = 500  # of the common lemmas, on top
COMMON = 25  # a lemma of so many attributions is common
MOST = 12  # attributions of one cue lemma
RARE = 2  # a lemma of no more attributions is left to chance,
SOME = "5"  # and is in where the hash of its first is below: 5 of 16
SHOWN = 60  # characters around an attribution, and of its content
_TOKEN = re.compile(r"[a-z]+(?:[’'][a-z]+)?|\S")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ingly|edly|ing|ied|ies|ed|es|s|e|y)$")
# What stands before or beside the word that makes a cue one.
_LIGHT = frozenset(
    """a an the be have do would will could can shall should may might must not also has had is are
    was were been being having to that as it its his her their our my your he she they we i you
    just even once again still already then later now first so much more most very only never
    always often who which what and or but by with in on at from of for out up get go make take
    give put come did does done made s d ll ve re""".split()
)

FEW = frozenset({"known", "intended", "shown"})
LABELS = Path(__file__).with_name("labels.jsonl")

Span = list[int]
Identity = tuple[str, str, tuple[tuple[int, ...], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An attribution of an article as one annotator read it. Spans are offsets in `text`."""

    id: str
    annotator: str
    attribution: str  # the annotator's own id of it
    text: str
    source: list[Span]
    cue: list[Span]
    content: list[Span]

    @property
    def identity(self) -> Identity:
        """The key of its label."""
        return (self.id, self.annotator, tuple(map(tuple, self.cue)))

    @property
    def order(self) -> str:
        """Where the attribution comes in the draw."""
        key = f"types {self.id} {self.annotator} {self.attribution}"
        return hashlib.sha256(key.encode()).hexdigest()


def draw(path: Path, labels: Path = LABELS) -> list[Drawn]:
    """Take turns among the frames of each cue lemma, in three parts, each in the order of hashes.

    First the long tail: `quota` of a lemma, cut at SIZE. Then what common lemmas lack to MOST, cut
    at MORE. Then all that lemmas lack to MOST which mostly got one of the few types in the two
    parts before, by their labels.
    """
    lemmas: dict[str, list[Drawn]] = defaultdict(list)
    for one in sorted(_once(_attributions(path)), key=_order):
        lemmas[lemma(one)].append(one)
    turns = {name: list(_turns(group)) for name, group in lemmas.items()}
    groups = [group for group in turns.values() if len(group) > RARE or group[0].order < SOME]
    tail = sorted((one for group in groups for one in group[: quota(len(group))]), key=_order)
    common = [group for group in turns.values() if len(group) >= COMMON]
    more = sorted((one for group in common for one in group[quota(len(group)) : MOST]), key=_order)
    drawn = tail[:SIZE] + more[:MORE]
    return drawn + sorted(_lacking(turns, drawn, labels), key=_order)


def _lacking(turns: dict[str, list[Drawn]], drawn: list[Drawn], labels: Path) -> Iterator[Drawn]:
    """What was not drawn of lemmas of which half or more of the labels are of FEW types."""
    lines = labels.read_text(encoding="utf-8").splitlines()
    types = {identity(row): row["type"] for row in map(json.loads, lines)}
    by_lemma: dict[str, list[Drawn]] = defaultdict(list)
    for one in drawn:
        by_lemma[lemma(one)].append(one)
    for name, group in by_lemma.items():
        few = sum(types.get(one.identity) in FEW for one in group)
        if 2 * few >= len(group):
            left = [one for one in turns[name] if one not in group]
            yield from left[: MOST - len(group)]


def identity(row: dict[str, Any]) -> Identity:
    """What tells a labelled cue from all others."""
    return (row["id"], row["annotator"], tuple(map(tuple, row["cue"])))


def _order(one: Drawn) -> str:
    return one.order


def quota(frequency: int) -> int:
    """How many attributions of a lemma to take at most."""
    return min(MOST, max(1, round(frequency**0.4)))


def lemma(one: Drawn) -> str:
    """The first word of the cue that is neither an auxiliary nor a particle, without its ending."""
    words = _TOKEN.findall(" ".join(one.text[start:end] for start, end in one.cue).lower())
    heavy = [word for word in words if word not in _LIGHT and word[0].isalpha()]
    heavy = [word for word in heavy if not word.endswith(("ly", "n't", "n’t"))] or heavy
    if not heavy:
        return " ".join(words)
    [base, *_] = lexicon().bases(heavy[:1])
    return _ENDING.sub("", heavy[0] if base in _LIGHT else base)


def frame(one: Drawn) -> tuple[str, str]:
    """Where the content stands to the cue, and how it begins."""
    if not one.content:
        return ("alone", "")
    start, end = one.content[0]
    content = one.text[start:end].lower()
    begins = next((name for name, opening in _OPENINGS.items() if opening.match(content)), "other")
    return ("before" if start < one.cue[0][0] else "behind", begins)


_OPENINGS = {
    "quotation": re.compile(r"[“\"‘']"),
    "to": re.compile(r"to\b"),
    "that": re.compile(r"that\b"),
    "question": re.compile(r"(?:if|whether|wh\w+|how)\b"),
    "noun": re.compile(r"(?:the|a|an|his|her|their|its|this|these|those|any|all|no)\b"),
    "clause": re.compile(r"(?:i|he|she|it|they|we|you|there)\b"),
}


def _turns(group: Iterable[Drawn]) -> Iterator[Drawn]:
    """One of each frame, then the second of each, and so on; the rarest frame first."""
    frames: dict[tuple[str, str], list[Drawn]] = defaultdict(list)
    for one in group:
        frames[frame(one)].append(one)
    queues = sorted(frames.values(), key=len)
    for turn in range(max(map(len, queues))):
        yield from (queue[turn] for queue in queues if turn < len(queue))


def _attributions(path: Path) -> Iterator[Drawn]:
    for row in rows(path):
        if not held_out(row["id"]):
            yield from (_drawn(row, found) for found in row["attributions"] if found["cue"])


def _drawn(row: dict[str, Any], found: dict[str, Any]) -> Drawn:
    return Drawn(
        id=row["id"],
        annotator=row["annotator"],
        attribution=found["id"],
        text=row["text"],
        source=_pieces(found["source"]),
        cue=_pieces(found["cue"]),
        content=_pieces(found["content"]),
    )


def _pieces(spans: list[Any]) -> list[Span]:
    """Spans as a list in text order, whether the data give one or several."""
    listed = [spans] if spans and isinstance(spans[0], int) else spans
    return sorted(list(span) for span in listed)


def _once(found: Iterable[Drawn]) -> Iterator[Drawn]:
    """Leave out what a second annotator marked with the same cue."""
    seen = set()
    for one in found:
        key = (one.id, tuple(map(tuple, one.cue)))
        if key not in seen:
            seen.add(key)
            yield one


def shown(one: Drawn) -> str:
    """The words around an attribution on one line, long contents cut."""
    marks = {start: "<" for start, _ in one.content[:1]}
    for spans, (opening, closing) in ((one.source, "{}"), (one.cue, "[]")):
        for start, end in spans:
            marks[start] = marks.get(start, "") + opening
            marks[end] = closing + marks.get(end, "")
    first = min([*marks, one.content[0][0] if one.content else len(one.text)])
    last = max([*marks, one.content[0][0] + SHOWN if one.content else 0])
    begin, end = max(0, first - SHOWN), min(len(one.text), last + SHOWN // 2)
    line = "".join(marks.get(at, "") + one.text[at : at + 1] for at in range(begin, end)).replace(
        "\n", " "
    )
    return line if len(line) <= 6 * SHOWN else _cut(line)


def _cut(line: str) -> str:
    """Keep the surroundings of the first mark and of the cue of a long line."""
    at = max(line.find("["), 0)
    start = max(0, at - 2 * SHOWN)
    kept = line[start : at + 3 * SHOWN]
    return line[: 2 * SHOWN] + " … " + kept if start > 2 * SHOWN else line[: at + 3 * SHOWN]


def main() -> None:
    """Print a part of the draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=None)
    given = parser.parse_args()
    drawn = draw(given.data / "polnear" / "train.jsonl.gz")
    for number, one in enumerate(drawn[given.first :][: given.count], given.first):
        print(number, shown(one), sep="|")


if __name__ == "__main__":
    main()
