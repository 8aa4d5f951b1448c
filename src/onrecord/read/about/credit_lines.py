"""Credits at the end of a text: who contributed, which wire service, where it came out first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.read.about import agency, names

_LONGEST = 500  # characters; a credit is no longer
_CONTRIBUTED = re.compile(
    r"(?P<who>.{3,400}?),? (?:also )?contributed (?:(?:additional )?(?:reporting|research)\b(?! on)"
    r"|(?:to|for) (?:this|the) (?:\w+ ){0,2}(?:report|article|story|piece|post|column|analysis))"
)
_REPORTING = re.compile(
    r"(?P<more>additional |further |with |contributing )?(?:additional )?"
    r"(?:report(?:ing|ed)|writing|research|files|text)(?: and (?:writing|research|reporting))?"
    r" (?:by|from):? (?P<who>[^;:()]{3,300}?)(?=; |;$|[.)]*$|, (?:with |additional |edit)"
    r"|\. [A-Z]|, writing| and edit)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?:(?:this|the) (?:\w+ ){0,2}(?:article|story|piece|post|essay|column|report|op-ed|interview)"
    r" (?:was |has been |is |has )?)?(?:(?:first|originally|also) )?"
    r"(?:appeared|published|posted|republished|reprinted|syndicated|adapted|ran)"
    r"(?: (?:first|originally|here|courtesy))?(?: with permission)?"
    r" (?:by|in|on|at|from|of|with permission from) "
    r"(?P<name>(?:the )?[A-Z][^.,;()|]{1,60})",
    re.IGNORECASE,
)
_SAID_FIRST = re.compile(
    r"\b(?:first|originally|republished|reprinted|syndicated|permission|courtesy)\b", re.IGNORECASE
)
_BEFORE_NAME = re.compile(
    r"^(?:and |with )?(?:the )?(?:[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,4}['’]s? |[A-Z]{2,6} )?"
    r"(?:(?:staff|freelance|senior|news|special|investigative|associated press|political)? ?"
    r"(?:writers?|reporters?|correspondents?|producers?|researchers?|journalists?|editors?) )",
    re.IGNORECASE,
)
_OWNER = re.compile(r"^(?:the )?[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,4}?(?:['’]s|s['’]) (?=[A-Z])")
_PLACE = re.compile(r" (?:in|from|for|at|of) (?:[A-Z].*)?$")
_SPLIT = re.compile(r",? and |,? & |; ?|, ?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """What one line credits; () and None are nothing."""

    contributors: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()  # "Reporting by ...": who wrote it, where no byline says
    agency: str | None = None
    publisher: str | None = None  # where it came out first


def parse(line: str) -> Credits | None:
    """Read a line of credits; None if it is none. Who edited is no author and left out."""
    text = line.strip(" •⦁*()[]–—-_")
    if not text or len(text) > _LONGEST:
        return None
    return _contributed(text) or _reporting(text) or _first(text)


def _contributed(text: str) -> Credits | None:
    found = _CONTRIBUTED.match(text)
    if not found or len(text) - found.end() > 60:
        return None
    people, service = people_of(found["who"])
    return Credits(contributors=people, agency=service) if people or service else None


def _reporting(text: str) -> Credits | None:
    found = list(_REPORTING.finditer(text[:_LONGEST]))
    if not found or found[0].start() > 3:
        return None
    reporters: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    service = None
    for match in found:
        people, wire = people_of(match["who"])
        if not people and not agency.named(match["who"]):
            return None  # "Reporting by Reuters showed ..." is a sentence
        service = service or wire
        if match["more"]:
            contributors += people
        else:
            reporters += people
    if not (reporters or contributors or service):
        return None
    return Credits(contributors=contributors, reporters=reporters, agency=service)


def _first(text: str) -> Credits | None:
    found = _FIRST.match(text)
    if not found or not _SAID_FIRST.search(found[0]):
        return None
    name = re.split(r" (?:and|under|as|on|in|with|where) ", found["name"])[0].strip()
    if not name[:1].isupper() and not name.lower().startswith("the "):
        return None
    return Credits(publisher=name)


def people_of(text: str) -> tuple[tuple[str, ...], str | None]:
    """Read the people, and the wire service, in "Fox News' Ana Reyes in Castrin and AP"."""
    people: list[str] = []
    service = None
    for piece in _SPLIT.split(text):
        stripped = piece.strip(" .()")
        service = service or agency.named(stripped) or agency.within(stripped[:60])
        name = _person(stripped)
        if name and not agency.named(name) and name not in people:
            people.append(name)
    return tuple(people), service


def _person(piece: str) -> str | None:
    for cut in (_PLACE.sub("", piece), piece):
        bare = _OWNER.sub("", _BEFORE_NAME.sub("", cut))
        if name := names.person(bare):
            return name
    return None
