"""Acts, targets, channels and lists: our own sentences, and three sets of others.

gold/acts.jsonl holds fictional sentences with the act, the target and the channel of one
attribution each, written before any rule. Rows are of two parts: errors are looked at in "look"
alone, floors hold the "kept". Of plover and speech_acts a third of the ids, by hash, is kept: no
head was trained on it and no error of it was looked at. dse is measured on its "valid" file. Beside
each head stand what always answering the commonest class gives, and what the words alone give.
The head of speech acts ships; the other two are measured alone (training/acts/CARD.md).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.data import GOLD_FOLDER, DataMissing
from evals.reports.table import Measure
from evals.scoring.judging import share
from evals.scoring.parts import by_part, read_rows
from evals.scoring.scores import Score, total
from onrecord.acts import heads
from onrecord.config import Settings
from onrecord.model import Attribution, Document, Reading
from onrecord.run.pipeline import Pipeline
from training.acts import data
from training.acts.data import Example

SUITE = "acts"
GOLD = GOLD_FOLDER / "acts.jsonl"
FILES = {
    "plover": "plv_train.jsonl.gz",
    "speech_acts": "visible.jsonl.gz",
    "dse": "valid.jsonl.gz",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One sentence of the gold beside what was found; None: no attribution there."""

    part: str
    row: dict[str, Any]
    found: Attribution | None
    target: tuple[str, ...] = ()  # the names of the target that was found

    def right(self) -> bool:
        """Whether the act is right."""
        return self.found is not None and self.found.act == self.row["act"]

    def targets(self) -> Score:
        """The target, where there is one on either side."""
        wanted = self.row["target"]
        same = wanted is not None and any(wanted in name or name in wanted for name in self.target)
        return Score(right=int(same), found=int(bool(self.target)), gold=int(wanted is not None))

    def channels(self) -> Score:
        """The channel, where there is one on either side."""
        wanted, given = self.row["channel"], self.found.channel if self.found else None
        same = wanted is not None and wanted == given
        return Score(right=int(same), found=int(given is not None), gold=int(wanted is not None))


def judge(gold: Path = GOLD) -> list[Judged]:
    """Read the sentences, each as a document of its own."""
    pipeline = Pipeline(Settings())
    return [
        _judged(row, pipeline.of(Document(name=row["id"], text=row["text"])))
        for row in read_rows(gold)
    ]


def _judged(row: dict[str, Any], reading: Reading) -> Judged:
    """Pick the attribution that shares most of its cue, then of its content, with the gold."""
    best = max(reading.attributions, key=lambda one: _shared(row, one), default=None)
    if best is None or not any(_shared(row, best)):
        return Judged(part=row["part"], row=row, found=None)
    names = {one.id: (one.name, *one.aliases) for one in reading.entities}
    target = names.get(best.target, ()) if best.target else ()
    return Judged(part=row["part"], row=row, found=best, target=target)


def _shared(row: dict[str, Any], one: Attribution) -> tuple[int, int]:
    cue, content = (
        sum(max(0, min(p.end, end) - max(p.start, start)) for p in pieces)
        for (start, end), pieces in ((row["cue"], one.cue), (row["content"], one.content))
    )
    return cue, content


def measures(rows: list[Judged]) -> list[Measure]:
    """Acts, targets and channels of our own sentences, by part."""
    return by_part(rows, _of_part)


def _of_part(part: str, rows: list[Judged]) -> Iterable[Measure]:
    found = [row for row in rows if row.found]
    pairs = [(row.row["act"], str(row.found.act) if row.found else "") for row in rows]
    yield _measure(f"{part}: attributions", len(rows), digits=0)
    yield _measure(f"{part}: found", share(len(found), len(rows)))
    yield _measure(f"{part}: act right", share(sum(row.right() for row in rows), len(rows)))
    yield _measure(f"{part}: act macro F1", macro_f1(pairs))
    for name, score in (
        ("target", total(row.targets() for row in rows)),
        ("channel", total(row.channels() for row in rows)),
    ):
        yield _measure(f"{part}: {name} precision", score.precision)
        yield _measure(f"{part}: {name} recall", score.recall)


def head_measures(folder: Path) -> list[Measure]:
    """The three heads on what was kept of their sets.

    Raises:
        DataMissing: one of the sets is not there.
    """
    for name, file in FILES.items():
        if not (folder / name / file).is_file():
            raise DataMissing(folder, name)
    root, direction = (heads.load(name, data.MEASURED) for name in ("root", "direction"))
    speech = heads.load("speech")
    held = {
        "plover kept, 15 roots": (root, [one for one in data.roots(folder) if one.kept]),
        "speech_acts kept, 8 acts": (speech, [one for one in data.speech(folder) if one.kept]),
        "dse valid, 5 directions": (direction, list(data.directions(folder, "valid"))),
    }
    return [
        measure
        for name, (head, examples) in held.items()
        for measure in _beside(name, head, examples)
    ]


def _beside(name: str, head: heads.ActHead, examples: Sequence[Example]) -> Iterator[Measure]:
    """Macro F1 and accuracy of the commonest class, of the words alone, and of the head."""
    gold = [one.label for one in examples]
    commonest = Counter(gold).most_common(1)[0][0]
    answers = {
        "commonest class": [commonest] * len(gold),
        "words alone": [one.lexical or commonest for one in examples],
        "ours": [head.best(one.names)[0] for one in examples],
    }
    for who, given in answers.items():
        pairs = list(zip(gold, given, strict=True))
        yield _measure(f"{name}: {who}, macro F1", macro_f1(pairs))
        yield _measure(f"{name}: {who}, right", share(sum(g == f for g, f in pairs), len(pairs)))


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean F1, in percent, of the classes that the gold has; pairs are (gold, found)."""
    labels = sorted({gold for gold, _ in pairs})
    scores = [
        Score(
            right=sum(gold == found == label for gold, found in pairs),
            found=sum(found == label for _, found in pairs),
            gold=sum(gold == label for gold, _ in pairs),
        )
        for label in labels
    ]
    return sum(score.f1 for score in scores) / len(scores)


def _measure(name: str, value: float, digits: int = 1) -> Measure:
    return Measure(suite=SUITE, name=name, value=value, digits=digits)


def show(row: Judged) -> str:
    """What is wrong with one attribution, in words; nothing where all is right."""
    gold = row.row
    if row.found is None:
        return f"not found: {gold['text']}"
    wrong = [] if row.right() else [f"{row.found.act} for {gold['act']}"]
    for name, score, given in (
        ("target", row.targets(), row.target[:1]),
        ("channel", row.channels(), row.found.channel),
    ):
        if score.right < max(score.found, score.gold):
            wrong.append(f"{name} {given} for {gold[name]}")
    return f"{'; '.join(wrong)}: {gold['text']}" if wrong else ""


def main(arguments: list[str] | None = None) -> int:
    """Show the attributions of "look" that are not wholly right."""
    parser = argparse.ArgumentParser(prog="python -m evals.suites.acts", description=main.__doc__)
    parser.parse_args(arguments)
    for row in judge():
        if row.part == "look" and (shown := show(row)):
            print(shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
