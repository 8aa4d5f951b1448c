"""Short names -> persons: whom "Reyes" means where the text has one, two or no full name for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.grammar.text import TextView
from onrecord.model import EntityKind
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.names.mentions import Name
from onrecord.resolve.names.persons import PersonName, gender
from onrecord.resolve.offices import Title

# Persons whom one short name can mean; in a document with more it means nobody. Each short name
# is weighed against all of them, so that a register of a family costs no more than other texts.
MOST_NAMESAKES = 64
_ELDER = frozenset(("elder", "older", "senior"))
_YOUNGER = frozenset(("younger", "junior"))


@dataclass(slots=True)
class _Used:
    """Whom a short name has meant so far, and where it stood last."""

    drafts: dict[int, EntityDraft] = field(default_factory=dict)  # by `id`
    last: int = -1

    def add(self, start: int, draft: EntityDraft) -> None:
        self.drafts[id(draft)] = draft
        self.last = start


class ShortNames:
    """Places names of one word: a family name, a given name, or an unknown person's only name."""

    def __init__(
        self,
        layout: TextView,
        families: Mapping[str, list[EntityDraft]],
        titles: Mapping[int, Title],
    ) -> None:
        """Take the persons known by their full names, by what each may be called for short."""
        self._layout = layout
        self._families = families
        self._titles = titles
        self._given: dict[str, list[EntityDraft]] = {}
        self._starts: dict[int, list[int]] = {}  # where each is spelled out
        for draft in {id(draft): draft for held in families.values() for draft in held}.values():
            self._starts[id(draft)] = [name.start for name in draft.names]
            for given in draft.parsed.given if draft.parsed else ():
                self._given.setdefault(given, []).append(draft)
        self._bare: dict[str, list[EntityDraft]] = {}  # persons known by one word only
        self.begun: list[EntityDraft] = []

    def place(self, names: list[tuple[Name, PersonName]]) -> list[tuple[Name, EntityDraft]]:
        """Give every name its person; one that fits two equally is left out."""
        first: dict[str, int] = {}
        for name, shape in names:
            first.setdefault(shape.family, name.start)
        placed: list[tuple[Name, EntityDraft]] = []
        used: dict[str, _Used] = {}
        waiting: list[tuple[Name, PersonName, list[EntityDraft]]] = []
        for name, shape in names:
            fitting = self._fitting(name, shape)
            if len(fitting) > MOST_NAMESAKES:
                continue
            known = used.setdefault(shape.family, _Used())
            draft = fitting[0]
            if len(fitting) > 1:
                chosen = self._choose(name, fitting, known, first[shape.family])
                if chosen is None:
                    waiting.append((name, shape, fitting))
                    continue
                draft = chosen
            known.add(name.start, draft)
            placed.append((name, draft))
        return placed + self._settled(waiting, used)

    def _fitting(self, name: Name, shape: PersonName) -> list[EntityDraft]:
        title = self._titles.get(name.start)
        held = self._families.get(shape.family, [])
        if not held:
            held = self._given.get(shape.family, [])
            if title and title.honorific:  # "Mr. Omai": Omai is the family's, and comes first
                held = [draft for draft in held if _first(draft) == shape.family]
        if len(held) > MOST_NAMESAKES:
            return held
        held = self._of_generation(name, shape, [*held, *self._bare.get(shape.family, [])])
        fitting = _agreeing(held, title)
        if fitting and not self._somebody_else(name, title, fitting):
            return fitting
        draft = EntityDraft(label=name.text, kind=EntityKind.PERSON, parsed=shape)
        if title and title.noun:
            draft.nouns.add(title.noun.noun)
        draft.gender = title.gender if title else None
        self.begun.append(draft)
        self._bare.setdefault(shape.family, []).append(draft)
        self._starts[id(draft)] = [name.start]
        return [draft]

    def _of_generation(
        self, name: Name, shape: PersonName, held: list[EntityDraft]
    ) -> list[EntityDraft]:
        """Those whom "Reyes Jr." or "the elder Reyes" leaves."""
        before = self._layout.words[name.first - 1].lower if name.first else ""
        if shape.suffix:
            return [one for one in held if one.parsed and one.parsed.suffix == shape.suffix]
        if before not in _ELDER | _YOUNGER or len(held) < 2:
            return held
        young = [one for one in held if one.parsed and one.parsed.suffix not in ("", "sr")]
        old = [one for one in held if one not in young]
        return (young if before in _YOUNGER else old) if young and old else held

    def _somebody_else(self, name: Name, title: Title | None, fitting: list[EntityDraft]) -> bool:
        """Whether "President Reyes" comes before every full name, none of which has that post."""
        if title is None or title.noun is None or self._layout.heading(name.start):
            return False
        return all(
            title.noun.noun not in draft.nouns and self._starts[id(draft)][0] > name.start
            for draft in fitting
        )

    def _choose(
        self, name: Name, fitting: list[EntityDraft], used: _Used, first: int
    ) -> EntityDraft | None:
        """Choose between namesakes, or refuse."""
        introduced = [draft for draft in fitting if self._starts[id(draft)][0] < name.start]
        if len(introduced) == 1:
            return introduced[0]
        before = [draft for draft in introduced if id(draft) in used.drafts]
        if len(before) == 1:
            return self._unless_interrupted(name, before[0], introduced, used.last)
        # The writer spells out every namesake but the one that the short name is kept for.
        later = [draft for draft in introduced if self._starts[id(draft)][-1] <= first]
        return later[0] if len(later) == 1 and len(introduced) > 1 else None

    def _unless_interrupted(
        self, name: Name, draft: EntityDraft, rivals: list[EntityDraft], last: int
    ) -> EntityDraft | None:
        """Refuse where a namesake was spelled out in this paragraph since the last short name."""
        paragraph = self._layout.paragraph(name.start)
        for rival in rivals:
            starts = self._starts[id(rival)]
            latest = starts[bisect_left(starts, name.start) - 1]  # all of them were introduced
            recent = latest > last and self._layout.paragraph(latest) == paragraph
            if rival is not draft and recent:
                return None
        return draft

    def _settled(
        self,
        waiting: list[tuple[Name, PersonName, list[EntityDraft]]],
        used: dict[str, _Used],
    ) -> list[tuple[Name, EntityDraft]]:
        """Short names before the full ones (a headline's), if they mean one person later on."""
        settled = []
        for name, shape, fitting in waiting:
            starts = [self._starts[id(draft)][0] for draft in fitting]
            meant = used[shape.family].drafts
            if min(starts) > name.start and len(meant) == 1:
                settled.append((name, next(iter(meant.values()))))
        return settled


def _first(draft: EntityDraft) -> str | None:
    return draft.parsed.given[0] if draft.parsed and draft.parsed.given else None


def _agreeing(drafts: list[EntityDraft], title: Title | None) -> list[EntityDraft]:
    """Those whom a title beside the name can mean: its gender, then its post, must agree."""
    if title is None:
        return drafts
    if title.gender:
        drafts = [draft for draft in drafts if _gender(draft) in (None, title.gender)]
    if title.noun and len(drafts) > 1:
        holders = [draft for draft in drafts if title.noun.noun in draft.nouns]
        drafts = holders or drafts
    return drafts


def _gender(draft: EntityDraft) -> str | None:
    return draft.gender or gender(draft.names[0].text if draft.names else draft.label)
