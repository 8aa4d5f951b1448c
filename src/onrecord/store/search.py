"""The query language of a search box: words, "phrases", prefix*, this OR that, -not.

The full-text engine's own language is never exposed: every term is quoted before it gets
there, so that nothing a user types is a syntax error or an operator.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.store.script import apart

_LIMIT = 1_000  # characters of a query
_TERMS = 50
# Quotation marks of all kinds are one, and full-width operators are operators.
_MARKS = str.maketrans(dict.fromkeys("“”„«»＂「」『』", '"') | {"＊": "*", "－": "-", "\0": " "})
# An optional minus, then a phrase (closed or not) or a run of other characters.
_TERM = re.compile(r'(-?)(?:"([^"]*)(?:"(\*?)|$)|([^\s"]+))')


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What must and what must not occur, in the language of FTS5; None asks nothing."""

    words: str | None
    without: str | None


NOTHING = Query(words='""', without=None)  # an empty phrase occurs nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term as typed: a word or a phrase, a minus before or a star behind; or an OR."""

    body: str
    minus: bool = False
    star: bool = False
    either: bool = False  # an OR, not a term


def parse(text: str | None) -> Query | None:
    """Read a query; None where it is blank, `NOTHING` where no term in it can be found."""
    if text is None or not text.strip():
        return None
    groups: list[list[str]] = []  # all of these, of each any one
    without: list[str] = []
    joined = False  # by an OR before
    for term in [found for found in _typed(text) if found.either or _searchable(found)][:_TERMS]:
        if term.either:
            joined = bool(groups)
        elif term.minus:
            without.append(_quoted(term))
        elif joined:
            groups[-1].append(_quoted(term))
            joined = False
        else:
            groups.append([_quoted(term)])
    if not groups and not without:
        return NOTHING
    return Query(
        words=" AND ".join(f"({' OR '.join(group)})" for group in groups) or None,
        without=" OR ".join(without) or None,
    )


def terms(text: str) -> list[Term]:
    """Give the words and phrases of a query that can be found, in order."""
    return [term for term in _typed(text) if not term.either and _searchable(term)]


def _typed(text: str) -> Iterator[Term]:
    for match in _TERM.finditer(text[:_LIMIT].translate(_MARKS)):
        minus, phrase, star, word = match.groups()
        if phrase is not None:
            yield Term(body=phrase, minus=bool(minus), star=bool(star))
        elif word == "OR" and not minus:
            yield Term(body="", either=True)
        else:
            yield Term(body=word.rstrip("*"), minus=bool(minus), star=word.endswith("*"))


def _quoted(term: Term) -> str:
    """Write a term in the language of the engine."""
    body = " ".join(apart(term.body).split())
    return f'"{body}"{" *" if term.star else ""}'


def _searchable(term: Term) -> bool:
    return any(unicodedata.category(sign)[0] in "LN" for sign in term.body)


def fold(name: str) -> str:
    """Fold case, accents and spaces away, to compare names."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())
