"""How much of a document is attributed: words inside the contents that people marked."""

from __future__ import annotations

from evals.reports.table import Measure
from evals.scoring.scores import TOKEN, Comparison, Offsets, Pieces, Roles, Score, total


def measures(suite: str, compared: list[Comparison]) -> list[Measure]:
    """Attributed words found, and how far the share of an article is off, in points."""
    words = total(attributed(one) for one in compared)
    off = [abs(error(one)) for one in compared]
    values = {
        "attributed words, precision": words.precision,
        "attributed words, recall": words.recall,
        "attributed words, F1": words.f1,
        "attributed share, mean error": sum(off) / max(1, len(off)),
    }
    return [Measure(suite=suite, name=name, value=value) for name, value in values.items()]


def attributed(compared: Comparison) -> Score:
    """Words inside some content, whoever said it; marks are no words."""
    gold, found = _inside(compared, compared.gold), _inside(compared, compared.found)
    return Score(right=len(gold & found), found=len(found), gold=len(gold))


def error(compared: Comparison) -> float:
    """The found share of attributed words less the gold's, in percent points."""
    words = len(_words(compared.text))
    score = attributed(compared)
    return 100 * (score.found - score.gold) / words if words else 0.0


def _words(text: str) -> list[Offsets]:
    return [match.span() for match in TOKEN.finditer(text) if match[0][0].isalnum()]


def _inside(compared: Comparison, side: tuple[Roles, ...]) -> set[int]:
    contents: list[Pieces] = [one.content for one in side]
    covered = {at for pieces in contents for start, end in pieces for at in range(start, end)}
    return {start for start, _ in _words(compared.text) if start in covered}
