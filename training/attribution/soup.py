"""Average the weights of two models of one origin (Wortsman et al. 2022).

What was trained further reads trees; what it came from is a little surer of attributions. Their
mean keeps most of both.
"""

from __future__ import annotations

from pathlib import Path

import torch

from training.attribution.encoder import AttributionModel
from training.attribution.models import empty_model


def averaged(origin: AttributionModel, run: Path, share: float) -> AttributionModel:
    """Give the mean of a model and the run that went on from it.

    Heads of syntax are those of the run alone: the origin may have none.

    Args:
        origin: where the run began.
        run: folder of its checkpoint.
        share: weight of the run, 0 to 1.
    """
    saved = torch.load(run / "checkpoint.pt", weights_only=False, map_location="cpu")
    before = origin.state_dict()
    state = {
        name: value if name.startswith("syntax.") else torch.lerp(before[name], value, share)
        for name, value in saved["averaged"].items()
    }
    model = empty_model(saved["encoder"])
    model.load_state_dict(state)
    return model.eval()


def keep(model: AttributionModel, run: Path, out: Path) -> None:
    """Write an averaged model as a run that can be exported, with the record of its run."""
    out.mkdir(parents=True, exist_ok=True)
    saved = torch.load(run / "checkpoint.pt", weights_only=False, map_location="cpu")
    torch.save({"encoder": saved["encoder"], "averaged": model.state_dict()}, out / "checkpoint.pt")
    (out / "training.json").write_text((run / "training.json").read_text())
