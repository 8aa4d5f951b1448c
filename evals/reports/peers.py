"""OnRecord beside what a user would pick instead: the same articles, the same scorer.

`python -m evals.reports.peers` reads PolNeAR's development articles with each, in one process and
taking turns, and prints the table of docs/peers.md; --write puts it there.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import onrecord
from evals.data import DEFAULT, DataMissing, rows
from evals.reports import direct_quotations, expressions, page
from evals.running.extraction import roles
from evals.running.peer import build
from evals.scoring.causes import KINDS, kind_of
from evals.scoring.scores import ROLES, Comparison, Roles, exact, matches, overlap, relation, total

PAGE = page.DOCS / "peers.md"
LINE = re.compile(r"[^\n]+")


@dataclass(slots=True)
class System:
    """One way of finding attributions, with what it found and what it took."""

    name: str
    find: Callable[[dict[str, Any]], list[Roles]]
    seconds: float = 0.0
    compared: list[Comparison] = field(default_factory=list)

    def read(self, row: dict[str, Any]) -> None:
        """Read one article and put what was found beside its gold."""
        start = time.perf_counter()
        found = self.find(row)
        self.seconds += time.perf_counter() - start
        gold = tuple(roles(one) for one in row["attributions"])
        self.compared.append(
            Comparison(id=row["id"], text=row["text"], gold=gold, found=tuple(found))
        )


def ours(row: dict[str, Any]) -> list[Roles]:
    """Read with OnRecord, resolution of sources and dates included."""
    reading = onrecord.read(row["text"])
    return [
        Roles(**{role: tuple((s.start, s.end) for s in getattr(one, role)) for role in ROLES})
        for one in reading.attributions
    ]


class Textacy:
    """Reads with textacy, whole or by paragraph.

    Without a trained pipeline the documents come from CoreNLP's layer; a pipeline of the small
    one's shape then runs beside, so that the time is a user's.
    """

    def __init__(self, layers: dict[str, Any], pipeline: str | None, *, whole: bool) -> None:
        """Load the pipeline, or one of its shape."""
        self._layers, self._whole = layers, whole
        self._nlp = _load(pipeline) if pipeline else build()
        self._trained = pipeline is not None
        self.refused = 0
        self.parts = 0

    def __call__(self, row: dict[str, Any]) -> list[Roles]:
        """Read an article; parts with odd marks give nothing."""
        text = row["text"]
        parts = [(0, len(text))] if self._whole else [m.span() for m in LINE.finditer(text)]
        found: list[Roles] = []
        for part in parts:
            self.parts += 1
            try:
                found += direct_quotations.find(self._parse(row, part))
            except direct_quotations.Refused:
                self.refused += 1
        return found

    def _parse(self, row: dict[str, Any], part: tuple[int, int]) -> direct_quotations.Parsed:
        read = direct_quotations.from_pipeline(self._nlp, row["text"], part)
        if self._trained:
            return read
        layer = self._layers[row["id"]]
        return direct_quotations.from_layer(self._nlp.vocab, row["text"], layer, part)


def _load(name: str) -> Any:
    import spacy  # noqa: PLC0415 - of the extra 'bench'

    return spacy.load(name)


def compare(folder: Path, *, pipeline: str | None = None, limit: int | None = None) -> list[System]:
    """Let every system read the development articles, article by article in turns.

    Without a trained pipeline, those that CoreNLP has read.

    Raises:
        DataMissing: the set is not there.
    """
    layers = {row["id"]: row for row in rows(folder, "polnear", "dev_corenlp_silver.jsonl.gz")}
    articles = [
        row
        for row in rows(folder, "polnear", "dev.jsonl.gz", limit)
        if pipeline or row["id"] in layers  # one article has no layer
    ]
    systems = [
        System("OnRecord", ours),
        System("textacy, by paragraph", Textacy(layers, pipeline, whole=False)),
        System("textacy, by article", Textacy(layers, pipeline, whole=True)),
        System("expressions: quotations", lambda row: expressions.quotations(row["text"])),
        System("expressions: and indirect", lambda row: expressions.with_indirect(row["text"])),
    ]
    onrecord.read("Once, so that loading does not count, Ana Reyes said.")
    for row in articles:
        for system in systems:
            system.read(row)
    return systems


def tables(systems: Iterable[System]) -> str:
    """Lay out quality, then what a fair judge of direct quotations asks, and speed."""
    head = "| | relation P / R / F1 | exact F1, source / cue / content | overlap F1 | words/s |"
    lines = [head, "|---|---|---|---|---|"]
    more = ["| | direct alone, relation F1 | recall: direct / mixed / indirect | refused |"]
    more.append("|---|---|---|---|")
    for system in systems:
        lines.append(_quality(system))
        more.append(_by_kind(system))
    return "\n".join([*lines, "", *more, ""])


def _quality(system: System) -> str:
    whole = total(relation(one) for one in system.compared)
    words = sum(len(one.text.split()) for one in system.compared)
    spans, characters = (
        " / ".join(f"{total(score(one, role) for one in system.compared).f1:.1f}" for role in ROLES)
        for score in (exact, overlap)
    )
    three = f"{whole.precision:.1f} / {whole.recall:.1f} / {whole.f1:.1f}"
    speed = float(f"{words / system.seconds:.2g}")
    return f"| {system.name} | {three} | {spans} | {characters} | {speed:,.0f} |"


def _by_kind(system: System) -> str:
    direct = total(relation(_only_direct(one)) for one in system.compared).f1
    recall = " / ".join(f"{_recall(system.compared, kind):.0f}" for kind in KINDS)
    find = system.find
    refused = f"{find.refused} of {find.parts}" if isinstance(find, Textacy) else "none"
    return f"| {system.name} | {direct:.1f} | {recall} | {refused} |"


def _only_direct(compared: Comparison) -> Comparison:
    gold, found = (
        tuple(one for one in side if kind_of(compared.text, one) == "direct")
        for side in (compared.gold, compared.found)
    )
    return Comparison(id=compared.id, text=compared.text, gold=gold, found=found)


def _recall(compared: list[Comparison], kind: str) -> float:
    """Share of the gold of a kind that was found as a whole, in percent."""
    found = gold = 0
    for one in compared:
        paired = matches(one.gold, one.found)
        for index, roles_ in enumerate(one.gold):
            if kind_of(one.text, roles_) == kind:
                gold += 1
                found += index in paired
    return 100 * found / max(1, gold)


def versions(systems: list[System], pipeline: str | None) -> str:
    """Say what ran on what."""
    articles = len(systems[0].compared)
    words = sum(len(one.text.split()) for one in systems[0].compared)
    parsed = pipeline or "documents filled from CoreNLP's layer"
    return (
        f"onrecord {onrecord.__version__}; textacy {version('textacy')} (Apache-2.0) over spaCy "
        f"{version('spacy')} (MIT), {parsed}; Python {sys.version_info[0]}.{sys.version_info[1]}. "
        f"{articles} articles, {words:,} words, one process."
    )


def main() -> int:
    """Parse the command line, compare and print; gives the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.reports.peers",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, default=DEFAULT, help="default: %(default)s")
    parser.add_argument("--pipeline", help="a trained spaCy pipeline that is installed")
    parser.add_argument("--documents", type=int, help="only so many articles")
    parser.add_argument("--write", action="store_true", help=f"write the table into {PAGE.name}")
    asked = parser.parse_args()
    try:
        systems = compare(asked.data, pipeline=asked.pipeline, limit=asked.documents)
    except DataMissing as error:
        print(error, file=sys.stderr)
        return 2
    made = f"{tables(systems)}\n{versions(systems, asked.pipeline)}\n"
    print(made)
    if asked.write:
        page.put(PAGE, made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
