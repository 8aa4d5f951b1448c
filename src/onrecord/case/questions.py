"""Ask questions over the whole case, each answered with a table, a chart and its evidence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.case.decided import Decided

if TYPE_CHECKING:
    from onrecord.analyse.codebook import Codebook
    from onrecord.analyse.opening import Opening
    from onrecord.analyse.suggest.suggesting import Suggestions
    from onrecord.analyse.track.tracking import Track


class Questions(Decided):
    """What is counted over all documents."""

    _opening: Opening | None = None

    def track(  # noqa: PLR0913 - each choice is one keyword
        self,
        codebook: Codebook | Path | str,
        *,
        source: str | tuple[str, ...] = (),
        publisher: str | None = None,
        genre: str | None = None,
        language: str | None = None,
        since: str | None = None,
        until: str | None = None,
        by: str | None = None,
        sources: int = 5,
        every_copy: bool = False,
        utterances: bool = False,
    ) -> Track:
        """Count set phrases over time: in whose own words, in paraphrase, in documents' voice.

        Args:
            codebook: A codebook, the path of one, or one phrase: "red line~".
            source: Names or aliases of those whose words are counted, or ids of joined ones.
                Without it, every source together and those with most uses.
            publisher: Its exact name; "" is none given.
            genre: "news", "speech", any other of `onrecord.kinds.Genre`.
            language: ISO 639 code of the documents.
            since: ISO date of publication, inclusive, of any precision; so is `until`.
            until: See `since`.
            by: "day", "week", "month", "quarter" or "year"; without it, what shows most.
            sources: How many sources and publishers are shown by themselves, if none is named.
            every_copy: Count passages copied from an earlier document, too.
            utterances: Count each utterance once instead of each of its reports.

        Raises:
            InputError: a codebook that cannot be read, a name that nothing is attributed to, a
                genre, date or length that cannot be.
        """
        from onrecord.analyse import codebook as books  # noqa: PLC0415 - loads numpy and DuckDB
        from onrecord.analyse.track.asked import Asked, check  # noqa: PLC0415
        from onrecord.analyse.track.tracking import track  # noqa: PLC0415

        asked = check(
            Asked(
                sources=(source,) if isinstance(source, str) else tuple(source),
                publisher=publisher,
                genre=genre,
                language=language,
                since=since,
                until=until,
                most=sources,
                every_copy=every_copy,
                utterances=utterances,
            ),
            by,
        )
        if isinstance(codebook, str):
            codebook = books.one(codebook)
        elif isinstance(codebook, Path):
            codebook = books.read_file(codebook)
        with self._database.snapshot():
            return track(self._tables().tables(), self._database, self._name(), codebook, asked)

    def suggest(
        self,
        codebook: Codebook | Path | None = None,
        *,
        source: str | tuple[str, ...] = (),
        least: int = 3,
    ) -> Suggestions:
        """Find phrases that recur in what is said, and pairs that differ in one thing.

        Args:
            codebook: What is known already; its uses are not suggested.
            source: Names or aliases of those whose words are looked through; everybody's
                without it.
            least: Uses of a phrase, at least.

        Raises:
            InputError: a codebook that cannot be read, or a name that nothing is attributed to.
        """
        from onrecord.analyse import codebook as books  # noqa: PLC0415 - loads numpy and DuckDB
        from onrecord.analyse.suggest.suggesting import suggest  # noqa: PLC0415
        from onrecord.analyse.track.tracking import named  # noqa: PLC0415

        if isinstance(codebook, Path):
            codebook = books.read_file(codebook)
        asked = (source,) if isinstance(source, str) else tuple(source)
        with self._database.snapshot():
            tables = self._tables().tables()
            meant = [one for _, who in named(tables, self._database, asked) for one in who]
            return suggest(
                tables,
                self._database,
                self._name(),
                who=tuple(meant) if asked else None,
                codebook=codebook,
                least=least,
            )

    def close(self) -> None:
        """Let go of the folder; closing twice does nothing."""
        if self._opening is not None:
            self._opening.close()
            self._opening = None
        super().close()

    def _tables(self) -> Opening:
        from onrecord.analyse.opening import Opening  # noqa: PLC0415 - loads DuckDB

        if self._opening is None:
            self._opening = Opening(self._database, self._folder)
        return self._opening

    def _name(self) -> str:
        return self._folder.resolve().name
