"""Names of the people who wrote a document, by their shape in a byline."""

from __future__ import annotations

import re

_PARTICLES = frozenset(
    "al bin bint da dal de del della den der di dos du el ibn la le ten ter van von y".split()
)
# Capitalised words that begin or end headlines, sections and mastheads, never a byline.
_NO_NAME = frozenset(
    """a all an and are at by for from how in is new no not of on our read that the this to what
    when where who why with your about above after against before between under
    affairs agency analysis article breaking briefing broadcasting bulletin business chronicle
    comment council courier daily desk dispatch editorial editor examiner exclusive feature
    foreign gazette global government guest herald highlights home images inquirer international
    journal latest ledger live magazine mail media ministry monitor more morning national network
    news newsroom north observer office opinion party photo picture policy politics post press
    radio record register reporter report republic review section sport staff standard states
    statement station story sunday monday tuesday wednesday thursday friday saturday january
    february march april june july august september october november december team telegraph
    times today transcript tribune trust united video watch weekly wire world""".split()
)
_LEAD = re.compile(
    r"(?:(?:words|story|text|written|reported|reporting|analysis|interview) )?by:? ", re.IGNORECASE
)
_JOINTS = re.compile(r",? and |,? & |; ?|, ?")
_TRAIL = re.compile(r" (?:in|for|at|of|with) | ?[|•(/]|, (?=[a-z])")
_MOST = 12  # names in one byline


def person(text: str) -> str | None:
    """Give back what looks like the full name of one person, else None.

    Two to five words, capitalised but for particles and initials. A name all in capitals
    comes back in mixed case.
    """
    tokens = text.strip(" .,;:–—-").split(" ")
    if not 2 <= len(tokens) <= 5 or len(text) > 60:
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
    """Read a line such as "By Ana Reyes and Ilmar Toss, Political Staff"; else nothing.

    What follows the names (a post, a place, a publisher) is left out.
    """
    lead = _LEAD.match(text)
    if not lead:
        return ()
    found: list[str] = []
    for piece in _JOINTS.split(_TRAIL.split(text[lead.end() :], maxsplit=1)[0]):
        name = person(piece)
        if not name:
            break
        found.append(name)
    return tuple(found[:_MOST])


def credited(text: str) -> tuple[str, ...]:
    """Read the byline that a record or a page names: people, else the text as it is."""
    text = " ".join(text.split())
    return byline(text) or people(text) or ((text,) if text else ())
