"""Ties by verbs: who appointed, succeeded, owns, endorsed, protects, joined, married whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from onrecord.model import TieKind
from onrecord.resolve.offices import role_nouns
from onrecord.resolve.ties.bond import Bound, bound
from onrecord.resolve.ties.clause import TieClause
from onrecord.resolve.ties.nouns import drafts
from onrecord.resolve.ties.pattern import CODES, compiled, needed
from onrecord.resolve.ties.when import When

_BY = "by(?:det)?x{0,3}(?P<one>LIST|[OC](?!s))"
_FROM = "from(?:det)?x{0,3}(?P<one>LIST|[OC](?!s))"
_PASSIVE = "(?P<other>LIST)PAS"
_DEEDS = [
    (compiled(source), needed(source), kind, when)
    for source, kind, when in (
        ("ONE ACT appointed OBJ", TieKind.APPOINTED, When.BEGINS),
        ("ONE ACT named (?P<other>LIST)(?P<to>as|to|det|H|x)", TieKind.APPOINTED, When.BEGINS),
        (f"{_PASSIVE}(?:appointed|named)[^,()]{{0,8}}?{_BY}", TieKind.APPOINTED, When.BEGINS),
        ("(?P<one>P)ACT(?:succeeded|replaced)OBJ", TieKind.SUCCEEDED, When.BEGINS),
        ("(?P<one>P)ACT took over[^,()P]{0,6}?from OBJ", TieKind.SUCCEEDED, When.BEGINS),
        (
            f"(?P<other>P)PAS(?:succeeded|replaced)[^,()]{{0,6}}?{_BY}",
            TieKind.SUCCEEDED,
            When.BEGINS,
        ),
        ("ONE ACT owns BODY END", TieKind.OWNS, When.NEVER),
        ("ONE ACT bought BODY END", TieKind.OWNS, When.BEGINS),
        (f"(?P<other>O)PAS x{{0,2}}owns {_BY}", TieKind.OWNS, When.NEVER),
        ("ONE ACT endorsed OBJ", TieKind.ENDORSED, When.BEGINS),
        (f"{_PASSIVE} endorsed {_BY}", TieKind.ENDORSED, When.BEGINS),
        ("ONE ACT protected OBJ", TieKind.PROTECTS, When.NEVER),
        (f"{_PASSIVE} x{{0,2}}protected {_BY}", TieKind.PROTECTS, When.NEVER),
        (
            f"(?P<other>LIST)ACT received(?:det)?x{{0,2}}protection {_FROM}",
            TieKind.PROTECTS,
            When.NEVER,
        ),
        ("(?P<one>P)ACT joined TEAM BEHIND", TieKind.MEMBER, When.BEGINS),
        ("(?P<one>P)ACT joined x{0,3}(?:faculty|board)of TEAM", TieKind.MEMBER, When.BEGINS),
        ("(?P<one>P)ACT left BODY BEHIND", TieKind.MEMBER, When.ENDS),
        ("joining TEAM[^,P]{0,8}comma (?:det)?x{0,3}(?P<one>P)(?!s)", TieKind.MEMBER, When.NEVER),
        ("(?P<one>P)ACT founded TEAM BEHIND", TieKind.MEMBER, When.BEGINS),
        (
            "(?P<other>O)(?:PAS|be[^POLC,()]{1,8}?)founded[^,()P]{0,8}?by(?P<one>LIST)",
            TieKind.MEMBER,
            When.BEGINS,
        ),
        ("(?P<one>P)PAS employed(?:x|T){0,3}by TEAM BEHIND", TieKind.MEMBER, When.LASTS),
        ("(?P<one>P)ACT plays(?:x|T){0,4}for TEAM BEHIND", TieKind.MEMBER, When.LASTS),
        ("(?P<one>P)PAS named(?:x|T){0,3}to BODY BEHIND", TieKind.MEMBER, When.BEGINS),
        ("(?P<one>P)ACT(?:be)?[^,()PO]{0,6}?faculty(?:of|in)TEAM", TieKind.MEMBER, When.LASTS),
        ("(?P<one>P)ACT(?:be)?belongs to BODY", TieKind.MEMBER, When.LASTS),
        ("(?P<one>P)ACT sits(?:x|T){0,3}(?:on|in)BODY END", TieKind.MEMBER, When.LASTS),
        ("(?P<one>P)ACT sits on(?:det)?x{0,2}board of BODY", TieKind.MEMBER, When.LASTS),
        (
            "(?P<one>P)ACT(?:be)?works(?:x|T){0,3}(?:for|in|with)BODY BEHIND",
            TieKind.MEMBER,
            When.LASTS,
        ),
        ("(?P<one>P)ACT(?:be)?works(?:x|T){0,3}for OBJ", TieKind.AIDE, When.LASTS),
        (
            "(?P<one>P)ACT(?:be)?married(?:to)?(?:H x{0,3}K?(?:comma)?)?(?P<other>P)(?!s)",
            TieKind.SPOUSE,
            When.BEGINS,
        ),
        ("(?P<one>P)and(?P<other>P)(?:have)?(?:be)?married END", TieKind.SPOUSE, When.BEGINS),
        ("(?P<one>P)ACT(?:be)?divorced(?:from)?(?P<other>P)(?!s)", TieKind.SPOUSE, When.ENDS),
        ("(?P<one>P)and(?P<other>P)(?:have)?(?:be)?divorced END", TieKind.SPOUSE, When.ENDS),
        (
            "(?P<other>P)ACT(?:comma)?(?:be)?born[^,()P]{0,6}to(?P<one>LIST)",
            TieKind.PARENT,
            When.NEVER,
        ),
        ("(?P<one>P)ACT gave birth to OBJ", TieKind.PARENT, When.NEVER),
    )
]
_CONDITION = frozenset((CODES["if"], CODES["have"]))


def read(clause: TieClause) -> Iterator[Bound]:
    """Every tie of a clause that a verb makes."""
    for pattern, keys, kind, when in _DEEDS:
        if keys.isdisjoint(clause.present):
            continue
        for match in pattern.finditer(clause.codes):
            if supposed(clause, match.start()) or not _fits(clause, match):
                continue
            ones, others = (drafts(clause, *match.span(name)) for name in ("one", "other"))
            yield from bound(clause, match.span(), kind, product(ones, others), when)


def supposed(clause: TieClause, start: int) -> bool:
    """Whether a clause begins as a condition: "if Reyes", "had Reyes"."""
    return any(code in _CONDITION for code in clause.codes[max(0, start - 2) : start])


def _fits(clause: TieClause, match: re.Match[str]) -> bool:
    """Whether who is named is named to a post: "named Reyes as", "named Reyes director"."""
    if "to" not in match.re.groupindex:
        return True
    at = match.start("to")
    following = clause.layout.words[clause.pieces[at].first :][:6]
    if match["to"] == CODES["to"]:
        return len(following) > 1 and following[1].lower == "be"
    return match["to"] == CODES["as"] or any(word.lower in role_nouns() for word in following)
