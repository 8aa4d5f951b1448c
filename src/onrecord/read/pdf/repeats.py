"""What stands on a page and is not of its text: running heads, page numbers, watermarks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from onrecord.read.pdf.page import Page, Run

_EDGE = 3  # lines at the top and at the bottom of a page that may be running
_OFTEN = 3  # pages with the same line at the same height
_SHARE = 0.4  # of the pages, where a document has few: left and right heads differ
_HEIGHT = 8.0  # points: how far the heights of one running head may differ
_PROSE = 9  # words, but one: a line of the body's size with more is no running head
_SMALL = 0.95  # times the body's size
_LARGE = 1.8  # times the body's size: letters that lie under the text, or a headline
_MOST_LARGE = 50  # of them on a page
_NUMBER = re.compile(
    r"[-–—\[(|• ]*(?P<word>page|pg?\.|seite|s\.)? ?(?P<number>\d{1,4}|[ivxl]{1,7})"
    r"(?P<of> ?(?:of|/|von|de|sur) ?\d{1,4})?[-–—\]).|• ]*",
    re.IGNORECASE,
)
_TITLED = re.compile(r"(?P<before>\d{1,3}) \D{3,90}|\D{3,90} (?P<after>\d{1,3})")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


Edge = dict[str, list[list[int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """The runs of a page's own text; `head` and `foot` are what was cut, with the reason."""

    runs: tuple[Run, ...]
    head: tuple[tuple[str, str], ...] = ()
    foot: tuple[tuple[str, str], ...] = ()


def bare(pages: Sequence[Page], body: float) -> list[Bare]:
    """Take away what repeats over the pages.

    Args:
        pages: All pages that hold text, in order.
        body: The size of most characters of the document.
    """
    edges = [_edges(page.runs) for page in pages]
    reasons: list[dict[int, str]] = [{} for _ in pages]
    _repeated(pages, edges, reasons, body)
    _numbers(pages, edges, reasons)
    often = _heights(pages, reasons)
    for page, edge, cut in zip(pages, edges, reasons, strict=True):
        _whole_rows(page.runs, edge, cut, often)
    _watermarks(pages, body, reasons)
    return [_taken(*one) for one in zip(pages, edges, reasons, strict=True)]


def _edges(runs: Sequence[Run]) -> Edge:
    """The outermost lines of a page, each by the indices of its runs, the outermost first."""
    rows: list[list[int]] = []
    for i in sorted(range(len(runs)), key=lambda i: -runs[i].base):
        if not rows or runs[rows[-1][0]].base - runs[i].base > 3:
            rows.append([])
        rows[-1].append(i)
    reach = min(_EDGE, len(rows) // 2)
    return {"top": rows[:reach], "bottom": rows[::-1][:reach]}


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()).casefold())


def _inside(edge: Edge) -> Iterator[tuple[int, str]]:
    for side, rows in edge.items():
        for row in rows:
            for i in row:
                yield i, side


def _repeated(
    pages: Sequence[Page], edges: Sequence[Edge], reasons: list[dict[int, str]], body: float
) -> None:
    places: dict[tuple[str, str], list[tuple[int, int, float]]] = defaultdict(list)
    for k, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        for i, side in _inside(edge):
            run = page.runs[i]
            pattern = _pattern(run.text)
            if run.size >= _SMALL * body and pattern.count(" ") >= _PROSE:
                continue  # forms repeat whole sentences
            if sum(map(str.isalpha, pattern)) >= 2:
                places[pattern, side].append((k, i, run.base))
    least = max(2, min(_OFTEN, round(_SHARE * len(pages))))
    for found in places.values():
        middle = median(base for _, _, base in found)
        near = [(k, i) for k, i, base in found if abs(base - middle) <= _HEIGHT]
        if len({k for k, _ in near}) >= least:
            for k, i in near:
                numbered = _NUMBER.fullmatch(pages[k].runs[i].text.strip())
                reasons[k][i] = "page number" if numbered else "running head"


def _numbers(pages: Sequence[Page], edges: Sequence[Edge], reasons: list[dict[int, str]]) -> None:
    """Page numbers go up by one a page, or call themselves so; a title may stand beside them."""
    found: list[tuple[int, int, int, bool, str]] = []
    for k, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        for side, rows in edge.items():
            for place, row in enumerate(rows):
                for i in row:
                    text = page.runs[i].text.strip()
                    match = _NUMBER.fullmatch(text)
                    if match:
                        alone = len(row) == 1 and bool(match["of"] or match["word"])
                        first = match["number"] == "1" and (side, place) == ("bottom", 0)
                        sure = alone or (first and len(row) == len(pages) == 1)
                        found.append((k, i, _value(match["number"]) - k, sure, "page number"))
                    elif (titled := _TITLED.fullmatch(text)) and not place:
                        value = int(titled["before"] or titled["after"])
                        found.append((k, i, value - k, False, "running head"))
    steps = Counter(step for _, _, step, _, _ in found)
    for k, i, step, sure, reason in found:
        if sure or steps[step] >= 2:
            reasons[k].setdefault(i, reason)


def _whole_rows(runs: Sequence[Run], edge: Edge, reasons: dict[int, str], often: set[int]) -> None:
    """Cut whole rows from the outside inwards; the rest of a row stays in the text.

    A title that stands beside a page number, where heads stand, changes with the chapter.
    """
    cut: set[int] = set()
    for rows in edge.values():
        for place, row in enumerate(rows):
            beside = place == 0 and any(i in reasons for i in row)
            if beside and round(runs[row[0]].base / 4) in often:
                for i in row:
                    reasons.setdefault(i, "running head")
            if not all(i in reasons for i in row):
                break
            cut.update(row)
    for i in set(reasons) - cut:
        del reasons[i]


def _heights(pages: Sequence[Page], reasons: Sequence[dict[int, str]]) -> set[int]:
    """The heights at which something was found on several pages."""
    found: Counter[int] = Counter()
    for page, cut in zip(pages, reasons, strict=True):
        found.update({round(page.runs[i].base / 4) for i in cut})
    return {height for height, count in found.items() if count >= _OFTEN}


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number.lower()]
    return sum(
        -value if value < max(values[i + 1 :], default=0) else value
        for i, value in enumerate(values)
    )


def _watermarks(pages: Sequence[Page], body: float, reasons: list[dict[int, str]]) -> None:
    """Large letters at the same place on most pages, or with body text printed over them."""
    places: Counter[tuple[str, int, int]] = Counter()
    large = [
        [(i, run) for i, run in enumerate(page.runs) if run.size >= _LARGE * body] for page in pages
    ]
    for runs in large:
        places.update({_place(run) for _, run in runs})
    for k, runs in enumerate(large):
        for i, run in runs:
            everywhere = places[_place(run)] >= max(2, 0.6 * len(pages))
            if everywhere or _overprinted(run, pages[k].runs, body):
                reasons[k].setdefault(i, "watermark")


def _place(run: Run) -> tuple[str, int, int]:
    return run.text, round(run.left / 4), round(run.base / 4)


def _overprinted(large: Run, runs: Iterable[Run], body: float) -> bool:
    over = (
        run
        for run in runs
        if run.size < 1.2 * body
        and min(run.right, large.right) - max(run.left, large.left) > 2 * body
        and large.base - 0.1 * large.size < run.base + 0.25 * run.size
        and run.base + 0.25 * run.size < large.base + 0.7 * large.size
    )
    return next(over, None) is not None


def _taken(page: Page, edge: Edge, reasons: dict[int, str]) -> Bare:
    top = {i for row in edge.get("top", ()) for i in row}
    head: list[tuple[str, str]] = []
    foot: list[tuple[str, str]] = []
    for i in sorted(reasons, key=lambda i: (-page.runs[i].base, page.runs[i].left)):
        cut = page.runs[i].text, reasons[i]
        (head if i in top else foot).append(cut)
    foot += [(text, "rotated text") for text in _texts(page.aside)]
    foot += [(text, "watermark") for text in _texts(page.slanted)]
    kept = tuple(run for i, run in enumerate(page.runs) if i not in reasons)
    return Bare(runs=kept, head=tuple(head), foot=tuple(foot))


def _texts(runs: Sequence[Run]) -> Iterator[str]:
    """Slanted letters come one by one: put them together again."""
    letters: list[str] = []
    for run in runs:
        if len(run.text) > 2 and letters:
            yield "".join(letters)
            letters = []
        if len(run.text) > 2:
            yield run.text
        else:
            letters.append(run.text)
    if letters:
        yield "".join(letters)


def whole(pages: Sequence[Page]) -> list[Bare]:
    """Every run of every page, nothing taken away."""
    return [
        Bare(runs=tuple(replace(run, raised=()) for run in (*p.runs, *p.aside, *p.slanted)))
        for p in pages
    ]
