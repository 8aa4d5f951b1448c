"""Take a source apart: who or what its head is, and whether several speak together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from onrecord.grammar.lexicon import common_bodies, roles
from onrecord.grammar.text import TextView
from onrecord.model import EntityKind
from onrecord.resolve.names.mentions import Name, Names

PRONOUNS = frozenset(
    "he she they it i we him her them his hers their theirs its himself herself themselves me us "
    "my our".split()
)
RELATIVES = frozenset(("who", "whom", "whose", "which", "that"))
_DETERMINERS = frozenset("the a an both".split())
# Words that end the core of a noun phrase: what follows only describes it.
_BREAKS = RELATIVES | frozenset(
    "of for in at with from on to by close near briefed familiar speaking including among under "
    "during after before against about behind inside into over via like as representing involved "
    "directly knowledgeable quoted cited named obtained released published written led headed "
    "described known titled leading based working aligned opposed loyal allied linked tied not "
    "but when where while now then is was are were said has had".split()
)
_TRAILING = frozenset(
    "here there abroad alike each today alone too themselves himself herself".split()
)
_AND = frozenset(("and", "&", "or"))
_STOPS = (",", "(", "—", "–", ";", ":", "[", " - ", "--")


class ReferringForm(Enum):
    """How a source refers."""

    NAME = "name"
    PRONOUN = "pronoun"
    RELATIVE = "relative"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHead:
    """The head of a source, or of one of several that are joined by "and"."""

    form: ReferringForm
    first: int  # index of its first word, articles included
    last: int  # index after its last word
    name: Name | None = None


class _Link(Enum):
    """How a core follows the one before it."""

    FIRST = "first"
    AND = "and"
    COMMA_AND = "comma and"
    COMMA = "comma"
    INNER = "inner"  # after a preposition, a relative or a dash: only describes


@dataclass(frozen=True, slots=True)
class _Core:
    first: int
    last: int  # index after its last word
    link: _Link


def heads(
    layout: TextView, names: Names, start: int, end: int, firsts: dict[int, int]
) -> list[SourceHead]:
    """Take the source at [start, end) apart.

    Args:
        layout: the document's words and divisions.
        names: all names of the document.
        start: where the source begins.
        end: where it ends, exclusive.
        firsts: index of the first word of the title before a name, by the name's start.
    """
    first, last = layout.word_range(start, end)
    if first and layout.words[first - 1].end > start:
        first -= 1
    cores = list(_cores(layout, names, first, last, firsts))
    if not cores:
        return []
    if len(cores) > 1 and _partitive(layout, cores[0]) and cores[1].link is _Link.INNER:
        cores[:2] = [_Core(cores[0].first, cores[1].last, _Link.FIRST)]
    lead = _head(layout, names, cores[0])
    found = [_apposed(layout, names, lead, cores, firsts)]
    plain = found[0] is lead
    for number, core in enumerate(cores[1:], start=1):
        if core.link is _Link.INNER or (core.link is _Link.COMMA and not plain):
            plain = False
            continue
        head = _head(layout, names, core)
        if _speaks_too(found[-1], head, core, plain=plain, more=cores[number + 1 :], firsts=firsts):
            found.append(head)
            plain = True
        else:
            plain = False
    return found


# "one of his aides", "a group of doctors": what follows "of" is the head.
_SHARES = frozenset(
    "one two three four five six seven eight nine ten some several many most few all none each "
    "both dozens hundreds thousands scores number group groups couple handful majority chorus host "
    "string pair".split()
)


def _partitive(layout: TextView, core: _Core) -> bool:
    share = layout.words[core.last - 1].lower
    following = layout.words[core.last] if core.last < len(layout.words) else None
    small = core.last - core.first < 4
    return small and share in _SHARES and following is not None and following.lower == "of"


def _speaks_too(
    left: SourceHead,
    head: SourceHead,
    core: _Core,
    *,
    plain: bool,
    more: list[_Core],
    firsts: dict[int, int],
) -> bool:
    """Whether a core after "and" or a comma is a further source, not a description."""
    person = _is_person(head)
    if core.link is _Link.COMMA:  # "A, B and C": an item of a list
        listed = any(other.link in (_Link.AND, _Link.COMMA_AND) for other in more)
        alike = (person and _is_person(left)) or (_is_body(head) and _is_body(left))
        return listed and alike and head.first == core.first
    if plain:
        return head.form is not ReferringForm.RELATIVE
    titled = (
        head.name is not None and firsts.get(head.name.start, head.name.first) < head.name.first
    )
    return person and _is_person(left) and (titled or core.link is _Link.COMMA_AND)


def _is_person(head: SourceHead) -> bool:
    return head.name is not None and head.name.kind is EntityKind.PERSON


def _is_body(head: SourceHead) -> bool:
    return head.name is not None and head.name.kind not in (EntityKind.PERSON, EntityKind.PLACE)


def _cores(
    layout: TextView, names: Names, first: int, last: int, firsts: dict[int, int]
) -> Iterator[_Core]:
    """Cut a noun phrase at every break that no name or title spans."""
    if first >= last:
        return
    spanned = _spanned(names, layout, first, last, firsts)
    begin, link = first, _Link.FIRST
    for index in range(first, last):
        if index in spanned or index < begin:
            continue
        word, follows = layout.words[index], index > begin
        gap = layout.gap(index - 1) if index > first else ""
        mark = next((stop for stop in _STOPS if stop in gap), None) if gap != "," else None
        if mark and follows:
            yield _Core(begin, index, link)
            begin, link, follows = index, _Link.COMMA if mark in (",", "[") else _Link.INNER, False
        if word.lower in _AND:
            if follows:
                yield _Core(begin, index, link)
            begin, link = index + 1, _Link.COMMA_AND if mark else _Link.AND
        elif word.lower in _BREAKS and index > first and gap != "-":
            if follows:
                yield _Core(begin, index, link)
            begin, link = index + 1, _Link.INNER
    if begin < last:
        yield _Core(begin, last, link)


def _spanned(
    names: Names, layout: TextView, first: int, last: int, firsts: dict[int, int]
) -> set[int]:
    """Words inside a name, or between its title's first word and the name; not their first."""
    found: set[int] = set()
    for name in names.within(layout.words[first].start, layout.words[last - 1].end):
        begin = max(firsts.get(name.start, name.first), first)
        found |= set(range(begin + 1, name.last))
    return found


def _head(layout: TextView, names: Names, core: _Core) -> SourceHead:
    first = core.first
    while first + 1 < core.last and layout.words[first].lower in _DETERMINERS:
        first += 1
    last = core.last
    while last - first > 1 and layout.words[last - 1].lower in _TRAILING:
        last -= 1
    core = _Core(core.first, last, core.link)
    word = layout.words[core.last - 1]
    name = names.covering(word.start)
    # "the Lanner police Chief Ana Reyes": the last word decides what the head is.
    if name and name.last >= core.last and not _both_sided(name, word.end):
        return SourceHead(form=ReferringForm.NAME, first=core.first, last=core.last, name=name)
    lower = layout.words[first].lower
    if core.last - first == 1 and lower in PRONOUNS and name is None:
        return SourceHead(form=ReferringForm.PRONOUN, first=first, last=core.last)
    if lower in RELATIVES:
        return SourceHead(form=ReferringForm.RELATIVE, first=first, last=core.last)
    return SourceHead(form=ReferringForm.DESCRIPTION, first=core.first, last=core.last)


def _both_sided(name: Name, end: int) -> bool:
    """Whether a name is only the first part of a word, as in "China-based"."""
    return name.end < end


def _apposed(
    layout: TextView, names: Names, head: SourceHead, cores: list[_Core], firsts: dict[int, int]
) -> SourceHead:
    """Put the name in place of the description that it is set beside: "a lawyer, Ana Reyes,"."""
    noun = layout.words[head.last - 1].lower
    role, body = roles().get(noun), common_bodies().get(noun)
    one = layout.words[head.first].lower == "one"
    if head.form is not ReferringForm.DESCRIPTION or not (role or body):
        return head
    if role and role.plural and not one:
        return head
    for core in cores[1:]:
        if core.link in (_Link.AND, _Link.COMMA_AND):
            return head
        if core.link is _Link.COMMA:
            found = _head(layout, names, core)
            if found.name is None or (found.name.kind is EntityKind.PERSON) != (role is not None):
                return head
            begin = firsts.get(found.name.start, found.name.first)
            article = layout.words[core.first].lower in _DETERMINERS
            return found if begin <= core.first + article else head
    return head
