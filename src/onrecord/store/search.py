"""The query language of a search box: words, "phrases", prefix*, this OR that, -not.

The full-text engine's own language is never exposed: every term is quoted before it gets
there, so that nothing a user types is a syntax error or an operator.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LIMIT = 1_000  # characters of a query
_TERMS = 50
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\0": " "})
# An optional minus, then a phrase (closed or not) or a run of other characters.
_TERM = re.compile(r'(-?)(?:"([^"]*)(?:"(\*?)|$)|([^\s"]+))')


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What must and what must not occur, in the language of FTS5; None asks nothing."""

    words: str | None
    without: str | None


NOTHING = Query(words='""', without=None)  # an empty phrase occurs nowhere


def parse(text: str | None) -> Query | None:
    """Read a query; None where it is blank, `NOTHING` where no term in it can be found."""
    if text is None or not text.strip():
        return None
    groups: list[list[str]] = []  # all of these, of each any one
    without: list[str] = []
    joined = False  # by an OR before
    for minus, term in _terms(text):
        if term is None:
            joined = bool(groups)
        elif minus:
            without.append(term)
        elif joined:
            groups[-1].append(term)
            joined = False
        else:
            groups.append([term])
    if not groups and not without:
        return NOTHING
    return Query(
        words=" AND ".join(f"({' OR '.join(group)})" for group in groups) or None,
        without=" OR ".join(without) or None,
    )


def _terms(text: str) -> list[tuple[bool, str | None]]:
    """Give the terms in order, quoted, and whether a minus precedes; None is an OR."""
    found: list[tuple[bool, str | None]] = []
    for match in _TERM.finditer(text[:_LIMIT].translate(_MARKS)):
        minus, phrase, star, word = match.groups()
        if word == "OR" and not minus:
            found.append((False, None))
            continue
        body = phrase if phrase is not None else word.rstrip("*")
        star = star or ("*" if phrase is None and word.endswith("*") else "")
        if any(map(_searchable, body)):
            found.append((bool(minus), f'"{body}"{star and " *"}'))
    return found[:_TERMS]


def _searchable(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"


def fold(name: str) -> str:
    """Fold case, accents and spaces away, to compare names."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())
