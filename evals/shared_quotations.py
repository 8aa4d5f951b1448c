"""Quotations that several publishers print, and those that stand in a transcript.

Two sets of occurrences found word for word by others: each occurrence is a saying without speaker,
known to be said at its publication at the latest, and all of one quotation must be one utterance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from evals.data import rows
from evals.table import Measure
from onrecord.link.quotations import AS_PRINTED, Quoted, SourceText, Stretch, check
from onrecord.link.utterances import Saying, utterances
from onrecord.model import Span

Groups = list[list[Saying]]


def helsinki(folder: Path) -> Groups:
    """Read the occurrences of each quotation in pages on one summit.

    Raises:
        DataMissing: the set is not there.
    """
    documents = {row["id"]: row for row in rows(folder, "helsinki", "documents.jsonl.gz")}
    return [
        [
            _saying(
                f"{number}-{place['document']}-{place['start']}",
                documents[place["document"]]["text"][place["start"] : place["end"]],
                documents[place["document"]],
            )
            for place in group["places"]
        ]
        for number, group in enumerate(rows(folder, "helsinki", "quotations.jsonl.gz"))
    ]


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
                _saying(
                    f"{number}-{place['id']}-{place['start']}",
                    articles[place["id"]]["text"][place["start"] : place["end"]],
                    {"id": place["id"], "publisher": place["source"], "published": place["date"]},
                )
                for place in there
            ]
        )
    return [group for group in groups if len(group) > 1]


def _saying(name: str, text: str, document: dict[str, str]) -> Saying:
    return Saying(
        id=name,
        document=document["id"],
        text=text,
        publisher=document["publisher"],
        published=document["published"],
        until=document["published"][:10],
    )


def recall(groups: Groups) -> tuple[int, int]:
    """Count the pairs of occurrences of one quotation that are one utterance, and all of them."""
    joined = utterances([saying for group in groups for saying in group])
    utterance_of = {r.saying.id: u.id for u in joined.utterances for r in u.reports}
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    return sum(utterance_of[a.id] == utterance_of[b.id] for a, b in pairs), len(pairs)


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


def helsinki_measures(folder: Path) -> list[Measure]:
    """Recall of pairs of occurrences on one summit."""
    return _recall("helsinki", helsinki(folder))


def transcript_measures(folder: Path) -> list[Measure]:
    """Recall of pairs of occurrences over eight years, and of quotations in transcripts."""
    suite = "quote_to_transcript"
    found = found_in_transcripts(folder)
    count = sum(found.values())
    return [
        *_recall(suite, allsides(folder)),
        Measure(
            suite=suite,
            name="found in the transcripts",
            value=100 * found["as printed"] / max(1, count),
        ),
        Measure(suite=suite, name="quotations looked for", value=count, digits=0),
    ]


def _recall(suite: str, groups: Groups) -> list[Measure]:
    joined, count = recall(groups)
    return [
        Measure(
            suite=suite, name="quotations of two publishers: recall", value=100 * joined / count
        ),
        Measure(suite=suite, name="quotations of two publishers", value=len(groups), digits=0),
    ]
