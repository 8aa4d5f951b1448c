"""Feasts and days with a name, in a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

Day = Callable[[int], date]


def _fixed(month: int, number: int) -> Day:
    return lambda year: date(year, month, number)


def _nth(month: int, weekday: int, count: int) -> Day:
    """The count-th weekday of a month; 0 is the last of the month before."""

    def found(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))

    return found


def _election(year: int) -> date:
    """The Tuesday after the first Monday of November."""
    return _nth(11, 0, 1)(year) + timedelta(days=1)


def _easter(days: int) -> Day:
    """Western Easter and what is counted from it (Meeus's form of the Gregorian computus)."""

    def found(year: int) -> date:
        golden = year % 19
        age_of_century, rest = divmod(year, 100)
        skipped, leap = divmod(age_of_century, 4)
        moved = (age_of_century - (age_of_century + 8) // 25 + 1) // 3
        epact = (19 * golden + age_of_century - skipped - moved + 15) % 30
        weekday = (32 + 2 * leap + 2 * (rest // 4) - epact - rest % 4) % 7
        late = (golden + 11 * epact + 22 * weekday) // 451
        month, before = divmod(epact + weekday - 7 * late + 114, 31)
        return date(year, month, before + 1) + timedelta(days=days)

    return found


HOLIDAYS: dict[str, Day] = {
    "new year": _fixed(1, 1),
    "new year day": _fixed(1, 1),
    "new year eve": _fixed(12, 31),
    "epiphany": _fixed(1, 6),
    "martin luther king day": _nth(1, 0, 3),
    "martin luther king jr. day": _nth(1, 0, 3),
    "mlk day": _nth(1, 0, 3),
    "inauguration day": _fixed(1, 20),
    "groundhog day": _fixed(2, 2),
    "valentine day": _fixed(2, 14),
    "valentines day": _fixed(2, 14),
    "presidents day": _nth(2, 0, 3),
    "presidents’ day": _nth(2, 0, 3),
    "washington birthday": _nth(2, 0, 3),
    "international women day": _fixed(3, 8),
    "st. patrick day": _fixed(3, 17),
    "saint patrick day": _fixed(3, 17),
    "saint patrick": _fixed(3, 17),
    "st patrick day": _fixed(3, 17),
    "april fool day": _fixed(4, 1),
    "april fools day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "mother day": _nth(5, 6, 2),
    "mothers day": _nth(5, 6, 2),
    "memorial day": _nth(6, 0, 0),
    "father day": _nth(6, 6, 3),
    "fathers day": _nth(6, 6, 3),
    "flag day": _fixed(6, 14),
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(9, 0, 1),
    "labour day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "all saints day": _fixed(11, 1),
    "all souls day": _fixed(11, 2),
    "guy fawkes night": _fixed(11, 5),
    "election day": _election,
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "thanksgiving": _nth(11, 3, 4),
    "thanksgiving day": _nth(11, 3, 4),
    "thanks giving day": _nth(11, 3, 4),
    "black friday": lambda year: _nth(11, 3, 4)(year) + timedelta(days=1),
    "cyber monday": lambda year: _nth(11, 3, 4)(year) + timedelta(days=4),
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "xmas": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "shrove tuesday": _easter(-47),
    "mardi gras": _easter(-47),
    "ash wednesday": _easter(-46),
    "palm sunday": _easter(-7),
    "maundy thursday": _easter(-3),
    "good friday": _easter(-2),
    "easter": _easter(0),
    "easter day": _easter(0),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
    "ascension day": _easter(39),
    "pentecost": _easter(49),
    "whit sunday": _easter(49),
    "whit monday": _easter(50),
}

BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
"""First word of a name -> the words of the names that begin with it, the longest first."""
for _name in sorted(HOLIDAYS, key=lambda name: -name.count(" ")):
    _words = tuple(_name.split())
    BY_FIRST.setdefault(_words[0], []).append(_words)
