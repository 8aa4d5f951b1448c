"""What in a mail was not written for it: quoted replies, signatures, footers of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.model import Cut, Document

Element = Any  # of lxml, which has no types
QUOTED, SIGNATURE, FOOTER, HEADER = "quoted mail", "signature", "list footer", "forwarded header"
_WROTE = re.compile(
    r"(?:on|am|le|el|il|op|den)\b.{4,200}\b(?:wrote|writes|schrieb|écrit|escribió|ha scritto"
    r"|schreef|skrev)\b.{0,80}:\s{0,3}$",
    re.IGNORECASE,
)
_WROTE_START = re.compile(r"on (?:mon|tue|wed|thu|fri|sat|sun|\d)", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"[-_ ]{2,40}\s?(?:original message|original appointment|ursprüngliche nachricht"
    r"|message d'origine|mensaje original)\s?[-_ ]{0,40}",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"(?:[-_ ]{2,40}\s?forwarded (?:message|by)\b.{0,80}|begin forwarded message:)", re.IGNORECASE
)
_FIELD = re.compile(
    r"[*>\s]{0,4}(?:from|sent|to|cc|bcc|subject|date|reply-to|von|gesendet|an|betreff|de|envoyé|objet)"
    r"\s?:\*?\s",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(
    r"(?:sent|get|gesendet|envoyé|enviado) (?:from|outlook for|mit|von|de|desde) .{2,60}",
    re.IGNORECASE,
)
_LIST_LINE = re.compile(r"[_-]{20,}\s*$")
_LIST_WORDS = re.compile(
    r"mailing list|unsubscribe|listinfo|you (?:received|are receiving) this|list-?serv",
    re.IGNORECASE,
)
_HEADER_ROWS = 8
_FOOTER_ROWS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The text that was written for a mail, and the rest: text, reason, what stood before it."""

    text: str
    cut: tuple[tuple[str, str, str], ...]


def cut(text: str) -> Written:
    """Take away what was not written for this mail; if nothing would be left, nothing is."""
    rows = text.replace("\r\n", "\n").split("\n")
    labels = _labels(rows)
    if not any(row.strip() and not label for row, label in zip(rows, labels, strict=True)):
        return Written(text=text, cut=())
    kept: list[str] = []
    away: list[tuple[str, str, str]] = []
    last = ""
    for row, label in zip(rows, labels, strict=True):
        if not label:
            kept.append(row)
            last = row.strip() or last
        elif away and kept and kept[-1] == "" and away[-1][1:] == (label, last):
            away[-1] = (f"{away[-1][0]}\n{row}", label, last)
        else:
            kept.append("")  # what stood around it are two paragraphs
            away.append((row, label, last))
    return Written(text="\n".join(kept), cut=tuple(row for row in away if row[0].strip()))


def _labels(rows: list[str]) -> list[str | None]:
    labels: list[str | None] = [None] * len(rows)
    for i, row in enumerate(rows):
        if labels[i]:
            continue
        if row.startswith(">"):
            labels[i] = QUOTED
        elif _SENT_FROM.fullmatch(row.strip()):
            labels[i] = SIGNATURE
        elif _is_wrote(rows, i):
            labels[i] = labels[min(i + 1, len(rows) - 1)] = QUOTED
            _unlabel_text(rows, labels, i + 1)
        elif _FORWARDED.fullmatch(row.strip()):
            _mark(labels, i, _fields_end(rows, i + 1), HEADER)
        elif row.rstrip() in {"--", "--\xa0"} and row != "--":
            _mark(labels, i, len(rows), SIGNATURE)
        elif _is_original(rows, i):
            _mark(labels, i, len(rows), QUOTED)
        elif _LIST_LINE.match(row) and _LIST_WORDS.search(" ".join(rows[i : i + _FOOTER_ROWS])):
            _mark(labels, i, len(rows), FOOTER)
    return labels


def forwarded(text: str) -> str:
    """The head of a mail that this one only passes on; nothing where it says more than that."""
    rows = text.replace("\r\n", "\n").split("\n")
    start = next((i for i, row in enumerate(rows) if row.strip()), 0)
    for i in range(start, min(start + _HEADER_ROWS, len(rows))):
        if _FORWARDED.fullmatch(rows[i].strip()):
            fields = rows[i + 1 : _fields_end(rows, i + 1)]
            return "\n".join(row.replace("*", "").strip() for row in fields if row.strip())
    return ""


def _mark(labels: list[str | None], start: int, end: int, label: str) -> None:
    for i in range(start, end):
        labels[i] = labels[i] or label


def _unlabel_text(rows: list[str], labels: list[str | None], i: int) -> None:
    """Keep the row after "On ... wrote:", unless it ends that very line."""
    if i < len(rows) and not (_WROTE.match(f"{rows[i - 1]} {rows[i]}") and not
                              _WROTE.match(rows[i - 1])):  # fmt: skip
        labels[i] = None


def _is_wrote(rows: list[str], i: int) -> bool:
    """Whether a row says who wrote what follows, which is then quoted."""
    row = rows[i].strip()
    if _WROTE.fullmatch(row):
        after = i + 1
    elif (
        _WROTE_START.match(row)
        and i + 1 < len(rows)
        and _WROTE.fullmatch(f"{row} {rows[i + 1].strip()}")
    ):
        after = i + 2
    else:
        return False
    following = next((text for text in rows[after : after + 4] if text.strip()), "")
    return following.startswith(">")


def _is_original(rows: list[str], i: int) -> bool:
    """Whether the rest of a mail is the one that it answers, as some programs append it."""
    row = rows[i].strip()
    if _ORIGINAL.fullmatch(row) or _LIST_LINE.match(row):
        return _fields_end(rows, i + 1) - i >= 3
    return False


def _fields_end(rows: list[str], start: int) -> int:
    """The row after the fields of a mail's head that stand in its text."""
    end = start
    for i in range(start, min(start + _HEADER_ROWS, len(rows))):
        if _FIELD.match(rows[i]):
            end = i + 1
        elif rows[i].strip():
            break
    return end


def with_cuts(document: Document, written: Written) -> Document:
    """Add what was cut before the text was read, at the places where it stood."""
    cuts: list[Cut] = []
    at = 0
    for text, reason, before in written.cut:
        tail = " ".join(before.split()[-4:])
        found = document.text.find(tail, at) if tail else -1
        at = found + len(tail) if found >= 0 else at
        cuts.append(Cut(text=text, reason=reason, at=at))
    return replace(document, cuts=(*document.cuts, *cuts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page of a mail without what it quotes."""

    data: bytes
    cut: tuple[tuple[str, str], ...] = ()

    def cuts_at(self, end: int) -> tuple[Cut, ...]:
        """What was cut off the end of a text."""
        return tuple(Cut(text=text, reason=reason, at=end) for text, reason in self.cut)


_QUOTES = (
    '//blockquote[@type="cite"]',
    '//*[contains(concat(" ", @class, " "), " gmail_quote ")]',
    '//*[contains(concat(" ", @class, " "), " yahoo_quoted ")]',
    '//*[contains(concat(" ", @class, " "), " moz-cite-prefix ")]',
    '//*[@id="divRplyFwdMsg"]/following-sibling::*',
    '//*[@id="divRplyFwdMsg"]',
)
_SIGNATURES = (
    '//*[contains(concat(" ", @class, " "), " gmail_signature ")]',
    '//*[contains(concat(" ", @class, " "), " moz-signature ")]',
)
_LAYOUT = ("table", "tbody", "thead", "tr", "td", "th", "center")


def cut_page(data: bytes) -> Page:
    """Take out of a page what mail programs mark as quoted or as a signature.

    Tables become plain blocks, since mails use them for their layout alone.
    """
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415 - slow

    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
        found = tuple(_taken(root))
        if found and not root.text_content().strip():
            return Page(data=data)  # a mail that only passes another one on
        for node in root.iter(*_LAYOUT):
            node.tag = "div"
        rest = etree.tostring(root, encoding="unicode", method="html")
    except (etree.LxmlError, ValueError, AssertionError):
        return Page(data=data)
    return Page(data=b"\xef\xbb\xbf" + rest.encode("utf-8", "replace"), cut=found)


def _taken(root: Element) -> Iterator[tuple[str, str]]:
    """Take what is marked out of a page, all but the text of a mail that is passed on."""
    for paths, reason in ((_QUOTES, QUOTED), (_SIGNATURES, SIGNATURE)):
        for node in [node for path in paths for node in root.xpath(path)]:
            text = node.text_content().strip()
            if node.getparent() is None or _FORWARDED.match(text):
                continue
            node.drop_tree()
            if text:
                yield text, reason
