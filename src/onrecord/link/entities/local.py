"""What joining has to know of one entity of one document, read off a `Reading` or given by rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.grammar.lexicon import countries, fold
from onrecord.link.entities.body_names import body_name
from onrecord.model import Entity, EntityKind, Office, Reading, Tie, TieKind
from onrecord.resolve.names.persons import parse

_LARGEST = 60  # names of a document that count as company, the most mentioned first
_LANDS = (EntityKind.COUNTRY, EntityKind.PLACE)
_KIN = {
    TieKind.PARENT: ("parent of", "child of"),
    TieKind.SPOUSE: ("spouse of", "spouse of"),
    TieKind.SIBLING: ("sibling of", "sibling of"),
}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class OfficeHeld:
    """A post as one document gives it; dates are partial ISO dates."""

    title: str
    organisation: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None  # "former", "acting", "elect", ...; None: held then


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Relative:
    """A tie of kin: `relation` is read from the entity to `name`: "child of" Ana Reyes."""

    relation: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEntity:
    """One entity as one document has it.

    `company` holds what else the document names, as keys of `company_key`; all entities of a
    document may share one tuple.
    """

    id: str
    document_id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    offices: tuple[OfficeHeld, ...] = ()
    kin: tuple[Relative, ...] = ()
    countries: tuple[str, ...] = ()  # that the text says it is of
    setting: str | None = None  # the country that the document names most, as a last resort
    company: tuple[str, ...] = ()
    lands: frozenset[str] = frozenset()  # countries of the document that no table knows
    publisher: str | None = None
    published: str | None = None  # ISO day, or with less precision
    mentions: int = 1
    unnamed: bool = False


def of_reading(reading: Reading) -> tuple[LocalEntity, ...]:
    """What a document's reading says of each of its entities."""
    counted = Counter(mention.entity_id for mention in reading.mentions)
    by_id = {entity.id: entity for entity in reading.entities}
    named = [entity for entity in reading.entities if not entity.unnamed]
    named.sort(key=lambda entity: (-counted[entity.id], entity.id))
    company = tuple(dict.fromkeys(company_key(one.name, one.kind) for one in named[:_LARGEST]))
    setting = next((one.name for one in named if one.kind is EntityKind.COUNTRY), None)
    kin = _kin(reading.ties, by_id)
    lands = frozenset(
        one.name
        for one in named
        if one.kind is EntityKind.COUNTRY and fold(one.name) not in countries().names
    )
    return tuple(
        LocalEntity(
            id=entity.id,
            document_id=reading.document.id,
            name=entity.name,
            kind=entity.kind,
            aliases=entity.aliases,
            offices=tuple(_held(office, lands) for office in entity.offices),
            kin=tuple(sorted(kin.get(entity.id, ()))),
            countries=_countries(entity, lands),
            setting=setting,
            company=company,
            lands=lands,
            publisher=reading.document.publisher,
            published=reading.document.published,
            mentions=counted[entity.id],
            unnamed=entity.unnamed,
        )
        for entity in reading.entities
    )


def company_key(name: str, kind: EntityKind) -> str:
    """What stands for an entity in the company of another, whatever form of its name is used."""
    if kind is EntityKind.PERSON:
        return f"person {parse(name).family}"
    if kind in _LANDS:
        return f"land {fold(countries().names.get(fold(name), name))}"
    key = body_name(name)
    if kind is EntityKind.PUBLISHER:
        return f"press {' '.join(key.words)}"
    return f"body {' '.join((*key.words, *key.countries))}"


def _held(office: Office, lands: frozenset[str]) -> OfficeHeld:
    return OfficeHeld(
        title=office.title,
        organisation=office.organisation,
        country=_country_of(office.organisation, lands) or _country_of(office.title, lands),
        since=office.since,
        until=office.until,
        status=office.status,
    )


def _country_of(written: str | None, lands: frozenset[str]) -> str | None:
    found = sorted(body_name(written, lands).countries) if written else []
    return found[0] if len(found) == 1 else None


def _countries(entity: Entity, lands: frozenset[str]) -> tuple[str, ...]:
    written = [entity.name, *entity.aliases] if entity.kind is not EntityKind.PERSON else []
    for office in entity.offices:
        written += [office.title, office.organisation or ""]
    return tuple(sorted({one for one in (_country_of(name, lands) for name in written) if one}))


def _kin(ties: Iterable[Tie], entities: dict[str, Entity]) -> dict[str, set[Relative]]:
    found: dict[str, set[Relative]] = {}
    for tie in ties:
        if tie.kind not in _KIN or tie.one not in entities or tie.other not in entities:
            continue
        there, back = _KIN[tie.kind]
        one, other = entities[tie.one], entities[tie.other]
        found.setdefault(one.id, set()).add(Relative(relation=there, name=other.name))
        found.setdefault(other.id, set()).add(Relative(relation=back, name=one.name))
    return found
