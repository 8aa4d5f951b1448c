"""Which functions of the language rooms are called on real text, and how often.

`python -m evals.reports.firing` extracts a fixed sample of news and briefings and prints the
functions that were never called, with their lines, room by room. A rule that fires on
none of sixty documents earns nothing on the genre that this tool reads, whatever it earns on a
public set: see whether it is needed to read a date or a name rightly, or delete it. `--lines`
prints the size of each module, too, with the calls of its functions.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import onrecord
from evals.data import DEFAULT, DataMissing, rows, write_lines

ROOMS = ("grammar", "attribute", "times", "acts", "resolve")
NEWS, WIKINEWS, BRIEFINGS = 36, 14, 10  # documents
BRIEFING = 12_000  # characters of a briefing: some twenty turns
COUNTER = Path(__file__).parents[1] / "running" / "calls.py"
PACKAGE = Path(onrecord.__file__).parent

Place = tuple[str, int]  # file, first line


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function of a language room, with how often it was called."""

    module: str  # "times/tense.py"
    name: str
    line: int  # the first, that of a decorator included
    lines: int
    calls: int

    @property
    def room(self) -> str:
        """The folder under the package."""
        return self.module.split("/")[0]


def sample(folder: Path) -> Iterator[dict[str, Any]]:
    """Documents by the hash of their id: always the same, from the whole length of each set.

    Raises:
        DataMissing: a set is not there.
    """
    for row in _some(folder, "allsides_news", "articles.jsonl.gz", NEWS):
        yield {**row, "publisher": row["source"]}
    yield from _some(folder, "wikinews", "articles.jsonl.gz", WIKINEWS)
    for row in _some(folder, "wh_briefings", "press_briefings.jsonl.gz", BRIEFINGS):
        middle = len(row["text"]) // 2
        yield {"id": row["id"], "text": row["text"][:BRIEFING], "date": row.get("date")}
        yield {"id": f"{row['id']}-2", "text": row["text"][middle : middle + BRIEFING]}


def _some(folder: Path, name: str, file: str, count: int) -> list[dict[str, Any]]:
    return sorted(rows(folder, name, file), key=lambda row: _hash(row["id"]))[:count]


def _hash(name: object) -> str:
    return hashlib.sha256(f"firing {name}".encode()).hexdigest()


def count(folder: Path) -> list[Function]:
    """Extract the sample in a process of its own, counting the calls of every function.

    Raises:
        DataMissing: a set is not there.
    """
    with tempfile.TemporaryDirectory() as place:
        file = write_lines(Path(place) / "sample.jsonl", sample(folder))
        done = subprocess.run(
            [sys.executable, "-P", str(COUNTER), str(file)],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    calls: Counter[Place] = Counter()
    for path, line, times in json.loads(done.stdout):  # a function made in another has many codes
        calls[path, line] += times
    return [replace(one, calls=calls[str(PACKAGE / one.module), one.line]) for one in functions()]


def functions() -> Iterator[Function]:
    """Every function and method that is written in the language rooms, not called yet."""
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            module = path.relative_to(PACKAGE).as_posix()
            yield from _within(ast.parse(path.read_text(encoding="utf-8")), module)


def _within(node: ast.AST, module: str, around: str = "") -> Iterator[Function]:
    """Functions in the order of the text; of a protocol, only what has a body."""
    for one in ast.iter_child_nodes(node):
        if isinstance(one, ast.FunctionDef | ast.ClassDef):
            name = f"{around}{one.name}"
            if isinstance(one, ast.FunctionDef) and not _only_described(one):
                line = min(at.lineno for at in (one, *one.decorator_list))
                last = one.end_lineno or line
                yield Function(module=module, name=name, line=line, lines=last - line + 1, calls=0)
            yield from _within(one, module, f"{name}.")
        else:
            yield from _within(one, module, around)


def _only_described(function: ast.FunctionDef) -> bool:
    [first, *rest] = function.body
    return not rest and isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)


def share_called(counted: list[Function]) -> float:
    """The share of functions that were called at least once, in percent."""
    return 100 * sum(one.calls > 0 for one in counted) / max(1, len(counted))


def module_lines(module: str) -> int:
    """Lines of a module's file."""
    return len((PACKAGE / module).read_text(encoding="utf-8").splitlines())


def table(counted: list[Function], *, modules: bool = False) -> str:
    """Lay out what was never called, room by room; with `modules` the size of every module."""
    made = []
    for room in ROOMS:
        within = [one for one in counted if one.room == room]
        files = sorted({one.module for one in within})
        idle = [one for one in within if not one.calls]
        made.append(
            f"{room}: {sum(map(module_lines, files))} lines, {len(within)} functions, "
            f"{share_called(within):.1f} % called"
        )
        for file in files if modules else ():
            calls = sum(one.calls for one in within if one.module == file)
            made.append(f"  {module_lines(file):5} lines {calls:9} calls  {file}")
        made += [f"  {one.lines:4} lines  {one.module} {one.name}" for one in idle]
    return "\n".join(made)


def main() -> int:
    """Parse the command line, count and print; gives the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.reports.firing",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, default=DEFAULT, help="default: %(default)s")
    parser.add_argument("--lines", action="store_true", help="list every module with its size")
    asked = parser.parse_args()
    try:
        counted = count(asked.data)
    except DataMissing as error:
        print(error, file=sys.stderr)
        return 2
    print(table(counted, modules=asked.lines))
    print(f"all: {share_called(counted):.1f} % of {len(counted)} functions called")
    return 0


if __name__ == "__main__":
    sys.exit(main())
