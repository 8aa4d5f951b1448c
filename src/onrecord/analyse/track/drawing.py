"""The charts of a track: rates over their coverage, variants, and uses across documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.analyse import charts
from onrecord.analyse.counting.deriving import ROOM
from onrecord.analyse.track.collecting import EVERY_SOURCE, UNDATED, VOICES
from onrecord.analyse.track.periods import written
from onrecord.errors import InputError
from onrecord.store import sql

if TYPE_CHECKING:
    import altair

    from onrecord.analyse.track.tracking import Track

_WIDTH, _HEIGHT, _COVERAGE = 260, 120, 26
_ABOVE = 2.5  # times the highest rate
_LABELS = 96  # pixels for names at the ends of lines
_DOCUMENTS = 200  # of which uses are drawn


def draw(track: Track, kind: str, link: str | None = None) -> altair.TopLevelMixin:
    """Draw a track.

    Args:
        track: What was counted.
        kind: "rates", "variants" or "uses".
        link: Address of the evidence of a row, with {id} in it; points then lead there.

    Raises:
        InputError: another kind.
        ExtraMissing: the extra "charts" is not installed.
    """
    known: dict[str, Callable[[Track, str | None], Any]] = {
        "rates": _rates,
        "variants": _variants,
        "uses": _uses,
    }
    if kind not in known:
        raise InputError(f"{kind!r} cannot be drawn: choose one of {', '.join(known)}.")
    return charts.finished(known[kind](track, link), track.caption)


def _rates(track: Track, link: str | None) -> Any:
    """Draw one row for each formulation, one panel for each voice that was asked for."""
    alt = charts.library()
    rows = _addressed(track.table().rows, link)
    named = list(dict.fromkeys(track.asked.sources))
    voices = [voice.label for voice in (VOICES[:2] if named else VOICES)]
    shown = [row for row in rows if row["source"] in (named or [EVERY_SOURCE])]
    behind = [row for row in rows if named and row["source"] == EVERY_SOURCE]
    panels = []
    for told in track.codebook.formulations:
        own = [row for row in shown if row["formulation"] == told.name]
        top = _top(own)
        parts = [
            _panel(
                [row for row in own if row["voice"] == voice],
                [row for row in behind if _is(row, told.name, voice)],
                f"{told.name}: {voice}",
                named or [EVERY_SOURCE],
                top=top,
                link=link is not None,
            )
            for voice in voices
        ]
        panels.append(alt.hconcat(*parts, spacing=18))
    return alt.vconcat(*panels, spacing=26)


def _top(rows: Sequence[Mapping[str, Any]]) -> float:
    """Say how far up a panel reaches: a band that leaves it would flatten every rate."""
    rate = max((row["rate"] or 0.0 for row in rows), default=0.0)
    high = max((row["high"] or 0.0 for row in rows), default=1.0)
    return min(high, _ABOVE * rate) if rate else high


def _is(row: Mapping[str, Any], formulation: str, voice: str) -> bool:
    return bool(row["formulation"] == formulation and row["voice"] == voice)


def _panel(
    rows: Sequence[Mapping[str, Any]],
    behind: Sequence[Mapping[str, Any]],
    title: str,
    names: Sequence[str],
    *,
    top: float,
    link: bool,
) -> Any:
    alt = charts.library()
    x = charts.days("from")
    colour = alt.Color("source:N", scale=charts.colours(names), legend=None)
    tips = [f"{name}:N" for name in ("source", "voice", "period")]
    tips += [f"{name}:Q" for name in ("uses", "words", "documents", "rate", "low", "high")]
    base = alt.Chart(alt.Data(values=list(rows))).encode(x=x, color=colour)
    points = base.mark_point(filled=True, size=28).encode(
        y=alt.Y(
            "rate:Q",
            title="per 1,000 words",
            axis=alt.Axis(tickCount=4),
            scale=alt.Scale(domain=[0, top], nice=False),
        ),
        tooltip=tips,
        **({"href": "href:N"} if link else {}),
    )
    layers = [
        base.mark_area(opacity=0.14, clip=True).encode(y="low:Q", y2="high:Q"),
        base.mark_line(strokeWidth=1.6).encode(y="rate:Q"),
        points,
    ]
    if behind:
        context = alt.Chart(alt.Data(values=list(behind))).mark_line(
            color=charts.GREY, strokeWidth=1.2, strokeDash=[3, 2], clip=True
        )
        layers.insert(0, context.encode(x=x, y="rate:Q"))
    if len(names) > 1:
        layers.append(_ends(rows, colour))
    rate = alt.layer(*layers).properties(
        width=_WIDTH,
        height=_HEIGHT,
        title=alt.TitleParams(text=title, anchor="start", color=charts.INK, fontSize=13),
    )
    return alt.vconcat(rate, _coverage(rows), spacing=4).resolve_scale(x="shared")


def _ends(rows: Sequence[Mapping[str, Any]], colour: Any) -> Any:
    """Name each line where it ends."""
    alt = charts.library()
    ends = list({row["source"]: row for row in rows if row["rate"] is not None}.values())
    return (
        alt.Chart(alt.Data(values=ends))
        .mark_text(align="left", dx=5, fontSize=11, limit=_LABELS)
        .encode(x="from:T", y="rate:Q", text="source:N", color=colour)
    )


def _coverage(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Draw how many words there are to find anything in; a gap is a mark on the line."""
    alt = charts.library()
    told = [{**row, "gap": not row["words"]} for row in rows]
    base = alt.Chart(alt.Data(values=told)).encode(x=alt.X("from:T", title=None, axis=None))
    bars = base.mark_bar(color=charts.GREY, size=3).encode(
        y=alt.Y("sum(words):Q", title="words", axis=alt.Axis(tickCount=1, grid=False)),
        tooltip=["period:N", "words:Q", "documents:Q"],
    )
    gaps = (
        base.transform_filter("datum.gap")
        .mark_text(text="×", color="#a3341f", fontSize=10, dy=8, baseline="bottom")
        .encode(y=alt.value(_COVERAGE - 8), tooltip=["period:N"])
    )
    return alt.layer(bars, gaps).properties(width=_WIDTH, height=_COVERAGE)


def _variants(track: Track, link: str | None) -> Any:
    """Draw the share of each variant, one row for each formulation."""
    del link  # a row of variants has no address of its own
    alt = charts.library()
    rows = track.variants().to_rows()
    panels = []
    for told in track.codebook.formulations:
        names = [variant.text for variant in told.variants]
        own = [row for row in rows if row["formulation"] == told.name and row["uses"]]
        colour = alt.Color("variant:N", scale=charts.colours(names), legend=None)
        base = alt.Chart(alt.Data(values=own)).encode(
            x=charts.days("from"),
            y=alt.Y("share:Q", title="share of uses", axis=alt.Axis(format="%")),
            color=colour,
        )
        ends = list({row["variant"]: row for row in own}.values())
        labels = alt.Chart(alt.Data(values=ends)).mark_text(align="left", dx=6, fontSize=11)
        panels.append(
            alt.layer(
                base.mark_line(strokeWidth=1.4),
                base.mark_point(filled=True).encode(
                    size=alt.Size("uses:Q", legend=None),
                    tooltip=["variant:N", "period:N", "uses:Q"],
                ),
                labels.encode(x="from:T", y="share:Q", text="variant:N", color=colour),
            ).properties(
                width=2 * _WIDTH,
                height=_HEIGHT,
                title=alt.TitleParams(text=told.name, anchor="start", fontSize=13),
            )
        )
    return alt.vconcat(*panels, spacing=26)


def _day(number: int) -> str:
    return "undated" if number == UNDATED else written(number)


def _uses(track: Track, link: str | None) -> Any:
    """Draw a barcode: a line for each document that has a use, a stroke for each use in it."""
    del link  # strokes stand for passages, not for rows
    alt = charts.library()
    gathered = track.counts.gathered
    chosen = np.flatnonzero(track.counts.chosen())
    documents = list(dict.fromkeys(gathered.uses.document[chosen].tolist()))[-_DOCUMENTS:]
    asks = sql.load("record", ROOM)["lengths"]
    found = track.database.rows(asks, {"documents": json.dumps(documents)})
    about = {row["row"]: row for row in found}
    strokes = []
    for use in chosen.tolist():
        document = int(gathered.uses.document[use])
        if document not in about:
            continue
        row = about[document]
        strokes.append(
            {
                "formulation": track.codebook.formulations[
                    int(gathered.uses.formulation[use])
                ].name,
                "document": f"{_day(int(gathered.uses.day[use]))}  "
                f"{(row['title'] or row['name'])[:60]}",
                "at": int(gathered.uses.start[use]) / max(row["length"], 1),
            }
        )
    names = [told.name for told in track.codebook.formulations]
    base = alt.Chart(alt.Data(values=strokes)).encode(
        x=alt.X(
            "at:Q",
            title="from the beginning of the document to its end",
            axis=alt.Axis(format="%", tickCount=5),
            scale=alt.Scale(domain=[0, 1]),
        ),
        y=alt.Y("document:N", title=None, axis=alt.Axis(labelLimit=360), sort=None),
        color=alt.Color(
            "formulation:N",
            scale=charts.colours(names),
            legend=None if len(names) == 1 else alt.Legend(orient="top", title=None),
        ),
        tooltip=["formulation:N", "document:N"],
    )
    return base.mark_tick(thickness=2).properties(width=2 * _WIDTH)


def _addressed(rows: Sequence[Mapping[str, Any]], link: str | None) -> list[dict[str, Any]]:
    """Give each row the address of its evidence."""
    return [{**row, **({"href": link.replace("{id}", row["id"])} if link else {})} for row in rows]
