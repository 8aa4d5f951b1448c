"""The encoder: one ONNX graph, run on one window at a time or on several.

Activations are quantised by their own range, so what shares a call shares its rounding. The graph
of the large model takes one window a call, which needs no padding. That of the fast model
is four times as fast on several; its calls hold windows of one document only. Either way a
document's record does not depend on its neighbours, nor on the number of workers.
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
from onrecord.tag.windows import Window

PIECES_TOGETHER = 8_000  # a book of a document must not fill the memory
MUCH_OF = 0.75  # of the longest window of a call, where there are enough of them
FEW = 4  # fewer windows use the processor badly

_BY_PIECE = ("pieces", "casings", "states", "initial")


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """What the heads give for one window; entities: (word, label)."""

    roles: Scores
    entities: NDArray[np.float32]


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

        self._several = any(given.name == "lengths" for given in self._session.get_inputs())

    def __call__(self, windows: Sequence[Window]) -> list[Encoded]:
        """Score the words of the windows of one document."""
        if not self._several:
            return [self._one(window) for window in windows]
        found: dict[int, Encoded] = {}
        for numbers in _alike([len(window.pieces) for window in windows]):
            together = self._together([windows[number] for number in numbers])
            found.update(zip(numbers, together, strict=True))
        return [found[number] for number in range(len(windows))]

    def _one(self, window: Window) -> Encoded:
        given = {name: getattr(window, name) for name in (*_BY_PIECE, "first")}
        roles, entities, spans = self._session.run(["roles", "entities", "spans"], given)
        return Encoded(roles=Scores(labels=roles, spans=spans), entities=entities)

    def _together(self, windows: list[Window]) -> Iterator[Encoded]:
        """Score the words of several windows, the longest of them first."""
        lengths = np.array([len(window.pieces) for window in windows])
        size = (len(_BY_PIECE), int(lengths[0]), len(windows))
        table = np.zeros(size, dtype=np.int64)
        for column, window in enumerate(windows):
            for number, name in enumerate(_BY_PIECE):
                table[number, : lengths[column], column] = getattr(window, name)
        first = [window.first * len(windows) + column for column, window in enumerate(windows)]
        given = dict(zip(_BY_PIECE, table, strict=True))
        given |= {"lengths": lengths, "first": np.concatenate(first)}
        outputs = self._session.run(["roles", "entities", "begin", "end"], given)
        ends = np.cumsum([len(window.first) for window in windows])
        for parts in zip(*(np.split(output, ends[:-1]) for output in outputs), strict=True):
            roles, entities, begin, end = parts
            spans = end.transpose(1, 0, 2) @ begin.transpose(1, 2, 0)
            yield Encoded(roles=Scores(labels=roles, spans=spans), entities=entities)


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
