"""Add documents to a case, join them, write them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from onrecord.case.folder import OpenCase
from onrecord.link.derived.segments import FOLDER
from onrecord.link.report import LinkReport
from onrecord.run import adding
from onrecord.run.adding import AddReport
from onrecord.run.plan import Paths, planned, settled
from onrecord.run.progress import Progress
from onrecord.store.export import export


class Growing(OpenCase):
    """What fills a case, and what writes it out."""

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
        from onrecord.analyse.counting import deriving  # noqa: PLC0415 - loads DuckDB and numpy
        from onrecord.link import linking  # noqa: PLC0415

        report = linking.link(
            self._database,
            self._folder,
            people=None if people is None else Path(people),
            workers=workers or self._settings.workers,
            progress=progress,
        )
        deriving.files(self._database, self._folder / FOLDER)  # or the first question waits
        return report

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
