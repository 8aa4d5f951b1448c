"""Quotations that several publishers print, and those that stand in a transcript.

Two sets of occurrences found word for word by others: each occurrence is a saying without speaker,
known to be said at its publication at the latest, and all of one quotation must be one utterance.
"""

from __future__ import annotations

from itertools import combinations

from evals.reports.table import Measure
from onrecord.link.utterances import Saying, utterances

Groups = list[list[Saying]]


def saying_of(name: str, text: str, document: dict[str, str]) -> Saying:
    """An occurrence as a saying of nobody in particular, said by the day of its publication."""
    return Saying(
        id=name,
        document=document["id"],
        text=text,
        publisher=document["publisher"],
        published=document["published"],
        until=document["published"][:10],
    )


def recall(groups: Groups) -> tuple[int, int]:
    """Count the pairs of occurrences of one quotation that are one utterance, and all of them."""
    joined = utterances([saying for group in groups for saying in group])
    utterance_of = {r.saying.id: u.id for u in joined.utterances for r in u.reports}
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    return sum(utterance_of[a.id] == utterance_of[b.id] for a, b in pairs), len(pairs)


def recall_measures(suite: str, groups: Groups) -> list[Measure]:
    """Share of the pairs of occurrences that are one utterance, and the number of quotations."""
    joined, count = recall(groups)
    return [
        Measure(
            suite=suite, name="quotations of two publishers: recall", value=100 * joined / count
        ),
        Measure(suite=suite, name="quotations of two publishers", value=len(groups), digits=0),
    ]
