"""Pages saved in one file (.mht, .mhtml): the page, its address, when it was saved."""

from __future__ import annotations

import re
from dataclasses import replace
from email.message import Message

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Document, Given, Input
from onrecord.read.about import provenance
from onrecord.read.formats import html
from onrecord.read.mail import head as mail_head
from onrecord.read.mail import message as mail

_TOP = re.compile(
    rb"^(?:snapshot-content-location:|from:\s{0,3}<?saved by)", re.IGNORECASE | re.MULTILINE
)

_PART = re.compile(rb"^content-location:\s{0,3}(https?://\S{3,500})", re.IGNORECASE | re.MULTILINE)


def is_mht(head: bytes) -> bool:
    """Whether a text begins as a page saved in one file does."""
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return bool(_TOP.search(top))


def read(data: bytes, item: Input, limits: Limits) -> Document:
    """Read the page; its pictures and frames are left.

    Raises:
        ReadError: there is no page in it, or none with a body.
    """
    message = mail.parse(data, limits)
    page = next(mail.texts(message, "text/html"), None)
    if page is None:
        raise ReadError(
            "It is a saved page (.mht) without html. Save the page as .html.", code="no text"
        )
    told = Given(
        where="saved page",
        url=_address(message, data),
        retrieved=mail_head.told(message).published,
    )
    known = item if item.given else replace(item, given=told)
    return provenance.overrule(html.read(page, known, limits), told)


def _address(message: Message, data: bytes) -> str | None:
    told = message.get("Snapshot-Content-Location") or message.get("Content-Location")
    if not told:
        found = _PART.search(data)
        told = found[1].decode("ascii", "replace") if found else ""
    address = "".join(str(told).split())
    return address[:2000] if re.match(r"https?://", address) else None
