"""Nine kinds of names out of a parser's four, by general rules, closed lists and a second look.

The parser's runs are cut and judged: posts are taken out, honorifics and adherents split off, and
each piece gets its kind from a list of whole names, from its last word, or from the parser where
nothing speaks against it. The second look is at the other times the name was met: a reading that
the same article or most others contradict is left out of the labels, as is all else in doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.grammar.lexicon import NO_NAMES, fold
from training.attribution.cutting import cut
from training.attribution.kinds import LINKS, UNSURE, known_kind
from training.attribution.seen import HONORIFICS, Piece, Seen, looked_at_again
from training.attribution.titles import find_titles
from training.attribution.words import Article, Word, common, exact, last_words, short_states

_SUFFIXES = frozenset("jr sr s ii iii iv".split())
_NEVER_NAMES = NO_NAMES | HONORIFICS | common("months")
_LONGEST_LISTED = 6  # words
_LONGEST_PERSON = 5


def pieces(words: list[Word], text: str, seen: Seen | None = None) -> list[Piece]:
    """Find the names and posts of a text, in order; without `seen` there is no second look."""
    taken = [False] * len(words)
    people, given = _people(words, taken)
    if seen:
        people |= seen.people & {word.text for word in words}
    article = Article(text=text, words=words, people=people)
    found = [
        (first, end, "office title" if sure else UNSURE)
        for first, end, sure in find_titles(words, people)
    ]
    _take(taken, found)
    found += list(_listed_whole(article, taken))
    _take(taken, found)
    headlines = _headlines(words)
    for first, end in _runs(words, taken):
        for piece in cut(article, first, end, words[first].coarse):
            _take(taken, [piece])
            kept = looked_at_again(article, piece, seen)
            headed = words[kept[0]].sentence in headlines and not _plain(article, kept)
            found.append((*kept[:2], UNSURE) if headed else kept)
    found += list(_outside(article, taken, given))
    return _one_person_each(words, sorted(found))


def write(labels: list[str], piece: Piece) -> None:
    """Write the B/I labels of a name, or UNSURE for each of its words."""
    first, end, kind = piece
    for index in range(first, end):
        begin = "B" if index == first else "I"
        labels[index] = UNSURE if kind == UNSURE else f"{begin}-{kind}"


def _take(taken: list[bool], found: list[Piece]) -> None:
    for first, end, _ in found:
        taken[first:end] = [True] * (end - first)


def _people(words: list[Word], taken: list[bool]) -> tuple[frozenset[str], frozenset[str]]:
    """Whom the text names in full, with their family names; and their given names."""
    people, given = set(), set()
    for first, end in _runs(words, taken):
        parts = [
            word.text
            for word in words[first:end]
            if word.text[0].isalpha() and word.lower not in HONORIFICS | _SUFFIXES
        ]
        full = 2 <= len(parts) <= 4 and parts[-1][0].isupper() and not parts[-1].isupper()
        if words[first].coarse == "person" and full and fold(parts[-1]) not in last_words():
            people |= {parts[-1], " ".join(parts)}
            given.add(parts[0])
    return frozenset(people), frozenset(given)


def _runs(words: list[Word], taken: list[bool]) -> Iterator[tuple[int, int]]:
    """Stretches that the parser gives one kind, inside a sentence, without posts."""
    at = 0
    while at < len(words):
        if words[at].coarse is None or taken[at]:
            at += 1
            continue
        end = at + 1
        while end < len(words) and not taken[end] and not words[end].opens:
            if words[end].coarse != words[at].coarse:
                break
            end += 1
        yield at, end
        at = end


def _headlines(words: list[Word]) -> frozenset[int]:
    """Sentences of which most words are capitalised: there capitals tell nothing."""
    counted: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for word in words:
        if word.text.isalpha() and len(word.text) > 3:
            counted[word.sentence][0] += word.capital
            counted[word.sentence][1] += 1
    return frozenset(
        s for s, (high, n) in counted.items() if n > 4 and high >= 0.75 * n and n - high < 3
    )


def _plain(article: Article, piece: Piece) -> bool:
    """Whether a name is sure even in a headline."""
    first, end, kind = piece
    person = kind == "person" and end - first <= _LONGEST_PERSON
    return person or known_kind(article.slice(first, end)) is not None


def _listed_whole(article: Article, taken: list[bool]) -> Iterator[Piece]:
    """Names of the lists, of two words or more, that the parser cuts in two or half misses."""
    words, at = article.words, 0
    while at < len(words):
        found = _listed(article, at, taken) if words[at].capital and not taken[at] else None
        if found and found[0] - at > 1 and not _goes_on(words, at, found[0]):
            yield at, *found
            at = found[0]
        else:
            at += 1


def _goes_on(words: list[Word], first: int, end: int) -> bool:
    """Whether the parser's run reaches beyond a stretch: "New York Times Company"."""
    left = first > 0 and words[first - 1].coarse and not words[first].opens
    right = end < len(words) and words[end].coarse and not words[end].opens
    before = left and words[first - 1].coarse == words[first].coarse
    return bool(before or (right and words[end].coarse == words[end - 1].coarse))


def _listed(article: Article, at: int, taken: list[bool]) -> tuple[int, str] | None:
    """The longest name of the lists that starts at a word, in proper nouns: its end and kind."""
    for end in range(min(at + _LONGEST_LISTED, len(article.words)), at, -1):
        inside = article.words[at:end]
        if any(taken[at:end]) or inside[-1].sentence != inside[0].sentence:
            continue
        name, single = article.slice(at, end), end - at == 1
        if inside[0].lower == "the" and fold(name) not in exact():
            continue
        kind = known_kind(name)
        proper = inside[0].proper or not single
        if kind and proper and all(w.capital or w.lower in LINKS for w in inside):
            return end, UNSURE if single and inside[0].lower in common("words") else kind
    return None


def _outside(article: Article, taken: list[bool], given: frozenset[str]) -> Iterator[Piece]:
    """Names that the parser missed: of the lists, and of the text's people; the rest unsure."""
    words, at = article.words, 0
    while at < len(words):
        found = _listed(article, at, taken) if words[at].capital and not taken[at] else None
        if found:
            yield at, *found
            at = found[0]
            continue
        kind = _alone(article, at, given) if words[at].capital and not taken[at] else None
        if kind:
            yield at, at + 1, kind
        at += 1


def _alone(article: Article, at: int, given: frozenset[str]) -> str | None:
    """What a capitalised word means that neither the parser nor a list takes for a name."""
    word, behind = article.words[at], article.words[at - 1].text if at else ""
    short = word.text.isupper() or len(word.text) > 2
    if behind in ("-", ",") and short and word.lower in short_states() and word.proper:
        return "place"
    if len(word.text) == 1:
        return None
    if word.text in article.people | given and (word.proper or not word.opens):
        return "person"
    return UNSURE if word.proper and word.lower not in _NEVER_NAMES else None


def _one_person_each(words: list[Word], found: list[Piece]) -> list[Piece]:
    """Join what the parser gave apart: a given name and the family name right behind it."""
    joined: list[Piece] = []
    for first, end, kind in found:
        last = joined[-1] if joined else (0, 0, "")
        single = kind == last[2] == "person" and last[1] == first and last[1] - last[0] == 1
        if single and words[first].start - words[first - 1].end == 1:
            joined[-1] = (last[0], end, kind)
        else:
            joined.append((first, end, kind))
    return joined
