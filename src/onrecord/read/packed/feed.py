"""Saved feeds (RSS and Atom): each entry a record of its own.

Read by libxml2 alone, which takes time linear in the feed, expands no entity and fetches nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator
from html import escape, unescape
from typing import TYPE_CHECKING

from onrecord.config import Settings
from onrecord.errors import ReadError
from onrecord.model import Input, Issue
from onrecord.read.finding.held import Held
from onrecord.read.finding.walk import issue
from onrecord.read.text import encoding, lines

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_ROOT = re.compile(
    rb"(?:<\?[^>]{0,300}>\s{0,200}|<!--(?:(?!-->).){0,4000}-->\s{0,200}|<!DOCTYPE[^>\[]{0,300}>\s{0,200}){0,8}"
    rb"<(?:[a-z]{1,12}:)?(?:rss|feed|RDF)\b",
    re.DOTALL,
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}encoding\s{0,4}=\s{0,4}["']([A-Za-z0-9._:-]{2,40})""")
_DECLARATION = re.compile(r"\s{0,200}<\?xml[^>]{0,300}>")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_ESCAPED = re.compile(r"&(?:\w{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,6});")
_ENTRIES = frozenset({"item", "entry"})
_TEXTS = ("encoded", "content", "body", "summary", "description")  # the best first
_MAIL = re.compile(r"\S{1,100}@\S{1,100}\s{0,3}(?:\((.{1,100})\))?")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LONGEST = 500  # characters of a title, a name or an address


def is_feed(head: bytes) -> bool:
    """Whether a text begins as a feed does."""
    return bool(_ROOT.match(head))


def open_feed(held: Held, settings: Settings) -> Generator[Held | Input | Issue, None, None]:
    """Give the entries of a feed.

    Raises:
        ReadError: it is no feed, too large, or declares entities, which feeds do not need.
    """
    root = _parse(held.take(settings.limits.file_bytes))
    entries = [node for node in root.iter("{*}item", "{*}entry") if _is_outer(node)]
    if not entries:
        raise _no_feed(_name(root))
    top = next((node for node in root if _name(node) == "channel"), root)
    shared = {"publisher": _line(_child(top, "title")), "language": _language(top, root)}
    for number, entry in enumerate(entries, start=1):
        held.budget.count()
        record = _record(entry)
        name = f"{held.name}#{number}"
        if record is None:
            yield issue(name, "empty", f"Entry {number} has neither a content nor a summary.")
            continue
        told = {key: value for key, value in (shared | record).items() if value}
        payload = json.dumps(told, sort_keys=True).encode()
        yield Input(name=name, format="record", payload=payload, given=held.given)


def _parse(data: bytes) -> Element:
    """Parse XML, broken or not.

    Raises:
        ReadError: it holds no element, or what may grow without end.
    """
    if _ENTITY.search(data):
        raise ReadError(
            "It declares entities of its own (<!ENTITY), which no feed needs and which can be made "
            "to grow without end. Remove the declaration.",
            code="unsupported",
        )
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to import

    declared = _DECLARED.search(data[:1000])
    text = encoding.decode(data, declared[1].decode("ascii") if declared else None)
    plain = _DECLARATION.sub("", text[:1000], count=1) + text[1000:]
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(plain.strip().encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"It is broken XML ({error}).", code="unreadable") from error
    if root is None:
        raise _no_feed(None)
    return root


def _no_feed(root: str | None) -> ReadError:
    what = f"its root is <{root[:40]}>" if root else "it has no root"
    return ReadError(
        f"It is XML and no feed with entries: {what}. Expected RSS or Atom; save a text as .txt or "
        ".html.",
        code="unsupported",
    )


def _is_outer(entry: Element) -> bool:
    """Whether it is an entry of the feed and does not stand inside another one."""
    parent = entry.getparent()
    return parent is not None and _name(parent) in {"channel", "feed", "RDF", "rss"}


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _children(entry: Element, name: str) -> Iterator[Element]:
    return (node for node in entry if _name(node) == name)


def _child(entry: Element, *names: str) -> Element | None:
    return next((node for name in names for node in _children(entry, name)), None)


def _record(entry: Element) -> dict[str, object] | None:
    """Make a record of an entry; None where it has no text."""
    text, markup = max((_text(node) for name in _TEXTS for node in _children(entry, name)),
                       key=lambda found: len(found[0]), default=("", False))  # fmt: skip
    if not text.strip():
        return None
    published = _time(entry, "published", "pubDate", "issued", "created", "date")
    updated = _time(entry, "updated", "modified")
    source = _child(entry, "source")
    named = _child(source, "title") if source is not None and len(source) else source
    record: dict[str, object] = {
        "html" if markup else "text": text,
        "title": _line(_child(entry, "title")),
        "url": _link(entry),
        "byline": list(dict.fromkeys(_authors(entry))),
        "published": published or updated,
        "updated": updated if published and updated != published else None,
    }
    # What an entry does not tell is told by its feed.
    own = {"publisher": _line(named), "language": _language(entry)}
    return record | {key: value for key, value in own.items() if value}


def _text(node: Element) -> tuple[str, bool]:
    """The text of an element, and whether that is html."""
    if len(node):  # markup that is not escaped
        from lxml import etree  # noqa: PLC0415

        pieces = (etree.tostring(child, encoding="unicode") for child in node)
        return escape(node.text or "") + "".join(pieces), True
    text = lines.whole(node.text or "")
    if node.get("type") in {"text", "text/plain"}:
        return text, False
    if _MARKUP.search(text):
        return text, True
    return (unescape(text) if _ESCAPED.search(text) else text), False


def _line(node: Element | None) -> str:
    """The text of an element as one line without markup."""
    if node is None:
        return ""
    text = "".join(node.itertext())[: 4 * _LONGEST]
    text = unescape(_MARKUP.sub("", unescape(text) if _ESCAPED.search(text) else text))
    return " ".join(lines.clean(text).split())[:_LONGEST]


def _link(entry: Element) -> str:
    """The address of the page that an entry stands for."""
    found = [
        node.get("href") or "".join(node.itertext())
        for node in _children(entry, "link")
        if node.get("rel", "alternate") == "alternate"
    ]
    found += [_line(node) for node in (*_children(entry, "origLink"), *_children(entry, "guid"))]
    links = (link.strip()[:2000] for link in found)
    return next((link for link in links if re.match(r"https?://", link)), "")


def _authors(entry: Element) -> Iterator[str]:
    for node in (*_children(entry, "creator"), *_children(entry, "author")):
        name = _line(_child(node, "name") if len(node) else node)
        mail = _MAIL.fullmatch(name)
        name = (mail[1] or "").strip() if mail else name
        if name:
            yield name


def _time(entry: Element, *names: str) -> str | None:
    """A time as it is written: an odd one takes its time to read, and here nobody watches."""
    found = (_line(node)[:100] for name in names for node in _children(entry, name))
    return next((time for time in found if time), None)


def _language(*nodes: Element) -> str:
    told = (node.get(_LANGUAGE) or _line(_child(node, "language")) for node in nodes)
    return next((language[:20] for language in told if language), "")
