"""The chart of somebody's speeches: what each of them does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.analyse import charts
from onrecord.errors import InputError

if TYPE_CHECKING:
    import altair

    from onrecord.analyse.compare.speeches import Speeches


def draw(found: Speeches, kind: str, link: str | None = None) -> altair.TopLevelMixin:
    """Draw a column for each speech, a circle for each act, as large as it is frequent.

    Raises:
        InputError: another kind than "acts".
        ExtraMissing: the extra "charts" is not installed.
    """
    if kind != "acts":
        raise InputError(f"{kind!r} cannot be drawn: choose acts.")
    alt = charts.library()
    rows: list[dict[str, Any]] = []
    for row in found.table().rows:
        for told in row["acts"]:
            act, _, count = told.rpartition(" ")
            href = link.replace("{id}", row["id"]) if link else ""
            day = (row["published"] or "undated")[:10]
            rows.append({"speech": day, "act": act, "uses": int(count), "href": href})
    drawn = (
        alt.Chart(alt.Data(values=rows))
        .mark_circle(color=charts.ACCENT, opacity=1)
        .encode(
            x=alt.X("speech:N", title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y("act:N", title=None),
            size=alt.Size("uses:Q", title="attributions"),
            tooltip=["speech:N", "act:N", "uses:Q"],
            **({"href": "href:N"} if link else {}),
        )
        .properties(width=520)
    )
    return charts.finished(drawn, found.caption)
