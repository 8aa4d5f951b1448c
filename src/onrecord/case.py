"""The front door: open a case, add documents to it, ask it, explain its rows; or read without."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from onrecord.config import Settings
from onrecord.errors import InputError
from onrecord.link.report import LinkReport
from onrecord.link.versions.change import Change
from onrecord.model import Issue, Reading
from onrecord.run import adding
from onrecord.run.adding import AddReport
from onrecord.run.extracting import extract, read, readings
from onrecord.run.plan import Paths, planned, settled
from onrecord.run.progress import Phase, Progress
from onrecord.store import overview
from onrecord.store.attributions import Attributions
from onrecord.store.copies import Copies, CopyRow
from onrecord.store.database import Database
from onrecord.store.documents import Documents
from onrecord.store.entities import (
    CandidateRow,
    Entities,
    JoinedRow,
    JoinStep,
    MemberRow,
    RefusalRow,
    ShownJoined,
    joined_entity,
)
from onrecord.store.export import export
from onrecord.store.found import matched, spans
from onrecord.store.offices import offices_then
from onrecord.store.record_json import to_json
from onrecord.store.rows import (
    AttributionRow,
    Count,
    DocumentRow,
    Facets,
    Filters,
    HeldOffice,
    IssueRow,
    MonthRow,
    ShownAttribution,
    ShownEntity,
    ShownTie,
    SourceRow,
    Status,
)
from onrecord.store.sheet import cell, plain
from onrecord.store.sheet import lines as sheet_lines
from onrecord.store.utterances import ReportRow, UtteranceRow, Utterances

if TYPE_CHECKING:
    from onrecord.link.quotations import Checked

__all__ = [
    "AddReport",
    "AttributionRow",
    "Attributions",
    "CandidateRow",
    "Case",
    "Change",
    "Copies",
    "CopyRow",
    "Count",
    "DocumentRow",
    "Documents",
    "Entities",
    "Facets",
    "HeldOffice",
    "Issue",
    "IssueRow",
    "JoinStep",
    "JoinedRow",
    "LinkReport",
    "MemberRow",
    "MonthRow",
    "Phase",
    "Progress",
    "Reading",
    "RefusalRow",
    "ReportRow",
    "ShownAttribution",
    "ShownEntity",
    "ShownJoined",
    "ShownTie",
    "SourceRow",
    "Status",
    "UtteranceRow",
    "Utterances",
    "cell",
    "extract",
    "matched",
    "offices_then",
    "plain",
    "read",
    "sheet_lines",
    "spans",
    "to_json",
]


class Case:
    """One folder that an analyst owns; safe to ask from several threads at once."""

    def __init__(
        self, folder: Path | str, *, create: bool = False, settings: Settings | None = None
    ) -> None:
        """Open a case folder; see `Case.open`."""
        self._folder = Path(folder)
        self._settings = settings or Settings()
        self._database = Database(self._folder, create=create)

    @classmethod
    def open(
        cls, folder: Path | str, *, create: bool = False, settings: Settings | None = None
    ) -> Case:
        """Open a case folder, or with `create` make a new one where there is none.

        A case that cannot be written, on a read-only share for one, can still be asked.

        Raises:
            CaseError: the folder is not a case (without `create`), or holds other files
                (with it), or the case was written by a newer version, or by an older one and
                cannot be written.
            RecordError: the record is damaged, or its disk fails.
        """
        return cls(folder, create=create, settings=settings)

    def close(self) -> None:
        """Let go of the folder; closing twice does nothing."""
        self._database.close()

    @property
    def copied(self) -> Path | None:
        """The folder of a copy that is read in place of this case, until it is closed.

        None but where the case cannot be written and its record.db-wal was not merged.
        """
        return self._database.copied

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

    def add(  # noqa: PLR0913 - each choice is one keyword
        self,
        paths: Paths,
        *,
        workers: int | None = None,
        raw: bool = False,
        fast: bool = False,
        columns: Mapping[str, str] | None = None,
        link: bool = True,
        progress: Callable[[Progress], None] | None = None,
    ) -> AddReport:
        """Read documents, folders of them, addresses or "-", and add what they contain.

        What was added before is skipped unread. Every batch is committed by itself, so that
        an interrupted run continues where it stopped. With `fast`, the fast model reads: see
        `read`; what another model read before is read again. `columns` says which column of
        a table, or key of a record, holds what: {"text": "body", "published": "meta.date"}.
        With `link`, the documents are joined at the end: see `link`.

        Raises:
            InputError: `columns` has a key that is none of a document's, or names a column
                that a table among the paths has not.
            CaseError: nobody may write to this case.
            DiskFull: there is no room for more; the batches before that stay.
            RecordError: the record cannot be written, for another reason.
        """
        self._database.check_writable()
        settings = settled(self._settings, fast=fast)
        plan = planned(paths, settings, columns, workers=workers, raw=raw)
        report = adding.add(self._database, plan, progress)
        if link:
            self.link(workers=workers)
        return report

    def link(
        self,
        *,
        people: Path | str | None = None,
        workers: int | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> LinkReport:
        """Join what was added since the last time: who shares text with whom, who is who.

        What it finds depends on the documents alone, neither on their order nor on how many
        were added at a time. An interrupted run goes on where it stopped. The folder `derived`
        of the case may be deleted at any time.

        `people` is a list of your own, a .csv file with the columns name, aliases (separated by
        ";") and id, or FollowTheMoney's JSON lines: it gives joined entities their names and
        ids. The case keeps it until another one is given.

        Raises:
            CaseError: another process links this case and does not come to an end, or nobody
                may write to it.
            InputError: the list cannot be read.
        """
        self._database.check_writable()
        from onrecord.link import linking  # noqa: PLC0415 - loads DuckDB and numpy

        return linking.link(
            self._database,
            self._folder,
            people=None if people is None else Path(people),
            workers=workers or self._settings.workers,
            progress=progress,
        )

    def copies(
        self, *, document: str | None = None, kind: str | None = None, wire: str | None = None
    ) -> Copies:
        """List the documents that share text, what is contained most first, as a lazy table.

        Args:
            document: Id of a document, or the beginning of one: only what it shares.
            kind: "copy", "partial", "version" or "common text".
            wire: The agency or the paper whose words both print: "AP".

        Raises:
            CaseError: no document has this id, or several begin with it.
            InputError: a kind that cannot be.
        """
        full = overview.document_id(self._database, document) if document else None
        return Copies(self._database, document=full, kind=kind, wire=wire)

    def changes(self, before: str, after: str) -> tuple[Change, ...]:
        """List what one version of a document changed in an earlier one, by kind.

        Any two documents can be compared; ids, or the beginnings of them. The change of the
        headline comes first, the others in the order in which they stand in the later text.

        Raises:
            CaseError: no document has such an id, or several begin with it.
        """
        from onrecord.link.versions import edits  # noqa: PLC0415 - loads rapidfuzz

        old, new = self.document(before).document, self.document(after).document
        title = edits.headline(old.title, new.title)
        return (*([title] if title else []), *edits.changes(old.text, new.text))

    def entities(self, name: str | None = None, *, kind: str | None = None) -> Entities:
        """List the named people and bodies of the case, joined over its documents by `link`.

        Those that most is attributed to come first; the table is lazy.

        Args:
            name: A name or an alias, whole: only those that bear it.
            kind: "person", "state body", any other of `onrecord.kinds.EntityKind`.

        Raises:
            InputError: a kind that cannot be.
        """
        return Entities(self._database, name=name, kind=kind)

    def entity(self, entity_id: str) -> ShownJoined:
        """Explain one joined entity: its documents' own entities, why joined, what was refused.

        A unique prefix of the id is enough. An id of an earlier state of the case leads to the
        entity that holds its member now, and the id of a document's own entity to its joined one.

        Raises:
            CaseError: nothing has this id, or several things begin with it.
        """
        return joined_entity(self._database, entity_id)

    def utterances(
        self,
        *,
        source: str | None = None,
        document: str | None = None,
        documents: int = 1,
    ) -> Utterances:
        """List what was said, each saying once with its reports, as `link` put them together.

        What most documents report comes first; the table is lazy.

        Args:
            source: Name or alias of who says it, or the id of a joined entity.
            document: Id of a document, or the beginning of one: only what it reports.
            documents: How many documents report it, at least.

        Raises:
            CaseError: no document has this id, or several begin with it.
        """
        full = overview.document_id(self._database, document) if document else None
        return Utterances(self._database, source=source, document=full, documents=documents)

    def check(
        self,
        draft: Path | str | None = None,
        *,
        document: str | None = None,
        published: str | None = None,
        fast: bool = False,
    ) -> tuple[Checked, ...]:
        """Hold every quotation of a draft against the documents of this case.

        Speakers and days that are printed beside a quotation count. The draft itself is no
        source text, if it is in the case.

        Args:
            draft: The text itself, or the path of a file; spans fit either as it is.
            document: Id of a document of this case, or the beginning of one, in its place.
            published: ISO date of the draft, against which "on Friday" is read.
            fast: Read the draft with the fast model.

        Raises:
            InputError: neither or both are given, the text is empty, or the file cannot be read
                or holds several documents.
            CaseError: no document has this id, or several begin with it.
        """
        from onrecord.link.quotations.in_case import check_reading  # noqa: PLC0415 - numpy

        if (draft is None) == (document is None):
            raise InputError("Name either a draft to check, or a document of the case.")
        if document is not None:
            reading = self.document(document)
        elif isinstance(draft, Path):
            reading = self._draft(draft, published, fast=fast)
        else:
            reading = read(draft or "", published=published, fast=fast, settings=self._settings)
        return tuple(check_reading(self._database, reading))

    def _draft(self, path: Path, published: str | None, *, fast: bool) -> Reading:
        """Read the one document of a file."""
        found = list(islice(readings(path, self._settings, fast=fast, published=published), 2))
        if len(found) != 1:
            raise InputError(f"{path} holds {'several' if found else 'no'} documents: name one.")
        if isinstance(found[0], Issue):
            raise InputError(f"{path} cannot be checked: {found[0].message}")
        return found[0]

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
    ) -> Attributions:
        """Everything attributed to anybody, newest document first, as a lazy table.

        Args:
            words: Words that all occur, "set phrases", prefix*, this OR that, -not.
            source: Name or alias of an entity, or the id of a joined one. Where documents are
                linked, "Reyes" finds all that is attributed to Ana Reyes, whatever each calls
                her; `entities("Reyes")` tells whether it means several.
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
            target: Name or alias of the entity that the act is directed at.
            channel: How the words came: "interview", "leak", any other of
                `onrecord.kinds.Channel`; "" is not told.
            source_kind: "person", "state body", any other of `onrecord.kinds.EntityKind`;
                "" is unresolved.
            said_since: ISO date of any precision: what may have been said on or after it.
            said_until: The same, on or before. What is only known not to have been said
                after it was published is in neither.

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

    def document(self, document_id: str) -> Reading:
        """Give back all that was found in one document. A unique prefix of the id is enough.

        Raises:
            CaseError: no document has this id, or several begin with it.
        """
        return overview.document(self._database, document_id)

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

    def languages(self) -> tuple[Count, ...]:
        """Count the documents by language, the most frequent first."""
        return overview.languages(self._database)

    def documents_by_month(self) -> tuple[MonthRow, ...]:
        """Count documents by month of publication, oldest first, undated last."""
        return overview.months(self._database)

    def export(
        self, folder: Path | str, formats: Iterable[str] = ("csv", "jsonl")
    ) -> tuple[Path, ...]:
        """Write the case out; gives the paths written.

        "csv": attributions.csv, documents.csv, issues.csv. "jsonl": documents.jsonl, one
        object a document in the format of `extract`. A file appears only when complete.

        Raises:
            InputError: a format that is not known.
        """
        return export(self._database, Path(folder), formats)
