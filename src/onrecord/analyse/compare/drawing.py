"""The chart of a comparison: what tells two sets apart, and the line that chance reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.analyse import charts
from onrecord.errors import InputError

if TYPE_CHECKING:
    import altair

    from onrecord.analyse.compare.comparing import Keyness

_EACH = 20  # phrases of each set


def draw(found: Keyness, kind: str, link: str | None = None) -> altair.TopLevelMixin:
    """Draw a dot for each phrase, by how surely it is said more.

    Raises:
        InputError: another kind than "keyness".
        ExtraMissing: the extra "charts" is not installed.
    """
    if kind != "keyness":
        raise InputError(f"{kind!r} cannot be drawn: choose keyness.")
    alt = charts.library()
    every = [dict(row) for row in found.table().rows]
    more = [row for row in every if row["z"] > 0][:_EACH]
    less = [row for row in every if row["z"] < 0][:_EACH]
    rows: list[dict[str, Any]] = [*more, *reversed(less)]
    for row in rows:
        row["href"] = link.replace("{id}", row["id"]) if link else ""
    labels = [found.one.label, found.other.label]
    dots = (
        alt.Chart(alt.Data(values=rows))
        .mark_point(filled=True, size=70, opacity=1)
        .encode(
            x=alt.X("z:Q", title=f"z; right: more in {labels[0]}, left: more in {labels[1]}"),
            y=alt.Y("phrase:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)),
            color=alt.Color(
                "more_in:N",
                title="more in",
                legend=alt.Legend(labelLimit=0, orient="top"),
                scale=alt.Scale(domain=labels, range=list(charts.SERIES[:2])),
            ),
            shape=alt.Shape("more_in:N", title="more in", scale=alt.Scale(domain=labels)),
            tooltip=["phrase:N", "one_uses:Q", "other_uses:Q", "log_ratio:Q", "z:Q", "q:Q"],
            **({"href": "href:N"} if link else {}),
        )
        .properties(width=520)
    )
    if found.null is None:
        return charts.finished(dots, found.caption)
    lines = alt.Data(values=[{"z": found.null}, {"z": -found.null}])
    rule = alt.Chart(lines).mark_rule(strokeDash=[4, 3], color=charts.SECONDARY).encode(x="z:Q")
    return charts.finished(alt.layer(rule, dots), found.caption)
