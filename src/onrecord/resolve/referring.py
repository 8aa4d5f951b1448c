"""Whom the source of each attribution refers to."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Attribution, EntityKind, Kind, Unnamed
from onrecord.resolve.cast import Cast
from onrecord.resolve.figures import Figure
from onrecord.resolve.layout import Layout
from onrecord.resolve.lexicon import GROUPS, countries, fold, roles
from onrecord.resolve.pronouns import (
    GENDERS,
    MENTION,
    OWNER,
    PLURAL,
    QUOTED,
    SOURCE,
    SUBJECT,
    Stage,
)
from onrecord.resolve.sources import Form, Head, heads
from onrecord.resolve.turns import Turns
from onrecord.resolve.unnamed import (
    Description,
    describe,
    figure_of,
    fits,
    is_unnamed,
)

_FIRST = {"i": False, "me": False, "my": False, "we": True, "us": True, "our": True}
_OBJECT_OF = frozenset(
    "to with of for by from against on in about at like told than over behind and between".split()
)
_BACK = 4  # paragraphs within which "the senator" still points at somebody
_RELATIVE_REACH = 14  # words between "who" and the name it belongs to


class Referrer:
    """Resolves sources in document order; knows who was on stage before each."""

    def __init__(
        self, layout: Layout, cast: Cast, turns: Turns, attributions: Sequence[Attribution]
    ) -> None:
        """Put every named figure on stage."""
        self._layout = layout
        self._cast = cast
        self._turns = turns
        self._stage = Stage(layout=layout)
        self._firsts = cast.firsts()
        self._contents: dict[int, list[tuple[int, int, Attribution]]] = {}
        for attribution in attributions:
            for piece in attribution.content:
                for paragraph in range(
                    layout.paragraph(piece.start), layout.paragraph(piece.end - 1) + 1
                ):
                    self._contents.setdefault(paragraph, []).append(
                        (piece.start, piece.end, attribution)
                    )
        self.found: dict[str, list[Figure]] = {}  # attribution id -> who speaks
        self._enter_names()

    def _enter_names(self) -> None:
        seen: set[int] = set()
        for name in self._cast.names.all:
            figure = self._cast.meant(name)
            if figure is None:
                continue
            sentence = self._layout.sentence(name.start)
            weight = MENTION
            if self._layout.quoted(name.start):
                weight = QUOTED
            elif name.possessive:
                weight = OWNER
            elif figure.person and sentence not in seen and not self._is_object(name.first):
                weight = SUBJECT
            if figure.person and weight > QUOTED:
                seen.add(sentence)
            self._stage.enter(name.start, figure, weight)

    def _is_object(self, first: int) -> bool:
        first = min(first, self._firsts.get(self._layout.words[first].start, first))
        return first > 0 and self._layout.words[first - 1].lower in _OBJECT_OF

    def run(self, attributions: Sequence[Attribution]) -> None:
        """Resolve all sources: the named ones first, so that the others can look around."""
        taken = [(attribution, self._heads(attribution)) for attribution in attributions]
        for attribution, parts in taken:
            for head in parts:
                if head.form is Form.NAME and head.name:
                    figure = self._named(head)
                    if figure:
                        self._stage.enter(head.name.start, figure, SOURCE)
        for attribution, parts in sorted(taken, key=_position):
            self.found[attribution.id] = self._speakers(attribution, parts)

    def _heads(self, attribution: Attribution) -> list[Head]:
        for piece in attribution.source:
            parts = heads(self._layout, self._cast.names, piece.start, piece.end, self._firsts)
            if parts:
                return parts
        return []

    def _speakers(self, attribution: Attribution, parts: list[Head]) -> list[Figure]:
        found: list[Figure] = []
        for head in parts:
            for figure in self._one(attribution, head):
                if figure not in found:
                    found.append(figure)
        return found

    def _one(self, attribution: Attribution, head: Head) -> list[Figure]:
        if head.form is Form.NAME:
            figure = self._named(head)
            return [figure] if figure else []
        if head.form is Form.PRONOUN:
            found = self._pronoun(attribution, head)
        elif head.form is Form.RELATIVE:
            found = self._relative(head)
        else:
            found = self._described(attribution, head)
        start, end = self._extent(head)
        for figure in found:
            if len(found) == 1:
                figure.called(start, end)
            self._stage.enter(start, figure, SOURCE)
        return found

    def _extent(self, head: Head) -> tuple[int, int]:
        words = self._layout.words
        return words[head.first].start, words[head.last - 1].end

    def _named(self, head: Head) -> Figure | None:
        if head.name is None:
            return None
        figure = self._cast.meant(head.name)
        if figure and figure.kind is EntityKind.PLACE:
            country = self._cast.country_behind(head.name)
            if country:
                self._cast.groups.take(country, head.name)
                figure.names = [name for name in figure.names if name is not head.name]
                figure.mentions = [
                    mention for mention in figure.mentions if mention[0] != head.name.start
                ]
                return country
        return figure

    # Pronouns

    def _pronoun(self, attribution: Attribution, head: Head) -> list[Figure]:
        word = self._layout.words[head.first]
        if word.lower in _FIRST:
            return self._first_person(attribution, word.start, several=_FIRST[word.lower])
        if word.lower in GENDERS:
            figure = self._surname_he(head) or self._third_person(attribution, head)
            return [figure] if figure else []
        if word.lower in PLURAL:
            return self._plural(word.start)
        figure = self._stage.body(word.start)
        return [figure] if figure else []

    def _third_person(self, attribution: Attribution, head: Head) -> Figure | None:
        word = self._layout.words[head.first]
        barred = [
            (piece.start, piece.end)
            for piece in attribution.content
            if attribution.kind is not Kind.INDIRECT
        ]
        around = self._around(attribution, word.start)
        quoted = self._layout.quoted(word.start)
        excluded = {
            id(figure)
            for other in around
            if quoted and other.kind is not Kind.INDIRECT
            for figure in self.found.get(other.id, self._by_name(other))
        }
        return self._stage.singular(word.start, GENDERS[word.lower], barred, excluded)

    def _by_name(self, attribution: Attribution) -> list[Figure]:
        """Who speaks in an attribution whose turn has not come, where its source is a name."""
        found = [self._named(head) for head in self._heads(attribution) if head.form is Form.NAME]
        return [figure for figure in found if figure]

    def _around(self, attribution: Attribution, at: int) -> list[Attribution]:
        """The attributions whose content holds an offset, the innermost first."""
        held = [
            (end - start, other)
            for start, end, other in self._contents.get(self._layout.paragraph(at), ())
            if start <= at < end and other.id != attribution.id
        ]
        return [other for _, other in sorted(held, key=lambda item: item[0])]

    def _first_person(self, attribution: Attribution, at: int, *, several: bool) -> list[Figure]:
        for other in self._around(attribution, at):
            if other.kind is not Kind.INDIRECT:
                return self.found.get(other.id) or self._by_name(other)
        if self._layout.quoted(at):
            return []
        return self._turns.at(at, several=several)

    def _surname_he(self, head: Head) -> Figure | None:
        """The person of the family name He, where a pronoun would have had no capital."""
        word = self._layout.words[head.first]
        bearers = [
            figure
            for figure in self._cast.people.figures
            if figure.parsed and figure.parsed.full and figure.parsed.family == "he"
        ]
        if word.text != "He" or len(bearers) != 1:
            return None
        before = self._layout.text[: word.start].rstrip("\"”’' \u00a0")[-1:]
        inside = before not in ".!?…:\n" and not self._layout.opens_paragraph(word.start)
        return bearers[0] if inside else None

    def _plural(self, at: int) -> list[Figure]:
        together = self._last_together(at)
        if together:
            return together
        figure = self._stage.plural(at)
        return [figure] if figure else []

    def _last_together(self, at: int) -> list[Figure]:
        """Those who spoke together last, in this sentence or the one before."""
        here = self._layout.sentence(at)
        figures: dict[int, list[Figure]] = {}
        for event in self._stage.before(at, sentences=1):
            if event.weight == SOURCE:
                held = figures.setdefault(event.sentence, [])
                if event.figure not in held:
                    held.append(event.figure)
        spoke = figures.get(here) or figures.get(here - 1) or []
        return spoke if len(spoke) > 1 and all(figure.person for figure in spoke) else []

    # "who", "which"

    def _relative(self, head: Head) -> list[Figure]:
        words = self._layout.words
        if head.first == 0 or words[head.first].lower == "that":
            return []
        at = head.first - 1
        name = self._cast.names.covering(words[at].start)
        if name:
            figure = self._cast.meant(name)
            return [figure] if figure else []
        role = roles().get(words[at].lower)
        if role and "," not in self._layout.gap(at):
            return self._noun_before(at)
        return self._person_before(head.first)

    def _noun_before(self, at: int) -> list[Figure]:
        """The phrase that ends at a noun before "who": "two aides who"."""
        first = at
        while first > 0 and at - first < 6 and self._layout.gap(first - 1) == " ":
            lower = self._layout.words[first - 1].lower
            if lower in _OBJECT_OF or lower in ("is", "was", "are", "were", "said"):
                break
            first -= 1
            if lower in ("a", "an", "the", "some", "many", "several", "two", "three"):
                break
        description = describe(
            self._layout, (first, at + 1), self._layout.words[at].end, self._cast.places
        )
        if not is_unnamed(description):
            return []
        return [self._introduce(description)]

    def _person_before(self, first: int) -> list[Figure]:
        words = self._layout.words
        start = max(
            words[max(0, first - _RELATIVE_REACH)].start,
            self._layout.sentences[self._layout.sentence(words[first].start)][0],
        )
        figures = {
            id(figure): figure
            for name in self._cast.names.within(start, words[first].start)
            for figure in (self._cast.people.meant.get(name.start),)
            if figure
        }
        return list(figures.values()) if len(figures) == 1 else []

    # Descriptions

    def _described(self, attribution: Attribution, head: Head) -> list[Figure]:
        end = attribution.source[0].end
        description = describe(self._layout, (head.first, head.last), end, self._cast.places)
        at = self._layout.words[head.first].start
        figure: Figure | None = None
        if description.role is not None and description.definite and not description.other:
            figure = self._pointed_at(description, at)
            if figure is None and not description.role.office and not description.owned:
                figure = self._introduce(description)
        elif description.body is not None:
            figure = self._body(description)
        elif description.noun in GROUPS or fold(description.noun) in countries().people:
            figure = self._people(description)
        elif is_unnamed(description):
            figure = self._introduce(description)
        return [figure] if figure else []

    def _pointed_at(self, description: Description, at: int) -> Figure | None:
        """The one before whom "the ..." fits; of several the one lately on stage, or nobody."""
        here = self._layout.paragraph(at)
        candidates: dict[int, tuple[int, Figure]] = {}
        for figure in (*self._cast.people.figures, *self._cast.unnamed):
            if figure.mentions and fits(description, figure):
                last = max((start for start, _ in figure.mentions if start < at), default=-1)
                if last >= 0:
                    candidates[id(figure)] = (last, figure)
        if len(candidates) > 1:
            exact = {
                key: (last, figure)
                for key, (last, figure) in candidates.items()
                if description.role and description.role.noun in figure.nouns
            }
            candidates = exact or candidates
        if len(candidates) > 1:
            candidates = {
                key: (last, figure)
                for key, (last, figure) in candidates.items()
                if here - self._layout.paragraph(last) <= _BACK
            }
        if len(candidates) > 1:
            return self._spoke_last([figure for _, figure in candidates.values()], at)
        return next(iter(candidates.values()))[1] if candidates else None

    def _spoke_last(self, figures: list[Figure], at: int) -> Figure | None:
        """Of several the one that was the last source, if that was a sentence or two ago."""
        for event in self._stage.before(at, sentences=3):
            if event.weight == SOURCE:
                return event.figure if event.figure in figures else None
        return None

    def _body(self, description: Description) -> Figure | None:
        if description.proper and description.body is not None:
            label = _without_article(description.words)
            return self._cast.groups.add(label, description.body)
        if description.definite or description.owned:
            return self._same_noun(description.noun)
        if description.unnamed.number != 1 or description.body is None:
            return None
        figure = figure_of(description, self._label(description))
        figure.kind, figure.plural = description.body, False
        figure.unnamed = Unnamed(
            institution=" ".join(_without_article(description.words).split()),
            country=description.unnamed.country,
            number=1,
        )
        self._cast.unnamed.append(figure)
        return figure

    def _same_noun(self, noun: str) -> Figure | None:
        """The one body whose name or description ends in a noun: "the court", "the Party"."""
        found = [
            figure
            for figure in (*self._cast.groups.figures, *self._cast.unnamed)
            if figure.mentions and fold(figure.label).split()[-1] == noun
        ]
        return found[0] if len(found) == 1 else None

    def _people(self, description: Description) -> Figure | None:
        country = countries().people.get(fold(description.noun))
        if country and description.definite:
            return self._cast.groups.add(country, EntityKind.COUNTRY)
        counted = not description.definite and len(description.words.split()) > 1
        if counted:
            return self._introduce(description)
        return self._cast.groups.add(description.words.split()[-1], EntityKind.GROUP)

    def _introduce(self, description: Description) -> Figure:
        """A new unnamed source; an indefinite plural in the same words is the same one."""
        label = " ".join(description.words.split())
        for figure in self._cast.unnamed:
            if figure.plural and fold(figure.label) == fold(label):
                return figure
        figure = figure_of(description, self._label(description))
        self._cast.unnamed.append(figure)
        return figure

    def _label(self, description: Description) -> str:
        label = " ".join(description.words.split())
        same = sum(
            fold(figure.label.split(" (")[0]) == fold(label) for figure in self._cast.unnamed
        )
        return f"{label} ({same + 1})" if same else label


def _position(item: tuple[Attribution, list[Head]]) -> int:
    attribution, _ = item
    pieces = attribution.source or attribution.cue or attribution.content
    return pieces[0].start if pieces else 0


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else words
