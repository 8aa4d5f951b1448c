"""The encoder: one ONNX graph, run on one window at a time.

Activations are quantised by their own range, so what shares a call shares its rounding. One
window a call keeps a document's record independent of its neighbours and of the
number of workers, and needs no padding.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.errors import InputError
from onrecord.tag.decode import Scores
from onrecord.tag.windows import Window


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

    def __call__(self, window: Window) -> Encoded:
        """Score the words of a window."""
        roles, entities, spans = self._session.run(
            ["roles", "entities", "spans"],
            {
                "pieces": window.pieces,
                "casings": window.casings,
                "states": window.states,
                "initial": window.initial,
                "first": window.first,
            },
        )
        return Encoded(roles=Scores(labels=roles, spans=spans), entities=entities)
