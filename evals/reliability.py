"""Whether scores mean what they say: of attributions with a score of 0.9, nine in ten are right.

`python -m evals.reliability` prints the table over PolNeAR's development articles and, with
--plot, draws it. Right is as in the relation measure of `evals.scores`. What stands inside
another attribution is left out: PolNeAR has no gold for it.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

from evals.data import DEFAULT, DataMissing, rows
from evals.extraction import NOTHING, Written, extract_texts, roles
from evals.scores import matches
from evals.table import Measure
from onrecord.config import Settings
from onrecord.errors import InputError
from onrecord.run.precision import least_score

SUITE = "calibration"
BINS = 10
AT_LEAST = (0.9, 0.8)
ASKED = (0.9, 0.8)
NEVER = 2.0  # no score is so high


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The score of one attribution and whether the gold has it."""

    score: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Attributions of like scores; shares are 0-1."""

    count: int
    score: float  # in the mean
    right: float

    @property
    def error(self) -> float:
        """Half the width of the 95 % interval of `right` (Agresti and Coull 1998)."""
        count = self.count + 4
        share = (self.count * self.right + 2) / count
        return 1.96 * sqrt(share * (1 - share) / count)


def judge(folder: Path, *, workers: int | None = None) -> list[Judged]:
    """Extract the development articles and see which attributions are right.

    Raises:
        DataMissing: the set is not there.
    """
    gold = list(rows(folder, "polnear", "dev.jsonl.gz"))
    written = extract_texts({row["id"]: row["text"] for row in gold}, workers=workers)
    return [one for row in gold for one in of_article(row, written.get(row["id"], NOTHING))]


def of_article(gold: dict[str, Any], written: Written) -> list[Judged]:
    """Judge the attributions of one article."""
    found = [one for one in written["attributions"] if not one["chain"]]
    agreed = matches(
        tuple(roles(one) for one in gold["attributions"]), tuple(roles(one) for one in found)
    )
    right = set(agreed.values())
    return [Judged(score=one["score"], right=i in right) for i, one in enumerate(found)]


def bins(judged: list[Judged]) -> list[Bin]:
    """Put as many attributions into each bin, by rising score."""
    ordered = sorted(judged, key=lambda one: one.score)
    edges = [round(len(ordered) * number / BINS) for number in range(BINS + 1)]
    parts = [ordered[start:end] for start, end in pairwise(edges)]
    return [
        Bin(
            count=len(part),
            score=sum(one.score for one in part) / len(part),
            right=sum(one.right for one in part) / len(part),
        )
        for part in parts
        if part
    ]


def measures(judged: list[Judged], settings: Settings | None = None) -> list[Measure]:
    """Calibration error, and how often what is sure enough is right.

    Weights that do not promise a precision keep nothing for it.
    """
    found = [Measure(suite=SUITE, name="expected calibration error", value=_error(bins(judged)))]
    for least in AT_LEAST:
        found += _from(judged, f"score {least:g} or more", least)
    for asked in ASKED:
        try:
            least = least_score(asked, settings or Settings())
        except InputError:
            least = NEVER
        found += _from(judged, f"--precision {asked:g}", least)
    return found


def _from(judged: list[Judged], name: str, least: float) -> list[Measure]:
    kept = [one for one in judged if one.score >= least]
    right = sum(one.right for one in kept)
    return [
        Measure(suite=SUITE, name=f"{name}: right", value=100 * right / max(1, len(kept))),
        Measure(suite=SUITE, name=f"{name}: kept", value=100 * len(kept) / max(1, len(judged))),
    ]


def _error(parts: list[Bin]) -> float:
    """Expected calibration error in percent (Naeini, Cooper and Hauskrecht 2015)."""
    count = sum(part.count for part in parts)
    gaps = sum(part.count * abs(part.score - part.right) for part in parts)
    return 100 * gaps / max(1, count)


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
        prog="python -m evals.reliability",
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
    print(f"\nexpected calibration error: {_error(parts):.1f} %")
    if asked.plot:
        plot(parts, asked.plot)
    return 0


if __name__ == "__main__":
    sys.exit(main())
