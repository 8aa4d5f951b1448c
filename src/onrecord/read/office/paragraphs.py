"""Paragraphs that a format gave, with what it tells beside them, to a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.config import Limits
from onrecord.document import UNDATED
from onrecord.errors import ReadError
from onrecord.model import Cut, Document, Doubt, Input
from onrecord.read import plain
from onrecord.read.about import head, names
from onrecord.read.about.provenance import NOTHING, Facts, fact, time_doubts
from onrecord.read.formats import txt
from onrecord.read.text import lines

_HEAD = 12  # paragraphs from the start in which a title would stand
_NO_TITLE = ("untitled", "unbenannt", "document", "title", "microsoft word", "powerpoint")
_FILE = (".doc", ".docx", ".pdf", ".odt", ".rtf", ".indd", ".qxd", ".tex", ".dvi", ".txt", ".html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Characters that a format shows not to be of the text, and where they stood."""

    text: str
    reason: str  # "running head", "page number", "footnote number", ...
    paragraph: int  # index; the number of paragraphs for what stood behind the last
    offset: int = 0  # in that paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a format gave.

    `told` outranks the text; `hints` count only where the text tells nothing, because
    programs fill them in by themselves. `notes` are set below the text.
    """

    paragraphs: Sequence[str]
    notes: Sequence[str] = ()
    asides: Sequence[Aside] = ()
    told: Facts = NOTHING
    hints: Facts = NOTHING
    doubts: Sequence[Doubt] = ()


def document(written: Written, item: Input, limits: Limits) -> Document:
    """Read paragraphs as a plain text; of a raw input, nothing more is cut.

    Raises:
        ReadError: nothing is left to read ("empty"), or one paragraph is no prose ("too long").
    """
    paragraphs = [" ".join(lines.clean(text).split()) for text in written.paragraphs]
    text = "\n\n".join(filter(None, paragraphs))
    if not text.strip():
        raise ReadError("It holds no text: nothing to read is left in it.", code="empty")
    txt.check_lines(text, limits)
    if len(text) > limits.characters:
        raise ReadError(
            f"Its text has {len(text):,} characters; the limit is {limits.characters:,} (limit "
            "characters). Split it into documents.",
            code="too long",
        )
    told = written.told.over(_seen(written.hints, paragraphs))
    read = plain.document(text, item, told)
    read = _with_asides(read, paragraphs, written.asides)
    read = _with_notes(read, written.notes)
    return _with_hints(replace(read, doubts=(*read.doubts, *written.doubts)), written.hints)


def _seen(hints: Facts, paragraphs: Sequence[str]) -> Facts:
    """A hinted title counts when the text begins with it."""
    title = hints.title
    first = paragraphs[:_HEAD]
    found = title and any(head.same(text, title.value) for text in first)
    return Facts(title=title) if found else NOTHING


def _with_asides(read: Document, paragraphs: Sequence[str], asides: Sequence[Aside]) -> Document:
    starts = _starts(read.text, paragraphs)
    cuts = list(read.cuts)
    for aside in asides:
        kept = aside.paragraph < len(paragraphs)
        at = starts[aside.paragraph]
        if kept and starts[aside.paragraph + 1] > at:  # else it was cut itself
            at += min(aside.offset, len(paragraphs[aside.paragraph]))
        cuts.append(Cut(text=aside.text, reason=aside.reason, at=min(at, len(read.text))))
    cuts.sort(key=lambda cut: cut.at)
    return replace(read, cuts=tuple(cuts))


def _starts(text: str, paragraphs: Sequence[str]) -> list[int]:
    """Where each paragraph begins in a text from which some were cut, and the text's end."""
    kept = text.split("\n\n")
    starts: list[int] = []
    i = at = 0
    for paragraph in paragraphs:
        starts.append(at)
        if i < len(kept) and paragraph and (kept[i] in paragraph or paragraph in kept[i]):
            at += len(kept[i]) + 2
            i += 1
    return [*starts, at]


def _with_notes(read: Document, notes: Iterable[str]) -> Document:
    clean = [" ".join(lines.clean(note).split()) for note in notes]
    return replace(read, text="\n\n".join([read.text, *filter(None, clean)]))


def _with_hints(read: Document, hints: Facts) -> Document:
    """Fill in what the text does not tell; when a file was made is not when it came out."""
    missing = Facts(
        title=None if read.title else hints.title,
        byline=None if read.byline else hints.byline,
    )
    told = {name: found.value for name in ("title", "byline") if (found := getattr(missing, name))}
    doubts = time_doubts({"retrieved": read.retrieved, **told})
    created = hints.published
    if created and not (read.published or read.updated):
        message = (  # programs write the day of a template or of a conversion there, too
            f"Nothing in the text says when it was published, and it is kept undated. The file was "
            f"made on {created.value} ({created.where}): if it came out then, say so in a sidecar."
        )
        doubts = (Doubt(code=UNDATED, message=message), *doubts)
    return replace(
        read,
        **told,
        provenance=(*read.provenance, *missing.rows()),
        doubts=(*read.doubts, *doubts),
    )


def hints(where: str, title: str | None, author: str | None, created: str | None) -> Facts:
    """Judge what a program wrote into a file about it.

    Args:
        where: As a person would name the place: "PDF information".
        title: Perhaps the name of a file, or of nothing.
        author: Perhaps the account of a typist; only a person's name counts.
        created: An ISO 8601 date or time.
    """
    title = " ".join(lines.clean(title or "").split())[:500]
    author = " ".join(lines.clean(author or "").split())[:200]
    person = names.person(author) if author else None
    byline = (person,) if person else names.people(author) if author else ()
    return Facts(
        title=fact(title if _is_title(title) else None, f"{where}: title"),
        byline=fact(byline, f"{where}: author"),
        published=fact((created or "")[:10] or None, f"{where}: creation date", created),
    )


def _is_title(text: str) -> bool:
    low = text.lower()
    return len(text.split()) >= 2 and not low.startswith(_NO_TITLE) and not low.endswith(_FILE)


def changes(inserted: int, deleted: int) -> Doubt:
    """Say that a file holds changes that nobody has accepted yet."""
    return Doubt(
        code="tracked changes",
        message=f"It holds {inserted:,} tracked insertions, which were read, and {deleted:,} "
        "deletions, which were left out. Accept or reject them in the program that made it, if "
        "this is not the text that was published.",
    )


def comments(count: int) -> Doubt:
    """Say that a file holds comments beside its text."""
    return Doubt(
        code="comments",
        message=f"It holds {count:,} comments, which were left out: they are not of the text.",
    )
