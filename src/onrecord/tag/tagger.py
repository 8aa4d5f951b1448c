"""Text in, tagged spans out: one pass of the encoder over every window."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.config import Settings
from onrecord.model import MentionSpan, NameKind, Role, RoleSpan, Tagged
from onrecord.tag.choose import ChosenSpan
from onrecord.tag.decode import SegmentField
from onrecord.tag.encoder import Encoder
from onrecord.tag.names import FoundName, NameLabels
from onrecord.tag.quotations import find_quotations
from onrecord.tag.trees import Trees
from onrecord.tag.windows import Layout, Window, Windows, lay_out
from onrecord.tag.words import find_paragraphs

WINDOWS_TOGETHER = 256  # their scores are held at once


class Tagger:
    """Holds the encoder and its tables; build it once a process."""

    def __init__(self, settings: Settings) -> None:
        """Load the model folder of the settings.

        Raises:
            InputError: the folder holds no model.
        """
        folder = settings.model_folder
        self._encoder = Encoder(folder / "encoder.onnx")
        self._windows = Windows(vocabulary(folder))
        labels = json.loads((folder / "labels.json").read_text())
        self._roles = tuple(Role(name[2:]) for name in labels["roles"] if name.startswith("B-"))
        self._name_labels = NameLabels(tuple(labels["entities"]))
        self._trees = Trees(tuple(labels["tags"]), tuple(labels["relations"]))
        with np.load(folder / "field.npz") as tables:
            self._field = SegmentField(**tables)

    def tag(self, text: str) -> Tagged:
        """Tag a whole text, a bounded number of windows at a time."""
        quotations = find_quotations(text, find_paragraphs(text))
        layout = lay_out(text, quotations)
        roles: list[RoleSpan] = []
        names: list[MentionSpan] = []
        trees = self._trees.over(layout)
        windows = self._windows(layout, pack=False)  # by paragraph: see the model's card
        while together := list(islice(windows, WINDOWS_TOGETHER)):
            scores = self._encoder(together)
            decoded = self._field.decode([found.roles for found in scores])
            named = self._name_labels.find([found.entities for found in scores])
            for window, spans, found in zip(together, decoded, named, strict=True):
                roles += self._role_spans(layout, window, spans)
                names += _names(layout, window, found)
            trees.add(together, [found.syntax for found in scores])
        return Tagged(
            words=layout.words,
            sentences=layout.sentences,
            paragraphs=layout.paragraphs,
            quotations=quotations,
            roles=tuple(roles),
            names=tuple(names),
            syntax=trees.syntax(),
        )

    def _role_spans(
        self, layout: Layout, window: Window, spans: list[ChosenSpan]
    ) -> Iterator[RoleSpan]:
        for span in spans:
            sure = {"score": round(span.probability, 4), "about": round(span.about, 4)}
            for start, end in _pieces(layout, window.words[span.first : span.end]):
                yield RoleSpan(role=self._roles[span.role], start=start, end=end, **sure)


def _names(layout: Layout, window: Window, found: list[FoundName]) -> Iterator[MentionSpan]:
    for name in found:
        for start, stop in _pieces(layout, window.words[name.first : name.end]):
            yield MentionSpan(
                start=start, end=stop, kind=NameKind(name.kind), score=round(name.score, 4)
            )


def vocabulary(folder: Path) -> Path:
    """The vocabulary of a model folder: its own, or that of the model which the folder lies in."""
    own = folder / "tokenizer.json"
    return own if own.exists() else folder.parent / own.name


def _pieces(layout: Layout, words: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Turn positions into character ranges, broken where a paragraph ends."""
    run: list[int] = []
    for word in [*words.tolist(), -1]:
        if word >= 0:
            run.append(word)
        elif run:
            yield layout.words[run[0]][0], layout.words[run[-1]][1]
            run = []
