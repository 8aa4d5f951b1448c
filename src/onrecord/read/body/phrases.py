"""The phrases of site furniture, from the table `furniture.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.read.text.lines import Line

_READ = 400  # characters of a line that the patterns look at, from either end
_MARKS = " :.>»→!"  # what may stand around a line that is nothing but a phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One row of the table."""

    reason: str
    at: str
    weight: float
    words: int
    pattern: re.Pattern[str]

    def fits(self, line: Line) -> bool:
        """Whether a line says it."""
        if line.words > self.words:
            return False
        if self.at == "start":
            return bool(self.pattern.match(line.text[:_READ]))
        if self.at == "whole":
            return bool(self.pattern.fullmatch(line.text.strip(_MARKS) or line.text))
        return bool(self.pattern.search(line.text[-_READ:]))


@cache
def phrases() -> tuple[Phrase, ...]:
    """The table, weightiest first."""
    table = tomllib.loads((files("onrecord.read.body") / "furniture.toml").read_text("utf-8"))
    rows = (
        Phrase(
            reason=row["reason"],
            at=row["at"],
            weight=float(row["weight"]),
            words=row["words"],
            pattern=re.compile("|".join(row["any"]), re.IGNORECASE),
        )
        for row in table["phrase"]
    )
    return tuple(sorted(rows, key=lambda phrase: -phrase.weight))


@lru_cache(maxsize=2048)  # a line is asked about more than once while it is read
def heaviest(line: Line) -> Phrase | None:
    """The weightiest phrase that a line says."""
    return next((phrase for phrase in phrases() if phrase.fits(line)), None)
