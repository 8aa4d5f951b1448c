"""The chart of publishers: their share of unnamed sources, with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.analyse import charts
from onrecord.errors import InputError

if TYPE_CHECKING:
    import altair

    from onrecord.analyse.publishers.letting import Publishers

_MOST = 30  # that are drawn


def draw(found: Publishers, kind: str, link: str | None = None) -> altair.TopLevelMixin:
    """Draw a dot for each, with a line for the interval.

    Raises:
        InputError: another kind than "unnamed".
        ExtraMissing: the extra "charts" is not installed.
    """
    if kind != "unnamed":
        raise InputError(f"{kind!r} cannot be drawn: choose unnamed.")
    alt = charts.library()
    rows = [
        dict(row) | {"href": link.replace("{id}", row["id"]) if link else ""}
        for row in found.table().rows[:_MOST]
    ]
    y = alt.Y("publisher:N", title=None, sort=None, axis=alt.Axis(labelLimit=260))
    base = alt.Chart(alt.Data(values=rows))
    axis = alt.Axis(format="%")
    lines = base.mark_rule(color=charts.GREY).encode(
        x=alt.X("low:Q", title="attributions to unnamed sources", axis=axis), x2="high:Q", y=y
    )
    dots = base.mark_circle(color=charts.ACCENT, size=70, opacity=1).encode(
        x=alt.X("unnamed_share:Q", axis=axis),
        y=y,
        tooltip=["publisher:N", "unnamed:Q", "attributions:Q"],
        **({"href": "href:N"} if link else {}),
    )
    return charts.finished(alt.layer(lines, dots).properties(width=520), found.caption)
