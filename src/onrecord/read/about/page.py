"""The metadata of a web page: linked data, meta tags, marked parts, and what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.model import Genre, Given
from onrecord.read.about import agency, dates, genre, linked, names, shown, site, tags
from onrecord.read.about.linked import address_of, text
from onrecord.read.about.provenance import Fact, Facts, contradiction, fact, later, row

_META = {  # names of meta tags, in the order of trust
    what: tuple(keys.split())
    for what, keys in {
        "title": "og:title citation_title dc.title dcterms.title twitter:title parsely-title",
        "author": "author article:author citation_author dc.creator dcterms.creator byl "
        "parsely-author sailthru.author article_author og:article:author",
        "published": "article:published_time og:article:published_time citation_publication_date "
        "citation_date dc.date.issued dcterms.issued datepublished dc.date dcterms.date pubdate "
        "pdate pub_date publishdate publish-date parsely-pub-date article_date_original "
        "sn-post-date sailthru.date date",
        "updated": "article:modified_time og:article:modified_time og:updated_time "
        "dcterms.modified dc.date.modified last-modified lastmod datemodified "
        "article_date_updated",
        "section": "article:section og:article:section section parsely-section og:type",
        "url": "og:url",
    }.items()
}
_SHIFT = 1  # days that time zones can put between a moment's names


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page tells: `told` outranks its text, `guessed` gives way to it."""

    told: Facts
    guessed: Facts


def metadata(tree: tags.Element, given: Given | None = None) -> Metadata:
    """Read what a parsed page says about itself; unknown or broken data is passed over."""
    found = tags.collect(tree)
    url = _address(found, given)
    order = _order(tree, url)
    work = linked.read(found.scripts, (found.title, found.heading), url)
    seen = shown.read(found.near, order, given.retrieved if given else None)
    told = work.over(_meta(found, order)).over(_marked(found, order))
    told = replace(
        told,
        published=_published(found, work, order, seen),
        doubts=contradiction(work.published, next(_times(found, "published", order), None)),
    )
    told = _with_byline(told.over(seen), seen)
    told = _with_publisher(told, found, url)
    told = replace(_updated(told), url=told.url or fact(url, "address"))
    told = _with_genre(told.over(Facts(genre=fact(genre.of_path(url), "address", url))), found)
    return Metadata(told=told, guessed=site.guessed(url))


def _address(found: tags.Tags, given: Given | None) -> str | None:
    own = address_of(found.canonical) or address_of(_first(found, "url"))
    return own or (given.url if given else None)


def _order(tree: tags.Element, url: str | None) -> dates.Order | None:
    """Which number of a numeric date is the day: by country first, then by language."""
    country = (site.host_of(url).rpartition(".")[2]).lower()
    if country in {"us", "gov", "mil"}:
        return "month first"
    spoken = (tree.get("lang") or "").lower()
    if spoken == "en-us":
        return "month first"
    if (len(country) == 2 and country not in {"tv", "io", "co", "me", "fm", "ai"}) or spoken[
        :2
    ] not in {"en", ""}:
        return "day first"
    return "day first" if spoken in {"en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za"} else None


def _meta(found: tags.Tags, order: dates.Order | None) -> Facts:
    """What the meta tags say."""
    title = _first(found, "title") or text(found.heading) or text(found.title)
    authors = next((found.meta[key] for key in _META["author"] if _written(found, key)), ())
    sections = [value for key in _META["section"] for value in found.meta.get(key, ())]
    return Facts(
        title=fact(title, "page title"),
        byline=fact(names.authors(authors), "meta author", ", ".join(authors)),
        agency=fact(next(filter(None, map(agency.named, authors)), None), "meta author"),
        updated=next(_times(found, "updated", order), None),
        genre=fact(genre.first(map(genre.label, sections)), "meta section", ", ".join(sections)),
        url=fact(address_of(found.canonical), "link canonical")
        or fact(address_of(_first(found, "url")), "meta og:url"),
    )


def _marked(found: tags.Tags, order: dates.Order | None) -> Facts:
    """What parts of the page are marked as, by microdata and by `time` elements."""
    authors = [value for key, value in found.items if key == "author"]
    people = tuple(name for value in authors for name in names.byline(_by(value)))
    return Facts(
        byline=fact(tuple(dict.fromkeys(people)), "itemprop author", ", ".join(authors)),
        updated=_time_element(found, "updated", order),
    )


def _by(value: str) -> str:
    return value if re.match(r"by\b", value, re.IGNORECASE) else f"By {value}"


def _written(found: tags.Tags, key: str) -> bool:
    return any(value.strip() and "/" not in value for value in found.meta.get(key, ()))


def _first(found: tags.Tags, what: str) -> str | None:
    values = (text(value) for key in _META[what] for value in found.meta.get(key, ()))
    return next((value for value in values if value), None)


def _times(found: tags.Tags, what: str, order: dates.Order | None) -> Iterator[Fact[str]]:
    for key in _META[what]:
        for value in found.meta.get(key, ()):
            if read := fact(dates.parse(value, order), f"meta {key}", value):
                yield read


def _time_element(found: tags.Tags, what: str, order: dates.Order | None) -> Fact[str] | None:
    """The `time` element that says it is this date; the first one, if none does, is published."""
    later = [value for role, value in found.times if _is_updated(role)]
    if what == "published":
        said = [value for role, value in found.times if "publish" in role and value not in later]
        values = said or [value for _, value in found.times if value not in later][:1]
    else:
        values = later
    read = (fact(dates.parse(value, order), "time element", value) for value in values)
    return next((one for one in read if one), None)


def _is_updated(role: str) -> bool:
    """Whether a time element calls itself an update; some are called both, by their style."""
    return ("modif" in role or "updat" in role) and "datepublished" not in role.split()


def _published(
    found: tags.Tags, work: Facts, order: dates.Order | None, seen: Facts
) -> Fact[str] | None:
    """Choose among the dates that the data calls published, with the one that is shown.

    The first that fits the shown day counts: a moment is another day in another zone, but
    data that gives a wrong zone or day to a page that shows its date is not to be believed.
    """
    candidates = [work.published, *_times(found, "published", order)]
    candidates += [_item(found, "datepublished", order), _time_element(found, "published", order)]
    told = [one for one in candidates if one]
    visible = seen.published
    if not told:
        return visible
    if visible is None:
        return told[0]
    exact = [one for one in told if len(one.value) >= 10]
    fitting = next((one for one in exact if _fits(one.value, visible.value)), None)
    if fitting:
        return replace(fitting, value=dates.as_shown(fitting.value, visible.value))
    updates = [seen.updated, work.updated, *_times(found, "updated", order)]
    changed = any(one and one.value == told[0].value for one in updates)
    if not exact or _is_near(exact[0].value, visible.value):
        return visible
    return visible if changed and later(told[0].value, visible.value) else told[0]


def _item(found: tags.Tags, key: str, order: dates.Order | None) -> Fact[str] | None:
    read = (
        fact(dates.parse(value, order), f"itemprop {name}", value)
        for name, value in found.items
        if name == key
    )
    return next((one for one in read if one), None)


def _fits(data: str, visible: str) -> bool:
    """Whether a time of the data can be the day that is shown."""
    if data[:10] == visible[:10]:
        return True
    return data.endswith("+00:00") and _apart(data, visible) <= _SHIFT


def _is_near(data: str, visible: str) -> bool:
    """Whether a time without a zone, or with a wrong one, may mean the day that is shown."""
    return len(data) > 10 and _apart(data, visible) <= _SHIFT


def _apart(one: str, other: str) -> int:
    return abs(dates.ordinal(one) - dates.ordinal(other))


def _updated(told: Facts) -> Facts:
    """Keep an update only if it came after the publication; a draft's last change is none."""
    if told.updated is None or told.published is None:
        return told
    before, after = told.published.value, told.updated.value
    if dates.is_after(after, before):
        return told
    return replace(told, updated=None, also=(*told.also, row("updated", told.updated)))


def _with_byline(told: Facts, seen: Facts) -> Facts:
    """Take the byline that is shown where it names more people than the data does."""
    data, visible = told.byline, seen.byline
    if data and visible and set(data.value) < set(visible.value):
        return replace(told, byline=visible)
    return told


def _with_genre(told: Facts, found: tags.Tags) -> Facts:
    """An editorial is filed under opinion, and only its title or its author tells it."""
    if told.genre and told.genre.value not in {Genre.OPINION, Genre.NEWS}:
        return told
    title = told.title.value if told.title else found.title
    authors = [value for key in _META["author"] for value in found.meta.get(key, ())]
    authors += [value for key, value in found.items if key == "author"]
    said = next((one for one in authors if genre.label(one) is Genre.EDITORIAL), None)
    if genre.of_title(title, None) is Genre.EDITORIAL:
        return replace(told, genre=fact(Genre.EDITORIAL, "page title", title))
    return replace(told, genre=fact(Genre.EDITORIAL, "meta author", said)) if said else told


def _with_publisher(told: Facts, found: tags.Tags, url: str | None) -> Facts:
    """Settle the publisher, and take it out of the title and of the byline."""
    names_found = site.candidates(told.publisher, found, site.host_of(url))
    publisher = site.choose(names_found, site.host_of(url))
    wire = next((fact(service, one.where, one.text) for one in names_found
                 if (service := agency.named(one.value))), None)  # fmt: skip
    title = told.title
    if title and publisher:
        title = replace(title, value=site.without(title.value, publisher.value))
    byline = told.byline
    if byline and publisher:
        people = tuple(name for name in byline.value if not site.same(name, publisher.value))
        byline = replace(byline, value=people) if people else None
    elsewhere = told.agency or (
        wire if publisher and wire and publisher.text != wire.text else None
    )
    return replace(told, publisher=publisher, title=title, byline=byline, agency=elsewhere)
