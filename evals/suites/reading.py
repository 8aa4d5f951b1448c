"""Whole rows on texts that a reader annotated whole: twelve articles, six transcripts.

gold/reading says what was annotated. Each text is extracted whole, as a user would extract it; what
stands outside the part that was read is left out, and the rows that are turns are compared
with turns. Errors are shown for the half "look" alone
(`python -m evals.suites.reading -v`); of "kept" nothing but figures is shown.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.data import DEFAULT, GOLD_FOLDER, DataMissing, rows, write_lines
from evals.reports.table import Measure, beside_floors, table
from evals.running.extraction import NOTHING, Written, extract_files
from evals.scoring.alignment import Alignment
from evals.scoring.judging import share
from evals.scoring.rows import (
    FIELDS,
    SAID,
    Compared,
    Found,
    Gold,
    Places,
    compare,
    is_useful,
    read_found,
    read_gold,
    rights,
)
from evals.scoring.scores import Score, total
from evals.scoring.turns import (
    read_gold_turns,
    read_turns,
    score_days,
    score_spans,
    score_speakers,
    turn_rows,
)

SUITE = "reading"
GOLD = GOLD_FOLDER / "reading" / "attributions.jsonl"
PARTS = ("look", "kept")
_TOLD = ("id", "title", "publisher", "published", "text")  # what a text is extracted with


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A text of the gold beside what was written about it."""

    id: str
    part: str
    is_transcript: bool
    compared: Compared
    turns: dict[str, Score]  # spans, speakers, days


def judge(folder: Path, *, workers: int | None = None) -> list[Judged]:
    """Extract the texts and put what was found beside the gold.

    Raises:
        DataMissing: a text is not there, or is another than the one that was read.
    """
    gold = read_rows()
    texts = {row["id"]: _text(folder, row) for row in gold}
    written = _extract(texts.values(), workers)
    return [judged(row, texts[row["id"]], written.get(row["id"], NOTHING)) for row in gold]


def judged(row: dict[str, Any], told: dict[str, Any], written: Written) -> Judged:
    """Put one row of the gold beside what was written about its text.

    Args:
        row: The row of the gold.
        told: The text as the data set has it, with its "title".
        written: What `extract` wrote.
    """
    text, back = told["text"], Alignment(written["text"], told["text"])
    read = range(row["start"], row["end"])
    gold = [read_gold(text, one) for one in row["attributions"]]
    found = [one for one in _rows(written, back) if min(one.cue or one.content) in read]
    return Judged(
        id=row["id"],
        part=row["part"],
        is_transcript=bool(row["turns"]),
        compared=compare(text, gold, found, told["title"] or ""),
        turns=_turns(row, written, back),
    )


def measures(texts: Sequence[Judged]) -> list[Measure]:
    """What was found, which fields are right, which rows are useful: by half, and by form."""
    groups = {part: [one for one in texts if one.part == part] for part in PARTS}
    for name, is_transcript in (("articles", False), ("transcripts", True)):
        groups[name] = [one for one in texts if one.is_transcript is is_transcript]
    return [
        Measure(suite=SUITE, name=f"{group}: {name}", value=value, digits=digits)
        for group, some in groups.items()
        for name, value, digits in _of_group(some)
    ]


def read_rows() -> list[dict[str, Any]]:
    """Read the gold, a row for each text."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def show(text: Judged) -> Iterator[str]:
    """What was missed (-), what answers to nothing (+), which fields are wrong (~)."""
    compared = text.compared
    yield text.id
    for gold in compared.missed:
        yield f"  - {gold.number} {gold.type}: {_in_words(compared, gold)}"
    for found in compared.spurious:
        yield f"  + {found.score:.2f}: {_in_words(compared, found)}"
    for gold, found in compared.pairs:
        for field, is_right in rights(compared.text, gold, found).items():
            if not is_right:
                wrong, wanted = _values(compared, gold, found)[field]
                yield f"  ~ {field} of {gold.number} {gold.type}: {wrong}, not {wanted}"
                yield f"      {_in_words(compared, gold)}"


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; with -v, before them the errors in the half "look"."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.suites.reading", description=main.__doc__
    )
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("-v", "--verbose", action="store_true", help="show errors in 'look'")
    asked = parser.parse_args(arguments)
    texts = judge(asked.data, workers=asked.workers)
    for text in texts:
        if asked.verbose and text.part == "look":
            print("\n".join(show(text)))
    print(table(beside_floors(measures(texts))))
    return 0


def _text(folder: Path, row: dict[str, Any]) -> dict[str, Any]:
    told = next(
        (one for one in rows(folder, row["dataset"], row["file"]) if one["id"] == row["id"]), None
    )
    if not told or hashlib.sha256(told["text"].encode()).hexdigest() != row["sha256"]:
        raise DataMissing(folder, row["dataset"])
    return told


def _extract(texts: Iterable[dict[str, Any]], workers: int | None) -> dict[str, Written]:
    lines = [{key: one[key] for key in _TOLD if key in one} for one in texts]
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(Path(folder) / "texts.jsonl", lines)
        return extract_files([path], workers=workers)


def _rows(written: Written, back: Alignment) -> Iterator[Found]:
    """What was found, without the turns themselves."""
    turns = [one["id"] for one in turn_rows(written)]
    rows = [one for one in written["attributions"] if one["id"] not in turns]
    return read_found(rows, {one["id"]: one for one in written["entities"]}, back)


def _turns(row: dict[str, Any], written: Written, back: Alignment) -> dict[str, Score]:
    heard = read_gold_turns(row["turns"])
    read = range(row["start"], row["end"])
    found = [one for one in read_turns(written, back) if one.span[0] in read]
    return {
        "spans": score_spans(heard, found),
        "speakers": score_speakers(heard, found),
        "days": score_days(heard, found),
    }


def _of_group(texts: Sequence[Judged]) -> Iterator[tuple[str, float, int]]:
    said = [(one, pair) for one in texts for pair in one.compared.pairs if pair[0].type == SAID]
    missed = [gold for one in texts for gold in one.compared.missed]
    spurious = sum(len(one.compared.spurious) for one in texts)
    every = sum(len(one.compared.pairs) for one in texts)
    useful = sum(is_useful(one.compared.text, *pair) for one, pair in said)
    lost = sum(gold.type == SAID for gold in missed)
    yield "said: found", share(len(said), len(said) + lost), 1
    yield "said: precision", share(len(said), len(said) + spurious), 1
    yield from _fields(said)
    yield "said: useful rows", share(useful, len(said) + spurious), 1
    yield "all types: found", share(every, every + len(missed)), 1
    yield "said: rows in the gold", len(said) + lost, 0
    yield "spurious", spurious, 0
    if any(one.is_transcript for one in texts):
        yield "turns F1", total(one.turns["spans"] for one in texts).f1, 1
        yield "turns: speaker right", total(one.turns["speakers"] for one in texts).recall, 1
        yield "turns: day right", total(one.turns["days"] for one in texts).recall, 1


def _fields(said: list[tuple[Judged, tuple[Gold, Found]]]) -> Iterator[tuple[str, float, int]]:
    answers = [rights(one.compared.text, *pair) for one, pair in said]
    for field in FIELDS:
        yield f"said: {field}", share(sum(one[field] for one in answers), len(answers)), 1
    dated = [one["said"] for one, (_, (gold, _)) in zip(answers, said, strict=True) if gold.said[0]]
    yield "said: said, where the text tells it", share(sum(dated), len(dated)), 1


def _values(compared: Compared, gold: Gold, found: Found) -> dict[str, tuple[object, object]]:
    """Of every field, what was found and what was wanted."""
    return {
        "who": (
            [one["name"] for one in found.entities] or ("unnamed" if found.unnamed else None),
            gold.who,
        ),
        "content": (_cut(compared, found.content), _cut(compared, gold.content)),
        "kind": (found.kind, gold.kind),
        "act": (found.act, gold.acts),
        "target": (found.target and found.target["name"], gold.targets),
        "said": (found.said, gold.said),
        "addressee": (_cut(compared, found.addressee), _cut(compared, gold.addressee)),
    }


def _in_words(compared: Compared, one: Gold | Found) -> str:
    return " | ".join(_cut(compared, role) for role in (one.source, one.cue, one.content))


def _cut(compared: Compared, places: Places) -> str:
    """The words at these places, pieces parted."""
    text = "".join(letter if at in places else "\0" for at, letter in enumerate(compared.text))
    return " ... ".join(" ".join(one.split()) for one in text.split("\0") if one) or "-"


if __name__ == "__main__":
    sys.exit(main())
