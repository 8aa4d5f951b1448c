"""The encoder: one ONNX graph, run on several windows of one document at a time.

Activations are quantised by their own range, so what shares a call shares its rounding. Calls hold
windows of one document only: its record does not depend on its neighbours, nor on the number
of workers. A call of one short window costs twice as much a word as one of several.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.errors import InputError
from onrecord.tag.decode import Scores
from onrecord.tag.syntax import SyntaxScores
from onrecord.tag.windows import Window

PIECES_TOGETHER = 256  # more do not get cheaper by the piece
MUCH_OF = 0.75  # of the longest window of a call, where there are enough of them
FEW = 4  # fewer windows use the processor badly

_OUTPUTS = ["roles", "entities", "spans", "tags", "relations", "arcs"]
_BY_PIECE = ("pieces", "casings", "states", "initial")


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """What the heads give for one window; entities: (word, label)."""

    roles: Scores
    entities: NDArray[np.float32]
    syntax: SyntaxScores


class Encoder:
    """Scores the words of a window for every head."""

    def __init__(self, graph: Path, *, threads: int = 1) -> None:
        """Load a graph.

        Raises:
            InputError: there is no graph at that path.
        """
        if not graph.exists():
            raise InputError(
                f"The model folder {graph.parent} has no {graph.name}: install onrecord again, "
                "or train the weights with `make train`."
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(graph), options, providers=["CPUExecutionProvider"]
        )

    def __call__(self, windows: Sequence[Window]) -> list[Encoded]:
        """Score the words of the windows of one document."""
        found: dict[int, Encoded] = {}
        for numbers in _alike([len(window.pieces) for window in windows]):
            together = self._together([windows[number] for number in numbers])
            found.update(zip(numbers, together, strict=True))
        return [found[number] for number in range(len(windows))]

    def _together(self, windows: list[Window]) -> Iterator[Encoded]:
        """Score the words of several windows, the longest of them first."""
        lengths = np.array([len(window.pieces) for window in windows])
        words = [len(window.first) for window in windows]
        table = np.zeros((len(_BY_PIECE), lengths[0], len(windows)), dtype=np.int64)
        first = np.zeros((len(windows), max(words)), dtype=np.int64)
        for column, window in enumerate(windows):
            for number, name in enumerate(_BY_PIECE):
                table[number, : lengths[column], column] = getattr(window, name)
            first[column, : words[column]] = window.first * len(windows) + column
        given = dict(zip(_BY_PIECE, table, strict=True))
        given |= {"lengths": lengths, "first": first}
        outputs = self._session.run(_OUTPUTS, given)
        for n, roles, entities, spans, tags, relations, arcs in zip(words, *outputs, strict=True):
            syntax = SyntaxScores(tags=tags[:n], relations=relations[:n], arcs=arcs[:n, :n])
            scores = Scores(labels=roles[:n], spans=spans[:, :n, :n])
            yield Encoded(roles=scores, entities=entities[:n], syntax=syntax)


def _alike(lengths: list[int]) -> Iterator[list[int]]:
    """Group windows of like length, the longest first."""
    group: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True):
        longest = lengths[group[0]] if group else 0
        few = len(group) < FEW and lengths[number] * 2 > longest
        if group and (
            (lengths[number] < MUCH_OF * longest and not few)
            or longest * len(group) > PIECES_TOGETHER
        ):
            yield group
            group = []
        group.append(number)
    if group:
        yield group
