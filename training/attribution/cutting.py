"""Runs of a parser cut into names: honorifics off, adherents, hyphens and "and" apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.grammar.lexicon import NO_NAMES, fold
from training.attribution.kinds import UNSURE, kind_of, known_kind
from training.attribution.seen import HONORIFICS, Piece
from training.attribution.titles import last_of_post
from training.attribution.words import Article, Word, common, exact, last_words

_ADHERENTS = re.compile(
    r"republicans|democrats?|republican|conservatives|libertarians|socialists|communists|islamists|"
    r"muslims|christians|jews|catholics|evangelicals|americans|tories"
)
_OPENERS = (
    NO_NAMES - frozenset("new no may republican republicans democratic democrats first".split())
) | common("openers")
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
_NUMERALS = frozenset("i ii iii iv v vi vii viii ix x one two".split())
_BEHIND_ANOTHER = ("state body", "organisation", "place", "country", "law or event", "group")


def cut(article: Article, first: int, end: int, coarse: str | None) -> Iterator[Piece]:
    """Cut a run of words that the parser calls one kind into names, each with its own kind."""
    while first < end and _no_start(article.words, first):
        first += 1
    while end > first and _no_end(article.words, end - 1):
        end -= 1
    if first == end:
        return
    name = article.slice(first, end)
    known = known_kind(name)
    if known and coarse == "person" and fold(name) in common("words"):
        yield first, end, "person" if name in article.people else UNSURE
    elif known and not _lower_noun(article.words, first, end):
        yield first, end, known
    else:
        yield from _cut_inside(article, first, end, coarse)


def _cut_inside(article: Article, first: int, end: int, coarse: str | None) -> Iterator[Piece]:
    words = article.words
    joint = _joint(article, first, end) if coarse != "person" else None
    if joint:
        yield from cut(article, first, joint, coarse)
        yield from cut(article, joint + 1, end, coarse)
    elif any(word.text in "-–/" for word in words[first:end]):
        yield from _compound(article, first, end, coarse)
    elif end - first > 1 and _adherent(words[end - 1]):
        yield end - 1, end, "group"
        yield from cut(article, first, end - 1, coarse)
    elif behind := _behind_another(article, first, end):
        at, kind = behind
        yield first, at, kind
        if words[at].lower != "administration":
            yield from cut(article, at, end, coarse)
    else:
        kind = kind_of(article, first, end, coarse)
        yield (*_widened(words, first, end, kind), kind)


def _adherent(word: Word) -> bool:
    return word.capital and _ADHERENTS.fullmatch(word.lower) is not None


def _no_start(words: list[Word], index: int) -> bool:
    """Whether a word at the head of a run is no part of the name."""
    word = words[index]
    if not word.text[0].isalnum() or word.lower in HONORIFICS or word.lower in _OPENERS:
        return True
    if not word.text.isdigit() or len(word.text) < 3:
        return False
    following = words[index + 1].lower if index + 1 < len(words) else ""
    return following not in _ORDINALS


def _no_end(words: list[Word], index: int) -> bool:
    """Whether a word at the end of a run is no part of the name."""
    word = words[index]
    if word.text == ".":  # of an abbreviation: it stands without a space
        return index == 0 or words[index - 1].end != word.start or len(words[index - 1].text) > 5
    if not word.text[0].isalnum():
        return True
    return word.lower == "s" and index > 0 and words[index - 1].text in "'’"


def _lower_noun(words: list[Word], first: int, end: int) -> bool:
    return end - first == 1 and not words[first].capital and words[first].text.isalpha()


def _compound(article: Article, first: int, end: int, coarse: str | None) -> Iterator[Piece]:
    """A name with a hyphen or a stroke in it: "U.S.-Mexico", "anti-Trump", "Al-Sabah"."""
    hyphens = [i for i in range(first, end) if article.words[i].text in "-–/"]
    edges = [first, *(i for at in hyphens for i in (at, at + 1)), end]
    parts = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]
    found = [_part(article, a, b) for a, b in parts]
    whole = kind_of(article, first, end, coarse)
    if coarse == "person" and not all(found):
        yield first, end, whole
    elif all(kind == "group" for kind in found):
        yield first, end, "group"
    elif None in found:
        keep = coarse in ("organisation", "place") and len(parts) == 2 and not any(found)
        yield first, end, whole if keep else UNSURE
    else:
        yield from ((a, b, kind) for (a, b), kind in zip(parts, found, strict=True) if kind)


def _part(article: Article, first: int, end: int) -> str | None:
    """The kind of one side of a hyphen; None is not known, "" no name."""
    if end - first == 1 and article.words[first].text in article.people:
        return "person"
    return known_kind(article.slice(first, end)) if article.words[first].capital else ""


def _joint(article: Article, first: int, end: int) -> int | None:
    """Where two names are joined by "and", each of a kind that its own words give away."""
    for index in range(first + 1, end - 1):
        if article.words[index].lower == "and":
            left, right = article.slice(first, index), article.slice(index + 1, end)
            if all(known_kind(n) or last_words().get(fold(n).split()[-1]) for n in (left, right)):
                return index if known_kind(left) or " " in left else None
    return None


def _behind_another(article: Article, first: int, end: int) -> tuple[int, str] | None:
    """Where "Obama White House" and "GOP Senate" are cut, and the kind of the first part."""
    opener = article.words[first].text
    person = opener in article.people
    kind = "person" if person else known_kind(opener)
    if not kind:
        return None
    for at in range(first + 1, end):
        name = fold(article.slice(at, end))
        if name == "administration" or exact().get(name) in _BEHIND_ANOTHER:
            return (at, kind) if person or at == first + 1 else None
    return None


def _widened(words: list[Word], first: int, end: int, kind: str) -> tuple[int, int]:
    """Take in what belongs to a name: "First" Amendment, World War "II", "Jr."."""
    if kind == "law or event":
        while first and not words[first].opens and _capital_of(words[first - 1], _ORDINALS):
            first -= 1
        end += end < len(words) and _capital_of(words[end], _NUMERALS)
    if kind == "person":
        first -= first > 1 and _missed_given_name(words, first - 1)
        at = end + (end < len(words) and words[end].text == ",")
        if at + 1 < len(words) and words[at].text in ("Jr", "Sr") and words[at + 1].text == ".":
            end = at + 2
    return first, end


def _capital_of(word: Word, listed: frozenset[str]) -> bool:
    return word.capital and word.lower in listed


def _missed_given_name(words: list[Word], index: int) -> bool:
    """Whether a word behind a post is the given name that the parser missed: "Sen. Rand"."""
    word, post = words[index], words[index - 1]
    if word.coarse or not (word.proper and word.capital and word.text.isalpha()):
        return False
    posted = post.text == "." or last_of_post(post)
    return posted and word.lower not in HONORIFICS and not last_of_post(word)
