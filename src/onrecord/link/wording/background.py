"""How rare words are in public speech, and which phrases everybody uses.

The table is fixed, so that what two wordings share weighs the same whatever else a case holds:
adding documents changes no pair that was judged before. `training/sayings/CARD.md` says how it
was counted.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.link.wording.numerals import is_number

_NAMELIKE = 0.7  # share of its uses within a sentence that a name has with a capital
RARE = 5.0  # a word that at most one paragraph in 150 holds
_FORMULAS = (  # what the table is too small to know: 2 and 3 words
    "god bless",
    "thank you",
    "no comment",
    "make no mistake",
    "let me be clear",
    "ladies and gentlemen",
    "good morning",
    "good afternoon",
    "good evening",
    "my fellow",
    "happy to answer",
    "thoughts and prayers",
    "with all due respect",
    "it is an honor",
    "bless the united states",
    "bless you all",
    "my friends",
    "welcome to",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """The table. Rarity is the negative logarithm of the share of paragraphs with a word."""

    rarity: dict[str, float]
    names: frozenset[str]
    stock: frozenset[tuple[str, ...]]
    rarest: float

    def weight(self, form: str) -> float:
        """Say how rare a form is; what is not listed is as rare as can be told, a number too."""
        known = self.rarity.get(form)
        if known is None:
            return self.rarest - 3 if is_number(form) else self.rarest
        return known

    def weights(self, forms: Iterable[str]) -> list[float]:
        """Say how rare each form is."""
        return [self.weight(form) for form in forms]

    def unstocked(self, forms: Sequence[str]) -> list[bool]:
        """Tell which words stand in no stock phrase."""
        free = [True] * len(forms)
        for length in (2, 3, 4, 5):
            for at in range(len(forms) - length + 1):
                if tuple(forms[at : at + length]) in self.stock:
                    free[at : at + length] = [False] * length
        return free


@cache
def background() -> Background:
    """Read the table that ships with the package."""
    packed = (files("onrecord.link.wording") / "weights" / "background.tsv.gz").read_bytes()
    rarity: dict[str, float] = {}
    names, stock = set(), {tuple(formula.split()) for formula in _FORMULAS}
    rarest = 0.0
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        form, _, rest = line.partition("\t")
        if form == "# rarest":
            rarest = float(rest)
        elif rest:
            value, share = rest.split("\t")
            rarity[form] = float(value)
            if float(share) >= _NAMELIKE:
                names.add(form)
        else:
            stock.add(tuple(form.split()))
    return Background(rarity=rarity, names=frozenset(names), stock=frozenset(stock), rarest=rarest)
