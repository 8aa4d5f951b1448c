"""Linked data (JSON-LD) of a page: which of its works the page is, and what that says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape

from onrecord.model import Genre
from onrecord.read.about import dates, genre, names
from onrecord.read.about.provenance import Fact, Facts, fact
from onrecord.read.text.lines import clean

Node = dict[str, object]

_GENRES = {
    "opinionnewsarticle": Genre.OPINION,
    "reviewnewsarticle": Genre.OPINION,
    "liveblogposting": Genre.LIVE_BLOG,
}
_WORKS = re.compile(
    r"(?:\w*article|blogposting|report|liveblogposting|webpage|creativework|claimreview|review)$",
    re.IGNORECASE,
)
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "hasPart")
_DEEPEST = 12  # levels that are looked into
_MOST = 200  # items of one list
_NODES = 2_000  # of one page


def read(scripts: Iterable[str], titles: Sequence[str], url: str | None) -> Facts:
    """Read what the page's own work says; what it lacks, the other nodes for the page fill in.

    Args:
        scripts: The JSON-LD scripts of a page, as they stand.
        titles: What the page calls itself elsewhere: its title and its heading.
        url: Its address, where that is known.
    """
    nodes: list[Node] = []
    for script in scripts:
        for node in _nodes(_load(script), 0):
            nodes.append(node)
            if len(nodes) == _NODES:
                break
    by_id = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1
    }
    works = [node for node in nodes if kind(node)]
    works.sort(key=lambda node: _rank(node, titles, url))
    facts = Facts()
    for node in works[:1] + [node for node in works[1:] if _is_page(node)]:
        facts = facts.over(_facts(node, by_id))
    return facts


def _rank(node: Node, titles: Sequence[str], url: str | None) -> tuple[bool, bool, bool, bool]:
    """Lower is likelier the page's own work."""
    headline = _letters(text(node.get("headline")) or text(node.get("name")) or "")
    same = len(headline) >= 8 and any(headline in _letters(title) for title in titles)
    address = address_of(node.get("url")) or address_of(node.get("mainEntityOfPage"))
    here = bool(url and address and _path(url) == _path(address))
    return ("datePublished" not in node, not (same or here), _is_page(node), not same)


def _is_page(node: Node) -> bool:
    return kind(node) in {"webpage", "creativework"}


def _path(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$|/$", "", url)


def _letters(value: str) -> str:
    return re.sub(r"[\W_]+", "", value).lower()


def _facts(work: Node, by_id: Mapping[object, Node]) -> Facts:
    authors = tuple(_named(work.get("author") or work.get("creator"), by_id, 0))
    section = text(work.get("articleSection")) or text(first(work.get("articleSection")))
    return Facts(
        title=fact(text(work.get("headline")) or text(work.get("name")), "JSON-LD headline"),
        publisher=fact(next(_named(work.get("publisher"), by_id, 0), None), "JSON-LD publisher"),
        byline=fact(names.authors(authors), "JSON-LD author", ", ".join(authors)),
        published=_date(work, "datePublished"),
        updated=_date(work, "dateModified"),
        genre=fact(_GENRES.get(kind(work)), "JSON-LD @type", kind(work))
        or fact(_section(work.get("articleSection")), "JSON-LD articleSection", section),
        url=fact(
            address_of(work.get("url")) or address_of(work.get("mainEntityOfPage")), "JSON-LD url"
        ),
    )


def _date(work: Node, key: str) -> Fact[str] | None:
    value = first(work.get(key))
    return fact(dates.parse(value), f"JSON-LD {key}", value) if isinstance(value, str) else None


def first(value: object) -> object:
    """The first of a list, else the value."""
    return value[0] if isinstance(value, list) and value else value


def _load(script: str) -> object:
    stripped = script.strip().removeprefix("<!--").removesuffix("-->")
    try:
        return json.loads(stripped.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:_MOST]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in _INSIDE:
            yield from _nodes(value.get(key), depth + 1)


def kind(node: Node) -> str:
    """The type of a node if it is a written work, in lower case; else nothing."""
    kinds = node.get("@type")
    for name in kinds[:_MOST] if isinstance(kinds, list) else [kinds]:
        if isinstance(name, str) and _WORKS.match(name[-60:].rsplit("/", 1)[-1]):
            return name[-60:].rsplit("/", 1)[-1].lower()
    return ""


def _named(value: object, by_id: Mapping[object, Node], depth: int) -> Iterator[str]:
    """The names in an author or publisher: a string, an object, a reference or a list of them."""
    if depth > 3:
        return
    if isinstance(value, list):
        for item in value[:_MOST]:
            yield from _named(item, by_id, depth + 1)
    elif isinstance(value, dict):
        reference = value.get("@id")
        known = by_id.get(reference) if isinstance(reference, str) else None
        yield from _named(value.get("name") or (known or {}).get("name"), by_id, depth + 1)
    elif name := text(value):
        yield name


def text(value: object) -> str | None:
    """A string as a reader would see it: markup and character references resolved, bounded."""
    if not isinstance(value, str):
        return None
    plain = unescape(re.sub(r"<[^<>]{0,200}>", "", value[:2000]))
    return " ".join(clean(plain).split())[:500] or None


def _section(value: object) -> Genre | None:
    sections = value[:_MOST] if isinstance(value, list) else [value]
    return genre.first(genre.label(item) for item in sections if isinstance(item, str))


def address_of(value: object) -> str | None:
    """A web address, or the one that a node has as its id."""
    if isinstance(value, dict):
        value = value.get("@id")
    found = text(value)
    return found if found and re.match(r"https?://", found) else None
