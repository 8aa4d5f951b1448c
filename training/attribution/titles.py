"""Titles of offices beside a person or standing for one: "Foreign Minister", "the mayor"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from training.attribution.words import Word, exact, lists

_DETERMINERS = frozenset("the his her its their our my".split())
_BEFORE = frozenset(
    "former late outgoing incoming longtime then current ex retired new top".split()
)
_LINKS = frozenset("of and for &".split())
_LONGEST = 3  # words of a head: "chief executive officer"
_REACH = 6  # words between a name with its comma and the post
_ABBREVIATED = frozenset(
    "sen sens rep reps gov govs gen gens lt col capt sgt adm maj amb rev cmdr cpl prof pres "
    "del".split()
)

Title = tuple[int, int, bool]  # first word, end word, whether a rule is sure of it


@lru_cache(maxsize=1)
def _tables() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    titles = lists()["titles"]
    return tuple(frozenset(titles[name]) for name in ("heads", "capital_heads", "modifiers", "of"))


def find_titles(words: list[Word], families: frozenset[str] = frozenset()) -> Iterator[Title]:
    """Find the posts of a text, in order; what is not sure is to be left out of the labels."""
    at = 0
    while at < len(words):
        head = _head(words, at)
        if head is None:
            at += 1
            continue
        end = _right(words, head)
        first = _left(words, at)
        judged = _judge(words, first, at, end, families)
        if judged is not None:
            yield first, end, judged
        at = end


def _near(words: list[Word], left: int) -> bool:
    """Whether the next word follows in the same sentence after one space, or after none."""
    if left < 0 or left + 1 >= len(words):
        return False
    one, other = words[left], words[left + 1]
    return one.sentence == other.sentence and other.start - one.end <= 1


def _head(words: list[Word], at: int) -> int | None:
    """The end of a post's noun that starts at a word; None where there is none."""
    if not words[at].text[0].isalpha():
        return None
    heads, capital_heads, _, _ = _tables()
    for length in range(_LONGEST, 0, -1):
        end = at + length
        if end > len(words) or not all(_near(words, i) for i in range(at, end - 1)):
            continue
        phrase = " ".join(word.lower for word in words[at:end])
        if words[at].capital and not words[end - 1].capital:  # "Independence Party leader"
            continue
        if phrase in heads or (phrase in capital_heads and words[at].capital):
            dotted = phrase in _ABBREVIATED and end < len(words) and words[end].text == "."
            if phrase in _ABBREVIATED and not dotted:
                return None
            return end + dotted
    return None


def _right(words: list[Word], end: int) -> int:
    """Take in "of State", "of staff", "-elect"."""
    if _near(words, end - 1) and words[end].text == "-" and end + 1 < len(words):
        return end + 2 if words[end + 1].lower in ("elect", "designate") else end
    if not _near(words, end - 1) or words[end].lower not in ("of", "for"):
        return end
    for length in (5, 4, 3, 2, 1):
        phrase = " ".join(word.lower for word in words[end + 1 : end + 1 + length])
        if phrase in _tables()[3] and end + length < len(words):
            return end + 1 + length
    return end


def _left(words: list[Word], at: int) -> int:
    """Take in "deputy", "foreign", "majority", written like the noun."""
    modifiers = _tables()[2]
    first = at
    while first and _near(words, first - 1):
        before = words[first - 1]
        if before.text in "-." and first > 1 and words[first - 2].lower in modifiers:
            same = words[first - 2].capital == words[at].capital
            tight = before.start == words[first - 2].end
            if not (same and tight):
                break
            first -= 2
        elif before.lower in modifiers and before.capital == words[at].capital:
            first -= 1
        else:
            break
    if words[first].coarse and first and _near(words, first - 1) and first < at:
        joined = words[first - 1].coarse == words[first].coarse
        if joined and words[first - 1].lower in _LINKS:  # "Department of Justice Director"
            return at
    return first


def _judge(
    words: list[Word], first: int, at: int, end: int, families: frozenset[str]
) -> bool | None:
    """Whether it is a post for sure; None where it is none."""
    followed = _near(words, end - 1) and _starts_person(words, end, families)
    if _in_name(words, first, at, end, followed=followed):
        return None
    if followed:
        return True
    if words[at].capital:
        return _capital_alone(words, first, at)
    return _lower_alone(words, first, at, end)


def _in_name(words: list[Word], first: int, at: int, end: int, *, followed: bool) -> bool:
    """Whether a post's noun is but a part of somebody's name: "Ana King", "Department of Justice".

    `followed`: by a person.
    """
    head, following = words[at], words[end] if _near(words, end - 1) else None
    before = words[first - 1] if first and _near(words, first - 1) else None
    if head.coarse == "person" and not followed:
        return True
    if before and head.coarse == "person" == before.coarse and first == at:
        return True
    inside = following and following.coarse == head.coarse == "organisation" and head.capital
    if inside:
        return not followed
    return bool(before and head.coarse == "organisation" and before.lower in _LINKS)


def _starts_person(words: list[Word], at: int, families: frozenset[str]) -> bool:
    """Whether a person's name begins at a word, after "Mr." or the like."""
    if words[at].lower in ("mr", "mrs", "ms", "dr") and at + 2 < len(words):
        at += 1 + (words[at + 1].text == ".")
    named = words[at].coarse == "person" or words[at].text in families
    given = words[at].proper and words[at].coarse is None and at + 1 < len(words)
    if given and _near(words, at):  # the parser often misses a given name
        named = named or words[at + 1].coarse == "person"
    return named and words[at].capital


def _capital_alone(words: list[Word], first: int, at: int) -> bool | None:
    if words[at].lower == "justice":
        return first < at or None
    if words[first].opens or words[at].lower.endswith("s"):
        return False
    if first == at and words[at].lower in lists()["family"]["heads"].split():
        return at > 0 and words[at - 1].lower in ("the", "a", "an")
    shouted = at + 1 < len(words) and words[at].text.isupper() and len(words[at].text) > 4
    return not shouted and first + 3 > at


def _lower_alone(words: list[Word], first: int, at: int, end: int) -> bool:
    if end - first > 1 and (end - at > 1 or words[first].lower in ("vice", "prime", "press")):
        return True
    index = first - 1
    while index >= 0 and first - index <= _REACH and _near(words, index):
        word = words[index]
        if word.lower in _DETERMINERS:
            return True
        if word.lower in ("a", "an") and words[at].lower.startswith("spokes"):
            return True
        if word.text == ",":
            return index > 0 and words[index - 1].coarse == "person"
        known = word.coarse or word.lower in _BEFORE or word.lower in exact()
        if not known and word.text not in ".-" and word.lower not in ("a", "an"):
            return False
        index -= 1
    return False


def last_of_post(word: Word) -> bool:
    """Whether a word alone is the noun of a post."""
    heads, capital_heads, _, _ = _tables()
    return word.lower in heads or (word.capital and word.lower in capital_heads)
