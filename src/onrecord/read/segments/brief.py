"""The labels of texts too short for repetition to prove them: one speaker, or a few turns.

What proves them is that the text opens with a label, that each label's row is a sentence, and that
the words after it speak for themselves: in the first person, outside quotation marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.read.segments.labels import STRONG, Form, Label
from onrecord.read.segments.rows import Row
from onrecord.read.segments.words import SPOKEN

_HEAD_ROWS = 3  # a title, a day, a place
_MOST = 5  # turns; with more, repetition proves them
_DENSE = 1 / 3  # of the rows that begin turns, unless all labels are strong
_TITLED = frozenset({Form.TITLED, Form.SEATED})
_ENDS = re.compile(r"[.?!…][\"”’'*_)\]]*$|[—–-]$")
_QUOTED = re.compile(r"[\"“][^\"“”]{0,2000}(?:[\"”]|$)")
_FIRST = re.compile(r"\b(?:I|I[’']\w+|[Ww]e|[Ww]e[’']\w+|[Mm]y|[Oo]ur)\b")
_I = re.compile(r"\b(?:I|I[’']\w+|[Mm]y)\b")
_ADDRESSED = re.compile(
    r"\b(?:you|your|thanks?|good (?:morning|afternoon|evening)|friends|welcome)\b", re.IGNORECASE
)


def find(text: str, rows: Sequence[Row], labels: Sequence[Label]) -> list[Label]:
    """The labels of a text of a few turns, or of one speaker; none where it proves none."""
    if _exchange(text, rows, labels):
        return list(labels)
    sure = [label for label in labels if label.form in STRONG and len(label.name) > 1]
    for some in (sure, labels):
        if some and len({label.key for label in some}) == 1 and _speech(text, rows, some):
            return list(some)
    return []


def unquoted(words: str) -> str:
    """What of some words stands outside quotation marks."""
    return _QUOTED.sub(" ", words) if '"' in words or "“" in words else words


def _opens(rows: Sequence[Row], label: Label) -> bool:
    """Whether a text opens with a label, but for a head without sentences."""
    above = rows[: label.row]
    return len(above) <= _HEAD_ROWS and not any(_ENDS.search(row.text) for row in above)


def _is_said(rows: Sequence[Row], label: Label) -> bool:
    """Whether sentences follow a label in its row; a letter's address has none, nor a headline."""
    row = rows[label.row].text
    return label.said < len(row) and _ENDS.search(row) is not None


def _speech(text: str, rows: Sequence[Row], labels: Sequence[Label]) -> bool:
    first = labels[0]
    if not _opens(rows, first) or not _is_said(rows, first):
        return False
    words = text[rows[first.row].start + first.said :]
    own = unquoted(words)
    spoken = sum(1 for _ in _FIRST.finditer(own))
    quoted = sum(words.count(mark) for mark in '“"')
    fewest = max(1 if first.form in _TITLED else 2, (words.count(" ") + 1) / 100, quoted)
    greeting = rows[first.row].text[first.said :]  # a column's headline greets nobody
    addressed = first.form in STRONG or _ADDRESSED.search(greeting) is not None
    return addressed and first.form is not Form.SINGLE and spoken >= fewest


def _exchange(text: str, rows: Sequence[Row], labels: Sequence[Label]) -> bool:
    if not 1 < len(labels) <= _MOST or not _opens(rows, labels[0]):
        return False
    ends = [rows[label.row].start for label in labels[1:]] + [len(text)]
    said = [
        unquoted(text[rows[label.row].start + label.said : end])
        for label, end in zip(labels, ends, strict=True)
    ]
    names = Counter(label.key for label in labels)
    proven = all(
        _is_said(rows, label) and (names[label.key] > 1 or _speaks(label, words))
        for label, words in zip(labels, said, strict=True)
    )
    strong = all(label.form in STRONG for label in labels)
    dense = strong or len(labels) >= _DENSE * (len(rows) - labels[0].row)
    spoken = sum(SPOKEN.search(words) is not None for words in said)
    first_person = any(_FIRST.search(words) for words in said)
    return proven and dense and first_person and 2 * spoken >= len(labels) and len(names) > 1


def _speaks(label: Label, words: str) -> bool:
    """Whether a label that comes once is one, by its form, or its words for a name alone."""
    if label.form in STRONG:
        return True
    if label.form is Form.FULL:
        return SPOKEN.search(words) is not None
    return label.form is Form.CAPITAL and ("?" in words or _I.search(words) is not None)
