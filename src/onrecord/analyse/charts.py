"""How charts look, what stands under them, and how they become files; all of it offline.

Ink greys for context, the accent for what is asked about, the Okabe-Ito set for more series, which
the colour-blind tell apart; labels at the ends of lines in place of a legend.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import ExtraMissing, InputError

if TYPE_CHECKING:
    import altair

EXTRA = "charts"
INK, SECONDARY, HAIRLINE, ACCENT, PAPER = "#1c1b19", "#5d5a54", "#dedad2", "#0b5c5e", "#fbfaf7"
GREY = "#8a867e"
# Okabe and Ito's colours that stand out on paper; the accent takes the place of bluish green.
SERIES = ("#0072b2", "#d55e00", "#0b5c5e", "#cc79a7", "#e69f00", "#56b4e9")
# Liberation Sans comes with vl-convert, for files that are drawn without a browser.
_FONT = "'Source Sans 3', 'Liberation Sans', sans-serif"
_WIDE = 130  # characters of a line of a caption
FORMATS = ("html", "json", "pdf", "png", "svg")


def library() -> Any:
    """Give Altair.

    Raises:
        ExtraMissing: the extra "charts" is not installed.
    """
    try:
        import altair  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise ExtraMissing("chart", EXTRA) from error
    return altair


def finished(drawing: Any, caption: Iterable[str]) -> altair.TopLevelMixin:
    """Put a caption under a drawing, and give it our type and rules."""
    alt = library()
    lines = [line for told in caption for line in textwrap.wrap(told, _WIDE)]
    title = alt.TitleParams(
        text=lines,
        orient="bottom",
        anchor="start",
        frame="group",
        offset=18,
        fontSize=11,
        fontWeight="normal",
        color=SECONDARY,
    )
    made: altair.TopLevelMixin = drawing.properties(
        title=title, background=PAPER, padding=14
    ).configure(
        font=_FONT,
        axis=alt.AxisConfig(
            domain=False,
            gridColor=HAIRLINE,
            labelColor=SECONDARY,
            labelFontSize=12,
            tickColor=HAIRLINE,
            titleColor=SECONDARY,
            titleFontSize=12,
            titleFontWeight="normal",
        ),
        axisX=alt.AxisConfig(grid=False, labelFlush=True),
        header=alt.HeaderConfig(labelColor=INK, labelFontSize=13, titleColor=SECONDARY),
        view=alt.ViewConfig(stroke=None),
    )
    return made


def colours(names: Sequence[str]) -> Any:
    """Give each of some series its colour; the first one is asked about where it is alone."""
    alt = library()
    chosen = [ACCENT] if len(names) == 1 else [SERIES[n % len(SERIES)] for n in range(len(names))]
    return alt.Scale(domain=list(names), range=chosen)


def days(name: str) -> Any:
    """Give the axis of days; each label names its year."""
    alt = library()
    axis = alt.Axis(format="%b %Y", tickCount=5, labelOverlap=True)
    return alt.X(f"{name}:T", title=None, axis=axis)


def checked(path: Path) -> Path:
    """Give a path back whose suffix says in which form a chart is written.

    Raises:
        InputError: another suffix.
    """
    if path.suffix.lower().removeprefix(".") not in FORMATS:
        raise InputError(
            f"A chart cannot be written as {path.name!r}: name a file that ends in "
            f"{', '.join('.' + one for one in FORMATS)}."
        )
    return path


def save(chart: altair.TopLevelMixin, path: Path) -> None:
    """Write a chart into a file; its suffix, which was checked, says in which form.

    Raises:
        ExtraMissing: the extra "charts" is not installed.
    """
    form = path.suffix.lower().removeprefix(".")
    if form == "html":
        path.write_text(chart.to_html(inline=True), encoding="utf-8")
        return
    if form == "json":
        path.write_text(chart.to_json(), encoding="utf-8")
        return
    path.write_bytes(_drawn(chart.to_dict(), form))


def _drawn(spec: dict[str, Any], form: str) -> bytes:
    try:
        import vl_convert  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise ExtraMissing("chart", EXTRA) from error
    # nothing is fetched for a spec: its data stand in it
    if form == "svg":
        svg: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
        return svg.encode("utf-8")
    if form == "png":
        png: bytes = vl_convert.vegalite_to_png(spec, scale=2, allowed_base_urls=[])
        return png
    pdf: bytes = vl_convert.vegalite_to_pdf(spec, allowed_base_urls=[])
    return pdf
