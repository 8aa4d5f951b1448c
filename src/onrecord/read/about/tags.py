"""What the markup of a page says beside its body: meta tags, linked data, times, the heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from onrecord.read.text.lines import clean

Element = Any  # of lxml, which has no types

_MOST = 400  # tags of one kind taken from one page
_SCRIPT = 2_000_000  # characters of linked data that are looked at
_NEAR_BEFORE, _NEAR_AFTER = 60, 160  # pieces of text around the heading
_PROSE = 40  # words; below such a line the body has begun
_YEAR = re.compile(r"\b\d{4}\b")
_LONG = 400  # characters of a line that are kept
_BLOCKS = frozenset(
    "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th"
    " thead time tr ul".split()
)
_UNSEEN = frozenset("script style noscript template head iframe select option textarea".split())
_ASIDE = re.compile(
    r"\b(?:comments?|related|recommend\w*|sidebar|footer|trending|popular|most-?read|more-(?:from|on)"
    r"|newsletter|promo|teasers?|disqus|outbrain|taboola|read-?next|up-?next|caption)\b|comment[-_]"
    r"|m_meta-property",
    re.IGNORECASE,
)
_DATED = (
    "//body//text()[string-length(.) < 160 and (contains(., 'ublished') or contains(., 'UBLISHED')"
    " or contains(., 'osted'))]"
)
_DEEPEST = 60  # levels that are climbed from a piece of text


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A visible line near the heading, or far from it with a word such as "Published"."""

    text: str
    after: bool  # the heading stands before it
    far: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What the tags of a page hold, before anything is weighed."""

    meta: Mapping[str, Sequence[str]]
    scripts: Sequence[str]
    times: Sequence[tuple[str, str]]  # itemprop and class, value; of comments and teasers, none
    items: Sequence[tuple[str, str]]  # itemprop, text; the same
    near: Sequence[Near]
    canonical: str | None
    title: str
    heading: str


def parse(source: str) -> Element:
    """Parse a page, whole or broken; nothing is fetched and no entity is expanded."""
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415 - see html.py

    parser = html.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        huge_tree=True,  # else what follows a deep nest or a script of 10 MB is lost
    )
    data = source.encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError):
        return html.Element("html")  # nothing in it is markup
    return tree


def collect(tree: Element) -> Tags:
    """Read a parsed page; everything is bounded, and nothing of the tree is changed."""
    meta = _meta(tree)
    title = _text(next(tree.iter("title"), None))
    heading = _heading(tree, [title, *meta.get("og:title", ())])
    around = set(heading.iterancestors()) if heading is not None else set()
    return Tags(
        meta=meta,
        scripts=tuple(_scripts(tree)),
        times=tuple(_times(tree, around)),
        items=tuple(_items(tree, around)),
        near=tuple(_near(heading, around)) + tuple(_far(tree, around)),
        canonical=next(
            (
                link.get("href")
                for link in tree.iter("link")
                if "canonical" in (link.get("rel") or "").lower()
            ),
            None,
        ),
        title=title,
        heading=_text(heading),
    )


def _text(element: Element) -> str:
    if element is None:
        return ""
    return " ".join(clean("".join(islice(element.itertext(), 100))[:1000]).split())


def _meta(tree: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in islice(tree.iter("meta"), _MOST):
        key = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        value = tag.get("content") or ""
        if key and value.strip():
            found.setdefault(key.lower(), []).append(value)
    return found


def _scripts(tree: Element) -> Iterator[str]:
    left = _SCRIPT
    for tag in tree.iter("script"):
        if "ld+json" in (tag.get("type") or "").lower() and tag.text and len(tag.text) <= left:
            left -= len(tag.text)
            yield tag.text


def _heading(tree: Element, titles: Iterable[str]) -> Element:
    """The heading that the page's title repeats, else the first of the highest rank."""
    wanted = [_letters(title) for title in titles if title]
    first = None
    for rank in ("h1", "h2", "h3"):
        for element in islice(tree.iter(rank), 40):
            letters = _letters(_text(element))
            if len(letters) >= 12 and any(letters in title for title in wanted):
                return element
            first = element if first is None and letters else first
    return first


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _times(tree: Element, around: set[Element]) -> Iterator[tuple[str, str]]:
    for tag in islice(tree.iter("time"), _MOST):
        if not _is_aside(tag, around):
            role = f"{tag.get('itemprop') or ''} {tag.get('class') or ''}".lower()
            shown = _text(tag)
            value = tag.get("datetime") or (shown[:_LONG] if _YEAR.search(shown) else "")
            if value:
                yield f"{role} {shown.lower()}"[:_LONG], value


def _items(tree: Element, around: set[Element]) -> Iterator[tuple[str, str]]:
    for tag in islice(tree.xpath("//*[@itemprop]"), _MOST):
        if tag.tag not in {"meta", "time"} and not _is_aside(tag, around):
            yield tag.get("itemprop").lower(), (tag.get("content") or _text(tag))[:_LONG]


def _is_aside(element: Element, around: set[Element]) -> bool:
    """Whether something is a comment, a teaser or a footer; what holds the heading is none."""
    for count, one in enumerate((element, *islice(element.iterancestors(), _DEEPEST))):
        if one in around or count > _DEEPEST:
            return False
        if one.tag in {"footer", "aside"} or _ASIDE.search(
            f"{one.get('class') or ''} {one.get('id') or ''}"[:_LONG]
        ):
            return True
    return False


def _near(heading: Element, around: set[Element]) -> Iterator[Near]:
    if heading is None:
        return
    before = heading.xpath(f"preceding::text()[position() <= {_NEAR_BEFORE}]")
    after = heading.xpath(f"following::text()[position() <= {_NEAR_AFTER}]")
    for text in _lines(before, around):
        yield Near(text=text, after=False)
    for text in _lines(after, around):
        yield Near(text=text, after=True)
        if text.count(" ") >= _PROSE:
            return


def _lines(pieces: Iterable[Any], around: set[Element]) -> Iterator[str]:
    """Join pieces of text that stand in one block, as the eye reads them."""
    last, joined = None, ""
    for piece in pieces:
        block = _block(piece, around)
        if block is None:
            continue
        if block is not last:
            yield from _shown(joined)
            last, joined = block, ""
        joined += f" {str(piece)[:_LONG]}"
    yield from _shown(joined)


def _shown(text: str) -> Iterator[str]:
    line = " ".join(clean(text).split())
    if line:
        yield line[:_LONG]


def _block(piece: Any, around: set[Element]) -> Element:
    """The block that shows a piece of text; None where it is not shown, or aside."""
    element = piece.getparent()
    if element is not None and piece.is_tail:
        element = element.getparent()
    if element is None or not piece.strip():
        return None
    if element.tag in _UNSEEN or _is_aside(element, around):
        return None
    for one in (element, *islice(element.iterancestors(), _DEEPEST)):
        if one.tag in _UNSEEN:
            return None
        if one.tag in _BLOCKS:
            return one
    return element


def _far(tree: Element, around: set[Element]) -> Iterator[Near]:
    for piece in islice(tree.xpath(_DATED), 40):
        block = _block(piece, around)
        if block is not None:
            line = _text(block)
            if len(line) < 160:
                yield Near(text=line, after=True, far=True)
