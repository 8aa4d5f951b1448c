"""Containers in containers: what is held becomes inputs, each breach of a limit one issue."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import IO, cast

from onrecord.config import Settings
from onrecord.errors import DiskFull, ReadError
from onrecord.model import Input, Issue
from onrecord.read.finding import media, own_output, sniff
from onrecord.read.finding.held import Held, Opener, SpentError, up_to

Look = Callable[[Held, Settings], str | None]  # a look into the whole file

_TEXTS = frozenset({"txt", "markdown", "jsonl"})  # what a listing may be taken for

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walker:
    """Takes files apart until only documents are left."""

    settings: Settings
    kinds: sniff.Kinds
    containers: Mapping[str, Opener]
    looks: Mapping[str, Look] = field(default_factory=dict)  # by format: what it may be instead

    def walk(self, held: Held) -> Iterator[Input | Issue]:
        """List what a file holds, itself included; whatever goes wrong costs that file alone.

        Raises:
            DiskFull: there is no room for a copy of what is packed; others would find none either.
        """
        try:
            yield from self._walk(held)
        except SpentError as error:
            if held.depth:
                raise  # the outermost container says it once
            yield issue(held.name, error.code, str(error))

    def _walk(self, held: Held) -> Iterator[Input | Issue]:
        try:
            form, found = self._look(held)
        except SpentError:
            raise
        except Exception as error:  # noqa: BLE001 - the border of one file
            yield _failure(held, error)
            return
        if found is not None:
            changed = held.changed()  # while it was read; what comes later harms nothing
            yield found
        else:
            yield from self.open(held, form)
            changed = held.changed()
        if changed:
            yield issue(
                held.name,
                "changed",
                f"It changed while it was read: {changed}. What was read is what it held when it "
                "was opened. Read it again when nothing writes to it any more.",
            )

    def _look(self, held: Held) -> tuple[str, Input | None]:
        """Tell the format; of a document, take the bytes that it was told by."""
        limits = self.settings.limits
        with held.open() as stream:
            head, broken = _start(stream)
            form = sniff.kind(held.file, head, self.kinds, held.media)
            if form in self.looks:
                form = self.looks[form](held, self.settings) or form
            if form in _TEXTS:
                own_output.refuse_text(head, records=form == "jsonl")
            if form in self.containers:
                return form, None  # which reads up to the broken place, and tells of it
            if broken:
                raise broken
            data = head + up_to(stream, limits.file_bytes + 1 - len(head))
        if len(data) > limits.file_bytes:
            size = f"{held.size:,}" if held.size and held.size > limits.file_bytes else "more"
            raise ReadError(
                f"It has {size} bytes, over the {limits.file_bytes:,} that a file may have (limit "
                "file_bytes). Split it into documents.",
                code="too large",
            )
        return form, Input(
            name=held.name,
            format=form,
            path=held.path,
            file=held.file or None,
            payload=data,
            given=held.given,
        )

    def open(self, held: Held, form: str) -> Iterator[Input | Issue]:
        """List what a container of a known format holds."""
        if held.depth >= self.settings.limits.nesting:
            yield issue(
                held.name,
                "too deep",
                f"It is a container inside {held.depth} others; at most "
                f"{self.settings.limits.nesting} are opened (limit nesting). Unpack it yourself "
                "to read it.",
            )
            return
        tally = media.Tally()
        empty = True
        for found in self._guarded(held, self.containers[form]):
            empty = False
            if not isinstance(found, Held):
                yield found
            elif not tally.takes(found.file):
                yield from self.walk(found)
        if tally:
            yield tally.issue(held.name)
        if empty:
            yield issue(held.name, "empty", f"It is {form} and holds nothing to read.")

    def _guarded(self, held: Held, opener: Opener) -> Iterator[Held | Input | Issue]:
        """Run an opener, and end it with an issue where it fails."""
        found = opener(held, self.settings)
        with closing(found):
            while True:
                try:
                    one = next(found)
                except StopIteration:
                    return
                except SpentError:
                    raise
                except Exception as error:  # noqa: BLE001 - the border of one file
                    yield _failure(held, error)
                    return
                yield one


def _start(stream: IO[bytes]) -> tuple[bytes, Exception | None]:
    """Read the first bytes, and the error that stands among them."""
    head = b""
    try:
        while piece := cast("io.BufferedIOBase", stream).read1(sniff.HEAD - len(head)):
            head += piece
            if len(head) >= sniff.HEAD:
                break
    except ReadError:
        raise
    except Exception as error:
        if not head:
            raise
        return head, error
    return head, None


def _failure(held: Held, error: Exception) -> Issue:
    full = DiskFull.behind(error, f"read {held.name}")
    if full is not None:
        raise full from error
    if isinstance(error, ReadError):
        return issue(held.name, error.code, str(error))
    return unreadable(held.name, error)


def issue(name: str, code: str, message: str) -> Issue:
    """Make an issue of the stage that reads."""
    return Issue(name=name, stage="read", code=code, message=message)


def unreadable(name: str, error: Exception) -> Issue:
    """Say that a file cannot be read on, in the words of what failed."""
    _LOG.debug("%s failed", name, exc_info=error)
    said = (
        f"{error}" if isinstance(error, OSError | EOFError) else f"{type(error).__name__}: {error}"
    )
    return issue(
        name,
        "unreadable",
        f"Stopped reading it: {said[:300]}. It may be broken or cut off; what came before is kept.",
    )
