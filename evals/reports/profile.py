"""Where the time of `onrecord extract` goes, by stage, in one process.

`python -m evals.reports.profile` reads 200 articles and prints the table of docs/profile.md;
--write puts it there. A timer of the processor's time interrupts the run; what has passed since the
last interruption is booked on the stage that is at work, so that calls which cannot be interrupted
(the encoder's) are counted in full. Loading the model is not counted.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import onrecord
from evals.data import DEFAULT, DataMissing, rows, write_lines
from evals.reports import page
from onrecord.case import extract
from onrecord.cli.listing import one_json_line
from onrecord.model import Issue

PACKAGE = f"{Path(onrecord.__file__).parent}/"
PAGE = page.DOCS / "profile.md"
TICK = 0.0005  # seconds of processor time
ENCODER = "encoder"
# The innermost of our own files that is at work decides; the first that fits.
STAGES = (
    ("tag/encoder", ENCODER),
    ("tag/decode", "decode"),
    ("tag/condense", "decode"),
    ("tag/choose", "decode"),
    ("tag/", "words and windows"),
    ("read/", "read"),
    ("attribute/", "attribute"),
    ("resolve/", "resolve"),
    ("store/", "write"),
    ("cli/", "write"),
    ("", "the rest"),
)
NAMES = tuple(dict.fromkeys(name for _, name in STAGES))


@dataclass(slots=True)
class Profile:
    """Seconds of processor time by stage, and by function within."""

    words: int = 0
    stages: Counter[str] = field(default_factory=Counter)
    functions: Counter[str] = field(default_factory=Counter)

    def share(self, stage: str) -> float:
        """Share of all time, in percent."""
        return 100 * self.stages[stage] / max(1e-9, self.stages.total())

    def of_encoder(self, stage: str) -> float:
        """Time in percent of the encoder's."""
        return 100 * self.stages[stage] / max(1e-9, self.stages[ENCODER])


class Sampler:
    """Books processor time on stages while it is open. For the main thread alone."""

    def __init__(self, profile: Profile) -> None:
        """Take what is to be filled."""
        self._profile = profile
        self._last = 0.0

    def __enter__(self) -> Sampler:
        """Begin to book."""
        self._last = time.process_time()
        signal.signal(signal.SIGPROF, self._tick)
        signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_IGN)

    def _tick(self, _: int, frame: FrameType | None) -> None:
        now = time.process_time()
        passed, self._last = now - self._last, now
        stage, function = place(frame)
        self._profile.stages[stage] += passed
        self._profile.functions[f"{stage}: {function}"] += passed


def place(frame: FrameType | None) -> tuple[str, str]:
    """Tell the stage that a frame works for, and the innermost function of our own."""
    while frame is not None:
        path = frame.f_code.co_filename
        if path.startswith(PACKAGE):
            file = path.removeprefix(PACKAGE)
            stage = next(name for start, name in STAGES if file.startswith(start))
            return stage, f"{file} {frame.f_code.co_name}"
        frame = frame.f_back
    return "the rest", ""


def articles(folder: Path, count: int) -> Iterator[dict[str, Any]]:
    """Half from PolNeAR's train part, half from AllSides, with what is known about them.

    Raises:
        DataMissing: a set is not there.
    """
    half = count // 2
    for row in rows(folder, "polnear", "train.jsonl.gz", half):
        yield {key: row[key] for key in ("id", "text", "title", "publisher", "date")}
    for row in rows(folder, "allsides_news", "articles.jsonl.gz", count - half):
        yield {**row, "id": f"allsides-{row['id']}"}


def profile(folder: Path, *, documents: int = 200) -> Profile:
    """Extract articles in this process and book the time.

    Raises:
        DataMissing: a set is not there.
    """
    made = Profile()
    with tempfile.TemporaryDirectory() as place_:
        lines = list(articles(folder, documents))
        file = write_lines(Path(place_) / "articles.jsonl", lines)
        first = write_lines(Path(place_) / "first.jsonl", lines[:1])
        found = extract([first, file], workers=1)
        next(found)  # the model is loaded
        with Sampler(made):
            for one in found:
                if not isinstance(one, Issue):
                    one_json_line(one)
                    made.words += len(one["text"].split())
    return made


def table(made: Profile) -> str:
    """Lay the stages out as a Markdown table, the dearest first."""
    lines = ["| stage | share of the time | beside the encoder | µs a word |", "|---|---|---|---|"]
    for name in sorted(NAMES, key=made.share, reverse=True):
        beside = "" if name == ENCODER else f"{made.of_encoder(name):.1f} %"
        cost = 1e6 * made.stages[name] / max(1, made.words)
        lines.append(f"| {name} | {made.share(name):.1f} % | {beside} | {cost:.2f} |")
    return "\n".join(lines) + "\n"


def dearest(made: Profile, count: int) -> str:
    """List the functions that the time goes to; what they call of others' counts as theirs."""
    total = max(1e-9, made.stages.total())
    return "\n".join(
        f"{100 * seconds / total:5.1f} %  {name}"
        for name, seconds in made.functions.most_common(count)
    )


def main() -> int:
    """Parse the command line, profile and print; gives the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.reports.profile",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, default=DEFAULT, help="default: %(default)s")
    parser.add_argument("--documents", type=int, default=200, help="default: 200")
    parser.add_argument("--functions", type=int, default=0, help="list so many functions as well")
    parser.add_argument("--write", action="store_true", help=f"write the table into {PAGE.name}")
    asked = parser.parse_args()
    try:
        made = profile(asked.data, documents=asked.documents)
    except DataMissing as error:
        print(error, file=sys.stderr)
        return 2
    print(table(made))
    print(dearest(made, asked.functions))
    if asked.write:
        page.put(PAGE, table(made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
