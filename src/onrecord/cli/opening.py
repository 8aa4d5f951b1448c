"""Open a case to ask it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.case import Case
from onrecord.cli.progress import tell


@contextmanager
def to_ask(folder: Path) -> Iterator[Case]:
    """Open a case, and say so where a copy of it is read."""
    with Case.open(folder) as case:
        if case.copied:
            tell(
                f"{folder} cannot be written, and holds what was not merged into its record.db: "
                f"a copy in {case.copied} is read, and removed at the end."
            )
        yield case
