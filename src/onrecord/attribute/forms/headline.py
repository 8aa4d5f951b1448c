"""Headlines that say with a colon who says something: "Minister: no deal", "No deal: minister".

Only a line that shows itself as a headline is read, and only where the tagger found nothing:
one with a few words, without a full stop, with a speaker on one side of its colon. A speaker is
a person or a body by name, or a noun for somebody who speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.attribute.pairing import Draft
from onrecord.attribute.scene import Scene, by_rule
from onrecord.model import MentionSpan, NameKind, Role, RoleSpan

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
_COLON = re.compile(r"(?P<mark>(?<=[\w”’\"')]):|(?<=[\w”’\"')] )[–—]) (?=\S)")
_OPENING, _CLOSING = "“\"‘'«", "”\"’'»"
_LEAD = 5  # words of a speaker
LONGEST = 160  # characters of a headline
SHORTEST = 12  # characters of what is said, where the speaker stands behind it


def add_headlines(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Draft what headlines attribute by a colon, or by a dash before the speaker."""
    read = [draft.cue.start for draft in drafts]
    found = [
        headline
        for start, end in scene.tagged.paragraphs
        if bisect_left(read, start) == bisect_left(read, end)
        and (headline := _headline(scene, start, end))
    ]
    return sorted((*drafts, *found), key=lambda draft: draft.cue.start) if found else drafts


def _headline(scene: Scene, start: int, end: int) -> Draft | None:
    text = scene.text
    if end - start > LONGEST or text[end - 1] in ".:;,":
        return None
    marks = list(_COLON.finditer(text, start, end))
    if len(marks) != 1 or len(text[start:end].split()) > MOST_WORDS:
        return None
    mark = marks[0]
    first, last = (bisect_left(scene.tagged.names, at, key=_start) for at in (start, end))
    names = {(name.start, name.end): name.kind for name in scene.tagged.names[first:last]}
    left, right = (start, mark.start()), (mark.end(), end)
    if mark["mark"] == ":" and (source := _speaker(text, names, *left)):
        return _draft(mark, source, right)
    if left[1] - left[0] < SHORTEST:
        return None
    source = _speaker(text, names, *right)
    if (
        source is None
        and text[start] in _OPENING
        and text[start : mark.start()].rstrip()[-1:] in _CLOSING
    ):
        source = next((place for place in names if place[0] == right[0]), right)
    said = scene.text[left[0] : left[1]].rstrip()
    return _draft(mark, source, (start, start + len(said))) if source else None


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


def _start(name: MentionSpan) -> int:
    return name.start


def _draft(colon: re.Match[str], source: tuple[int, int], content: tuple[int, int]) -> Draft:
    return Draft(
        _role(Role.CUE, *colon.span("mark")),
        [_role(Role.SOURCE, *source)],
        [_role(Role.CONTENT, *content)],
    )


def _role(role: Role, start: int, end: int) -> RoleSpan:
    return by_rule(role, start, end, SCORE)
