"""Dates and bylines that a page shows near its heading, as a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.about import agency, dates, names
from onrecord.read.about.provenance import Fact, Facts, fact
from onrecord.read.about.tags import Near

_ABOVE, _BELOW = 6, 30  # lines before and after the heading
_WORDS = 14  # of a line that holds a date or a byline
_SHORTEST = 5  # characters before a date that may be a name
_UPDATED = re.compile(
    r"\b(?:updated?|modified|revised|edited|aktualisiert|mis à jour)\b", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|publiziert|veröffentlicht|publié|publicado|pubblicato)\b", re.IGNORECASE
)
_NOT_THIS = re.compile(r"©|\bcopyright\b|\(c\)|\bexpires\b|\bsource:", re.IGNORECASE)
_LABEL = re.compile(
    r"[^\w]*(?:(?:first|last|originally) )?(?:published|posted|updated|modified)[ :on]*",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:posted |written )?(?:by|von|por|par|di)(?: *:)?", re.IGNORECASE)
_OTHER_BY = re.compile(
    r"^(?:Von|Por|Par|Di|Oleh|Door|Av|Af): (?=[^\W\d_])|^(?:Von|Por|Par) (?=[^\W\d_])"
)
_POSTED_BY = re.compile(r"\bby (?P<who>[^|•·]{3,60}?)(?: on\b| at\b|$| [|•·])", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class _Reader:
    """What was met so far, going down the page."""

    published: Fact[str] | None = None
    updated: Fact[str] | None = None
    byline: Fact[tuple[str, ...]] | None = None
    agency: Fact[str] | None = None
    order: dates.Order | None
    retrieved: str | None


def read(lines: Sequence[Near], order: dates.Order | None, retrieved: str | None) -> Facts:
    """Read the lines around a heading.

    Args:
        lines: In the order of the page; far ones last.
        order: Of numeric dates, where the page's language or country tells it.
        retrieved: When the page was saved, for "3 hours ago"; None is not known.
    """
    reader = _Reader(order=order, retrieved=retrieved)
    after = [line.text for line in lines if line.after and not line.far][:_BELOW]
    before = [line.text for line in lines if not line.after][-_ABOVE:]
    _dates(after, reader, bare=True)
    _dates(before, reader, bare=True)
    _dates([line.text for line in lines if line.far], reader, bare=False)
    _byline([*before, *after], reader)
    if reader.byline is None:
        _name_beside_date(after, reader)
    return Facts(
        published=reader.published,
        updated=reader.updated,
        byline=reader.byline,
        agency=reader.agency,
    )


def _dates(lines: Sequence[str], reader: _Reader, *, bare: bool) -> None:
    """Take the first date of each role.

    Args:
        lines: Lines of the page.
        reader: What was met so far.
        bare: A date may stand without a word that says whose it is.
    """
    for i, line in enumerate(lines):
        if _NOT_THIS.search(line) or line.count(" ") >= _WORDS:
            continue
        before = lines[i - 1] if i and _LABEL.fullmatch(lines[i - 1]) else ""
        start = 0
        for found in dates.find(line, reader.order):
            words = f"{before} {line[start : found.start]}"
            start, before = found.end, ""
            if len(found.value) >= 10 and (bare or _PUBLISHED.search(words)):
                _take(found.value, words, line, reader)
        if not start and reader.retrieved and reader.published is None:
            day = dates.relative(line, reader.retrieved)
            _take(day, f"{before} {line}", line, reader) if day else None


def _take(value: str, words: str, line: str, reader: _Reader) -> None:
    if _UPDATED.search(words):
        reader.updated = reader.updated or fact(value, "shown on the page", line)
    elif reader.published is None:
        reader.published = fact(value, "shown on the page", line)


def _byline(lines: Sequence[str], reader: _Reader) -> None:
    """Read "By Ana Reyes", also where "By" and the names are two lines, or no "By" is there."""
    for i, whole in enumerate(lines):
        after = lines[i + 1] if i + 1 < len(lines) else ""
        line = _without_date(whole, reader)
        joined = f"By {after}" if _LEAD.fullmatch(line) else _OTHER_BY.sub("By ", line)
        if line.count(" ") >= _WORDS and not line.lower().startswith("by "):
            continue
        posted = _POSTED_BY.search(joined)
        found = names.byline(joined) or (names.byline(f"By {posted['who']}") if posted else ())
        service = agency.named(joined.removeprefix("By ").removeprefix("by "))
        if service and reader.agency is None:
            reader.agency = fact(service, "shown on the page", joined)
        people = tuple(name for name in found if not agency.named(name))
        if people and reader.byline is None:
            reader.byline = fact(people, "shown on the page", joined)


def _without_date(line: str, reader: _Reader) -> str:
    """Cut a line where its date, or the words before that, begin, if a name can stand there."""
    found = dates.find(line, reader.order)
    start = found[0].start if found else len(line)
    word = _PUBLISHED.search(line) or _UPDATED.search(line)
    start = min(start, word.start() if word else start)
    return line[:start].rstrip(" ,|•·–—-") if start >= _SHORTEST else line


def _name_beside_date(lines: Sequence[str], reader: _Reader) -> None:
    """Names alone on a line under the heading, with a date within two lines of them."""
    dated = [i for i, line in enumerate(lines) if dates.find(line, reader.order)]
    for i, line in enumerate(lines[:12]):
        people = names.people(line) if not line.isupper() else ()
        if people and any(0 < abs(i - other) <= 2 for other in dated) and not reader.byline:
            reader.byline = fact(people, "shown on the page", line)
