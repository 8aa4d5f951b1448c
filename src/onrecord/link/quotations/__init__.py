"""Checks printed quotations against the texts that they are said to come from."""

from onrecord.link.quotations.checking import check
from onrecord.link.quotations.quoted import (
    AS_PRINTED,
    Checked,
    CheckRow,
    Match,
    MatchRow,
    Quoted,
    SourceText,
    Stretch,
    Verdict,
)
from onrecord.link.quotations.readings import printed, source_text
from onrecord.link.quotations.sources import Sources

__all__ = [
    "AS_PRINTED",
    "CheckRow",
    "Checked",
    "Match",
    "MatchRow",
    "Quoted",
    "SourceText",
    "Sources",
    "Stretch",
    "Verdict",
    "check",
    "printed",
    "source_text",
]
