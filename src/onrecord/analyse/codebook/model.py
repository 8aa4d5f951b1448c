"""What a codebook says, once it is read."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.analyse.codebook.pattern import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One way to say a formulation; what it matches is its pattern."""

    text: str  # as the codebook writes it
    language: str | None = None  # ISO 639; told, not asked: words decide what matches
    pattern: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulation:
    """A set phrase with its variants; what an exclusion overlaps is no use of it."""

    name: str
    variants: tuple[Variant, ...]
    exclusions: tuple[Pattern, ...] = ()
    group: str | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """Formulations that are tracked together."""

    name: str
    formulations: tuple[Formulation, ...]
    version: str | None = None
    notes: str | None = None
