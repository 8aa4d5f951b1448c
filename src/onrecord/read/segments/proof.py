"""Which of the possible labels are labels: the document must prove that somebody speaks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.read.segments import brief
from onrecord.read.segments import labels as kinds
from onrecord.read.segments.labels import STRONG, Form, Label
from onrecord.read.segments.rows import Row
from onrecord.read.segments.words import SPOKEN

_FEWEST = 3
_SEEN = 600  # characters of a turn that are looked at for how it speaks
_QUOTES = "\"“«„'‘"
_SENTENCES = re.compile(r"[.?!…](?:\s|$)|[—–)\]”\"-]$")
_NAMES = re.compile(r"[A-ZÀ-Þ][\w.’'-]{0,30}\s(?=([A-ZÀ-Þ][\w’'-]{1,30}))")
_LOWER = re.compile(r"(?<![\w’'-])[a-zß-öø-ÿ][\w’'-]{0,30}")


def find(text: str, rows: Sequence[Row]) -> list[Label]:
    """The labels of a transcript, in order; none where the text is none.

    Colons are looked for first; another style counts where it makes a transcript by itself,
    and single letters go with any. Posts alone on their rows go with all.
    """
    found = _in_one_style(text, rows)
    return _in_order(found, kinds.of_post(rows, found)) if found else []


def _in_one_style(text: str, rows: Sequence[Row]) -> list[Label]:
    bare = list(kinds.of_bare_letter(rows))
    letters = list(kinds.of_letter(rows))
    colons = _Colons(text, rows, list(kinds.of_colon(rows)), bare, letters).proven()
    if colons:
        return colons
    for style, sure in _OTHERS:
        own = letters if style is kinds.of_letter else list(style(rows))
        found = _in_order(own) if style is kinds.of_dash else _in_order(own, bare)
        if {label.key for label in found} == {"q"}:
            continue
        if _take_turns(found, sure=sure) or brief.find(text, rows, found):
            return found
    return _lines(rows, bare)


_Style = Callable[[Sequence[Row]], Iterator[Label]]
_OTHERS: tuple[tuple[_Style, bool], ...] = (
    (kinds.of_letter, True),
    (kinds.of_stop, True),
    (kinds.of_dash, False),
    (kinds.of_bracket, False),
)


def _in_order(*some: Iterable[Label]) -> list[Label]:
    """Labels by row, one a row."""
    by_row: dict[int, Label] = {}
    for label in (one for labels in some for one in labels):
        by_row.setdefault(label.row, label)
    return [by_row[row] for row in sorted(by_row)]


def _lines(rows: Sequence[Row], bare: list[Label]) -> list[Label]:
    """Labels on rows of their own: words must follow each, and two names come again."""
    found = [
        label
        for label in kinds.of_line(rows)
        if len(rows[label.row + 1].text) > len(rows[label.row].text) or label.marked
    ]
    often = {key for key, count in Counter(label.key for label in found).items() if count > 1}
    timed = sum(label.marked for label in found) > len(found) / 2
    sure = [one for one in found if one.key in often or timed or one.form is Form.SEATED]
    return _in_order(sure, bare) if _take_turns(sure, sure=timed) else []


def _take_turns(labels: Sequence[Label], *, sure: bool) -> bool:
    """Whether two at least speak more than once; with a sure style, or one before the other."""
    if len(labels) < _FEWEST or len(labels) < 0.2 * (labels[-1].row - labels[0].row + 1):
        return False
    names = [label.key for label in labels]
    often = [name for name, count in Counter(names).items() if count > 1]
    in_a_row = sum(one == other for one, other in pairwise(names))
    if len(often) > 1:
        return sure or in_a_row <= len(names) / 10
    return sure and len(often) == 1 and (not in_a_row or often[0] in ("q", "a"))


def _is_headline(row: Row, label: Label) -> bool:
    """Whether a label opens a headline: "Ana Vale: Bridge Is Not For Sale"."""
    title = row.text[label.said :]
    words = [word for word in title.split() if len(word) > 3]
    if label.row > 2 or len(words) < 3 or _SENTENCES.search(title):
        return False
    return sum(word[0].isupper() for word in words) >= 0.6 * len(words)


@dataclass(slots=True)
class _Habit:
    """How one label is used in a document."""

    labels: list[Label]
    asks: int = 0  # turns with a question
    speaks: int = 0  # turns in the first or second person, or with a word of talk
    quotes: int = 0  # turns that begin with a quotation mark
    reports: int = 0  # turns in which others are quoted, and nobody speaks
    named: bool = False  # somebody of this name has a longer one elsewhere

    @property
    def often(self) -> bool:
        return len(self.labels) > 1


class _Colons:
    """Labels with a colon, and the letters that go with them, weighed against one another."""

    def __init__(
        self,
        text: str,
        rows: Sequence[Row],
        colons: list[Label],
        bare: list[Label],
        letters: list[Label],
    ) -> None:
        """Look at how each label is used."""
        self._text, self._rows = text, rows
        letters = letters if len(letters) < len(colons) else []
        self._plain = Counter(one.name for one in colons if not rows[one.row].wrapped)
        self._labels = _in_order(colons, bare, letters)
        self._full = {match[1].lower() for match in _NAMES.finditer(text)}
        self._common = set(_LOWER.findall(text))
        self._habits: dict[str, _Habit] = {}
        for label, words in zip(self._labels, self._words(), strict=True):
            self._look(label, words)
        self._drop(lambda label: self._rows[label.row].wrapped and not self._sure_in_prose(label))
        self._drop(lambda label: self._quoting(self._habits[label.key]))
        self._drop(lambda label: _is_headline(self._rows[label.row], label))
        self._drop(self._is_a_word)
        self._askers = {
            key
            for key, habit in self._habits.items()
            if habit.often and habit.asks >= len(habit.labels) / 2
        }
        self._openings: defaultdict[str, set[str]] = defaultdict(set)
        for key in self._habits:
            self._openings[key.partition(" ")[0]].add(key)
        self._full_names = sum(label.form is Form.FULL for label in self._labels)

    def proven(self) -> list[Label]:
        """The labels of which the document proves that they are some."""
        credible = [label for label in self._labels if self._credible(label)]
        strong = [label for label in credible if label.form in STRONG]
        by_capitals = sum(label.capitals for label in credible) > 0.6 * len(credible)
        if not (self._talk(credible) or self._talk(strong)):
            return brief.find(self._text, self._rows, self._labels)
        if not by_capitals and not self._dense(credible):
            return []
        found = [label for label in self._labels if self._accepted(label, by_capitals)]
        if not self._talk(found):
            return []
        known = {label.name for label in found if label.capitals and self._habits[label.key].often}
        return _in_order(found, kinds.without_mark(self._rows, known))

    def _words(self) -> Iterator[str]:
        """What each label is followed by, as far as it is looked at."""
        ends = [self._rows[label.row].start for label in self._labels[1:]] + [len(self._text)]
        for label, end in zip(self._labels, ends, strict=False):
            start = self._rows[label.row].start + label.said
            yield self._text[start : min(end, start + _SEEN)]

    def _look(self, label: Label, words: str) -> None:
        habit = self._habits.setdefault(label.key, _Habit([]))
        habit.labels.append(label)
        own = brief.unquoted(words)
        habit.asks += "?" in own
        speaks = SPOKEN.search(own) is not None
        habit.speaks += speaks
        habit.reports += own != words and not speaks
        habit.quotes += words[:1] in _QUOTES and bool(words)
        habit.named = habit.named or label.key.rpartition(" ")[2] in self._full

    def _drop(self, wrong: Callable[[Label], bool]) -> None:
        kept = [label for label in self._labels if not wrong(label)]
        if len(kept) < len(self._labels):
            groups: defaultdict[str, list[Label]] = defaultdict(list)
            for label in kept:
                groups[label.key].append(label)
            self._labels = kept
            self._habits = {key: self._habits[key] for key in groups}
            for key, some in groups.items():
                self._habits[key].labels = some

    def _sure_in_prose(self, label: Label) -> bool:
        """Whether a row that seems to go on the one above begins a turn all the same."""
        return label.form is not Form.SINGLE and self._plain[label.name] > 0

    def _is_a_word(self, label: Label) -> bool:
        """Whether the document writes a label of one word in lower case, too: "Cost", "More"."""
        named = self._habits[label.key].named
        return label.form is Form.SINGLE and label.key in self._common and not named

    def _quoting(self, habit: _Habit) -> bool:
        """Whether what follows is mostly quoted: somebody cites, and nobody speaks live."""
        return habit.quotes > len(habit.labels) / 2

    def _credible(self, label: Label) -> bool:
        habit = self._habits[label.key]
        if label.form in STRONG:
            return True
        if label.form is Form.FULL:
            return habit.often or label.marked or habit.asks > 0
        if label.form is Form.CAPITAL:
            return habit.often or habit.named or habit.asks > 0
        asked = self._askers - {label.key}  # who answers has somebody else to ask
        if not habit.often:
            return bool(asked) and habit.speaks > 0 and len(self._habits) == 2
        return bool(asked) or label.key in self._askers or label.marked or habit.named

    def _talk(self, labels: list[Label]) -> bool:
        """Whether two at least take turns, one of them more than once, and speak as one does."""
        if len(labels) < _FEWEST:
            return False
        names = Counter(label.key for label in labels)
        often = sum(count > 1 for count in names.values())
        in_a_row = sum(one.key == other.key for one, other in pairwise(labels))
        spoken = sum(self._habits[key].speaks for key in names) / len(labels)
        strong = all(label.form in STRONG for label in labels)
        if len(names) < 2:  # several may share one label
            return "official" in labels[0].key and spoken >= 0.5
        if not often or (in_a_row > len(labels) / 2 and not strong):
            return False
        if sum(self._habits[key].reports for key in names) > spoken * len(labels):
            return False
        return spoken >= 0.3 or (often > 1 and in_a_row <= len(labels) / 10)

    def _dense(self, labels: list[Label]) -> bool:
        return len(labels) >= 0.15 * (labels[-1].row - labels[0].row + 1)

    def _accepted(self, label: Label, by_capitals: bool) -> bool:
        habit = self._habits[label.key]
        if label.form in STRONG:
            return True
        if label.form is Form.CAPITAL:
            told = habit.often or habit.named or habit.speaks > 0
            return told or (by_capitals and self._says(label))
        if label.form is Form.FULL:
            told = habit.often or label.marked or self._addressed_alike(label)
            return told or (not by_capitals and self._live(label))
        if by_capitals:
            return habit.often and habit.named
        return label.marked or (habit.often and habit.speaks > 0) or habit.asks > 0

    def _says(self, label: Label) -> bool:
        """Whether a label stands where others do: behind a sentence, with one in its row."""
        row = self._rows[label.row]
        before = self._rows[label.row - 1].text if label.row else ""
        return bool(_SENTENCES.search(before) and _SENTENCES.search(row.text[label.said :]))

    def _addressed_alike(self, label: Label) -> bool:
        """Whether a name begins with the word, an honorific, that begins those of others."""
        return len(self._openings[label.key.partition(" ")[0]]) > 1

    def _live(self, label: Label) -> bool:
        """Whether a full name that comes once speaks: by its words, or as all labels are such."""
        return self._habits[label.key].speaks > 0 or self._full_names > 0.8 * len(self._labels)
