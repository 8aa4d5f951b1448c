"""Exports of Factiva: the layout with two-letter codes, and the one for display."""

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
    publisher,
    rows_of,
    section,
)
from onrecord.read.text.languages import code as language_code

_CODES = frozenset(
    """SE HD CR BY WC PD ET SN SC ED PG VOL LA CY CX LP TD CT RF CO IN NS RE DJN IPD IPC PUB AN ART
    CLM DLN GC""".split()
)
_AFTER_BODY = _CODES - frozenset("SE HD CR BY WC PD ET SN SC ED PG VOL LA CY CX LP TD".split())
_GAP = "\ue000"  # of private use: marks a code that a column's width follows
_CODED = re.compile(  # " | " stands between the cells of a table
    r"^[ \t]*([A-Z]{2,3})(?: \| |\t[ \t]*| {2,}\t?|[ \t]*$)", re.MULTILINE
)
_CODE = re.compile(rf"([A-Z]{{2,3}})(?:{_GAP}? (.*)|{_GAP})?$")
_LISTED = re.compile(r"[A-Z]{2,3} \w{2,12} ?: ?\S")
_NUMBER = re.compile(r"Document ([A-Za-z0-9]{12,40})\s*$")
_WORDS = re.compile(r"\d[\d.,]* words?$")
_TIME = re.compile(r"\d{1,2}:\d\d(?: ?[AP]M)?(?: [A-Z]{2,4})?$")
_PAGE = re.compile(
    r"(?:[A-Z]{0,3}-?\d{1,4}[A-Z]?|[\w ]{1,24}(?:edition|final)|FINAL|first)$", re.IGNORECASE
)
_SHORT = re.compile(r"[A-Z0-9]{2,8}$")  # Factiva's own code of a publication
_HEAD_ROWS = 14  # rows in which the head of a document must stand
_CODE_MARKS = tuple(
    re.compile(form, re.MULTILINE)
    for form in (
        r"^ *HD(?: .*)?$",
        r"^ *WC[ |]*\n?\n? ?\d[\d.,]* words? *$",
        r"^ *PD[ |]*\n?\n? ?\d{1,2} \w{3,9} \d{4} *$",
        r"^ *SN(?: .*)?$",
    )
)
_DISPLAY_MARK = re.compile(
    r"^ *\d[\d.,]* words? *\n\s{0,4}\d{1,2} \w{3,9} \d{4} *\n(?:.{0,120}\n){1,10}? *"
    r"(?:\(c\)|©|copyright)",
    re.MULTILINE | re.IGNORECASE,
)


def is_coded(text: str) -> bool:
    """Whether a text starts as an export with codes does."""
    return all(mark.search(text) for mark in _CODE_MARKS)


def is_display(text: str) -> bool:
    """Whether a text starts as an export for display does."""
    return bool(_DISPLAY_MARK.search(text))


def coded(text: str) -> Iterator[Part]:
    """Split before each heading (HD) and read the codes."""
    rows = rows_of(_CODED.sub(rf"\1{_GAP} ", text))
    starts = _starts(rows)
    for start, end in pairwise([*starts, len(rows)]):
        yield _coded(rows, start, end)


def _starts(rows: Sequence[str]) -> list[int]:
    """Where documents start: at HD, or at the section (SE) above it."""
    found: list[int] = []
    open_ = False  # a document whose number (AN) has not come yet
    for i, row in enumerate(rows):
        name = _code(row)
        if name == "AN":
            open_ = False
        elif name in {"SE", "HD"} and not (
            open_ and (name == "SE" or _in_head(rows, found[-1], i))
        ):
            found.append(i)
            open_ = True
    return found


def _in_head(rows: Sequence[str], start: int, end: int) -> bool:
    """Whether all between is the section above a heading."""
    near = end - start <= _HEAD_ROWS
    return near and _code(rows[start]) == "SE" and len(filled(rows, start, end)) <= 3


def _code(row: str) -> str | None:
    found = _CODE.match(row.strip())
    return found[1] if found and found[1] in _CODES else None


def _coded(rows: Sequence[str], start: int, end: int) -> Part:
    values: dict[str, list[str]] = {}
    name = ""
    for row in rows[start:end]:
        found = _code(row)
        in_body = name in {"LP", "TD"}
        if found and (not in_body or found == "TD" or _ends_body(row, found)):
            name = found
            rest = row.strip()[len(name) :].removeprefix(_GAP).strip()
            values.setdefault(name, []).extend([rest] if rest else [])
        elif name == "AN" and values["AN"]:
            break  # what follows belongs to no document
        elif name:
            values.setdefault(name, []).append(row)
    return _part(start, values)


def _ends_body(row: str, name: str) -> bool:
    """Whether a row in a body is the next code, and not prose that begins with capitals."""
    stripped = row.strip()
    if name not in _AFTER_BODY:
        return False
    wide = stripped[len(name) :].startswith(_GAP)
    numbered = name == "AN" and bool(_NUMBER.search(stripped))
    return wide or numbered or bool(_LISTED.match(stripped))


def _part(start: int, values: Mapping[str, list[str]]) -> Part:
    told = {name: " ".join(" ".join(rows).split()) for name, rows in values.items()}
    text = "\n\n".join(body(values[name]) for name in ("LP", "TD") if values.get(name))
    day, clock = told.get("PD", ""), told.get("ET", "")
    found: dict[str, object] = {
        "title": told.get("HD"),
        "byline": list(credited(told["BY"])) if told.get("BY") else None,
        "publisher": publisher(told.get("SN", "")),
        "published": date(f"{day}, {clock}" if clock else day) or date(day),
        "section": section(told.get("SE"), told.get("CLM")),
        "language": told.get("LA"),
        "text": text,
    }
    problem = _lacking(found) if text else "It has a heading but no text (LP, TD)."
    if text and not told.get("AN"):
        problem = "It has no number (AN): the export is cut off within it."
    return Part(line=start + 1, values=found if text else {}, problem=problem)


def _lacking(found: Mapping[str, object]) -> str | None:
    lacking = [key for key in ("publisher", "published") if not found.get(key)]
    return f"No {' and no '.join(lacking)} could be read from its head." if lacking else None


def display(text: str) -> Iterator[Part]:
    """Split at the lines that give the number of a document ("Document HARCOU0020...")."""
    rows = rows_of(text)
    start = 0
    for i, row in enumerate(rows):
        if _NUMBER.match(row.strip()):
            yield _displayed(rows, start, i)
            start = i + 1
    if any(_is_count(rows, i) for i in range(start, len(rows))):
        part = _displayed(rows, start, len(rows))
        cut = "It has no number ('Document ...'): the export is cut off within it."
        yield Part(line=part.line, values=part.values, problem=cut)


def _is_count(rows: Sequence[str], i: int) -> bool:
    """Whether a row counts the words and the next one gives the date."""
    if not _WORDS.match(rows[i].strip()):
        return False
    below = filled(rows, i + 1, min(len(rows), i + 4))
    return bool(below and date(rows[below[0]]))


def _displayed(rows: Sequence[str], start: int, end: int) -> Part:
    count = next((i for i in range(start, end) if _is_count(rows, i)), None)
    if count is None:
        return Part(line=start + 1, problem="No line '... words' above a date is there, so its "
                    "head cannot be told from its body.")  # fmt: skip
    top, first = _above(rows, start, count)
    below, after = _below(rows, count, end)
    kept = filled(rows, after, end)
    last = end
    if len(kept) > 1 and _is_owner(rows[kept[-1]]):
        last = kept[-1]
    text = body(rows[after:last])
    found = {**top, **below, "text": text}
    if not text.strip():
        return Part(line=first + 1, problem="It has a head but no body.")
    return Part(line=first + 1, values=found, problem=_lacking(found))


def _is_owner(row: str) -> bool:
    """Whether a row is the company that owns the publication, and not the end of a body."""
    plain = row.strip()
    return len(plain) <= 80 and plain[:1].isupper() and not plain.endswith(tuple(".!?”\"'’:;"))


def _above(rows: Sequence[str], start: int, count: int) -> tuple[dict[str, object], int]:
    """Read up from the count of words: the byline, the title, the section; and the title's row."""
    above = filled(rows, start, count, step=-1)[:4]
    if not above:
        return {}, count
    byline: tuple[str, ...] = ()
    if len(above) > 1 and _is_byline(rows[above[0]]):
        byline = credited(rows[above.pop(0)])
    label = section(rows[above[1]]) if len(above) > 1 else None
    top = {"title": " ".join(rows[above[0]].split()), "byline": list(byline), "section": label}
    return dict(top), above[0]


def _is_byline(row: str) -> bool:
    plain = " ".join(row.split())
    found = credited(plain)
    return plain.lower().startswith("by ") or (found != (plain,) and bool(found)) or (
        len(found) == 1 and 2 <= len(plain.split()) <= 4 and plain.istitle()
    )  # fmt: skip


def _below(rows: Sequence[str], count: int, end: int) -> tuple[dict[str, object], int]:
    """Read down from the count of words: date, time, publisher, language; where the body starts."""
    below = filled(rows, count + 1, end)[:_HEAD_ROWS]
    found: dict[str, object] = {"published": date(rows[below[0]])}
    if len(below) > 1 and _TIME.match(rows[below[1]].strip()):
        with_time = f"{rows[below[0]].strip()}, {rows[below.pop(1)].strip()}"
        found["published"] = date(with_time) or found["published"]
    found["publisher"] = publisher(rows[below[1]]) if len(below) > 1 else None
    after = below[min(1, len(below) - 1)] + 1
    for i in below[2:]:
        plain = rows[i].strip()
        named = language_code(plain) if plain.isalpha() else None
        rights = RIGHTS.match(plain)
        if not (named or rights or _SHORT.match(plain) or _PAGE.match(plain)):
            break
        after = i + 1
        found |= {"language": plain} if named and not _SHORT.match(plain) else {}
        if rights:
            break
    return found, after
