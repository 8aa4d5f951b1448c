"""Names of the people who wrote a document, by their shape in a byline."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.read.about import agency

_PARTICLES = frozenset(
    "al bin bint da dal de del della den der di dos du el ibn la le ten ter van von y".split()
)
# Capitalised words that begin or end headlines, sections and mastheads, never a byline.
_NO_NAME = frozenset(
    """a aboard about above academy admiral affairs after against agency airport all
    ambassador an analysis anchor and april are article at august auto avenue before between
    bill bills breaking briefing broadcasting budget building bulletin bureau business by
    campus capitol center centre chamber chief chronicle club college columnist comment
    conference congress contributor convention correspondent council courier daily december
    deputy desk dispatch editor editorial embassy examiner exclusive exhibition feature
    february for foreign friday from gazette general global government governor guest
    headquarters herald highlights home hospital hotel house how images in inquirer institute
    international is january journal july june latest ledger library live magazine march media
    minister ministers ministry monday monitor more morning museum national network new news
    newsroom no north not note november now observer october of office on opinion our palace
    parliament party photo picture policy political politics president press princess producer
    queen radio read record register report reporter republic residence review room saturday
    says school secretary section senator senators senior september shows special sport square
    staff standard statement states station story street team teleconference telegraph that
    the theatre this thursday times to today transcript tribune trust tuesday under united
    university via video vote votes watch wednesday weekly what when where who why wire with
    world writer your""".split()
)
_LEAD = re.compile(
    r"(?:(?:words|story|text|written|reported|reporting|analysis|interview) )?by:? ", re.IGNORECASE
)
_JOINTS = re.compile(r",? and |,? & |; ?|, ?")
_TRAIL = re.compile(r" (?:in|for|at|of|with|is|reports?) | [–—-] | ?@| \S{1,64}@")
_BRACKETS = re.compile(r" ?\([^()]{0,80}\)?")
_ROLE = re.compile(  # between two names: the post of the first
    r"(?-i:[a-z])|(?:\w+ ){0,3}(?:editor|correspondent|reporter|writer|columnist|staff|chief"
    r"|producer|analyst)s?\b",
    re.IGNORECASE,
)
_POST = (
    r"(?:[A-Z][\w&'’-]*,? ){0,4}?(?:[Ee]ditors?|[Cc]orrespondents?|[Rr]eporters?|[Ww]riters?"
    r"|[Cc]olumnists?|[Jj]ournalists?|[Cc]ontributors?|[Ss]taff|[Bb]ureau|[Pp]roducers?|[Aa]nalysts?"
    r"|REPORTERS?|WRITERS?|EDITORS?|CORRESPONDENTS?|STAFF)(?: (?:in|for|at) [A-Z]\w+)?"
)
_POST_ALONE = re.compile(_POST)
_SENTENCE = re.compile(r"(?<=[a-z]{3})\. (?=[A-Z])")
_LONGEST = 500  # characters of a byline that are read
_MOST = 12  # names in one byline


def person(text: str) -> str | None:
    """Give back what looks like the full name of one person, else None.

    Two to five words, capitalised but for particles and initials. A name all in capitals
    comes back in mixed case.
    """
    tokens = text.strip(" .,;:–—-").split(" ")
    if not 2 <= len(tokens) <= 5 or len(text) > 60 or text.endswith(":"):
        return None
    if not all(_part(token) or token.lower() in _PARTICLES for token in tokens):
        return None
    if not (_part(tokens[0]) or tokens[0].lower() in _PARTICLES) or len(tokens[-1]) < 2:
        return None
    name = " ".join(tokens)
    return _mixed_case(name) if name.isupper() else name


def _part(token: str) -> bool:
    letters = token.strip(".'’-")
    return (
        bool(letters)
        and letters[0].isupper()
        and letters.lower() not in _NO_NAME
        and all(char.isalpha() or char in ".'’-" for char in token)
    )


def _mixed_case(name: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), name)


def people(text: str) -> tuple[str, ...]:
    """Read a line that is nothing but names, joined by commas and "and"; else nothing."""
    names = [person(piece) for piece in _JOINTS.split(text) if piece]
    found = tuple(name for name in names if name)
    return found if found and len(found) == len(names) <= _MOST else ()


def byline(text: str) -> tuple[str, ...]:
    """Read a line such as "By Ana Reyes in Castrin and Ilmar Toss, Political Staff"; else nothing.

    What follows a name (a post, a place, a publisher, an address) is left out; so is who took
    the pictures.
    """
    lead = _LEAD.match(text)
    if not lead:
        return ()
    posted = signed(text[lead.end() :])
    if posted:
        return posted
    found: list[str] = []
    rest = _BRACKETS.sub("", re.split(r" ?[|•·/]", text[lead.end() :], maxsplit=1)[0])
    for piece in _JOINTS.split(rest):
        name = person(_TRAIL.split(piece, maxsplit=1)[0])
        if name and not agency.named(name):
            found.append(name)
        elif not name and not _ROLE.match(piece):
            break
    return tuple(found[:_MOST])


def is_post(text: str) -> bool:
    """Whether words are the post of who wrote something: "Senior Political Reporter"."""
    return _POST_ALONE.fullmatch(text) is not None


def signed(text: str) -> tuple[str, ...]:
    """Read a name with a post behind it: "Ana Reyes, Staff Writer", "ANA REYES Staff Writer"."""
    words = text.split(" ")
    for size in range(2, min(5, len(words) - 1) + 1):
        name = person(" ".join(words[:size]).rstrip(","))
        if name and is_post(" ".join(words[size:])):
            return (name,)
    return ()


_NOBODY = frozenset(
    """admin administrator editor editors editorial staff newsroom webmaster user author
    anonymous guest desk reporter correspondent agencies""".split()
)
_HANDLE = re.compile(r"[a-z0-9_.-]+|[A-Z0-9_]{4,}|@.*|.*@.*|https?:.*")


def authors(texts: Iterable[str]) -> tuple[str, ...]:
    """Read the authors that a page's data names: people, else whatever else is credited.

    Wire services, addresses, handles and words such as "admin" are left out.
    """
    named = dict.fromkeys(
        name
        for text in texts
        if "/" not in text
        for name in credited(_SENTENCE.split(text, maxsplit=1)[0])
    )
    found = tuple(name for name in named if person(name))
    return found or tuple(name for name in named if not _is_nobody(name))


def _is_nobody(name: str) -> bool:
    return name.lower() in _NOBODY or bool(_HANDLE.fullmatch(name)) or bool(agency.named(name))


def credited(text: str) -> tuple[str, ...]:
    """Read the byline that a record or a page names: people, else the text as it is.

    What follows the first people (a post, a publisher) is left out.
    """
    text = " ".join(text[:_LONGEST].split())
    found = byline(text) or byline(f"By {text}")
    return found or ((text,) if text else ())
