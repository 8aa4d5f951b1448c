"""Exports of ProQuest: labelled fields between rules of underscores."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.read.about.names import credited
from onrecord.read.exports.part import Part, body, date, place, publisher, rows_of, section

_RULE = re.compile(r"_{20,}$")
_LABELS = frozenset(
    label.strip()
    for label in """abstract, author, authors, business indexing term, classification, column,
    company / organization, copyright, correspondence author, country of publication, credit,
    database, dateline, document type, document url, edition, e-issn, first page, full text,
    identifier / keyword, illustration, issn, issue, language, language of publication,
    last updated, links, location, name, number of pages, number of references, pages, people,
    place of publication, proquest document id, publication, publication date, publication info,
    publication subject, publication title, publication year, publisher, publisher logo, section,
    source attribution, source type, start page, startpage, subject, subject terms, subtitle,
    supplement, title, volume, year""".split(",")
)
_FIELD = re.compile(r"([A-Z][A-Za-z /-]{2,40}): ?(.*)$")
_MARKS = tuple(
    re.compile(form, re.MULTILINE)
    for form in (
        r"^ *Publication (?:title|info|date): ",
        r"^ *(?:Full text|ProQuest document ID|Document URL|ProQuest document link)(?:: ?|$)",
    )
)
_COVER = re.compile(r"^ *Report Information from ProQuest *$", re.MULTILINE)
_INFO_DATE = re.compile(r"\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}")


def is_proquest(text: str) -> bool:
    """Whether a text starts as an export of ProQuest does."""
    return bool(_COVER.search(text)) or all(mark.search(text) for mark in _MARKS)


def proquest(text: str) -> Iterator[Part]:
    """Split at the rules; what has no field of a document between two of them is none."""
    rows = rows_of(text)
    rules = [i for i, row in enumerate(rows) if _RULE.match(row.strip())]
    for start, end in zip([0, *(i + 1 for i in rules)], [*rules, len(rows)], strict=True):
        fields = _fields(rows, start, end)
        if "publication title" in fields or "publication info" in fields:
            yield _part(start, fields)
        elif "full text" in fields or "proquest document id" in fields:
            yield Part(line=start + 1, problem="Neither 'Publication title:' nor 'Publication "
                       "info:' is there: the export is broken here.")  # fmt: skip


def _fields(rows: Sequence[str], start: int, end: int) -> dict[str, list[str]]:
    """Collect the rows of each field; the first of several with one name counts."""
    found: dict[str, list[str]] = {}
    name = ""
    for row in rows[start:end]:
        field = _FIELD.match(row.strip())
        if field and field[1].lower() in _LABELS:
            name = field[1].lower()
            if name in found:
                name = ""
            else:
                found[name] = [field[2]]
        elif name:
            found[name].append(row)
    return found


def _part(start: int, fields: Mapping[str, list[str]]) -> Part:
    told = {name: " ".join(" ".join(rows).split()) for name, rows in fields.items()}
    text = body(fields.get("full text", []))
    if not text.strip():
        return Part(line=start + 1, problem="It has no 'Full text:': only its abstract is in the "
                    "database, or the export was made without texts.")  # fmt: skip
    info = told.get("publication info", "")
    in_info = _INFO_DATE.search(info)
    authors = told.get("author") or told.get("authors")
    found: dict[str, object] = {
        "title": told.get("title"),
        "byline": _names(authors) if authors else None,
        "publisher": publisher(told.get("publication title") or re.split("[;,]", info)[0]),
        "published": date(told.get("publication date", "")) or (in_info and date(in_info[0])),
        "section": section(told.get("document type"), told.get("section")),
        "dateline": place(told.get("dateline", "")),
        "language": told.get("language of publication") or told.get("language"),
        "url": told.get("document url"),
        "text": text,
    }
    lacking = [key for key in ("publisher", "published") if not found[key]]
    problem = f"No {' and no '.join(lacking)} could be read from it." if lacking else None
    return Part(line=start + 1, values=found, problem=problem)


def _names(authors: str) -> list[str]:
    """Read "Reyes, Ana; Toss, Ilmar" in the order of a byline."""
    found: list[str] = []
    for one in (piece.strip(" .") for piece in authors.split(";")):
        last, comma, first = one.partition(", ")
        turned = f"{first} {last}" if comma and len(last.split()) <= 3 else one
        found += credited(turned)
    return found
