"""The installed `onrecord` command, for what is measured from outside."""

from __future__ import annotations

import sysconfig
from pathlib import Path


def onrecord(*arguments: str | Path) -> list[str]:
    """Make an argument list that runs the command of this environment."""
    return [str(Path(sysconfig.get_path("scripts")) / "onrecord"), *map(str, arguments)]
