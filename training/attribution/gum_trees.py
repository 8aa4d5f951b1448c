"""GUM's dependency trees, which people corrected, as labelled texts."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from training.attribution.data import (
    Labelled,
    governed,
    rows,
    tokens_of,
    unlabelled,
)
from training.attribution.texts import detokenised
from training.attribution.universal import RENAMED

SENTENCES = 5  # of a paragraph, at most: the tagger reads by paragraph


def gum(folder: Path, part: str, rng: random.Random) -> list[Labelled]:
    """Read the documents of a part ("train" or "dev").

    The set has tokens alone: spaces are put back by rule and paragraphs are drawn. Parts of
    speech, names and roles are unknown.
    """
    return [
        _labelled(row, rng) for row in rows(folder / "visible.jsonl.gz") if row["split"] == part
    ]


def _labelled(row: dict, rng: random.Random) -> Labelled:
    text, starts, ends = _text(row, rng)
    blank = unlabelled(row["id"], text)
    relations = [RENAMED.get(relation, relation) for relation in row["relation"]]
    tokens = tokens_of(blank.layout, starts, ends)
    return replace(blank, **governed(tokens, relations, row["head"]))


def _text(row: dict, rng: random.Random) -> tuple[str, list[int], list[int]]:
    """Put the tokens together: the text, and where each token starts and ends in it."""
    text, begin, left = "", 0, rng.randint(1, SENTENCES)
    starts: list[int] = []
    ends: list[int] = []
    for end in row["sent_end"]:
        tokens = row["tokens"][begin:end]
        at, begin, left = len(text), end, left - 1
        text += detokenised(" ".join(tokens))
        for token in tokens:
            starts.append(text.index(token, at))
            at = starts[-1] + len(token)
            ends.append(at)
        text += " " if left else "\n\n"
        left = left or rng.randint(1, SENTENCES)
    return text, starts, ends
