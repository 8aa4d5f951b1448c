"""The closed classes of words that times are made of, and what each word stands for."""

from __future__ import annotations

_ALPHABET = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    "\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee\u00ef"
)
MARKS = ",-:/"  # between words; anything else that is no space ends an expression

MONTHS = (
    "january february march april may june july august september october november december".split()
)
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
)
_UNITS = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE", "century": "C",
    "quarter": "Q", "hour": "TH", "minute": "TM", "weekend": "WE", "fortnight": "F",
    "hr": "TH", "yr": "Y", "night": "N",
}  # fmt: skip
_OWN = frozenset(("day", "week", "month", "year", "quarter", "decade", "century"))
_LISTED: dict[str, dict[str, str]] = {
    "last": {"last": "-1", "latest": "-1"},
    "prior": {"previous": "-1", "preceding": "-1", "prior": "-1", "following": "1"},
    "past": {"past": "-1"},
    "this": {"this": "0", "current": "0"},
    "next": {"next": "1", "coming": "1", "upcoming": "1"},
    "edge": {"early": "START", "mid": "MID", "late": "END", "middle": "MID", "latter": "END"},
    "final": {"final": "END", "closing": "END", "opening": "START"},
    "portion": {"part": "", "stages": "", "portion": ""},
    "edgeof": {
        "beginning": "START", "start": "START", "end": "END", "close": "END", "dawn": "START",
        "turn": "START",
    },
    "business": {"business": "B", "working": "B", "trading": "B"},
    "rest": {"rest": "REST", "remainder": "REST", "remaining": "REST"},
    "comp": {"earlier": "-1", "later": "1"},
    "today": {"today": "0", "yesterday": "-1", "tomorrow": "1", "tmrw": "1"},
    "tonight": {"tonight": "0"},
    "ref": {
        "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
        "recently": "PAST_REF", "lately": "PAST_REF",
    },
    "recent": {"recent": "PAST_REF"},
    "tense": {"future": "FUTURE_REF"},
    "part": {
        "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "T12:00",
        "noon": "T12:00", "midnight": "T24:00", "overnight": "NI", "nightfall": "NI", "dawn": "MO",
    },
    "season": {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"},
    "ampm": {"am": "am", "a.m": "am", "a.m.": "am", "pm": "pm", "p.m": "pm", "p.m.": "pm"},
    "oclock": {"o'clock": "", "o’clock": "", "hours": ""},
    "zone": {
        "gmt": "Z", "utc": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
        "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00",
        "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "et": "", "ct": "", "pt": "",
        "jst": "+09:00", "ist": "+05:30", "local": "", "eastern": "", "pacific": "",
    },
    "quarter": {f"q{n}": str(n) for n in range(1, 5)},
    "half": {"h1": "1", "h2": "2"},
    "halves": {"half": "6"},
    "fiscal": {"fiscal": "FY", "financial": "FY"},
    "calendar": {"calendar": "", "cy": ""},
    "set": {
        "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y",
        "yearly": "P1Y", "nightly": "P1D", "hourly": "PT1H", "biweekly": "P2W",
    },
    "vague": {"several": "X", "few": "X", "couple": "2", "many": "X", "dozens": "X", "some": "X"},
    "every": {"every": "", "each": "", "per": ""},
    "about": {
        "nearly": "APPROX", "almost": "APPROX", "about": "APPROX", "around": "APPROX",
        "roughly": "APPROX", "approximately": "APPROX", "over": "MORE_THAN",
        "just": "",
    },
    "more": {"more": "", "less": "", "fewer": "", "greater": ""},
    "least": {"least": "", "most": ""},
    "through": {"through": "", "until": "", "till": "", "thru": "", "til": ""},
    "starting": {"starting": "", "beginning": "", "commencing": ""},
}  # fmt: skip
# Words that are nothing but themselves in a pattern.
_ITSELF = (
    "the a an that those same of in from to between and until since by on at for ago before after "
    "another hence than up or long old our my within ahead"
).split()

Entry = tuple[str, str]  # (class, value)


def _fill() -> dict[str, Entry]:
    found: dict[str, Entry] = {word: (word, "") for word in _ITSELF}
    for name, words in _LISTED.items():
        found |= {word: (name, value) for word, value in words.items()}
    found |= {"a": ("an", "1"), "an": ("an", "1"), "those": ("that", ""), "thru": ("through", "")}
    found |= {"until": ("until", ""), "till": ("until", ""), "beginning": ("edgeof", "START")}
    _fill_numbers(found)
    _fill_calendar(found)
    return found


def _fill_numbers(found: dict[str, Entry]) -> None:
    found |= {word: ("word", str(at)) for at, word in enumerate(_ONES, start=1)}
    found |= {word: ("tens", str(at)) for at, word in zip(range(20, 100, 10), _TENS, strict=True)}
    found |= {word: ("ord", str(at)) for at, word in enumerate(_ORDINALS, start=1)}
    found |= {"noughties": ("decade", "0"), "tens": ("decade", "10")}
    found["thousands"] = ("thousands", "1000")
    found |= {"twentieth": ("ord", "20"), "thirtieth": ("ord", "30")}
    found |= {"hundred": ("hundred", "100"), "thousand": ("thousand", "1000")}
    found |= {
        word[:-1] + "ies": ("decade", str(at))
        for at, word in zip(range(20, 100, 10), _TENS, strict=True)
    }


def _fill_calendar(found: dict[str, Entry]) -> None:
    for at, name in enumerate(MONTHS, start=1):
        found[name] = ("month", str(at))
        for short in {name[:3], "sept"} if at == 9 else {name[:3]}:
            found |= {short + ".": ("month", str(at)), short: ("monthlike", str(at))}
    found |= {"may": ("monthlike", "5"), "march": ("monthlike", "3")}
    for at, name in enumerate(WEEKDAYS):
        found |= {name: ("wday", str(at)), name + "s": ("wdays", str(at))}
        found[name[:3]] = ("wdaylike", str(at))
        found[name[:3] + "."] = ("wdaylike", str(at))
    found |= {"tues": ("wdaylike", "1"), "thurs": ("wdaylike", "3"), "thur": ("wdaylike", "3")}
    for name, unit in _UNITS.items():
        many = "centuries" if name == "century" else name + "s"
        kind = f"a{name}" if name in _OWN else "aunit"
        found |= {name: (kind, unit), many: ("units", unit)}
    found["night"] = ("part", "NI")
    found |= {"hours": ("units", "TH")}


WORDS: dict[str, Entry] = _fill()
NAMES = (
    *dict.fromkeys(name for name, _ in WORDS.values()),
    "num", "big", "year", "pair", "holiday",
)  # fmt: skip
CODES = dict(zip(NAMES, _ALPHABET + "".join(chr(at) for at in range(0x100, 0x180)), strict=False))
# What makes it worth while to look at the words around it.
TRIGGERS = frozenset(
    CODES[name]
    for name in (
        "month monthlike wday wdays wdaylike aday aweek amonth ayear aquarter adecade acentury "
        "aunit units today tonight ref recent tense part season ampm quarter half decade set "
        "year holiday oclock ord fiscal halves tens thousand thousands past"
    ).split()
)
