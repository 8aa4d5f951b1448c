"""Decide on what was found, take it back, list it, hand it on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from onrecord.case.joined import Joined
from onrecord.errors import InputError
from onrecord.kinds import Action
from onrecord.store.decisions import log
from onrecord.store.decisions.deciding import Deciding
from onrecord.store.decisions.decision import Decision, Undone
from onrecord.store.decisions.editing import Edit
from onrecord.store.decisions.log import Decisions, ImportReport


class Decided(Joined):
    """What humans decide on a case; see docs/how-decisions-work.md."""

    def decide(  # noqa: PLR0913 - each field that can be edited is one keyword
        self,
        action: str,
        *ids: str,
        by: str,
        why: str | None = None,
        source: str | Sequence[str] | None = None,
        kind: str | None = None,
        span: Mapping[str, Sequence[tuple[int, int]]] | None = None,
        said: str | None = None,
        act: str | None = None,
        target: str | None = None,
    ) -> Decision:
        """Decide on something of the case; every question heeds it from then on.

        Nothing that was found is changed: `undo` brings it back. It works while documents are
        added.

        Args:
            action: "accept", "reject" or "edit" an attribution, named by its id. "merge" several
                joined entities into one. "split" a joined entity: its id, then those of its
                members (or of their documents) that are somebody else. "join" several utterances.
                "part" an utterance: its id, then the attributions that report another saying.
            ids: Of what it is decided on; the beginnings of ids are enough.
            by: Who decides.
            why: The reason, in a sentence.
            source: Of an edit: who says it, by name or by the id of an entity; several speak
                together; "" is nobody named.
            kind: Of an edit: "direct", "indirect" or "mixed".
            span: Of an edit: [start, end) of the pieces of a role in the text of the document:
                {"content": [(10, 38)]}.
            said: Of an edit: when, as "2031-03", or "2031-03-04..2031-03-06"; "" is not known.
            act: Of an edit: one of `onrecord.kinds.Act`; "" is none told.
            target: Of an edit: at whom the act is directed, like `source`; "" is nobody.

        Raises:
            CaseError: nothing has such an id, or several begin with it, or nobody may write to
                this case.
            InputError: what is asked for cannot be; the text says why.
        """
        if action not in set(Action):
            raise InputError(f"{action!r} cannot be decided: choose one of {', '.join(Action)}.")
        if not by.strip():
            raise InputError("A decision needs to say who decides: give a name.")
        edit = Edit(source=source, kind=kind, span=span, said=said, act=act, target=target)
        deciding = Deciding(self._database, by=by.strip(), why=(why or "").strip() or None)
        made = deciding.make(Action(action), ids, edit)
        log.add(self._database, [made])
        return made

    def undo(self, decision_id: str, *, by: str, why: str | None = None) -> Decision:
        """Take a decision back: what it was on is again as it would be without it.

        It stays in the list of decisions. A unique prefix of its id is enough.

        Raises:
            CaseError: no decision has this id, several begin with it, it was taken back before,
                or nobody may write to this case.
        """
        if not by.strip():
            raise InputError("Who takes a decision back has to be told: give a name.")
        undone = Undone(by=by.strip(), at=log.now(), why=(why or "").strip() or None)
        return log.undo(self._database, decision_id, undone)

    def decisions(
        self, *, state: str | None = None, action: str | None = None, by: str | None = None
    ) -> Decisions:
        """List what was decided, the newest first, as a lazy table.

        Args:
            state: "applied"; "outranked" by a later decision on the same; "orphaned": what it was
                on does not stand there any more; "undone".
            action: See `decide`.
            by: Who decided.

        Raises:
            InputError: a state or an action that cannot be.
        """
        return Decisions(self._database, state=state, action=action, by=by)

    def export_decisions(self, path: Path | str) -> int:
        """Write every decision as a line of JSON, the oldest first; gives how many.

        The file appears only when it is complete.
        """
        target, count = Path(path), 0
        with _complete(target) as stream:
            for line in self.decision_lines():
                stream.write(line + "\n")
                count += 1
        return count

    def decision_lines(self) -> Iterator[str]:
        """Give every decision as a line of JSON, the oldest first."""
        return log.lines(self._database)

    def import_decisions(self, path: Path | str) -> ImportReport:
        """Add the decisions of such a file; what is there already is not added again.

        Where two contradict each other, the later one is in force, and the report names both.

        Raises:
            InputError: the file cannot be read, or a line of it is no decision; nothing is
                imported then.
            CaseError: nobody may write to this case.
        """
        return log.bring_in(self._database, log.read_lines(Path(path)))


@contextmanager
def _complete(path: Path) -> Iterator[IO[str]]:
    """Write beside a file and put it in its place at the end, or leave the old one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as stream:
            yield stream
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
