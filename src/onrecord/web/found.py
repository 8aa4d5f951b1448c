"""Marks what a search matched in the text of a hit."""

from __future__ import annotations

import re
import unicodedata

# As the search of a case reads them: phrases (closed or not), prefix*, OR, -not.
_TERM = re.compile(r'(-?)(?:"([^"]*)(?:"(\*?)|$)|([^\s"]+))')
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_WORD = re.compile(r"[^\W_]+")
_MOST_TERMS = 32


def matched(text: str, words: str) -> list[tuple[str, bool]]:
    """Cut a text into stretches, each with whether the search asked for it."""
    terms = _terms(words)
    if not terms:
        return [(text, False)]
    found = [match.span() for match in _WORD.finditer(text)]
    plain = [_plain(text[start:end]) for start, end in found]
    hit = [False] * len(found)
    for term in terms:
        for at in range(len(plain) - len(term) + 1):
            if all(_fits(want, plain[at + n]) for n, want in enumerate(term)):
                hit[at : at + len(term)] = [True] * len(term)
    return _stretches(text, found, hit)


def _terms(words: str) -> list[list[str]]:
    """Read what is asked for, each a row of words; the last of one may end in a star."""
    terms = []
    for match in _TERM.finditer(words.translate(_MARKS)):
        minus, phrase, star, word = match.groups()
        if minus or word == "OR":
            continue
        body = phrase if phrase is not None else word
        term = [_plain(part) for part in _WORD.findall(body)]
        if term and (star or (word and word.endswith("*"))):
            term[-1] += "*"
        terms += [term] if term else []
    return terms[:_MOST_TERMS]


def _fits(want: str, word: str) -> bool:
    return word.startswith(want[:-1]) if want.endswith("*") else word == want


def _plain(text: str) -> str:
    """Take case and accents away, as the search does."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _stretches(text: str, found: list[tuple[int, int]], hit: list[bool]) -> list[tuple[str, bool]]:
    """Join neighbouring words of one match with what stands between them."""
    cut: list[tuple[str, bool]] = []
    at = 0
    for place, (start, end) in enumerate(found):
        if not hit[place]:
            continue
        joined = place > 0 and hit[place - 1] and cut
        if joined:
            cut[-1] = (cut[-1][0] + text[at:end], True)
        else:
            cut += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in (*cut, (text[at:], False)) if piece[0]]
