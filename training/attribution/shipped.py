"""Read the weights that ship back into a model, to train them further.

The int8 graph names its weights as the model does; what quantising took off them is lost, a
tenth of a point of F1. Heads that the graph does not have stay as chance made them.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.attribution.data import NOBODY
from training.attribution.encoder import AttributionModel
from training.attribution.models import empty_model

PREFIX = "model."
QUANTISED = "_quantized"


def shipped_model(folder: Path, dropout: float) -> AttributionModel:
    """Give the large model of a folder of weights, in floats.

    Raises:
        ValueError: the graph holds a weight that the model has no place for.
    """
    model = empty_model("minilm", dropout)
    graph = onnx.load(str(folder / "encoder.onnx")).graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    state = model.state_dict()
    given = {**_weights(arrays), **_field(folder)}
    for name, array in given.items():
        if name not in state:
            raise ValueError(f"{folder} holds {name}, for which the model has no place.")
        table = array if _is_table(name) else array.T  # a product's right side, (from, to)
        state[name] = torch.from_numpy(table.copy()).float()
    state["encoder.annotators.weight"][NOBODY] = _of_nobody(arrays, state)
    model.load_state_dict(state)
    return model


def _weights(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    found = {}
    for name, array in arrays.items():
        if not name.startswith(PREFIX) or name.endswith(("_scale", "_zero_point")):
            continue
        base = name.removesuffix(QUANTISED)
        plain = array
        if name != base:
            zero = arrays[f"{base}_zero_point"].astype(np.float32)
            plain = (array.astype(np.float32) - zero) * arrays[f"{base}_scale"]
        found[base.removeprefix(PREFIX)] = plain
    return found


def _is_table(name: str) -> bool:
    return name.startswith(("field.", "segments.length")) or any(
        part in name for part in ("pieces", "positions", "features", "types")
    )


def _field(folder: Path) -> dict[str, np.ndarray]:
    """The tables of the field; the walls in them do no harm to what lies behind walls anyway."""
    with np.load(folder / "field.npz") as tables:
        found = {f"field.{name}": tables[name] for name in ("start", "follow", "stop")}
        return {**found, "segments.length": tables["lengths"]}


def _of_nobody(arrays: dict[str, np.ndarray], state: dict[str, torch.Tensor]) -> torch.Tensor:
    """The one vector that the export folded into a constant: that of no annotator."""
    size = state["encoder.annotators.weight"].shape[1]
    [name] = [n for n, a in arrays.items() if n.startswith("onnx::") and a.shape == (size,)]
    return torch.from_numpy(arrays[name].copy())
