"""What is checked, what it is held against, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.link.wording import Fidelity
from onrecord.model import Span


class Verdict(StrEnum):
    """What a printed quotation is, held against the texts of a case."""

    VERBATIM = "verbatim"  # the marks and the capitals of a transcript are its writer's
    CLEANED = "cleaned"  # fillers gone, words in brackets; a number or a contraction spelt out
    CUT = "cut"
    STITCHED = "stitched"
    ALTERED = "altered"
    WRONG_SOURCE = "wrong_source"  # the words are there, somebody else says them
    WRONG_DATE = "wrong_date"
    PARAPHRASE = "paraphrase"
    NOT_FOUND = "not_found"
    NO_SOURCE_TEXT = "no_source_text"  # there is nothing to hold it against


AS_PRINTED = frozenset({Verdict.VERBATIM, Verdict.CLEANED, Verdict.CUT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quoted stretch of a draft, without its marks, and what is printed beside it.

    `speakers` are keys or names that mean one speaker; () is that none is printed. Dates are ISO
    days, inclusive; None is not printed.
    """

    span: Span
    speakers: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a source text that one speaker says; () is that nobody is known to say it."""

    start: int
    end: int
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A text that quotations are held against.

    Without stretches all of it is held to be said by whom `speakers` names.
    """

    document: str
    text: str
    name: str | None = None
    since: str | None = None  # ISO days between which it was said
    until: str | None = None
    speakers: tuple[str, ...] = ()
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRow:
    """Where a quotation stands, as listings give it."""

    document: str
    name: str | None
    span: tuple[int, int]  # in that document's text
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where a quotation, or a part of it, stands."""

    document: str
    name: str | None
    span: Span
    source: str | None  # who says it there, as the source text calls him
    since: str | None
    fidelity: Fidelity

    def row(self) -> MatchRow:
        """Give it as listings do."""
        return MatchRow(
            document=self.document,
            name=self.name,
            span=(self.span.start, self.span.end),
            source=self.source,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A quotation and its verdict."""

    quoted: Quoted
    verdict: Verdict
    match: Match | None = None
    more: tuple[Match, ...] = ()  # the other places of what was stitched
    nearest: tuple[Match, ...] = ()  # passages that come closest to what was not found
    difference: str | None = None

    @property
    def as_printed(self) -> bool:
        """Whether it stands as it was said; what no text can tell does not."""
        return self.verdict in AS_PRINTED

    def row(self) -> CheckRow:
        """Give what others can rely on; see docs/link-format.md."""
        match = self.match
        return CheckRow(
            span=(self.quoted.span.start, self.quoted.span.end),
            text=self.quoted.span.text,
            verdict=self.verdict,
            match=match.row() if match else None,
            difference=self.difference,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """A quotation and its verdict, as listings give it."""

    span: tuple[int, int]  # in the draft
    text: str
    verdict: Verdict
    match: MatchRow | None
    difference: str | None
