"""Times: three public sets, each cut in two by a hash of its ids.

The half "look" was read while the grammar was written; the half "kept" was only ever scored.

te3 (TempEval-3's TimeBank and AQUAINT): F1 of TIMEX3 as its scorer counts them: strict (the same
span), relaxed (spans that share a character), value (relaxed and the same value). All types count:
also durations and sets, which the record does not keep, since they name no part of the calendar.

recognizers (Microsoft's Recognizers-Text): those cases of its parsers and models in which all is a
date or a range of dates. A case is right if each of its expressions is read by some expression of
ours that shares its words and means an interval the set lists; both readings of a date without its
year are listed. Where the set's convention is one of several, another counts as well: it leaves out
the end of a range ("from March to May" is without May); "in three weeks" is one day there and a
week here; "after 2016" begins in 2017 there and keeps the year here; how long "early" and "the end"
last is anybody's choice, so one interval need only lie in the other.

timelines (SemEval-2015 task 4): the date of each dated event, as `evals.scoring.timelines` finds
it. Right where its first day lies in the gold's day, month or year.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from evals.data import rows
from evals.reports.table import Measure
from evals.scoring.scores import Score
from evals.scoring.timelines import Story
from onrecord import times
from onrecord.grammar.text import TextView
from onrecord.model import Tagged
from onrecord.tag.quotations import find_quotations
from onrecord.tag.words import find_paragraphs, find_sentences, find_words
from onrecord.times import Joined

SUITE = "times"
PARTS = ("kept", "look")
_DATED = ("date", "daterange")


def part(name: object) -> str:
    """The half that a document or a case belongs to."""
    hashed = hashlib.sha256(str(name).encode()).hexdigest()
    return "kept" if int(hashed, 16) % 2 else "look"


def layout(text: str) -> TextView:
    """A text with its divisions, and no names or roles."""
    paragraphs = find_paragraphs(text)
    return TextView(
        text,
        Tagged(
            words=find_words(text),
            sentences=find_sentences(text, paragraphs),
            paragraphs=paragraphs,
            quotations=find_quotations(text, paragraphs),
            roles=(),
            names=(),
        ),
    )


def measures(data: Path, *, half: str = "kept") -> list[Measure]:
    """The three sets' figures on one half.

    Raises:
        DataMissing: a set is not there.
    """
    named = {
        **{f"te3 {name} F1": score.f1 for name, score in timex(data, half).items()},
        "recognizers dates and ranges right": _share(recognised(data, half)),
        "timelines dates right": _share(dated(data, half)),
    }
    return [Measure(suite=SUITE, name=name, value=value) for name, value in named.items()]


def _share(answers: Iterable[bool]) -> float:
    found = list(answers)
    return 100 * sum(found) / max(1, len(found))


# te3


def timex(data: Path, half: str) -> dict[str, Score]:
    """Right, found and gold expressions by strictness."""
    compared = [
        (row["timex"], _timexes(row))
        for file in ("timebank.jsonl.gz", "aquaint.jsonl.gz")
        for row in rows(data, "te3", file)
        if part(row["id"]) == half
    ]
    return {
        name: Score(
            right=sum(len(_right(gold, found, name)) for gold, found in compared),
            found=sum(len(found) for _, found in compared),
            gold=sum(len(gold) for gold, _ in compared),
        )
        for name in ("strict", "relaxed", "value")
    }


def _timexes(row: dict[str, Any]) -> list[dict[str, Any]]:
    placed = layout(row["text"])
    return [
        {
            "start": one.start,
            "end": one.end,
            "type": one.meaning.sort.value,
            "value": one.meaning.value,
        }
        for one in times.expressions(placed, row["dct"])
    ]


def _right(
    gold: list[dict[str, Any]], found: list[dict[str, Any]], measure: str
) -> list[dict[str, Any]]:
    """The gold expressions that were found, each by one of ours."""
    left = list(found)
    hit = []
    for one in gold:
        other = next((other for other in left if _same(one, other, measure)), None)
        if other is not None:
            left.remove(other)
            hit.append(one)
    return hit


def _same(gold: dict[str, Any], found: dict[str, Any], measure: str) -> bool:
    if measure == "strict":
        return bool(gold["start"] == found["start"] and gold["end"] == found["end"])
    if gold["start"] >= found["end"] or found["start"] >= gold["end"]:
        return False
    return measure == "relaxed" or bool(gold["value"] == found["value"])


# recognizers


def cases(data: Path, half: str) -> Iterator[dict[str, Any]]:
    """The cases of dates and ranges that have values."""
    for row in rows(data, "recognizers_datetime", "cases.jsonl.gz"):
        spec = row["spec"]
        if not (spec.endswith("Parser") or "Model" in spec) or not row["results"]:
            continue
        kinds = [_kind(one) for one in row["results"]]
        listed = [values(one) for one in row["results"]]
        dates = all(kind in _DATED for kind in kinds) and all(listed) and row.get("ref")
        if dates and part(f"{spec} {row['i']}") == half:
            yield row


def _kind(result: dict[str, Any]) -> str:
    return str(result.get("TypeName") or result.get("Type") or "").removeprefix("datetimeV2.")


def values(result: dict[str, Any]) -> list[tuple[date | None, date | None]]:
    """The intervals that a result may mean, the end exclusive as in the set; None is open."""
    listed = (result.get("Resolution") or result.get("Value") or {}).copy()
    found = listed.get("values") or [
        listed.get(name) or {} for name in ("PastResolution", "FutureResolution")
    ]
    return [interval for one in found if (interval := _interval(one)) is not None]


def _interval(one: dict[str, Any]) -> tuple[date | None, date | None] | None:
    single = one.get("value") or one.get("date")
    since, until = one.get("start") or one.get("startDate"), one.get("end") or one.get("endDate")
    try:
        if single:
            at = date.fromisoformat(single)
            if at.year == 1:  # the set's way to say that there is no such day
                return None
            return at, at + timedelta(days=1)
        if not since and not until:
            return None
        return (
            date.fromisoformat(since) if since else None,
            date.fromisoformat(until) if until else None,
        )
    except ValueError:
        return None


def recognised(data: Path, half: str) -> Iterator[bool]:
    """Whether each case is right."""
    for row in cases(data, half):
        yield right_case(row)


def right_case(row: dict[str, Any]) -> bool:
    """Whether every expression of a case is read as the set reads it."""
    found = times.read(layout(row["input"]), row["ref"])
    return all(any(_means(one, hit) for hit in found) for one in row["results"])


def _means(result: dict[str, Any], found: Joined) -> bool:
    end = result.get("End", result["Start"] + (result.get("Length") or 1) - 1)
    if found.start > end or result["Start"] >= found.end:
        return False
    vague = _VAGUE.match(result["Text"]) is not None
    return any(_fits(since, until, found, vague) for since, until in values(result))


_VAGUE = re.compile(r"(?:the )?(?:early|late|mid|end|middle|beginning|start)", re.IGNORECASE)


def _fits(since: date | None, until: date | None, found: Joined, vague: bool) -> bool:
    ours, base = found.interval, found.meaning.base
    if base is not None and since == base and until == base + timedelta(days=1):
        return True
    if since is None or until is None:
        return _bounds(since, until, found)
    last = until - timedelta(days=1)
    if vague and ours.since is not None:
        within = since <= ours.since and ours.until <= last
        return within or (ours.since <= since and last <= ours.until)
    return ours.since == since and (ours.until == last or _opens(until, ours.until))


def _bounds(since: date | None, until: date | None, found: Joined) -> bool:
    """Whether what is read is the border of what is open on one side: "after 2016"."""
    ours, day = found.interval, timedelta(days=1)
    if since is not None:
        return ours.since == since or ours.until in (since, since - day)
    return until is not None and (ours.since == until or ours.until in (until, until - day))


def _opens(start: date, end: date) -> bool:
    """Whether a day, week, month, quarter or year begins on one day and ends on another."""
    if start == end:
        return True
    following = end + timedelta(days=1)
    if start.weekday() == 0 and following - start == timedelta(days=7):
        return True
    months = 12 * (following.year - start.year) + following.month - start.month
    return start.day == following.day == 1 and months in (1, 3, 12)


# timelines


def dated(data: Path, half: str) -> Iterator[bool]:
    """Whether each dated event is dated right."""
    for number in (1, 2):
        documents = {
            row["id"]: row
            for row in rows(data, "timelines_semeval15", f"corpus_{number}_docs.jsonl.gz")
            if part(row["id"]) == half
        }
        readings = {name: Story(row, _read) for name, row in documents.items()}
        for line in rows(data, "timelines_semeval15", f"corpus_{number}_timelines.jsonl.gz"):
            for entry in line["entries"]:
                if not entry["date"].startswith("XXXX"):
                    for name, sentence, word in map(_place, entry["mentions"]):
                        if name in readings:
                            yield readings[name].right(sentence, word, entry["date"])


def _read(text: str, published: str) -> list[Joined]:
    return times.read(layout(text), published)


def _place(mention: str) -> tuple[str, int, str]:
    name, sentence, word = mention.split("-", 2)
    return name, int(sentence), word
