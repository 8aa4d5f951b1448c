"""Ask the derived tables of a case: words, whose they are, and how many there are of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import Self

import numpy as np

from onrecord.analyse.codebook.model import Formulation
from onrecord.analyse.codebook.pattern import Step
from onrecord.analyse.counting.deriving import ROOM, Files
from onrecord.analyse.counting.in_text import steps
from onrecord.analyse.counting.matching import Hits, Postings, bare, find
from onrecord.analyse.counting.people import Person
from onrecord.analyse.counting.tokens import number
from onrecord.link.copies.words import Places
from onrecord.link.derived.engine import Columns, Engine

EVERYBODY = -1  # as a source: all words, whosesoever
_QUERIES = "counting"
_VIEWS = ("about", "speaker", "copied", "repeated", "person", "share", "word", "posting")
_SHIFT = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Words of sources by document and voice; one entry each."""

    who: Places
    document: Places
    voice: Places
    day: Places
    publisher: Places
    words: Places
    copied: Places  # of these, words in passages from an earlier document
    repeated: Places  # of these, words in reports but the one by which an utterance counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """Which documents count; the defaults leave all that are dated."""

    since: int = 1  # days, yyyymmdd; 0 is undated
    until: int = 9999_12_31
    publisher: int = -1  # its row; -1: any
    genre: str = ""
    language: str = ""


class Tables:
    """The tables of one case, open to be asked."""

    def __init__(self, files: Files, *, threads: int = 2) -> None:
        """Look at the files; nothing is read yet."""
        self.version = files.version
        self.empty = not files.tables["posting"]
        self._engine = Engine(files.folder, threads=threads, room=ROOM, shared=True)
        for table in _VIEWS:
            if files.tables[table]:
                self._engine.see(table, files.tables[table])

    def __enter__(self) -> Self:
        """Give the tables themselves."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the files."""
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._engine.close()

    def find(self, formulations: Sequence[Formulation]) -> tuple[Hits, ...]:
        """Find every use of some formulations in the case, whosesoever.

        The rarest word of each row of words is looked up first; the others in its documents.
        """
        if self.empty:
            return tuple(Hits.joined([]) for _ in formulations)
        wanted = {step for one in formulations for step in steps(one)}
        numbers = self._numbers(wanted)
        counts = self._counts(numbers)
        held = self._postings(set(_anchors(formulations, numbers, counts)), None)
        rest = {n for found in numbers.values() for n in found} - held.keys()
        documents = np.unique(
            np.concatenate([np.zeros(0, dtype=np.int64), *(p.key >> _SHIFT for p in held.values())])
        )
        if rest and len(documents):
            held |= self._postings(rest, documents)
        lookup = {
            step: Postings.joined([held[n] for n in found if n in held])
            for step, found in numbers.items()
        }
        return tuple(find(one, _Lookup(lookup)) for one in formulations)

    def _numbers(self, wanted: Iterable[Step]) -> dict[Step, tuple[int, ...]]:
        wanted = tuple(wanted)
        stems = sorted({stem for step in wanted for stem in step.stems})
        by_stem: dict[str, set[int]] = {stem: set() for stem in stems}
        if stems:
            with self._engine.given("given_stems", stem=np.array(stems, dtype=object)):
                rows = self._engine.ask("stems", _QUERIES)
            for stem, one in zip(rows["stem"].tolist(), rows["number"].tolist(), strict=True):
                by_stem[stem].add(one)
        return {
            step: tuple(
                sorted(
                    {number(word) for word in step.words}.union(
                        *(by_stem[stem] for stem in step.stems)
                    )
                )
            )
            for step in wanted
        }

    def _counts(self, numbers: dict[Step, tuple[int, ...]]) -> dict[int, int]:
        every = sorted({one for found in numbers.values() for one in found})
        with self._engine.given("given_numbers", number=np.array(every, dtype=np.uint64)):
            rows = self._engine.ask("counts", _QUERIES)
        counted = zip(rows["number"].tolist(), rows["count"].tolist(), strict=True)
        return {one: int(count) for one, count in counted}

    def _postings(self, numbers: Iterable[int], documents: Places | None) -> dict[int, Postings]:
        asked = np.array(sorted(numbers), dtype=np.uint64)
        with self._engine.given("given_numbers", number=asked):
            if documents is None:
                rows = self._engine.ask("every_posting", _QUERIES)
            else:
                with self._engine.given("given_documents", document=documents):
                    rows = self._engine.ask("postings_in", _QUERIES)
        order = np.argsort(rows["number"], kind="stable")
        ends = np.searchsorted(rows["number"][order], asked, side="right").tolist()
        begins = np.searchsorted(rows["number"][order], asked, side="left").tolist()
        return {
            one: Postings.of({name: rows[name][order[begin:end]] for name in rows})
            for one, begin, end in zip(asked.tolist(), begins, ends, strict=True)
        }

    def about(self, documents: Places, only: Only) -> Columns:
        """Give day, publisher and author of those documents that count, in order."""
        with self._engine.given("given_documents", document=documents):
            return self._engine.ask("about", _QUERIES, **asdict(only))

    def copied(self, documents: Places) -> Columns:
        """Give the passages of documents that stand in an earlier one."""
        with self._engine.given("given_documents", document=documents):
            return self._engine.ask("copied", _QUERIES)

    def repeated(self, owners: Places) -> Places:
        """Give of some attributions those that report an utterance that another one counts for."""
        with self._engine.given("given_owners", owner=owners):
            found: Places = self._engine.ask("repeated", _QUERIES)["attribution"]
        return found

    def speakers(self, owners: Places) -> tuple[Places, Places]:
        """Give (attribution, source) of some attributions; several sources give several rows."""
        with self._engine.given("given_owners", owner=owners):
            rows = self._engine.ask("speakers", _QUERIES)
        return rows["attribution"], rows["who"]

    def persons(self, who: Iterable[int] | None = None) -> dict[int, Person]:
        """Tell who sources are; all of them where none is named."""
        if who is None:
            rows = self._engine.ask("all_persons", _QUERIES)
        else:
            with self._engine.given("given_who", who=np.array(sorted(set(who)), dtype=np.int64)):
                rows = self._engine.ask("persons", _QUERIES)
        columns = (rows[name].tolist() for name in ("who", "id", "name", "unnamed"))
        return {
            one: Person(id=key, name=name, unnamed=unnamed)
            for one, key, name, unnamed in zip(*columns, strict=True)
        }

    def shares(self, who: Iterable[int], only: Only) -> Shares:
        """Give the words of sources, `EVERYBODY` among them if asked for, by document and voice."""
        with self._engine.given("given_who", who=np.array(sorted(set(who)), dtype=np.int64)):
            return Shares(**self._engine.ask("shares", _QUERIES, **asdict(only)))

    def spoken(self, who: Sequence[int] | None) -> Columns:
        """Give the words that some sources say, or everybody's, in the order of their texts."""
        asked = np.array(sorted(set(who or ())), dtype=np.int64)
        with self._engine.given("given_who", who=asked):
            return self._engine.ask("spoken_words", _QUERIES, everybody=who is None)

    def words(
        self, who: Sequence[int] | None, owners: Places | None, only: Only, **asked: int
    ) -> Columns:
        """Give the words of a set in the order of their texts; see comparing.sql.

        Args:
            who: Whose words; None is anybody's, and those of documents.
            owners: Rows of the attributions that count; None is all.
            only: Which documents count.
            asked: `document` and `voice`, -1 for any.
        """
        given = np.array(sorted(set(who or ())), dtype=np.int64)
        kept = np.zeros(0, dtype=np.int64) if owners is None else owners
        values = {"anybody": who is None, "any_owner": owners is None, **asked, **asdict(only)}
        with (
            self._engine.given("given_who", who=given),
            self._engine.given("given_owners", owner=kept),
        ):
            return self._engine.ask("words", "comparing", **values)

    def speeches(self, who: Sequence[int], genre: str) -> Places:
        """Give the documents of a genre that some sources are the authors of, by day."""
        given = np.array(sorted(set(who)), dtype=np.int64)
        with self._engine.given("given_who", who=given):
            found: Places = self._engine.ask("speeches", "comparing", genre=genre)["document"]
        return found

    def word_counts(self) -> Columns:
        """Give every word of the case with its number and how often it occurs."""
        return self._engine.ask("word_counts", _QUERIES)


class _Lookup(dict[Step, Postings]):
    """What is looked up; of a word that the case has not, nothing."""

    def __missing__(self, step: Step) -> Postings:
        return Postings.joined([])


def _anchors(
    formulations: Sequence[Formulation],
    numbers: dict[Step, tuple[int, ...]],
    counts: dict[int, int],
) -> Iterable[int]:
    """Give of every row of words those of its rarest step."""
    patterns = [
        pattern
        for one in formulations
        for pattern in (*(v.pattern for v in one.variants), *one.exclusions)
    ]
    for pattern in patterns:
        for row in pattern.rows:
            asked = [numbers[bare(step)] for step in row]
            yield from min(asked, key=lambda found: sum(counts.get(one, 0) for one in found))
