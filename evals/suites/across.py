"""People across documents: which mentions of many documents are of one person.

The mentions are those that people marked ("gold mentions"), and all documents of a half are joined
at once, without being told their topics. The baseline joins, on the same mentions, those whose last
word is the same. Two ways:

- "read": a mention is the joined entity of the person that we found in it; where we found nobody,
  it is by itself. This is what a case shows.
- "linked": within each document the mentions are chained as people chained them, and only the
  joining of documents is ours. A chain's names are those among its mentions; what else is known
  of it (offices, company) is what we read.

- newswcl50: mentions of actors in loose wording; events of even number are looked at.
- ecbplus: mentions of persons; the training part is looked at, "dev" kept.
- pac: names of persons as its annotators list them for a document; who is who is our own
  reading (`gold/pac_people.jsonl`); its training part is looked at, "dev" kept.

All figures are of all documents of a half together. B-cubed precision is over the mentions in which
we found a person, whose share is the coverage.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import onrecord
from evals.data import DEFAULT, GOLD_FOLDER, rows
from evals.inputs.across_texts import Annotated, Marked, ecbplus, newswcl50
from evals.reports.table import Measure
from evals.scoring.clusters import Scored, score, total
from onrecord.grammar.lexicon import countries, fold, roles
from onrecord.link.entities import LocalEntity, join, of_reading
from onrecord.link.entities.forms import untitled
from onrecord.link.names import parts
from onrecord.model import EntityKind, Reading

SUITE = "across"
ORDERS = 20
_GOLD = GOLD_FOLDER / "pac_people.jsonl"
_AFTER = re.compile(r"[,(]| of | who ")
_PRONOUNS = frozenset(
    "i me my myself we us our you your he him his himself she her hers herself it its they them "
    "their who whom whose that this one".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A mention that people marked, and where we put it."""

    name: str  # of the document, with the offsets: one a mention
    head: str  # its last word, folded
    named: bool  # it holds a name
    written: str
    gold: str
    found: str | None  # id of the joined entity; None: nobody was found there
    known: bool = True  # its document names the person somewhere


def pac(folder: Path) -> Iterator[Annotated]:
    """PAC's articles with the persons that its annotators list.

    Raises:
        DataMissing: the set is not there.
    """
    people = _pac_people()
    for row in rows(folder, "pac", "visible.jsonl.gz"):
        names = [fold(one["text"]).strip() for one in row["entity_list"]]
        yield Annotated(
            name=row["id"],
            topic=str(row["story"]),
            half="kept" if row["split"] == "dev" else "tune",
            text=f"{row['title']}\n\n" + " ".join(one["text"] for one in row["news"]),
            published=row["date"] or None,
            publisher=row["source"],
            listed=tuple((name, people[name]) for name in dict.fromkeys(names) if name in people),
        )


def _pac_people() -> dict[str, str]:
    with _GOLD.open(encoding="utf-8") as lines:
        known = [json.loads(line) for line in lines]
    return {fold(name): one["person"] for one in known for name in one["names"]}


def read(texts: Iterable[Annotated]) -> dict[str, Reading]:
    """Read every text, by its document's name."""
    found = {}
    for one in texts:
        if one.text.strip():
            found[one.name] = onrecord.read(
                one.text, published=one.published, publisher=one.publisher
            )
    return found


def chained(texts: Sequence[Annotated], readings: Mapping[str, Reading]) -> list[Placed]:
    """Join chains that people made within each document."""
    chains = list(_chains(texts, readings))
    joined = join(one for one, _ in chains).of()
    return [
        replace(mention, found=joined[one.id], known=not one.unnamed)
        for one, held in chains
        for mention in held
    ]


def _chains(
    texts: Iterable[Annotated], readings: Mapping[str, Reading]
) -> Iterator[tuple[LocalEntity, list[Placed]]]:
    for text in texts:
        if text.name not in readings:
            continue
        known = {one.id: one for one in of_reading(readings[text.name])}
        by_chain: dict[str, list[Placed]] = defaultdict(list)
        for one in _marked(text, readings[text.name], {key: key for key in known}):
            by_chain[one.gold].append(one)
        for chain, held in sorted(by_chain.items()):
            yield _local(text, chain, held, known), held


def locals_of(
    texts: Iterable[Annotated], readings: Mapping[str, Reading]
) -> Iterator[tuple[LocalEntity, str]]:
    """Entities of documents with whom people take each for."""
    held = list(texts)
    yield from ((one, mentions[0].gold) for one, mentions in _chains(held, readings))
    for text in held:
        if text.name in readings:
            known = {one.id: one for one in of_reading(readings[text.name])}
            for one in _listed(text, readings[text.name], {key: key for key in known}):
                if one.found:
                    yield known[one.found], one.gold


def _local(
    text: Annotated, chain: str, held: Sequence[Placed], known: Mapping[str, LocalEntity]
) -> LocalEntity:
    """A chain as an entity of its document: its names, and what we read of whom it mostly is."""
    votes = Counter(one.found for one in held if one.found)
    best = min(votes, key=lambda key: (-votes[key], key), default=None)
    names = Counter(name for one in held if one.named and (name := _name_in(one.written)))
    ranked = sorted(names, key=lambda name: (-min(len(parts(name)), 2), -names[name], name))
    base = known[best] if best else next(iter(known.values()))
    return replace(
        base,
        id=f"{text.name}:{chain}",
        name=ranked[0] if ranked else held[0].written,
        aliases=tuple(ranked[1:]),
        kind=EntityKind.PERSON,
        offices=base.offices if best else (),
        kin=base.kin if best else (),
        countries=base.countries if best else (),
        unnamed=not ranked,
    )


def _name_in(written: str) -> str | None:
    """The name in a mention: its last run of capitals before a comma or a relative; no title."""
    plain = _AFTER.split(written)[0].removesuffix("'s").removesuffix("’s").removesuffix("'")
    words = plain.split()
    first = max((at + 1 for at, word in enumerate(words) if not word[:1].isupper()), default=0)
    name = untitled(" ".join(words[first:]))
    last = fold(name.split()[-1]) if name else ""
    return None if not name or last in roles() or last in countries().people else name


def place(texts: Sequence[Annotated], readings: Mapping[str, Reading]) -> list[Placed]:
    """Join the entities of all texts and look up each mention."""
    locals_ = [one for name in sorted(readings) for one in of_reading(readings[name])]
    joined = join(locals_).of()
    found = []
    for text in texts:
        reading = readings.get(text.name)
        if reading is not None:
            found += [*_marked(text, reading, joined), *_listed(text, reading, joined)]
    return found


def _marked(text: Annotated, reading: Reading, joined: Mapping[str, str]) -> Iterator[Placed]:
    persons = {entity.id for entity in reading.entities if entity.kind is EntityKind.PERSON}
    spans = [
        (mention.span.start, mention.span.end, mention.entity_id)
        for mention in reading.mentions
        if mention.entity_id in persons
    ]
    for mention in text.mentions:
        if not mention.person:
            continue
        written = text.text[mention.start : mention.end]
        words = written.split() or [""]
        yield Placed(
            name=f"{text.name}:{mention.start}:{mention.end}",
            head=fold(words[-1]).removesuffix("'s"),
            named=any(word[:1].isupper() and fold(word) not in _PRONOUNS for word in words),
            written=written,
            gold=mention.chain,
            found=_touching(mention, spans, joined),
        )


def _touching(
    mention: Marked, spans: Sequence[tuple[int, int, str]], joined: Mapping[str, str]
) -> str | None:
    """The person of whom most of a mention speaks; of equals the last."""
    shared = [
        (min(end, mention.end) - max(start, mention.start), start, entity)
        for start, end, entity in spans
        if start < mention.end and end > mention.start
    ]
    return joined[max(shared)[2]] if shared else None


def _listed(text: Annotated, reading: Reading, joined: Mapping[str, str]) -> Iterator[Placed]:
    persons = [
        (fold(name), entity.id)
        for entity in reading.entities
        if entity.kind is EntityKind.PERSON and not entity.unnamed
        for name in (entity.name, *entity.aliases)
    ]
    for name, person in text.listed:
        ends = [(len(known), entity) for known, entity in persons if _ends(name, known)]
        yield Placed(
            name=f"{text.name}:{name}",
            head=name.split()[-1],
            named=True,
            written=name,
            gold=person,
            found=joined[max(ends)[1]] if ends else None,
        )


def _ends(name: str, known: str) -> bool:
    return name == known or name.endswith(f" {known}")


def conll(placed: Iterable[Placed], *, baseline: bool = False) -> Scored:
    """The CoNLL measures over all documents at once.

    Chains that share no mention, even through others, cannot be paired: they are scored apart.
    """
    held = list(placed)
    leader = {one.name: one.name for one in held}

    def find(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    first: dict[tuple[str, str], str] = {}
    sides = [("gold", one.gold, one.name) for one in held]
    sides += [("found", _cluster(one, baseline=baseline), one.name) for one in held]
    for side, chain, name in sides:
        leader[find(name)] = find(first.setdefault((side, chain), name))
    apart: dict[str, list[Placed]] = defaultdict(list)
    for one in held:
        apart[find(one.name)].append(one)
    return total(_score(group, baseline=baseline) for group in apart.values())


def _score(held: Iterable[Placed], *, baseline: bool) -> Scored:
    gold, found = defaultdict(set), defaultdict(set)
    for one in held:
        gold[one.gold].add(one.name)
        found[_cluster(one, baseline=baseline)].add(one.name)
    return score(list(gold.values()), list(found.values()))


def _cluster(one: Placed, *, baseline: bool) -> str:
    return one.head if baseline else one.found or f"alone {one.name}"


def precision(placed: Iterable[Placed]) -> float:
    """B-cubed precision of the mentions in which a person was found, in percent."""
    clusters: dict[str, Counter[str]] = defaultdict(Counter)
    for one in placed:
        if one.found:
            clusters[one.found][one.gold] += 1
    whole = sum(held.total() for held in clusters.values())
    squares = (
        count * count / held.total() for held in clusters.values() for count in held.values()
    )
    return 100 * sum(squares) / whole if whole else 0.0


def coverage(placed: Sequence[Placed]) -> float:
    """Share of mentions in which a person was found, in percent."""
    return 100 * sum(one.found is not None for one in placed) / len(placed) if placed else 0.0


def measures(name: str, half: str, placed: Sequence[Placed]) -> list[Measure]:
    """The figures of one set's half, of all mentions and of those that hold a name."""
    found = []
    parts_of = {
        "": placed,
        "whom the document names, ": [one for one in placed if one.known],
        "names, ": [one for one in placed if one.named],
    }
    for label, held in parts_of.items():
        ours, base = conll(held).conll, conll(held, baseline=True).conll
        values = {
            "B-cubed precision": precision(held),
            "coverage": coverage(held),
            "CoNLL F1": ours,
            "CoNLL F1 over the same head word": ours - base,
        }
        found += [
            Measure(suite=SUITE, name=f"{half}: {name}, {label}{what}", value=value)
            for what, value in values.items()
        ]
    return found


def orders(locals_: Sequence[LocalEntity]) -> list[Measure]:
    """In how many random orders of arrival the clusters, ids and refusals are the same."""
    first = join(locals_)
    same = 0
    for seed in range(ORDERS):
        shuffled = list(locals_)
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - no secret
        same += join(shuffled) == first
    return [Measure(suite=SUITE, name="orders with the same record", value=same)]


SETS = {
    "newswcl50": newswcl50,
    "ecbplus": lambda folder: [*ecbplus(folder, "train"), *ecbplus(folder, "dev")],
    "pac": pac,
}


def judge(folder: Path) -> list[Measure]:
    """Read, join and score every set.

    Raises:
        DataMissing: a set is not there.
    """
    found: list[Measure] = []
    locals_: list[LocalEntity] = []
    for name, load in SETS.items():
        texts = list(load(folder))
        readings = read(texts)
        if name != "ecbplus":  # two sets are enough for the orders
            locals_ += [one for key in sorted(readings) for one in of_reading(readings[key])]
        for half in ("kept", "tune"):
            held = [one for one in texts if one.half == half]
            there = {one.name: readings[one.name] for one in held if one.name in readings}
            found += measures(f"read {name}", half, place(held, there))
            if name != "pac":  # which lists names, and marks no mentions
                found += measures(f"linked {name}", half, chained(held, there))
    return [*found, *orders(locals_)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    asked = parser.parse_args()
    for measure in judge(asked.data):
        print(f"{measure.name:60} {measure.value:6.1f}", file=sys.stdout)
