"""What became of a saying, to whom, where and when in what: our own sentences.

gold/frames.jsonl holds fictional sentences. Each names one attribution or two by the words of its
cue and its content, and says what holds of it: kind, flags, addressee, occasion, place. All words
stand in their sentence once. docs/glossary.md defines the flags. Other attributions of a sentence
are not judged. Rows are of two parts: errors are looked at in "look" alone, floors hold the "kept".
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.data import GOLD_FOLDER
from evals.reports.table import Measure
from evals.running.extraction import NOTHING, extract_texts, pieces, roles
from evals.scoring.judging import share
from evals.scoring.parts import by_part, read_rows
from evals.scoring.scores import Pieces, Score, characters, jaccard, total, trim

SUITE = "frames"
GOLD = GOLD_FOLDER / "frames.jsonl"
FLAGS = ("hedged", "negated", "denied", "hypothetical")
SPANS = ("addressee", "occasion", "place")
SAME_CONTENT = 0.5

Found = dict[str, Any]  # one attribution of the extract format


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What holds of one attribution, by the gold."""

    cue: Pieces
    content: Pieces
    kind: str
    flags: frozenset[str]
    spans: dict[str, Pieces]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One attribution of the gold beside the found one that it is; None: it was not found."""

    id: str
    part: str
    text: str
    gold: Frame
    found: Found | None

    def flag(self, name: str) -> Score:
        """One flag, there or not."""
        wanted = name in self.gold.flags
        given = bool(self.found and self.found[name])
        return Score(right=int(wanted and given), found=int(given), gold=int(wanted))

    def exact(self, name: str) -> Score:
        """Spans of a part that are equal after trimming."""
        wanted, given = (
            {trim(self.text, span) for span in side}
            for side in (self.gold.spans[name], self._given(name))
        )
        return Score(right=len(wanted & given), found=len(given), gold=len(wanted))

    def overlap(self, name: str) -> Score:
        """Characters of a part."""
        wanted, given = characters(self.gold.spans[name]), characters(self._given(name))
        return Score(right=len(wanted & given), found=len(given), gold=len(wanted))

    def _given(self, name: str) -> Pieces:
        return pieces(self.found[name]) if self.found else ()


def judge(gold: Path = GOLD) -> list[Judged]:
    """Extract the sentences, each as a document of its own, and put them beside their gold."""
    rows = read_rows(gold)
    written = extract_texts({row["id"]: row["text"] for row in rows}, workers=1)
    return [
        one for row in rows for one in judged(row, written.get(row["id"], NOTHING)["attributions"])
    ]


def judged(row: dict[str, Any], found: list[Found]) -> Iterator[Judged]:
    """Put the attributions of one sentence beside those found in it, one to one."""
    left = list(found)
    for one in row["attributions"]:
        frame = read_frame(row["text"], one)
        best = max(left, key=lambda other: _likeness(frame, other), default=None)
        if best is not None and _likeness(frame, best) > (0, 0.0):
            left.remove(best)
        else:
            best = None
        yield Judged(id=row["id"], part=row["part"], text=row["text"], gold=frame, found=best)


def read_frame(text: str, row: dict[str, Any]) -> Frame:
    """Look up the words of a row of the gold in their sentence."""
    return Frame(
        cue=(place(text, row["cue"]),),
        content=(place(text, row["content"]),),
        kind=row["kind"],
        flags=frozenset(row["flags"]),
        spans={name: tuple(place(text, words) for words in row[name]) for name in SPANS},
    )


def place(text: str, words: str) -> tuple[int, int]:
    """Find words that stand in a text once, as whole words.

    Raises:
        ValueError: they stand there never, or more than once.
    """
    [match] = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return match.span()


def measures(rows: list[Judged]) -> list[Measure]:
    """Flags, kinds and spans, of the attributions found and of all in the gold, by part."""
    return by_part(rows, _of_part)


def _of_part(part: str, rows: list[Judged]) -> Iterable[Measure]:
    found = [row for row in rows if row.found]
    yield Measure(suite=SUITE, name=f"{part}: attributions", value=len(rows), digits=0)
    yield Measure(suite=SUITE, name=f"{part}: found", value=share(len(found), len(rows)))
    for those, ending in ((found, ""), (rows, ", of all")):
        for name, value in _values(those):
            yield Measure(suite=SUITE, name=f"{part}: {name}{ending}", value=value)


def _values(rows: list[Judged]) -> Iterator[tuple[str, float]]:
    for name in FLAGS:
        yield f"{name} F1", total(row.flag(name) for row in rows).f1
    right = sum(row.found is not None and row.found["kind"] == row.gold.kind for row in rows)
    yield "kind right", share(right, len(rows))
    for name in SPANS:
        yield f"{name} exact F1", total(row.exact(name) for row in rows).f1
        yield f"{name} overlap F1", total(row.overlap(name) for row in rows).f1


def _likeness(frame: Frame, found: Found) -> tuple[int, float]:
    """How sure it is that both are one attribution; (0, 0) is not at all."""
    cues = characters(frame.cue) & characters(roles(found).cue)
    contents = jaccard(frame.content, roles(found).content)
    if not contents or (not cues and contents < SAME_CONTENT):
        return 0, 0.0
    return len(cues), contents


def show(row: Judged) -> str:
    """What is wrong with one attribution, in words; nothing where all is right."""
    if row.found is None:
        return f"{row.id} not found: {row.text}"
    wrong = [
        f"{name} {'missed' if score.gold else 'invented'}"
        for name in FLAGS
        if (score := row.flag(name)).right < max(score.gold, score.found)
    ]
    if row.found["kind"] != row.gold.kind:
        wrong.append(f"{row.found['kind']} for {row.gold.kind}")
    for name in SPANS:
        if row.exact(name).f1 < 100 and (row.gold.spans[name] or row.found[name]):
            wanted = [row.text[s:e] for s, e in row.gold.spans[name]]
            wrong.append(f"{name} {[row.text[s:e] for s, e in row.found[name]]} for {wanted}")
    cue = [row.text[s:e] for s, e in row.found["cue"]]
    return f"{row.id} {'; '.join(wrong)} | cue {cue} | {row.text}" if wrong else ""


def main(arguments: list[str] | None = None) -> int:
    """Show the attributions of "look" that are not wholly right."""
    parser = argparse.ArgumentParser(prog="python -m evals.suites.frames", description=main.__doc__)
    parser.parse_args(arguments)
    for row in judge():
        if row.part == "look" and (shown := show(row)):
            print(shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
