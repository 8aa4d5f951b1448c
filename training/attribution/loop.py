"""The steps of a training run, whatever it minimises."""

from __future__ import annotations

import copy
import time
from typing import Any

import torch
from torch import Tensor, nn

from training.attribution.encoder import AttributionModel


def falling(
    optimizer: torch.optim.Optimizer, steps: int, warm_up: float
) -> torch.optim.lr_scheduler.LambdaLR:
    """Rates that rise for a share `warm_up` of the steps, then fall in a line to nothing."""
    warm = max(1, int(steps * warm_up))
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )


def encoder_groups(encoder: nn.Module, rate: float, decay: float) -> list[dict[str, Any]]:
    """The parameters of an encoder by layer, each with its rate; what lies below comes last."""
    layers: dict[int, list[nn.Parameter]] = {}
    for name, parameter in encoder.named_parameters():
        parts = name.split(".")
        layer = int(parts[1]) if parts[0] == "layers" else -1
        layers.setdefault(layer, []).append(parameter)
    order = sorted(layers, reverse=True)
    return [
        {"params": layers[layer], "lr": rate * decay**below} for below, layer in enumerate(order)
    ]


class Loop:
    """A model in training, with the running mean of its weights that is kept at the end."""

    def __init__(
        self, model: AttributionModel, config: dict[str, Any], rates: dict[str, Any]
    ) -> None:
        """Set up AdamW; `rates` holds encoder_rate, head_rate and, if it likes, layer_decay.

        The rate of each layer is that of the one above times `layer_decay`.
        """
        self.model, self._config = model, config
        self.averaged = copy.deepcopy(model).requires_grad_(False)
        heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
        self._optimizer = torch.optim.AdamW(
            [
                *encoder_groups(model.encoder, rates["encoder_rate"], rates.get("layer_decay", 1)),
                {"params": heads, "lr": rates["head_rate"]},
            ],
            weight_decay=config["weight_decay"],
            fused=True,
        )
        self._schedule: torch.optim.lr_scheduler.LambdaLR | None = None
        self._began, self._pieces, self._steps = 0.0, 0, 0
        self._sums: dict[str, float] = {}
        self._taken = 0  # steps in all

    def plan(self, steps: int) -> None:
        """Set up how the rates go over so many steps."""
        self._schedule = falling(self._optimizer, steps, self._config["warm_up"])

    def begin_epoch(self) -> None:
        """Start the counters that `report` gives."""
        self.model.train()
        self._began, self._pieces, self._steps, self._sums = time.time(), 0, 0, {}

    def step(self, found: dict[str, Tensor], weights: dict[str, float], pieces: int) -> None:
        """Take one step down the weighted sum of the losses of a batch."""
        total = sum(weights[name] * value for name, value in found.items())
        self._optimizer.zero_grad()
        total.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), self._config["clip"])
        self._optimizer.step()
        self._schedule.step()
        self._average()
        self._pieces += pieces
        self._steps += 1
        for name, value in found.items():
            self._sums[name] = self._sums.get(name, 0.0) + value.item()

    def report(self) -> str:
        """The mean losses of the epoch so far, and its pace."""
        means = "  ".join(f"{name} {value / self._steps:.3f}" for name, value in self._sums.items())
        pace = self._pieces / (time.time() - self._began)
        return f"batch {self._steps}  {means}  {pace:.0f} pieces/s"

    def state(self) -> dict[str, Any]:
        """All that is needed to go on."""
        return {
            "model": self.model.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "schedule": self._schedule.state_dict(),
            "taken": self._taken,
        }

    def restore(self, saved: dict[str, Any]) -> None:
        """Go on from a `state`; call `plan` first."""
        self.model.load_state_dict(saved["model"])
        self.averaged.load_state_dict(saved["averaged"])
        self._optimizer.load_state_dict(saved["optimizer"])
        self._schedule.load_state_dict(saved["schedule"])
        self._taken = saved["taken"]

    @torch.no_grad()
    def _average(self) -> None:
        self._taken += 1
        share = max(1 - self._config["average"], 1 / self._taken)  # the start is soon forgotten
        pairs = zip(self.averaged.parameters(), self.model.parameters(), strict=True)
        for mean, value in pairs:
            mean.lerp_(value, share)
