"""Seats of government: whether "Beijing" stands for its state, or is the place.

gold/metonyms.jsonl holds sentences of our own with each seat marked: [China|Beijing] where the
text makes the state or the body speak or act, [place|Beijing] elsewhere. Rows are of two parts by
a hash: errors are looked at in "look" alone, floors hold the "kept".
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from evals.data import GOLD_FOLDER
from evals.reports.table import Measure
from evals.running.extraction import Written, extract_texts
from evals.scoring.identity import plain
from evals.scoring.parts import by_part, read_rows

SUITE = "metonyms"
GOLD = GOLD_FOLDER / "metonyms.jsonl"
_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A seat in a sentence, what it means, and what it was taken for."""

    part: str
    text: str
    written: str
    meant: str
    found: str | None  # `PLACE`, or the name of a state or body; None: no mention

    @property
    def right(self) -> bool:
        """Whether it was taken for what it means; a place without mention is left a place."""
        if self.meant == PLACE:
            return self.found in (PLACE, None)
        return self.found is not None and plain(self.found) == plain(self.meant)


def judge() -> list[Seat]:
    """Extract the sentences and look up every seat."""
    marked = {row["id"]: row for row in read_rows(GOLD)}
    texts = {name: _MARK.sub(r"\2", row["marked"]) for name, row in marked.items()}
    written = extract_texts(texts, workers=1)
    return [
        seat
        for name, row in marked.items()
        for seat in _seats(row["marked"], row["part"], written[name])
    ]


def _seats(marked: str, part: str, written: Written) -> Iterator[Seat]:
    entities = {one["id"]: one for one in written["entities"]}
    shift = 0
    for match in _MARK.finditer(marked):
        start = match.start() - shift
        end = start + len(match[2])
        shift += len(match[0]) - len(match[2])
        held = [
            entities[one["entity"]]
            for one in written["mentions"]
            if start <= one["span"][0] and one["span"][1] <= end
        ]
        found = None
        if held:
            found = PLACE if held[0]["kind"] == PLACE else held[0]["name"]
        yield Seat(part=part, text=written["text"], written=match[2], meant=match[1], found=found)


def measures(seats: list[Seat]) -> list[Measure]:
    """Share of seats that are right, of those that act and of those that are places."""
    return by_part(seats, _of_part)


def _of_part(part: str, seats: list[Seat]) -> Iterator[Measure]:
    groups = {
        "all": seats,
        "state or body": [one for one in seats if one.meant != PLACE],
        "place": [one for one in seats if one.meant == PLACE],
    }
    for name, group in groups.items():
        share = 100 * sum(one.right for one in group) / max(1, len(group))
        yield Measure(suite=SUITE, name=f"{part}: {name}, right", value=share)


if __name__ == "__main__":
    everywhere = judge()
    for seat in everywhere:
        if seat.part == "look" and not seat.right:
            print(seat.written, seat.meant, seat.found, "|", seat.text, file=sys.stderr)
    for measure in measures(everywhere):
        print(f"{measure.name:60} {measure.value:6.1f}")
