"""Ask the record of a case: attributions, documents, issues, counts."""

from __future__ import annotations

from onrecord.case.folder import OpenCase
from onrecord.model import Reading
from onrecord.store import overview
from onrecord.store.attributions import Attributions
from onrecord.store.documents import Documents
from onrecord.store.rows import (
    Count,
    Filters,
    IssueRow,
    MonthRow,
    ShownAttribution,
    ShownEntity,
    SourceRow,
    Status,
)


class Asking(OpenCase):
    """What can be asked of the documents, one by one or all together."""

    def status(self) -> Status:
        """Count what the case holds."""
        return overview.status(self._database, self._folder.resolve().name)

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
        act: str | None = None,
        target: str | None = None,
        channel: str | None = None,
        source_kind: str | None = None,
        said_since: str | None = None,
        said_until: str | None = None,
        decided: str | None = None,
    ) -> Attributions:
        """Everything attributed to anybody, newest document first, as a lazy table.

        Args:
            words: Words that all occur, "set phrases", prefix*, this OR that, -not.
            source: Name or alias of an entity, or the id of a joined one. Where documents are
                linked, "Reyes" finds all that is attributed to Ana Reyes, whatever each calls
                her; `meant("Reyes")` tells whether it means several, and `nearest("Reyes")` who
                else may be meant where nobody is called so.
            publisher: Its exact name; "" is none given.
            kind: "direct", "indirect" or "mixed".
            genre: "news", "opinion", "editorial", "speech", "transcript", "release" or
                "live blog".
            since: ISO date, inclusive, of any precision.
            until: ISO date, inclusive, of any precision.
            year: Of publication; 0 is undated.
            unnamed: Only sources that are unnamed (True), or only others (False).
            document: Id of a document.
            act: What it does: "demand", "deny", any other of `onrecord.kinds.Act`; "" is
                none told.
            target: Name, alias or id of the entity that the act is directed at, as `source`.
            channel: How the words came: "interview", "leak", any other of
                `onrecord.kinds.Channel`; "" is not told.
            source_kind: "person", "state body", any other of `onrecord.kinds.EntityKind`;
                "" is unresolved.
            said_since: ISO date of any precision: what may have been said on or after it.
            said_until: The same, on or before. What is only known not to have been said
                after it was published is in neither.
            decided: What humans decided on it: "accepted", "edited", "rejected" (which are left
                out elsewhere), or "undecided".

        Raises:
            InputError: a kind, genre, act, channel or date that cannot be.
        """
        return Attributions(
            self._database,
            Filters(
                words=words,
                source=source,
                publisher=publisher,
                kind=kind,
                genre=genre,
                since=since,
                until=until,
                year=year,
                unnamed=unnamed,
                document=document,
                act=act,
                target=target,
                channel=channel,
                source_kind=source_kind,
                said_since=said_since,
                said_until=said_until,
                decided=decided,
            ),
        )

    def documents(  # noqa: PLR0913 - each filter is one keyword
        self,
        words: str | None = None,
        *,
        publisher: str | None = None,
        genre: str | None = None,
        language: str | None = None,
        since: str | None = None,
        until: str | None = None,
        year: int | None = None,
    ) -> Documents:
        """List the documents, newest first, as a lazy table; `words` search the full text.

        `language` is an ISO 639 code, "und" where none could be told.
        """
        return Documents(
            self._database,
            Filters(
                words=words,
                publisher=publisher,
                genre=genre,
                language=language,
                since=since,
                until=until,
                year=year,
            ),
        )

    def document(self, document_id: str, *, rejected: bool = False) -> Reading:
        """Give back all that was found in one document. A unique prefix of the id is enough.

        Attributions are as humans edited them; those that were rejected are among them with
        `rejected` alone.

        Raises:
            CaseError: no document has this id, or several begin with it.
        """
        return overview.document(self._database, document_id, rejected=rejected)

    def show(self, row_id: str) -> ShownAttribution | ShownEntity | Reading:
        """Explain an attribution, an entity or a document, whichever has this id (or prefix).

        Raises:
            CaseError: nothing has this id, or several things begin with it.
        """
        return overview.show(self._database, row_id)

    def issues(
        self, *, limit: int | None = None, offset: int = 0, code: str | None = None
    ) -> tuple[IssueRow, ...]:
        """List whatever was skipped, failed or doubtful, in the order in which it was met."""
        return overview.issues(self._database, limit=limit, offset=offset, code=code)

    def issue_codes(self) -> tuple[Count, ...]:
        """Count the issues by their codes, the most frequent first."""
        return overview.issue_codes(self._database)

    def sources(
        self, *, limit: int = 20, offset: int = 0, unnamed: bool | None = None
    ) -> tuple[SourceRow, ...]:
        """List who is reported most, with counts by year of publication."""
        return overview.sources(self._database, limit=limit, offset=offset, unnamed=unnamed)

    def count_sources(self, *, unnamed: bool | None = None) -> int:
        """Count those who are a source of anything."""
        return overview.count_sources(self._database, unnamed=unnamed)

    def languages(self) -> tuple[Count, ...]:
        """Count the documents by language, the most frequent first."""
        return overview.languages(self._database)

    def documents_by_month(self) -> tuple[MonthRow, ...]:
        """Count documents by month of publication, oldest first, undated last."""
        return overview.months(self._database)
