"""Find the formulations of a codebook in one text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.analyse.codebook.model import Codebook, Formulation
from onrecord.analyse.codebook.pattern import Step
from onrecord.analyse.counting.matching import Postings, bare, find
from onrecord.analyse.counting.tokens import Tokens, plain, tokens
from onrecord.model import Span, span


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One use of a formulation in a text."""

    formulation: str
    variant: str
    span: Span


def uses(codebook: Codebook, text: str) -> tuple[Use, ...]:
    """Find every use in a text, as tracking a case does, in the order of the text."""
    read = tokens(text)
    spelt = np.array([plain(word) for word in read.written], dtype=object)
    found = []
    for formulation in codebook.formulations:
        lookup = {step: _postings(step, read, spelt) for step in steps(formulation)}
        hits = find(formulation, lookup)
        for start, end, place in zip(
            hits.start.tolist(), hits.end.tolist(), hits.variant.tolist(), strict=True
        ):
            found.append(
                Use(
                    formulation=formulation.name,
                    variant=formulation.variants[place].text,
                    span=span(text, start, end),
                )
            )
    return tuple(sorted(found, key=lambda use: (use.span.start, use.span.end)))


def steps(formulation: Formulation) -> tuple[Step, ...]:
    """Give every step that has to be looked up, once each."""
    patterns = [one.pattern for one in formulation.variants] + list(formulation.exclusions)
    found = (bare(step) for pattern in patterns for row in pattern.rows for step in row)
    return tuple(dict.fromkeys(found))


def _postings(step: Step, read: Tokens, spelt: np.ndarray) -> Postings:
    rows = np.array(
        [
            place
            for place, word in enumerate(spelt)
            if word in step.words or any(word.startswith(stem) for stem in step.stems)
        ],
        dtype=np.int64,
    )
    nothing = np.zeros(len(rows), dtype=np.int64)
    return Postings(
        key=read.places[rows],
        sentence=read.sentences[rows],
        start=read.starts[rows],
        end=read.ends[rows],
        owner=nothing,
        voice=nothing,
    )
