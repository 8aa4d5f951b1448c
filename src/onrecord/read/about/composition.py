"""What kind of text a document is, by how it is made: a release, a live blog, an address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Genre
from onrecord.read.about.dateline import Dateline
from onrecord.read.text.lines import Line

_RELEASE = re.compile(
    r"^(?:for immediate release|embargoed until|/?prnewswire/?|news release|press release)\b"
    r"|/PRNewswire/|\(?\bBusiness Wire\)|\(?GLOBE ?NEWSWIRE\)?|\bPRNewswire-",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"about (?P<who>[^\W_][\w&.' -]{1,40})", re.IGNORECASE)
_CONTACT = re.compile(r"(?:media|press|news) contacts?\b.{0,60}", re.IGNORECASE)
_TO_HEARERS = re.compile(
    r"\b(?:mr\.? president|madam president|mr\.? chairman|your excellenc(?:y|ies)|excellencies"
    r"|distinguished (?:delegates|guests|colleagues|representatives)|fellow delegates"
    r"|ladies and gentlemen|my fellow (?:citizens|countrymen|americans)|my delegation"
    r"|th(?:is|e general) assembly|on behalf of (?:my|the) (?:delegation|government|people)"
    r"|dear (?:friends|colleagues|comrades))\b",
    re.IGNORECASE,
)
_OPENINGS = (
    r"congratulat(?:e|ing|ions)\b",
    r"thank you\b|I join\b|allow me\b|let us\b|(?:may )?god bless\b|dear friends\b|we were here\b",
    r"(?:Sir|Madam),|honou?r (?:of|to) (?:speak|address)|speaking (?:to|before)\b",
    r"I (?:stand|speak|come|am speaking) (?:here |today )?(?:before|on|in|to)\b",
    r"I (?:begin|wish|should like|would like|want) (?:by|to)\b|pleasure (?:that|to)\b",
    r"(?:on behalf|in the name) of\b",
)
_OPENING = re.compile(rf"\b(?:{'|'.join(_OPENINGS)})", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|us|me)\b|\bI['’]|\b[Ww]e['’]|\bW[e]\b|\b(?:My|Our)\b")
_REPORTED = re.compile(r"[”\"],? (?:he|she|they|[A-Z]\w+) (?:said|told|added|wrote|asked)\b")
_ENTRY = re.compile(
    r"(?:\[?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?\]?|\d{1,2} [ap]\.m\.)"
    r"(?: ?[–—:|-].{0,80})?",
    re.IGNORECASE,
)
_FIRST = 800  # characters in which a speaker greets and thanks
_ENDS = 3_000  # characters of either end of a text in which hearers are addressed


def genre(lines: Sequence[Line], filed: Dateline | None) -> Genre | None:
    """Tell a release, a live blog or a speech by how the text is made."""
    if not lines:
        return None
    if _is_release(lines, filed):
        return Genre.RELEASE
    entries = sum(1 for line in lines if line.words <= 14 and _ENTRY.fullmatch(line.text))
    if entries >= 4 and entries * 8 >= len(lines):
        return Genre.LIVE_BLOG
    return Genre.SPEECH if _is_address(lines) else None


def _is_release(lines: Sequence[Line], filed: Dateline | None) -> bool:
    if any(_RELEASE.search(line.text[:200]) for line in lines[:6]):
        return True
    top = " ".join(line.text[:300] for line in lines[:4]).lower()
    for line in lines[-12:]:
        about = _ABOUT.fullmatch(line.text.strip(" :")) if line.words <= 6 else None
        if about and about["who"].lower() in top:
            return True
    contact = any(line.words <= 12 and _CONTACT.match(line.text) for line in lines[-12:])
    return contact and filed is not None


def _is_address(lines: Sequence[Line]) -> bool:
    """Whether somebody speaks in the first person to hearers, and nobody reports it."""
    text = "\n".join(line.text for line in lines)
    words = max(1, text.count(" "))
    spoken = len(_FIRST_PERSON.findall(text)) / words
    addressed = len(_TO_HEARERS.findall(f"{text[:_ENDS]}\n{text[-_ENDS:]}"))
    addressed += len(_OPENING.findall(f"{text[:_FIRST]}\n{text[-_FIRST // 2 :]}"))
    if words < 150 or len(_REPORTED.findall(text)) >= 2:
        return False
    return (spoken >= 0.012 and addressed >= 2) or (spoken >= 0.006 and addressed >= 3)
