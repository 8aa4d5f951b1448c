"""Write the answer of a question: its chart, its passages or its rows, and its caption."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.cli.listing import Output
from onrecord.cli.progress import tell
from onrecord.cli.track import in_context

if TYPE_CHECKING:
    from onrecord.analyse.result import Result
    from onrecord.analyse.table import Table


def answer(
    found: Result,
    output: Output,
    words: Callable[[Mapping[str, Any]], str],
    evidence: str | None,
    chart: Path | None,
    table: Table | None = None,
) -> None:
    """Write an answer.

    Args:
        found: The answer.
        output: How its rows are written.
        words: Says one row to people.
        evidence: Id of a row whose passages are listed in place of the rows.
        chart: File that the chart is drawn into.
        table: The rows; without it those of the answer.
    """
    if chart is not None:
        found.save(chart)
        tell(f"{chart} written.")
    if evidence is not None:
        passages = found.evidence(evidence)
        output.write(passages, in_context, of=len(passages))
        return
    rows = found.table() if table is None else table
    output.write(rows, words, of=len(rows))
    for line in found.caption:
        tell(line)
