"""Where the nodes of a network stand: Fruchterman and Reingold's forces, from fixed places on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

_STEPS = 200
_LARGEST = 400  # nodes whose forces are all computed; a network that is shown has fewer
_PULL = 2.0  # towards the middle, so that parts without a link stay in sight

Places = NDArray[np.float64]


def layout(nodes: Sequence[str], links: Mapping[tuple[str, str], float]) -> Mapping[str, Places]:
    """Place nodes in the square from -1 to 1, the same places for the same network.

    Args:
        nodes: Ids; each tells where its node begins.
        links: Weight of each pair that is linked.
    """
    if len(nodes) > _LARGEST:
        raise ValueError(f"{len(nodes)} nodes cannot be laid out: {_LARGEST} at most.")
    at = np.array([_begun(one) for one in nodes]).reshape(-1, 2)
    pull = np.zeros((len(nodes), len(nodes)))
    number = {one: place for place, one in enumerate(nodes)}
    for (one, other), weight in links.items():
        pull[number[one], number[other]] += np.log1p(weight)
    pull = pull + pull.T
    for step in range(_STEPS if len(nodes) > 1 else 0):
        at = at + _moves(at, pull, 0.1 * (1 - step / _STEPS))
    reach = np.abs(at).max() if len(nodes) > 1 else 1.0
    return {one: at[place] / (reach or 1.0) for place, one in enumerate(nodes)}


def _moves(at: Places, pull: Places, most: float) -> Places:
    """Move every node by the forces on it, no further than `most`."""
    apart = at[:, None] - at[None]
    distance = np.sqrt((apart**2).sum(axis=2))
    np.fill_diagonal(distance, 1.0)
    distance = np.maximum(distance, 0.01)
    ideal = np.sqrt(4.0 / len(at))
    force = ideal**2 / distance**2 - pull * distance / ideal
    np.fill_diagonal(force, 0.0)
    moved: Places = (apart * force[..., None]).sum(axis=1) - _PULL * at
    length = np.maximum(np.sqrt((moved**2).sum(axis=1, keepdims=True)), 1e-9)
    shortened: Places = moved / length * np.minimum(length, most)
    return shortened


def _begun(node: str) -> tuple[float, float]:
    """Give the place where a node begins, of its id alone."""
    held = hashlib.sha256(node.encode()).digest()
    one, other = (int.from_bytes(held[at : at + 4], "big") / 2**32 for at in (0, 4))
    return one * 2 - 1, other * 2 - 1
