"""Headlines that say with a colon who says something: "Minister: no deal", "No deal: minister".

Only a line that shows itself as a headline is read, and only where the tagger found nothing:
one with a few words, without a full stop, with a speaker on one side of its colon. A speaker is
a person or a body by name, or a noun for somebody who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.attribute.pairing import Draft
from onrecord.attribute.scene import Scene, by_rule
from onrecord.model import NameKind, Role, RoleSpan

SCORE = 0.5
MOST_WORDS = 18
_NAMED = frozenset(
    {
        NameKind.PERSON,
        NameKind.ORGANISATION,
        NameKind.STATE_BODY,
        NameKind.COUNTRY,
        NameKind.GROUP,
        NameKind.PUBLISHER,
    }
)
# The head of a noun phrase that can speak; offices and bodies, as headlines call them.
_SPEAKS = re.compile(
    r"(?:president|premier|pm|chancellor|minist(?:er|ers|ry)|secretary|government|cabinet|senators?"
    r"|lawmakers?|mps?|governors?|mayors?|council|officials?|police|prosecutors?|court|judges?"
    r"|lawyers?|army|navy|military|general|commander|spokes(?:man|woman|person)|aides?|advisers?"
    r"|envoys?|ambassador|embassy|diplomats?|experts?|scientists?|researchers?|economists?"
    r"|analysts?|doctors?|witness(?:es)?|sources?|reports?|study|survey|poll|inquiry|watchdog"
    r"|agency|bank|union|unions|opposition|party|campaign|critics?|activists?|bishops?|pope"
    r"|chief|head|leaders?|boss|ceo|chair(?:man|woman)?|director|un|eu|nato|imf)",
    re.IGNORECASE,
)
_TOWARDS = re.compile(r" to \w+(?: \w+)?$")  # "Opposition to Brink: resign"
_COLON = re.compile(r"(?<=[\w”’\"')])(?P<mark>:) (?=\S)")
_LEAD = 5  # words of a speaker


def add_headlines(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Draft what headlines attribute by a colon."""
    found = list(_headlines(scene))
    return sorted((*drafts, *found), key=lambda draft: draft.cue.start) if found else drafts


def _headlines(scene: Scene) -> Iterator[Draft]:
    names = {(name.start, name.end): name.kind for name in scene.tagged.names}
    for start, end in scene.tagged.paragraphs:
        if end - start > 160 or scene.text[end - 1] in ".:;,":
            continue
        colons = list(_COLON.finditer(scene.text, start, end))
        if len(colons) != 1 or scene.in_any_role(start, end):
            continue
        left, right = (start, colons[0].start()), (colons[0].end(), end)
        if len(scene.text[start:end].split()) > MOST_WORDS:
            continue
        if source := _speaker(scene.text, names, *left):
            yield _draft(colons[0], source, right)
        elif (source := _speaker(scene.text, names, *right)) and left[1] - left[0] > 12:
            yield _draft(colons[0], source, left)


def _speaker(
    text: str, names: dict[tuple[int, int], NameKind | None], start: int, end: int
) -> tuple[int, int] | None:
    """Where the speaker stands in one side of a headline; None: nobody speaks there."""
    towards = _TOWARDS.search(text, start, end)
    end = towards.start() if towards else end
    words = text[start:end].split()
    if not words or len(words) > _LEAD:
        return None
    if names.get((start, end)) in _NAMED or _SPEAKS.fullmatch(words[-1]):
        return start, end
    return None


def _draft(colon: re.Match[str], source: tuple[int, int], content: tuple[int, int]) -> Draft:
    return Draft(
        _role(Role.CUE, *colon.span("mark")),
        [_role(Role.SOURCE, *source)],
        [_role(Role.CONTENT, *content)],
    )


def _role(role: Role, start: int, end: int) -> RoleSpan:
    return by_rule(role, start, end, SCORE)
