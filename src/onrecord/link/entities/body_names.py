"""Names of organisations, parties, states and bodies as bags of words beside their countries.

"Chinese Foreign Ministry" and "Ministry of Foreign Affairs of China" are one bag; so are "CCP"
and "CPC" where a text spells them out. Countries are set apart, since a text may leave them out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.grammar.lexicon import bodies, countries, fold
from onrecord.resolve.names.kinds import derived

_WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*\.?")
_SMALL = frozenset("of the for and on in at to de la du des der die das y e a an".split())
_LEGAL = frozenset(
    "inc inc. corp corp. corporation ltd ltd. limited plc llc llp gmbh ag sa s.a nv co co. company "
    "incorporated oao pao ooo jsc".split()
)
_AMERICAN = {
    "defence": "defense", "labour": "labor", "centre": "center", "programme": "program",
    "organisation": "organization", "govt": "government", "dept": "department",
    "dept.": "department", "intl": "international", "assn": "association", "natl": "national",
}  # fmt: skip
_GOVERNMENTS = frozenset(("government", "administration", "regime"))
_GENERIC = frozenset(
    "national federal state central supreme high foreign interior defense justice finance health "
    "trade education treasury house senate congress parliament party press public general "
    "security intelligence affairs city local provincial people's communist socialist liberal "
    "conservative democratic republican labor green national united popular royal office "
    "ruling opposition".split()
)
_EVERYWHERE = frozenset(
    "ministry department council court police bank commission parliament assembly party".split()
)
_TELLING = 3  # generic words that together are a name
_SHORT = re.compile(r"(?:[A-Z]\.?){2,7}s?")
_ACRONYM = 7  # letters at most


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyName:
    """The name of a body, cut into what is compared."""

    words: tuple[str, ...]  # content words, folded and sorted, countries left out
    countries: frozenset[str] = frozenset()
    acronym: str | None = None  # where the name is nothing but one: "CCP"
    generic: bool = False  # says nothing without its country: "Foreign Ministry", "the Party"


@lru_cache(maxsize=65536)
def body_name(written: str, lands: frozenset[str] = frozenset()) -> BodyName:
    """Cut the name of a body, a state or a group.

    Args:
        written: the name.
        lands: countries that no table knows and the document names.
    """
    found: set[str] = set()
    words = []
    folded = fold(written).removesuffix("'s")
    whole = _country(folded.removeprefix("the "), lands, people=False)
    if whole:
        return BodyName(words=(), countries=frozenset((whole,)))
    for word in _words(folded):
        country = _country(word, lands)
        if country:
            found.add(country)
        elif word not in _SMALL and word not in _LEGAL:
            words.append(_AMERICAN.get(word, word))
    if "ministry" in words or "department" in words:
        words = [word for word in words if word != "affairs"]
    kept = tuple(sorted(set(words)))
    if kept and set(kept) <= _GOVERNMENTS:
        kept = ("government",)
    return BodyName(
        words=kept, countries=frozenset(found), acronym=acronym(written), generic=_generic(kept)
    )


def _words(folded: str) -> list[str]:
    """Words; names of countries of several words are one."""
    known = countries().names
    words = [match[0].removesuffix("'s") for match in _WORD.finditer(folded)]
    found, at = [], 0
    while at < len(words):
        for size in (3, 2):
            joined = " ".join(words[at : at + size])
            if len(words) - at >= size and (joined in known or joined in countries().people):
                found.append(joined)
                at += size
                break
        else:
            found.append(words[at].rstrip(".") if words[at] not in known else words[at])
            at += 1
    return found


def _country(word: str, lands: frozenset[str] = frozenset(), *, people: bool = True) -> str | None:
    table = countries()
    known = table.names.get(word) or (table.people.get(word) if people else None)
    if known or not lands:
        return known
    for land in sorted(lands):
        if word == fold(land) or (people and derived(word, fold(land))):
            return land
    return None


def _generic(words: tuple[str, ...]) -> bool:
    """Whether every state may have one: "Foreign Ministry", not "Central Intelligence Agency"."""
    if not words or not all(word in bodies() or word in _GENERIC for word in words):
        return False
    return len(words) < _TELLING or not _EVERYWHERE.isdisjoint(words)


def acronym(written: str) -> str | None:
    """The letters of a name that is an acronym: "C.I.A." -> "CIA"; None for other names."""
    plain = written.strip().removeprefix("the ").removeprefix("The ")
    letters = plain.replace(".", "")
    if not _SHORT.fullmatch(plain) or not 2 <= len(letters) <= _ACRONYM:
        return None
    if fold(letters) in _LEGAL or _country(fold(plain)):
        return None
    return letters.removesuffix("s")


@lru_cache(maxsize=65536)
def acronyms_of(written: str) -> frozenset[str]:
    """The acronyms that a name may have: its initials, a country's first or last or left out."""
    capital = [word for word in _WORD.findall(written) if word[:1].isupper()]
    capital = [word for word in capital if fold(word) not in _SMALL]
    if len(capital) < 2 or written.isupper():
        return frozenset()
    lands = [word for word in capital if _country(fold(word).removesuffix("'s"))]
    rest = "".join(word[0] for word in capital if word not in lands)
    if len(rest) < 2:
        return frozenset()
    found = {"".join(word[0] for word in capital)}
    for land in lands:
        found |= {land[0] + rest, rest + land[0], rest}
    return frozenset(one.upper() for one in found if len(one) > 1)


def government(words: tuple[str, ...]) -> str | None:
    """Whose government a name means that has a person's: "trump" of "Trump administration"."""
    rest = [word for word in words if word not in _GOVERNMENTS]
    return rest[0] if len(rest) == 1 and len(words) == 2 else None
