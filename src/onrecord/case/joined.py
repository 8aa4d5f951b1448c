"""Ask what `link` joined: copies, entities, utterances; check quotations."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.case.asking import Asking
from onrecord.errors import InputError
from onrecord.link.versions.change import Change
from onrecord.model import Issue, Reading
from onrecord.run.extracting import read, readings
from onrecord.store import overview
from onrecord.store.copies import Copies, ShownCopy, copy_kinds
from onrecord.store.documents import document_rows
from onrecord.store.entities import (
    Entities,
    JoinedRow,
    Members,
    ShownJoined,
    entity_kinds,
    joined_entity,
    meant_rows,
    nearest_rows,
)
from onrecord.store.origins import Origins
from onrecord.store.rows import Count, DocumentRow
from onrecord.store.utterances import Bridges, ShownUtterance, Utterances, reported

if TYPE_CHECKING:
    from onrecord.link.quotations import Checked


class Joined(Asking):
    """What is known across the documents of a case."""

    def copies(
        self, *, document: str | None = None, kind: str | None = None, wire: str | None = None
    ) -> Copies:
        """List the documents that share text, what is contained most first, as a lazy table.

        Args:
            document: Id of a document, or the beginning of one: only what it shares.
            kind: "copy", "partial", "version" or "common text".
            wire: The agency or the paper whose words both print: "AP".

        Raises:
            CaseError: no document has this id, or several begin with it.
            InputError: a kind that cannot be.
        """
        full = overview.document_id(self._database, document) if document else None
        return Copies(self._database, document=full, kind=kind, wire=wire)

    def copy(self, document: str, of: str) -> ShownCopy:
        """Lay two documents that share text side by side, and say which was first, and why.

        Ids, or the beginnings of them, in any order.

        Raises:
            CaseError: no document has such an id, several begin with it, or the two share no text.
        """
        from onrecord.link.copies import showing  # noqa: PLC0415 - loads rapidfuzz

        ids = (overview.document_id(self._database, prefix) for prefix in (document, of))
        return showing.show(self._database, *ids)

    def copy_kinds(self) -> tuple[Count, ...]:
        """Count the pairs of documents that share text by kind, the most frequent first."""
        return copy_kinds(self._database)

    def changes(self, before: str, after: str) -> tuple[Change, ...]:
        """List what one version of a document changed in an earlier one, by kind.

        Any two documents can be compared; ids, or the beginnings of them. The change of the
        headline comes first, the others in the order in which they stand in the later text.

        Raises:
            CaseError: no document has such an id, or several begin with it.
        """
        from onrecord.link.versions import edits  # noqa: PLC0415 - loads rapidfuzz

        old, new = self.document(before).document, self.document(after).document
        title = edits.headline(old.title, new.title)
        return (*([title] if title else []), *edits.changes(old.text, new.text))

    def entities(self, name: str | None = None, *, kind: str | None = None) -> Entities:
        """List the named people and bodies of the case, joined over its documents by `link`.

        Those that most is attributed to come first; the table is lazy.

        Args:
            name: A name or an alias, whole: only those that bear it.
            kind: "person", "state body", any other of `onrecord.kinds.EntityKind`.

        Raises:
            InputError: a kind that cannot be.
        """
        return Entities(self._database, name=name, kind=kind)

    def entity(self, entity_id: str, *, members: int | None = None) -> ShownJoined:
        """Explain one joined entity: its documents' own entities, why joined, what was refused.

        A unique prefix of the id is enough. An id of an earlier state of the case leads to the
        entity that holds its member now, and the id of a document's own entity to its joined one.
        Its offices and ties stand with the words of the documents, and by whose word.

        Args:
            entity_id: An id, or the beginning of one.
            members: How many of its documents' own entities to give; None is all.

        Raises:
            CaseError: nothing has this id, or several things begin with it.
        """
        return joined_entity(self._database, entity_id, members=members)

    def members(self, entity_id: str) -> Members:
        """List the documents' own entities of one joined entity, as a lazy table.

        Raises:
            CaseError: nothing has this id, or several things begin with it.
        """
        return Members(self._database, entity_id)

    def meant(self, name: str) -> tuple[JoinedRow, ...]:
        """Give the joined entities that a name, an alias or an id stands for.

        A part of a name ("Reyes") stands for the one who bears it, unless several do.
        """
        return meant_rows(self._database, name)

    def nearest(self, name: str, *, limit: int = 5) -> tuple[JoinedRow, ...]:
        """Give the joined entities whose names are nearest to one: by its words, by its letters."""
        return nearest_rows(self._database, name, limit)

    def entity_kinds(self) -> tuple[Count, ...]:
        """Count the named entities of the case by kind, the most frequent first."""
        return entity_kinds(self._database)

    def utterances(
        self,
        *,
        source: str | None = None,
        document: str | None = None,
        documents: int = 1,
    ) -> Utterances:
        """List what was said, each saying once with its reports, as `link` put them together.

        What most documents report comes first; the table is lazy.

        Args:
            source: Name or alias of who says it, or the id of a joined entity.
            document: Id of a document, or the beginning of one: only what it reports.
            documents: How many documents report it, at least.

        Raises:
            CaseError: no document has this id, or several begin with it.
        """
        full = overview.document_id(self._database, document) if document else None
        return Utterances(self._database, source=source, document=full, documents=documents)

    def origins(
        self,
        *,
        source: str | None = None,
        document: str | None = None,
        utterance: str | None = None,
        circular: bool = False,
        documents: int = 1,
    ) -> Origins:
        """Count where reports come from: each saying in whatever words, with its origins.

        What most documents tell comes first; the table is lazy.

        Args:
            source: Name or alias of who says it, or the id of a joined entity.
            document: Id of a document, or the beginning of one: only what it tells.
            utterance: Id of an utterance: only the account that it is part of.
            circular: Only what publishers cite in a circle.
            documents: How many documents tell it, at least.

        Raises:
            CaseError: no document has this id, or several begin with it.
        """
        full = overview.document_id(self._database, document) if document else None
        return Origins(
            self._database,
            source=source,
            document=full,
            utterance=utterance,
            circular=circular,
            documents=documents,
        )

    def utterance(self, utterance_id: str) -> ShownUtterance:
        """Explain one saying: its fullest wording, and each report against it, word by word.

        A unique prefix of the id is enough, as is the id of an attribution that reports it.
        `bridges` are the sayings that are like it and were kept apart.

        Raises:
            CaseError: nothing has this id, or several things begin with it.
        """
        from onrecord.link.utterances import showing  # noqa: PLC0415 - loads rapidfuzz

        return showing.show(self._database, utterance_id)

    def bridges(self) -> Bridges:
        """List pairs of sayings that are alike and were kept apart, the surest first, lazily."""
        return Bridges(self._database)

    def reported(self, document: str) -> dict[str, tuple[str, int]]:
        """Say what else reports the sayings of a document.

        Attribution's id -> id of its utterance, and how many other documents report it; only
        where others do.

        Raises:
            CaseError: no document has this id, or several begin with it.
        """
        return reported(self._database, overview.document_id(self._database, document))

    def document_rows(self, ids: Sequence[str]) -> dict[str, DocumentRow]:
        """Give what lists show of some documents, by their full ids."""
        return document_rows(self._database, ids)

    def check(
        self,
        draft: Path | str | None = None,
        *,
        document: str | None = None,
        published: str | None = None,
        fast: bool = False,
    ) -> tuple[Checked, ...]:
        """Hold every quotation of a draft against the documents of this case.

        Speakers and days that are printed beside a quotation count. The draft itself is no
        source text, if it is in the case.

        Args:
            draft: The text itself, or the path of a file; spans fit either as it is.
            document: Id of a document of this case, or the beginning of one, in its place.
            published: ISO date of the draft, against which "on Friday" is read.
            fast: Read the draft with the fast model.

        Raises:
            InputError: neither or both are given, the text is empty, or the file cannot be read
                or holds several documents.
            CaseError: no document has this id, or several begin with it.
        """
        from onrecord.link.quotations.in_case import check_reading  # noqa: PLC0415 - numpy

        if (draft is None) == (document is None):
            raise InputError("Name either a draft to check, or a document of the case.")
        if document is not None:
            reading = self.document(document)
        elif isinstance(draft, Path):
            reading = self._draft(draft, published, fast=fast)
        else:
            reading = read(draft or "", published=published, fast=fast, settings=self._settings)
        return tuple(check_reading(self._database, reading))

    def _draft(self, path: Path, published: str | None, *, fast: bool) -> Reading:
        """Read the one document of a file."""
        found = list(islice(readings(path, self._settings, fast=fast, published=published), 2))
        if len(found) != 1:
            raise InputError(f"{path} holds {'several' if found else 'no'} documents: name one.")
        if isinstance(found[0], Issue):
            raise InputError(f"{path} cannot be checked: {found[0].message}")
        return found[0]
