"""spaCy's small English pipeline in shape, with random weights: the peer of the speed test.

`python -m evals.running.peer FILE.jsonl --processes 2` reads {"text"} lines and prints words,
seconds and words a second as JSON. The architecture is that of en_core_web_sm 3.x (its config.cfg):
a shared tok2vec (six hashed features, width 96, depth 4) under tagger and parser, and a named
entity recogniser with one of its own. Weights do not change what a word costs.
"""

from __future__ import annotations

import time
from typing import Any

from evals.running.timed import report

TAGS, DEPENDENCIES, KINDS = 50, 45, 18  # as many labels as en_core_web_sm has


def build() -> Any:
    """Make the pipeline; its type is foreign and stays here."""
    import spacy  # noqa: PLC0415 - an optional extra, needed in this process alone

    nlp: Any = spacy.blank("en")
    shared = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
    nlp.add_pipe("tok2vec", config={"model": _tok2vec(shared, [5000, 1000, 2500, 2500, 50, 50])})
    tagger = nlp.add_pipe("tagger", config={"model": _tagger()})
    parser = nlp.add_pipe("parser", config={"model": _transitions("parser", _listener())})
    own = _tok2vec(["NORM", "PREFIX", "SUFFIX", "SHAPE"], [5000, 1000, 2500, 2500])
    recogniser = nlp.add_pipe("ner", config={"model": _transitions("ner", own)})
    for number in range(TAGS):
        tagger.add_label(f"T{number}")
    for label in ["ROOT", *(f"d{number}" for number in range(1, DEPENDENCIES))]:
        parser.add_label(label)
    for number in range(KINDS):
        recogniser.add_label(f"K{number}")
    nlp.initialize()
    return nlp


def _tok2vec(features: list[str], rows: list[int]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": features,
            "rows": rows,
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _listener() -> dict[str, Any]:
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}


def _tagger() -> dict[str, Any]:
    return {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": _listener()}


def _transitions(state: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def run(texts: list[str], processes: int) -> float:
    """Run the pipeline over texts; gives seconds, loading and building not counted."""
    nlp = build()
    start = time.perf_counter()
    for _ in nlp.pipe(texts, n_process=processes, batch_size=16):
        pass
    return time.perf_counter() - start


if __name__ == "__main__":
    report(__doc__, run)
