"""Say whom a name means where it means several, and whose names are near where it means nobody."""

from __future__ import annotations

from onrecord.case import Case, JoinedRow
from onrecord.cli.passage import one_line
from onrecord.cli.progress import tell

_MEANT = 10  # whom a name may mean: so many are told


def tell_apart(opened: Case, name: str) -> None:
    """Say whom a name means where it means several."""
    meant = opened.meant(name)
    if len(meant) < 2:
        return
    tell(f"{one_line(name, 60)!r} means {len(meant):,} in this case; an id tells them apart:")
    for row in meant[:_MEANT]:
        tell(f"  {_in_words(row)}")


def tell_nearest(opened: Case, name: str) -> None:
    """Say whose names are nearest where nobody of the case is called so."""
    if opened.meant(name):
        tell_apart(opened, name)
        return
    nearest = opened.nearest(name)
    told = f"No one is called {one_line(name, 60)}."
    tell(f"{told} Nearest:" if nearest else f"{told} `onrecord entities` lists who is.")
    for row in nearest:
        tell(f"  {_in_words(row)}")


def _in_words(row: JoinedRow) -> str:
    return f"{row.id}  {one_line(row.name, 80)} ({row.kind}), {row.attributions:,}"
