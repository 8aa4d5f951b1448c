"""Turn a checkpoint into what ships: an int8 ONNX graph, the field's tables, the vocabulary.

A graph takes several windows: pieces, casings, states, initial (piece, window), padded at the end,
their `lengths` (window), the longest first, and first (window, word), padded, too: where the first
piece of each word lies when pieces are counted through, window by window within a place. All
are int64. It gives roles and entities (window, word, label), spans (window, role, last word, first
word), tags and relations (window, word, label), arcs (window, word, governing word). MatMul,
Gather and LSTM weights are int8 by channel in 7 bits (`reduce_range`), activations are quantised
as they come.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.attribution.data import NOBODY, file_hash
from training.attribution.encoder import (
    HEADS,
    WIDTH,
    AttributionModel,
    Encoder,
    pretrained_folder,
)
from training.attribution.fast import FastEncoder, fast_model
from training.attribution.labels import ENTITY_LABELS, RELATIONS, ROLE_LABELS, TAGS
from training.attribution.models import empty_model, without_projection
from training.attribution.scoring import tables

PIECE_INPUTS = ("pieces", "casings", "states", "initial")
HEADS_IN_FLOATS = (  # small, and they decide
    *("roles", "entities", "begin", "end"),
    *("/tag/", "/relation/", "dependent", "governor", "product", "prior"),
)


class SeveralWindows(nn.Module):
    """A model over several windows, as plain matrix products."""

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
        """Give what the docstring of the module says, in its order."""
        encoder, segments = self.model.encoder, self.model.segments
        x = encoder.pieces(pieces) + encoder.annotators.weight[NOBODY]
        given = {"casings": casings, "states": states, "initial": initial}
        for name, table in encoder.features.items():
            x = x + table(given[name])
        if isinstance(encoder, FastEncoder):
            x = encoder.read(x, lengths, ordered=True).reshape(-1, encoder.width)
        else:
            x = _read(encoder, x, lengths)
        words = x[first.reshape(-1)]
        rows, size = first.shape
        begin, end = (
            part.view(rows, size, segments.roles, segments.size) for part in segments.ends(words)
        )
        spans = end.permute(0, 2, 1, 3) @ begin.permute(0, 2, 3, 1)
        syntax = self.model.syntax
        heads = (self.model.roles, self.model.entities, syntax.tag, syntax.relation)
        roles, entities, tags, relations = (head(words).view(rows, size, -1) for head in heads)
        arcs = syntax.arcs(words.view(rows, size, -1))
        return roles, entities, spans, tags, relations, arcs


def _read(encoder: Encoder, x: Tensor, lengths: Tensor) -> Tensor:
    """The layers of the large model; x: (piece, window, width), given back counted through."""
    size = x.shape[0]
    x = x + (encoder.positions.weight[:size, None] + encoder.types)
    x = encoder.norm(x).reshape(-1, WIDTH)
    beyond = torch.arange(size)[None] >= lengths[:, None]
    wall = (beyond.float() * -1e4)[:, None, None, :]
    for layer in encoder.layers:
        qkv = layer.qkv(x).view(size, -1, 3, HEADS, WIDTH // HEADS).permute(2, 1, 3, 0, 4)
        query, key, value = qkv.unbind(0)
        weights = torch.softmax(query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + wall, -1)
        seen = (weights @ value).permute(2, 0, 1, 3).reshape(-1, WIDTH)
        x = layer.norm1(x + layer.out(seen))
        x = layer.norm2(x + layer.down(nn.functional.gelu(layer.up(x))))
    return x


def load(folder: Path) -> AttributionModel:
    """Load the averaged weights of a training run, of the large model or the fast one."""
    saved = torch.load(folder / "checkpoint.pt", weights_only=False, map_location="cpu")
    how = _how(saved)
    model = fast_model(how["fast"]) if "fast" in how else empty_model(**how)
    model.load_state_dict(without_projection(saved["averaged"]))
    return model.eval()


def made_as(folder: Path) -> dict[str, Any]:
    """How the model of a training run is built: what its checkpoints have to say again."""
    return _how(torch.load(folder / "checkpoint.pt", weights_only=False, map_location="cpu"))


def _how(saved: dict[str, Any]) -> dict[str, Any]:
    return {name: saved[name] for name in ("encoder", "layers", "fast") if name in saved}


def write_graph(model: AttributionModel, path: Path) -> None:
    """Export in 32-bit floats."""
    example = {name: torch.zeros(24, 2, dtype=torch.long) for name in PIECE_INPUTS}
    example |= {"lengths": torch.tensor([24, 20]), "first": torch.arange(18).view(2, 9)}
    axes = {name: {0: "piece", 1: "window"} for name in PIECE_INPUTS}
    axes |= {"lengths": {0: "window"}, "first": {0: "window", 1: "word"}}
    by_word = ("roles", "entities", "tags", "relations")
    axes |= {name: {0: "window", 1: "word"} for name in by_word}
    axes["spans"] = {0: "window", 2: "word", 3: "word"}
    axes["arcs"] = {0: "window", 1: "word", 2: "word"}
    torch.onnx.export(
        SeveralWindows(model).eval(),  # or the export would set the model to training
        tuple(example.values()),
        str(path),
        input_names=list(example),
        output_names=["roles", "entities", "spans", "tags", "relations", "arcs"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Make the int8 graph; the heads stay in floats."""
    heads = [
        name
        for node in onnx.load(str(source)).graph.node
        if node.op_type in {"Gemm", "MatMul"} and any(head in node.name for head in HEADS_IN_FLOATS)
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
    labels = {
        "roles": ROLE_LABELS,
        "entities": ENTITY_LABELS,
        "tags": TAGS,
        "relations": RELATIONS,
    }
    (to / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")
    made_of = json.loads((run / "training.json").read_text())
    made_of["files"] = {
        path.name: file_hash(path)
        for path in sorted(to.iterdir())
        if path.is_file() and path.name != "training.json"
    }
    (to / "training.json").write_text(json.dumps(made_of, indent=1) + "\n")
