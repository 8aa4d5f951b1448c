"""The names that the tagger found, mended: articles and titles off, halves joined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.grammar.lexicon import (
    NO_NAMES,
    bodies,
    countries,
    first_bodies,
    fold,
    given_names,
    is_adherent,
    known_names,
    nicknames,
    role_of,
    roles,
)
from onrecord.grammar.text import TextView
from onrecord.model import EntityKind, MentionSpan, NameKind
from onrecord.resolve.names.kinds import demonym_of, entity_kind, kind_of
from onrecord.resolve.names.mentions import Name, Names, name_at
from onrecord.resolve.names.persons import (
    HONORIFICS,
    PARTICLES,
    family_first,
    honoured,
    is_contraction,
)
from onrecord.resolve.offices import ABBREVIATED, TITLE_MODIFIERS, of_state

_NOTHING = frozenset("the a an this that it in i we they she but and new".split())
_POSTNOMINALS = frozenset(("MP", "MEP", "MSP", "QC", "KC", "SC"))
_LONGEST_PERSON = 5  # words


def mend(layout: TextView, tagged: Iterable[MentionSpan]) -> Names:
    """Turn the tagger's spans into names of entities."""
    found = (
        _mend(layout, mention)
        for mention in tagged
        if mention.kind not in (NameKind.OFFICE_TITLE, NameKind.LAW_OR_EVENT)
    )
    return Names(_join_halves(layout, _begun(layout, [name for name in found if name])))


def laws_and_events(layout: TextView, tagged: Iterable[MentionSpan]) -> Names:
    """The names that nobody is called by: in them no person, place or body is to be found."""
    ranges = (
        layout.word_range(mention.start, mention.end)
        for mention in tagged
        if mention.kind is NameKind.LAW_OR_EVENT
    )
    return Names(name_at(layout, first, last, None) for first, last in ranges if first < last)


def _mend(layout: TextView, mention: MentionSpan) -> Name | None:
    first, last = layout.word_range(mention.start, mention.end)
    if first and layout.words[first - 1].end > mention.start:
        first -= 1
    person = mention.kind is NameKind.PERSON
    if first < last and is_contraction(layout.words[first].lower):
        return None
    last = _without_repetition(layout, first, last) if person else last
    while first < last and _no_part(layout, first, last, person=person):
        first += 1
    while first < last and not _name_like(layout.words[last - 1].text):
        last -= 1
    while person and last - first > 2 and layout.words[last - 1].text in _POSTNOMINALS:
        last -= 1
    if first < last and of_state(layout, first):
        first += 1
    if first >= last or layout.text[layout.words[first].start : mention.end].lower() in _NOTHING:
        return None
    if mention.kind is NameKind.GROUP and _adjective(layout, first, last):
        return None
    kind = entity_kind(mention.kind)
    titled = first > 0 and layout.words[first - 1].lower in HONORIFICS
    if kind in _BODIES and (titled or _is_honoured(layout, first, last)):
        first += not titled  # "Sir John Bankes" is no body
        kind = EntityKind.PERSON
    name = name_at(layout, first, last, kind)
    inner = _hyphenated(layout, mention, name)
    return inner or (name if name.kind is not None else None)


def _is_honoured(layout: TextView, first: int, last: int) -> bool:
    """Whether a name begins with an honorific and does not end as a body's does."""
    words = layout.words
    body = fold(words[last - 1].text) in bodies() or fold(words[last - 1].text) in known_names()
    return last - first > 1 and words[first].lower in HONORIFICS and not body


def _without_repetition(layout: TextView, first: int, last: int) -> int:
    """The end of a name that a link repeats: "Ana Reyes [Ana Maria ReyesMayor]"."""
    given = layout.words[first].lower if first < last else ""
    again = (at for at in range(first + 2, last) if layout.words[at].lower == given)
    return next(again, last)


def _adjective(layout: TextView, first: int, last: int) -> bool:
    """Whether a group's name only describes ("Latino voters"), or means all who think alike."""
    word = layout.words[last - 1]
    if last - first > 1 or word.text.isupper():
        return False
    if is_adherent(word.lower) or "-" in word.text:
        return True
    following = layout.words[last].lower if layout.gap(last - 1) == " " else ""
    return role_of(following) is not None or following in bodies()


def _hyphenated(layout: TextView, mention: MentionSpan, name: Name) -> Name | None:
    """Keep one side of "Xi-Trump" or "China-based" where the tagger marked only that side."""
    if mention.start <= name.start and mention.end >= name.end:
        return None
    if mention.kind is NameKind.PERSON and family_first(name.text):
        return None  # "Ki-moon"
    start, end = max(mention.start, name.start), min(mention.end, name.end)
    rest = layout.text[name.start : start] + layout.text[end : name.end]
    both = rest.strip("-–—").islower() or fold(layout.text[start:end]) in countries().names
    if not both or start >= end:
        return None
    text = layout.text[start:end]
    kind = kind_of(text, entity_kind(mention.kind))
    return replace(name, start=start, end=end, text=text, kind=kind) if kind else None


def _name_like(word: str) -> bool:
    return any(letter.isupper() or letter.isdigit() for letter in word)


def _no_part(layout: TextView, first: int, last: int, *, person: bool) -> bool:
    """Whether the first word of a tagged name is an article or a title, and no part of it."""
    word = layout.words[first]
    if word.lower in ("the", "a", "an"):
        return last - first > 1
    if not person or last - first < 2:
        return not _name_like(word.text) and last - first > 1 and not person
    before = layout.words[first - 1].lower if first else ""
    honoured_by = honoured(word.lower, before, layout.words[first + 1].lower)
    titles = word.lower in HONORIFICS or word.lower in ABBREVIATED or word.lower in roles()
    titles = titles or honoured_by
    lower = not word.capital and word.lower not in PARTICLES and not word.lower.startswith("al-")
    return titles or lower or (word.lower in TITLE_MODIFIERS and last - first > 2)


def _begun(layout: TextView, names: list[Name]) -> list[Name]:
    """Make one name of "Radio" and "Ondai" or "Free Ondai", whatever each was taken for."""
    taken = Names(names)
    begins = (at for at, word in enumerate(layout.words) if word.lower in first_bodies())
    whole = Names(name for name in (_whole(layout, at, taken) for at in begins) if name)
    return [*whole.all, *(name for name in names if whole.covering(name.start) is None)]


def _whole(layout: TextView, first: int, taken: Names) -> Name | None:
    """The name that such a noun begins, where the tagger marked only halves of it."""
    noun = layout.words[first]
    held = taken.covering(noun.start)
    if not noun.capital or (held and held.first != first) or _goes_before(layout, first, taken):
        return None
    end = held.last if held else first + 1
    last = end + _goes_on(layout, end, taken)
    rest = taken.covering(layout.words[last].start) if _joins(layout, last) else None
    if rest and rest.first == last and _fits(layout, rest, last - first):
        last = rest.last
    elif last == end or held is None or held.kind not in _BODIES or layout.heading(noun.start):
        return None
    return name_at(layout, first, last, first_bodies()[noun.lower])


def _goes_before(layout: TextView, index: int, taken: Names) -> bool:
    """Whether the word before belongs to the same name: "Ondai [Radio]"."""
    if not index or layout.gap(index - 1) != " ":
        return False
    word = layout.words[index - 1]
    named = taken.covering(word.start) is not None or word.lower not in NO_NAMES
    return word.capital and named and not word.possessive


def _goes_on(layout: TextView, index: int, taken: Names) -> bool:
    """Whether a word that no name covers stands between the noun and the rest: "Free"."""
    free = _joins(layout, index) and _free(layout, index, taken)
    return free and layout.words[index].lower not in roles()


def _joins(layout: TextView, index: int) -> bool:
    """Whether a word stands next to the one before, as those of one name do."""
    return layout.gap(index - 1) == " " and not layout.words[index - 1].possessive


def _fits(layout: TextView, rest: Name, before: int) -> bool:
    """Whether a name can go on as the rest of a body's: somebody's full name cannot."""
    if rest.kind is EntityKind.PERSON:
        return rest.last - rest.first == 1
    following = layout.words[rest.last].lower if _joins(layout, rest.last) else ""
    return before == 1 or (following not in roles())


def _join_halves(layout: TextView, names: list[Name]) -> list[Name]:
    """Join a person's name that the tagger split, and take in a half that it missed."""
    joined: list[Name] = []
    persons = EntityKind.PERSON
    names = _with_nicknames(layout, names)
    for name in sorted(names, key=lambda name: name.start):
        last = joined[-1] if joined else None
        if last and _adjoin(layout, last, name):
            kind = last.kind if last.kind is name.kind else _joint_kind(last, name)
            joined[-1] = name_at(layout, last.first, name.last, kind)
        else:
            joined.append(name)
    taken = Names(joined)
    return [
        _completed(layout, name, taken) if name.kind is persons else _widened(layout, name, taken)
        for name in joined
    ]


def _with_nicknames(layout: TextView, names: list[Name]) -> list[Name]:
    """Make one name of 'James "Jimmy" Okafor', 'William (Billy) Vale' and "Ali Said Omar"."""
    whole, taken = [], Names(names)
    for name in names:
        last = name.last
        if name.kind is EntityKind.PERSON:
            last = _behind_nickname(layout, name, taken) or _behind_said(layout, name) or last
        if last > name.last:
            whole.append(name_at(layout, name.first, last, EntityKind.PERSON))
    covered = Names(whole)
    return [*covered.all, *(name for name in names if covered.covering(name.start) is None)]


def _behind_nickname(layout: TextView, name: Name, taken: Names) -> int | None:
    """The end of the family name behind a nickname in quotation marks or brackets."""
    match = _NICKNAME.match(layout.text, name.end)
    if match is None or name.possessive:
        return None
    first, last = layout.word_range(match.start("rest"), match.end("rest"))
    rest = taken.covering(match.start("rest"))
    if rest is not None and rest.last - rest.first > 1:
        return None  # somebody else, in full
    nickname = fold(match["nickname"])
    given = nickname in given_names() or nickname in nicknames()
    known = match[0].lstrip()[0] != "(" or (given and name.last - name.first == 1)
    plain = layout.words[first].lower in NO_NAMES or layout.words[first].lower in roles()
    return last if known and not plain else None


def _behind_said(layout: TextView, name: Name) -> int | None:
    """The end of a name that "Said" is part of: with a capital, and a name goes on behind it."""
    words, at = layout.words, name.last
    if at + 1 >= len(words) or words[at].text != "Said" or layout.gap(at - 1) != " ":
        return None
    return at + 2 if layout.gap(at) == " " and words[at + 1].capital else None


# One or two words of a nickname, then the family name.
_NICKNAME = re.compile(
    r"\s[\"“(‘'](?P<nickname>[A-Z]\w+(?: [A-Z]\w+)?)[\"”)’'] (?P<rest>[A-Z][\w’'-]+)(?! ?[\"“(])"
)
_BODIES = (EntityKind.ORGANISATION, EntityKind.PUBLISHER, EntityKind.STATE_BODY)


def _joint_kind(left: Name, right: Name) -> EntityKind | None:
    held = [name.kind for name in (right, left) if name.kind in _BODIES]
    return held[0] if held else EntityKind.PLACE


def _adjoin(layout: TextView, left: Name, right: Name) -> bool:
    if right.last - right.first == 1 and right.kind in _BODIES and left.last - left.first < 3:
        noun = fold(right.text) in bodies() and demonym_of(left.text) is None
        return noun and left.last == right.first and layout.gap(left.last - 1) == " "
    kinds = {left.kind, right.kind}
    if _is_title(layout, left) or not kinds <= {EntityKind.PERSON, EntityKind.PLACE}:
        return False
    if len(kinds) > 1 or left.kind is EntityKind.PLACE:  # one of the halves was taken wrongly
        single = left.last - left.first == right.last - right.first == 1
        if not single or demonym_of(left.text) or left.kind is right.kind:
            return False
    short = right.last - left.first <= _LONGEST_PERSON
    one_part = left.last - left.first == 1 or right.last - right.first == 1
    touching = left.last == right.first and layout.gap(left.last - 1) == " "
    return short and one_part and touching and not layout.words[left.last - 1].possessive


def _is_title(layout: TextView, name: Name) -> bool:
    lower = layout.words[name.last - 1].lower
    return lower in HONORIFICS or lower in ABBREVIATED or lower in roles()


def _completed(layout: TextView, name: Name, taken: Names) -> Name:
    """Take in the other half of a person's name that has but one word."""
    first, last = name.first, name.last
    if last - first != 1:
        return name
    first = _from_title(layout, first, taken)
    if first == name.first and _given_before(layout, name, taken):
        first -= 1
    free = last < len(layout.words) and layout.gap(last - 1) == " " and _free(layout, last, taken)
    if free and first == name.first and not layout.heading(name.start):
        given = fold(name.text) in given_names() and not name.possessive
        if given and layout.words[last].lower not in roles():
            last += 1
    unchanged = (first, last) == (name.first, name.last)
    return name if unchanged else name_at(layout, first, last, EntityKind.PERSON)


def _given_before(layout: TextView, name: Name, taken: Names) -> bool:
    before = name.first - 1
    if before < 0 or layout.gap(before) != " " or not _free(layout, before, taken):
        return False
    word = fold(layout.words[before].text)
    if word in given_names():
        return True
    if layout.heading(name.start):
        return False
    return _initial(layout.words[before].text) or family_first(
        layout.text[layout.words[before].start : name.end]
    )


def _from_title(layout: TextView, first: int, taken: Names) -> int:
    """The first word after a title that leads up to a name: "Spokeswoman [Ines] Reyes"."""
    begin = first
    while begin > 0 and first - begin < 3 and layout.gap(begin - 1) == " ":
        word = layout.words[begin - 1]
        role = roles().get(ABBREVIATED.get(word.lower, word.lower))
        if (role and not role.plural) or word.lower in HONORIFICS:
            return begin
        if word.lower in TITLE_MODIFIERS or not _free(layout, begin - 1, taken):
            return first
        begin -= 1
    return first


def _widened(layout: TextView, name: Name, taken: Names) -> Name:
    """Take in the first words of a body's name: "Daily" -> "Ondai Daily"."""
    first = name.first
    if name.kind not in (EntityKind.ORGANISATION, EntityKind.PUBLISHER):
        return name
    if name.last - first > 1 or layout.heading(name.start):
        return name
    while first and layout.gap(first - 1) == " " and _free(layout, first - 1, taken):
        lower = layout.words[first - 1].lower
        if lower in roles() or lower in TITLE_MODIFIERS or lower in HONORIFICS:
            break
        if of_state(layout, first - 1):
            break
        if layout.opens_sentence(first - 1) and fold(name.text) not in bodies():
            break
        first -= 1
    return name if first == name.first else name_at(layout, first, name.last, name.kind)


def _initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def _free(layout: TextView, index: int, taken: Names) -> bool:
    word = layout.words[index]
    return (
        word.capital
        and not word.possessive
        and taken.covering(word.start) is None
        and word.lower not in NO_NAMES
        and not word.text.isupper() | (len(word.text) < 2)
    ) or (_initial(word.text) and taken.covering(word.start) is None)
