"""Names of persons -> persons: full names first, then what each is called for short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.grammar.text import TextView
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.full_names import FullNames
from onrecord.resolve.coref.short_names import ShortNames
from onrecord.resolve.names.mentions import Name
from onrecord.resolve.names.persons import gender, parse
from onrecord.resolve.offices import Title


@dataclass(slots=True, kw_only=True)
class Persons:
    """The persons of a document and whom each name means; an unclear name means nobody."""

    drafts: list[EntityDraft] = field(default_factory=list)
    meant: dict[int, EntityDraft] = field(default_factory=dict)  # start of a name -> person


def gather(layout: TextView, names: Iterable[Name], titles: Mapping[int, Title]) -> Persons:
    """Group the names of persons.

    Args:
        layout: the document's words and divisions.
        names: names of persons, in document order.
        titles: what stands beside a name, by the name's start.
    """
    full, people = FullNames(), Persons()
    people.drafts = full.drafts
    parsed = [(name, parse(name.text)) for name in names]
    for name, shape in parsed:
        if shape.full:
            _take(people, full.person(shape, name), name, titles)
    short = [(name, shape) for name, shape in parsed if not shape.full]
    rest = ShortNames(layout, full.families, titles)
    for name, draft in sorted(rest.place(short), key=lambda item: item[0].start):
        _take(people, draft, name, titles)
    people.drafts += [draft for draft in rest.begun if draft.names]
    for draft in people.drafts:
        draft.label = _canonical(draft)
        draft.gender = draft.gender or gender(draft.label)
    return people


def _take(people: Persons, draft: EntityDraft, name: Name, titles: Mapping[int, Title]) -> None:
    draft.names.append(name)
    draft.called(name.start, name.end)
    people.meant[name.start] = draft
    title = titles.get(name.start)
    if title:
        draft.gender = draft.gender or title.gender
        draft.words |= title.words
        if title.noun:
            draft.nouns.add(title.noun.noun)
        if title.office:
            draft.offices.append(title.office)


def _canonical(draft: EntityDraft) -> str:
    """The full name used most; of equals the longest, and mixed case before capitals."""
    written = Counter(" ".join(name.text.split()) for name in draft.names)

    def rank(text: str) -> tuple[bool, bool, int, int]:
        full = " " in text
        return full, not (text.isupper() and len(text) > 3), written[text], len(text)

    best = max(written, key=rank, default=draft.label)
    return best.title() if best.isupper() and len(best) > 3 else best
