"""The name of what makes rows: the version of the package and of the weights."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from onrecord.config import FAST_MODEL_FOLDER, VERSION, Settings


def engine(settings: Settings) -> str:
    """Name the engine that these settings make, the same on every machine."""
    folder = settings.model_folder
    model = "fast weights" if folder == FAST_MODEL_FOLDER else "weights"
    return f"onrecord {VERSION}, {model} {_fingerprint(folder)}"


@cache
def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_file():
            digest.update(f"{path.name}\x1f".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
