"""Printed quotations held against the transcripts that they are said to come from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.data import rows
from evals.reports.table import Measure
from evals.suites.same_saying import KEPT, LOOK, half_of
from onrecord.link.quotations import Checked, Quoted, Sources, SourceText, Stretch, Verdict, check
from onrecord.model import span

SUITE = "quote_check"
# The gold's words for ours; a quotation that only has its sense there is not in the transcript.
GOLD = {
    Verdict.WRONG_SOURCE: "other_speaker",
    Verdict.PARAPHRASE: "not_in_transcript",
    Verdict.NOT_FOUND: "not_in_transcript",
}
ABSENT = "not_in_transcript"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim and our answer."""

    claim: dict[str, Any]
    checked: Checked
    right: bool
    located: bool | None  # None where there is nothing to locate


def source_of(transcript: dict[str, Any]) -> tuple[SourceText, list[int]]:
    """Make a source text of a transcript; gives the offset of every turn, too."""
    starts: list[int] = []
    parts: list[str] = []
    at = 0
    stretches = []
    for turn in transcript["turns"]:
        starts.append(at)
        stretches.append(Stretch(start=at, end=at + len(turn["text"]), speakers=(turn["speaker"],)))
        parts.append(turn["text"])
        at += len(turn["text"]) + 2
    source = SourceText(
        document=transcript["id"],
        name=transcript["title"],
        text="\n\n".join(parts),
        since=transcript["date"],
        until=transcript["date"],
        stretches=tuple(stretches),
    )
    return source, starts


def judge(folder: Path, half: int) -> list[Judged]:
    """Check the claims of one half, each against its transcript.

    Raises:
        DataMissing: the set is not there.
    """
    transcripts = {}
    for row in rows(folder, "quote_check", "transcripts.jsonl.gz"):
        source, starts = source_of(row)
        transcripts[row["id"]] = Sources([source]), starts
    judged = []
    for claim in rows(folder, "quote_check", "claims.jsonl.gz"):
        if claim["doubtful"] or half_of(claim["transcript"]) != half:
            continue
        source, starts = transcripts[claim["transcript"]]
        start = claim["claim"].index(claim["quotation"])
        place = span(claim["claim"], start, start + len(claim["quotation"]))
        [checked] = check([Quoted(span=place, speakers=(claim["speaker"],))], source)
        judged.append(_judged(claim, checked, starts))
    return judged


def _judged(claim: dict[str, Any], checked: Checked, starts: list[int]) -> Judged:
    ours = GOLD.get(checked.verdict, str(checked.verdict))
    gold = claim["match"]
    located = None
    if gold:
        places = [gold, *claim["more"], *claim["again"]]
        spans = [(starts[p["turn"]] + p["start"], starts[p["turn"]] + p["end"]) for p in places]
        match = checked.match
        located = match is not None and any(
            match.span.start < end and start < match.span.end for start, end in spans
        )
    return Judged(
        claim=claim,
        checked=checked,
        right=ours in (claim["verdict"], *claim["also"]),
        located=located,
    )


def measures(folder: Path) -> list[Measure]:
    """Measure both halves; floors hold the one that nobody looked at."""
    return [
        measure
        for part, half in (("kept", KEPT), ("look", LOOK))
        for measure in _measures(part, judge(folder, half))
    ]


def _measures(part: str, judged: list[Judged]) -> list[Measure]:
    absent = [one.right for one in judged if one.claim["verdict"] == ABSENT]
    located = [one.located for one in judged if one.located is not None]
    found = (
        ("verdict right", [one.right for one in judged]),
        ("passage located", located),
        ("not found, right", absent),
    )
    return [
        *(
            Measure(
                suite=SUITE, name=f"{part}: {name}", value=100 * sum(flags) / max(1, len(flags))
            )
            for name, flags in found
        ),
        Measure(suite=SUITE, name=f"{part}: quotations", value=len(judged), digits=0),
    ]
