"""The tagger's parts of speech and trees beside those of people and of another parser.

`python -m evals.suites.syntax` prints the figures, and with `--peer MODEL` those of a spaCy
pipeline over the same texts. GUM's trees are made by people; PolNeAR's are CoreNLP's, brought to
Universal Dependencies 2 (`training/attribution/universal.py`). Marks are left out, as usual.
Schemes differ in what heads what, so beside a peer only what all agree on is compared: the part of
speech, and which noun is the subject or object of which verb.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from evals.data import DEFAULT
from evals.reports.table import Measure
from onrecord.config import Settings
from onrecord.kinds import Relation
from onrecord.tag import Tagger
from training.attribution.data import IGNORE, Labelled, polnear
from training.attribution.gum_trees import gum
from training.attribution.labels import RELATIONS, TAGS

SUITE = "syntax"
SUBJECTS = frozenset({Relation.NSUBJ, Relation.NSUBJ_PASS})
OBJECTS = frozenset({Relation.OBJ})
_PUNCT = RELATIONS.index(Relation.PUNCT)
_GOESWITH = RELATIONS.index(Relation.GOESWITH)
_MARKS = frozenset("`` '' . , : -LRB- -RRB- SYM $ #".split())

Pair = tuple[int, int]  # offsets of a verb and of the noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What one parser says of a text, by offsets of words; heads are offsets, -1 for a root."""

    tags: dict[int, str]
    heads: dict[int, int]
    relations: dict[int, str]
    subjects: frozenset[Pair]
    objects: frozenset[Pair]


Parser = Callable[[str], Read]


def ours(settings: Settings) -> Parser:
    """The tagger that ships."""
    tagger = Tagger(settings)

    def parse(text: str) -> Read:
        tagged = tagger.tag(text)
        starts = [start for start, _ in tagged.words]
        syntax = tagged.syntax
        rows = list(zip(starts, syntax.tags, syntax.relations, syntax.heads, strict=True))

        def pairs(wanted: frozenset[Relation]) -> frozenset[Pair]:
            return frozenset(
                (starts[head], start) for start, _, relation, head in rows if relation in wanted
            )

        return Read(
            tags={start: tag for start, tag, _, _ in rows},
            heads={start: starts[head] if head >= 0 else -1 for start, _, _, head in rows},
            relations={start: relation for start, _, relation, _ in rows},
            subjects=pairs(SUBJECTS),
            objects=pairs(OBJECTS),
        )

    return parse


def spacy_pipeline(name: str) -> Parser:
    """A pipeline of spaCy with ClearNLP's relations."""
    import spacy  # noqa: PLC0415 - only for who compares

    pipeline = spacy.load(name)

    def parse(text: str) -> Read:
        found = pipeline(text)

        def pairs(*wanted: str) -> frozenset[Pair]:
            return frozenset((word.head.idx, word.idx) for word in found if word.dep_ in wanted)

        return Read(
            tags={word.idx: word.tag_ for word in found},
            heads={word.idx: word.head.idx for word in found},
            relations={word.idx: word.dep_ for word in found},
            subjects=pairs("nsubj", "nsubjpass"),
            objects=pairs("dobj"),
        )

    return parse


def sets(data: Path) -> dict[str, list[Labelled]]:
    """The texts with their trees, none of them trained on, by name."""
    return {
        "gum": gum(data / "gum_trees", "dev", Random(0)),  # noqa: S311 - draws paragraphs
        "polnear": polnear(data / "polnear", "dev"),
    }


def judge(texts: Iterable[Labelled], parse: Parser) -> Counter[str]:
    """Count what is right in some texts."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_compare(text, parse(text.layout.text)))
    return counts


def _compare(gold: Labelled, found: Read) -> Counter[str]:
    counts: Counter[str] = Counter()
    starts = [start for start, _ in gold.layout.words]
    for word, start in enumerate(starts):
        tag, relation, governor = gold.tags[word], gold.relations[word], gold.governors[word]
        if tag != IGNORE and TAGS[tag] not in _MARKS and relation != _GOESWITH:
            counts.update(tagged=1, tag=int(found.tags.get(start) == TAGS[tag]))
        if governor == IGNORE or relation in (_PUNCT, _GOESWITH):
            continue
        head = -1 if governor == word else starts[governor]
        right = found.heads.get(start) == head
        named = found.relations.get(start) == RELATIONS[relation]
        counts.update(words=1, head=int(right), both=int(right and named))
    for name, relations in (("subjects", SUBJECTS), ("objects", OBJECTS)):
        pairs = frozenset(_gold_pairs(gold, relations))
        given = {pair for pair in getattr(found, name) if _is_known(gold, starts, pair)}
        counts.update({f"gold {name}": len(pairs), f"found {name}": len(given)})
        counts[f"right {name}"] += len(pairs & given)
    return counts


def _gold_pairs(gold: Labelled, relations: frozenset[Relation]) -> Iterator[Pair]:
    numbers = {RELATIONS.index(relation) for relation in relations}
    starts = [start for start, _ in gold.layout.words]
    for word, start in enumerate(starts):
        if gold.relations[word] in numbers and gold.governors[word] not in (IGNORE, word):
            yield starts[gold.governors[word]], start


def _is_known(gold: Labelled, starts: list[int], pair: Pair) -> bool:
    """Whether the gold says anything of the noun."""
    return pair[1] in starts and gold.relations[starts.index(pair[1])] != IGNORE


def _f1(counts: Counter[str], name: str) -> float:
    both = counts[f"gold {name}"] + counts[f"found {name}"]
    return 200 * counts[f"right {name}"] / both if both else 0.0


def measures(data: Path, parse: Parser, label: str = "") -> list[Measure]:
    """Percent right: part of speech, head, head and relation; F1 of subjects and objects."""
    found = []
    for name, texts in sets(data).items():
        counts = judge(texts, parse)
        values = {
            "unlabelled attachment": 100 * counts["head"] / counts["words"],
            "labelled attachment": 100 * counts["both"] / counts["words"],
            "subjects F1": _f1(counts, "subjects"),
            "objects F1": _f1(counts, "objects"),
        }
        if counts["tagged"]:
            values["part of speech"] = 100 * counts["tag"] / counts["tagged"]
        found += [
            Measure(suite=SUITE, name=f"{label}{name}: {what}", value=value)
            for what, value in values.items()
        ]
    return found


def both(data: Path) -> list[Measure]:
    """The large model and the fast one."""
    settings = Settings()
    return [
        *measures(data, ours(settings)),
        *measures(data, ours(settings.faster()), "fast: "),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--weights", type=Path, help="a model folder other than what ships")
    parser.add_argument("--peer", help="name of a spaCy pipeline that is installed")
    asked = parser.parse_args()
    if asked.peer:
        asked_parser = spacy_pipeline(asked.peer)
    else:
        asked_parser = ours(Settings(model_folder=asked.weights) if asked.weights else Settings())
    for measure in measures(asked.data, asked_parser):
        print(f"{measure.name:40} {measure.value:6.1f}")
