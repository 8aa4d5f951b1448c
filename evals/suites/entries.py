"""Live blogs and digests into parts: our own texts with the parts marked, and texts that have none.

`gold/entries.jsonl` holds {"id", "published", "text"}. In the text `<p 2031-03-04T17:02:00+00:00>`
opens a part with its time ("-": it tells none), `</p>` closes it; `<t>` marks its title and `<e>`
the characters that its time was read from. Timelines, chronologies, boxes of facts, programmes,
demands and numbered articles stand among them and have no parts. A part is right when start, end,
title, time and evidence are. Texts are split by the hash of their id into "look" and "kept";
`python -m evals.suites.entries` shows what is wrong in the former.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evals.data import GOLD_FOLDER
from evals.reports.table import Measure
from evals.scoring.scores import Score, total
from onrecord.model import Document, Segment, SegmentKind
from onrecord.read.segments import find

GOLD = GOLD_FOLDER / "entries.jsonl"
_MARK = re.compile(r"<p ([^<>\s]+)>|<(/?[te]|/p)>")

Part = tuple[int, int, str, str, str]  # start, end, title, time, evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One text, the parts it has and the parts that were found."""

    id: str
    gold: frozenset[Part]
    found: frozenset[Part]

    @property
    def kept(self) -> bool:
        """Whether it is not to be looked at."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 2 == 1


def judge(path: Path = GOLD) -> list[Judged]:
    """Divide every text of the gold file and compare."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_judged(json.loads(line)) for line in lines]


def measures(judged: Iterable[Judged]) -> list[Measure]:
    """F1 of the parts in each half, and the share of texts without parts that were left whole."""
    judged = list(judged)
    made = []
    for name, kept in (("look", False), ("kept", True)):
        half = [one for one in judged if one.kept is kept]
        whole = [not one.found for one in half if not one.gold]
        figures = {
            "parts, F1": _score(half, slice(None)).f1,
            "parts, bounds alone, F1": _score(half, slice(2)).f1,
            "texts without parts left whole": 100 * sum(whole) / max(1, len(whole)),
        }
        made += [
            Measure(suite="entries", name=f"{name}: {what}", value=value)
            for what, value in figures.items()
        ]
    return made


def _score(judged: Iterable[Judged], fields: slice) -> Score:
    return total(_one(one, fields) for one in judged)


def _one(judged: Judged, fields: slice) -> Score:
    gold, found = ({part[fields] for part in some} for some in (judged.gold, judged.found))
    return Score(right=len(gold & found), found=len(found), gold=len(gold))


def _judged(row: dict[str, str | None]) -> Judged:
    text, gold = unmarked(row["text"] or "")
    document = Document(name=row["id"] or "", text=text, published=row["published"])
    parts = (one for one in find(document) if one.kind is SegmentKind.PART)
    return Judged(id=document.name, gold=frozenset(gold), found=frozenset(map(_part, parts)))


def _part(segment: Segment) -> Part:
    title = segment.title.text if segment.title else ""
    evidence = segment.evidence.text if segment.evidence else ""
    return segment.start, segment.end, title, segment.published or "", evidence


def unmarked(marked: str) -> tuple[str, list[Part]]:
    """Give the plain text and the parts that are marked in it."""
    text, last = "", 0
    opened: dict[str, int] = {}
    pieces: dict[str, str] = {}
    parts: list[Part] = []
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match[1]:
            opened, pieces = {"p": len(text)}, {"time": match[1].replace("-", "", match[1] == "-")}
        elif match[2] == "/p":
            title, evidence = pieces.get("t", ""), pieces.get("e", "")
            parts.append((opened["p"], len(text), title, pieces["time"], evidence))
        elif match[2].startswith("/"):
            pieces[match[2][1:]] = text[opened[match[2][1:]] :]
        else:
            opened[match[2]] = len(text)
    return text + marked[last:], parts


def main() -> None:
    """Print what is wrong in the part that may be looked at, and the figures."""
    judged = judge()
    for one in judged:
        if one.kept or one.gold == one.found:
            continue
        print(one.id)
        for sign, some in (("-", one.gold - one.found), ("+", one.found - one.gold)):
            for part in sorted(some):
                print("  ", sign, part)
    for measure in measures(judged):
        print(f"{measure.name}: {measure.value:.1f}")


if __name__ == "__main__":
    main()
