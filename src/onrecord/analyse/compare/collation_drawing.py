"""The chart of two documents: their sentences one after the other, by what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.analyse import charts
from onrecord.errors import InputError

if TYPE_CHECKING:
    import altair

    from onrecord.analyse.compare.collation import Collation

_COLOURS = {
    "same": charts.HAIRLINE,
    "one word": charts.SERIES[4],
    "changed": charts.SERIES[5],
    "dropped": charts.SERIES[1],
    "new": charts.SERIES[0],
}


def draw(found: Collation, kind: str, link: str | None = None) -> altair.TopLevelMixin:
    """Draw a column for each document, a box for each sentence.

    Raises:
        InputError: another kind than "sentences".
        ExtraMissing: the extra "charts" is not installed.
    """
    if kind != "sentences":
        raise InputError(f"{kind!r} cannot be drawn: choose sentences.")
    alt = charts.library()
    rows: list[dict[str, Any]] = []
    for row, pair in zip(found.table().rows, found.pairs, strict=True):
        for label, text, at in (("before", row["before"], pair.before),
                                ("after", row["after"], pair.after)):  # fmt: skip
            if at is not None:
                href = link.replace("{id}", row["id"]) if link else ""
                place = {"document": label, "from": at, "to": at + 0.85, "href": href}
                rows.append(place | {"kind": row["kind"], "sentence": text})
    drawn = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar(size=90)
        .encode(
            x=alt.X("document:N", title=None, sort=["before", "after"]),
            y=alt.Y("from:Q", title="sentence", scale=alt.Scale(reverse=True)),
            y2="to:Q",
            color=alt.Color(
                "kind:N",
                title=None,
                scale=alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values())),
            ),
            tooltip=["kind:N", "sentence:N"],
            **({"href": "href:N"} if link else {}),
        )
        .properties(width=320, height=420)
    )
    return charts.finished(drawn, found.caption)
