"""Open the tables of a case for a question, each thread its own, and keep them open."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from onrecord.analyse.counting.deriving import Files, files
from onrecord.analyse.counting.tables import Tables
from onrecord.analyse.relations import deriving as relations
from onrecord.analyse.relations.tables import Relations
from onrecord.errors import CaseError
from onrecord.link.derived.segments import FOLDER
from onrecord.store.database import Database


class Opening:
    """The tables of one case, brought up to date whenever they are asked for."""

    def __init__(self, database: Database, case: Path) -> None:
        """Open nothing yet."""
        self._database, self._case = database, case
        self._local = threading.local()
        self._open: list[Tables | Relations] = []
        self._lock = threading.Lock()
        self._elsewhere: tempfile.TemporaryDirectory[str] | None = None

    def tables(self) -> Tables:
        """Give the tables of this thread, as the record is now.

        A case that cannot be written has its tables in a folder for temporary files, for its
        owner alone, until it is closed.

        Raises:
            CaseError: another process derives the tables and does not come to an end.
        """
        found = self._files(files)
        held: Tables | None = getattr(self._local, "tables", None)
        if held is None or held.version != found.version:
            held = self._local.tables = Tables(found)
            with self._lock:
                self._open.append(held)
        return held

    def relations(self) -> Relations:
        """Give the tables of relations of this thread, as the record is now.

        Raises:
            CaseError: another process derives the tables and does not come to an end.
        """
        found = self._files(relations.files)
        held: Relations | None = getattr(self._local, "relations", None)
        if held is None or held.version != found.version:
            held = self._local.relations = Relations(found)
            with self._lock:
                self._open.append(held)
        return held

    def close(self) -> None:
        """Let go of all files."""
        with self._lock:
            for tables in self._open:
                tables.close()
            self._open.clear()
            self._local = threading.local()
            if self._elsewhere is not None:
                self._elsewhere.cleanup()
                self._elsewhere = None

    def _files(self, derive: Callable[[Database, Path], Files]) -> Files:
        if self._elsewhere is None:
            try:
                self._database.check_writable()
                return derive(self._database, self._case / FOLDER)
            except (CaseError, OSError):
                if self._writable():
                    raise
        with self._lock:
            if self._elsewhere is None:
                self._elsewhere = tempfile.TemporaryDirectory(prefix="onrecord-")
        return derive(self._database, Path(self._elsewhere.name) / FOLDER)

    def _writable(self) -> bool:
        try:
            self._database.check_writable()
            with tempfile.TemporaryFile(dir=self._case):
                return True
        except (CaseError, OSError):
            return False
