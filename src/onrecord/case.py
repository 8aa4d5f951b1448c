"""The front door: open a case, add documents to it, ask it, explain its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from onrecord.config import Settings
from onrecord.model import Issue, Reading
from onrecord.store.attributions import Attributions
from onrecord.store.documents import Documents
from onrecord.store.rows import (
    AttributionRow,
    Count,
    DocumentRow,
    Facets,
    IssueRow,
    MonthRow,
    ShownAttribution,
    ShownEntity,
    SourceRow,
    Status,
)

__all__ = [
    "AddReport",
    "AttributionRow",
    "Attributions",
    "Case",
    "Count",
    "DocumentRow",
    "Documents",
    "Facets",
    "Issue",
    "IssueRow",
    "MonthRow",
    "Progress",
    "Reading",
    "ShownAttribution",
    "ShownEntity",
    "SourceRow",
    "Status",
    "extract",
    "read",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an `add` has come. `fraction` (0-1, by bytes) is None for standard input."""

    documents: int  # added, known and failed together
    fraction: float | None
    seconds: float

    @property
    def seconds_left(self) -> float | None:
        """Time left at the mean pace so far; None where the end is unknown."""
        if not self.fraction:
            return None
        return self.seconds * (1 - self.fraction) / self.fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What an `add` did. `failed` inputs gave no document; `issues` counts every issue met."""

    added: int
    known: int
    failed: int
    issues: int
    words: int
    seconds: float

    def summary(self) -> str:
        """Say it in one line, for a terminal."""
        raise NotImplementedError


class Case:
    """One folder that an analyst owns; safe to ask from several threads at once."""

    def __init__(self, folder: Path | str, *, create: bool = False) -> None:
        """Open a case folder; see `Case.open`."""
        raise NotImplementedError

    @classmethod
    def open(
        cls, folder: Path | str, *, create: bool = False, settings: Settings | None = None
    ) -> Case:
        """Open a case folder, or with `create` make a new one where there is none.

        Raises:
            CaseError: the folder is not a case (without `create`), or holds other files
                (with it), or the case was written by a newer version.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the folder; closing twice does nothing."""
        raise NotImplementedError

    def __enter__(self) -> Case:
        """Give the case itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the case."""
        self.close()

    def add(
        self,
        paths: Iterable[Path | str] | Path | str,
        *,
        workers: int | None = None,
        raw: bool = False,
        progress: Callable[[Progress], None] | None = None,
    ) -> AddReport:
        """Read documents, folders of them or "-", and add what they contain.

        What was added before is skipped unread. Every batch is committed by itself, so that
        an interrupted run continues where it stopped.
        """
        raise NotImplementedError

    def status(self) -> Status:
        """Count what the case holds."""
        raise NotImplementedError

    def attributions(  # noqa: PLR0913 - each filter is one keyword
        self,
        words: str | None = None,
        *,
        source: str | None = None,
        publisher: str | None = None,
        kind: str | None = None,
        genre: str | None = None,
        since: str | None = None,
        until: str | None = None,
        year: int | None = None,
        unnamed: bool | None = None,
        document: str | None = None,
    ) -> Attributions:
        """Everything attributed to anybody, newest document first, as a lazy table.

        Args:
            words: Words that all occur, "set phrases", prefix*, this OR that, -not.
            source: Name or alias of an entity.
            publisher: Its exact name; "" is none given.
            kind: "direct", "indirect" or "mixed".
            genre: "news", "opinion", "speech", "transcript" or "release".
            since: ISO date, inclusive, of any precision.
            until: ISO date, inclusive, of any precision.
            year: Of publication; 0 is undated.
            unnamed: Only sources that are unnamed (True), or only others (False).
            document: Id of a document.

        Raises:
            InputError: a kind, genre, date or document id that cannot be.
        """
        raise NotImplementedError

    def documents(
        self,
        words: str | None = None,
        *,
        publisher: str | None = None,
        genre: str | None = None,
        since: str | None = None,
        until: str | None = None,
        year: int | None = None,
    ) -> Documents:
        """List the documents, newest first, as a lazy table; `words` search the full text."""
        raise NotImplementedError

    def document(self, document_id: str) -> Reading:
        """Give back all that was found in one document. A unique prefix of the id is enough.

        Raises:
            CaseError: no document has this id, or several begin with it.
        """
        raise NotImplementedError

    def show(self, row_id: str) -> ShownAttribution | ShownEntity | Reading:
        """Explain an attribution, an entity or a document, whichever has this id (or prefix).

        Raises:
            CaseError: nothing has this id, or several things begin with it.
        """
        raise NotImplementedError

    def issues(self, *, limit: int | None = None, offset: int = 0) -> tuple[IssueRow, ...]:
        """List whatever was skipped, failed or doubtful, in the order in which it was met."""
        raise NotImplementedError

    def sources(
        self, *, limit: int = 20, offset: int = 0, unnamed: bool | None = None
    ) -> tuple[SourceRow, ...]:
        """List who is reported most, with counts by year of publication."""
        raise NotImplementedError

    def documents_by_month(self) -> tuple[MonthRow, ...]:
        """Count documents by month of publication, oldest first, undated last."""
        raise NotImplementedError

    def export(
        self, folder: Path | str, formats: Iterable[str] = ("csv", "jsonl")
    ) -> tuple[Path, ...]:
        """Write the case out; gives the paths written.

        "csv": attributions.csv, documents.csv, issues.csv. "jsonl": documents.jsonl, one
        object a document in the format of `extract`. A file appears only when complete.

        Raises:
            InputError: a format that is not known.
        """
        raise NotImplementedError


def read(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    settings: Settings | None = None,
) -> Reading:
    """Find who said what in one text, taken as it is.

    Args:
        text: Plain text; nothing is cut from it, so offsets fit what was passed.
        title: For the record only.
        published: ISO date against which "on Friday" is read.
        publisher: For the record only.
        settings: None for the defaults.

    Raises:
        InputError: the text is empty or over a limit.
    """
    raise NotImplementedError


def extract(
    paths: Iterable[Path | str] | Path | str,
    settings: Settings | None = None,
    *,
    workers: int | None = None,
    raw: bool = False,
) -> Iterator[dict[str, Any] | Issue]:
    """Read documents without a case, in input order.

    A document gives one object of the extract format; an input that failed gives its issue.
    """
    raise NotImplementedError
