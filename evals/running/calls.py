"""Count the calls of every function of the package while it reads a file, from its first import on.

`python -P evals/running/calls.py FILE.jsonl` prints [[file, first line, calls], ...] as JSON. It is
run by its path: as a module of `evals` the package would be loaded before counting begins, and
what a module calls to fill its tables would pass for never called.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from types import CodeType, FrameType


def main(file: str) -> int:
    """Extract the file in this process and print the counts."""
    counted: Counter[CodeType] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            counted[frame.f_code] += 1

    sys.setprofile(note)
    from onrecord.case import extract  # noqa: PLC0415 - what it calls while it loads counts

    for _ in extract([Path(file)], workers=1):
        pass
    sys.setprofile(None)
    print(json.dumps([[c.co_filename, c.co_firstlineno, n] for c, n in counted.items()]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
