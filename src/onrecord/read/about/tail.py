"""What stands below the body of a plain text: author boxes, disclaimers, copyright."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Genre
from onrecord.read.about import agency, credit_lines, names
from onrecord.read.text.lines import Line

_REACH = 30  # lines from the end that may belong to the tail
_DISCLAIMER = re.compile(
    r"(?:the )?(?:views?|opinions?|ideas|thoughts)(?: and (?:views?|opinions?|ideas))?"
    r"(?:,? (?:that are |as )?(?:expressed|presented|contained|stated))?\b.{0,120}"
    r"\b(?:author|writer|columnist|contributor|own"
    r"|not (?:necessarily )?(?:those|reflect|represent))",
    re.IGNORECASE,
)
_OF_PUBLISHER = re.compile(
    r"\bnot (?:necessarily )?(?:those|(?:reflect|represent|express)\b.{0,60}?\b"
    r"(?:views?|opinions?|positions?|policy|policies|stance|standpoint))"
    r" (?:or position |or policy )?of ((?:[Tt]he )?[A-Z][^,;()]{1,60}?)"
    r"(?:,? (?:its|or|and) [a-z].{0,80})?\.?$"
)
_COPYRIGHT = re.compile(
    r"^(?:(?:copyright|©|\(c\)|all rights reserved),? ?){1,3}"
    r"(?:\d{4}(?: ?[-–] ?\d{4})?)?,? ?(?:by )?"
    r"((?:the )?[^\W\d_][^,.;|()©]{1,50})",
    re.IGNORECASE,
)
_COMPANY = re.compile(r",? (?:LLC|Inc|Ltd|Limited|GmbH|plc|Media Group|Corp)\b.*$")
# Words of no name; agencies and syndicates, which hold rights and did not publish this copy.
_NO_PUBLISHER = re.compile(
    r"\b(?:all rights|reserved|click|copyright|syndicates?|associated press|reuters|content agency"
    r"|writers group|productions|creators)\b|\b\w$",
    re.IGNORECASE,
)
_BIO_VERB = (
    r"(?:is|was|are|were|has|holds?|graduated|covers?|covered|writes?|wrote|served|serves|teaches|taught"
    r"|reports?|reported|works?|worked|joined|lives|leads?|studied|studies|edits|contributes|specialises"
    r"|specializes|researches|can be reached|previously)\b"
)
_BIO_AFTER_NAME = re.compile(rf"(?:,? [^.!?”\"]{{0,160}}?,)? {_BIO_VERB}")
_POST = re.compile(
    r"(?P<name>[^,.(]{4,50}?)(?: \([^()]{1,30}\))?(?:, [^.!?”\"]{3,160}?,)?"
    r" (?:is|was) (?:an?|the|currently|one of)\b(?P<rest>[^.]{0,120})"
)
_TRADE = re.compile(
    r"\b(?:professor|lecturer|fellow|author|editor|reporter|correspondent|columnist|writer|journalist"
    r"|contributor|commentator|researcher|essayist|historian|economist|graduate of|staff|blogger"
    r"|broadcaster|scholar|analyst)\b",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class Tail:
    """What the end of a text says about it; `labels` gives the lines to cut and why."""

    byline: tuple[str, ...] = ()
    publisher: str | None = None
    genre: Genre | None = None
    agency: str | None = None
    contributors: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()  # "Reporting by": the authors where no byline names any
    first: str | None = None  # who published it before the page that shows it
    read_from: dict[str, str] = field(default_factory=dict)  # field -> the line that told it
    labels: dict[int, str] = field(default_factory=dict)


def parse(lines: Sequence[Line], cut: Mapping[int, str], known: Sequence[str]) -> Tail:
    """Read the end of a text.

    Args:
        lines: The whole text.
        cut: Lines that are known to be furniture, and why.
        known: Names in the byline, where something else gives it.
    """
    tail = Tail(byline=tuple(known))
    start = max(1, len(lines) - _REACH)
    for i in range(start, len(lines)):
        _notice(lines[i], i, tail)
        _credits(lines[i], i, tail)
    _boxes(lines, start, tail)
    _biographies(lines, start, cut, tail, known)
    return tail


def _notice(line: Line, i: int, tail: Tail) -> None:
    text = line.text
    if 6 <= line.words <= 70 and _DISCLAIMER.match(text):
        tail.genre = Genre.OPINION
        tail.labels[i] = "disclaimer"
        found = _OF_PUBLISHER.search(text)
        tail.read_from["genre"] = text
        if found:
            tail.publisher = found[1]
            tail.read_from["publisher"] = text
    found = _COPYRIGHT.match(text) if line.words <= 70 else None
    if not found:
        return
    service = agency.named(_COMPANY.sub("", found[1]))
    if service:
        tail.agency = tail.agency or service
        tail.read_from.setdefault("agency", text)
    elif not _NO_PUBLISHER.search(found[1]) and not tail.publisher:
        tail.publisher = _COMPANY.sub("", found[1]).strip()
        tail.read_from["publisher"] = text


def _credits(line: Line, i: int, tail: Tail) -> None:
    """Read who contributed; a line that is nothing but credits is no body."""
    found = credit_lines.parse(line.text) if line.words <= 70 else None
    if found is None:
        return
    tail.labels.setdefault(i, "credits")
    tail.contributors = _joined(tail.contributors, found.contributors)
    tail.reporters = _joined(tail.reporters, found.reporters)
    tail.agency = tail.agency or found.agency
    tail.first = tail.first or found.publisher
    for name in ("contributors", "reporters", "agency", "first"):
        if getattr(tail, name):
            tail.read_from.setdefault(name, line.text)


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one + other))


def _boxes(lines: Sequence[Line], start: int, tail: Tail) -> None:
    """Find boxes: a name on a line of its own, once or twice, then what the author is."""
    for i in range(start, len(lines) - 1):
        name = names.person(lines[i].text)
        if not name:
            continue
        again = lines[i + 1].text == lines[i].text
        after = i + 2 if again else i + 1
        text = lines[after].text if after < len(lines) else ""
        about = _is_about(text, lines[i].text) and (again or bool(_TRADE.search(text[:200])))
        if about or (again and after == len(lines)):
            _author(tail, name)
            tail.labels |= dict.fromkeys(range(i, after + about), "author box")


def _biographies(
    lines: Sequence[Line],
    start: int,
    cut: Mapping[int, str],
    tail: Tail,
    known: Sequence[str],
) -> None:
    """Go up from the end over lines about the authors until the body begins."""
    for i in range(len(lines) - 1, start - 1, -1):
        text = lines[i].text
        if i in cut or i in tail.labels:
            continue
        if any(_is_about(text, name) for name in tail.byline):
            tail.labels[i] = "author box"
            continue
        name = None if known else _newcomer(text, lines[:i])
        if not name or lines[i].words > 90:
            return
        tail.labels[i] = "author box"
        _author(tail, name)


def _is_about(text: str, name: str) -> bool:
    return text.startswith(name) and bool(_BIO_AFTER_NAME.match(text, len(name)))


def _newcomer(text: str, before: Sequence[Line]) -> str | None:
    """The person whose trade the last lines tell, if the text had not spoken of them."""
    found = _POST.match(text[:500])
    name = names.person(found["name"]) if found else None
    if not found or not name or not _TRADE.search(found["rest"][:90]):
        return None
    surname = re.compile(rf"\b{re.escape(name.split(' ')[-1])}\b")
    body = (line.text for line in before if line.text != name and not names.byline(line.text))
    return None if any(surname.search(text) for text in body) else name


def _author(tail: Tail, name: str) -> None:
    if name not in tail.byline:
        tail.byline += (name,)
