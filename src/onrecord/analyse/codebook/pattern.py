"""What a variant matches: rows of words, with alternatives, endings, optional words and gaps.

    community of/with a? shared future     of or with; "a" may be missing
    defend~ our sovereign waters           defend, defends, defended, defending
    cooperat*                              every word that begins so
    waters ... share~                      up to `gap` words between, inside one sentence
    人类命运共同体                          characters one after the other

Case, accents, quotation marks and hyphens do not count, as in the search of a case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product

from onrecord.analyse.codebook.inflection import inflected
from onrecord.store import script

GAP = 3  # words, where a codebook tells no other
LONGEST_GAP = 20
_LEAST_STEM = 3  # letters before a star
_MOST = 64  # rows of words that one variant may stand for
_GAPS = frozenset({"...", "…"})
_MARKS = re.compile(r"[*~?/]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One word of a row: any of some words, or any word that begins with one of some stems."""

    words: frozenset[str] = frozenset()  # without case and accents
    stems: frozenset[str] = frozenset()
    gap: int = 0  # words that may stand before it


Row = tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """The rows of words that a variant stands for; any of them is a match."""

    rows: tuple[Row, ...]


class PatternError(ValueError):
    """A variant that cannot be matched; the text says what is wrong and how to mend it."""


def parse(text: str, gap: int = GAP) -> Pattern:
    """Read a variant.

    Args:
        text: As a codebook writes it.
        gap: Words that "..." stands for, at most.

    Raises:
        PatternError: it matches nothing, or far too much.
    """
    parts = text.split()
    _check_ends(text, parts)
    choices: list[list[Row]] = []
    before = 0
    for part in parts:
        if part in _GAPS:
            before = gap
            continue
        choices.append(_slot(part, before))
        before = 0
    rows = [tuple(step for row in chosen for step in row) for chosen in _products(text, choices)]
    if not all(rows):
        raise PatternError(
            f"{text!r} matches without any word: at least one must not be marked with ?."
        )
    return Pattern(rows=tuple(dict.fromkeys(map(_opened, rows))))


def _check_ends(text: str, parts: list[str]) -> None:
    if not parts:
        raise PatternError("A variant without words matches nothing: write its words or remove it.")
    if parts[0] in _GAPS or parts[-1] in _GAPS:
        raise PatternError(f"{text!r} begins or ends with a gap: remove the ... there.")


def _slot(part: str, gap: int) -> list[Row]:
    """Give the rows that one part of a variant may be; an empty one where it may be missing."""
    body, optional = (part[:-1], True) if part.endswith("?") else (part, False)
    single: list[Step] = []
    rows: list[Row] = []
    for alternative in body.split("/"):
        row = _alternative(alternative, part)
        if len(row) == 1:
            single.append(row[0])
        else:
            rows.append(row)
    if single:
        words = frozenset(word for step in single for word in step.words)
        stems = frozenset(stem for step in single for stem in step.stems)
        rows.append((Step(words=words, stems=stems),))
    rows = [(replace(row[0], gap=gap), *row[1:]) for row in rows]
    return [*rows, ()] if optional else rows


def _alternative(written: str, part: str) -> Row:
    bare = _MARKS.sub("", written)
    plain = [word.plain for word in script.words(bare) if word.start < word.end]
    if not plain:
        raise PatternError(f"{part!r} holds no word: write letters or figures, or remove it.")
    steps = [Step(words=frozenset({word})) for word in plain]
    if written.endswith("*"):
        if len(plain[-1]) < _LEAST_STEM:
            raise PatternError(
                f"{part!r} would match too much: write {_LEAST_STEM} letters or more before the *."
            )
        steps[-1] = Step(stems=frozenset({plain[-1]}))
    elif written.endswith("~"):
        steps[-1] = Step(words=inflected(plain[-1]))
    if _MARKS.search(written[:-1]):
        raise PatternError(f"{part!r} has a mark inside a word: * ~ and ? stand at its end.")
    return tuple(steps)


def _products(text: str, choices: list[list[Row]]) -> list[tuple[Row, ...]]:
    count = 1
    for rows in choices:
        count *= len(rows)
    if count > _MOST:
        raise PatternError(
            f"{text!r} stands for {count:,} rows of words, {_MOST} at most: write it as several "
            "variants."
        )
    return list(product(*choices))


def _opened(row: Row) -> Row:
    """Drop the gap before the first word, which an optional word may have left there."""
    return (replace(row[0], gap=0), *row[1:])
