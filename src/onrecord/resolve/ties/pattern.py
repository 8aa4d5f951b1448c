"""A small language for clauses: names of classes of words, with "?", "*", "|" and brackets.

"P s x{0,3} K": every class is one character of a clause's code, so that a pattern is a regular
expression over it. Repetitions are bounded, so that matching is linear in the clause.
"""

from __future__ import annotations

import re

from onrecord.resolve.ties.words import WORDS

# What is no word of a class. P a person, O a body, C a country, L a place, H "his" or "whose",
# s "'s", K a noun that ties, T a time, x any other word.
_SINGLE = {name: name for name in "POCLHsKTx"} | {"comma": ",", "open": "(", "close": ")"}
_SINGLE["dash"] = "-"
_NAMED = dict.fromkeys(WORDS.values())
CODES = _SINGLE | {name: chr(0x3B1 + index) for index, name in enumerate(_NAMED)}
# names of classes outside of what regular expressions mean by letters: group names, flags
_WORD = re.compile(
    r"(?<![<\w\\])(?:" + "|".join(sorted(CODES, key=len, reverse=True)) + r")(?![\w>])"
)
_ELEMENT = "(?:det)?x{0,3}(?:H x{0,2}K(?:comma)?)?P(?!s)"
_NAME = "(?:det)?x{0,3}P(?!s)"
_MACROS = {
    # a person or several: "Reyes", "Reyes, Tan and Vale"
    "LIST": f"{_ELEMENT}(?:(?:comma{_ELEMENT}){{0,10}}(?:comma)?and{_ELEMENT})?",
    "NAME": _NAME,
    "NAMES": f"{_NAME}(?:(?:comma{_NAME}){{0,10}}(?:comma)?and{_NAME})?",
    "SEVERAL": f"{_ELEMENT}(?:comma{_ELEMENT}){{0,10}}(?:comma)?and{_ELEMENT}",
    "ONE": "(?P<one>LIST|[OC](?!s))",
    "OBJ": "(?P<other>LIST)",
    "BODY": "(?:det)?x{0,2}(?P<other>O)(?!s)",
    "TEAM": "(?:det)?[xLC]{0,2}(?P<other>[OL])(?!s)",  # where no place can be meant
    # what may stand between a subject and its verb: "who", something set off by commas, a verb
    "ACT": "(?:comma[^,;]{1,16}comma(?!who)|(?:comma)?who|be(?:det)?[^P,()]{1,10}who)?"
    "(?:[^POK,()]{1,8}and)?(?:have)?",
    "PAS": "(?:ACT be|comma)",
    "BEHIND": "(?=[,()HT]|dash|and|or|who|in|on|as|to|for|by|with|from|of|$)",
    "END": "(?=[,()]|dash|and|or|who|T|in|on|as|$)",
}


# Classes one of which a pattern cannot do without, if it has any: verbs and the like.
_TELLING = (
    "appointed named succeeded replaced took owns bought endorsed protected protection received "
    "joined left sits works belongs married divorced born birth met meeting hosted attendees "
    "founded employed plays faculty joining becoming "
    "speech become sworn resigned fired heads posts died passed death K couple"
).split()
_ALL = frozenset(CODES.values())


def needed(source: str) -> frozenset[str]:
    """The codes of which a clause must have one for a pattern to be worth trying."""
    names = set(re.findall(r"[A-Za-z]+", re.sub(r"\?P<\w+>", "", source)))
    return frozenset(CODES[name] for name in _TELLING if name in names) or _ALL


def compiled(source: str) -> re.Pattern[str]:
    """Make the regular expression of a pattern."""
    for _ in range(3):  # a macro may hold another
        for name, meaning in _MACROS.items():
            source = re.sub(rf"\b{name}\b", meaning, source)
    return re.compile(_WORD.sub(_code, source).replace(" ", ""))


def _code(match: re.Match[str]) -> str:
    return re.escape(CODES[match[0]])
