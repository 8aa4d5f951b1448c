"""Windows of chance, one piece a word and the two of the frame."""

import numpy as np

from onrecord.tag.windows import Window
from training.attribution.data import IGNORE, Example

RNG = np.random.default_rng(2)


def window(words):
    size = words + 2
    return Window(
        pieces=RNG.integers(1000, 3000, size),
        casings=RNG.integers(0, 6, size),
        states=RNG.integers(0, 4, size),
        initial=RNG.integers(0, 2, size),
        first=np.arange(1, words + 1),
        words=np.arange(words),
    )


def example(words, **known):
    """Nothing is known of it but what is given."""
    unknown = np.full(words, IGNORE)
    labels = {"entities": unknown, "tags": unknown, "relations": unknown, "governors": unknown}
    return Example(window=window(words), **{"roles": None, **labels, **known})
