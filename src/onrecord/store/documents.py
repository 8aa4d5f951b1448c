"""The documents of a case as an immutable table that is filtered lazily."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.store.rows import DocumentRow


class Documents:
    """Rows that a filter leaves, newest first; nothing is read before it is asked for."""

    def __len__(self) -> int:
        """Count the rows."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[DocumentRow]:
        """Give every row, read in pages."""
        raise NotImplementedError

    def page(self, limit: int = 50, offset: int = 0) -> tuple[DocumentRow, ...]:
        """Give one page of rows."""
        raise NotImplementedError
