"""textacy's direct quotations as a peer: articles in, attributions out.

`textacy.extract.direct_quotations` needs a parsed spaCy document. spaCy's trained pipelines are no
packages of PyPI; where one is installed it is used by its name. Otherwise documents are filled
with the tokens, lemmas, tags and dependencies of CoreNLP that come with PolNeAR: a parser of full
size, hence a fair stand-in for the quality of a small pipeline, at no cost of time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evals.scoring.scores import Offsets, Roles

# Penn tags by their first letters -> universal parts of speech; textacy asks for verbs alone.
_POS = {"VB": "VERB", "NNP": "PROPN", "NN": "NOUN", "PRP": "PRON", "JJ": "ADJ", "RB": "ADV"}
_AUXILIARY = frozenset({"aux", "auxpass", "cop"})  # no verbs to spaCy


class Refused(Exception):
    """textacy stops at an odd number of quotation marks."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as spaCy's document and the offsets of its tokens in the whole text."""

    doc: Any
    tokens: list[Offsets]


def from_layer(vocabulary: Any, text: str, layer: dict[str, Any], within: Offsets) -> Parsed:
    """Fill a document with CoreNLP's reading of a part of a text."""
    from spacy.tokens import Doc  # noqa: PLC0415 - of the extra 'bench'

    first, last = (bisect_left(layer["start"], at) for at in within)
    tokens = list(zip(layer["start"][first:last], layer["end"][first:last], strict=True))
    heads = [_head(layer["head"][at], at, first, last) for at in range(first, last)]
    dependencies = layer["dep"][first:last]
    doc = Doc(
        vocabulary,
        words=[text[start:end] for start, end in tokens],
        spaces=[text[end : end + 1].isspace() for _, end in tokens],
        pos=[_pos(*pair) for pair in zip(layer["pos"][first:last], dependencies, strict=True)],
        lemmas=layer["lemma"][first:last],
        heads=heads,
        deps=["ROOT" if heads[i] == i else one for i, one in enumerate(dependencies)],
    )
    return Parsed(doc, tokens)


def from_pipeline(nlp: Any, text: str, within: Offsets) -> Parsed:
    """Let a trained pipeline read a part of a text."""
    doc = nlp(text[within[0] : within[1]])
    starts = [within[0] + token.idx for token in doc]
    return Parsed(doc, [(at, at + len(token)) for at, token in zip(starts, doc, strict=True)])


def find(parsed: Parsed) -> Iterator[Roles]:
    """Find direct quotations.

    Raises:
        Refused: the marks are odd in number.
    """
    from textacy.extract import direct_quotations  # noqa: PLC0415 - of the extra 'bench'

    try:
        for speaker, cue, content in direct_quotations(parsed.doc):
            yield Roles(
                source=(_hull(parsed, [token.i for token in speaker]),),
                cue=(_hull(parsed, [token.i for token in cue]),),
                content=(_hull(parsed, [content.start, content.end - 1]),),
            )
    except ValueError as error:
        raise Refused(str(error)) from error


def _hull(parsed: Parsed, tokens: list[int]) -> Offsets:
    return parsed.tokens[min(tokens)][0], parsed.tokens[max(tokens)][1]


def _head(head: int, token: int, first: int, last: int) -> int:
    """The head inside the part; a root, or a head outside of it, is the token itself."""
    return head - first if first <= head < last else token - first


def _pos(tag: str, dependency: str) -> str:
    if tag == "MD" or (tag.startswith("VB") and dependency in _AUXILIARY):
        return "AUX"
    return next((name for start, name in _POS.items() if tag.startswith(start)), "X")
