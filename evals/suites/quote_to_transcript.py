"""Quotations in news of eight years: is each one utterance, and does it stand in a transcript?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evals.data import rows
from evals.reports.table import Measure
from evals.scoring.occurrences import Groups, recall_measures, saying_of
from onrecord.link.quotations import AS_PRINTED, Quoted, SourceText, Stretch, check
from onrecord.model import Span

SUITE = "quote_to_transcript"


def allsides(folder: Path) -> Groups:
    """Read the occurrences of each quotation in news of eight years.

    Raises:
        DataMissing: the set is not there.
    """
    articles = {row["id"]: row for row in rows(folder, "allsides_news", "articles.jsonl.gz")}
    groups = []
    for number, group in enumerate(
        rows(folder, "quote_to_transcript", "allsides_shared_quotes.jsonl.gz")
    ):
        there = [place for place in group["occurrences"] if place["id"] in articles]
        groups.append(
            [
                saying_of(
                    f"{number}-{place['id']}-{place['start']}",
                    articles[place["id"]]["text"][place["start"] : place["end"]],
                    {"id": place["id"], "publisher": place["source"], "published": place["date"]},
                )
                for place in there
            ]
        )
    return [group for group in groups if len(group) > 1]


def transcripts(folder: Path) -> Iterator[SourceText]:
    """Read campaign transcripts as source texts.

    Raises:
        DataMissing: the set is not there.
    """
    for row in rows(folder, "trump_campaign", "docs.jsonl.gz"):
        at, parts, stretches = 0, [], []
        for speaker, words in row["turns"]:
            stretches.append(Stretch(start=at, end=at + len(words), speakers=(speaker,)))
            parts.append(words)
            at += len(words) + 2
        day = row["id"][:10]
        yield SourceText(
            document=row["id"],
            text="\n\n".join(parts),
            since=day,
            until=day,
            stretches=tuple(stretches),
        )


def found_in_transcripts(folder: Path) -> Counter[str]:
    """Check printed quotations of which others found the words in a transcript.

    Raises:
        DataMissing: a set is not there.
    """
    quoted = [
        Quoted(span=Span(start=0, end=len(one["quote"]), text=one["quote"]))
        for file in ("polnear_visible.jsonl.gz", "allsides_visible.jsonl.gz")
        for row in rows(folder, "quote_to_transcript", file)
        for one in row["quotes"]
    ]
    checked = check(quoted, list(transcripts(folder)))
    return Counter(
        "as printed" if one.verdict in AS_PRINTED and one.match else str(one.verdict)
        for one in checked
    )


def measures(folder: Path) -> list[Measure]:
    """Recall of pairs of occurrences over eight years, and of quotations in transcripts."""
    found = found_in_transcripts(folder)
    count = sum(found.values())
    return [
        *recall_measures(SUITE, allsides(folder)),
        Measure(
            suite=SUITE,
            name="found in the transcripts",
            value=100 * found["as printed"] / max(1, count),
        ),
        Measure(suite=SUITE, name="quotations looked for", value=count, digits=0),
    ]
