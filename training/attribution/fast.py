"""The encoder of the fast model: word pieces into a two-way LSTM (Hochreiter and Schmidhuber 1997).

It shares features, heads and field with the large model, and starts from the vectors of the large
model's word pieces, brought down to its own size by principal components.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from training.attribution.encoder import AttributionModel, Reader

PIECE_SPREAD = 0.5  # standard deviation of what the vectors of pieces hold at the start


class FastEncoder(Reader):
    """Pieces with features in, one vector a piece out, read from both sides."""

    def __init__(self, *, size: int, hidden: int, layers: int, dropout: float) -> None:
        """`size`: width of a piece's vector; `hidden`: of each direction."""
        super().__init__(size)
        self.width = 2 * hidden
        self.recurrent = nn.LSTM(size, hidden, layers, bidirectional=True, dropout=dropout)
        self.dropout = nn.Dropout(dropout)
        for name, weight in self.recurrent.named_parameters():
            if name.startswith("bias_ih"):
                nn.init.zeros_(weight)
                nn.init.ones_(weight[hidden : 2 * hidden])  # of the gate that forgets

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Give (segment, piece, width); what stands behind a segment's end is never read."""
        x = self.dropout(self.vectors(batch)).transpose(0, 1)
        return self.read(x, batch["mask"].sum(1), ordered=False).transpose(0, 1)

    def read(self, x: Tensor, lengths: Tensor, *, ordered: bool) -> Tensor:
        """Give (piece, segment, width) for (piece, segment, size); ordered: the longest first."""
        packed = pack_padded_sequence(x, lengths, enforce_sorted=ordered)
        found, _ = self.recurrent(packed)
        return pad_packed_sequence(found)[0]

    @torch.no_grad()
    def take_pieces(self, vectors: Tensor) -> None:
        """Start from the vectors (piece, any width) of another encoder's pieces.

        The principal components are turned at random, so that each dimension varies as much:
        in int8 all of them share a scale.
        """
        centred = vectors - vectors.mean(0)
        _, axes = torch.linalg.eigh(centred.T @ centred)  # by rising variance
        size = self.pieces.embedding_dim
        turned, _ = torch.linalg.qr(torch.randn(size, size))
        reduced = centred @ axes[:, -size:] @ turned
        self.pieces.weight.copy_(reduced / reduced.std() * PIECE_SPREAD)


def fast_model(plan: dict[str, Any]) -> AttributionModel:
    """Build the model of the table [fast] of config.toml."""
    encoder = FastEncoder(
        size=plan["pieces"],
        hidden=plan["hidden"],
        layers=plan["layers"],
        dropout=plan["dropout"],
    )
    model = AttributionModel(plan["dropout"], encoder=encoder, ends=plan["ends"])
    model.chance = plan["chance"]
    return model
