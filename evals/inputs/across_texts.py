"""Tokens with mentions -> plain text with offsets: NewsWCL50 and ECB+, documents of many topics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.data import rows

_CLOSING = re.compile(r"[,.;:!?)\]%’”…]+|['’](?:s|S|re|ve|ll|d|m)?|n['’]t")
_OPENING = frozenset(("(", "[", "“", "‘", "$", "£", "€", "#", "@", "``"))
_JOINING = frozenset(("-", "/", "‑"))  # "Jong - un" was split by the tokeniser
_BREAK = frozenset(("\\n", "\n"))
_SAME = {"Un": "Kim", "Jinping": "Xi", "Jae": "Moon"}  # names of chains of NewsWCL50
_HUMAN = ("HUMAN_PART_PER", "HUMAN_PART_ORG", "HUMAN_PART_MET", "HUMAN_PART_GPE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A mention: its offsets in the text, and the chain, shared across documents."""

    start: int
    end: int
    chain: str
    person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A document of a set: its text, the mentions that people marked, the half it belongs to."""

    name: str
    topic: str
    half: str  # "tune": looked at, and counted for weights; "kept": only scored
    text: str
    mentions: tuple[Marked, ...] = ()
    listed: tuple[tuple[str, str], ...] = ()  # names that people listed, with who is meant
    published: str | None = None
    publisher: str | None = None


def written(tokens: Sequence[str], sentences: Sequence[int]) -> tuple[str, list[tuple[int, int]]]:
    """Join tokens as they were written, and tell where each stands in the text."""
    text, places = "", []
    glued, quoted = True, False
    for number, token in enumerate(tokens):
        if token in _BREAK:
            text = text.rstrip() + "\n\n"
            places.append((len(text), len(text)))
            glued, quoted = True, False
            continue
        if number and sentences[number] != sentences[number - 1] and not text.endswith("\n"):
            text, glued, quoted = text + _between(text), True, False
        closing = quoted if token == '"' else token == "''" or _closes(token)  # noqa: S105
        inside = token in _JOINING and 0 < number < len(tokens) - 1
        text += "" if glued or closing or inside else " "
        places.append((len(text), len(text) + len(token)))
        text += token
        glued = token in _OPENING or inside or (token == '"' and not quoted)  # noqa: S105
        quoted ^= token == '"'  # noqa: S105
    return text, places


def _closes(token: str) -> bool:
    return _CLOSING.fullmatch(token) is not None


def _between(text: str) -> str:
    """A sentence without a final mark is a heading, hence a paragraph."""
    return " " if text.rstrip().endswith((".", "!", "?", '"', "”", "'", "''", ":")) else "\n\n"


def newswcl50(folder: Path) -> Iterator[Annotated]:
    """The events of NewsWCL50; odd ones are kept out of sight.

    A chain of an actor is a person's; mentions of groups and countries are loose.

    Raises:
        DataMissing: the set is not there.
    """
    for row in rows(folder, "newswcl50", "docs.jsonl.gz"):
        text, places = written(row["tokens"], row["sent"])
        yield Annotated(
            name=row["id"],
            topic=row["event"],
            half="kept" if int(row["event"]) % 2 else "tune",
            text=text,
            mentions=tuple(
                _marked(places, one["tok"], _person(one["chain"]), one["chain"].endswith("_ACTOR"))
                for one in row["mentions"]
            ),
        )


def _person(chain: str) -> str:
    """The chain of a person over all events, which are named in several ways."""
    name = chain.partition("_")[2].removesuffix("_ACTOR").rpartition("_")[2]
    return _SAME.get(name, name)


def ecbplus(folder: Path, part: str) -> Iterator[Annotated]:
    """ECB+: "train" is for tuning, "dev" is kept.

    Raises:
        DataMissing: the set is not there.
    """
    for row in rows(folder, "ecbplus", f"{part}.jsonl.gz"):
        text, places = written(row["tokens"], row["sent"])
        yield Annotated(
            name=row["id"],
            topic=row["topic"],
            half="kept" if part == "dev" else "tune",
            text=text,
            mentions=tuple(
                _marked(places, one["tok"], one["chain"], one["type"] == _HUMAN[0])
                for one in _chained(row)
            ),
        )


def _chained(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Mentions of people and bodies in the sentences that were checked."""
    checked = set(row["validated_sents"])
    for one in row["mentions"]:
        shared = "chain" in one and one["type"] in _HUMAN
        if shared and len(one["tok"]) == 2 and row["sent"][one["tok"][0]] in checked:
            yield one


def _marked(
    places: Sequence[tuple[int, int]], tokens: Sequence[int], chain: str, person: bool
) -> Marked:
    first, after = tokens
    return Marked(start=places[first][0], end=places[after - 1][1], chain=chain, person=person)
