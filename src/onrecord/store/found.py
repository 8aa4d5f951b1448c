"""Where the words of a query stand in a text."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.store.script import Word, words
from onrecord.store.search import terms

_MOST_TERMS = 32
_FAR = 50_000  # characters in which an excerpt is looked for word by word
_WIDE = "\u0e00"  # from here on mostly scripts without spaces, where no word is cut in two


def matched(text: str, query: str) -> list[tuple[str, bool]]:
    """Cut a text into stretches, each with whether the query asks for it."""
    asked = _asked(query)
    if not asked:
        return [(text, False)]
    found = words(text)
    places: dict[str, list[int]] = {}
    for place, word in enumerate(found):
        places.setdefault(word.plain, []).append(place)
    hit = [False] * len(found)
    for term in asked:
        for at in _starts(term, found, places):
            hit[at : at + len(term)] = [True] * len(term)
    return _stretches(text, found, hit)


def excerpt(text: str, query: str, *, before: int = 60, after: int = 140) -> str | None:
    """Cut out where the first of a query's words stands in a text, whole words at the ends."""
    at = _first(text, query)
    if at is None:
        return None
    start, end = max(0, at - before), min(len(text), at + after)
    while start and start > at - 2 * before and _inside_word(text, start):
        start -= 1
    while end < len(text) and end < at + 2 * after and _inside_word(text, end):
        end += 1
    left, right = ("… " if start else ""), (" …" if end < len(text) else "")
    return f"{left}{' '.join(text[start:end].split())}{right}"


def _inside_word(text: str, at: int) -> bool:
    return text[at - 1].isalnum() and text[at].isalnum() and text[at] < _WIDE


def _first(text: str, query: str) -> int | None:
    """Find where a term stands: as typed, which is fast, or else as the search reads it."""
    lower = text.lower()
    bodies = [term.body.lower() for term in terms(query) if not term.minus]
    places = [lower.find(body) for body in bodies] if len(lower) == len(text) else []
    found = [at for at in places if at >= 0]
    if found:
        return min(found)
    asked = _asked(query)
    every = words(text[:_FAR]) if asked else []
    starts = [
        word.start
        for at, word in enumerate(every)
        if any(_stands(term, every, at) for term in asked)
    ]
    return min(starts, default=None)


def spans(text: str, query: str) -> list[tuple[int, int]]:
    """Give [start, end) of everything in a text that a query asks for."""
    found, at = [], 0
    for piece, hit in matched(text, query):
        if hit:
            found.append((at, at + len(piece)))
        at += len(piece)
    return found


def _asked(query: str) -> list[list[str]]:
    """Read what is asked for, each a row of words; the last of one may end in a star."""
    asked = []
    for term in terms(query):
        row = [word.plain for word in words(term.body)]
        if term.minus or not row:
            continue
        if term.star:
            row[-1] += "*"
        asked.append(row)
    return asked[:_MOST_TERMS]


def _starts(term: list[str], found: Sequence[Word], places: dict[str, list[int]]) -> list[int]:
    """List the places at which a term begins."""
    first = term[0]
    candidates = range(len(found)) if first.endswith("*") else places.get(first, ())
    return [at for at in candidates if _stands(term, found, at)]


def _stands(term: list[str], found: Sequence[Word], at: int) -> bool:
    return at + len(term) <= len(found) and all(
        _fits(want, found[at + n].plain) for n, want in enumerate(term)
    )


def _fits(want: str, word: str) -> bool:
    return word.startswith(want[:-1]) if want.endswith("*") else word == want


def _stretches(text: str, found: Sequence[Word], hit: Sequence[bool]) -> list[tuple[str, bool]]:
    """Join neighbouring words of one match with what stands between them."""
    cut: list[tuple[str, bool]] = []
    at = 0
    for place, word in enumerate(found):
        if not hit[place]:
            continue
        if place > 0 and hit[place - 1] and cut:
            cut[-1] = (cut[-1][0] + text[at : word.end], True)
        else:
            cut += [(text[at : word.start], False), (text[word.start : word.end], True)]
        at = max(at, word.end)
    return [piece for piece in (*cut, (text[at:], False)) if piece[0]]
