"""What a head looks at in a sentence with two parties, as names that are then hashed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from onrecord.acts.features import WORD
from training.acts import roots

_AFTER = 4  # words behind the first party that are looked at as its verb
_FIRST, _SECOND = "<s>", "<t>"

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sentence with two parties: its words, and which of them belong to whom."""

    words: Sequence[str]  # lower case; `<s>` and `<t>` stand before the parties' own words
    bases: Sequence[str]
    zones: Sequence[str]  # "s" and "t" within a party, "" elsewhere
    first: int  # where `<s>` stands
    second: int

    def zone(self, at: int) -> str:
        """Whether a word stands before, between or behind the parties."""
        low, high = sorted((self.first, self.second))
        return "b" if at < low else "m" if at < high else "a"


def pair(text: str, one: Offsets, other: Offsets) -> Pair:
    """Cut a sentence into words around its parties, which are given by offsets."""
    words: list[str] = []
    zones: list[str] = []
    places = {_FIRST: one, _SECOND: other}
    found = {}
    for match in WORD.finditer(text):
        for mark, (start, end) in places.items():
            if mark not in found and match.end() > start and match.start() < max(end, start + 1):
                found[mark] = len(words)
                words.append(mark)
                zones.append("")
        words.append(match[0].lower())
        zones.append(_zone(match.start(), one, other))
    return Pair(
        words=words,
        bases=roots.bases(words),
        zones=zones,
        first=found.get(_FIRST, 0),
        second=found.get(_SECOND, len(words)),
    )


def _zone(at: int, one: Offsets, other: Offsets) -> str:
    return "s" if one[0] <= at < one[1] else "t" if other[0] <= at < other[1] else ""


def lexical_root(seen: Pair) -> str | None:
    """The root that the words alone tell: of the first one behind the first party."""
    told = roots.hits(seen.words, seen.bases)
    outside = [hit for hit in told if not seen.zones[hit.at]]
    behind = [hit for hit in outside if hit.at > seen.first]
    return next((hit.root for hit in behind or outside or told), None)


def of_pair(seen: Pair) -> set[str]:
    """Words, pairs of words, places, and what the lexicon answers."""
    order = "st" if seen.first < seen.second else "ts"
    core = [at for at, zone in enumerate(seen.zones) if not zone]
    named = {f"order {order}", f"root {lexical_root(seen)}"}
    for at in core:
        named.add(f"u {seen.bases[at]}")
        named.add(f"{order}{seen.zone(at)} {seen.bases[at]}")
    named.update(f"b {seen.bases[a]} {seen.bases[b]}" for a, b in pairwise(core))
    named.update(f"{z} {base}" for z, base in zip(seen.zones, seen.bases, strict=True) if z)
    verbs = [at for at in core if at > seen.first][:_AFTER]
    named.update(f"v {seen.bases[at]}" for at in verbs)
    for hit in roots.hits(seen.words, seen.bases):
        zone = seen.zones[hit.at] or order + seen.zone(hit.at)
        named.update((f"l {hit.name}", f"l {zone} {hit.name}"))
    named.update(f"judged {order}{zone}{worth}" for zone, worth in _judged(seen))
    return named


def _judged(seen: Pair) -> Iterator[tuple[str, str]]:
    """Words of praise and of blame, and where they stand."""
    for at, word in enumerate(seen.words):
        worth = _worth(word)
        if worth:
            yield seen.zones[at] or seen.zone(at), worth


def _worth(word: str) -> str | None:
    """Whether a word in lower case blames or praises: "-", "+" or None."""
    blame, praise = _worths()
    return "-" if blame.fullmatch(word) else "+" if praise.fullmatch(word) else None


@cache
def _worths() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = tomllib.loads((files("onrecord.acts") / "content.toml").read_text(encoding="utf-8"))
    words = table["words"]
    blame, praise = f"{words['bad']} {words['wrong']}", words["good"]
    return re.compile("|".join(blame.split())), re.compile("|".join(praise.split()))
