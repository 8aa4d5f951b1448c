"""What the headers of a mail tell: who wrote or published it, its subject and its date."""

from __future__ import annotations

import re
from datetime import UTC
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from onrecord.model import Given
from onrecord.read.about import dates, names
from onrecord.read.text import lines

WHERE = "mail header"
_LONGEST = 2_000  # characters of a header that are looked at
_ANSWERED = re.compile(
    r"(?:(?:re|fwd?|aw|wg|sv|vs|tr|rv|antw)(?:\[\d{1,3}\])?\s{0,3}:\s{0,3}|\[[^\]]{1,40}\]\s{1,3}){1,9}",
    re.IGNORECASE,
)
_FORWARD = re.compile(r"\s{0,3}(?:fwd?|wg|tr|rv)\s{0,3}:", re.IGNORECASE)
_LIST_NAME = re.compile(r'^\s*"?([^"<]{2,80}?)"?\s*<')
# "Ana Reyes via Coast List", "Ana Reyes from The Echo", "Ana Reyes at The Echo"
_TWO = re.compile(r"(.{3,60}?),? (?:via|from|at|of|@) (.{2,60})", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:no-?reply|do-?not-?reply|newsletters?|news|info|press|mail|admin|support|hello|team"
    r"|alerts?|updates?|contact|editor|webmaster|notifications?)(?:@.*)?",
    re.IGNORECASE,
)


def is_forward(message: Message) -> bool:
    """Whether a mail says that it passes another one on."""
    return bool(_FORWARD.match(_header(message, "Subject")))


def told(message: Message) -> Given:
    """Read the headers of a mail; what is odd in them is not told."""
    person, outlet = _sender(message)
    return Given(
        where=WHERE,
        title=_subject(message),
        publisher=outlet,
        byline=(person,) if person else (),
        published=_date(message),
        url=_url(message),
    )


def decoded(value: str) -> str:
    """Read a header whose words may be encoded ("=?utf-8?q?...?="), as one clean line."""
    value = value[:_LONGEST]
    try:
        pieces = [_piece(piece, charset) for piece, charset in decode_header(value)]
    except (MessageError, ValueError, LookupError, TypeError):
        pieces = [value]
    return " ".join(lines.clean("".join(pieces)).split())


def _piece(piece: str | bytes, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    for name in (charset, "utf-8", "cp1252"):
        try:
            if name:
                return piece.decode(name)
        except (LookupError, ValueError):
            continue
    return piece.decode("utf-8", "replace")


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    if value is None:
        return ""
    # Bytes that are no ASCII stand as halves of surrogate pairs.
    text = str(value) if not isinstance(value, str) else value
    raw = text[:_LONGEST].encode("ascii", "surrogateescape") if _is_escaped(text) else None
    return decoded(_piece(raw, "utf-8") if raw is not None else text)


def _is_escaped(text: str) -> bool:
    try:
        text.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return not text.isascii()


def _subject(message: Message) -> str | None:
    subject = _header(message, "Subject")
    return _ANSWERED.sub("", subject, count=1).strip() or subject or None


def _sender(message: Message) -> tuple[str | None, str | None]:
    """The person and the publisher that a mail comes from."""
    listed = _list_name(message)
    shown = _shown_name(message)
    if not shown or _NOBODY.fullmatch(shown):
        return None, listed
    two = _TWO.fullmatch(shown)
    if two and names.person(two[1]):
        return two[1].strip(), listed or two[2].strip()
    person = names.person(shown)
    if person:
        return person, listed
    return None, shown


def _shown_name(message: Message) -> str:
    raw = str(message.get("From") or "")[:_LONGEST]
    if "=?" in raw or not raw.isascii():
        raw = _header(message, "From")
    try:
        found = getaddresses([raw])
    except (ValueError, TypeError, IndexError, RecursionError):
        return ""
    name = decoded(found[0][0]) if found else ""
    flipped = re.fullmatch(r"([A-Z][\w'’-]{1,30}), ([A-Z][\w'’. -]{1,30})", name)
    name = f"{flipped[2]} {flipped[1]}" if flipped else name
    return "" if "@" in name else name.strip("'\" ")


def _list_name(message: Message) -> str | None:
    """The name of a mailing list or newsletter, where one stands before its id."""
    found = _LIST_NAME.match(_header(message, "List-Id"))
    name = found[1].strip() if found else ""
    return name if name and not re.search(r"[\d_]{4,}|[@/]", name) else None


def _date(message: Message) -> str | None:
    value = _header(message, "Date")
    try:
        moment = parsedate_to_datetime(value)
        # "-0000" is UTC told by somebody whose own zone is not known.
        return (moment.replace(tzinfo=UTC) if "-0000" in value else moment).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return dates.parse(value[:80]) if value else None


def _url(message: Message) -> str | None:
    """Where a newsletter or list keeps this very mail."""
    found = re.search(r"https?://[^\s<>\"]{4,500}", _header(message, "Archived-At"))
    return found[0] if found else None
