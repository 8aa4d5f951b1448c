"""One record: a JSON object with a text or a page under "text" or "html", and what is told of it.

Lines of .jsonl files, rows of tables, entries of feeds and the parts of a press-database export
all become such an object before they are read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Document, Doubt, Genre, Given, Input, Provenance
from onrecord.read import plain
from onrecord.read.about import dates, genre, names
from onrecord.read.about.provenance import overrule
from onrecord.read.formats import html, txt
from onrecord.read.text import languages, lines

KEYS = (
    *("id", "text", "html", "title", "publisher", "byline", "published", "updated"),
    *("retrieved", "genre", "section", "dateline", "language", "url"),
)
WHERE = "_where"  # a key of records that we make: who tells what stands in them
_STRINGS = tuple(key for key in KEYS if key not in {"id", "byline"})
_TOLD = ("title", "publisher", "url")  # taken as they are, cleaned
_DATES = ("published", "updated", "retrieved")
_SHOWN = 200  # characters of a value in a message


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the keys of a record tell beside its text, and what of it was not understood."""

    given: Given
    doubts: tuple[Doubt, ...] = ()


def parse(line: bytes) -> dict[str, object]:
    """Parse the JSON of one record.

    Raises:
        ReadError: it is not a JSON object ("broken record").
    """
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        start = line[:60].decode("utf-8", errors="replace").strip()
        raise ReadError(
            f"Not a JSON record ({error or 'nested too deep'}); it begins {start!r}. Expected one "
            'object a line, as {"id": "a1", "text": "..."}: correct or remove the line.',
            code="broken record",
        ) from error
    if not isinstance(found, dict):
        raise ReadError(
            f"Found a JSON {type(found).__name__}; expected an object with the key 'text'.",
            code="broken record",
        )
    return found


def made(
    values: Mapping[str, object], name: str, *, where: str, given: Given | None = None
) -> Input:
    """Make an input of values under `KEYS`, named by the record's own id where it has one.

    Args:
        values: What is empty or None is left out.
        name: For a record without an id.
        where: Who tells what stands in them: "column", "feed", ...
        given: What is told from outside the record, which outranks it.
    """
    kept = {key: value for key, value in values.items() if value not in (None, "", ())}
    payload = json.dumps(kept | {WHERE: where}, ensure_ascii=True).encode("ascii")
    own = name_of(values) or name
    return Input(name=own, format="record", payload=payload, given=given)


def name_of(values: Mapping[str, object]) -> str | None:
    """The record's own id, where it has one."""
    own = values.get("id")
    if isinstance(own, bool) or not isinstance(own, str | int):
        return None
    return " ".join(lines.whole(str(own)).split()) or None


def read(data: bytes, item: Input, limits: Limits) -> Document:
    """Read one record; of a raw input, the text as it is.

    Raises:
        ReadError: a broken record, a key of another type, no text, or no body in its page.
    """
    values = parse(data)
    check(values)
    told = tell(values)
    within = replace(item, given=stronger(item.given, told.given))
    document = overrule(_body(values, within, limits), told.given)
    return replace(_placed(document, values, told), doubts=(*document.doubts, *told.doubts))


def _placed(document: Document, values: Mapping[str, object], told: Told) -> Document:
    place = _line(values.get("dateline"))
    if not place:
        return document
    row = Provenance(field="dateline", where=told.given.where, text=place[:_SHOWN])
    return replace(document, dateline=place, provenance=(row, *document.provenance))


def _body(values: Mapping[str, object], item: Input, limits: Limits) -> Document:
    text, page = values.get("text"), values.get("html")
    if isinstance(text, str) and (text.strip() or page is None):
        if not text.strip():
            raise ReadError("The record's text is empty.", code="empty")
        txt.check_lines(text, limits)
        return plain.document(lines.whole(text), item)
    return html.read(lines.whole(str(page)).encode("utf-8-sig"), item, limits)


def stronger(first: Given | None, then: Given) -> Given:
    """Lay what is told by the first over what is told by the second."""
    if first is None:
        return then
    told = {field.name: value for field in fields(first) if (value := getattr(first, field.name))}
    return replace(then, **told)


def check_types(values: Mapping[str, object]) -> None:
    """Check the types of the known keys.

    Raises:
        ReadError: a known key has another type ("broken record").
    """
    for key in _STRINGS:
        value = values.get(key)
        if value is not None and not isinstance(value, str):
            raise _wrong_type(key, value, "a string")
    byline = values.get("byline")
    listed = isinstance(byline, list) and all(isinstance(name, str) for name in byline)
    if byline is not None and not isinstance(byline, str) and not listed:
        raise _wrong_type("byline", byline, "a string or a list of strings")


def check(values: Mapping[str, object]) -> None:
    """Check the types of the known keys, and that there is something to read.

    Raises:
        ReadError: a known key has another type, or there is no text ("broken record").
    """
    check_types(values)
    if values.get("text") is None and values.get("html") is None:
        keys = ", ".join(repr(key[:40]) for key in list(values)[:12] if key != WHERE)
        raise ReadError(
            f"The record has neither 'text' nor 'html'; its keys are {keys or 'none'}. If one of "
            "them holds the text, say so with --map text=KEY.",
            code="broken record",
        )


def _wrong_type(key: str, value: object, expected: str) -> ReadError:
    return ReadError(
        f"The key {key!r} holds a {type(value).__name__}; expected {expected}.",
        code="broken record",
    )


def tell(values: Mapping[str, object], where: str = "record") -> Told:
    """Read what checked values tell beside the text.

    Args:
        values: With the types that `check` demands.
        where: Who tells it, unless the values say so themselves.
    """
    doubts: list[Doubt] = []
    plain = {key: _line(values.get(key)) for key in (*_TOLD, *_DATES)}
    times = {key: _date(plain.pop(key), key, doubts) for key in _DATES}
    own = values.get(WHERE)
    given = Given(
        where=own[:40] if isinstance(own, str) else where,
        byline=byline(values.get("byline")),
        genre=_genre(values, doubts),
        language=_language(_line(values.get("language")), doubts),
        **plain,
        **times,
    )
    return Told(given=given, doubts=tuple(doubts))


def _line(value: object) -> str | None:
    """A value on one line, cleaned; None where it is empty or no string."""
    return (" ".join(lines.clean(value).split()) or None) if isinstance(value, str) else None


def byline(value: object) -> tuple[str, ...]:
    """Read the names that are given in one string or as a list of strings."""
    if isinstance(value, str):
        return names.credited(lines.clean(value))
    if isinstance(value, Sequence):
        cleaned = (_line(name) for name in value)
        return tuple(dict.fromkeys(name for name in cleaned if name))
    return ()


def _date(value: str | None, key: str, doubts: list[Doubt]) -> str | None:
    found = dates.parse(value) if value else None
    if value and not found:
        doubts.append(
            Doubt(
                code="unread date",
                message=f"{key!r} was given as {value[:_SHOWN]!r}, which is not understood as a "
                "date. Write 2031, 2031-05, 2031-05-04 or 2031-05-04T08:00:00+02:00.",
            )
        )
    return found


def _genre(values: Mapping[str, object], doubts: list[Doubt]) -> Genre | None:
    """The genre that is given, else the one that the name of a section tells."""
    given, section = _line(values.get("genre")), _line(values.get("section"))
    found = _named_genre(given) if given else None
    if given and not found:
        doubts.append(
            Doubt(
                code="unread genre",
                message=f"'genre' was given as {given[:_SHOWN]!r}; expected one of "
                f"{', '.join(Genre)}. It was judged by the text instead.",
            )
        )
    return found or (genre.label(section) if section else None)


def _named_genre(value: str) -> Genre | None:
    try:
        return Genre(value.lower())
    except ValueError:
        return genre.label(value)


def _language(value: str | None, doubts: list[Doubt]) -> str | None:
    found = languages.code(value) if value else None
    if value and not found:
        doubts.append(
            Doubt(
                code="unread language",
                message=f"'language' was given as {value[:_SHOWN]!r}, which is not understood. "
                "Write a code such as 'en'. It was judged by the text instead.",
            )
        )
    return found
