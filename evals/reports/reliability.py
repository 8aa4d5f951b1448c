"""Scores beside how often they are right, as a table and a figure.

`python -m evals.reports.reliability` prints the table over PolNeAR's development articles and, with
--plot, draws it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from evals.data import DEFAULT, DataMissing
from evals.suites.calibration import Bin, bins, calibration_error, judge


def table(parts: list[Bin]) -> str:
    """Lay the bins out as a Markdown table."""
    lines = ["| score, mean | right | 95 % | attributions |", "|---|---|---|---|"]
    for part in parts:
        low, high = max(0.0, part.right - part.error), min(1.0, part.right + part.error)
        lines.append(
            f"| {part.score:.2f} | {part.right:.2f} | {low:.2f}-{high:.2f} | {part.count} |"
        )
    return "\n".join(lines)


def plot(parts: list[Bin], path: Path) -> None:
    """Draw the share that is right against the score; the file's ending decides its kind."""
    import altair as alt  # noqa: PLC0415 - of the extra 'bench'

    values = [
        {
            "score": part.score,
            "right": part.right,
            "low": max(0.0, part.right - part.error),
            "high": min(1.0, part.right + part.error),
        }
        for part in parts
    ]
    x = alt.X("score:Q", title="score, mean of the bin", scale=alt.Scale(domain=[0, 1]))
    y = alt.Y("right:Q", title="share that is right", scale=alt.Scale(domain=[0, 1]))
    ideal = alt.Data(values=[{"score": 0, "right": 0}, {"score": 1, "right": 1}])
    base = alt.Chart(alt.Data(values=values))
    count = sum(part.count for part in parts)
    caption = f"PolNeAR dev, {count:,} attributions in {len(parts)} bins of as many; bars: 95 %"
    layers = (
        alt.Chart(ideal).mark_line(color="#5d5a54", strokeWidth=1, strokeDash=[3, 3]).encode(x, y)
        + base.mark_rule(color="#0b5c5e", strokeWidth=1.5).encode(x, y=y.copy(), y2="high:Q")
        + base.mark_rule(color="#0b5c5e", strokeWidth=1.5).encode(x, y=y.copy(), y2="low:Q")
        + base.mark_point(color="#0b5c5e", filled=True, size=45, opacity=1).encode(x, y)
    )
    title = alt.TitleParams(
        "Right, by score", subtitle=caption, anchor="start", subtitleColor="#5d5a54"
    )
    chart = layers.properties(width=380, height=380, title=title, background="#fbfaf7")
    _styled(chart).save(str(path))


def _styled(chart: Any) -> Any:
    """The type and the rules of the pages; the chart's class is Altair's."""
    font = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif'
    ink = "#1c1b19"
    return (
        chart.configure(font=font)
        .configure_view(strokeWidth=0)
        .configure_title(fontSize=15, subtitleFontSize=12, color=ink, fontWeight=600)
        .configure_axis(
            gridColor="#dedad2",
            domain=False,
            ticks=False,
            labelColor=ink,
            titleColor="#5d5a54",
            titleFontWeight="normal",
            labelFontSize=12,
            titleFontSize=12,
            tickCount=5,
        )
    )


def main() -> int:
    """Parse the command line, measure, print and draw; gives the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.reports.reliability",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, default=DEFAULT, help="default: %(default)s")
    parser.add_argument("--workers", type=int, default=2, help="processes (default: 2)")
    parser.add_argument("--plot", type=Path, help="an .svg or .png to draw the table in")
    asked = parser.parse_args()
    try:
        parts = bins(judge(asked.data, workers=asked.workers))
    except DataMissing as error:
        print(error, file=sys.stderr)
        return 2
    print(table(parts))
    print(f"\nexpected calibration error: {calibration_error(parts):.1f} %")
    if asked.plot:
        plot(parts, asked.plot)
    return 0


if __name__ == "__main__":
    sys.exit(main())
