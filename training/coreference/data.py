"""Questions of antecedents with their answers, from texts whose chains are known.

A text is read as always; wherever the chooser asks which candidate a pronoun means, the recorder
keeps the features and gives the gold's answer, so that what follows builds on a right beginning.
An entity of ours is the chain of the gold that holds the heads of most of its names.
"""

from __future__ import annotations

import pickle
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from pathlib import Path

from evals.data import rows
from evals.suites import coref
from onrecord.attribute import attribute
from onrecord.attribute import score as scoring
from onrecord.config import Settings
from onrecord.grammar.text import TextView
from onrecord.model import Attribution, Document, Tagged
from onrecord.read.segments import segmented
from onrecord.resolve.contents import Contents
from onrecord.resolve.coref.antecedent_features import Candidate, Features, PronounPlace
from onrecord.resolve.coref.antecedent_scorer import Scorer
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.speakers import Speakers
from onrecord.resolve.steps import detect_mentions, resolve_sources
from onrecord.tag import Tagger

_WORD = re.compile(r"\w+(?:[.'’&-]\w+)*\.?")
_BREAKS = frozenset(
    "who whom whose which that of in for at from on to by with as is was were are has had".split()
)
_PARTING = re.compile(r"[,;:()\[\]—–\n\"“”]")

Read = tuple[Document, Tagged, tuple[Attribution, ...]]
Heads = dict[int, object]  # where the head of a mention begins -> its chain


@dataclass(frozen=True, slots=True, kw_only=True)
class Chained:
    """A text whose chains are known."""

    name: str
    text: str
    heads: Heads
    gold: bool  # made by people; else a machine's, which knows nothing of what it left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The features of the candidates and of "nobody", and which are right."""

    document: str
    number: str  # "person", "they", "it"
    source: bool
    gold: bool
    table: Sequence[Features]
    right: frozenset[int]  # rows; of "nobody" the last


@dataclass(slots=True, kw_only=True)
class Recorder:
    """A scorer that keeps every question, and answers by the gold or by another scorer."""

    chained: Chained
    guide: Scorer | None = None
    questions: list[Question] = field(default_factory=list)
    _chains: dict[int, object] = field(default_factory=dict)

    def probabilities(
        self, place: PronounPlace, candidates: Sequence[Candidate], table: Sequence[Features]
    ) -> list[float]:
        """Keep the question; all of the probability goes to the first right answer."""
        chain = self.chained.heads.get(place.start)
        right = [
            row
            for row, one in enumerate(candidates)
            if chain is not None and self._chain(one.draft) == chain
        ]
        if chain is not None or self.chained.gold:
            self.questions.append(
                Question(
                    document=self.chained.name,
                    number=_number(place),
                    source=place.source,
                    gold=self.chained.gold,
                    table=table,
                    right=frozenset(right or [len(candidates)]),
                )
            )
        if self.guide is not None:
            return self.guide.probabilities(place, candidates, table)
        best = right[0] if right else len(candidates)
        return [float(row == best) for row in range(len(candidates) + 1)]

    def _chain(self, draft: EntityDraft) -> object:
        if id(draft) not in self._chains or not draft.names:
            spans = [(name.start, name.end) for name in draft.names] or draft.mentions[:1]
            heads = (head_of(self.chained.text, *span) for span in spans)
            votes = Counter(self.chained.heads.get(head) for head in heads if head is not None)
            del votes[None]
            self._chains[id(draft)] = votes.most_common(1)[0][0] if votes else None
        return self._chains[id(draft)]


def _number(place: PronounPlace) -> str:
    if place.form.plural:
        return "they"
    return "person" if place.form.gender in ("m", "f") else "it"


def questions(chained: Chained, read: Read, guide: Scorer | None = None) -> list[Question]:
    """Resolve a text and give what was asked on the way."""
    document, tagged, attributions = read
    layout = TextView(document.text, tagged)
    speakers = Speakers(document, layout, attributions)
    contents = Contents(attributions)
    drafts = detect_mentions(document, layout, tagged, speakers, attributions)
    recorder = Recorder(chained=chained, guide=guide)
    resolve_sources(document, layout, drafts, speakers, attributions, contents, recorder)
    return recorder.questions


def read_all(texts: Iterable[Chained], cache: Path | None = None) -> Iterator[tuple[Chained, Read]]:
    """Tag the texts and find their attributions; `cache` keeps that between runs, by text."""
    known: dict[str, Read] = {}
    if cache is not None and cache.exists():
        known = pickle.loads(cache.read_bytes())  # noqa: S301 - our own file
    settings = Settings()
    tagger, calibration = Tagger(settings), scoring.load(settings.model_folder)
    for one in texts:
        if one.text not in known:
            document = segmented(Document(name=one.name, text=one.text))
            tagged = tagger.tag(one.text)
            worth = calibration.worth if calibration else 0.0
            found = attribute(document, tagged, calibration or scoring.least, worth=worth)
            known[one.text] = document, tagged, found
        yield one, known[one.text]
    if cache is not None:
        cache.write_bytes(pickle.dumps(known))


def head_of(text: str, start: int, end: int) -> int | None:
    """Where the head of a noun phrase begins: the last word before "of", a comma, "who" ..."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(text, start, end)]
    if not words:
        return None
    last = words[0]
    for left, right in pairwise(words):
        if text[right[0] : right[1]].lower() in _BREAKS:
            break
        if _PARTING.search(text, left[1], right[0]):
            break
        last = right
    return last[0]


def heads(text: str, mentions: Iterable[tuple[int, int, object]]) -> Heads:
    """The chain of every head; of two mentions with one head the longer counts."""
    found: Heads = {}
    for start, end, chain in sorted(mentions, key=lambda one: (one[0], -one[1])):
        head = head_of(text, start, end)
        if head is not None:
            found.setdefault(head, chain)
    return found


def gum(folder: Path) -> Iterator[Chained]:
    """GUM's documents that may be looked at; those that floors hold are left out."""
    for row in rows(folder, "gum_coref", "visible.jsonl.gz"):
        if coref.part_of(row["id"]) != "look":
            continue
        text, places = coref.plain_text(row["tokens"], row["sent_end"])
        mentions = [
            (places[start][0], places[end - 1][1], chain)
            for start, end, _, chain in row["mentions"]
        ]
        yield Chained(name=row["id"], text=text, heads=heads(text, mentions), gold=True)


def polnear(folder: Path, most: int) -> Iterator[Chained]:
    """Articles of PolNeAR's training part with CoreNLP's chains."""
    texts = {row["id"]: row["text"] for row in rows(folder, "polnear", "train.jsonl.gz")}
    silver = rows(folder, "polnear", "train_corenlp_silver.jsonl.gz")
    for row in islice(silver, most):
        mentions = [
            (row["start"][first], row["end"][last - 1], number)
            for number, chain in enumerate(row["coref"])
            for first, last, _ in chain["m"]
        ]
        text = texts[row["id"]]
        yield Chained(name=row["id"], text=text, heads=heads(text, mentions), gold=False)
