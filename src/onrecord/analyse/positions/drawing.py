"""The chart of positions: what was done by saying, on which day, towards whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.analyse import charts
from onrecord.analyse.track.periods import written
from onrecord.errors import InputError
from onrecord.store.dates import day

if TYPE_CHECKING:
    import altair

    from onrecord.analyse.positions.stating import Positions

_TARGETS = 5  # that have a colour of their own
_OTHER = "other or none"


def draw(found: Positions, kind: str, link: str | None = None) -> altair.TopLevelMixin:
    """Draw a dot for each dated position.

    Raises:
        InputError: another kind than "positions".
        ExtraMissing: the extra "charts" is not installed.
    """
    if kind != "positions":
        raise InputError(f"{kind!r} cannot be drawn: choose positions.")
    alt = charts.library()
    rows: list[dict[str, Any]] = []
    for row in found.table():
        on = day(row["since"] or row["published"])
        if on:
            href = link.replace("{id}", row["id"]) if link else ""
            rows.append(dict(row) | {"day": written(on), "href": href})
    named = [row["target"] for row in rows if row["target"]]
    most = sorted(set(named), key=lambda name: (-named.count(name), name))[:_TARGETS]
    for row in rows:
        row["towards"] = row["target"] if row["target"] in most else _OTHER
    scale = alt.Scale(domain=[*most, _OTHER], range=[*charts.SERIES[: len(most)], charts.GREY])
    drawn = (
        alt.Chart(alt.Data(values=rows))
        .mark_point(filled=True, size=70, opacity=0.85)
        .encode(
            x=charts.days("day"),
            y=alt.Y("act:N", title=None),
            color=alt.Color("towards:N", title="towards", scale=scale),
            shape=alt.Shape("towards:N", title="towards", scale=alt.Scale(domain=[*most, _OTHER])),
            tooltip=["who:N", "act:N", "target:N", "content:N", "publisher:N"],
            **({"href": "href:N"} if link else {}),
        )
        .properties(width=560)
    )
    return charts.finished(drawn, found.caption)
