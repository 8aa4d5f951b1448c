"""Turn a checkpoint into what ships: an int8 ONNX graph, the field's tables, the vocabulary.

The graph of the large model takes one window: pieces, casings, states, initial (piece) and first
(word), all int64, and gives roles and entities (word, label), spans (role, last word, first word).
That of the fast model takes several: pieces, casings, states, initial (piece, window), their
`lengths` (window), the longest first, and first (word), where words lie among the pieces in that
order. Its words are those of all windows, and begin and end (word, role, size) are still
to be multiplied. MatMul, Gather and LSTM weights are int8 by channel in 7 bits (`reduce_range`),
activations are quantised as they come.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.attribution.data import NOBODY, file_hash
from training.attribution.encoder import HEADS, WIDTH, AttributionModel, pretrained_folder
from training.attribution.fast import FastEncoder, fast_model
from training.attribution.labels import ENTITY_LABELS, ROLE_LABELS
from training.attribution.scoring import tables

PIECE_INPUTS = ("pieces", "casings", "states", "initial")
HEADS_IN_FLOATS = ("roles", "entities", "begin", "end")  # small, and they decide


class OneWindow(nn.Module):
    """The model on a single window without a batch dimension, as plain matrix products."""

    def __init__(self, model: AttributionModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, pieces: Tensor, casings: Tensor, states: Tensor, initial: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        """Give roles and entities (word, label), spans (role, last word, first word)."""
        encoder = self.model.encoder
        given = {"casings": casings, "states": states, "initial": initial}
        x = encoder.pieces(pieces) + encoder.positions.weight[: pieces.shape[0]]
        x = x + encoder.types + encoder.annotators.weight[NOBODY]
        for name, table in encoder.features.items():
            x = x + table(given[name])
        x = encoder.norm(x)
        for layer in encoder.layers:
            qkv = layer.qkv(x).view(-1, 3, HEADS, WIDTH // HEADS)
            query, key, value = (qkv[:, i].transpose(0, 1) for i in range(3))
            weights = torch.softmax(query @ key.transpose(1, 2) * (WIDTH // HEADS) ** -0.5, -1)
            seen = (weights @ value).transpose(0, 1).reshape(-1, WIDTH)
            x = layer.norm1(x + layer.out(seen))
            x = layer.norm2(x + layer.down(nn.functional.gelu(layer.up(x))))
        words = x[first]
        begin, end = self.model.segments.ends(words)
        spans = end.transpose(0, 1) @ begin.permute(1, 2, 0)
        return self.model.roles(words), self.model.entities(words), spans


class ManyWindows(nn.Module):
    """The fast model over several windows, padded at their ends."""

    def __init__(self, model: AttributionModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self,
        pieces: Tensor,
        casings: Tensor,
        states: Tensor,
        initial: Tensor,
        lengths: Tensor,
        first: Tensor,
    ) -> tuple[Tensor, ...]:
        """Give roles and entities (word, label), begin and end (word, role, size)."""
        encoder = self.model.encoder
        given = {"casings": casings, "states": states, "initial": initial}
        x = encoder.pieces(pieces) + encoder.annotators.weight[NOBODY]
        for name, table in encoder.features.items():
            x = x + table(given[name])
        x = encoder.read(x, lengths, ordered=True)
        words = x.reshape(-1, encoder.width)[first]
        ends = self.model.segments.ends(words)
        return self.model.roles(words), self.model.entities(words), *ends


def load(folder: Path) -> AttributionModel:
    """Load the averaged weights of a training run, of the large model or the fast one."""
    saved = torch.load(folder / "checkpoint.pt", weights_only=False, map_location="cpu")
    sizes = len(saved["tags"]), len(saved["relations"])
    model = fast_model(saved["fast"], *sizes) if "fast" in saved else AttributionModel(*sizes)
    model.load_state_dict(saved["averaged"])
    return model.eval()


def write_graph(model: AttributionModel, path: Path) -> None:
    """Export in 32-bit floats."""
    words = {"roles": {0: "word"}, "entities": {0: "word"}}
    if isinstance(model.encoder, FastEncoder):
        _write(
            ManyWindows(model),
            path,
            {name: torch.zeros(24, 2, dtype=torch.long) for name in PIECE_INPUTS}
            | {"lengths": torch.tensor([24, 20]), "first": torch.arange(9)},
            {name: {0: "piece", 1: "window"} for name in PIECE_INPUTS}
            | {"lengths": {0: "window"}, "first": {0: "word"}},
            words | {"begin": {0: "word"}, "end": {0: "word"}},
        )
    else:
        _write(
            OneWindow(model),
            path,
            {name: torch.zeros(24, dtype=torch.long) for name in PIECE_INPUTS}
            | {"first": torch.arange(9)},
            {name: {0: "piece"} for name in PIECE_INPUTS} | {"first": {0: "word"}},
            words | {"spans": {1: "word", 2: "word"}},
        )


def _write(
    graph: nn.Module,
    path: Path,
    example: dict[str, Tensor],
    inputs: dict[str, dict[int, str]],
    outputs: dict[str, dict[int, str]],
) -> None:
    """Trace a graph with an example; `inputs` and `outputs` name the axes that may be longer."""
    torch.onnx.export(
        graph,
        tuple(example.values()),
        str(path),
        input_names=list(example),
        output_names=list(outputs),
        dynamic_axes=inputs | outputs,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Make the int8 graph; the heads stay in floats."""
    heads = [
        name
        for node in onnx.load(str(source)).graph.node
        if node.op_type == "Gemm" and any(head in node.name for head in HEADS_IN_FLOATS)
        for name in (node.name, f"{node.name}_MatMul")  # the quantiser rewrites Gemm first
    ]
    quantize_dynamic(
        str(source),
        str(target),
        op_types_to_quantize=["MatMul", "Gather", "LSTM"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=heads,
        extra_options={"MatMulConstBOnly": True},
    )


def export(run: Path, to: Path) -> None:
    """Write the files that ship from a finished run."""
    to.mkdir(parents=True, exist_ok=True)
    (to / "scores.json").unlink(missing_ok=True)  # the calibration of other weights
    model = load(run)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        write_graph(model, plain)
        quantise(plain, to / "encoder.onnx")
    np.savez(to / "field.npz", **tables(model))
    if not isinstance(model.encoder, FastEncoder):  # which shares that of the large model
        shutil.copy(pretrained_folder() / "tokenizer.json", to / "tokenizer.json")
    labels = {"roles": ROLE_LABELS, "entities": ENTITY_LABELS}
    (to / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")
    made_of = json.loads((run / "training.json").read_text())
    made_of["files"] = {
        path.name: file_hash(path)
        for path in sorted(to.iterdir())
        if path.is_file() and path.name != "training.json"
    }
    (to / "training.json").write_text(json.dumps(made_of, indent=1) + "\n")
