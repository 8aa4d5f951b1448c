"""Every reader under fire: thousands of damaged files each, and what became of them.

A reader may refuse (an issue, a `ReadError`) or read. A crash is any other exception, or the end
of the process; a hang is a file that takes longer than SECONDS. Each format is read in a process
of its own under an address-space limit, which writes what it is about to read to a file first:
what killed it is then at hand. `--keep FOLDER` keeps those files.
"""

from __future__ import annotations

import multiprocessing
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from evals.inputs.fuzz_seeds import SEEDS
from evals.reports.table import Measure
from onrecord.config import Limits, Settings
from onrecord.errors import ReadError
from onrecord.model import Input
from onrecord.read import find, read

EXAMPLES = 10_000
SECONDS = 10.0  # a file of some kilobytes has no business to take longer
ADDRESS_SPACE = 4 << 30  # bytes
_AT_A_TIME = 1_000  # examples between two messages to the parent
_LIMITS = Limits(file_bytes=1_000_000, record_bytes=500_000, members=200, unpacked_bytes=10_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fired:
    """What became of the damaged files of one format."""

    suffix: str
    examples: int
    crashes: tuple[str, ...]  # what was raised, or how the process ended
    hangs: int
    slowest: float  # seconds
    grown: int  # bytes of resident memory at the peak beyond those at the start


def fire(suffix: str, *, examples: int = EXAMPLES, keep: Path | None = None) -> Fired:
    """Read damaged files of one format in a process of its own."""
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        mine, its = context.Pipe(duplex=False)
        process = context.Process(target=_child, args=(its, suffix, examples, folder))
        process.start()
        its.close()
        found = _watch(mine, process, Path(folder), suffix)
        if keep and (found.crashes or found.hangs):
            keep.mkdir(parents=True, exist_ok=True)
            for file in Path(folder).iterdir():
                if file.is_file():
                    shutil.copy(file, keep / file.name)
    return found


def _watch(
    mine: Connection,
    process: multiprocessing.process.BaseProcess,
    folder: Path,
    suffix: str,
) -> Fired:
    """Wait for the child; end it where one file takes too long."""
    last = folder / f"input{suffix}"
    while not mine.poll(1.0):
        began = last.stat().st_mtime if last.exists() else time.time()
        if process.is_alive() and time.time() - began > 6 * SECONDS:
            process.kill()
            process.join()
            return _ended(suffix, hangs=1)
        if not process.is_alive() and not mine.poll(0):
            return _ended(suffix, crashes=(f"the process ended ({process.exitcode})",))
    try:
        found: Fired = mine.recv()
    except EOFError:
        process.join()
        return _ended(suffix, crashes=(f"the process ended ({process.exitcode})",))
    process.join()
    return found


def _ended(suffix: str, *, crashes: tuple[str, ...] = (), hangs: int = 0) -> Fired:
    return Fired(suffix=suffix, examples=0, crashes=crashes, hangs=hangs, slowest=SECONDS, grown=0)


def _child(its: Connection, suffix: str, examples: int, folder: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    gun = _Gun(Path(folder), suffix)
    gun.read(SEEDS[suffix]()[0])  # libraries are loaded by the first one
    before = _peak()
    _shoot(gun, SEEDS[suffix](), examples)
    its.send(replace(gun.found(), grown=_peak() - before))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


class _Gun:
    """Reads what it is given, whole: listing, reading, every document of it."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self._suffix, self._folder = suffix, folder
        self._path = folder / f"input{suffix}"
        self._settings = Settings(limits=_LIMITS, workers=1)
        self._count, self._hangs, self._slowest = 0, 0, 0.0
        self._crashes: dict[str, None] = {}

    def read(self, data: bytes) -> None:
        """Read one file and note what came of it."""
        self._path.write_bytes(data)
        began = time.monotonic()
        try:
            for item in find([self._path], self._settings):
                if isinstance(item, Input):
                    self._one(item)
        except Exception as error:  # noqa: BLE001 - what this is for
            self._note(error, data)
        took = time.monotonic() - began
        self._count += 1
        self._slowest = max(self._slowest, took)
        if took > SECONDS:
            self._hangs += 1
            (self._folder / f"slow-{self._count}{self._suffix}").write_bytes(data)

    def _one(self, item: Input) -> None:
        try:
            read(item, self._settings)
        except ReadError:
            return

    def _note(self, error: Exception, data: bytes) -> None:
        said = f"{type(error).__name__}: {error}"[:120]
        if said not in self._crashes and len(self._crashes) < 20:
            (self._folder / f"crash-{len(self._crashes)}{self._suffix}").write_bytes(data)
            self._crashes[said] = None

    def found(self) -> Fired:
        """All that was noted."""
        return Fired(
            suffix=self._suffix,
            examples=self._count,
            crashes=tuple(self._crashes),
            hangs=self._hangs,
            slowest=self._slowest,
            grown=0,
        )


def _shoot(gun: _Gun, seeds: Sequence[bytes], examples: int) -> None:
    """Let hypothesis choose the damages; crashes are noted and do not stop it."""
    from hypothesis import HealthCheck, Phase, given, settings  # noqa: PLC0415

    from evals.inputs.mutations import DAMAGES, Damage  # noqa: PLC0415

    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(DAMAGES)
    def shot(damage: Damage) -> None:
        gun.read(damage.of(seeds))

    shot()


def run(
    *, examples: int = EXAMPLES, suffixes: Sequence[str] = (), keep: Path | None = None
) -> Iterator[Fired]:
    """Fire at every format, or at some."""
    for suffix in suffixes or SEEDS:
        yield fire(suffix, examples=examples, keep=keep)


def measures(fired: Sequence[Fired]) -> list[Measure]:
    """Say of each format how many files it was given, and of all what went wrong."""
    rows = [
        *((f"files read, {one.suffix}", one.examples) for one in fired),
        *((f"slowest file, {one.suffix}, s", one.slowest) for one in fired),
        ("crashes", sum(len(one.crashes) for one in fired)),
        ("hangs", sum(one.hangs for one in fired)),
        ("memory grown, MB, worst", max(one.grown for one in fired) / 1e6),
    ]
    return [Measure(suite="fuzz", name=name, value=value) for name, value in rows]


if __name__ == "__main__":
    import sys

    named = [a for a in sys.argv[1:] if a.startswith(".")]
    numbers = [int(a) for a in sys.argv[1:] if a.isdigit()]
    for one in run(
        examples=numbers[0] if numbers else EXAMPLES, suffixes=named, keep=Path("fuzz-found")
    ):
        print(one, flush=True)
