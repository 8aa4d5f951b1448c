"""Text in, tagged spans out: one pass of the encoder over every window."""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from onrecord.config import Settings
from onrecord.model import MentionSpan, NameKind, Role, RoleSpan, Tagged
from onrecord.tag.decode import Chain, label_spans
from onrecord.tag.encoder import Encoder
from onrecord.tag.names import NameLabels
from onrecord.tag.quotations import find_quotations
from onrecord.tag.windows import Layout, Window, Windows, lay_out
from onrecord.tag.words import find_paragraphs

# Who reads a record minds what it misses more than a doubtful row with its score: see the card.
LEAN_TO_CUES = 0.4

_KINDS = {kind.value: kind for kind in NameKind}


class Tagger:
    """Holds the encoder and its tables; build it once a process."""

    def __init__(self, settings: Settings) -> None:
        """Load the model folder of the settings.

        Raises:
            InputError: the folder holds no model.
        """
        folder = settings.model_folder
        self._encoder = Encoder(folder / "encoder.onnx")
        self._windows = Windows(folder / "tokenizer.json")
        labels = json.loads((folder / "labels.json").read_text())
        self._role_names = tuple(labels["roles"])
        self._name_labels = NameLabels(tuple(labels["entities"]))
        with np.load(folder / "crf.npz") as tables:
            self._chain = Chain(
                start=tables["start"], follow=tables["follow"], stop=tables["stop"]
            ).leaning_to(self._role_names.index("B-cue"), LEAN_TO_CUES)

    def tag(self, text: str) -> Tagged:
        """Tag a whole text; its windows are decoded together."""
        quotations = find_quotations(text, find_paragraphs(text))
        layout = lay_out(text, quotations)
        roles: list[RoleSpan] = []
        names: list[MentionSpan] = []
        windows = list(self._windows(layout, pack=False))  # by paragraph: see the model's card
        scores = [self._encoder(window) for window in windows]
        if windows:
            labels, sure = self._chain.decode([role for role, _ in scores])
            for window, label, probability in zip(windows, labels, sure, strict=True):
                roles += self._roles(layout, window, label, probability)
            for window, (_, entity) in zip(windows, scores, strict=True):
                names += self._names(layout, window, entity)
        return Tagged(
            words=layout.words,
            sentences=layout.sentences,
            paragraphs=layout.paragraphs,
            quotations=quotations,
            roles=tuple(roles),
            names=tuple(names),
        )

    def _roles(
        self,
        layout: Layout,
        window: Window,
        labels: NDArray[np.int64],
        sure: NDArray[np.float32],
    ) -> Iterator[RoleSpan]:
        for first, end, name in label_spans(labels, self._role_names):
            score = float(sure[first:end].mean())
            for start, stop in _pieces(layout, window.words[first:end]):
                yield RoleSpan(role=Role(name), start=start, end=stop, score=round(score, 4))

    def _names(
        self, layout: Layout, window: Window, scores: NDArray[np.float32]
    ) -> Iterator[MentionSpan]:
        for name in self._name_labels.find(scores):
            for start, stop in _pieces(layout, window.words[name.first : name.end]):
                yield MentionSpan(
                    start=start, end=stop, kind=_KINDS.get(name.kind), score=round(name.score, 4)
                )


def _pieces(layout: Layout, words: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Turn positions into character ranges, broken where a paragraph ends."""
    run: list[int] = []
    for word in [*words.tolist(), -1]:
        if word >= 0:
            run.append(word)
        elif run:
            yield layout.words[run[0]][0], layout.words[run[-1]][1]
            run = []
