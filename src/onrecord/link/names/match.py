"""Whether two written names can be one person's, as a score from 0 to 1.

Parts are paired one to one. What one name leaves out costs little; what both have and does not
agree, a second name or a patronymic, parts two persons however alike the rest is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.grammar.lexicon import given_names, nicknames
from onrecord.link.names.letters import latin
from onrecord.link.names.sounds import distance, eastern
from onrecord.link.names.spelt import spellings
from onrecord.resolve.names.persons import HONORIFICS, family_first

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
_HANGUL = re.compile("[\uac00-\ud7a3]")
_SYLLABLES = 12  # letters of a given name of two syllables
_LONGEST = 12  # parts of a name that are compared
_LONG = 32  # letters; what is longer is no name, and only compared for being equal


class Level(StrEnum):
    """How two parts of names agree; the value says it."""

    SAME = "the same"
    SPELLING = "another spelling of one sound"
    SYLLABLE = "another romanisation of one syllable"
    NICKNAME = "a short form"
    INITIAL = "an initial"
    SLIP = "a letter or two apart"


_WORTH = {
    Level.SAME: 1.0, Level.SPELLING: 0.95, Level.NICKNAME: 0.93, Level.INITIAL: 0.9,
    Level.SYLLABLE: 0.9,
}  # fmt: skip
_SLIP = 0.1  # what one letter costs
_LEFT_OUT = 0.02
_ONE_ONLY = 0.55  # "Reyes" for "Ana Reyes": perhaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """A part of each name, and how the two agree."""

    left: str
    right: str
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Two names that can be one person's, part by part."""

    score: float  # 0-1; from `SAME` on, one person's
    pairs: tuple[Paired, ...]
    left_out: tuple[str, ...] = ()  # parts that only the longer name has


def same_person(left: str, right: str) -> float:
    """How surely two names are one person's: 1 the same, from `SAME` on one person, 0 two.

    Order, case, accents, alphabets of Europe, honorifics, initials, nicknames, spellings and
    slips of one letter are passed over.
    """
    found = agreement(left, right)
    return found.score if found else 0.0


@lru_cache(maxsize=65536)
def agreement(left: str, right: str) -> Agreement | None:
    """How two names agree part by part; None where they are two persons'."""
    one, other = parts(left), parts(right)
    if not one or not other:
        return None
    if sorted(one) == sorted(other):
        turned = "bin" in one and one != other and _inverted(one, other)
        same = tuple(Paired(left=part, right=part, level=Level.SAME) for part in one)
        return Agreement(score=0.7 if turned else 1.0, pairs=same)
    east = any(family_first(name) or _HANGUL.search(name) for name in (left, right))
    found = [_paired(one, other, east=east), _run_together(one, other)]
    if east:
        found.append(_romanised(one, other))
    return max((one for one in found if one), key=lambda one: one.score, default=None)


@lru_cache(maxsize=16384)
def parts(written: str) -> tuple[str, ...]:
    """The parts of a name in plain lower-case letters, without titles and particles."""
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


def _paired(one: tuple[str, ...], other: tuple[str, ...], *, east: bool) -> Agreement | None:
    """The best pairing of parts, the longest first."""
    swapped = len(one) > len(other)
    shorter, longer = (other, one) if swapped else (one, other)
    if "bin" not in shorter:
        longer = tuple(part for part in longer if part != "bin")
    free = list(longer)
    pairs, lost = [], 0.0
    for part in sorted(shorter, key=len, reverse=True):
        ranked = [(_alike(part, held, east=east), held) for held in free]
        worth, level, held = max(
            ((*alike, held) for alike, held in ranked if alike),
            key=lambda found: found[0],
            default=(0.0, None, ""),
        )
        if level is None:
            return None
        lost += 1 - worth
        free.remove(held)
        left, right = (held, part) if swapped else (part, held)
        pairs.append(Paired(left=left, right=right, level=level))
    if len(shorter) > 2 and _misplaced(pairs, one, other):
        return None
    whole = any(len(part) > 1 for part in shorter)
    score = 1 - lost - _LEFT_OUT * len(free)
    if len(shorter) == 1 and len(longer) > 1:
        score = _ONE_ONLY * (1 - lost)
    if not whole or score <= 0:
        return None
    return Agreement(score=score, pairs=tuple(pairs), left_out=tuple(free))


def _misplaced(pairs: Sequence[Paired], one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether an initial stands for another name than its place says: "A. B." and "A. C. B."."""
    initials = (pair for pair in pairs if min(len(pair.left), len(pair.right)) == 1)
    return any(one.index(pair.left) != other.index(pair.right) for pair in initials)


@lru_cache(maxsize=65536)
def _alike(one: str, other: str, *, east: bool) -> tuple[float, Level] | None:
    """How surely two parts are one, and by what; None where they are not."""
    if one == other:
        return _WORTH[Level.SAME], Level.SAME
    if len(one) == 1 or len(other) == 1:
        return (_WORTH[Level.INITIAL], Level.INITIAL) if one[0] == other[0] else None
    groups = nicknames()
    if groups.get(one, frozenset()) & groups.get(other, frozenset()):
        return _WORTH[Level.NICKNAME], Level.NICKNAME
    if east and len(one) < 7 and len(other) < 7:
        same = eastern(one) == eastern(other)
        return (_WORTH[Level.SYLLABLE], Level.SYLLABLE) if same else None
    return _by_sound(one, other)


def _by_sound(one: str, other: str) -> tuple[float, Level] | None:
    size = max(len(one), len(other))
    if size > _LONG or _two_names(one, other):
        return None
    spelt = spellings()
    if spelt.get(one, -1) == spelt.get(other, -2):
        return _WORTH[Level.SPELLING], Level.SPELLING
    heard = distance(one, other)
    if heard <= _allowed(size):
        return _WORTH[Level.SPELLING] - _SLIP * heard, Level.SPELLING
    slips = DamerauLevenshtein.distance(one, other, score_cutoff=2)
    allowed = 0 if size < 4 else 1 if size < 7 else 2
    return (1 - _SLIP * slips, Level.SLIP) if slips <= allowed else None


def _two_names(one: str, other: str) -> bool:
    """Whether two given names are known to be different ones: Hassan and Hussein, Olga and Oleg."""
    spelt, genders = spellings(), given_names()
    if one in spelt and other in spelt:
        return spelt[one] != spelt[other]
    if {genders.get(one), genders.get(other)} == {"f", "m"}:
        return True
    return one in genders and other in genders and distance(one, other) > _allowed(0)


def _allowed(size: int) -> float:
    """How far apart parts of one name may sound, by letters of the longer one."""
    return 0.0 if size < 4 else 0.4 if size < 6 else 0.6 if size < 9 else 0.8


def _run_together(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement | None:
    """Names that are only divided differently: "Kim Jongun", "Patr ushev"."""
    if min(map(len, (*one, *other))) < 2:
        return None  # an initial more or less is no slip
    left, right = "".join(one), "".join(other)
    if min(len(left), len(right)) < 7 or len(one) == len(other):
        return None
    slips = DamerauLevenshtein.distance(left, right, score_cutoff=1)
    if slips > 1:
        return None
    level = Level.SLIP if slips else Level.SPELLING
    pair = Paired(left=" ".join(one), right=" ".join(other), level=level)
    return Agreement(score=0.85 if slips else 0.95, pairs=(pair,))


def _romanised(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement | None:
    """Eastern names whose syllables sound alike: "Tse-tung" and "Zedong"."""
    if len(one) == len(other) or min(len(one), len(other)) < 2:
        return None
    shorter, longer = sorted((one, other), key=len)
    if len(longer) != 3 or eastern(shorter[0]) != eastern(longer[0]):
        return None
    wanted = tuple(map(eastern, longer[1:]))
    given = shorter[1]
    halves = ((given[:at], given[at:]) for at in range(1, min(len(given), _SYLLABLES)))
    if not any(tuple(map(eastern, pair)) == wanted for pair in halves):
        return None
    pair = Paired(left=" ".join(one), right=" ".join(other), level=Level.SYLLABLE)
    return Agreement(score=_WORTH[Level.SYLLABLE], pairs=(pair,))
