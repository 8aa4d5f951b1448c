"""The encoders that a run may start from, by the name that config.toml gives them."""

from __future__ import annotations

from pathlib import Path

from training.attribution.encoder import AttributionModel, Encoder, Reader, pretrained_folder
from training.attribution.fetch import mpnet_folder
from training.attribution.mpnet import MPNetEncoder

ENCODERS: dict[str, type[Encoder] | type[MPNetEncoder]] = {
    "minilm": Encoder,
    "mpnet": MPNetEncoder,
}


def empty_model(name: str, dropout: float = 0.1) -> AttributionModel:
    """Build a model whose weights are still chance."""
    encoder: Reader = ENCODERS[name](dropout=dropout)
    return AttributionModel(dropout, encoder=encoder)


def pretrained_model(name: str, dropout: float, *, downloads: Path) -> AttributionModel:
    """Build a model with pretrained weights in its encoder; `downloads`: where MPNet's are kept."""
    model = empty_model(name, dropout)
    folder = mpnet_folder(downloads / "mpnet") if name == "mpnet" else pretrained_folder()
    model.encoder.load_pretrained(folder)
    return model
