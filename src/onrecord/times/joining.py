"""Expressions side by side that make one time: ranges, times of a day, "since" and "until"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from onrecord.grammar.words.open_classes import listed
from onrecord.model import Precision
from onrecord.times import values
from onrecord.times.clocks import on_day
from onrecord.times.reader import Reader
from onrecord.times.tokens import Run
from onrecord.times.values import Interval, Meaning, Sort, real_day
from onrecord.times.words import CODES


@dataclass(frozen=True, slots=True)
class Joined:
    """A time expression: where it stands and what it means."""

    first: int  # index of its first word
    last: int  # index after its last word
    start: int  # offsets into the text: an expression may begin within a word ("mid-1990s")
    end: int
    meaning: Meaning
    tokens: tuple[int, int]  # where it stands in its run

    @classmethod
    def of(cls, run: Run, index: int, last: int, meaning: Meaning) -> Joined:
        """Place a meaning on the tokens that it was read from."""
        first, final = run.tokens[index], run.tokens[last - 1]
        return cls(first.word, final.word + 1, first.start, final.end, meaning, (index, last))

    @property
    def interval(self) -> Interval:
        """The days it means; only for what was read as part of the calendar."""
        if self.meaning.interval is None:
            raise ValueError(f"{self.meaning.value} is no part of the calendar")
        return self.meaning.interval


Pair = Callable[[Run, Joined, Joined], Joined | None]
_TO = frozenset(CODES[name] for name in ("to", "through", "until")) | {"-"}
_LISTED = (CODES["and"], CODES["or"], ",", "," + CODES["and"], "," + CODES["or"])
_JOINS = ("", ",", CODES["on"], CODES["at"], "," + CODES["on"], CODES["of"])


def hours_joined(run: Run, found: Sequence[Joined]) -> list[Joined]:
    """Put times of day and their days together: "noon GMT, May 2"."""
    return _merged(run, _with_years(run, found), _hour_pair)


def _with_years(run: Run, found: Sequence[Joined]) -> list[Joined]:
    """Give the months and days of a list the year at its end: "in May and June 2010"."""
    made = list(found)
    for at in range(len(made) - 2, -1, -1):
        left, right = made[at], made[at + 1]
        gap = run.codes[left.tokens[1] : right.tokens[0]]
        until = right.meaning.interval.until if right.meaning.interval else None
        if gap in _LISTED and left.meaning.yearless and right.meaning.full and until is not None:
            made[at] = replace(
                left, meaning=replace(_before(left.meaning, right.meaning), full=True)
            )
    return made


def joined(reader: Reader, run: Run, found: Sequence[Joined]) -> list[Joined]:
    """Put together what belongs together within one run."""
    ranged = _merged(run, hours_joined(run, found), partial(_pair, reader.published))
    return [_opened(reader, run, one) for one in ranged]


def _merged(run: Run, found: Sequence[Joined], pair: Pair) -> list[Joined]:
    made: list[Joined] = []
    for one in found:
        both = pair(run, made[-1], one) if made else None
        if both is not None:
            made[-1] = both
        else:
            made.append(one)
    return made


def _hour_pair(run: Run, left: Joined, right: Joined) -> Joined | None:
    if run.codes[left.tokens[1] : right.tokens[0]] not in _JOINS:
        return None
    meaning = _day_and_hour(left.meaning, right.meaning)
    return Joined.of(run, left.tokens[0], right.tokens[1], meaning) if meaning else None


def _pair(published: date | None, run: Run, left: Joined, right: Joined) -> Joined | None:
    gap = run.codes[left.tokens[1] : right.tokens[0]]
    before = run.codes[left.tokens[0] - 1 : left.tokens[0]]
    meaning = _day_of_week(run, left, right) if gap in _OF_WEEK else None
    if meaning is not None:
        return Joined.of(run, left.tokens[0], right.tokens[1], meaning)
    if (gap in _TO and (before == CODES["from"] or gap == "-" or _dates(left, right))) or (
        gap == CODES["and"] and before == CODES["between"]
    ):
        meaning = _range(left.meaning, right.meaning, published)
    if meaning is None:
        return None
    first = left.tokens[0] - (before in (CODES["from"], CODES["between"]))
    return Joined.of(run, first, right.tokens[1], meaning)


_OF_WEEK = ("", ",", "-", CODES["on"], "," + CODES["on"], CODES["of"], CODES["in"])


def _day_of_week(run: Run, left: Joined, right: Joined) -> Meaning | None:
    """The second week of June on Friday; Tuesday, three weeks from now."""
    for day, whole in ((left, right), (right, left)):
        first, last = day.tokens
        week = whole.meaning.interval
        if run.codes[first] not in _WDAY or last - first != 1 or week is None:
            continue
        if week.precision is Precision.WEEK and week.since is not None:
            at = week.since + timedelta(days=int(run.tokens[first].value))
            return replace(values.day(at), full=whole.meaning.full)
    return None


_WDAY = frozenset((CODES["wday"], CODES["wdaylike"]))


def _dates(left: Joined, right: Joined) -> bool:
    return left.meaning.sort is Sort.DATE and right.meaning.sort is Sort.DATE


def _day_and_hour(left: Meaning, right: Meaning) -> Meaning | None:
    if left.sort is Sort.TIME and right.sort is Sort.DATE:
        return on_day(left, right)
    if right.sort is Sort.TIME and left.sort is Sort.DATE:
        return on_day(right, left)
    return None


def _range(left: Meaning, right: Meaning, published: date | None) -> Meaning | None:
    if right.value == "PRESENT_REF" and published is not None:
        right = values.day(published)
    if left.value == "PRESENT_REF" and published is not None:
        left = values.day(published)
    if left.sort not in (Sort.DATE, Sort.TIME) or right.sort not in (Sort.DATE, Sort.TIME):
        return None
    if left.sort is Sort.TIME and right.sort is Sort.TIME:
        return None
    if right.interval is None or left.interval is None:
        return None
    since = left.interval.since
    if since is not None and not right.full and not right.yearless:
        late = (since - right.interval.until).days
        if 0 < late < 14 and right.interval.precision is Precision.DAY:  # "from Monday to Friday"
            right = values.day(right.interval.until + timedelta(days=late + -late % 7))
    return values.between(_before(left, right), right)


def _before(left: Meaning, right: Meaning) -> Meaning:
    """The beginning of a range in the year that its end is in, or the one before."""
    since, until = left.first, right.interval.until if right.interval else None
    if (
        since is None
        or until is None
        or not left.yearless
        or (since.year == until.year and since <= until)
    ):
        return left
    for year in (until.year, until.year - 1):
        moved = _in_year(left, year)
        if moved is not None and (moved.first or until) <= until:
            return moved
    return left


def _in_year(meaning: Meaning, year: int) -> Meaning | None:
    found = meaning.interval
    if found is None or found.since is None:
        return None
    if found.precision is Precision.MONTH:
        return values.month(year, found.since.month)
    if found.precision is Precision.DAY and found.since == found.until:
        at = real_day(year, found.since.month, found.since.day)
        return values.day(at) if at is not None else None
    return None


def _opened(reader: Reader, run: Run, found: Joined) -> Joined:
    """A time after "since", "until" or "by": what it bounds."""
    interval, index = found.meaning.interval, found.tokens[0]
    before = run.codes[index - 1 : index] if index else ""
    if interval is None or interval.since is None or before not in _BOUNDS:
        return found
    bounded = _bounded(_BOUNDS[before], interval, reader.published)
    if bounded is None:
        return found
    if _BOUNDS[before] == "until" and _then(reader, run.tokens[index - 1].word):
        return found  # "not until June 10", "put off until June 10": then
    whole = Joined.of(run, index - 1, found.tokens[1], found.meaning)
    return replace(whole, meaning=replace(found.meaning, interval=bounded))


def _then(reader: Reader, word: int) -> bool:
    """Whether "until" says when something is to come, not how long it lasted."""
    return any(
        reader.lower(at) in _TO_COME or reader.lower(at).endswith(("n't", "n’t"))
        for at in range(word - 4, word)
    )


_TO_COME = listed("put-off", __package__, "words.toml")


_BOUNDS = {CODES["since"]: "since", CODES["until"]: "until", CODES["by"]: "until"}


def _bounded(bound: str, interval: Interval, published: date | None) -> Interval | None:
    if bound == "until":
        return replace(interval, since=None, clock="")
    if published is None or interval.since is None or interval.since > published:
        return None
    return replace(interval, until=max(published, interval.since), clock="")
