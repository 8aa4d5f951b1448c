"""Whether two written names can be one person's, as a score from 0 to 1.

Parts are paired one to one. What one name leaves out costs little; what both have and does not
agree, a second name or a patronymic, parts two persons however alike the rest is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.grammar.lexicon import nicknames
from onrecord.resolve.names.persons import HONORIFICS, family_first
from onrecord.link.names.letters import latin
from onrecord.link.names.sounds import eastern, sound

SAME = 0.8  # a score from which two names are taken for one person's

_TITLES = frozenset(HONORIFICS) | frozenset(
    "president premier minister senator governor general colonel king queen prince sheikh sheik "
    "shaikh imam mullah ayatollah haji hajji maulana mawlawi maulavi comrade chairman professor "
    "judge justice prasident presidente rev reverend sayyid sayed herr frau monsieur don dona jr "
    "sr ii iii iv".split()
)
_PARTICLES = frozenset(
    "al el ul ud de da do dos das di del della du des la le van von der den ter ten zu zur y e "
    "the abu".split()
)
_SON = {"ibn": "bin", "ben": "bin", "bint": "bin", "ould": "bin", "oglu": "bin", "bin": "bin"}
_GLUED = re.compile(r"(?<=[a-zа-яäöüéá])(?=[A-ZА-Я])")
_CELTIC = re.compile(r"\b(Mc|Mac|De|Di|Le|La|Van|O|D)(?=[A-Z])")
_PART = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*\.?")
_SYLLABLES = 12  # letters of a given name of two syllables
_LONGEST = 12  # parts of a name that are compared

_EQUAL, _NICK, _SOUND, _INITIAL, _EASTERN = 1.0, 0.93, 0.95, 0.9, 0.9
_TYPO = 0.1  # what one letter costs
_LEFT_OUT = 0.02
_ONE_ONLY = 0.55  # "Reyes" for "Ana Reyes": perhaps


@lru_cache(maxsize=16384)
def same_person(left: str, right: str) -> float:
    """How surely two names are one person's: 1 the same, from `SAME` on one person, 0 two.

    Order, case, accents, alphabets of Europe, honorifics, initials, nicknames, spellings and
    slips of one letter are passed over.
    """
    one, other = _parts(left), _parts(right)
    if not one or not other:
        return 0.0
    if sorted(one) == sorted(other):
        return 0.7 if "bin" in one and one != other and _inverted(one, other) else 1.0
    east = family_first(left) or family_first(right)
    joined = _run_together(one, other)
    return max(_paired(one, other, east=east), joined, _romanised(one, other) if east else 0.0)


@lru_cache(maxsize=16384)
def _parts(written: str) -> tuple[str, ...]:
    glued = _GLUED.sub(" ", _CELTIC.sub(lambda match: match[1].lower(), written))
    found: list[str] = []
    for match in _PART.finditer(
        latin(glued.replace("-", " ").replace("·", " ").replace("・", " "))
    ):
        part = match[0].replace("'", "").replace("’", "").replace("`", "")
        if part.rstrip(".") in _TITLES or part in _TITLES:
            continue
        part = (_SON.get(part, part) if found else part).rstrip(".")  # Ben is a name as well
        if part and part not in _PARTICLES and part not in found:
            found.append(part)
    if written.isupper() is False and len(found) == 2 and _initials(written):
        found = [*_initials(written), found[-1]]
    return tuple(found[:_LONGEST])


def _initials(written: str) -> list[str]:
    """The letters of "JC Juncker"."""
    first = written.split(maxsplit=1)[0] if written.split() else ""
    short = first.isupper() and len(first) in (2, 3)
    return [letter.lower() for letter in first] if short else []


def _inverted(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether son and father change places: "Ahmad bin Hasan" and "Hasan bin Ahmad"."""
    return one.index("bin") == other.index("bin") and one[0] != other[0]


def _paired(one: tuple[str, ...], other: tuple[str, ...], *, east: bool) -> float:
    """The score of the best pairing of parts."""
    shorter, longer = sorted((one, other), key=len)
    sons = "bin" in shorter
    if not sons:
        longer = tuple(part for part in longer if part != "bin")
    free = list(longer)
    scores = []
    for part in sorted(shorter, key=len, reverse=True):
        best = max(free, key=lambda held: _alike(part, held, east=east), default=None)
        value = _alike(part, best, east=east) if best is not None else 0.0
        if best is None or value == 0.0:
            return 0.0
        scores.append(value)
        free.remove(best)
    return _judged(scores, shorter, longer, free)


def _judged(
    scores: list[float], shorter: Sequence[str], longer: Sequence[str], free: list[str]
) -> float:
    whole = [part for part in shorter if len(part) > 1]
    if not whole:
        return 0.0
    if len(shorter) == 1 and len(longer) > 1:
        return _ONE_ONLY * scores[0]
    lost = sum(1 - score for score in scores)
    return max(0.0, 1 - lost - _LEFT_OUT * len(free))


@lru_cache(maxsize=65536)
def _alike(one: str, other: str, *, east: bool) -> float:
    """How surely two parts are one; 0 where they are not."""
    if one == other:
        return _EQUAL
    if len(one) == 1 or len(other) == 1:
        return _INITIAL if one[0] == other[0] else 0.0
    groups = nicknames()
    if groups.get(one, frozenset()) & groups.get(other, frozenset()):
        return _NICK
    if east and len(one) < 7 and len(other) < 7:
        return _EASTERN if eastern(one) == eastern(other) else 0.0
    if sound(one) == sound(other):
        return _SOUND
    slips = DamerauLevenshtein.distance(one, other, score_cutoff=2)
    size = max(len(one), len(other))
    allowed = 0 if size < 4 else 1 if size < 9 else 2
    return 1 - _TYPO * slips if slips <= allowed else 0.0


def _run_together(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The score of names that are only divided differently: "Kim Jongun", "Patr ushev"."""
    left, right = "".join(one), "".join(other)
    if min(len(left), len(right)) < 7 or len(one) == len(other):
        return 0.0
    slips = DamerauLevenshtein.distance(left, right, score_cutoff=1)
    return 0.95 if slips == 0 else 0.85 if slips == 1 else 0.0


def _romanised(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The score of Eastern names whose syllables sound alike: "Tse-tung" and "Zedong"."""
    if len(one) == len(other) or min(len(one), len(other)) < 2:
        return 0.0
    shorter, longer = sorted((one, other), key=len)
    if len(longer) != 3 or eastern(shorter[0]) != eastern(longer[0]):
        return 0.0
    wanted = tuple(map(eastern, longer[1:]))
    given = shorter[1]
    halves = ((given[:at], given[at:]) for at in range(1, min(len(given), _SYLLABLES)))
    return _EASTERN if any(tuple(map(eastern, pair)) == wanted for pair in halves) else 0.0
