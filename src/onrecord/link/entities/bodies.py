"""Organisations, parties, state bodies, publishers, groups, countries and places of all documents.

A body is its bag of words with its country. A name that leaves the country out takes it from the
only body of those words, from an acronym that the text spells out, or from the country that its
document is set in; a name of generic words alone ("the Foreign Ministry", "the Party") joins
nothing otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.grammar.lexicon import countries, fold
from onrecord.link.entities.body_names import acronym, acronyms_of, body_name, government
from onrecord.link.entities.compare import MANY
from onrecord.link.entities.evidence import Step, step
from onrecord.link.entities.governments import Heads
from onrecord.link.entities.local import LocalEntity
from onrecord.model import EntityKind

_LANDS = (EntityKind.COUNTRY, EntityKind.PLACE)
_NEARLY = 4  # a quarter of the documents at most mean another body by an acronym
_TOLD = 5  # candidates that a refusal lists

Key = tuple[str, tuple[str, ...], str]  # sort, words, country ("" where nothing tells)


@dataclass(slots=True, kw_only=True, eq=False)
class Body:
    """One body of the case while it is gathered."""

    key: Key
    members: dict[str, tuple[LocalEntity, tuple[Step, ...]]] = field(default_factory=dict)
    company: Counter[str] = field(default_factory=Counter)
    acronyms: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    listed: str | None = None

    def add(self, one: LocalEntity, steps: tuple[Step, ...]) -> None:
        """Take in what one document says."""
        self.members[one.id] = (one, steps)
        self.company.update(one.company)
        self.names |= {one.name, *one.aliases}


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A body's name that may mean several, or none that is known."""

    local: LocalEntity
    reason: str
    candidates: tuple[Body, ...]


class Bodies:
    """Places the entities that are no persons."""

    def __init__(self, heads: Heads) -> None:
        """Begin with none; `heads` tells whose government is which country's."""
        self._heads = heads
        self._bodies: dict[Key, Body] = {}
        self._by_words: dict[tuple[str, tuple[str, ...]], dict[str, Body]] = defaultdict(dict)
        self._by_acronym: dict[str, dict[Key, Body]] = defaultdict(dict)
        self.doubts: list[Doubt] = []

    @property
    def found(self) -> list[Body]:
        """All that have members, in the order of their keys."""
        return [self._bodies[key] for key in sorted(self._bodies) if self._bodies[key].members]

    def enlist(self, names: Iterable[str], kind: EntityKind, listed: str) -> None:
        """Know a body of the user's list by each of its names.

        Where two on the list share a name, the first by its id keeps it.
        """
        written = sorted(names)
        keys = [self._key(name, kind, frozenset(), None) for name in written]
        body = Body(key=("listed", (listed,), ""), listed=listed)
        self._bodies[body.key] = body
        for name, key in zip(written, keys, strict=True):
            self._bodies.setdefault(key, body)
            self._by_words[key[0], key[1]].setdefault(key[2], body)
            self._index_acronyms(body, name)

    def place(self, locals_: Iterable[LocalEntity]) -> None:
        """Gather them: those whose names say all first, then what leaves something out."""
        listed = sorted(locals_, key=lambda one: one.id)
        short: list[LocalEntity] = []
        landless: list[tuple[LocalEntity, Key]] = []
        for one in listed:
            if one.kind not in _LANDS and _full_name(one) is None:
                short.append(one)
                continue
            key = self._key_of(one)
            if key[2] or key[0] == "land" or self._nameless(key):
                self._take(one, key, ())
            else:
                landless.append((one, key))
        self._take_landless(landless)
        meant = [(one, self._spelled_out(one)) for one in short]
        for one, candidates in meant:  # only now, so that none leans on another
            self._place_acronym(one, candidates)

    def _key_of(self, one: LocalEntity) -> Key:
        return self._key(_full_name(one) or one.name, one.kind, one.lands, one.published, one)

    def _key(
        self,
        name: str,
        kind: EntityKind,
        lands: frozenset[str],
        published: str | None,
        one: LocalEntity | None = None,
    ) -> Key:
        if kind in _LANDS:
            folded = fold(name).removeprefix("the ")
            return "land", (fold(countries().names.get(folded, folded)),), ""
        found = body_name(name, lands)
        head = government(found.words)
        country = min(found.countries, default="")
        if head:
            of = self._heads.country(head, published)
            if of:
                return "body", ("government",), of
        if not found.words and country:
            sort = "people" if kind is EntityKind.GROUP else "land"
            return sort, (fold(country),), ""
        if not country and one and len(one.countries) == 1:
            country = one.countries[0]
        return "body", found.words or (fold(name),), country

    def _nameless(self, key: Key) -> bool:
        return not key[1]

    def _take(
        self, one: LocalEntity, key: Key, steps: tuple[Step, ...], into: Body | None = None
    ) -> None:
        body = into or self._bodies.setdefault(key, Body(key=key))
        if not steps and body.members:
            steps = (step("name", "the same words", one.name), *_country_step(key))
        body.add(one, steps)
        self._by_words[key[0], key[1]].setdefault(key[2], body)
        for name in (one.name, *one.aliases):
            self._index_acronyms(body, name)

    def _index_acronyms(self, body: Body, name: str) -> None:
        letters = acronym(name)
        for found in {letters} if letters else acronyms_of(name):
            body.acronyms.add(found)
            self._by_acronym[found][body.key] = body

    def _take_landless(self, waiting: list[tuple[LocalEntity, Key]]) -> None:
        """Bodies whose names tell no country."""
        known = {words: dict(held) for words, held in self._by_words.items()}
        settled = [(one, key, _by_setting(one, known.get(key[:2], {}))) for one, key in waiting]
        for one, key, found in settled:
            generic = body_name(_full_name(one) or one.name, one.lands).generic
            if found is not None:
                said = (step("name", "the same words", one.name), found[1])
                self._take(one, found[0].key, said, found[0])
            elif not generic:
                self._take(one, key, ())
            elif one.setting and one.setting not in known.get(key[:2], {}):
                setting = step("country", "of the document", one.setting)
                self._take(one, (key[0], key[1], one.setting), (setting,))
            else:
                held = known.get(key[:2], {})
                self._doubt(one, tuple(held[name] for name in sorted(held)))

    def _doubt(self, one: LocalEntity, candidates: tuple[Body, ...]) -> None:
        several = (
            f"{len(candidates)} of that name" if candidates else "a name that many bodies have"
        )
        self.doubts.append(
            Doubt(
                local=one,
                reason=f"{several}, and nothing tells which one this is",
                candidates=candidates[:_TOLD],
            )
        )
        key = ("alone", (one.id,), "")
        self._bodies[key] = Body(key=key)
        self._bodies[key].add(one, ())

    def _spelled_out(self, one: LocalEntity) -> tuple[Body, ...]:
        """The bodies that an acronym may be: what a text spells it out as, else what fits.

        Of several the one of the document's country, else the one that nearly all mean.
        """
        letters = acronym(one.name) or one.name
        held = self._by_acronym.get(letters, {})
        fitting = [held[key] for key in sorted(held)]
        spelt = [body for body in fitting if _spells(body, letters)]
        if not spelt:
            return tuple(body for body in fitting if _alike(one, body)) if len(fitting) == 1 else ()
        here = [body for body in spelt if body.key[2] and body.key[2] == one.setting]
        documents = sum(len(body.members) for body in spelt)
        most = [body for body in spelt if _NEARLY * len(body.members) >= (_NEARLY - 1) * documents]
        return tuple(here or most or spelt)

    def _place_acronym(self, one: LocalEntity, candidates: tuple[Body, ...]) -> None:
        """A document that has only "CCP"."""
        letters = acronym(one.name) or one.name
        if len(candidates) > 1:
            self._doubt(one, candidates)
        elif candidates:
            name = min(candidates[0].names, key=lambda name: (acronym(name) is not None, name))
            said = step("name", "an acronym spelled out", f"{letters} / {name}")
            candidates[0].add(one, (said,))
        else:
            self._take(one, ("acronym", (letters,), ""), ())


def _spells(body: Body, letters: str) -> bool:
    """Whether a document that names a body in full calls it by these letters, too.

    Two letters are any two words' initials: they have to be those of the name.
    """
    if letters not in map(acronym, body.names):
        return False
    return len(letters) > 2 or any(letters in acronyms_of(name) for name in body.names)


def _full_name(one: LocalEntity) -> str | None:
    """The name, or the alias that says most; None where a document has but an acronym."""
    whole = [name for name in (one.name, *one.aliases) if acronym(name) is None]
    if whole and whole[0] == one.name and " " in one.name:
        return one.name
    return max(whole, key=lambda name: (_said(name, one), name), default=None)


def _said(name: str, one: LocalEntity) -> int:
    found = body_name(name, one.lands)
    return len(found.words) + len(found.countries)


def _country_step(key: Key) -> tuple[Step, ...]:
    return (step("country", "the same", key[2]),) if key[2] else ()


def _by_setting(one: LocalEntity, held: dict[str, Body]) -> tuple[Body, Step] | None:
    """The body of these words that a document means which leaves its country out.

    That of the document's own country; else the only one there is, if the document names its
    country, or tells of the same people and bodies.
    """
    of = {name: body for name, body in held.items() if name}
    if one.setting in of:
        return of[one.setting], step("country", "of the document", one.setting or "")
    if len(of) != 1:
        return None
    [(country, body)] = of.items()
    named = f"land {fold(country)}" in one.company
    generic = body_name(_full_name(one) or one.name, one.lands).generic
    if generic and not _alike(one, body) and not (named and one.setting is None):
        return None
    return body, step("name", "the only body of these words", country)


def _alike(one: LocalEntity, body: Body) -> bool:
    """Whether a document names much that the body's documents name."""
    shared = [name for name in dict.fromkeys(one.company) if name in body.company]
    return len(shared) >= MANY
