"""Independent origins of a saying: built cases, each through the real path.

The documents of a case are read, put into a case of their own and linked; what is compared is what
`origins` lists for the account that most documents tell (of several, the one that shares most words
with the saying), and what the utterance that shares most words with the saying shows.

- origins: 15 cases written by hand before any rule was.
- made: `gold/origins.jsonl`, from banks of wordings in two halves that share no topic, paper or
  wording. Only errors of the half "look" were read while rules were written.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import onrecord
from evals.data import rows
from evals.inputs.origin_cases import GOLD
from evals.reports.table import Measure
from onrecord.case import AccountRow, OriginsRow, UtteranceRow
from onrecord.link.linking import link
from onrecord.link.utterances.features import stem
from onrecord.link.wording import read_words
from onrecord.link.wording.classes import FUNCTION_WORDS
from onrecord.store.database import Database
from onrecord.store.origins import Origins
from onrecord.store.utterances import Utterances
from onrecord.store.write import Found, put

SUITE = "origins"
Numbers = tuple[int, int, bool, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A case and our answers; None where there was nothing to answer with."""

    case: dict[str, Any]
    gold: Numbers
    account: AccountRow | None
    utterance: UtteranceRow | None

    @property
    def ours(self) -> Numbers | None:
        """The account's figures."""
        return _numbers(self.account)

    @property
    def by_utterance(self) -> Numbers | None:
        """The utterance's figures."""
        return _numbers(self.utterance.origins if self.utterance else None)


def _numbers(found: AccountRow | OriginsRow | None) -> Numbers | None:
    if found is None:
        return None
    return found.least, found.most, found.circular, found.single_unnamed


def judge(cases: Iterable[dict[str, Any]]) -> Iterator[Judged]:
    """Read, store, link and count each case."""
    for case in cases:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "case"
            with closing(Database(folder, create=True)) as database:
                put(database, list(_read(case)), "evals")
                link(database, folder)
                yield Judged(
                    case=case,
                    gold=(
                        case["origins_least"],
                        case["origins_most"],
                        case["circular"],
                        case["single_unnamed"],
                    ),
                    account=_nearest(list(Origins(database)), case, first=True),
                    utterance=_nearest(list(Utterances(database)), case, first=False),
                )


def _read(case: dict[str, Any]) -> Iterator[Found]:
    for document in case["documents"]:
        reading = onrecord.read(
            document["text"], published=document["published"], publisher=document["publisher"]
        )
        yield Found(key=document["id"], whole=True, result=reading)


Row = TypeVar("Row", AccountRow, UtteranceRow)


def _nearest(found: list[Row], case: dict[str, Any], *, first: bool) -> Row | None:
    """Give the row of the saying: by its documents first, if asked, then by its words."""
    wanted = _stems(case["saying"]["what"])
    by = case["saying"]["by"].split()[-1].lower()

    def rank(row: Row) -> tuple[int, float, bool]:
        documents = row.documents if isinstance(row, AccountRow) else 0
        named = any(by in name.lower() for name in row.names)
        return documents if first else 0, len(wanted & _stems(row.text)), named

    return max(found, key=rank, default=None)


def _stems(text: str) -> set[str]:
    return {stem(form) for form in read_words(text).forms if form not in FUNCTION_WORDS}


def made(half: str) -> list[dict[str, Any]]:
    """Give the made cases of one half."""
    with GOLD.open(encoding="utf-8") as lines:
        return [case for case in map(json.loads, lines) if case["half"] == half]


def measures(folder: Path) -> list[Measure]:
    """Measure all sets.

    Raises:
        DataMissing: the set of cases written by hand is not there.
    """
    sets = {
        "by hand": list(rows(folder, "origins", "cases.jsonl.gz")),
        "made, looked at": made("look"),
        "made, kept": made("kept"),
    }
    found: list[Measure] = []
    for name, cases in sets.items():
        judged = list(judge(cases))
        share = 100 / len(judged)
        exact = sum(one.ours == one.gold for one in judged) * share
        by_utterance = sum(one.by_utterance == one.gold for one in judged) * share
        found.append(Measure(suite=SUITE, name=f"{name}: exact", value=exact))
        found.append(Measure(suite=SUITE, name=f"{name}: least", value=_share(judged, 0)))
        found.append(Measure(suite=SUITE, name=f"{name}: most", value=_share(judged, 1)))
        found.append(Measure(suite=SUITE, name=f"{name}: circular", value=_share(judged, 2)))
        found.append(Measure(suite=SUITE, name=f"{name}: single unnamed", value=_share(judged, 3)))
        found.append(Measure(suite=SUITE, name=f"{name}: exact, utterance", value=by_utterance))
    return found


def _share(judged: list[Judged], place: int) -> float:
    right = sum(one.ours is not None and one.ours[place] == one.gold[place] for one in judged)
    return 100 * right / len(judged)
