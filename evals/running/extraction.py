"""Run `extract` and give what it wrote, by document name."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evals.data import write_lines
from evals.scoring.scores import ROLES, Pieces, Roles
from onrecord.case import extract
from onrecord.model import Issue

Written = dict[str, Any]  # one object of the extract format
NOTHING: Written = {"text": "", "attributions": [], "entities": []}  # of an input that failed


def extract_files(
    paths: Iterable[Path], *, raw: bool = False, fast: bool = False, workers: int | None = None
) -> dict[str, Written]:
    """Read files through the front door; an input that failed is reported on stderr."""
    found: dict[str, Written] = {}
    for one in extract(list(paths), raw=raw, fast=fast, workers=workers):
        if isinstance(one, Issue):
            print(f"{one.name}: {one.message}", file=sys.stderr)
        else:
            found[Path(one["name"]).name] = one
    return found


def extract_texts(
    texts: dict[str, str], *, fast: bool = False, workers: int | None = None
) -> dict[str, Written]:
    """Read texts as they are, as one .jsonl file, so that offsets fit them."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [{"id": name, "text": text} for name, text in texts.items()]
        path = write_lines(Path(folder) / "texts.jsonl", lines)
        return extract_files([path], raw=True, fast=fast, workers=workers)


def roles(attribution: dict[str, Any]) -> Roles:
    """Take the three roles of an attribution, written or gold."""
    return Roles(**{role: pieces(attribution.get(role)) for role in ROLES})


def pieces(offsets: list[list[int]] | None) -> Pieces:
    """Make offsets as JSON has them into pieces; None is none."""
    return tuple((start, end) for start, end in offsets or [])
