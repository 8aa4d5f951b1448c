"""Names that the tagger missed: in the sources of attributions, and further mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from onrecord.grammar.lexicon import (
    GROUPS,
    NO_NAMES,
    bodies,
    countries,
    fold,
    given_names,
    is_adherent,
    roles,
)
from onrecord.grammar.text import TextView
from onrecord.model import EntityKind, Span
from onrecord.resolve.names.mentions import Name, Names, name_at
from onrecord.resolve.names.persons import (
    HONORIFICS,
    PARTICLES,
    family_first,
    honoured,
    is_contraction,
    parse,
)
from onrecord.resolve.offices import ABBREVIATED, of_state

_SHORT = re.compile(r" \(([A-Z][A-Z&-]{1,9})\)")
_LONGEST_PERSON = 5  # words
_INNER = frozenset(("of", "for", "the")) | PARTICLES


def of_sources(layout: TextView, names: Names, sources: Iterable[Span]) -> list[Name]:
    """Names in the sources of attributions that the tagger missed."""
    found = []
    for piece in sources:
        first, last = layout.word_range(piece.start, piece.end)
        index = first
        while index < last:
            stop = _run(layout, index, last, names)
            if stop > index:
                name = _guess(layout, index, stop)
                if name:
                    found.append(name)
            index = max(stop, index + 1)
    return found


def _run(layout: TextView, index: int, last: int, names: Names) -> int:
    """The end of the run of capitalised words at `index` that no name covers; `index` if none."""
    stop = index
    while stop < last:
        word = layout.words[stop]
        inner = stop > index and word.lower in _INNER
        inside = inner and stop + 1 < last and layout.words[stop + 1].capital
        if not (word.capital or inside) or names.covering(word.start):
            break
        if stop == index and _no_start(layout, index):
            break
        stop += 1
        if layout.gap(stop - 1) not in (" ", "\u00a0") or word.possessive:
            break
    return stop


def _no_start(layout: TextView, index: int) -> bool:
    lower = layout.words[index].lower
    if is_contraction(lower):
        return True
    if lower not in NO_NAMES:
        return lower in HONORIFICS
    if layout.gap(index) != " ":
        return True
    return not family_first(f"{layout.words[index].text} {layout.words[index + 1].text}")


def _guess(layout: TextView, first: int, last: int) -> Name | None:
    """What a run of capitalised words in a source names, if it is clearly a name."""
    while first < last and _title_word(layout, first):
        first += 1
    while first < last and layout.words[last - 1].lower in _INNER:
        last -= 1  # "High Commissioner of"
    if first == last or of_state(layout, first):
        return None
    name = name_at(layout, first, last, None)
    if name.kind is not None:
        return name
    words = layout.words[first:last]
    if fold(name.text) in GROUPS or any(word.lower in roles() for word in words[-1:]):
        return None
    article = first > 0 and layout.words[first - 1].lower == "the"
    if len(words) == 1:
        return _guess_one(layout, name, article=article)
    if words[0].lower in bodies() or article:
        return replace(name, kind=EntityKind.ORGANISATION)
    return replace(name, kind=EntityKind.PERSON) if len(words) <= _LONGEST_PERSON else None


def _title_word(layout: TextView, index: int) -> bool:
    lower = layout.words[index].lower
    before = layout.words[index - 1].lower if index else ""
    after = layout.words[index + 1].lower if index + 1 < len(layout.words) else ""
    if honoured(lower, before, after):
        return True
    return lower in HONORIFICS or lower in ABBREVIATED or lower in roles() or lower in NO_NAMES


def _guess_one(layout: TextView, name: Name, *, article: bool) -> Name | None:
    """A single capitalised word: a name where its capital cannot come from the sentence."""
    _, hyphen, behind = name.text.rpartition("-")
    if len(name.text) == 1 or (hyphen and behind.islower()):  # "Saruuni-led" only describes
        return None
    if name.text.isupper():
        return replace(name, kind=EntityKind.ORGANISATION)
    titled = name.first > 0 and _title_word(layout, name.first - 1)
    if fold(name.text) in countries().people or is_adherent(fold(name.text)) or article:
        return None
    if layout.opens_sentence(name.first) and not titled and fold(name.text) not in given_names():
        return None
    return replace(name, kind=EntityKind.PERSON)


def missed(layout: TextView, names: Names, byline: tuple[str, ...]) -> list[Name]:
    """Further mentions of the names found, and of countries, that stand uncovered."""
    wanted = _wanted(names, byline)
    places = countries().names
    plain = {word.text for word in layout.words if not word.capital}
    found = []
    index = 0
    while index < len(layout.words):
        word = layout.words[index]
        index += 1
        if not word.capital or names.covering(word.start):
            continue
        folded = fold(word.text)
        if folded in wanted:
            name = _listed(layout, index - 1, wanted[folded], plain)
        elif folded in places or folded in _first_words():
            name = _country(layout, index - 1)
        else:
            continue
        if name:
            found.append(name)
            index = name.last
    return found


def bracketed(layout: TextView, names: Names) -> list[Name]:
    """The short forms in brackets right behind the names of bodies: "Harbour Party (HP)"."""
    found = []
    for name in names.all:
        match = _SHORT.match(layout.text, name.end)
        if match is None or name.kind in (None, EntityKind.PERSON) or " " not in name.text:
            continue
        first, last = layout.word_range(match.start(1), match.end(1))
        free = first < last and names.covering(match.start(1)) is None
        initials = "".join(word[0] for word in name.text.split() if word[0].isupper())
        if free and match[1][0] in initials:
            found.append(name_at(layout, first, last, name.kind))
    return found


def _wanted(names: Names, byline: tuple[str, ...]) -> dict[str, list[tuple[str, EntityKind]]]:
    """First word, folded -> names that begin with it, longest first."""
    known: dict[str, EntityKind] = {}
    for name in names.all:
        if name.kind is None:
            continue
        known.setdefault(name.text, name.kind)
        if name.kind is EntityKind.PERSON:
            parsed = parse(name.text)
            if parsed.full and parsed.family.isalpha():
                known.setdefault(parsed.family, EntityKind.PERSON)
    for author in byline:
        known.setdefault(author, EntityKind.PERSON)
    wanted: dict[str, list[tuple[str, EntityKind]]] = {}
    for text, kind in sorted(known.items(), key=lambda item: (-len(item[0]), item[0])):
        folded = fold(text)
        wanted.setdefault(folded.split(" ", 1)[0], []).append((folded, kind))
    return wanted


def _listed(
    layout: TextView, index: int, candidates: list[tuple[str, EntityKind]], plain: set[str]
) -> Name | None:
    word = layout.words[index]
    for folded, kind in candidates:
        last = index + folded.count(" ") + 1
        if last > len(layout.words):
            continue
        text = layout.text[word.start : layout.words[last - 1].end]
        if fold(text) != folded:
            continue
        if last - index == 1 and not _alone(layout, index, kind, plain):
            continue
        return name_at(layout, index, last, kind)
    return None


def _alone(layout: TextView, index: int, kind: EntityKind, plain: set[str]) -> bool:
    """Whether a single word is the name and neither a common word nor part of another name."""
    word = layout.words[index]
    if word.lower in NO_NAMES or (word.lower in plain and layout.opens_sentence(index)):
        return False
    if layout.heading(word.start):
        return word.lower not in plain
    following = layout.words[index + 1] if index + 1 < len(layout.words) else None
    if following and layout.gap(index) == " " and following.capital and not word.possessive:
        return False
    if kind is not EntityKind.PERSON or index == 0 or layout.gap(index - 1) != " ":
        return True
    previous = layout.words[index - 1]
    return (
        not previous.capital
        or previous.possessive
        or layout.opens_sentence(index - 1)
        or (_title_word(layout, index - 1))
    )


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(name.split(" ", 1)[0] for name in countries().names if " " in name)


def _country(layout: TextView, index: int) -> Name | None:
    """The country that is named at a word, unless it begins a longer name ("China Daily")."""
    for length in (3, 2, 1):
        last = index + length
        if last > len(layout.words):
            continue
        text = layout.text[layout.words[index].start : layout.words[last - 1].end]
        if fold(text) not in countries().names or text in ("Us", "us"):
            continue
        name = name_at(layout, index, last, None)
        following = layout.words[last] if last < len(layout.words) else None
        longer = following and layout.gap(last - 1) == " " and following.capital
        if name.kind is None or (longer and not name.possessive):
            return None
        return name
    return None
