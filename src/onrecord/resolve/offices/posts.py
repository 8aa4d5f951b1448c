"""A post as a noun phrase: "a former deputy director of the Water Board", and rows of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.grammar.lexicon import bodies, common_bodies, countries, fold, is_adherent
from onrecord.grammar.text import TextView
from onrecord.model import EntityKind
from onrecord.resolve.names.kinds import demonym_of
from onrecord.resolve.names.mentions import Name
from onrecord.resolve.offices.office import written_out
from onrecord.resolve.offices.words import (
    FIELDS,
    STATUSES,
    TITLE_MODIFIERS,
    bare,
    nameless,
    role_at,
    role_nouns,
    tells_time,
)

# What stands before a post and is no part of it.
_FILLING = frozenset(
    "the a an his her its their our my this that current new old first second third last long "
    "fourth fifth sixth seventh eighth ninth tenth "
    "longtime long-time long-serving longest-serving veteran top most powerful influential "
    "outgoing incumbent newly recently one of two now also famous "
    "once youngest oldest only late retired "
    "embattled popular controversial outspoken founding".split()
)
_BREAKS = frozenset(
    "of for at to in on with from by as and or but who whom whose which that is was were are be "
    "been has had have will would when where while after before during since until between under "
    "because if not said says told".split()
)
_OF_FIELDS = frozenset("minister secretary chief undersecretary commissioner".split())
# Parts of speech before the noun of a post.
_INNER = ("JJ", "NN", "CD", "DT", "PRP$", "POS", "RB")
_LINKS = frozenset("of for at to in on with".split())
_LONGEST = 9  # words of a title
_FARTHEST = 16  # words of a body
_CONNECTED = frozenset("of for the on and de la".split())

NameAt = Callable[[int], Name | None]  # the name that covers an offset
TimeAt = Callable[[int], bool]  # whether a time begins at a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post as read from `first` up to `last`, indices of words."""

    title: str
    organisation: str | None
    status: str | None
    first: int
    last: int


class Posts:
    """Reads posts from a word on."""

    def __init__(
        self, layout: TextView, name_at: NameAt, time_at: TimeAt, places: frozenset[str]
    ) -> None:
        """Look up names and times in what was found in the document."""
        self._layout = layout
        self._name_at = name_at
        self._time_at = time_at
        self._places = places

    def is_noun(self, index: int) -> bool:
        """Whether a word is the noun of a post, and no name follows that it is the title of."""
        words = self._layout.words
        if not self._is_post(index) or words[index].possessive:
            return False
        if self._layout.gap(index) != " " or index + 1 >= len(words):
            return True
        following = words[index + 1]
        return not following.capital and (following.possessive or not self._is_post(index + 1))

    def at(self, noun_at: int) -> Post | None:
        """The post whose noun stands at a word."""
        start = noun_at
        while start > 0 and noun_at - start < _LONGEST and self._goes_before(start - 1):
            start -= 1
        return self._read(start, noun_at)

    def shared(self, post: Post) -> str | None:
        """The body of the last in "chairman, president and director of Northgate"."""
        words, index = self._layout.words, post.last
        for _ in range(_LONGEST):
            comma = self._layout.gap(index - 1).startswith(",")
            joined = index < len(words) and words[index].lower in ("and", "&")
            if index >= len(words) or not (comma or joined):
                break
            following = self._first_from(index + joined)
            if following is None or following.status is not None:
                break
            if following.organisation is not None:
                return following.organisation if joined else None
            index = following.last
        return None

    def _first_from(self, index: int) -> Post | None:
        """The post whose phrase begins at a word."""
        for noun_at in range(index, min(index + _LONGEST, len(self._layout.words))):
            if self.is_noun(noun_at):
                post = self.at(noun_at)
                return post if post is not None and post.first <= index else None
            if self._layout.gap(noun_at) != " ":
                break
        return None

    def _goes_before(self, index: int) -> bool:
        """Whether a word belongs to the noun phrase of the word behind it."""
        word = self._layout.words[index]
        if self._layout.gap(index) not in (" ", "-") or word.lower in _BREAKS:
            return False
        tree = self._layout.tree
        tag = tree.tags[tree.at(word.start)]
        return tag.startswith(_INNER) and not self._time_at(index)

    def _read(self, index: int, noun_at: int) -> Post | None:
        words = self._layout.words
        start, status = self._begin(index, noun_at)
        first = start
        held = self._before(start, noun_at)
        while first < noun_at and not self._titles(first, noun_at):
            first += 1
        while first > start and words[first].lower in _FILLING and first < noun_at:
            first += 1
        title_end = self._field(noun_at) or noun_at + 1
        title = self._layout.text[words[first].start : words[title_end - 1].end]
        title, carried = bare(title)
        body = self._body(title_end)
        last = body[2] if body else title_end
        place = body[:2] if body else held
        return Post(
            title=written_out(title),
            organisation=self._called(place),
            status=status or carried,
            first=index,
            last=last,
        )

    def _begin(self, index: int, noun_at: int) -> tuple[int, str | None]:
        """The first word of the post itself, behind articles and "former"."""
        words, status = self._layout.words, None
        while index < noun_at:
            lower = words[index].lower
            if lower in STATUSES:
                status = status or STATUSES[lower]
            elif lower not in _FILLING and not _counts(lower):
                break
            if self._layout.gap(index) not in (" ", "-"):
                break
            index += 1
        return index, status

    def _is_post(self, index: int) -> bool:
        if bare(self._layout.words[index].lower)[0] in role_nouns():
            return True
        role = role_at(self._layout, index)
        return role is not None and not role.plural and role.office

    def _titles(self, index: int, noun_at: int) -> bool:
        """Whether a word before the noun belongs to the title, not to the body."""
        rest = self._layout.words[index:noun_at]
        if rest[0].capital and is_adherent(rest[0].lower):
            return False  # "Labour MP"
        if any(
            word.possessive or (word.lower in bodies() and word.lower not in TITLE_MODIFIERS)
            for word in rest
        ):
            return False
        if rest[0].lower in TITLE_MODIFIERS or self._layout.in_post(index):
            return True
        return not rest[0].capital and self._name_at(rest[0].start) is None

    def _before(self, start: int, noun_at: int) -> tuple[int, int] | None:
        """The body that stands before the noun: "Water Board director", "Velmora's envoy"."""
        words = self._layout.words
        end = start
        while end < noun_at and not self._titles(end, noun_at):
            end += 1
        return (words[start].start, words[end - 1].end) if end > start else None

    def _field(self, noun_at: int) -> int | None:
        """The end of a title that goes on: "chief of staff", "minister of foreign affairs"."""
        words = self._layout.words
        if self._layout.gap(noun_at) != " " or noun_at + 2 >= len(words):
            return None
        if words[noun_at].lower not in _OF_FIELDS or words[noun_at + 1].lower not in ("of", "for"):
            return None
        index = noun_at + 2
        index += words[index].lower == "the" and index + 1 < len(words)
        if words[index].lower not in FIELDS or words[index].possessive:
            return None
        following = index + 1 < len(words) and self._layout.gap(index) == " "
        return index + 1 + (following and words[index + 1].lower in ("affairs", "security"))

    def _body(self, index: int) -> tuple[int, int, int] | None:
        """Offsets and end of the body after "of", "for", "at"."""
        words = self._layout.words
        if index + 1 >= len(words) or self._layout.gap(index - 1) != " ":
            return None
        if words[index].lower not in _LINKS:
            return None
        if self._time_at(index) or self._time_at(index + 1):
            return None
        begin = index + 1
        if words[begin].lower in ("the", "a", "an", "his", "her", "its", "their"):
            begin += 1
        told = self._kindred(begin)
        last = self._capitals(told or begin)
        if last is None:
            return self._beyond(begin)
        if words[index].lower == "of" and self._seated(last):
            return self._body(last)
        begin = told or begin
        return words[begin].start, words[last - 1].end, last

    def _kindred(self, begin: int) -> int | None:
        """Where a name begins behind what it is: "the Velmoran toy company Northgate"."""
        words = self._layout.words
        for index in range(begin, min(begin + 7, len(words) - 1)):
            word = words[index]
            if self._layout.gap(index) != " " or word.possessive:
                return None
            if word.lower in _BREAKS and word.lower != "and":
                return None
            if word.text in common_bodies() and words[index + 1].capital:
                return index + 1
        return None

    def _seated(self, index: int) -> bool:
        """Whether the body is yet to come: "head of Engineering at Northgate"."""
        words = self._layout.words
        if index + 1 >= len(words) or self._layout.gap(index - 1) != " ":
            return False
        following = index + 1 + (words[index + 1].lower in ("the", "a", "an"))
        there = words[index].lower == "at" and following < len(words)
        return there and words[following].capital and not self._time_at(index)

    def _beyond(self, begin: int) -> tuple[int, int, int] | None:
        """The body after a field: "professor of law at Oldport University"."""
        words = self._layout.words
        for index in range(begin, min(begin + 4, len(words))):
            if self._layout.gap(index - 1) != " ":
                return None
            if words[index].lower in ("at", "for", "in") and index > begin:
                return self._body(index)
        return None

    def _capitals(self, begin: int) -> int | None:
        """The end of a name in capitals, with what joins its parts."""
        words = self._layout.words
        last, index = None, begin
        while index < min(begin + _FARTHEST, len(words)):
            name = self._name_at(words[index].start)
            if name is not None and last is not None and name.kind is EntityKind.PERSON:
                return None  # what leads up to a person is no body: "for President Reyes"
            if name is not None and name.last > index:
                last = index = name.last
            elif words[index].capital and not tells_time(self._layout, index):
                index += 1
                last = index
            elif words[index].lower in _CONNECTED and self._goes_on(index):
                index += 1
            else:
                break
            if self._layout.gap(index - 1) != " ":
                break
        return self._owned(last) if last else None

    def _owned(self, last: int) -> int:
        """The end of "the Party's leading group": of a body that a name in capitals owns."""
        words = self._layout.words
        if not words[last - 1].possessive:
            return last
        for index in range(last, min(last + 4, len(words))):
            if self._layout.gap(index - 1) != " " or words[index].lower in _BREAKS:
                break
            if words[index].lower in bodies():
                return index + 1
        return last

    def _goes_on(self, index: int) -> bool:
        """Whether a body's name goes on behind "of", "and": not with another post or person."""
        words = self._layout.words
        following = index + 1
        while following < len(words) and words[following].lower in ("the", "of", "for"):
            following += 1
        if following >= len(words) or not words[following].capital:
            return False
        if tells_time(self._layout, following):
            return False
        if words[index].lower == "and":
            return self._inside(index)
        return role_at(self._layout, following) is None

    def _inside(self, index: int) -> bool:
        name = self._name_at(self._layout.words[index].start)
        return name is not None and name.first < index < name.last

    def _called(self, place: tuple[int, int] | None) -> str | None:
        if place is None:
            return None
        name = self._layout.text[place[0] : place[1]]
        folded = fold(name)
        plain = name.islower() and name.split()[-1] not in bodies()
        if plain or nameless(name) or is_adherent(folded):
            return None
        known = countries().names.get(folded) or countries().people.get(folded)
        return known or demonym_of(name, self._places) or name


def _counts(lower: str) -> bool:
    """Whether a word is a number or an age: "3rd", "34-year-old", "two-term"."""
    return lower[0].isdigit() or lower.endswith(("-old", "-term", "-time"))
