"""The runs of a page in the order in which a reader takes them: columns, then rows.

A recursive cut: the stretch of the page with the best gutter is taken apart into what stands
above it, its two sides and what stands below; each of them is cut again. (After the XY-cut of
Nagy and Seth, 1984, with the gutter chosen by how many rows stand on both of its sides, so that
a headline across columns bounds them and does not close the gutter.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean, median

from onrecord.read.pdf.page import Run

_GUTTER = 0.7  # of the type's size: the narrowest gap between columns
_FEW = 3  # rows: a gutter beside fewer must be wider
_WIDE = 1.2  # of the type's size: a gap that two rows alone may share
_FILLED = 0.7  # of a column's width: a row of running text covers more
_WORDS = 3.0  # a row: cells of a table have fewer
_SURE = 8  # rows: a gutter beside so many may go on over the next pages
_SAME_ROW = 0.35  # of the size: bases no further apart are one row
_CANDIDATES = 24
_TRIED = 8  # gutters that are looked at closely
_MOST_RUNS = 6_000  # of a page with columns; a newspaper's has 3,000 words
_DEPTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What stands on one line of one column; `raised` are ranges of `text`, as in `Run`."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    raised: tuple[tuple[int, int], ...] = ()
    cells: int = 1  # pieces with wide gaps between them, as in a table


@dataclass(frozen=True, slots=True, kw_only=True)
class _Strip:
    """Runs that overlap vertically; no other run stands beside them."""

    runs: tuple[Run, ...]
    covered: tuple[tuple[float, float], ...]  # from left to right, disjoint


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gutter:
    start: int  # the first strip of the stretch
    end: int  # after its last
    at: float
    votes: int  # rows that have something on both sides


def blocks(pages: Iterable[Sequence[Run]]) -> Iterator[list[list[Row]]]:
    """Give the rows of each column, column by column, page after page.

    A gutter of one page is looked for on the next, where fewer rows may stand beside it.
    """
    known: set[int] = set()
    for runs in pages:
        ordered = _with_initials(sorted(runs, key=lambda run: (-run.base, run.left)))
        leaves = _leaves(ordered, known, 0)
        yield [rows for leaf in leaves if (rows := _rows(leaf))]


def _with_initials(runs: list[Run]) -> list[Run]:
    """Put a large initial letter, which spans rows, before the first row beside it."""
    initials = [run for run in runs if len(run.text) <= 2 and run.text[:1].isupper()]
    for initial in initials[:20]:
        top = initial.base + 0.8 * initial.size
        for i, run in enumerate(runs):
            beside = -0.3 * run.size < run.left - initial.right < 2.5 * run.size
            if run.size < 0.5 * initial.size and beside and initial.base < run.base < top:
                runs[i] = replace(run, text=initial.text + run.text, left=initial.left)
                runs.remove(initial)
                break
    return runs


def _leaves(runs: Sequence[Run], known: set[int], depth: int) -> list[Sequence[Run]]:
    strips = _strips(runs)
    gutter = _best(strips, known) if depth < _DEPTH and len(runs) <= _MOST_RUNS else None
    if gutter is None:
        return [runs] if runs else []
    if gutter.votes >= _SURE:
        known.add(round(gutter.at))
    band = [run for strip in strips[gutter.start : gutter.end] for run in strip.runs]
    parts = (
        [run for strip in strips[: gutter.start] for run in strip.runs],
        [run for run in band if _middle(run) < gutter.at],
        [run for run in band if _middle(run) >= gutter.at],
        [run for strip in strips[gutter.end :] for run in strip.runs],
    )
    return [leaf for part in parts for leaf in _leaves(part, known, depth + 1)]


def _middle(run: Run) -> float:
    return (run.left + run.right) / 2


def _strips(runs: Iterable[Run]) -> list[_Strip]:
    """Cut at every height that no run covers; the runs come from top to bottom."""
    found: list[_Strip] = []
    gathered: list[Run] = []
    bottom = 0.0
    for run in runs:
        if gathered and run.base + 0.6 * run.size < bottom:
            found.append(_strip(gathered))
            gathered = []
        bottom = min(bottom, run.base) if gathered else run.base
        gathered.append(run)
    return [*found, _strip(gathered)] if gathered else found


def _strip(runs: list[Run]) -> _Strip:
    covered: list[tuple[float, float]] = []
    for left, right in sorted((run.left, run.right) for run in runs):
        if covered and left <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], right))
        else:
            covered.append((left, right))
    return _Strip(runs=tuple(runs), covered=tuple(covered))


def _best(strips: Sequence[_Strip], known: set[int]) -> _Gutter | None:
    """The gutter with most rows on both sides, if it parts columns and not cells."""
    sizes = [run.size for strip in strips for run in strip.runs]
    if not sizes:
        return None
    least = _GUTTER * median(sizes)
    places: dict[int, float] = {}  # points, rounded, to the gutter's width
    for strip in strips:
        for before, after in pairwise(strip.covered):
            if after[0] - before[1] >= least:
                at = (before[1] + after[0]) / 2
                places[round(at)] = max(places.get(round(at), 0.0), after[0] - before[1])
    widest = sorted(places, key=lambda at: (-places[at], at))[:_CANDIDATES]
    size = median(sizes)
    found = [
        gutter
        for at in dict.fromkeys((*sorted(known), *widest))
        for gutter in _stretches(strips, float(at), least, 1 if at in known else _FEW, size)
    ]
    found.sort(key=lambda gutter: -gutter.votes)
    for one in found[:_TRIED]:
        goes_on = round(one.at) in known and one.votes < _FEW
        if goes_on or _is_columns(strips, one):
            return one
    return None


def _stretches(
    strips: Sequence[_Strip], at: float, least: float, few: int, size: float
) -> Iterable[_Gutter]:
    """Stretches of strips that leave a place free and together have rows on both sides."""
    start, votes = 0, 0
    for i in range(len(strips) + 1):
        votes_here = _votes(strips[i], at, least) if i < len(strips) else None
        if votes_here is not None:
            votes += votes_here
            continue
        if votes >= few or (votes == 2 and _free(strips[start:i], at) >= _WIDE * size):
            first, last = _trimmed(strips, start, i, at)
            yield _Gutter(start=first, end=last, at=at, votes=votes)
        start, votes = i + 1, 0


def _free(strips: Sequence[_Strip], at: float) -> float:
    """How wide the gutter is that contains a place."""
    left = max((right for s in strips for _, right in s.covered if right <= at), default=at)
    right = min((left for s in strips for left, _ in s.covered if left >= at), default=at)
    return right - left


def _votes(strip: _Strip, at: float, least: float) -> int | None:
    """Rows with something on both sides of a place; None where the strip covers it."""
    left = right = None
    for start, end in strip.covered:
        if start < at < end:
            return None
        if end <= at:
            left = end
        elif right is None:
            right = start
    if left is None or right is None:
        return 0
    if right - left < least:
        return None
    bases = {round(run.base) for run in strip.runs if _middle(run) < at}
    return min(len(bases), len({round(run.base) for run in strip.runs if _middle(run) >= at}))


def _trimmed(strips: Sequence[_Strip], start: int, end: int, at: float) -> tuple[int, int]:
    """Leave out what stands apart at the two ends and on one side only."""
    size = median(run.size for strip in strips[start:end] for run in strip.runs)
    pitch = 1.9 * size
    while end - start > 1 and _apart(strips[start], strips[start + 1], at, size, pitch):
        start += 1
    while end - start > 1 and _apart(strips[end - 1], strips[end - 2], at, size, pitch):
        end -= 1
    return start, end


def _apart(strip: _Strip, beside: _Strip, at: float, size: float, pitch: float) -> bool:
    left = any(_middle(run) < at for run in strip.runs)
    right = any(_middle(run) >= at for run in strip.runs)
    if left and right:
        return False
    own = fmean(run.size for run in strip.runs)
    gap = min(abs(a.base - b.base) for a in strip.runs for b in beside.runs)
    return abs(own - size) > 0.1 * size or gap > pitch


def _is_columns(strips: Sequence[_Strip], gutter: _Gutter) -> bool:
    """Whether both sides are running text, or their rows keep to lines of their own."""
    band = [run for strip in strips[gutter.start : gutter.end] for run in strip.runs]
    left = _rows([run for run in band if _middle(run) < gutter.at])
    right = _rows([run for run in band if _middle(run) >= gutter.at])
    if not left or not right:
        return False
    if _is_text(left) and _is_text(right):
        return True
    fewer, more = sorted((left, right), key=len)
    bases = {round(row.base) + k for row in more for k in (-1, 0, 1)}
    shared = sum(1 for row in fewer if round(row.base) in bases)
    wordy = all(fmean(row.text.count(" ") + 1 for row in side) >= 2 for side in (left, right))
    return wordy and len(fewer) >= _FEW and shared < 0.5 * len(fewer)


def _is_text(rows: Sequence[Row]) -> bool:
    """Whether most rows fill their column, or go on in the middle of a sentence."""
    left = min(row.left for row in rows)
    rights = sorted(row.right for row in rows)
    filled = _filled(rows, left, rights[-1])
    goes_on = sum(1 for row in rows if row.text[:1].islower()) >= 0.25 * len(rows)
    usual = goes_on and _filled(rows, left, rights[(3 * len(rights)) // 4])
    return fmean(row.text.count(" ") + 1 for row in rows) >= _WORDS and (filled or usual)


def _filled(rows: Sequence[Row], left: float, right: float) -> bool:
    full = sum(1 for row in rows if row.right - row.left >= _FILLED * (right - left))
    return full >= 0.5 * len(rows)


def _rows(runs: Sequence[Run]) -> list[Row]:
    """Join the runs of one column that share a line, from left to right."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.base):
        line = lines[-1] if lines else None
        if line and line[0].base - run.base <= _SAME_ROW * min(line[0].size, run.size):
            line.append(run)
        elif line and _stands_above(line, run):
            lines[-1] = [*(replace(r, raised=((0, len(r.text)),)) for r in line), run]
        else:
            lines.append([run])
    return [_row(sorted(line, key=lambda run: run.left)) for line in lines]


def _stands_above(line: list[Run], run: Run) -> bool:
    """Whether what was taken for a row is a small number raised over this run's line."""
    return all(
        len(small.text) <= 3
        and small.size < 0.87 * run.size
        and small.base - run.base < 0.65 * run.size
        and run.left - run.size < small.left < run.right + run.size
        for small in line
    )


def _row(runs: list[Run]) -> Row:
    text, raised, cells = "", [], 1
    size = max(runs, key=lambda run: len(run.text)).size
    for before, run in zip([None, *runs[:-1]], runs, strict=True):
        gap = run.left - before.right if before else 0.0
        if before and gap > 0.15 * size:
            text += " "
            cells += gap > 1.5 * size
        raised += [(start + len(text), end + len(text)) for start, end in run.raised]
        text += run.text
    return Row(
        text=text,
        left=runs[0].left,
        right=max(run.right for run in runs),
        base=min(runs, key=lambda run: -len(run.text)).base,
        size=size,
        bold=all(run.bold for run in runs),
        raised=tuple(raised),
        cells=cells,
    )
