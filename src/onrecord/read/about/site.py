"""Who publishes a page: what it calls itself, weighed by its address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from onrecord.read.about import agency, dates, genre
from onrecord.read.about.linked import text
from onrecord.read.about.provenance import Fact, Facts, fact
from onrecord.read.about.tags import Tags

_NAMES = (
    *("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "publisher"),
    "application-name",
)
_PLATFORMS = frozenset(
    """blogger wordpress wordpresscom medium substack tumblr squarespace wix ghost hosted
    livejournal""".split()
)  # who hosts pages that others publish
_PARTS = frozenset(
    """archives archive home homepage news newsroom press media blog website site index main
    official pressroom""".split()
)  # what a part of a site is called, or an archive of many
_SUFFIX = re.compile(r".{3,300}? (?:[|–—·:-]|::|»|\|\|) (?P<name>[^|–—·»]{2,60})$")
_SECOND_LEVEL = frozenset("co com org net gov edu ac or ne go gob".split())


def candidates(linked: Fact[str] | None, found: Tags, host: str) -> list[Fact[str]]:
    """What a page calls its publisher, in the order of trust."""
    listed = [fact(_tidy(linked.value), linked.where, linked.text) if linked else None]
    listed += [
        fact(_tidy(text(value)), f"meta {key}", value)
        for key in _NAMES
        for value in found.meta.get(key, ())[:3]
    ]
    end = _SUFFIX.fullmatch(found.title)
    if end and (is_of(end["name"], host) or not host):
        listed.append(fact(end["name"].strip(), "end of the page title", found.title))
    return [one for one in listed if one and _is_name(one.value)]


def _tidy(name: str | None) -> str | None:
    """Cut what a site adds to its name: "The Echo | News from Velm"."""
    parts = [part.strip() for part in re.split(r" [|–—·:] | - (?=[A-Z])", name or "")]
    named = (part for part in parts if letters(part) not in _PARTS)
    return next(named, parts[0]) or None


def _is_name(value: str) -> bool:
    return not re.match(r"https?:|www\.|@", value) and letters(value) not in _PLATFORMS | _PARTS


def is_part(name: str) -> bool:
    """Whether words name a part of a site and no publisher: "Archives", "Newsroom"."""
    return letters(name) in _PARTS


def choose(names: Sequence[Fact[str]], host: str) -> Fact[str] | None:
    """The first name that the address confirms; else the first that is no wire service."""
    confirmed = (one for one in names if is_of(one.value, host))
    others = (one for one in names if not agency.named(one.value))
    return next(confirmed, None) or next(others, None) or next(iter(names), None)


def is_of(name: str, host: str) -> bool:
    """Whether a name stands in an address: whole, or by the first letters of its words."""
    own = letters(registered(host))
    said = letters(re.sub(r"\.(?:com|org|net|info|tv|co\.uk|[a-z]{2})$", "", name.lower()))
    initials = "".join(word[0] for word in re.findall(r"\w+", name.lower()))
    if len(own) < 2 or len(said) < 2:
        return False
    return own in said or (len(said) >= 4 and said in own) or own == initials


def letters(name: str) -> str:
    """Only letters and digits of a name, without "the"."""
    return re.sub(r"^the |[\W_]+", "", name.lower())


def same(one: str, other: str) -> bool:
    """Whether a name in a byline is the publisher's own, whole or in part."""
    first, second = letters(one), letters(other)
    return bool(first) and (
        first == second or (len(first) >= 4 and first in second and " " not in one)
    )


def registered(host: str) -> str:
    """The part of a host's name that somebody chose: "echo" of "www.echo.co.uk"."""
    parts = [part for part in host.lower().split(".") if part]
    if len(parts) >= 3 and len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVEL:
        return parts[-3]
    return parts[-2] if len(parts) >= 2 else ""


def host_of(url: str | None) -> str:
    """The host that an address names, without "www."; nothing for what is no address."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def guessed(url: str | None) -> Facts:
    """What the address alone lets guess, where nothing else tells."""
    if not url:
        return Facts()
    host = host_of(url)
    return Facts(
        publisher=fact(of_host(host), "address", host),
        published=fact(dates.of_url(url), "address", url),
        genre=fact(genre.of_path(url), "address", url),
    )


def of_host(host: str) -> str | None:
    """A name made of the address, which is all that is left where nothing names the publisher."""
    name = registered(host)
    if name in _PLATFORMS | _PARTS:
        name = host.removeprefix("www.").partition(".")[0]
    if name in _PARTS:
        return None
    return name.replace("-", " ").title() if len(name) >= 2 and not name.isdigit() else None


def without(title: str, publisher: str) -> str:
    """Cut the publisher off the end of a title: "Vote postponed | The Coast Herald"."""
    found = _SUFFIX.fullmatch(title)
    if found and letters(found["name"]) == letters(publisher):
        return title[: found.start("name")].rstrip(" |–—·:-»")
    return title
