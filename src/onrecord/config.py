"""One frozen settings object, built once and passed down."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path

VERSION = "0.1.0"  # of the package; part of the name of the engine that made a row
MODEL_FOLDER = Path(str(files("onrecord"))) / "tag" / "weights"
FAST_MODEL_FOLDER = MODEL_FOLDER / "fast"


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one input may cost; a breach becomes an issue that names the figure and the limit."""

    file_bytes: int = 32_000_000
    record_bytes: int = 8_000_000  # one line of a .jsonl file
    characters: int = 2_000_000  # of a document's text
    line_characters: int = 200_000  # a longer line is no prose
    files: int = 5_000_000
    folder_depth: int = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a run behaves. Nothing reads the environment or a global after this is built."""

    model_folder: Path = MODEL_FOLDER
    workers: int = field(default_factory=_cores)
    batch: int = 16  # documents a worker takes at a time, and that one transaction writes
    seconds_per_document: float = 120.0
    limits: Limits = field(default_factory=Limits)

    def faster(self) -> Settings:
        """The same with the fast model, which is several times as fast and finds less."""
        return replace(self, model_folder=FAST_MODEL_FOLDER)
