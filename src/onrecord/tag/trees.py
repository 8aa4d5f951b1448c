"""The trees of a whole text, put together from those of its windows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.kinds import Relation
from onrecord.model import Syntax
from onrecord.tag.syntax import SyntaxDecoder, SyntaxScores
from onrecord.tag.windows import Layout, Window

UNREAD = -1


@dataclass(frozen=True, slots=True)
class Trees:
    """The labels of the heads, and how to decide them."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]

    def over(self, layout: Layout) -> TextTrees:
        """Begin the trees of a text."""
        return TextTrees(self, layout)


class TextTrees:
    """Collects what is decided window by window."""

    def __init__(self, labels: Trees, layout: Layout) -> None:
        """Begin with all words unread."""
        self._labels, self._decode = labels, SyntaxDecoder(labels.relations)
        self._heads = np.full(len(layout.words), UNREAD, dtype=np.int64)
        self._tags, self._relations = np.zeros_like(self._heads), np.zeros_like(self._heads)
        self._sentences = _sentence_numbers(layout)

    def add(self, windows: Sequence[Window], scores: Sequence[SyntaxScores]) -> None:
        """Decide the trees of windows that hold no separators (`Windows`, not packed)."""
        for window, scored in zip(windows, scores, strict=True):
            words = window.words
            parsed = self._decode(scored, self._sentences[words])
            self._tags[words], self._relations[words] = parsed.tags, parsed.relations
            self._heads[words] = np.where(
                parsed.heads == np.arange(len(words)), UNREAD, words[parsed.heads]
            )

    def syntax(self) -> Syntax:
        """What was decided, by words of the text."""
        tags = [self._labels.tags[number] for number in self._tags.tolist()]
        relations = [Relation(name) for name in self._labels.relations]
        return Syntax(
            tags=tuple(tags),
            relations=tuple(relations[number] for number in self._relations.tolist()),
            heads=tuple(self._heads.tolist()),
        )


def _sentence_numbers(layout: Layout) -> NDArray[np.int64]:
    """The number of each word's sentence, from 0."""
    begun = np.zeros(len(layout.words), dtype=np.int64)
    begun[[word for word in layout.initial if word < len(layout.words)]] = 1
    return np.cumsum(begun)
