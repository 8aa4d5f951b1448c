"""Names of nine kinds: what the tagger finds in CrossNER's sentences on politics.

CrossNER has other kinds: `_ACCEPTED` says which of ours are right for each. What it calls misc is
not counted, nor are titles and groups, which it does not mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.data import DEFAULT, rows
from evals.reports.table import Measure
from evals.suites.names import Compared, Kinds, Offsets, part_measures, tagged
from onrecord.config import Settings
from onrecord.model import NameKind
from onrecord.tag import Tagger

SUITE = "crossner"
_ACCEPTED = {  # the likeliest first
    "politician": (NameKind.PERSON,),
    "person": (NameKind.PERSON,),
    "politicalparty": (NameKind.ORGANISATION, NameKind.GROUP),
    "organisation": (
        NameKind.ORGANISATION,
        NameKind.STATE_BODY,
        NameKind.PUBLISHER,
        NameKind.GROUP,
    ),
    "country": (NameKind.COUNTRY, NameKind.GROUP),
    "location": (NameKind.PLACE, NameKind.COUNTRY),
    "election": (NameKind.LAW_OR_EVENT,),
    "event": (NameKind.LAW_OR_EVENT,),
}
_UNMARKED = (NameKind.OFFICE_TITLE, NameKind.GROUP)


def judge(folder: Path = DEFAULT) -> list[Compared]:
    """Tag CrossNER's development sentences.

    Raises:
        DataMissing: the set is not there.
    """
    tagger = Tagger(Settings())
    return [_crossner(tagger, row) for row in rows(folder, "crossner_politics", "dev.jsonl.gz")]


def _crossner(tagger: Tagger, row: dict[str, Any]) -> Compared:
    text = " ".join(row["tokens"])
    gold: dict[Offsets, Kinds] = {}
    doubtful = set()
    for start, end, kind in _spans(row["tokens"], row["tags"]):
        if kind in _ACCEPTED:
            gold[start, end] = _ACCEPTED[kind]
        else:
            doubtful |= set(range(start, end))
    found = {
        place: kind
        for place, kind in tagged(tagger, text).items()
        if place in gold or (kind not in _UNMARKED and not doubtful & set(range(*place)))
    }
    return Compared(text=text, gold=gold, found=found)


def _spans(tokens: list[str], tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """Offsets of the names in the tokens joined by spaces, with their kind."""
    at, start, end, kind = 0, 0, 0, ""
    for token, tag in zip([*tokens, ""], [*tags, "O"], strict=True):
        if kind and not tag.startswith("I-"):
            yield start, end, kind
            kind = ""
        if tag.startswith("B-"):
            start, kind = at, tag[2:]
        end = at + len(token)
        at = end + 1


def measures(compared: list[Compared]) -> list[Measure]:
    """F1 by kind in CrossNER's sentences."""
    return part_measures(SUITE, "dev", compared)
