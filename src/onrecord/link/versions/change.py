"""One edit between two versions of a document."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.kinds import Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One edit; spans are [start, end) in code points, empty where one version has nothing."""

    kind: Edit
    before_span: tuple[int, int]
    after_span: tuple[int, int]
    before: str
    after: str
