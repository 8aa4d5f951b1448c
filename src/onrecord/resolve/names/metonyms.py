"""Seats of government: "Beijing rejects" is its state, "near Beijing" the place.

A seat means its state, or a building its body, only where the text makes them speak or act: as the
subject of what only people do, as the one who is urged or sanctioned, on a side of talks.
"""

from __future__ import annotations

from onrecord.grammar.lexicon import countries, fold, roles
from onrecord.grammar.text import TextView
from onrecord.model import EntityKind
from onrecord.resolve.coref.bodies import Bodies
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.names.mentions import Name, Names

# Seats of bodies that are no country's government.
_UNIONS = {"brussels": ("European Union", EntityKind.ORGANISATION)}
# Buildings whose names are those of bodies.
_BUILDINGS = frozenset(
    "white house|kremlin|pentagon|downing street|elysee|capitol hill|capitol|vatican|"
    "blue house|scotland yard".split("|")
)
_WHERE = frozenset(
    "in at near outside inside around across through toward towards beyond beneath behind above "
    "along into onto within throughout via".split()
)
_WHITHER = frozenset(("to", "from", "of"))
_FRONT = frozenset(
    ("front", "edge", "gates", "streets", "middle", "north", "south", "east", "west")
)
_MOTION = frozenset(
    "walk walked marched drove flew fly came come went go goes returned return travelled traveled "
    "road train trip visit visits way moved sent back down up over jobs flight flights bus left "
    "leave closed drive drives away lives lived lies".split()
)
_HAVE = frozenset(("has", "had", "have"))
_PARTICIPLES = ("ed", "en", "ne", "wn", "ade", "ent", "aid", "lt")
_MODAL = frozenset(
    "will would must should may might can cannot could does did won't wouldn't hasn't "
    "doesn't didn't can't couldn't wants needs seeks insists hopes fears expects plans".split()
)
_WILLING = frozenset(
    "willing ready determined committed concerned worried reluctant eager prepared keen unwilling "
    "adamant confident aware furious angry right wrong set likely unlikely".split()
)
_BE = frozenset(("is", "was", "are", "were", "be", "been", "isn't", "wasn't"))
# What a town does as well: these tell nothing of its government.
_TOWNS = frozenset(
    "lies lay sits sat hosts hosted became becomes remains remained grew grows burned burnt fell "
    "saw woke celebrated suffered experienced recorded boasts contains needed stands stood looked "
    "looks sleeps slept seemed seems this has".split()
)
_ASKED = frozenset(
    "urge urged urges urging ask asked asks asking accuse accused accuses accusing press pressed "
    "pressing warn warned warns warning told tell tells telling call called blame blamed blames "
    "blaming thank thanked thanks criticise criticised criticize criticized condemn condemned "
    "convince convinced persuade persuaded pressure pressured pressuring force forced forcing "
    "allow allowed help helped helping demand demanded accusing challenge challenged sue sued "
    "sanction sanctioned punish punished isolate isolated deter deterred anger angered".split()
)
_SIDES = frozenset(
    "talks relations ties dispute deal deals agreement agreements negotiations tensions war pact "
    "treaty contacts alliance conflict peace dialogue rivalry sanctions complaint case pressure "
    "patience anger protest trade cooperation accord truce ceasefire links row standoff feud "
    "confrontation partnership friendship clash aid support loyalty".split()
)
_LINKING = frozenset(("with", "between", "against", "on", "for", "among", "towards", "toward"))
_STATELY = frozenset(
    "decision decisions claim claims position policy policies government response envoy offer "
    "demand demands pressure refusal interest interests ally allies plan plans proposal ambition "
    "ambitions army forces troops leaders leadership rulers rule influence motives intentions "
    "consent approval permission warning threat threats support backing denial reply stance "
    "foreign economic military nuclear own move moves efforts campaign side ambassador "
    "representative concerns actions ties relations".split()
)
_ADVERBS = frozenset("also now again still never long already then soon often not since".split())
_REACH = 5  # words before a name that may tell


def settle(layout: TextView, names: Names, groups: Bodies) -> None:
    """Give every seat that acts to its state, and every body that is only a place to a place."""
    places: dict[str, EntityDraft] = {}
    for name in names.all:
        draft = groups.meant.get(name.start)
        if draft is None:
            continue
        key = fold(name.text).removeprefix("the ")
        if key in _BUILDINGS and draft.kind is not EntityKind.PLACE:
            if _located(layout, name) and not _acts(layout, name):
                place = places.setdefault(key, EntityDraft(label=name.text, kind=EntityKind.PLACE))
                _move(groups, name, draft, place)
        elif draft.kind is EntityKind.PLACE and _acts(layout, name):
            state = behind(groups, name)
            if state is not None:
                _move(groups, name, draft, state)
    groups.drafts += places.values()


def behind(groups: Bodies, name: Name) -> EntityDraft | None:
    """The state or union that a seat of government speaks for."""
    key = fold(name.text).removeprefix("the ")
    if key in _UNIONS:
        return groups.add(*_UNIONS[key])
    country = countries().seats.get(key)
    return groups.add(country, EntityKind.COUNTRY) if country else None


def _move(groups: Bodies, name: Name, draft: EntityDraft, other: EntityDraft) -> None:
    draft.names = [one for one in draft.names if one is not name]
    draft.mentions = [mention for mention in draft.mentions if mention[0] != name.start]
    groups.take(other, name)


def _before(layout: TextView, name: Name) -> list[str]:
    """The words before a name in its clause, the nearest first, its article left out."""
    found: list[str] = []
    for index in range(name.first - 1, max(-1, name.first - 2 - _REACH), -1):
        if any(mark in layout.gap(index) for mark in ",;:.()\n") and layout.gap(index) != " ":
            break
        found.append(layout.words[index].lower)
    return found[1:] if found and found[0] == "the" else found


def _located(layout: TextView, name: Name) -> bool:
    """Whether a name tells where: "near the Kremlin", "marched to Downing Street"."""
    before = _before(layout, name)
    if not before:
        return False
    if before[0] in _WHERE:
        return True
    return before[0] in _WHITHER and not (_FRONT | _MOTION).isdisjoint(before[1:])


def _acts(layout: TextView, name: Name) -> bool:
    """Whether the text makes a seat speak, act, or be dealt with."""
    if layout.heading(name.start) and name.possessive:
        return False
    before = _before(layout, name)
    if name.possessive:
        following = layout.words[name.last].lower if name.last < len(layout.words) else ""
        return following in _STATELY or (following in roles() and following != "mayor")
    if _dealt_with(before):
        return True
    free = not before or before[0] not in _WHERE | _WHITHER | {"for", "on", "with", "by", "and"}
    if before and before[0] == "and":
        free = _pair(layout, name)
    return free and _does(layout, name.last)


def _dealt_with(before: list[str]) -> bool:
    """Whether the words before a name make it the other side: "urged Beijing", "ties with"."""
    if not before:
        return False
    if before[0] in _ASKED or (before[:1] == ["on"] and "called" in before[1:3]):
        return True
    if before[0] == "by":
        return len(before) > 1 and before[1].endswith(("ed", "en", "wn", "ade", "eld"))
    near = before[1:4]
    if before[0] in _LINKING:
        return not _SIDES.isdisjoint(near)
    if before[0] == "and" and "between" in before[2:4]:
        return not _SIDES.isdisjoint(before[3:])
    return False


def _pair(layout: TextView, name: Name) -> bool:
    """Whether the name before "and" begins its sentence: "Berlin and Paris have backed"."""
    return name.first >= 2 and layout.opens_sentence(name.first - 2)


def _does(layout: TextView, index: int) -> bool:
    """Whether the words from an index on tell what only people do."""
    words = layout.words
    at = index
    if at >= len(words) or layout.gap(at - 1) not in (" ", "\u00a0"):
        return False
    if words[at].lower == "and" and at + 1 < len(words) and words[at + 1].capital:
        at += 2  # "Berlin and Paris have backed"
    while at < len(words) and (words[at].lower in _ADVERBS or words[at].lower.endswith("ly")):
        at += 1
    if at >= len(words):
        return False
    lower = words[at].lower
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if following in ("not", "never", "also", "now", "still") and at + 2 < len(words):
        following = words[at + 2].lower
    if lower in _BE | _HAVE | _MODAL:
        return _carried_on(lower, following)
    return not words[at].capital and lower not in _TOWNS and _verb(lower)


def _carried_on(auxiliary: str, following: str) -> bool:
    """Whether an auxiliary and the word after it tell what only people do."""
    if auxiliary in _BE:
        return following.endswith("ing") or following in _WILLING
    if auxiliary in _HAVE:
        return following.endswith(_PARTICIPLES) and following not in ("been", "seen")
    return following not in ("be", "host", "have")


_IRREGULAR = frozenset(
    "said says told made took gave sent sought withdrew fought won lost paid held kept left "
    "began chose cut hit let met put set spent swore threw broke bought built brought "
    "responds".split()
)


def _verb(lower: str) -> bool:
    if lower in _IRREGULAR:
        return True
    if lower.endswith("ed"):
        return len(lower) > 4 and lower != "based"
    return lower.endswith("s") and len(lower) > 4 and not lower.endswith(("ss", "us", "as", "ws"))
