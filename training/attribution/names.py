"""Nine kinds of names out of a parser's four, by general rules, closed lists and a second look.

The parser's runs are cut and judged: posts are taken out, honorifics and adherents split off, and
each piece gets its kind from a list of whole names, from its last word, or from the parser where
nothing speaks against it. The second look is at the other times the name was met: a reading that
the same article or most others contradict is left out of the labels, as is all else in doubt.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.resolve.lexicon import NO_NAMES, fold
from training.attribution.titles import find_titles, last_of_post
from training.attribution.words import Word, common, exact, last_words, short_states

UNSURE = "?"
_DEFAULT = {"person": "person", "organisation": "organisation", "place": "place"}
_HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady madam saint".split())
_SUFFIXES = frozenset("jr sr s ii iii iv".split())
_ADHERENTS = re.compile(
    r"republicans|democrats?|republican|conservatives|libertarians|socialists|communists|islamists|"
    r"muslims|christians|jews|catholics|evangelicals|americans|tories"
)
_OPENERS = (
    NO_NAMES - frozenset("new no may republican republicans democratic democrats first".split())
) | common("openers")
_PARTICLES = frozenset("de da di del la le van von der den bin al el ibn du dos y and".split())
_LINKS = frozenset("of and for the on in to & ' ’ s . , - – de la des und von v at / + s".split())
_MARKS = re.compile(r"[^\w]+")
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
_NUMERALS = frozenset("i ii iii iv v vi vii viii ix x one two".split())
_STATE_COMMITTEES = re.compile(
    r"\b(house|senate|congressional|select|judiciary|intelligence|oversight|armed services|"
    r"appropriations|ways and means|foreign relations|foreign affairs|homeland|benghazi)\b"
)
_STATE_COUNCILS = re.compile(r"\b(city|county|town|national|federal|privy|state|provincial)\b")
_EVENT_BEFORE_CAUCUS = re.compile(r"\b(iowa|nevada|precinct)\b")
_MANY, _MOST = 20, 0.8  # readings of a single name, and the share as a person that settles it
_FEW, _SHARE = 4, 0.3  # a kind that fewer of that many readings of a name give is doubtful

Piece = tuple[int, int, str]  # first word, end word, kind or UNSURE


@dataclass(slots=True)
class Seen:
    """How often each name was read as which kind, over a whole set."""

    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    parts: set[str] = field(default_factory=set)  # of people's full names
    _people: frozenset[str] = frozenset()

    def add(self, name: str, kind: str) -> None:
        """Count one reading."""
        self.kinds[fold(name)][kind] += 1
        if kind == "person" and " " in name:
            self.parts |= set(name.split())

    @property
    def people(self) -> frozenset[str]:
        """Single names that nearly always mean a person."""
        return self._people

    def close(self) -> None:
        """Draw up what follows from the counts."""
        many = ((n, c) for n, c in self.kinds.items() if c.total() >= _MANY and " " not in n)
        self._people = frozenset(
            name.title() for name, c in many if c["person"] >= _MOST * c.total()
        )

    def doubts(self, name: str, kind: str) -> bool:
        """Whether most other readings of a name contradict this one."""
        counted = self.kinds.get(fold(name))
        if not counted or counted.total() < _FEW:
            return False
        return counted[kind] < _SHARE * counted.total()


def pieces(words: list[Word], text: str, seen: Seen | None = None) -> list[Piece]:
    """Find the names and posts of a text, in order; without `seen` there is no second look."""
    taken = [False] * len(words)
    families, given = _people(words, taken)
    if seen:
        families |= seen.people & {word.text for word in words}
    found = [
        (first, end, "office title" if sure else UNSURE)
        for first, end, sure in find_titles(words, families)
    ]
    _take(taken, found)
    found += list(_listed_whole(words, text, taken))
    _take(taken, found)
    headlines = _headlines(words)
    for first, end in _runs(words, taken):
        for piece in judged(words, text, first, end, words[first].coarse, families):
            _take(taken, [piece])
            piece = _second_look(words, text, piece, seen, families)
            headed = words[piece[0]].sentence in headlines and not _plain(words, text, piece)
            found.append((*piece[:2], UNSURE) if headed else piece)
    found += list(_outside(words, text, taken, families | given))
    return _one_person_each(words, sorted(found))


def _take(taken: list[bool], found: list[Piece]) -> None:
    for first, end, _ in found:
        taken[first:end] = [True] * (end - first)


def _listed_whole(words: list[Word], text: str, taken: list[bool]) -> Iterator[Piece]:
    """Names of the lists of two words or more that the parser cuts in two, or of which it misses one."""
    at = 0
    while at < len(words):
        found = _listed(words, text, at, taken) if words[at].capital and not taken[at] else None
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


def write(labels: list[str], first: int, end: int, kind: str) -> None:
    for index in range(first, end):
        begin = "B" if index == first else "I"
        labels[index] = UNSURE if kind == UNSURE else f"{begin}-{kind}"


def _people(words: list[Word], taken: list[bool]) -> tuple[frozenset[str], frozenset[str]]:
    """Family names and given names of the people whom the text names in full."""
    families, given = set(), set()
    for first, end in _runs(words, taken):
        parts = [
            word.text
            for word in words[first:end]
            if word.text[0].isalpha() and word.lower not in _HONORIFICS | _SUFFIXES
        ]
        full = 2 <= len(parts) <= 4 and parts[-1][0].isupper() and not parts[-1].isupper()
        if words[first].coarse == "person" and full and fold(parts[-1]) not in last_words():
            families |= {parts[-1], " ".join(parts)}
            given.add(parts[0])
    return frozenset(families), frozenset(given)


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


def _slice(words: list[Word], text: str, first: int, end: int) -> str:
    return " ".join(text[words[first].start : words[end - 1].end].split())


def judged(
    words: list[Word], text: str, first: int, end: int, coarse: str | None, families: frozenset[str]
) -> Iterator[Piece]:
    """Cut a run of the parser into names, each with its kind."""
    while first < end and _no_part(words, first, ahead=True):
        first += 1
    while end > first and _no_part(words, end - 1, ahead=False):
        end -= 1
    if first == end:
        return
    name = _slice(words, text, first, end)
    known = known_kind(name)
    if known and coarse == "person" and fold(name) in common("words"):
        yield first, end, "person" if name in families else UNSURE
        return
    if known and not _lower_noun(words, first, end):
        yield first, end, known
        return
    joint = _joint(words, text, first, end) if coarse != "person" else None
    if joint:
        yield from judged(words, text, first, joint, coarse, families)
        yield from judged(words, text, joint + 1, end, coarse, families)
        return
    hyphens = [i for i in range(first, end) if words[i].text in "-–/" and words[i].text]
    if hyphens:
        yield from _compound(words, text, first, end, coarse, hyphens, families)
        return
    if end - first > 1 and _ADHERENTS.fullmatch(words[end - 1].lower) and words[end - 1].capital:
        yield end - 1, end, "group"
        yield from judged(words, text, first, end - 1, coarse, families)
        return
    opener = "person" if words[first].text in families else known_kind(words[first].text)
    cut = _body_at_end(words, text, first, end) if opener else None
    if cut and (opener == "person" or cut == first + 1):
        yield first, cut, opener or UNSURE
        if words[cut].lower != "administration":
            yield from judged(words, text, cut, end, coarse, families)
        return
    kind = _kind(words, text, first, end, coarse, families)
    yield (*_widened(words, first, end, kind), kind)


def known_kind(name: str) -> str | None:
    """The kind of a whole name by the lists; "us" is no country, "US" is."""
    folded = fold(name)
    if folded in common("acronyms") and not name.isupper() and folded != "fed":
        return None
    return exact().get(folded) or exact().get(folded.removeprefix("the "))


def _no_part(words: list[Word], index: int, *, ahead: bool) -> bool:
    """Whether a word at the edge of a run is no part of the name."""
    word = words[index]
    if word.text == "." and not ahead:  # of an abbreviation: it stands without a space
        return index == 0 or words[index - 1].end != word.start or len(words[index - 1].text) > 5
    if not word.text[0].isalnum():
        return not (word.text == "." and not ahead)
    if ahead and word.lower in _HONORIFICS:
        return True
    if ahead and word.lower in _OPENERS:
        return True
    if ahead and word.text.isdigit():
        behind = words[index + 1 :][:1]
        return not any(w.lower in _ORDINALS for w in behind) and len(word.text) > 2
    follows_mark = index > 0 and words[index - 1].text in "'’"
    return not ahead and (word.lower == "s" and follows_mark)


def _lower_noun(words: list[Word], first: int, end: int) -> bool:
    return end - first == 1 and not words[first].capital and words[first].text.isalpha()


def _compound(
    words: list[Word],
    text: str,
    first: int,
    end: int,
    coarse: str | None,
    hyphens: list[int],
    families: frozenset[str],
) -> Iterator[Piece]:
    """A name with a hyphen or a stroke in it: "U.S.-Mexico", "anti-Trump", "Al-Sabah"."""
    edges = [first, *(i for at in hyphens for i in (at, at + 1)), end]
    parts = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]
    found = []
    for a, b in parts:
        person = b - a == 1 and words[a].text in families
        capital = words[a].capital
        found.append(
            "person" if person else known_kind(_slice(words, text, a, b)) if capital else ""
        )
    if coarse == "person" and not all(found):
        yield first, end, _kind(words, text, first, end, coarse, families)
        return
    if all(kind == "group" for kind in found):
        yield first, end, "group"
        return
    if None in found:
        keep = coarse in ("organisation", "place") and len(parts) == 2
        kind = _kind(words, text, first, end, coarse, families) if keep else UNSURE
        listed = kind != UNSURE and not any(found)
        yield first, end, kind if listed else UNSURE
        return
    for (a, b), kind in zip(parts, found, strict=True):
        if kind:
            yield a, b, kind


def _joint(words: list[Word], text: str, first: int, end: int) -> int | None:
    """Where two names are joined by "and", each of a kind that its own words give away."""
    for index in range(first + 1, end - 1):
        if words[index].lower == "and":
            left, right = _slice(words, text, first, index), _slice(words, text, index + 1, end)
            if all(known_kind(n) or last_words().get(fold(n).split()[-1]) for n in (left, right)):
                return index if known_kind(left) or " " in left else None
    return None


def _body_at_end(words: list[Word], text: str, first: int, end: int) -> int | None:
    """Where "Obama White House" is cut: a listed body, party or publisher behind a person."""
    for cut in range(first + 1, end):
        name = fold(_slice(words, text, cut, end))
        kinds = ("state body", "organisation", "place", "country", "law or event", "group")
        if name == "administration" or exact().get(name) in kinds:
            return cut
    return None


def _kind(
    words: list[Word], text: str, first: int, end: int, coarse: str | None, families: frozenset[str]
) -> str:
    """The kind of a name of which no list holds the whole."""
    parts = [word.text for word in words[first:end] if word.text[0].isalnum()]
    name = fold(_slice(words, text, first, end))
    plain = name.removeprefix("the ")
    if not parts or not any(part[0].isupper() or part[0].isdigit() for part in parts):
        return UNSURE
    if _odd(words[first:end]):
        return UNSURE
    if len(parts) == 1:
        return _single(words[first], parts[0], coarse, families)
    by_word = by_last_word(plain, coarse)
    if by_word:
        return by_word
    if _publisher_opens(plain):
        return "publisher" if len(parts) < 4 and not families & set(parts) else UNSURE
    if coarse == "person":
        if name in ("god", "allah"):
            return UNSURE
        return "person" if _person_shape(words[first:end]) else UNSURE
    if parts[-1] in families:
        return "person" if " ".join(parts) in families else UNSURE
    return _DEFAULT.get(coarse or "", UNSURE)


def _odd(words: list[Word]) -> bool:
    """Whether a run holds what names do not: lower-case words, quotation marks, shouting."""
    links = [w for w in words if not w.capital and w.lower not in _LINKS | _PARTICLES]
    if any(not w.text.isdigit() for w in links):
        return True
    letters = [w for w in words if w.text.isalpha()]
    shouted = [w for w in letters if w.text.isupper() and len(w.text) > 4]
    return bool(shouted) or len(letters) > 8


def _single(word: Word, name: str, coarse: str | None, families: frozenset[str]) -> str:
    if name in families:
        return "person"
    if name in ("God", "Allah", "Lord"):
        return UNSURE
    if coarse == "misc" and re.search(r"[a-z](?:ans|ians|ites|crats|icans)$", name):
        return "group"
    family = name.endswith("s") and name[:-1] in families  # "the Clintons"
    if coarse == "organisation" and not name.isupper() and (word.opens or family):
        return UNSURE
    return _DEFAULT.get(coarse or "", UNSURE)


def by_last_word(name: str, coarse: str | None) -> str | None:
    """The kind that the noun of a name gives away: its last word, or the one before "of"."""
    head = re.split(r" (?:of|for|on|against|to|in) ", name)[0]
    linked = head != name
    if linked and name.endswith((" act", " amendment")):
        return "law or event"
    for noun in head.split()[-1:]:
        kind = last_words().get(noun.rstrip("."))
        if (
            kind is None
            or (linked and kind == "publisher")
            or (kind == "publisher" and coarse == "place")
        ):
            continue
        if coarse == "person" and noun not in _NEVER_FAMILIES:
            continue
        if kind == "organisation" and coarse == "place" and noun in ("bank", "club", "research"):
            continue
        return _finer(noun, name, kind)
    return None


# Nouns that settle what a name is even where the parser takes it for a person.
_NEVER_FAMILIES = frozenset(
    "foundation university organization pac campaign institute center centre committee association "
    "corporation inc llc party administration department college tower towers airport county street "
    "avenue square building hotel plaza casino ranch news times act amendment doctrine museum".split()
)


def _finer(noun: str, name: str, kind: str) -> str:
    if noun in ("committee", "subcommittee", "committees") and _STATE_COMMITTEES.search(name):
        party = re.search(r"\b(republican|democratic|campaign|national|gop)\b", name)
        return "organisation" if party else "state body"
    if noun == "council" and _STATE_COUNCILS.search(name) and "national council" not in name:
        return "state body"
    if noun == "caucus" and _EVENT_BEFORE_CAUCUS.search(name):
        return "law or event"
    if noun == "agency" and "news" in name.split():
        return "publisher"
    return kind


def _publisher_opens(name: str) -> bool:
    """Whether a name opens with that of a broadcaster or newspaper: "CNN International"."""
    return any(name.startswith(f"{house} ") for house in _HOUSES)


_HOUSES = (
    "abc news", "cbs news", "nbc news", "fox news", "fox business", "cnn", "msnbc", "cnbc", "nbc",
    "abc", "cbs", "pbs", "npr", "bbc", "bloomberg politics", "politico", "huffpost", "breitbart",
    "buzzfeed", "yahoo news", "al jazeera", "sky news", "associated press", "reuters",
)  # fmt: skip


def _person_shape(words: list[Word]) -> bool:
    parts = [word for word in words if word.text[0].isalpha()]
    return 1 <= len(parts) <= 5 and all(w.capital or w.lower in _PARTICLES for w in parts)


def _widened(words: list[Word], first: int, end: int, kind: str) -> tuple[int, int]:
    """Take in what belongs to a name: "First" Amendment, World War "II", "Jr."."""
    if kind == "law or event":
        while (
            first
            and not words[first].opens
            and (words[first - 1].lower in _ORDINALS and words[first - 1].capital)
        ):
            first -= 1
        if end < len(words) and words[end].lower in _NUMERALS and words[end].capital:
            end += 1
    if kind == "person" and first > 1 and words[first - 1].coarse is None:
        before, post = words[first - 1], words[first - 2]
        posted = post.text == "." or last_of_post(post)
        if before.proper and before.capital and before.text.isalpha() and posted:
            if before.lower not in _HONORIFICS and not last_of_post(before):
                first -= 1
    if kind == "person" and end < len(words):
        at = end + (words[end].text == ",")
        if at + 1 < len(words) and words[at].text in ("Jr", "Sr") and words[at + 1].text == ".":
            end = at + 2
    return first, end


def _second_look(
    words: list[Word], text: str, piece: Piece, seen: Seen | None, families: frozenset[str]
) -> Piece:
    first, end, kind = piece
    name = _slice(words, text, first, end)
    if kind == UNSURE or seen is None:
        return piece
    if fold(name) in common("languages") and first and words[first - 1].lower in common("after"):
        return first, end, UNSURE
    lone = kind == "organisation" and end - first == 1 and not name.isupper()
    if lone and fold(name) not in exact() and first and words[first - 1].lower in _WHERE:
        return first, end, UNSURE
    if kind == "place" and fold(name) not in exact() and not _placed(words, first, end, name, seen):
        return first, end, UNSURE
    if kind == "person" and end - first == 1 and not _met(words, first, name, seen, families):
        return first, end, UNSURE
    listed = fold(name) in exact() or (end - first == 1 and words[first].text in families)
    return piece if listed or not seen.doubts(name, kind) else (first, end, UNSURE)


def _met(words: list[Word], first: int, name: str, seen: Seen, families: frozenset[str]) -> bool:
    """Whether a single name is somebody's: in full elsewhere, or behind a post or "Mr."."""
    if name in families or name in seen.parts or not first:
        return True
    before = words[first - 1 - (words[first - 1].text == "." and first > 1)]
    return before.lower in _HONORIFICS or last_of_post(before)


def _placed(words: list[Word], first: int, end: int, name: str, seen: Seen) -> bool:
    """Whether a place that no list holds stands like one, or was met often enough."""
    if seen.kinds.get(fold(name), Counter())["place"] >= _FEW:
        return True
    if fold(name).split()[-1] in last_words():
        return True
    before = words[first - 1].lower if first else ""
    if before == "the" and first > 1:
        before = words[first - 2].lower
    after = end + 1 < len(words) and words[end].text == "," and words[end + 1].coarse == "place"
    return before in _WHERE or after


_WHERE = frozenset(
    "in at near from outside around across through into inside throughout toward towards to visit "
    "visited visiting northern southern eastern western central downtown".split()
)


def _outside(
    words: list[Word], text: str, taken: list[bool], people: frozenset[str]
) -> Iterator[Piece]:
    """Names that the parser missed: those of the lists and of the text's people; the rest unsure."""
    at = 0
    while at < len(words):
        if taken[at] or not words[at].capital:
            at += 1
            continue
        end = _listed(words, text, at, taken)
        if end:
            yield at, end[0], end[1]
            at = end[0]
            continue
        word = words[at]
        behind = words[at - 1].text if at else ""
        short = word.text.isupper() or len(word.text) > 2
        if behind in ("-", ",") and short and word.lower in short_states() and word.proper:
            yield at, at + 1, "place"
        elif word.text in people and len(word.text) > 1 and (word.proper or not word.opens):
            yield at, at + 1, "person"
        elif word.proper and len(word.text) > 1 and word.lower not in _NEVER_NAMES:
            yield at, at + 1, UNSURE
        at += 1


_NEVER_NAMES = NO_NAMES | _HONORIFICS | common("months")


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


def _plain(words: list[Word], text: str, piece: Piece) -> bool:
    """Whether a name is sure even in a headline."""
    first, end, kind = piece
    person = kind == "person" and end - first <= 5
    return person or known_kind(_slice(words, text, first, end)) is not None


def _listed(words: list[Word], text: str, at: int, taken: list[bool]) -> tuple[int, str] | None:
    """The longest name of the lists that starts at a word and is a proper noun throughout."""
    for end in range(min(at + 6, len(words)), at, -1):
        inside = words[at:end]
        if any(taken[at:end]) or inside[-1].sentence != inside[0].sentence:
            continue
        name = _slice(words, text, at, end)
        if words[at].lower == "the" and fold(name) not in exact():
            continue
        kind = known_kind(name)
        single = end - at == 1
        if (
            kind
            and (inside[0].proper or not single)
            and all(w.capital or w.lower in _LINKS for w in inside)
        ):
            return end, UNSURE if single and inside[0].lower in common("words") else kind
    return None
