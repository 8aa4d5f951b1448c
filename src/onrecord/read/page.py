"""The metadata of a web page: its JSON-LD, then its meta tags, then what it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from html.parser import HTMLParser

from onrecord.model import Genre
from onrecord.read import dates, genre, names
from onrecord.read.lines import clean
from onrecord.read.provenance import Fact, Facts, fact

_GENRES = {
    "opinionnewsarticle": Genre.OPINION,
    "reviewnewsarticle": Genre.OPINION,
}
_WORKS = re.compile(
    r"(?:\w*article|blogposting|report|liveblogposting|webpage|creativework)$", re.IGNORECASE
)
_META = {  # names of meta tags, in the order of trust
    what: tuple(names.split())
    for what, names in {
        "title": "og:title citation_title dc.title dcterms.title twitter:title parsely-title",
        "publisher": "og:site_name citation_publisher dc.publisher dcterms.publisher "
        "application-name",
        "author": "author article:author citation_author dc.creator dcterms.creator byl "
        "parsely-author sailthru.author",
        "published": "article:published_time citation_publication_date citation_date "
        "dc.date.issued dcterms.issued dc.date dcterms.date pubdate publishdate publish-date "
        "parsely-pub-date sailthru.date date datepublished",
        "updated": "article:modified_time og:updated_time dcterms.modified dc.date.modified "
        "last-modified lastmod datemodified",
        "section": "article:section section parsely-section og:type",
        "url": "og:url",
    }.items()
}
_OPINION_PATH = re.compile(
    r"/(?:opinions?|comment|commentisfree|commentary|editorials?|op-?ed)/", re.IGNORECASE
)
_NOBODY = frozenset({"admin", "administrator", "editor", "editorial", "staff", "newsroom"})
_DEEPEST = 12  # levels of JSON-LD that are looked into
_MOST = 200  # scripts, tags and authors taken from one page


@dataclass(slots=True, kw_only=True)
class _Seen:
    """What the tags of a page hold, before anything is weighed."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    times: list[tuple[str, str]] = field(default_factory=list)  # itemprop or class, value
    canonical: str | None = None
    title: str = ""
    heading: str = ""


class _Tags(HTMLParser):
    """Collects meta tags, JSON-LD, the title, the first heading and times."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = _Seen()
        self._inside: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key.lower(): value or "" for key, value in attrs}
        seen = self.seen
        if tag == "meta" and len(seen.meta) < _MOST:
            key = given.get("property") or given.get("name") or given.get("itemprop") or ""
            seen.meta.setdefault(key.lower(), []).append(given.get("content", ""))
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            seen.canonical = seen.canonical or given.get("href")
        elif tag == "time" and len(seen.times) < _MOST and given.get("datetime"):
            role = f"{given.get('itemprop', '')} {given.get('class', '')}".lower()
            seen.times.append((role, given["datetime"]))
        elif tag == "script" and given.get("type", "").lower().startswith("application/ld+json"):
            self._inside = "script" if len(seen.scripts) < _MOST else None
            seen.scripts += [""] if self._inside else []
        elif tag in {"title", "h1"} and self._inside is None:
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.seen.scripts[-1] += data
        elif self._inside == "title" and len(self.seen.title) < 500:
            self.seen.title += data
        elif self._inside == "h1" and len(self.seen.heading) < 500:
            self.seen.heading += data


def metadata(source: str) -> Facts:
    """Read what a page says about itself; unknown or broken data is passed over."""
    parser = _Tags()
    try:
        parser.feed(source)
        parser.close()
    except (ValueError, AssertionError, RecursionError):
        pass  # broken markup: what came before it still counts
    found = _linked(parser.seen).over(_tagged(parser.seen))
    url = found.url.value if found.url else None
    found = found.over(Facts(genre=fact(_of_path(url), "address", url)))
    publisher = found.publisher.value if found.publisher else None
    same = found.updated and found.published and found.updated.value == found.published.value
    return replace(
        found,
        byline=_without(found.byline, publisher),
        updated=None if same else found.updated,
    )


def _without(
    byline: Fact[tuple[str, ...]] | None, publisher: str | None
) -> Fact[tuple[str, ...]] | None:
    """Drop the publisher's own name: it credits nobody."""
    if byline is None:
        return None
    return fact(
        tuple(name for name in byline.value if name != publisher), byline.where, byline.text
    )


def _of_path(url: str | None) -> Genre | None:
    return Genre.OPINION if url and _OPINION_PATH.search(url[:300]) else None


def _linked(seen: _Seen) -> Facts:
    """Read JSON-LD: the first node that describes an article, other nodes named by id."""
    nodes = [node for script in seen.scripts for node in _nodes(_load(script), 0)]
    by_id = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1
    }
    works = [node for node in nodes if _kind(node)]
    works.sort(key=lambda node: "datePublished" not in node or "webpage" in _kind(node))
    if not works:
        return Facts()
    work = works[0]
    return Facts(
        title=fact(_text(work.get("headline")) or _text(work.get("name")), "JSON-LD headline"),
        publisher=fact(next(_named(work.get("publisher"), by_id, 0), None), "JSON-LD publisher"),
        byline=fact(
            _byline(_named(work.get("author") or work.get("creator"), by_id, 0)), "JSON-LD author"
        ),
        published=fact(_date(work.get("datePublished")), "JSON-LD datePublished"),
        updated=fact(_date(work.get("dateModified")), "JSON-LD dateModified"),
        genre=fact(
            _GENRES.get(_kind(work)) or _section(work.get("articleSection")), "JSON-LD type"
        ),
        url=fact(_url(work.get("url")) or _url(work.get("mainEntityOfPage")), "JSON-LD url"),
    )


def _load(script: str) -> object:
    stripped = script.strip().removeprefix("<!--").removesuffix("-->")
    try:
        return json.loads(stripped.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:_MOST]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "hasPart"):
            yield from _nodes(value.get(key), depth + 1)


def _kind(node: dict[str, object]) -> str:
    """The type of a node if it is a written work, in lower case; else nothing."""
    kinds = node.get("@type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str) and _WORKS.match(kind.rsplit("/", 1)[-1]):
            return kind.rsplit("/", 1)[-1].lower()
    return ""


def _named(value: object, by_id: dict[object, dict[str, object]], depth: int) -> Iterator[str]:
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
    elif text := _text(value):
        yield text


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    plain = unescape(re.sub(r"<[^<>]{0,200}>", "", value[:2000]))
    return " ".join(clean(plain).split())[:500] or None


def _date(value: object) -> str | None:
    return dates.parse(value) if isinstance(value, str) else None


def _section(value: object) -> Genre | None:
    sections = value if isinstance(value, list) else [value]
    return genre.first(genre.label(item) for item in sections if isinstance(item, str))


def _url(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id")
    text = _text(value)
    return text if text and re.match(r"https?://", text) else None


def _byline(found: Iterable[str]) -> tuple[str, ...]:
    """Names of people, else of whatever is credited; addresses of profiles are no names."""
    named = dict.fromkeys(
        name for text in found for name in names.credited(text) if "/" not in text
    )
    people = tuple(name for name in named if names.person(name))
    return people or tuple(name for name in named if name.lower() not in _NOBODY)


def _tagged(seen: _Seen) -> Facts:
    publisher = _first(seen, "publisher")
    title = _first(seen, "title") or _text(seen.heading) or _text(seen.title)
    return Facts(
        title=fact(_without_publisher(title, publisher), "meta title"),
        publisher=fact(publisher, "meta publisher"),
        byline=fact(
            _byline(next((seen.meta[key] for key in _META["author"] if _written(seen, key)), [])),
            "meta author",
        ),
        published=fact(_time(seen, "published"), "meta published")
        or fact(_shown(seen, "published"), "time element"),
        updated=fact(_time(seen, "updated"), "meta updated")
        or fact(_shown(seen, "updated"), "time element"),
        genre=fact(
            genre.first(
                genre.label(text) for key in _META["section"] for text in seen.meta.get(key, ())
            ),
            "meta section",
        ),
        url=fact(_url(seen.canonical), "link canonical")
        or fact(_url(_first(seen, "url")), "meta og:url"),
    )


def _written(seen: _Seen, key: str) -> bool:
    return any(text.strip() and "/" not in text for text in seen.meta.get(key, ()))


def _first(seen: _Seen, what: str) -> str | None:
    found = (_text(text) for key in _META[what] for text in seen.meta.get(key, ()))
    return next((text for text in found if text), None)


def _without_publisher(title: str | None, publisher: str | None) -> str | None:
    """Cut the publisher off the end of a title: "Vote postponed | The Coast Herald"."""
    if title and publisher:
        for mark in (" | ", " - ", " – ", " — ", " · "):
            title = title.removesuffix(mark + publisher)
    return title


def _time(seen: _Seen, what: str) -> str | None:
    values = (text for key in _META[what] for text in seen.meta.get(key, ()))
    return next((date for date in map(dates.parse, values) if date), None)


def _shown(seen: _Seen, what: str) -> str | None:
    """The `time` element that says it is this date; the first one, if none does, is published."""
    later = [value for role, value in seen.times if "modif" in role or "updat" in role]
    if what == "published":
        said = [value for role, value in seen.times if "publish" in role]
        other = [value for _, value in seen.times if value not in later]
        values = said or other[:1]
    else:
        values = later
    return next((date for date in map(dates.parse, values) if date), None)
