"""In whose words a place stands: the contents around an offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.model import Attribution


class Contents:
    """The pieces of all contents by where they begin, for looking up those around an offset."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        """Link every piece to the nearest one before it that ends later.

        A look-up then passes over whatever has ended, in as many steps as contents nest.
        """
        self._pieces = sorted(
            (piece.start, piece.end, number)
            for number, attribution in enumerate(attributions)
            for piece in attribution.content
        )
        self._starts = [start for start, _, _ in self._pieces]
        self._longer: list[int] = []
        for index, (_, end, _) in enumerate(self._pieces):
            before = index - 1
            while before >= 0 and self._pieces[before][1] <= end:
                before = self._longer[before]
            self._longer.append(before)

    def around(self, at: int) -> list[int]:
        """Indices of the attributions whose content holds an offset, the innermost first."""
        held = []
        index = bisect_right(self._starts, at) - 1
        while index >= 0:
            start, end, number = self._pieces[index]
            if end > at:
                held.append((end - start, number))
                index -= 1
            else:
                index = self._longer[index]
        return [number for _, number in sorted(held)]
