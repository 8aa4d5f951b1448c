"""Open and close the folder of a case."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.config import Settings
from onrecord.store.database import Database


class OpenCase:
    """A case folder, its settings and its record."""

    def __init__(
        self, folder: Path | str, *, create: bool = False, settings: Settings | None = None
    ) -> None:
        """Open a case folder; see `Case.open`."""
        self._folder = Path(folder)
        self._settings = settings or Settings()
        self._database = Database(self._folder, create=create, bring_up=_bring_up)

    @classmethod
    def open(
        cls, folder: Path | str, *, create: bool = False, settings: Settings | None = None
    ) -> Self:
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

    def __enter__(self) -> Self:
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


def _bring_up(database: Database) -> None:
    """Find out what decisions come to."""
    from onrecord.link import decided  # noqa: PLC0415 - no case without decisions needs it

    decided.bring_up(database)
