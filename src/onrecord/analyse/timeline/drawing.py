"""The chart of a timeline: bars whose vague ends are faded, and ticks for publication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.analyse import charts
from onrecord.analyse.timeline.dates import Interval
from onrecord.analyse.track.periods import written
from onrecord.errors import InputError

if TYPE_CHECKING:
    import altair

    from onrecord.analyse.timeline.timelines import Offices, Timeline

_MOST = 60  # events that are drawn
_SHORT = 70  # characters of an event that are written
_KINDS = ("saying", "office", "tie")
_ALARM = "#a3341f"


def draw(found: Timeline | Offices, kind: str, link: str | None = None) -> altair.TopLevelMixin:
    """Draw a line for each dated event: certain days dark, possible days faded.

    Raises:
        InputError: another kind than "timeline".
        ExtraMissing: the extra "charts" is not installed.
    """
    if kind != "timeline":
        raise InputError(f"{kind!r} cannot be drawn: choose timeline.")
    alt = charts.library()
    dated = [row for row in found.table().rows if row["since"] or row["until"]][:_MOST]
    bars = [bar for row in dated for bar in _bars(row, link)]
    y = alt.Y("event:N", title=None, sort=None, axis=alt.Axis(labelLimit=420))
    colour = alt.Color(
        "kind:N",
        title=None,
        scale=alt.Scale(domain=[*_KINDS, "conflict"], range=[*charts.SERIES[:3], _ALARM]),
    )
    told = ["event:N", "told_by:N", "since:N", "until:N", "published:N"]
    drawn = (
        alt.Chart(alt.Data(values=bars))
        .mark_bar(height=9, minBandSize=2)
        .encode(
            x=charts.days("from"),
            x2="to:T",
            y=y,
            color=colour,
            opacity=alt.Opacity(
                "sure:Q", scale=alt.Scale(domain=[0, 1], range=[0.28, 1]), legend=None
            ),
            tooltip=told,
            **({"href": "href:N"} if link else {}),
        )
        .properties(width=520)
    )
    out = [bar for bar in bars if bar["published"]]
    ticks = (
        alt.Chart(alt.Data(values=out))
        .mark_tick(color=charts.SECONDARY, thickness=1.5)
        .encode(x=charts.days("published"), y=y, tooltip=told)
    )
    return charts.finished(alt.layer(drawn, ticks), (*found.caption, _LEGEND))


_LEGEND = "Faded: days on which it may have begun or ended. Thin strokes: when it was put out."


def _bars(row: Any, link: str | None) -> list[dict[str, Any]]:
    when = Interval(since=row["since"], until=row["until"])
    what = row.get("what") or f"{row['who']}: {row['title']}"
    told_by = row["told_by"]
    published = row["published"]
    base = {
        "event": what if len(what) <= _SHORT else f"{what[: _SHORT - 1]}…",
        "kind": "conflict" if row["conflict"] else row.get("kind", "office"),
        "told_by": told_by if isinstance(told_by, str) else "; ".join(told_by),
        "since": row["since"],
        "until": row["until"],
        "published": _day(published if isinstance(published, str) else published[0]),
        "href": link.replace("{id}", row["id"]) if link else "",
    }
    return [base | {"from": one, "to": other, "sure": sure} for one, other, sure in _parts(when)]


def _day(published: str | None) -> str | None:
    return published[:10] if published and published[:4].isdigit() else None


def _parts(when: Interval) -> list[tuple[str, str, int]]:
    """Divide an interval into possible and certain days, ends of days included."""
    first, begun = when.earliest or when.ending, when.begun or when.ending
    ending, last = when.ending or when.begun, when.latest or when.begun
    parts = []
    if begun >= ending:  # one vague time: nothing between its ends is certain
        sure = int(first == last)
        return [(_morning(first), _night(last), sure)]
    if first < begun:
        parts.append((_morning(first), _night(begun), 0))
    parts.append((_morning(begun), _night(ending), 1))
    if ending < last:
        parts.append((_morning(ending), _night(last), 0))
    return parts


def _morning(day: int) -> str:
    return f"{written(day)}T00:00"


def _night(day: int) -> str:
    return f"{written(day)}T23:59"
