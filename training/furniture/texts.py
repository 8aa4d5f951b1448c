"""What the model learns from: the texts of pages, as they are and changed, and clean texts."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from onrecord.read.body.features import Numbers, features
from onrecord.read.text import lines
from onrecord.read.text.lines import Line
from training.furniture.labels import body_lines
from training.furniture.pages import WAYS, Page

FILES = {
    "polnear": "train.jsonl.gz",
    "ungd": "speeches.jsonl.gz",
    "wh_briefings": "press_briefings.jsonl.gz",
}
_LONGEST = 600  # lines of a clean text that are learned from


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text whose lines are known to be body or not."""

    way: str  # how it was made
    page: Page | None  # None is a text without furniture
    lines: tuple[Line, ...]
    body: tuple[bool, ...]
    numbers: Numbers


def of_pages(pages: Sequence[Page], config: dict[str, Any], data: Path) -> Iterator[Text]:
    """Make the texts of every page in every way, and those that are changed."""
    random = Random(config["seed"])
    bodies = [text for text in _rows(data, "polnear", 1, 10_000) if 5 <= text.count("\n") <= 160]
    for page in pages:
        for way, make in WAYS.items():
            split = lines.split(lines.clean(make(page.tree)))
            body = body_lines([line.text for line in split], page.body)
            yield _text(way, page, split, body)
            if way not in config["changed"] or sum(body) < 2:
                continue
            for change in config["changes"]:
                rows, flags = list(split), list(body)
                if "mix" in change:
                    rows, flags = _mixed(rows, flags, random.choice(bodies), random)
                if "crop" in change:
                    rows, flags = _cropped(rows, flags, random)
                yield _text(f"{way}, {change}", page, rows, flags)


def clean(data: Path, config: dict[str, Any]) -> Iterator[Text]:
    """Read texts that are all body."""
    for name, (step, most) in config["clean"].items():
        for text in _rows(data, name, step, most):
            split = lines.split(lines.clean(text))[:_LONGEST]
            yield _text(name, None, split, [True] * len(split))


def _text(way: str, page: Page | None, split: Sequence[Line], body: Sequence[bool]) -> Text:
    return Text(
        way=way,
        page=page,
        lines=tuple(split),
        body=tuple(body),
        numbers=features(split).astype(np.float32),
    )


def _rows(data: Path, name: str, step: int, most: int) -> Iterator[str]:
    with gzip.open(data / name / FILES[name], "rt", encoding="utf-8") as file:
        for row in islice(file, 0, step * most, step):
            yield json.loads(row)["text"]


def _mixed(
    rows: list[Line], body: list[bool], other: str, random: Random
) -> tuple[list[Line], list[bool]]:
    """Put another text in place of a page's body; what stood inside the body stays inside."""
    first, last = _ends(body)
    inner = list(zip(rows[first:last], body[first:last], strict=True))
    gaps = any(line.gap for line in rows[first + 1 : last])
    new = [
        [(Line(text=text, gap=gaps, words=text.count(" ") + 1), True)]
        for text in filter(None, map(str.strip, other.split("\n")))
    ]
    for piece in _furniture(inner)[: max(1, len(new) // 2)]:
        new.insert(random.randrange(1, len(new)), piece)
    middle = [pair for piece in new for pair in piece]
    made = [
        *((line, False) for line in rows[:first]),
        *middle,
        *((line, False) for line in rows[last:]),
    ]
    return [line for line, _ in made], [is_body for _, is_body in made]


def _furniture(inner: list[tuple[Line, bool]]) -> list[list[tuple[Line, bool]]]:
    """The stretches of furniture inside a body."""
    found: list[list[tuple[Line, bool]]] = []
    before = True
    for line, is_body in inner:
        if not is_body and before:
            found.append([])
        if not is_body:
            found[-1].append((line, False))
        before = is_body
    return found


def _cropped(rows: list[Line], body: list[bool], random: Random) -> tuple[list[Line], list[bool]]:
    """Take the body and some of what stands around it, as who copies a part of a page."""
    first, last = _ends(body)
    starts = (0, first, max(0, first - random.randrange(1, 12)), random.randrange(first + 1))
    rest = len(rows) - last
    ends = (rest, 0, min(rest, random.randrange(1, 15)), random.randrange(rest + 1))
    start, end = random.choice(starts), last + random.choice(ends)
    return rows[start:end], body[start:end]


def _ends(body: Sequence[bool]) -> tuple[int, int]:
    """The half-open stretch from the first to the last line of the body."""
    at = [i for i, is_body in enumerate(body) if is_body]
    return at[0], at[-1] + 1
