"""Codebooks: files that list formulations with their variants, and what each variant matches."""

from onrecord.analyse.codebook.model import Codebook, Formulation, Variant
from onrecord.analyse.codebook.reading import Problem, check, one, read, read_file

__all__ = ["Codebook", "Formulation", "Problem", "Variant", "check", "one", "read", "read_file"]
