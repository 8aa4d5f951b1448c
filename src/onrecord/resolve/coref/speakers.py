"""Who speaks live: the labels of the turns that the attributions hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from onrecord.grammar.lexicon import fold
from onrecord.grammar.text import TextView, Word
from onrecord.model import Attribution, Document, EntityKind, Kind, Span, Tagged
from onrecord.resolve.names.kinds import entity_kind
from onrecord.resolve.names.mentions import Name, name_at
from onrecord.resolve.offices import is_title

_LETTER = re.compile(r"[^\W\d_]")
_FURTHER = re.compile(r"[(),]| (?:of|for|to) ", re.IGNORECASE)  # describes, or names after all
_PRESIDED = re.compile(r" (?:of|for|to) ", re.IGNORECASE)
_GENDERED = frozenset("mr mrs ms miss".split())
_PRESIDING = frozenset(  # posts by which their holders are addressed with a "Mr" or a "Madam"
    "speaker president chairman chairwoman chairperson chair secretary minister premier chancellor "
    "mayor commissioner justice ambassador moderator attorney counsel clerk convenor".split()
)
# Who asks or answers, and stays without a name.
_NAMELESS = frozenset(
    "q a question answer questioner reporter reporters journalist moderator interviewer audience "
    "press".split()
)


class Speakers:
    """The attributions that are live turns: a label at the head of a paragraph, then its words."""

    def __init__(
        self, document: Document, layout: TextView, attributions: Sequence[Attribution]
    ) -> None:
        """Pick the turns out of a document's attributions."""
        self._publisher = fold(document.publisher or "")
        self._layout = layout
        labels = frozenset(one.speaker for one in document.segments if one.speaker)
        self._labels = {
            number: attribution.source[0]
            for number, attribution in enumerate(attributions)
            if _is_turn(labels, attribution)
        }
        self._names: dict[int, Name] = {}

    def label(self, number: int) -> str | None:
        """The label of an attribution, folded; None where it is no turn."""
        label = self._labels.get(number)
        return fold(" ".join(label.text.split())).removeprefix("the ") if label else None

    def asks(self, number: int) -> bool:
        """Whether an attribution is the turn of somebody nameless: "Q", "A", "Reporter 2"."""
        label = self._labels.get(number)
        if label is None:
            return False
        words = [word.lower for word in self._words(label) if not word.lower.isdigit()]
        return bool(words) and _NAMELESS.issuperset(words)

    def persons(self, tagged: Tagged) -> list[Name]:
        """The names of persons in the labels; what the text mostly has as a body is none."""
        bodies = _bodies(self._layout.text, tagged) | {self._publisher}
        for number, label in self._labels.items():
            person = self.label(number) not in bodies and not self.asks(number)
            if person and (name := self._name(label)):
                self._names[number] = name
        return list(self._names.values())

    def named(self, number: int) -> int | None:
        """Where the person's name in the label of an attribution begins, if there is one."""
        name = self._names.get(number)
        return name.start if name else None

    def _words(self, label: Span) -> tuple[Word, ...]:
        first, last = self._layout.word_range(label.start, label.end)
        return self._layout.words[first:last]

    def _name(self, label: Span) -> Name | None:
        """The part of a label that names somebody: "The Mayor (Mr. Tan)", "Mr. TAN of Arrin".

        What a post presides over names nobody ("The Minister of Law"), nor does a bracket that
        the name follows ("Hon. (Dr.) Tan").
        """
        cuts = [match.span() for match in _FURTHER.finditer(label.text)]
        size = len(label.text)
        before = ""
        for start, end in pairwise([0, *(at for cut in cuts for at in cut), size]):
            part = label.text[start:end]
            follows = label.text[end : end + 1] == ")" and label.text[end + 1 :].strip(" ,")
            if _FURTHER.fullmatch(part):
                before = part
            elif not (_PRESIDED.fullmatch(before) or (follows and before == "(")):
                found = self._untitled(label.start + start, label.start + end)
                if found:
                    return found
        return None

    def _untitled(self, start: int, end: int) -> Name | None:
        """The name that a part of a label is, without the titles before it."""
        first, last = self._layout.word_range(start, end)
        while first < last and _title(self._layout.words[first].lower):
            first += 1
        if first == last and self._is_surname(last - 1):
            first -= 1
        if first < last and _LETTER.search(self._layout.words[first].text):
            return name_at(self._layout, first, last, EntityKind.PERSON)
        return None

    def _is_surname(self, index: int) -> bool:
        """Whether a title is a name after all: "Mr. KING", but not "Mr. Speaker"."""
        words = self._layout.words
        before = words[index - 1].lower.rstrip(".") if index else ""
        return before in _GENDERED and words[index].lower not in _PRESIDING


def _title(lower: str) -> bool:
    return lower in ("the", "of") or is_title(lower)


def _bodies(text: str, tagged: Tagged) -> set[str]:
    """What the tagger takes for bodies more often than for persons."""
    votes: Counter[str] = Counter()
    for name in tagged.names:
        kind = entity_kind(name.kind)
        written = fold(" ".join(text[name.start : name.end].split())).removeprefix("the ")
        if kind is EntityKind.PERSON:
            votes[written] -= 1
        elif kind not in (None, EntityKind.PLACE):
            votes[written] += 1
    return {written for written, count in votes.items() if count > 0}


def _is_turn(labels: frozenset[Span], attribution: Attribution) -> bool:
    """Whether an attribution is a turn of the document, as its segments tell."""
    direct = attribution.kind is Kind.DIRECT and bool(attribution.content)
    return direct and len(attribution.source) == 1 and attribution.source[0] in labels
