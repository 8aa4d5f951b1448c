"""Speakers' turns in transcripts: start, speaker's label and end, against three sets.

`trump_campaign` gives turns; its raw form is built back from them, "SPEAKER: words", a row each,
as the files had it, and again with empty rows between. A speech of one turn counts as any other.

`wh_briefings` gives raw texts and no turns. Its gold is read off the layout that these briefings
have and no other text need have, by code that shares nothing with the package: a paragraph, or a
row after a row that ends in two spaces, begins a turn with "Q" and a space or with a label in
capitals before a colon; a row that is nothing but a time of day, "END" or "###" closes. The odd
places were looked at by hand: in all 603 briefings of the part "look" every place where the two
differ, all labels by form, and the paragraphs that open with capitals or brackets (labels that
have lost their colon, "MR. SULLIVAN.  Yeah."; redactions that only look like labels); all
that stands outside turns in them; and in 60 every inner paragraph that opens with capitals.
What that showed is in `_ODD`.

`hansard_el` has speeches by speaker: "Name: words", a row each, with headings between. Ends are
not compared, since a heading after a speech has no mark in that form.

Speeches (`ungd`) and articles (`polnear`, `allsides_news`) have no turns: each one found is false.
The articles that hold a real interview or transcript were told apart by eye, in `_SPOKEN`, by id.

Documents are split by the hash of their id: "look" may be looked at (`python -m evals.suites.turns
SET` prints what differs there), "kept" is not.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.data import DEFAULT, rows
from evals.reports.table import Measure
from evals.scoring.scores import Score, total
from onrecord.model import Document, SegmentKind
from onrecord.read.segments import find

_HEADED = "hansard, without ends"  # headings stand between the turns

Turn = tuple[int, str, int]  # start, label, end

_LABEL = re.compile(
    r"(?:(Q)(?=\s|$|—)|((?:[A-ZÀ-Þ]|Mc|Mac)(?:[A-ZÀ-Þ.’'#-]|Mc|\d|\s{1,2}(?=\S)){0,60}?)(?:\s\([^)]*\)|\s\\?\[[^\]]*\])?:(?=\s|$))"
)
_ODD = re.compile(r"((?:MS|MR|DR)\. [A-ZÀ-Þ-]{3,})(?:\.\s| — )|(Moderator):")  # or no capitals
_CLOSE = re.compile(r"(?:END)?\s*(?:\d{1,2}:\d\d\s[AP]\.?M\.?(?:\s[A-Z]{2,5})?)?|\\?(?:###|# # #)")
_SPOKEN = frozenset(
    {
        "breitbart_2016-07-10_ok-gov-fallin-trump-is-trying-to",
        "politico_2016-02-19_q-a-with-vice-president-joe-bide",
        "usa-today_2016-05-06_immigration-debate-hits-home-for",
        "usa-today_2016-03-18_laura-bush-sees-hope-help-for-af",
        "43maZTNIFYFxYBFA",
        "SvbvG6vtTcwaf3g8",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One text with its turns."""

    id: str
    text: str
    turns: tuple[Turn, ...]

    @property
    def kept(self) -> bool:
        """Whether it is not to be looked at."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 2 == 1


def campaign(folder: Path, joint: str = "\n") -> Iterator[Case]:
    """The raw form of the campaign's transcripts."""
    for row in rows(folder, "trump_campaign", "docs.jsonl.gz"):
        yield _joined(row["id"], row["turns"], joint)


def hansard(folder: Path) -> Iterator[Case]:
    """Days of debate, a row a paragraph."""
    for row in rows(folder, "hansard_el", "debates_full.jsonl.gz"):
        turns = [
            (one["speaker"], "\n".join(one["paras"])) for one in row["speeches"] if one["paras"]
        ]
        yield _joined(row["file"], turns, "\n")


def briefings(folder: Path) -> Iterator[Case]:
    """Briefings as they were published, with the turns that their layout shows."""
    for row in rows(folder, "wh_briefings", "press_briefings.jsonl.gz"):
        yield Case(id=row["id"], text=row["text"], turns=tuple(_by_layout(row["text"])))


def untold(folder: Path) -> dict[str, list[Case]]:
    """Texts in which nobody takes turns."""
    speeches = [(row["id"], row["text"]) for row in rows(folder, "ungd", "speeches.jsonl.gz")]
    train = [(row["id"], row["text"]) for row in rows(folder, "polnear", "train.jsonl.gz")]
    news = [(row["id"], row["text"]) for row in rows(folder, "allsides_news", "articles.jsonl.gz")]
    news = sorted(news, key=lambda one: hashlib.sha256(str(one[0]).encode()).hexdigest())
    some = {"ungd": speeches, "polnear": train, "allsides_news": news[:500]}
    return {
        name: [Case(id=str(one), text=text, turns=()) for one, text in cases if one not in _SPOKEN]
        for name, cases in some.items()
    }


def found(case: Case) -> tuple[Turn, ...]:
    """The turns that the package finds in a text as it stands."""
    return tuple(
        (one.start, one.speaker.text if one.speaker else "", one.end)
        for one in find(Document(name=case.id, text=case.text))
        if one.kind is SegmentKind.TURN
    )


def score(cases: Iterable[Case], *, ends: bool = True) -> Score:
    """Turns that are right in start, label and (with `ends`) end."""
    return total(_score(case, ends) for case in cases)


def judge(folder: Path) -> dict[str, list[Case]]:
    """Load every set of texts, by its name in the table."""
    told = {
        "campaign": campaign(folder),
        "campaign, empty rows between": campaign(folder, "\n\n"),
        "briefings": briefings(folder),
        _HEADED: hansard(folder),
    }
    return {name: list(cases) for name, cases in told.items()} | untold(folder)


def measures(judged: Mapping[str, list[Case]]) -> list[Measure]:
    """F1 of each set and half, and the share of plain texts in which a turn was found."""
    made = [
        (f"{part}: {name}, F1", score(half, ends=name != _HEADED).f1)
        for name in ("campaign", "campaign, empty rows between", "briefings", _HEADED)
        for part, half in _halves(judged.get(name, []))
    ]
    for name in ("ungd", "polnear", "allsides_news"):
        cases = judged.get(name, [])
        false = 100 * sum(bool(found(case)) for case in cases) / max(1, len(cases))
        made.append((f"false turns in {name}, documents in 100", false))
    return [Measure(suite="turns", name=name, value=value, digits=2) for name, value in made]


def _halves(cases: list[Case]) -> Iterator[tuple[str, list[Case]]]:
    for part, kept in (("look", False), ("kept", True)):
        yield part, [case for case in cases if case.kept is kept]


def _score(case: Case, ends: bool) -> Score:
    cut = 3 if ends else 2
    gold, got = ({turn[:cut] for turn in turns} for turns in (case.turns, found(case)))
    return Score(right=len(gold & got), found=len(got), gold=len(gold))


def _joined(name: str, turns: Iterable[Any], joint: str) -> Case:
    text = ""
    places: list[Turn] = []
    for speaker, words in turns:
        text += joint if text else ""
        start = len(text)
        text += f"{speaker}: {words}" if speaker else words
        if speaker:
            places.append((start, speaker, start + len(text[start:].rstrip())))
    return Case(id=name, text=text, turns=tuple(places))


def _by_layout(text: str) -> Iterator[Turn]:
    start, label, end = -1, "", -1
    for begin, piece in _pieces(text):
        match = _LABEL.match(piece)
        odd = None if match else _ODD.match(piece)
        if match or odd:
            if start >= 0:
                yield start, label, end
            start, label = (
                begin,
                (match[1] or match[2] if match else (odd[1] or odd[2]) if odd else ""),
            )
        elif _CLOSE.fullmatch(piece):
            if start >= 0:
                yield start, label, end
            start = -1
        end = begin + len(piece)
    if start >= 0:
        yield start, label, end


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs, cut also after rows that end in two spaces; without white space around."""
    at = start = 0
    held = ""
    for row in [*text.splitlines(keepends=True), ""]:
        closed = not row.strip() or held.rstrip("\n").endswith("  ")
        if held.strip() and closed:
            words = held.strip()
            yield start + held.index(words[0]), words
        if closed:
            held, start = "", at
        held += row
        at += len(row)


_SETS: dict[str, Callable[[Path], Iterable[Case]]] = {
    "campaign": campaign,
    "briefings": briefings,
    "hansard": hansard,
}


def main() -> None:
    """Print what differs in the part that may be looked at."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("set", choices=[*_SETS, "ungd", "polnear", "allsides_news"])
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--n", type=int, default=40)
    asked = parser.parse_args()
    cases = _SETS[asked.set](asked.data) if asked.set in _SETS else untold(asked.data)[asked.set]
    told = 0
    for case in cases:
        gold, got = set(case.turns), set(found(case))
        if case.kept or gold == got:
            continue
        for sign, turn in sorted(
            [("-", one) for one in gold - got] + [("+", one) for one in got - gold],
            key=lambda x: x[1],
        ):
            start, label, end = turn
            print(
                f"{sign} {case.id[:40]} {start}-{end} {label!r} {_glimpse(case.text, start, end)}"
            )
            told += 1
        if told > asked.n:
            return


def _glimpse(text: str, start: int, end: int) -> str:
    return f"{text[start : start + 60]!r} ... {text[max(start, end - 40) : end + 30]!r}"


if __name__ == "__main__":
    main()
