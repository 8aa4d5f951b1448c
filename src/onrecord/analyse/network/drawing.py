"""The chart of a network: nodes at their places, edges as wide as they are strong."""

from __future__ import annotations

from math import atan2, degrees, hypot, log1p
from typing import TYPE_CHECKING, Any

from onrecord.analyse import charts
from onrecord.analyse.network.model import Relation
from onrecord.errors import InputError

if TYPE_CHECKING:
    import altair

    from onrecord.analyse.network.networking import Network

_NAMED = 40  # nodes whose names are written, those with most edges
_COLOURS = dict(zip(Relation, charts.SERIES, strict=False))
_BEND = 0.02  # how far the second edge between two nodes stands beside the first


def draw(found: Network, kind: str, link: str | None = None) -> altair.TopLevelMixin:
    """Draw lines from dot to dot; at their far end a mark says towards whom.

    Raises:
        InputError: another kind than "network".
        ExtraMissing: the extra "charts" is not installed.
    """
    if kind != "network":
        raise InputError(f"{kind!r} cannot be drawn: choose network.")
    alt = charts.library()
    nodes = sorted(found.nodes().to_rows(), key=lambda row: -row["edges"])
    for place, row in enumerate(nodes):
        row["label"] = row["name"] if place < _NAMED else ""
    edges = _lines(found, link)
    colour = alt.Color(
        "relation:N",
        title=None,
        scale=alt.Scale(domain=[one.value for one in Relation], range=list(_COLOURS.values())),
    )
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-1.15, 1.15]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-1.1, 1.1]))
    told = ["from:N", "kind:N", "to:N", "weight:Q", "documents:Q", "first:N", "last:N", "since:N"]
    href = {"href": "href:N"} if link else {}
    lines = (
        alt.Chart(alt.Data(values=edges))
        .mark_rule(opacity=0.55)
        .encode(
            x=x, y=y, x2="x2:Q", y2="y2:Q", color=colour,
            size=alt.Size("width:Q", scale=None), tooltip=told, **href,
        )
    )  # fmt: skip
    heads = (
        alt.Chart(alt.Data(values=[row for row in edges if row["directed"]]))
        .mark_point(shape="triangle", filled=True, size=45, opacity=0.9)
        .encode(
            x=alt.X("head_x:Q", axis=None), y=alt.Y("head_y:Q", axis=None), color=colour,
            angle=alt.Angle("angle:Q", scale=None), tooltip=told, **href,
        )
    )  # fmt: skip
    base = alt.Chart(alt.Data(values=nodes)).encode(
        x=x, y=y, tooltip=["name:N", "kind:N", "edges:Q"]
    )
    dots = base.mark_circle(color=charts.INK, size=60, opacity=1)
    names = base.mark_text(dy=-10, fontSize=11, color=charts.INK).encode(text="label:N")
    drawn = alt.layer(lines, heads, dots, names).properties(width=760, height=560)
    return charts.finished(drawn, found.caption)


def _lines(found: Network, link: str | None) -> list[dict[str, Any]]:
    """Give each edge its two ends, beside those between the same two."""
    at = {row["id"]: (row["x"], row["y"]) for row in found.nodes()}
    met: dict[frozenset[str], int] = {}
    rows = []
    for row in found.table():
        (x, y), (x2, y2) = at[row["from_id"]], at[row["to_id"]]
        pair = frozenset((row["from_id"], row["to_id"]))
        beside = met.get(pair, 0)
        met[pair] = beside + 1
        length = hypot(x2 - x, y2 - y) or 1.0
        step = (beside + 1) // 2 * _BEND * (-1 if beside % 2 else 1)
        step = step if row["from_id"] <= row["to_id"] else -step
        dx, dy = (y - y2) / length * step, (x2 - x) / length * step
        rows.append(
            dict(row)
            | {"x": x + dx, "y": y + dy, "x2": x2 + dx, "y2": y2 + dy}
            | {"head_x": x + (x2 - x) * 0.8 + dx, "head_y": y + (y2 - y) * 0.8 + dy}
            | {"angle": degrees(atan2((x2 - x) * 760, (y2 - y) * 560)) % 360}
            | {"width": 1 + 1.5 * log1p(row["weight"])}
            | {"href": link.replace("{id}", row["id"]) if link else ""}
        )
    return rows
