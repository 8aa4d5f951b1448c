"""Mails (.eml): the text as it was written, who sent it and when; what is attached, beside it."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import replace
from email import errors, message_from_bytes, message_from_string
from email._policybase import Compat32
from email.message import Message
from functools import cache

from onrecord.config import Limits, Settings
from onrecord.errors import ReadError
from onrecord.model import Document, Given, Input, Issue
from onrecord.read import plain
from onrecord.read.about import provenance
from onrecord.read.finding import http_body
from onrecord.read.finding.held import Held
from onrecord.read.formats import html, txt
from onrecord.read.mail import head as mail_head
from onrecord.read.mail import text as mail_text
from onrecord.read.text import encoding

_MULTIPART = re.compile(rb"multipart/", re.IGNORECASE)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,76}:[ \t]?\S?")
_TELLING = re.compile(
    rb"^(?:from|to|subject|date|message-id|mime-version|received|return-path|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_EMLX = re.compile(rb"\s{0,9}(\d{1,12})\s{0,9}\n")
_EACH = 10  # times `mail_parts`: the parts of one group
_HEADERS = 500  # of one part; no more are kept
_LONGEST_HEADER = 8_192  # characters; taking a header apart takes their square
_KEPT = 0.8  # of the words of the plain text; a page that holds fewer has lost some
_LONGEST_NAME = 200
_MEDIA = frozenset({"image", "audio", "video", "multipart", "font"})
_PASSED = frozenset(
    "application/pgp-signature application/pkcs7-signature application/x-pkcs7-signature "
    "text/calendar text/x-vcard text/vcard text/css application/ics text/x-amp-html".split()
)


class _Bounded(Compat32):
    """Reads headers as they stand, and of each no more than is sensible."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(["".join(sourcelines)[:_LONGEST_HEADER]])
        return name[:100], value

    def header_fetch_parse(self, _name: str, value: str) -> str:
        return value  # bytes that are no ASCII stay halves of surrogate pairs


_POLICY = _Bounded()


@cache
def _part(most: int) -> type[Message]:
    """Make the type of a part that takes few headers and few parts, however many there are."""

    class Part(Message):
        def set_raw(self, name: str, value: str) -> None:
            if len(self) < _HEADERS:
                super().set_raw(name, value)

        def attach(self, payload: Message | str) -> None:
            if self.is_multipart() and len(self.get_payload()) >= most:
                raise ReadError(
                    f"It has more than {most:,} parts in one group ({_EACH} times the limit "
                    "mail_parts).",
                    code="too many",
                )
            super().attach(payload)

    return Part


def is_mail(head: bytes) -> bool:
    """Whether a text begins with the headers of a mail."""
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    told = {found.lower() for found in _TELLING.findall(top)}
    return bool(_HEADER.match(top)) and len(told) >= 3 and b"from:" in told


def open_mail(held: Held, settings: Settings) -> Generator[Held | Input | Issue, None, None]:
    """Give a mail itself, then the documents that are attached to it."""
    data = held.take(settings.limits.file_bytes)
    yield Input(
        name=held.name,
        format="eml",
        path=held.path,
        file=held.file or None,
        payload=data,
        given=held.given,
    )
    message = parse(data, settings.limits)
    for number, part in enumerate(_parts(message), start=1):
        name = _attached_as(part, number)
        if name:
            yield held.member_of(name, _bytes(part), media=part.get_content_type())


def read(data: bytes, item: Input, limits: Limits) -> Document:
    """Read a mail: the text, or the page of a newsletter where that holds more.

    Raises:
        ReadError: it has no text, or its parts are nested too deep.
    """
    message = parse(data, limits)
    told = _told(message)
    if item.raw:
        return _raw(message, item, told, limits)
    known = replace(item, given=_both(item.given, told))
    document = _better(_of_plain(message, known, limits), _of_page(message, known, limits))
    if document is None:
        raise ReadError(
            "It is a mail without text. What is attached to it is read by itself.", code="no text"
        )
    return provenance.overrule(document, told)


def _told(message: Message) -> Given:
    """What is told of the text: of one that was passed on, by the head that stands in it."""
    told = mail_head.told(message)
    head = mail_text.forwarded(_text(message) or "")
    if head:
        inner = mail_head.told(message_from_string(head))
        return replace(inner, title=inner.title or told.title)
    if mail_head.is_forward(message):  # whoever passed it on did not write it
        return replace(told, byline=(), publisher=None, published=None)
    return told


def _raw(message: Message, item: Input, told: Given, limits: Limits) -> Document:
    text = _text(message)
    if text is None:
        document = _of_page(message, item, limits)
        if document is None:
            raise ReadError("It is a mail without text.", code="no text")
    else:
        document = plain.document(text, item)
    return provenance.overrule(document, told)


def parse(data: bytes, limits: Limits) -> Message:
    """Parse a mail whose nesting is bounded, since parsing takes nesting times length.

    Raises:
        ReadError: it is nested too deep or broken beyond reading.
    """
    nested = sum(1 for _ in _MULTIPART.finditer(data))
    if nested > limits.mail_parts:
        raise ReadError(
            f"It has {nested:,} groups of parts; a mail may have {limits.mail_parts:,} (limit "
            "mail_parts).",
            code="too deep",
        )
    apple = _EMLX.match(data)
    if apple:  # its length on a line of its own, and a property list after it
        data = data[apple.end() : apple.end() + int(apple[1])]
    try:
        return message_from_bytes(data, _part(_EACH * limits.mail_parts), policy=_POLICY)
    except (errors.MessageError, ValueError, TypeError, RecursionError) as error:
        raise ReadError(f"It is no mail that can be read ({error}).", code="unreadable") from error


def _parts(message: Message) -> Iterator[Message]:
    """All parts that hold something, those of attached mails left to these."""
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _parts(part)
    else:
        yield message


def _attached_as(part: Message, number: int) -> str | None:
    """The name of an attachment; None for the text of the mail itself."""
    kind = part.get_content_type()
    if kind == "message/rfc822":
        return f"mail-{number}.eml"
    try:
        name = mail_head.decoded(str(part.get_filename() or ""))
        apart = part.get_content_disposition() == "attachment"
    except (ValueError, TypeError, AttributeError, IndexError):
        name, apart = "", False
    if kind in _PASSED or (part.get_content_maintype() in _MEDIA and not apart):
        return None  # what belongs to the mail's own look
    name = name.replace("\\", "/").rpartition("/")[2][-_LONGEST_NAME:].strip()
    if kind in {"text/plain", "text/html"} and not apart:
        return None
    return name or (f"part-{number}" if apart else None)


def _bytes(part: Message) -> bytes:
    try:
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            inner = part.get_payload(0)
            return inner.as_bytes() if isinstance(inner, Message) else b""
        found = part.get_payload(decode=True)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return b""
    return found if isinstance(found, bytes) else b""


def texts(message: Message, kind: str) -> Iterator[bytes]:
    """The texts of one kind that are no attachments, in marked UTF-8 where a set is told."""
    for number, part in enumerate(_parts(message)):
        if part.get_content_type() == kind and _attached_as(part, number) is None:
            data = _bytes(part)
            charset = str(part.get_content_charset() or "")
            if data.strip():
                yield _recoded(data, charset)


def _recoded(data: bytes, charset: str) -> bytes:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return http_body.as_utf8(data, charset)
    # Only ASCII: an encoding of seven bits (ISO-2022-JP) would show by its escapes.
    return http_body.as_utf8(data, charset) if b"\x1b" in data else data


def _text(message: Message) -> str | None:
    """The plain texts of a mail, joined."""
    found: list[str] = []
    for data in texts(message, "text/plain"):
        try:
            found.append(encoding.decode(data).strip("\n"))
        except ReadError:
            continue  # no text, whatever its type says
    return "\n\n".join(found) if found else None


def _of_plain(message: Message, item: Input, limits: Limits) -> Document | None:
    text = _text(message)
    if text is None:
        return None
    written = mail_text.cut(text)
    try:
        txt.check_lines(written.text, limits)
    except ReadError:
        return None
    document = plain.document(written.text, item)
    return mail_text.with_cuts(document, written) if document.text.strip() else None


def _of_page(message: Message, item: Input, limits: Limits) -> Document | None:
    data = next(texts(message, "text/html"), None)
    if data is None:
        return None
    page = mail_text.cut_page(data)
    try:
        document = html.read(page.data, item, limits)
    except ReadError:
        return None
    return replace(document, cuts=(*document.cuts, *page.cuts_at(len(document.text))))


def _better(written: Document | None, page: Document | None) -> Document | None:
    """The page, whose paragraphs are whole and whose furniture shows, unless text is lost in it."""
    if written is None or page is None:
        return written or page
    return page if _words(page) >= _KEPT * _words(written) else written


def _words(document: Document) -> int:
    return sum(1 for word in document.text.split() if "://" not in word)


def _both(outside: Given | None, told: Given) -> Given:
    """What is known of a mail before its text is read."""
    if outside is None:
        return told
    return replace(
        outside,
        title=outside.title or told.title,
        publisher=outside.publisher or told.publisher,
        byline=outside.byline or told.byline,
    )
