"""Read the weights that ship back into a model, to train them further.

The int8 graph names its weights as the model does; what quantising took off them is lost, a
tenth of a point of F1. Heads that the graph does not have stay as chance made them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.attribution.data import NOBODY
from training.attribution.encoder import AttributionModel
from training.attribution.fast import fast_model
from training.attribution.models import empty_model

PREFIX = "model."
QUANTISED = "_quantized"


def shipped_model(folder: Path, dropout: float) -> AttributionModel:
    """Give the large model of a folder of weights, in floats.

    Raises:
        ValueError: the graph holds a weight that the model has no place for.
    """
    return _filled(empty_model("minilm", dropout), folder)


def shipped_fast_model(folder: Path, plan: dict[str, Any]) -> AttributionModel:
    """Give the fast model of a folder of weights, in floats; `plan` as for `fast_model`."""
    return _filled(fast_model(plan), folder)


def _filled(model: AttributionModel, folder: Path) -> AttributionModel:
    graph = onnx.load(str(folder / "encoder.onnx")).graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    state = model.state_dict()
    for name, array in {**_weights(arrays), **_field(folder)}.items():
        if name not in state:
            raise ValueError(f"{folder} holds {name}, for which the model has no place.")
        table = array if _is_table(name) else array.T  # a product's right side, (from, to)
        state[name] = torch.from_numpy(table.copy()).float()
    layers = [node for node in graph.node if "LSTM" in node.op_type]
    for number, node in enumerate(layers):
        state.update(_recurrent(arrays, list(node.input), number))
    state["encoder.annotators.weight"][NOBODY] = _of_nobody(arrays, state)
    model.load_state_dict(state)
    return model


def _recurrent(
    arrays: dict[str, np.ndarray], inputs: list[str], layer: int
) -> dict[str, torch.Tensor]:
    """The weights of one two-way layer: ONNX orders gates i, o, f, c, torch i, f, g, o."""
    given, hidden = (_plain(arrays, inputs[at]) for at in (1, 2))
    biases = arrays[inputs[3]]
    found = {}
    for direction, suffix in enumerate(("", "_reverse")):
        bias_in, bias_hidden = np.split(biases[direction], 2)
        parts = {
            "weight_ih": given[direction].T,
            "weight_hh": hidden[direction].T,
            "bias_ih": bias_in,
            "bias_hh": bias_hidden,
        }
        for name, array in parts.items():
            i, o, f, c = np.split(array, 4)
            ordered = np.concatenate([i, f, c, o])
            key = f"encoder.recurrent.{name}_l{layer}{suffix}"
            found[key] = torch.from_numpy(ordered.copy()).float()
    return found


def _plain(arrays: dict[str, np.ndarray], name: str) -> np.ndarray:
    """An array by name, brought back from int8 where it is kept so."""
    if name in arrays and not name.endswith(QUANTISED):
        return arrays[name]
    base = name.removesuffix(QUANTISED)
    scale, zero = arrays[f"{base}_scale"], arrays[f"{base}_zero_point"].astype(np.float32)
    whole = arrays[f"{base}{QUANTISED}"].astype(np.float32)
    if scale.ndim == 2:  # (direction, row) of (direction, from, to)
        scale, zero = scale[:, None], zero[:, None]
    return (whole - zero) * scale


def _weights(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    names = {
        name.removesuffix(QUANTISED)
        for name in arrays
        if name.startswith(PREFIX) and not name.endswith(("_scale", "_zero_point"))
    }
    return {
        name.removeprefix(PREFIX): _plain(arrays, name if name in arrays else name + QUANTISED)
        for name in names
    }


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
