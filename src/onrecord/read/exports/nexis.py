"""Exports of Nexis: the layout of LexisNexis Academic, and that of Nexis Uni and Advance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from onrecord.read.about.names import credited
from onrecord.read.exports.part import (
    RIGHTS,
    Part,
    body,
    date,
    filled,
    place,
    publisher,
    rows_of,
    section,
)

_COUNT = re.compile(
    r"(?:Document (?P<a>\d{1,6}) of (?P<b>\d{1,6})|(?:LEVEL \d+ - )?(?P<c>\d{1,6}) of "
    r"(?P<d>\d{1,6}) (?:DOCUMENTS?|STORIES|STORY))",
    re.IGNORECASE,
)
_END = "end of document"
_HEAD_LABELS = frozenset(
    "headline byline section length dateline highlight series type correction url".split()
)
_TAIL_LABELS = frozenset(
    """load-date language graphic publication-type document-type journal-code subject organization
    organisation company ticker industry geographic person country state city acc-no issn
    distribution notes update pub-type correction-date rec-type url name""".split()
)
_LABEL = re.compile(r"([A-Z][A-Za-z]+(?:-[A-Za-z]+)?):(?: (.*))?$")
_LENGTH = re.compile(r"length: ?[\d.,]+ words?", re.IGNORECASE)
_EDITION = re.compile(r"\b(?:edition|late|final|main|correction appended)\b", re.IGNORECASE)
_COVER = re.compile(
    r"(?:user name|date and time|job number|documents? ?\(\d+\)|client/matter|search terms"
    r"|search type|narrowed by|content type|about lexisnexis|page \d+ of \d+|\d{1,4}\. )",
    re.IGNORECASE,
)
_BODY = frozenset({"body", "full text"})
_AFTER_BODY = frozenset({"classification", "graphic", "notes", "correction", "load-date"})
_PAGE = re.compile(r"page \d+ of \d+", re.IGNORECASE)
_HEAD_ROWS = 60  # rows in which the head of a document must stand
_OLD_LABELS = re.compile(
    r"^ *(?:BYLINE|SECTION|LENGTH|HEADLINE|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|DATELINE): ",
    re.MULTILINE,
)
_OLD_COUNT = re.compile(rf"^ *{_COUNT.pattern} *$", re.MULTILINE | re.IGNORECASE)
_NEW_MARKS = tuple(
    re.compile(form, re.MULTILINE)
    for form in (
        r"^ *Length: ?[\d.,]+ words? *$",
        r"^ *Copyright\b.{0,200}$",
        r"^ *(?:Body|Load-Date: .{4,40}|Section: .{1,200}|Byline: .{1,200}) *$",
    )
)
_NEW_COVER = (
    re.compile(r"^ *job number: *\d+", re.MULTILINE | re.IGNORECASE),
    re.compile(r"^ *documents? ?\(\d+\)", re.MULTILINE | re.IGNORECASE),
)


def is_academic(text: str) -> bool:
    """Whether a text starts as an export of LexisNexis Academic does."""
    return bool(_OLD_COUNT.search(text) and _OLD_LABELS.search(text))


def is_uni(text: str) -> bool:
    """Whether a text starts as an export of Nexis Uni does."""
    told = all(mark.search(text) for mark in _NEW_MARKS)
    return told or all(mark.search(text) for mark in _NEW_COVER)


def academic(text: str) -> Iterator[Part]:
    """Split at the lines that count the documents ("1 of 25 DOCUMENTS")."""
    rows = rows_of(text)
    starts = [(i, found) for i, row in enumerate(rows) if (found := _COUNT.fullmatch(row.strip()))]
    for start, end in pairwise([*(i for i, _ in starts), len(rows)]):
        yield _academic(rows, start, end)
    if starts:
        last = starts[-1][1]
        number, total = int(last["a"] or last["c"]), int(last["b"] or last["d"])
        if number != total or len(starts) != total:
            yield Part(
                line=len(rows),
                problem=f"It counts {total:,} documents, but {len(starts):,} stand in it and the "
                f"last is number {number:,}: it is cut off, or some are missing.",
            )


def _academic(rows: Sequence[str], start: int, end: int) -> Part:
    labels = [
        (i, name)
        for i in range(start + 1, min(end, start + _HEAD_ROWS))
        if (name := _label(rows[i])) and name in _HEAD_LABELS and not rows[i - 1].strip()
    ]
    labels = _of_head(rows, labels)
    if not labels:
        return Part(line=start + 1, problem="None of the lines BYLINE:, SECTION: or LENGTH: is "
                    "there, so its head cannot be told from its body.")  # fmt: skip
    told, after = _values(rows, [i for i, _ in labels], end)
    top = _top(_groups(rows, start + 1, labels[0][0]))
    tail = _tail(rows, after, end)
    told |= _values(rows, [i for i in range(tail, end) if _label(rows[i])], end)[0]
    text = body(row for row in rows[after:tail] if row.strip().upper() != "BODY:")
    return _part(start, top | _told(told), text.removeprefix("BODY: "))


def _of_head(rows: Sequence[str], labels: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Of labelled rows those of the head: up to the length, or to the first words without a label.

    The same labels come behind a short body, too: its address, its series.
    """
    until = max((k for k, (_, name) in enumerate(labels) if name == "length"), default=0)
    for k in range(until + 1, len(labels)):
        between = filled(rows, labels[k - 1][0], labels[k][0])
        blank = next((i for i in range(labels[k - 1][0], labels[k][0]) if not rows[i].strip()), 0)
        if blank and any(i > blank and _label(rows[i]) is None for i in between):
            return labels[:k]
    return labels


def _label(row: str) -> str | None:
    found = _LABEL.match(row.strip())
    name = found[1].lower() if found else None
    return name if name in _HEAD_LABELS or name in _TAIL_LABELS else None


def _values(rows: Sequence[str], starts: list[int], end: int) -> tuple[dict[str, str], int]:
    """Read labelled values, each up to the next empty row; and where the last one ends."""
    found: dict[str, str] = {}
    after = starts[-1] if starts else end
    for start, until in pairwise([*starts, end]):
        after = next((i for i in range(start, until) if not rows[i].strip()), until)
        name, _, first = " ".join(" ".join(rows[start:after]).split()).partition(":")
        found.setdefault(name.lower(), first.strip())
    return found, after


def _groups(rows: Sequence[str], start: int, end: int) -> list[list[str]]:
    """Rows that stand together, without those that claim rights."""
    found: list[list[str]] = [[]]
    for row in rows[start:end]:
        if not row.strip():
            found.append([])
        elif not RIGHTS.match(row.strip()):
            found[-1].append(row.strip())
    return [group for group in found if group]


def _top(groups: list[list[str]]) -> dict[str, object]:
    """Read what stands above the labels: the publisher, the date with its edition, the title."""
    for i, group in enumerate(groups):
        published = date(group[0]) or (date(group[1]) if i == 0 and len(group) > 1 else None)
        if published:
            named = groups[i - 1][0] if i else group[0] if not date(group[0]) else ""
            title = [row for rest in groups[i + 1 :] for row in rest]
            if len(groups) > i + 2 and _EDITION.search(groups[i + 1][0]):
                title = [row for rest in groups[i + 2 :] for row in rest]
            return {
                "publisher": publisher(named),
                "published": published,
                "title": " ".join(title) or None,
            }
    return {}


def _tail(rows: Sequence[str], start: int, end: int) -> int:
    """Where the labels below the body begin; some are the head's, then labels alone follow."""
    end_of_body = _before_labels(rows, start, end)
    for i in range(start, end_of_body):
        if (_label(rows[i]) in _TAIL_LABELS and rows[i].partition(":")[0].isupper()) or (
            RIGHTS.match(rows[i].strip()) and not any(rows[k].strip() for k in range(i + 3, end))
        ):
            return i
    return end_of_body


def _before_labels(rows: Sequence[str], start: int, end: int) -> int:
    """Where the last words without a label end."""
    until = end
    for i in range(end - 1, start, -1):
        row = rows[i].strip()
        if not row or rows[i - 1].strip() or RIGHTS.match(row):
            continue  # inside a paragraph, or no part of the body
        if not (_label(row) and row.partition(":")[0].isupper()):
            break
        until = i
    return until


def uni(text: str) -> Iterator[Part]:
    """Split at the lines "End of Document"."""
    rows = rows_of(text)
    start = 0
    for i, row in enumerate(rows):
        if row.strip().lower() == _END:
            yield _uni(rows, start, i)
            start = i + 1
    left = filled(rows, start, len(rows))
    if any(_LENGTH.match(rows[i].strip()) for i in left):
        part = _uni(rows, start, len(rows))
        cut = "It has no 'End of Document': the export is cut off within it."
        yield Part(line=part.line, values=part.values, problem=part.problem or cut)


def _uni(rows: Sequence[str], start: int, end: int) -> Part:
    anchor = next(
        (i for i in range(start, end) if _claims_rights(rows[i]) or _LENGTH.match(rows[i].strip())),
        None,
    )
    if anchor is None:
        return Part(line=start + 1, problem="Neither a line 'Copyright ...' nor 'Length: ... "
                    "words' is there, so its head cannot be told from its body.")  # fmt: skip
    top, first = _above(rows, start, anchor)
    heading = next(
        (i for i in range(anchor, min(end, anchor + _HEAD_ROWS)) if _is(rows[i], _BODY)), None
    )
    reach = heading or min(end, anchor + _HEAD_ROWS)
    named = [(i, name) for i in range(anchor, reach) if (name := _label(rows[i]))]
    told_above = [(i, name) for i, name in named if name in _HEAD_LABELS]
    labels = [i for i, _ in (told_above if heading else _of_head(rows, told_above))]
    after = heading if heading is not None else max([anchor, *labels])
    told = _labelled(rows, labels)
    tail = next(
        (i for i in range(after + 1, end) if _is(rows[i], _AFTER_BODY) or _ends(rows[i])), end
    )
    told |= _labelled(rows, [i for i in range(tail, end) if _label(rows[i]) in _TAIL_LABELS])
    kept = (row for row in rows[after + 1 : tail] if not _PAGE.fullmatch(row.strip()))
    return _part(first, top | _told(told), body(kept))


def _claims_rights(row: str) -> bool:
    return bool(RIGHTS.match(row.strip()))


def _is(row: str, words: frozenset[str]) -> bool:
    return row.strip().rstrip(":").lower() in words


def _ends(row: str) -> bool:
    name = _label(row)
    return name in _TAIL_LABELS and name in {"load-date", "language", "publication-type"}


def _labelled(rows: Sequence[str], numbers: list[int]) -> dict[str, str]:
    found: dict[str, str] = {}
    for i in numbers:
        name, _, value = rows[i].strip().partition(":")
        found.setdefault(name.lower(), " ".join(value.split()))
    return found


def _above(rows: Sequence[str], start: int, anchor: int) -> tuple[dict[str, object], int]:
    """Read up from the claim of rights: the date, the publisher, the title; and its row."""
    above = filled(rows, start, anchor, step=-1)[:12]
    at = next((k for k, i in enumerate(above) if date(rows[i])), None)
    if at is None or len(above) < at + 3:
        return {}, start
    day, named, headline = above[at : at + 3]
    first = headline
    while first > start and rows[first - 1].strip() and rows[first].strip() \
            and not _COVER.match(rows[first - 1].strip()):  # fmt: skip
        first -= 1
    title = " ".join(row.strip() for row in rows[first : headline + 1])
    top = {"title": title, "publisher": publisher(rows[named]), "published": date(rows[day])}
    return dict(top), first


def _told(labels: Mapping[str, str]) -> dict[str, object]:
    """Read what the labels tell. The date of loading is the database's, not the document's."""
    found: dict[str, object] = {
        "byline": list(credited(labels["byline"])) if labels.get("byline") else None,
        "section": section(labels.get("section"), labels.get("type"), labels.get("document-type")),
        "dateline": place(labels.get("dateline", "")),
        "language": labels.get("language"),
        "title": labels.get("headline"),
        "url": labels.get("url"),
    }
    return {key: value for key, value in found.items() if value}


def _part(start: int, values: Mapping[str, object], text: str) -> Part:
    if not text.strip():
        return Part(line=start + 1, problem="It has a head but no body.")
    lacking = [key for key in ("publisher", "published") if not values.get(key)]
    problem = f"No {' and no '.join(lacking)} could be read from its head." if lacking else None
    return Part(line=start + 1, values={**values, "text": text}, problem=problem)
