"""Whom the source of each attribution refers to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Attribution, EntityKind, Kind, Unnamed
from onrecord.resolve.cast import Cast
from onrecord.resolve.figures import Figure
from onrecord.resolve.layout import Layout
from onrecord.resolve.lexicon import DOCUMENTS, GROUPS, common_bodies, countries, fold, roles
from onrecord.resolve.mentions import Name
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
from onrecord.resolve.sources import RELATIVES, Form, Head, heads
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
_PUBLISHERS = frozenset("newspaper paper magazine outlet broadcaster website".split())
_FORCES = frozenset(("police", "authorities"))
_BACK = 4  # paragraphs within which "the senator" still points at somebody
_LONGEST_LABEL = 12  # words
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
        self._attributions = attributions
        self._stage = Stage(layout=layout)
        self._firsts = cast.firsts()
        self._heads = [self._taken_apart(attribution) for attribution in attributions]
        self._contents: dict[int, list[tuple[int, int, int]]] = {}  # by paragraph
        for number, attribution in enumerate(attributions):
            for piece in attribution.content:
                first, last = layout.paragraph(piece.start), layout.paragraph(piece.end - 1)
                for paragraph in range(first, last + 1):
                    held = self._contents.setdefault(paragraph, [])
                    held.append((piece.start, piece.end, number))
        self._found: dict[int, list[Figure]] = {}
        self._read: dict[tuple[int, int], list[Figure]] = {}  # by the words of a description
        self._documents: dict[str, list[Figure]] = {}  # noun -> who put out the last such
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
            elif name.possessive or self._is_modifier(name):
                weight = OWNER
            elif figure.person and sentence not in seen and not self._is_object(name.first):
                weight = SUBJECT
            elif not figure.person and self._layout.opens_sentence(max(0, name.first - 1)):
                weight = SUBJECT
            if weight == SUBJECT and figure.person:
                seen.add(sentence)
            self._stage.enter(name.start, figure, weight)

    def _is_object(self, first: int) -> bool:
        first = min(first, self._firsts.get(self._layout.words[first].start, first))
        if first == 0 or self._layout.opens_sentence(first):
            return False
        return self._layout.words[first - 1].lower in _OBJECT_OF

    def _is_modifier(self, name: Name) -> bool:
        """Whether a name only tells whose: "the Reyes campaign"."""
        if name.last >= len(self._layout.words) or self._layout.gap(name.last - 1) != " ":
            return False
        following = self._layout.words[name.last].lower
        return following in common_bodies() or following in roles()

    def run(self) -> list[list[Figure]]:
        """Resolve all sources, in the order of the attributions; nobody is an empty list.

        The named ones come on stage first, so that the others can look around.
        """
        for parts in self._heads:
            for head in parts:
                figure = self._named(head)
                if figure and head.name:
                    self._stage.enter(head.name.start, figure, SOURCE)
        for number in sorted(range(len(self._attributions)), key=self._position):
            self._found[number] = self._speakers(number)
        return [self._found[number] for number in range(len(self._attributions))]

    def _position(self, number: int) -> int:
        attribution = self._attributions[number]
        pieces = attribution.source or attribution.cue or attribution.content
        return pieces[0].start if pieces else 0

    def _taken_apart(self, attribution: Attribution) -> list[Head]:
        for piece in attribution.source:
            parts = heads(self._layout, self._cast.names, piece.start, piece.end, self._firsts)
            if parts:
                return parts
        return []

    def _speakers(self, number: int) -> list[Figure]:
        found: list[Figure] = []
        for head in self._heads[number]:
            for figure in self._one(number, head):
                if figure not in found:
                    found.append(figure)
        return found

    def _one(self, number: int, head: Head) -> list[Figure]:
        if head.form is Form.NAME:
            figure = self._named(head)
            return [figure] if figure else []
        if head.form is Form.PRONOUN:
            found = self._pronoun(number, head)
        elif head.form is Form.RELATIVE:
            found = self._relative(head)
        else:
            found = self._described(number, head)
        start, end = self._extent(head)
        document = self._layout.words[head.last - 1].lower in DOCUMENTS
        for figure in found:
            if len(found) == 1 and not document:  # a report is no mention of who wrote it
                figure.called(start, end)
            self._stage.enter(start, figure, SOURCE)
        return found

    def _extent(self, head: Head) -> tuple[int, int]:
        words = self._layout.words
        return words[head.first].start, words[head.last - 1].end

    def _named(self, head: Head) -> Figure | None:
        if head.form is not Form.NAME or head.name is None:
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

    def _pronoun(self, number: int, head: Head) -> list[Figure]:
        word = self._layout.words[head.first]
        if word.lower in _FIRST:
            return self._first_person(number, word.start, several=_FIRST[word.lower])
        if word.lower in GENDERS:
            figure = self._surname_he(head) or self._third_person(number, head)
            return [figure] if figure else []
        if word.lower in PLURAL:
            return self._plural(word.start)
        figure = self._stage.body(word.start)
        return [figure] if figure else []

    def _third_person(self, number: int, head: Head) -> Figure | None:
        word = self._layout.words[head.first]
        attribution = self._attributions[number]
        barred = [
            (piece.start, piece.end)
            for piece in attribution.content
            if attribution.kind is not Kind.INDIRECT
        ]
        quoted = self._layout.quoted(word.start)
        speaking = {
            id(figure)
            for other in self._around(number, word.start)
            if quoted and self._attributions[other].kind is not Kind.INDIRECT
            for figure in self._known(other)
        }
        return self._stage.singular(word.start, GENDERS[word.lower], barred, speaking)

    def _known(self, number: int) -> list[Figure]:
        """Who speaks in an attribution; where its turn has not come, if its source is a name."""
        if number in self._found:
            return self._found[number]
        found = [self._named(head) for head in self._heads[number]]
        return [figure for figure in found if figure]

    def _around(self, number: int, at: int) -> list[int]:
        """The attributions whose content holds an offset, the innermost first."""
        held = [
            (end - start, other)
            for start, end, other in self._contents.get(self._layout.paragraph(at), ())
            if start <= at < end and other != number
        ]
        return [other for _, other in sorted(held)]

    def _first_person(self, number: int, at: int, *, several: bool) -> list[Figure]:
        for other in self._around(number, at):
            if self._attributions[other].kind is not Kind.INDIRECT:
                return self._known(other)
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
        figure = self._cast.meant(name) if name else None
        if figure and (figure.person or words[head.first].lower != "who"):
            return [figure]
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
            self._layout,
            self._cast.names,
            (first, at + 1),
            self._layout.words[at].end,
            self._cast.places,
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

    def _described(self, number: int, head: Head) -> list[Figure]:
        """Whom a description means; the same words read twice mean the same."""
        key = head.first, head.last
        if key not in self._read:
            self._read[key] = self._read_description(number, head)
        return self._read[key]

    def _read_description(self, number: int, head: Head) -> list[Figure]:
        end = self._attributions[number].source[0].end
        description = describe(
            self._layout, self._cast.names, (head.first, head.last), end, self._cast.places
        )
        if description.role is not None and not description.definite:
            description = replace(description, words=self._with_more(head, end))
        at = self._layout.words[head.first].start
        role = description.role
        figure: Figure | None = None
        if role is not None and description.definite and not description.other:
            if (
                role.plural
                and description.unnamed.number is not None
                or "both" in description.words
            ):
                return self._last_together(at)
            figure = self._pointed_at(description, at)
            if figure is None and not role.office:
                figure = self._introduce(description)
        elif description.noun in DOCUMENTS:
            return self._document(number, head, description)
        elif description.body is not None:
            figure = self._body(description)
        elif description.noun in GROUPS or fold(description.noun) in countries().people:
            figure = self._people(description)
        elif is_unnamed(description):
            figure = self._introduce(description)
        return [figure] if figure else []

    def _with_more(self, head: Head, end: int) -> str:
        """The phrase with what tells more of it: "a source close to the palace"."""
        start = self._layout.words[head.first].start
        last = head.last
        while last < len(self._layout.words) and self._layout.words[last].start < end:
            word = self._layout.words[last]
            if self._layout.gap(last - 1) != " " or word.lower in RELATIVES or word.lower == "and":
                break
            if last - head.first >= _LONGEST_LABEL:
                last = head.last
                break
            last += 1
        return self._layout.text[start : self._layout.words[last - 1].end]

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
        if len(candidates) > 1 and description.words.lower().startswith(("that ", "this ")):
            return max(candidates.values(), key=lambda item: item[0])[1]
        if len(candidates) > 1:
            return self._spoke_last([figure for _, figure in candidates.values()], at)
        return next(iter(candidates.values()))[1] if candidates else None

    def _spoke_last(self, figures: list[Figure], at: int) -> Figure | None:
        """Of several the one that was the last source, if that was a sentence or two ago."""
        for event in self._stage.before(at, sentences=3):
            if event.weight == SOURCE:
                return event.figure if event.figure in figures else None
        return None

    def _document(self, number: int, head: Head, description: Description) -> list[Figure]:
        """Who put out a report, a letter, a poll: "by ...", "the Reyes memo"; "the report" again."""
        found: list[Figure] = []
        words = self._layout.words
        end = self._attributions[number].source[0].end
        if head.last < len(words) and words[head.last].lower in ("by", "from"):
            start = words[head.last].end + 1
            for part in heads(self._layout, self._cast.names, start, end, self._firsts):
                found += self._one(number, part) if start < end else []
        elif description.owner:
            name = self._cast.names.covering(description.owner[0] - 1)
            figure = self._cast.meant(name) if name else None
            found = [figure] if figure else []
        elif description.definite:
            found = self._documents.get(description.noun, [])
        if found:
            self._documents[description.noun] = found
        return found

    def _body(self, description: Description) -> Figure | None:
        if description.body is None:
            return None
        if description.owner:
            return self._cast.groups.add(self._owned(description), description.body)
        if (description.definite or description.owned) and description.noun not in _FORCES:
            return self._same_noun(description)
        several = description.unnamed.number != 1
        if several and description.noun not in _FORCES:
            return None
        label = " ".join(description.words.split()) if several else self._label(description)
        for known in self._cast.unnamed:
            if several and fold(known.label) == fold(label):
                return known
        figure = figure_of(description, label)
        figure.kind, figure.plural = description.body, False
        figure.unnamed = Unnamed(
            institution=_without_article(label),
            country=description.unnamed.country,
            number=description.unnamed.number,
        )
        self._cast.unnamed.append(figure)
        return figure

    def _owned(self, description: Description) -> str:
        """ "President Reyes's administration" and "the Reyes administration" are one name."""
        if description.noun not in ("administration", "campaign", "government", "presidency"):
            return _without_article(" ".join(description.words.split()))
        end, owner = description.owner or (0, "")
        start = description.words_end - len(description.words)
        rest = description.words[end - start :].lstrip("'’").removeprefix("s ").strip()
        return " ".join(f"{owner} {rest}".split())

    def _same_noun(self, description: Description) -> Figure | None:
        """The one body that "the court" or "the foreign ministry" can mean; a full one is new."""
        words = fold(_without_article(" ".join(description.words.split())))
        found = [
            figure
            for figure in (*self._cast.groups.figures, *self._cast.unnamed)
            if figure.mentions
            and figure.kind is not EntityKind.PLACE
            and f" {fold(figure.label)}".endswith(f" {words}")
        ]
        if description.noun in _PUBLISHERS and description.words.lower().startswith("this "):
            return self._cast.own_publisher()
        if not found and description.noun in _PUBLISHERS:
            found = [
                figure
                for figure in self._cast.groups.figures
                if figure.kind is EntityKind.PUBLISHER and figure.mentions
            ]
        whose = not description.owned or description.definite  # "the president's office"
        if not found and description.modifiers and description.body and whose:
            return self._cast.groups.add(_without_article(description.words), description.body)
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


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else words
