"""Whether there is room for more in a folder."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from onrecord.errors import NO_ROOM

try:
    import resource
except ImportError:  # not everywhere
    resource = None  # type: ignore[assignment]

_PROBE = bytes(65_536)  # what SQLite needs at least to open a record beside others


def no_room_in(folder: Path) -> bool:
    """Say whether a folder takes no more, for want of space, by a quota or a limit on files.

    SQLite calls all but the first an error of the disk.
    """
    if resource and resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY:
        return True
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(_PROBE)
            probe.flush()
            os.fsync(probe.fileno())  # some systems find room only then
    except OSError as error:
        return error.errno in NO_ROOM
    return False
