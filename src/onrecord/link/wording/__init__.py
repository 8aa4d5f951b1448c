"""Compares two wordings: what is the same, and what was cleaned, cut, altered or retold."""

from onrecord.link.wording.changes import ALTERING, CLEANING, FORBIDDING, Change
from onrecord.link.wording.comparison import Comparison, Fidelity, Piece, compare
from onrecord.link.wording.words import Wording, read_words

__all__ = [
    "ALTERING",
    "CLEANING",
    "FORBIDDING",
    "Change",
    "Comparison",
    "Fidelity",
    "Piece",
    "Wording",
    "compare",
    "read_words",
]
