"""The models that a run may start from, by the name that config.toml gives their encoders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from torch import Tensor, nn

from training.attribution.encoder import AttributionModel, Encoder, Reader, pretrained_folder
from training.attribution.fetch import mpnet_folder
from training.attribution.mpnet import MPNetEncoder

ENCODERS: dict[str, type[Encoder] | type[MPNetEncoder]] = {
    "minilm": Encoder,
    "mpnet": MPNetEncoder,
}


def empty_model(
    encoder: str, dropout: float = 0.1, *, layers: int | None = None
) -> AttributionModel:
    """Build a model whose weights are still chance; `layers`: MiniLM with fewer than its six."""
    fewer = {} if layers is None else {"layers": layers}
    reader: Reader = ENCODERS[encoder](dropout=dropout, **fewer)
    return AttributionModel(dropout, encoder=reader)


def pretrained_model(name: str, dropout: float, *, downloads: Path) -> AttributionModel:
    """Build a model with pretrained weights in its encoder; `downloads`: where MPNet's are kept."""
    model = empty_model(name, dropout)
    folder = mpnet_folder(downloads / "mpnet") if name == "mpnet" else pretrained_folder()
    model.encoder.load_pretrained(folder)
    return model


def fewer_layers(model: AttributionModel, kept: Sequence[int]) -> AttributionModel:
    """Give a MiniLM of the layers `kept` of another, counted from 0, and its other weights.

    It takes learning on: what comes above a layer that went has never seen what now lies below.
    """
    state = model.state_dict()
    within = "encoder.layers."
    found = {name: value for name, value in state.items() if not name.startswith(within)}
    for place, layer in enumerate(kept):
        old, new = f"{within}{layer}.", f"{within}{place}."
        found |= {n.replace(old, new, 1): v for n, v in state.items() if n.startswith(old)}
    small = empty_model("minilm", layers=len(kept))
    small.load_state_dict(found)
    return small


def with_projection(model: AttributionModel, width: int) -> AttributionModel:
    """Give a student a layer from its vectors of words to its teacher's; it does not ship."""
    model.projection = nn.Linear(model.encoder.width, width)
    return model


def without_projection(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights of a student that ship."""
    return {name: value for name, value in state.items() if not name.startswith("projection.")}
