"""One frozen settings object, built once and passed down."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.resources import files
from pathlib import Path

VERSION = "0.2.0"  # of the package; part of the name of the engine that made a row
RECORD_FILE = "record.db"  # of a case
APPLICATION_ID = 0x4F6E5263  # "OnRc", in the header of that file
DECISIONS_FILE = "decisions.db"  # of a case, where anything was decided
DECISIONS_APPLICATION_ID = 0x4F6E5264  # "OnRd"
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
    nesting: int = 4  # files inside files: a page in a zip in a zip is 2 deep
    members: int = 1_000_000  # of one archive, mailbox or table
    unpacked_bytes: int = 8_000_000_000  # of one archive, all its members together
    compression_ratio: int = 200  # unpacked to packed; text hardly passes 30
    mail_parts: int = 100  # groups of parts in one mail; ten times as many parts in each
    pages: int = 5_000  # of a PDF
    redirects: int = 5  # of an address given to be fetched
    fetch_seconds: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a run behaves. Nothing reads the environment or a global after this is built."""

    model_folder: Path = MODEL_FOLDER
    workers: int = field(default_factory=_cores)
    batch: int = 16  # documents that one transaction writes; twice as many wait for a worker
    seconds_per_document: float = 120.0
    columns: tuple[tuple[str, str], ...] = ()  # (our key, the table's own name of the column)
    leaders: Path | None = None  # a table of terms of office for the built-in one
    fetch: bool = True  # addresses that the user names; nothing else is ever fetched
    today: date = field(default_factory=date.today)  # names of files tell no day after it
    limits: Limits = field(default_factory=Limits)

    def faster(self) -> Settings:
        """The same with the fast model, which is several times as fast and finds less."""
        return replace(self, model_folder=FAST_MODEL_FOLDER)
