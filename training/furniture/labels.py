"""Which lines of a page's text are body: the text laid beside what an annotator kept of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

_WORD = re.compile(r"\w+")
_LONG = 6  # words; a shorter line is placed by its neighbours
_SHARE = 0.5  # of a line's words that must stand in the body, in order


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return _WORD.findall(text.lower())


def body_lines(lines: Sequence[str], body: str) -> list[bool]:
    """Say of every line whether it is body."""
    split = [words(line) for line in lines]
    gold = words(body)
    placed = _anchors(split, gold)
    found = [i in placed for i in range(len(lines))]
    edges = [(-1, 0, 0), *((i, *placed[i]) for i in sorted(placed)), (len(lines), len(gold), 0)]
    for (i, _, end), (j, start, _) in pairwise(edges):
        for at in _between(split, range(i + 1, j), gold[end:start]):
            found[at] = True
    return found


def _anchors(split: Sequence[list[str]], gold: list[str]) -> dict[int, tuple[int, int]]:
    """Place long lines in the body so that most words fit in order: line -> start, end."""
    positions: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(gold) - 3):
        positions.setdefault(tuple(gold[at : at + 4]), []).append(at)
    places = [
        (i, start, end, end - start)
        for i, line in enumerate(split)
        if len(line) >= _LONG
        for start, end in _places(line, gold, positions)
    ]
    return _in_order(places)


def _places(
    line: list[str], gold: list[str], positions: dict[tuple[str, ...], list[int]]
) -> list[tuple[int, int]]:
    """Where a line may stand in the body."""
    starts: dict[int, int] = {}
    for offset in range(len(line) - 3):
        for at in positions.get(tuple(line[offset : offset + 4]), ())[:20]:
            starts[at - offset] = starts.get(at - offset, 0) + 1
    likely = sorted(starts, key=lambda start: -starts[start])[:5]
    found = []
    for start in likely:
        first = max(start, 0)
        window = gold[first : start + len(line) + 12]
        blocks = SequenceMatcher(None, line, window, autojunk=False).get_matching_blocks()
        same = sum(block.size for block in blocks)
        if same >= _SHARE * len(line):
            last = max(block.b + block.size for block in blocks[:-1])
            found.append((first + blocks[0].b, first + last))
    return found


def _in_order(places: list[tuple[int, int, int, int]]) -> dict[int, tuple[int, int]]:
    """Choose places that rise with the lines and hold the most words."""
    came: list[int | None] = []
    ends = [0]
    sums: list[tuple[int, int | None]] = [(0, None)]
    at = 0
    while at < len(places):
        line = places[at][0]
        fresh = []
        while at < len(places) and places[at][0] == line:
            _, start, end, size = places[at]
            total, before = sums[bisect_left(ends, start + 1) - 1]
            came.append(before)
            fresh.append((end, total + size, at))
            at += 1
        for end, total, place in fresh:
            _insert(ends, sums, end, total, place)
    found: dict[int, tuple[int, int]] = {}
    place = sums[-1][1]
    while place is not None:
        line, start, end, _ = places[place]
        found[line] = (start, end)
        place = came[place]
    return found


def _insert(
    ends: list[int], sums: list[tuple[int, int | None]], end: int, total: int, place: int
) -> None:
    """Keep, for every end in the body, the best sum up to it; both lists rise."""
    at = bisect_left(ends, end + 1)
    if sums[at - 1][0] >= total:
        return
    if ends[at - 1] == end:
        at -= 1
        ends.pop(at)
        sums.pop(at)
    ends.insert(at, end)
    sums.insert(at, (total, place))
    while at + 1 < len(ends) and sums[at + 1][0] <= total:
        ends.pop(at + 1)
        sums.pop(at + 1)


def _between(split: Sequence[list[str]], lines: range, gold: list[str]) -> list[int]:
    """Of the lines between two that are placed, those whose words the body has there."""
    if not gold or not lines:
        return []
    owner = [i for i in lines for _ in split[i]]
    tokens = [word for i in lines for word in split[i]]
    same = dict.fromkeys(lines, 0)
    for block in SequenceMatcher(None, tokens, gold, autojunk=False).get_matching_blocks():
        for i in owner[block.a : block.a + block.size]:
            same[i] += 1
    return [i for i in lines if split[i] and same[i] > _SHARE * len(split[i])]
