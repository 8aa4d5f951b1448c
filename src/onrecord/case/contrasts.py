"""Compare what is said: two sets of words, two documents, somebody's speeches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.case.questions import Questions
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.analyse.compare.chosen import Chosen
    from onrecord.analyse.compare.collation import Collation, Side
    from onrecord.analyse.compare.comparing import Keyness
    from onrecord.analyse.compare.speeches import Speeches


class Contrasts(Questions):
    """What is held against each other."""

    def compare(
        self,
        one: Chosen | str,
        other: Chosen | str,
        *,
        least: int = 5,
        prior: float = 500.0,
        every_copy: bool = False,
    ) -> Keyness:
        """Tell what one set of words says more than another.

        Args:
            one: A set: `Chosen(source="Ana Reyes", since="2030")`, or as the command line writes
                it: `source="Ana Reyes" since=2030`.
            other: The set that it is held against.
            least: Uses of a word or a phrase in both sets together, at least.
            prior: Weight of the prior, in words.
            every_copy: Count passages copied from an earlier document, too.

        Raises:
            InputError: a set that cannot be read or has no words, or a prior of 0 or less.
            CaseError: no document has an id that is asked for.
        """
        from onrecord.analyse.compare import chosen as sets  # noqa: PLC0415 - loads numpy
        from onrecord.analyse.compare.comparing import compare  # noqa: PLC0415

        if not prior > 0:
            raise InputError(
                f"A prior weighs some words; {prior} was given: take 500, or any over 0."
            )
        one, other = (
            sets.chosen(each) if isinstance(each, str) else sets.check(each)
            for each in (one, other)
        )
        with self._database.snapshot():
            return compare(
                self._tables().tables(),
                self._database,
                self._name(),
                one,
                other,
                least=max(least, 1),
                prior=prior,
                every_copy=every_copy,
            )

    def compare_documents(self, before: str, after: str) -> Collation:
        """Put two documents side by side: what was kept, changed, dropped and added.

        Ids, or the beginnings of them. `changes` lists the single edits of two versions.

        Raises:
            CaseError: no document has such an id, or several begin with it.
        """
        from onrecord.analyse.compare.collation import collate  # noqa: PLC0415 - loads rapidfuzz

        with self._database.snapshot():
            version = self._tables().tables().version
            sides = self._side(before), self._side(after)
            return collate(self._database, self._name(), version, *sides)

    def speeches(self, source: str, *, genre: str = "speech") -> Speeches:
        """Put somebody's speeches into one table, each beside the one before it.

        Args:
            source: Name or alias of who gives them, or the id of a joined entity.
            genre: "speech", any other of `onrecord.kinds.Genre` whose author is told.

        Raises:
            InputError: nothing is attributed to this name, or no document of the genre is theirs.
        """
        from onrecord.analyse.compare.speeches import speeches  # noqa: PLC0415 - loads numpy
        from onrecord.analyse.compare.words import document_ids  # noqa: PLC0415
        from onrecord.analyse.track.tracking import named  # noqa: PLC0415

        with self._database.snapshot():
            tables = self._tables().tables()
            who = [one for _, found in named(tables, self._database, (source,)) for one in found]
            found = document_ids(self._database, tables.speeches(who, genre).tolist())
            if not found:
                raise InputError(
                    f"No document of the genre {genre!r} is by {source!r}: its author is the one "
                    "person that its byline or its title names."
                )
            sides = [self._side(one) for one in found]
            return speeches(tables, self._database, self._name(), sides, source)

    def _side(self, prefix: str) -> Side:
        from onrecord.analyse.compare.collation import side  # noqa: PLC0415 - loads rapidfuzz
        from onrecord.analyse.compare.words import document_row  # noqa: PLC0415

        document = self.document(prefix).document
        return side(document_row(self._database, document.id), document)
