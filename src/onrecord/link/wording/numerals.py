"""Numbers and days in one form, however they are written: "3,000", "three thousand" and "3000"."""

from __future__ import annotations

import re

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        """zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth""".split()
    )
} | {word[:-1] + "ieth": 10 * value for value, word in enumerate(_TENS, start=2)}
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?|\.\d+)([a-z]*)\Z")
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_BEGINNINGS = {"a", "an", "per", *_VALUES, *_ORDINALS, *_MONTHS}
_NUMBER = re.compile(r"(?:\d|--\d)")

Read = tuple[str, int]  # the form, and how many words it was read from


def is_number(form: str) -> bool:
    """Whether a form stands for a number, an ordinal or a day of the year.

    "one" and "second" do not: they are pronoun and unit of time more often than numbers.
    """
    return _NUMBER.match(form) is not None


def may_begin_number(form: str) -> bool:
    """Whether a form is worth a closer look; "per" is, for "per cent"."""
    return form[0].isdigit() or form[0] == "." or form in _BEGINNINGS


def read_number(forms: list[str], capitals: list[bool]) -> Read | None:
    """Read the number or the day with which words begin; None where they begin with none."""
    return _day(forms, capitals) or _ordinal(forms) or _cardinal(forms)


def _day(forms: list[str], capitals: list[bool]) -> Read | None:
    """Read "March 3", "3 March", "the 3rd of March": a capital tells a month from a verb."""
    month = _MONTHS.get(forms[0])
    if month and capitals[0] and len(forms) > 1:
        at = 2 if forms[1] == "the" and len(forms) > 2 else 1
        day = _day_number(forms[at])
        return (f"--{month:02}-{day:02}", at + 1) if day else None
    day = _day_number(forms[0])
    if not day:
        return None
    then = 2 if forms[1:2] == ["of"] else 1
    month = _MONTHS.get(forms[then]) if then < len(forms) and capitals[then] else None
    return (f"--{month:02}-{day:02}", then + 1) if month else None


def _day_number(form: str) -> int | None:
    matched = _DIGITS.match(form)
    if matched and matched[2] in _ORDINAL_ENDS | {""} and matched[1].isdigit():
        day = int(matched[1]) if len(matched[1]) <= 2 else 0
    else:
        day = _ORDINALS.get(form, 0)
    return day if 1 <= day <= 31 else None


def _cardinal(forms: list[str]) -> Read | None:
    first = forms[0]
    if first in {"a", "an"}:
        known = len(forms) > 1 and forms[1] in SCALES
        return _written(*_counted(forms, 1, None), more=1) if known else None
    matched = _DIGITS.match(first)
    if matched and matched[2] in {"", *_SUFFIXES}:
        value = float(matched[1].replace(",", "")) * _SUFFIXES.get(matched[2], 1)
        return _written(*_counted(forms, 1, value), more=1)
    if first not in _VALUES:
        return None
    value, used = _counted(forms, 0, None)
    return _written(value, used)


def _counted(forms: list[str], at: int, value: float | None) -> tuple[float, int]:
    """Read the words of a number: groups below a thousand, each with its scale.

    Args:
        forms: The words.
        at: Where to read.
        value: What stands before in digits; None where nothing does.

    Returns:
        The value, and how many words it was read from.
    """
    total, group, limit, index = 0.0, value, 10.0**15, at
    while index < len(forms):
        word = forms[index]
        then = forms[index + 1] if index + 1 < len(forms) else ""
        if word in _VALUES and (group is None or (group and group % 100 == 0)):
            if value is not None:
                break
            group = (group or 0) + _VALUES[word]
            if group % 100 >= 20 and 1 <= _VALUES.get(then, 0) <= 9:
                group += _VALUES[then]
                index += 1
        elif word in SCALES and SCALES[word] < limit:
            group = (1 if group is None else group) * SCALES[word]
            if SCALES[word] >= 1000:
                total, group, limit = total + group, None, SCALES[word]
        elif not (word == "and" and then in _VALUES and index > at and forms[index - 1] in SCALES):
            break
        index += 1
    return total + (group or 0), index - at


def _written(value: float, used: int, *, more: int = 0) -> Read:
    form = str(int(value)) if value == int(value) else f"{value:.10g}"
    return ("one" if form == "1" else form), used + more


def _ordinal(forms: list[str]) -> Read | None:
    """Read "third", "3rd", "twenty-first"; "second" stays a word, and "2nd" becomes it."""
    matched = _DIGITS.match(forms[0])
    if matched and matched[2] in _ORDINAL_ENDS:
        return _ordinal_form(int(matched[1].replace(",", "").split(".")[0])), 1
    tens = _VALUES.get(forms[0], 0)
    if tens >= 20 and len(forms) > 1 and 1 <= _ORDINALS.get(forms[1], 0) <= 9:
        return _ordinal_form(tens + _ORDINALS[forms[1]]), 2
    return (_ordinal_form(_ORDINALS[forms[0]]), 1) if forms[0] in _ORDINALS else None


def _ordinal_form(value: int) -> str:
    return {1: "first", 2: "second"}.get(value, f"{value}th")
