"""The chart of suggestions: when the first phrases were used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.analyse import charts
from onrecord.analyse.track.periods import written
from onrecord.errors import InputError

if TYPE_CHECKING:
    import altair

    from onrecord.analyse.suggest.suggesting import Suggestions

_MOST = 30  # phrases that are drawn


def draw(found: Suggestions, kind: str, link: str | None = None) -> altair.TopLevelMixin:
    """Draw a line for each phrase, a stroke for each day that it was used on.

    Raises:
        InputError: another kind than "phrases".
        ExtraMissing: the extra "charts" is not installed.
    """
    if kind != "phrases":
        raise InputError(f"{kind!r} cannot be drawn: choose phrases.")
    alt = charts.library()
    rows: list[dict[str, Any]] = []
    for phrase, told in zip(found.phrases[:_MOST], found.table().rows, strict=False):
        for at in phrase.at:
            row = {"phrase": phrase.text, "day": written(int(found.said.words.days[at]))}
            rows.append(row | ({"href": link.replace("{id}", told["id"])} if link else {}))
    drawn = (
        alt.Chart(alt.Data(values=rows))
        .mark_tick(color=charts.ACCENT, thickness=1.5)
        .encode(
            x=charts.days("day"),
            y=alt.Y("phrase:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)),
            tooltip=["phrase:N", "day:T"],
            **({"href": "href:N"} if link else {}),
        )
        .properties(width=520)
    )
    return charts.finished(drawn, found.caption)
