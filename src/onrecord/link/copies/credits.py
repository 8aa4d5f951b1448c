"""Wire credits in a text: the agency or the other paper that is named as its author.

Who is told something ("told Reuters"), who took a picture and who contributed are no authors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.read.about import agency, dateline

_REACH = 1_500  # characters at either end of a text where credits stand
_LINE = 160  # characters of a byline
_COPYRIGHT = 500  # characters of a line that tells whose text it is
# Papers and broadcasters whose pieces others print, as they are credited -> as they are named.
_PAPERS = {
    "CNN": r"CNN(?:\.com| NewSource| Wire)?",
    "Washington Post": r"The Washington Post|Washington Post",
    "New York Times": r"The New York Times|New York Times(?: News Service)?|N\.Y\. Times",
    "USA TODAY": r"USA ?TODAY(?: Network)?",
    "Los Angeles Times": r"(?:The )?Los Angeles Times",
    "Wall Street Journal": r"(?:The )?Wall Street Journal",
    "Tribune News Service": r"Tribune News Service|McClatchy(?:-Tribune)?(?: News Service)?",
    "The Guardian": r"The Guardian",
    "NPR": r"NPR",
    "Fox News": r"Fox News(?: Channel)?",
    "Politico": r"Politico",
    "BBC": r"BBC(?: News)?",
}
_AGENCIES = (
    r"(?:The )?Associated Press|AP|(?:Thomson )?Reuters(?: (?:News|India|UK|Africa|Canada))?|"
    r"Agence[ -]France[ -]Presse|AFP|UPI|"
    r"United Press International|Bloomberg(?: News)?|Xinhua|Kyodo News|Yonhap(?: News Agency)?|"
    r"TASS|Interfax|Anadolu(?: Agency)?|Press Association|PA Media|Canadian Press|"
    r"The Canadian Press|Press Trust of India|PTI|IANS|Deutsche Presse-Agentur|dpa|EFE|ANSA"
)
_NAME = rf"(?P<name>{_AGENCIES}|{'|'.join(_PAPERS.values())})"
_PICTURE = re.compile(
    r"\b(?:photo(?:graph)?s?|images?|pictures?|pool|getty|file|via|video|epa|illustration)\b"
    r"|/ ?(?:AP|AFP|Reuters)\b|\b(?:AP|AFP|Reuters) ?/|^credit",
    re.IGNORECASE,
)
_PERSON = r"[A-Z\u00c0-\u00de][\w.'’-]*(?: (?:de|van|von|al|bin|[A-Z\u00c0-\u00de][\w.'’-]*)){0,4}"
_PEOPLE = rf"{_PERSON}(?:(?:, | and | & |, and ){_PERSON}){{0,5}}"
_POST = r"(?:[A-Z]\w+ ){0,4}?(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Ee]ditors?|Staff)"
_BETWEEN = r"(?:,|, of| [-–—|•] ?| ?/| ?\(| of|;)?\s*"
_REST = (  # a date, the paper that prints it
    r"(?: ?[-|•·].{0,60}|,? (?i:published|updated|\w+day|\d|jan|feb|mar|apr|may|ju[nl]|aug|sep"
    r"|oct|nov|dec).{0,60})?$"
)
# Alone, or behind one name, these sign pictures more often than texts.
_SHORT = frozenset({"AP", "AFP", "UPI", "EFE", "dpa"})
_FILED = re.compile(  # a dateline that gives a day alone, or odd spaces
    rf"^(?:[A-Z\u00c0-\u00de][^()!?]{{0,70}} ?)?\({_NAME}\)\s*[—–:-]"
)
# Only Reuters signs below its texts who wrote and who edited them, in this way.
_SIGNED = re.compile(
    r"\(?(?:Additional )?[Rr]eporting by [^()]{3,400}?[;,] ?(?:[Ww]riting|[Ee]diting) by "
    r"[^()]{3,200}"
)
_BYLINES = tuple(
    re.compile(form)
    for form in (
        rf"^(?:[Bb]y |BY |[Ff]rom )?{_NAME} ?[•:.]?{_REST}",
        rf"^(?:[Bb]y |BY )?{_PEOPLE}{_BETWEEN}(?:the )?{_NAME}(?: {_POST})?\)?\.?{_REST}",
        rf"^(?:[Bb]y|BY) .{{3,100}}?[ ,|(-]{_NAME}(?: {_POST})?\)?\.?{_REST}",
        rf"^{_NAME} [-–—|] [Bb]y ",
        rf"^{_NAME} News in Brief",
    )
)
_ARTICLE = r"(?:an? )?(?:[\w-]+ ){0,3}?"
_TRADE = r"(?:\w+ ){0,3}?(?:writer|reporter|correspondent|editor|journalist|columnist)s?\b"
_PIECE = r"(?:article|story|report|piece)"
_MADE = r"(?:written|provided|supplied|reported|distributed)"
_OWNERS = tuple(
    re.compile(form)
    for form in (
        rf"(?:[Cc]opyright|COPYRIGHT|©|\([Cc]\)).{{0,40}}?\b(?:[Bb]y )?{_NAME}\b",
        rf"^{_PEOPLE} (?:is|are) {_ARTICLE}(?:for |with )?(?:the )?{_NAME} {_TRADE}",
        rf"(?:[Tt]his|[Tt]he) {_PIECE} (?:was|is|has been) {_MADE} by (?:the )?{_NAME}\b",
        rf"^\(?(?:[Ss]ource|[Ww]ith (?:reports|files|reporting) from)[: ] ?(?:the )?{_NAME}\)?\.?$",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Who is credited, and the line that does it, [start, end) in code points."""

    wire: str
    start: int
    end: int


def credited(text: str, publisher: str | None) -> Credit | None:
    """Find the wire credit of a text; a publisher that credits itself has none."""
    own = _folded(publisher or "")
    for start, line in _lines(text):
        if found := _of_line(line, head=start < _REACH):
            name = canonical(found)
            if not is_own(name, own):
                return Credit(wire=name, start=start, end=start + len(line))
    return _signed(text, own)


def _signed(text: str, own: str) -> Credit | None:
    after = max(len(text) - _REACH, 0)
    match = None if is_own("Reuters", own) else _SIGNED.search(text, after)
    return Credit(wire="Reuters", start=match.start(), end=match.end()) if match else None


def canonical(name: str) -> str:
    """Give an agency or paper the name under which all its forms are counted."""
    if service := agency.named(re.sub(r"^(Reuters) \w+$", r"\1", name), short=True):
        return service
    for paper, forms in _PAPERS.items():
        if re.fullmatch(forms, name.strip(), re.IGNORECASE):
            return paper
    return name


def is_own(name: str, publisher: str) -> bool:
    """Tell whether a credit names the publisher itself, by its name or its address."""
    plain, own = _folded(name), _folded(publisher)
    if not own or not plain:
        return False
    full = _folded(_FULL.get(name, name))
    return (
        own in {plain, full} or (len(plain) > 2 and own.startswith(plain)) or own == f"the{plain}"
    )


def is_agency(publisher: str) -> bool:
    """Tell whether a publisher is a wire service, by its name or because its name says so."""
    bare = re.sub(r"\.(?:com|org|net|co\.\w\w|\w\w)$", "", publisher.strip())
    return agency.named(bare) is not None or bool(_SAYS_AGENCY.search(publisher))


_SAYS_AGENCY = re.compile(
    r"\b(?:news ?wire|wire(?: service)?|(?:news|press) agency)$", re.IGNORECASE
)
_FULL = {
    "AP": "Associated Press",
    "AFP": "Agence France Presse",
    "UPI": "United Press International",
    "Xinhua": "Xinhua News Agency",
}


def _folded(name: str) -> str:
    plain = re.sub(r"^(?:https?://)?(?:www\.)?", "", name.strip().lower())
    plain = re.sub(r"\.(?:com?|org|net|gov|co\.\w\w|\w\w)(?:/.*)?$", "", plain)
    return re.sub(r"[\W_]+", "", plain.removeprefix("the "))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines that begin near either end of a text, stripped, with their offsets."""
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare and (at < _REACH or at + len(line) > len(text) - _REACH):
            yield at + line.index(bare), bare
        at += len(line)


def _of_line(line: str, *, head: bool) -> str | None:
    if head and (filed := _filed(line)):
        return filed
    if len(line) <= _COPYRIGHT:
        for form in _OWNERS:
            if match := form.search(line):
                return match["name"]
    if len(line) > _LINE or _PICTURE.search(line) or not line[0].isalpha():
        return None
    return next((name for form in _BYLINES if (name := _signs(form.match(line)))), None)


def _filed(line: str) -> str | None:
    found = dateline.find(line)
    if found and (found.agency or _is_paper(found.outlet or "")):
        return found.agency or found.outlet
    match = _FILED.match(line)
    return match["name"] if match else None


def _signs(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    short = match["name"] in _SHORT and match[0].endswith(match["name"])
    return None if short and match[0][:3].lower() != "by " else match["name"]


def _is_paper(name: str) -> bool:
    return any(re.fullmatch(forms, name.strip()) for forms in _PAPERS.values())
