"""Sources without a name: what they let out about themselves, and which ones are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.grammar.lexicon import (
    GROUPS,
    RoleNoun,
    bodies,
    common_bodies,
    countries,
    fold,
    role_of,
    several_bodies,
)
from onrecord.grammar.text import TextView, Word
from onrecord.model import EntityKind, Unnamed
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.names.kinds import PUBLISHING, demonym_of
from onrecord.resolve.names.mentions import Names
from onrecord.resolve.offices import TITLE_MODIFIERS

_SENIORITY = frozenset(
    "senior top former high-ranking high-level mid-level midlevel junior retired veteran ranking "
    "leading influential prominent serving current longtime ex".split()
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1, "another": 1, "dozen": 12}
_OTHER = frozenset(("another", "second", "third", "other", "separate", "different"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
_OWNERS = frozenset("his her its their our my your".split())
_VAGUE = frozenset(
    "some many several few most more other all any numerous various certain unnamed anonymous "
    "unidentified independent prominent fellow such least about nearly "
    "only even own both first".split()
)
_AT = frozenset(("at", "in", "of", "with", "from", "inside", "within", "for", "to"))
_RELATIONS = frozenset("close familiar briefed directly who working serving works".split())
_ARTICLES = frozenset("the his her their its".split())
_SECTORS = frozenset(
    "intelligence defense defence security federal enforcement palace congressional presidential "
    "opposition diplomatic judicial republican democratic".split()
)
_INNER = frozenset(("of", "for", "the"))
# Who may be meant where the text says less: "the official" may be a minister.
_WIDER = {
    "official": frozenset(
        "minister secretary spokesman spokeswoman spokesperson director governor mayor ambassador "
        "chief deputy commissioner adviser advisor undersecretary envoy diplomat officer head "
        "prosecutor treasurer".split()
    ),
    "lawmaker": frozenset(
        "senator representative congressman congresswoman legislator delegate deputy speaker "
        "parliamentarian assemblyman assemblywoman".split()
    ),
    "diplomat": frozenset(("ambassador", "envoy", "consul")),
    "leader": frozenset(
        "president premier chancellor king chairman minister secretary emir speaker head".split()
    ),
    "politician": frozenset("senator governor mayor minister representative".split()),
    "source": frozenset(("official", "person", "people", "aide", "adviser")),
    "person": frozenset(("source", "official")),
}
_SAME = {
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "chairwoman": "chairman",
    "chairperson": "chairman", "chair": "chairman", "advisor": "adviser",
    "congresswoman": "representative", "congressman": "representative", "people": "person",
    "businesswoman": "businessman", "actress": "actor",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A noun phrase for a source, read."""

    words: str  # as written, without what follows its core
    words_end: int  # where they end in the text
    noun: str  # lower case, as written
    role: RoleNoun | None
    body: EntityKind | None  # the kind of body that the noun means
    definite: bool
    other: bool  # "another", "a second": not anybody mentioned before
    owned: bool  # "his aides", "Reyes's lawyer"
    modifiers: frozenset[str]  # folded words before the noun, determiners left out
    owner: tuple[int, str] | None  # end and text of the name that tells which body is meant
    unnamed: Unnamed


def describe(
    layout: TextView, names: Names, span: tuple[int, int], end: int, places: frozenset[str]
) -> Description:
    """Read a description.

    Args:
        layout: the document's words and divisions.
        names: the document's names.
        span: indices of the first word of the phrase and after its head noun.
        end: where the source ends, for "... at the State Department".
        places: names of places that the document has.
    """
    first, last = span
    head = layout.words[last - 1]
    inner = layout.words[first : last - 1]
    inner = inner[_share(inner) :]
    content = [word for word in inner if not _empty(word)]
    role = role_of(head.lower)
    lowers = {word.lower for word in layout.words[first:last]}
    owner = next((word for word in content if word.possessive), None)
    definite = layout.words[first].lower in _DEFINITE
    return Description(
        words=layout.text[layout.words[first].start : head.end],
        words_end=head.end,
        noun=head.lower,
        role=role,
        body=EntityKind.PUBLISHER
        if (layout.words[last - 2].lower, head.lower) in PUBLISHING and last - first > 1
        else _body_noun(head.lower, pointing=definite or owner is not None),
        definite=definite,
        other=bool(lowers & _OTHER),
        owned=owner is not None or layout.words[first].lower in _OWNERS,
        modifiers=frozenset(fold(word.text) for word in content),
        owner=_owner(names, layout, content, places),
        unnamed=_told(layout, names, content, role, (first, last, end), places),
    )


def _body_noun(noun: str, *, pointing: bool) -> EntityKind | None:
    """The kind of body a noun means; "board" and "office" mean one only where one is pointed at."""
    if noun == "media" and not pointing:
        return None
    return bodies().get(noun) if pointing else common_bodies().get(noun)


def _owner(
    names: Names, layout: TextView, content: list[Word], places: frozenset[str]
) -> tuple[int, str] | None:
    """Where the last name or adjective of a country among the modifiers ends, and how it reads."""
    for word in reversed(content):
        name = names.covering(word.start)
        if name:
            return name.end, name.text.split()[-1] if name.kind is EntityKind.PERSON else name.text
        if demonym_of(word.text, places):
            return word.end, layout.text[content[0].start : word.end]
    return None


def _told(
    layout: TextView,
    names: Names,
    content: list[Word],
    role: RoleNoun | None,
    at: tuple[int, int, int],
    places: frozenset[str],
) -> Unnamed:
    """What a description lets out; `at` is its first word, its end and where the source ends."""
    first, last, end = at
    seniority = next((word.lower for word in content if word.lower in _SENIORITY), None)
    owners = [at for at, word in enumerate(content) if word.possessive]
    rest = content[: owners[-1] + 1] if owners else content
    institution, country = _modifiers(layout, names, rest, places)
    if institution is None and country is None:
        institution, country = _after(layout, last, end, places)
    return Unnamed(
        seniority=seniority,
        institution=institution,
        country=country,
        number=_number(layout.words[first:last], role),
    )


def _empty(word: Word) -> bool:
    lower = word.lower
    return (
        lower in _DEFINITE
        or lower in _OWNERS
        or lower in _NUMBERS
        or lower in _VAGUE
        or lower in _OTHER
        or lower.isdigit()
        or lower in ("at", "as", "of")
    )


def _share(words: Sequence[Word]) -> int:
    """How many words come before the whole in "a group of 37 states"; 0 where all is named."""
    return next((at + 1 for at, word in enumerate(words) if word.lower == "of"), 0)


def _number(words: Sequence[Word], role: RoleNoun | None) -> int | None:
    share = _share(words)
    if all(word.lower not in ("one", "each") for word in words[:share]):
        words = words[share:]  # "a group of 37 states" counts the states
    for at, word in enumerate(words):
        if word.lower in _NUMBERS:
            return _NUMBERS[word.lower]
        if word.lower.isdigit() and word.lower.isascii() and len(word.lower) < 6:
            thousands = words[at + 1].lower if at + 1 < len(words) else ""
            full = thousands.isdigit() and thousands.isascii() and len(thousands) == 3
            return int(word.lower + thousands) if full else int(word.lower)
    return 1 if role and not role.plural else None


def _institutional(names: Names, word: Word) -> bool:
    """Whether a modifier tells of an institution: "campaign", "White House"; not "young"."""
    if word.lower in bodies() or word.lower in _SECTORS:
        return True
    name = names.covering(word.start)
    return name is not None and name.kind is not EntityKind.PERSON


def _modifiers(
    layout: TextView, names: Names, words: list[Word], places: frozenset[str]
) -> tuple[str | None, str | None]:
    """The institution and the country among the words before the noun."""
    country = None
    rest = []
    for word in words:
        if word.lower in _SENIORITY:
            continue
        found = _state(word.text, places)
        if found and country is None:
            country = found
        else:
            rest.append(word)
    two = " ".join(word.text for word in words if word.lower not in _SENIORITY)
    if country is None or demonym_of(two, places):
        joined = demonym_of(two, places)
        country, rest = (joined, []) if joined else (country, rest)
    if not any(_institutional(names, word) for word in rest):
        return None, country
    return layout.text[rest[0].start : rest[-1].end], country


def _country(written: str) -> str | None:
    found = countries().names.get(fold(written))
    return found if found and written[:1].isupper() and written != "Us" else None


def _after(
    layout: TextView, index: int, end: int, places: frozenset[str]
) -> tuple[str | None, str | None]:
    """The institution and country in what follows the noun: "at the State Department"."""
    words = layout.words
    while index < len(words) and words[index].start < end and words[index].lower in _RELATIONS:
        index += 1
    if index >= len(words) or words[index].start >= end or words[index].lower not in _AT:
        return None, None
    inside, index = words[index].lower == "in", index + 1
    while index < len(words) and words[index].lower in _ARTICLES:
        index += 1
    last = _name_end(layout, index, end)
    if last <= index:
        return None, None
    name = layout.text[words[index].start : words[last - 1].end]
    country = _state(words[index].text, places)
    if country and last - index > 1:
        return layout.text[words[index + 1].start : words[last - 1].end], country
    if _country(name) or (inside and words[last - 1].lower not in bodies()):
        return None, _country(name)  # "in" a place is no institution
    return name, country or countries().seats.get(fold(name))


def _state(written: str, places: frozenset[str]) -> str | None:
    """The country that a word names, belongs to or is the seat of; else a place of the text."""
    named = written if written in places else None
    seat = countries().seats.get(fold(written))
    return demonym_of(written, places) or _country(written) or seat or named


def _name_end(layout: TextView, index: int, end: int) -> int:
    """The end of a run of capitalised words and nouns for bodies."""
    words, last = layout.words, index
    while last < len(words) and words[last].start < end:
        word = words[last]
        joins = word.lower in _INNER and last > index and words[last - 1].capital
        after = words[last + 1].lower if last + 1 < len(words) else ""
        leads = word.lower.isalpha() and after in common_bodies()  # "finance ministry"
        if not (word.capital or word.lower in common_bodies() or joins or leads):
            break
        last += 1
        if layout.gap(last - 1) != " ":
            break
    while last > index and words[last - 1].lower in _INNER:
        last -= 1
    return last


def is_unnamed(description: Description) -> bool:
    """Whether a description lets somebody speak without a name, newly introduced."""
    if description.definite or description.body is not None:
        return False
    several = description.noun in several_bodies()
    return description.role is not None or several or _people(description) is not None


def _people(description: Description) -> str | None:
    noun = description.noun
    return noun if noun in GROUPS or fold(noun) in countries().people else None


def figure_of(description: Description, label: str) -> EntityDraft:
    """A new entity for an unnamed source."""
    role = description.role
    plural = (role.plural if role else True) and description.unnamed.number != 1
    return EntityDraft(
        label=label,
        kind=EntityKind.GROUP if plural else EntityKind.PERSON,
        gender=role.gender if role else None,
        nouns={role.noun if role else description.noun},
        words=set(description.modifiers),
        unnamed=description.unnamed,
        plural=plural,
    )


def fits(description: Description, draft: EntityDraft) -> bool:
    """Whether "the ..." can point back at an entity."""
    role = description.role
    if role is None or (role.plural and description.unnamed.number != 1) != draft.plural:
        return False
    if role.gender and draft.gender not in (None, role.gender):
        return False
    if not _noun_fits(role.noun, draft):
        return False
    return _country_fits(description, draft) and _words_fit(description, draft)


def _noun_fits(noun: str, draft: EntityDraft) -> bool:
    held = {_SAME.get(other, other) for other in draft.nouns}
    if _SAME.get(noun, noun) in held:
        return True
    return bool(_WIDER.get(noun, frozenset()) & draft.nouns)


def _country_fits(description: Description, draft: EntityDraft) -> bool:
    wanted = description.unnamed.country
    if wanted is None:
        return True
    if draft.unnamed:
        return draft.unnamed.country in (None, wanted)
    known = {office.organisation for office in draft.offices}
    countries_known = {name for name in known if name in set(countries().names.values())}
    return not countries_known or wanted in countries_known


def _only_colours(modifier: str, words: str) -> bool:
    """Whether a modifier tells nobody apart by post: "four-term", "embattled"."""
    if modifier in bodies() or modifier in _SECTORS or modifier in TITLE_MODIFIERS:
        return False
    return modifier in words  # in lower case as written


def _words_fit(description: Description, draft: EntityDraft) -> bool:
    """Every modifier must be known of the entity; of an unnamed one it must not clash."""
    wanted = description.modifiers - _SENIORITY
    mine = {word for word in wanted if fold(word) not in countries().people}
    if draft.unnamed is None:
        telling = {word for word in mine if not _only_colours(word, description.words)}
        return telling <= draft.words | {"presidential"}
    held = draft.words - _SENIORITY
    seniority = description.unnamed.seniority
    if seniority and draft.unnamed.seniority not in (None, seniority):
        return False
    return mine <= held or not held
