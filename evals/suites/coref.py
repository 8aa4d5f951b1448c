"""Who is who: chains of names and pronouns beside GUM's, and beside CoreNLP's on PolNeAR.

Only mentions that are names of persons, organisations or places, or personal, possessive and
reflexive pronouns, count on either side, and of these the chains of two and more. Mentions are
the same when their heads are: the last word before a comma, a preposition or a relative. "Of gold
mentions" leaves out what is in no chain of the gold.

GUM's documents are split by a hash of their names: errors are looked at in "look" alone, floors
hold the "kept". Of PolNeAR, articles of its training part are looked at, those of "dev" are kept;
CoreNLP's chains are a machine's, so that 100 would not be perfect.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from evals.data import DEFAULT, rows
from evals.reports.table import Measure
from evals.running.extraction import NOTHING, Written, extract_texts
from evals.scoring.clusters import Scored, score, total

SUITE = "coref"
LOOKED_AT = 84  # articles of PolNeAR's training part
PRONOUNS = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his "
    "himself she her hers herself it its itself they them their theirs themselves".split()
)
_NAMES = ("person", "organization", "place")
_WORD = re.compile(r"\w+(?:[.'’&-]\w+)*\.?")
_BREAKS = frozenset(
    "who whom whose which that of in for at from on to by with as is was were are has had".split()
)
_JOINED = frozenset(("and", "or"))
_PARTING = re.compile(r"[,;:()\[\]—–\n\"“”]")
# A word that stands without a space behind the one before: marks alone, "'s", "n't".
_GLUED_LEFT = re.compile(r"(?:[,.;:!?)\]%’…”]+|['’]\w{1,2}|n['’]t|-)$|['’]")
_GLUED_RIGHT = frozenset(("(", "[", "“", "‘", "$", "£", "€", "-"))
_ENDS = (".", "!", "?", "…", '"', "”", "'", ")", ":")

Chains = list[frozenset[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chained:
    """A text with the chains of a reader; mentions are offsets, with the chain's number."""

    name: str
    part: str
    group: str
    text: str
    mentions: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The scores of one text."""

    part: str
    group: str
    whole: Scored
    of_gold: Scored  # without what no chain of the gold has


def part_of(name: str) -> str:
    """The part of a document, by a hash of its name."""
    return "kept" if hashlib.sha256(name.encode()).digest()[0] % 2 else "look"


def gum(folder: Path) -> Iterator[Chained]:
    """GUM's documents as plain text.

    Raises:
        DataMissing: the set is not there.
    """
    for row in rows(folder, "gum_coref", "visible.jsonl.gz"):
        text, places = plain_text(row["tokens"], row["sent_end"])
        mentions = [
            (places[start][0], places[end - 1][1], chain)
            for start, end, kind, chain in row["mentions"]
            if kind in _NAMES or row["tokens"][start].lower() in PRONOUNS
        ]
        yield Chained(
            name=row["id"],
            part=part_of(row["id"]),
            group=row["genre"],
            text=text,
            mentions=tuple(mentions),
        )


def plain_text(tokens: list[str], ends: list[int]) -> tuple[str, list[tuple[int, int]]]:
    """Join tokens as they are written, and tell where each stands.

    A sentence without a final mark is a heading, hence a paragraph.
    """
    text, places = "", []
    open_quote = False
    closed = frozenset(end - 1 for end in ends)
    glue = True
    for number, token in enumerate(tokens):
        straight = token == '"'  # noqa: S105 - a word
        if not (glue or _GLUED_LEFT.match(token) or (straight and open_quote)):
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
        glue = token in _GLUED_RIGHT or (straight and not open_quote)
        open_quote ^= straight
        if number in closed:
            heading = not token.endswith(_ENDS)
            text, open_quote, glue = text + ("\n\n" if heading else " "), False, True
    return text, places


def polnear(folder: Path) -> Iterator[Chained]:
    """PolNeAR's articles with CoreNLP's chains.

    Raises:
        DataMissing: the set is not there.
    """
    for split, part, limit in (("train", "look", LOOKED_AT), ("dev", "kept", None)):
        texts = {row["id"]: row["text"] for row in rows(folder, "polnear", f"{split}.jsonl.gz")}
        for row in rows(folder, "polnear", f"{split}_corenlp_silver.jsonl.gz", limit):
            mentions = [
                (row["start"][first], row["end"][last - 1], number)
                for number, chain in enumerate(row["coref"])
                for first, last, _ in chain["m"]
            ]
            yield Chained(
                name=row["id"],
                part=part,
                group="polnear",
                text=texts[row["id"]],
                mentions=tuple(mentions),
            )


def chains(text: str, mentions: Iterable[tuple[int, int, object]]) -> Chains:
    """Chains of names and pronouns as sets of heads; those of one mention are left out."""
    taken: set[int] = set()
    found: dict[object, set[int]] = {}
    for start, end, chain in sorted(mentions, key=lambda one: (one[0], -one[1])):
        head = head_of(text, start, end)
        if head is not None and head not in taken:
            taken.add(head)
            found.setdefault(chain, set()).add(head)
    return [frozenset(chain) for chain in found.values() if len(chain) > 1]


def head_of(text: str, start: int, end: int) -> int | None:
    """Where the head of a name begins, or the pronoun; None for what is neither."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(text, start, end)]
    if not words:
        return None
    if len(words) == 1 and text[words[0][0] : words[0][1]].lower() in PRONOUNS:
        return words[0][0]
    core = words[:1]
    for left, right in pairwise(words):
        written = text[right[0] : right[1]].lower()
        if written in _JOINED:
            return None
        if written in _BREAKS or _PARTING.search(text, left[1], right[0]):
            break
        core.append(right)
    at, after = core[-1]
    written = text[at:after]
    alone = len(core) == 1 and _opens(text, at) and _common(text, written)
    named = written[0].isupper() and written.lower() not in PRONOUNS and not alone
    return at if named else None


def _opens(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip(" \"“'‘")
    return not before or before[-1] in ".!?:\n"


def _common(text: str, written: str) -> bool:
    return re.search(rf"\b{re.escape(written.lower())}\b", text) is not None


def compare(one: Chained, written: Written) -> Compared:
    """Score the mentions that were written for a text."""
    found = chains(
        one.text, ((*mention["span"], mention["entity"]) for mention in written["mentions"])
    )
    gold = chains(one.text, one.mentions)
    known = frozenset().union(*gold)
    shared = [chain & known for chain in found]
    return Compared(
        part=one.part,
        group=one.group,
        whole=score(gold, found),
        of_gold=score(gold, [chain for chain in shared if len(chain) > 1]),
    )


def judge(texts: Iterable[Chained], *, workers: int | None = None) -> list[Compared]:
    """Extract the texts and compare each with its gold."""
    texts = list(texts)
    written = extract_texts({one.name: one.text for one in texts}, workers=workers)
    nothing = {**NOTHING, "mentions": []}
    return [compare(one, written.get(one.name, nothing)) for one in texts]


def measures(compared: list[Compared]) -> list[Measure]:
    """CoNLL F1 by set and part, and of GUM's news for themselves."""
    found = []
    for part in ("kept", "look"):
        here = [one for one in compared if one.part == part]
        groups = {
            "gum": [one for one in here if one.group != "polnear"],
            "gum news": [one for one in here if one.group == "news"],
            "polnear beside CoreNLP": [one for one in here if one.group == "polnear"],
        }
        for name, group in groups.items():
            whole = total(one.whole for one in group)
            of_gold = total(one.of_gold for one in group)
            values = {"CoNLL F1": whole.conll, "CoNLL F1 of gold mentions": of_gold.conll}
            found += [
                Measure(suite=SUITE, name=f"{part}: {name}, {label}", value=value)
                for label, value in values.items()
            ]
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    asked = parser.parse_args()
    for measure in measures(judge([*gum(asked.data), *polnear(asked.data)])):
        print(f"{measure.name:60} {measure.value:6.1f}")
