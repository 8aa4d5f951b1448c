"""Ties by nouns: "his son", "an aide to", "father and daughter", "a member of"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import TieKind
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.pronoun_forms import GENDERS
from onrecord.resolve.ties.bond import Bound, bound
from onrecord.resolve.ties.clause import TieClause
from onrecord.resolve.ties.pattern import CODES, compiled
from onrecord.resolve.ties.relational_nouns import BONDS, RelationalNoun
from onrecord.resolve.ties.when import When
from onrecord.resolve.ties.words import SYMMETRIC

# w: whose; k: the noun; b: who bears it
_WHOSE = "(?:(?P<w>[PO])s|(?P<h>H))(?:number)?x{0,4}(?P<k>K)"
_FROM = "(?:(?:of|from)(?:det)?[xLOC]{1,3})?"  # "Piet Vale of Hallin"
_NEXT = "(?:det)?[xLCK]{0,4}"
_HERS = "(?:H x{0,2}K(?:comma)?)?"
_OF_ALL = "(?P<k>K)of(?P<w>LIST)"
_ALL = "(?P<b>NAMES)"
_OWNERS = f"(?P<w>[PO](?!s)(?:{_FROM}and(?:det|H x{{0,2}}K(?:comma)?)?[xLCK]{{0,4}}P(?!s))?)"
_OF = "(?P<k>K)(?:and x{1,3})?(?:of|to|for|with|in)" + _NEXT + _OWNERS
# "Piet, 44, a son of", "Piet is a painter who has been a son of"
_SO = "(?:comma(?:T|number|x)comma|comma|(?:be[^P,()]{2,10}who|(?:comma)?(?:who)?)(?:have)?be)"
_PATTERNS = [
    compiled(source)
    for source in (
        # "Vale's son Piet", "his sisters Ana and Mira"
        f"{_WHOSE}(?P<b>P(?!s)(?:(?:comma NAME){{0,10}}(?:comma)?and NAME)?)",
        # "Vale's son, Piet Vale, ..."; a verb behind the second comma would make Piet its subject
        f"{_WHOSE}[,(](?P<b>NAMES)(?=[,()]|dash|and|who|$)",
        # "Piet Vale, one of Vale's three sons, ..."
        f"(?P<b>P)comma(?:one of)?{_WHOSE}END",
        f"(?P<b>P){_SO}(?:one of)?(?:det)?x{{0,4}}{_OF}",
        # "was an engineer and the son of Vale", "was born in Hallin, a son of Vale"
        f"(?P<b>P)(?:have)?be(?:det)?[^P()s]{{1,14}}?(?:comma|and)(?:det)?x{{0,4}}{_OF}",
        # "wife of Vale and mother of Ana and Mira"
        f"(?P<b>P)(?:comma|be)[^P()]{{0,10}}K of{_NEXT}P(?:comma)?and(?:det)?x{{0,3}}{_OF_ALL}",
        # "Vale and his wife Ana have two sons, Piet and Jon"
        f"(?P<w>P and{_HERS}P)[^P,(]{{0,4}}have(?:det|number|x){{1,3}}(?P<k>K)(?:[,(]|dash){_ALL}",
        # "Vale's son, Piet was ..."
        f"^(?:T comma)?{_WHOSE}comma(?P<b>P)(?=be|have|born|died|works|joined|become|married)",
        f"(?P<b>P)(?:have)?be(?:one of)?{_WHOSE}",
        f"{_WHOSE}(?:have)?be(?:det)?x{{0,3}}(?P<b>P)(?!s)",
        # "worked from 1999 on as an aide to Vale"
        f"(?P<b>P)ACT(?:works|sits)(?:x|T|in|[LOC]){{0,5}}as(?:det)?x{{0,3}}{_OF}",
        f"(?P<b>P)ACT(?:works|sits)(?:x|T|in|[LOC]){{0,5}}as{_WHOSE}",
        # "has two daughters, Ana and Mira"
        "(?P<w>P)ACT have(?:det|number|x){1,3}(?P<k>K)comma(?P<b>NAMES)",
        "(?P<b>P)comma(?:det)?x{0,3}(?P<w>O)x{0,1}(?P<k>K)END",
        "(?P<w>O)x{0,2}(?P<k>K)(?P<b>P)",
        "(?P<b>P)(?:have)?be[^P()]{2,14}?(?:comma|and)(?:det)?x{0,3}(?P<w>O)x{0,1}(?P<k>K)END",
        "(?P<b>P)(?:have)?be(?:det)?x{0,4}(?P<w>O)x{0,1}(?P<k>K)END",
    )
]
_PAIR = compiled("(?P<b>P)and(?P<w>P)(?:comma|(?:have)?be)(?:det)?x{0,2}(?P<k>K)(?:and(?P<l>K))?")
_BOTH = compiled("(?P<k>K|couple)(?:comma)?(?P<b>P)and(?P<w>P)(?!s)")
_NOT_BORN = frozenset("foster adoptive spiritual surrogate".split())
_OF_BODIES = frozenset((TieKind.MEMBER, TieKind.OWNS))
_WORKED = frozenset((CODES["works"], CODES["sits"]))
_FAMILY = frozenset((TieKind.SIBLING, TieKind.SPOUSE, TieKind.KIN))
_LASTING = frozenset((TieKind.AIDE, TieKind.MEMBER, TieKind.ALLY, TieKind.OWNS))


def read(clause: TieClause) -> Iterator[Bound]:
    """Every tie of a clause that a noun makes."""
    if "K" in clause.codes:
        for pattern in _PATTERNS:
            for match in pattern.finditer(clause.codes):
                yield from _one(clause, match)
        for match in _PAIR.finditer(clause.codes):
            yield from _pair(clause, match)
    for match in _BOTH.finditer(clause.codes):
        yield from _both(clause, match)


def _one(clause: TieClause, match: re.Match[str]) -> list[Bound]:
    bond = BONDS[clause.pieces[match.start("k")].noun]
    owners = _owners(clause, match, bond)
    bearers = drafts(clause, *match.span("b"))
    if not bond.plural:
        bearers = bearers[:1]
    noun = clause.pieces[match.start("k")].first
    if noun and clause.layout.words[noun - 1].lower in _NOT_BORN:
        return []
    at = match.start("b")
    if at > match.start("k") and clause.layout.words[clause.pieces[at].first].lower in GENDERS:
        return []  # "the reporter he knew"
    pairs = [
        (bearer, owner) if bond.first else (owner, bearer) for owner in owners for bearer in bearers
    ]
    worked = not _WORKED.isdisjoint(match[0])
    lasting = When.LASTS if worked else When.HOLDS
    when = lasting if bond.kind in _LASTING else When.NEVER
    return bound(clause, match.span(), bond.kind, pairs, when)


def _owners(clause: TieClause, match: re.Match[str], bond: RelationalNoun) -> list[EntityDraft]:
    groups = match.groupdict()
    place = match.span("h") if groups.get("h") else match.span("w")
    owners = drafts(clause, *place)
    return [owner for owner in owners if owner.person != (bond.kind in _OF_BODIES)]


def _pair(clause: TieClause, match: re.Match[str]) -> list[Bound]:
    """Two who are "father and daughter", "are brothers"."""
    bond = BONDS[clause.pieces[match.start("k")].noun]
    bearer, owner = clause.pieces[match.start("b")], clause.pieces[match.start("w")]
    told = match["l"] is not None or (bond.plural and bond.kind in SYMMETRIC)
    if not told or (match.end() < len(clause.codes) and clause.codes[match.end()] == "s"):
        return []
    pair = (*bearer.drafts, *owner.drafts)
    return bound(clause, match.span(), bond.kind, [pair if bond.first else pair[::-1]])  # type: ignore[list-item]


def _both(clause: TieClause, match: re.Match[str]) -> list[Bound]:
    """Read "brothers Paul and Simon Weber", "the couple, ..."."""
    noun = clause.pieces[match.start("k")].noun
    bond = BONDS.get(noun)
    kind = bond.kind if bond else TieKind.SPOUSE
    if bond and not (bond.plural and kind in SYMMETRIC):
        return []
    if match.start() and clause.codes[match.start() - 1] in "sHx":
        return []
    if bond and (kind not in _FAMILY or clause.codes[match.start() + 1] == ","):
        return []
    pair = (
        clause.pieces[match.start("b")].drafts[0],
        clause.pieces[match.start("w")].drafts[0],
    )
    return bound(clause, match.span(), kind, [pair])


def drafts(clause: TieClause, start: int, end: int) -> list[EntityDraft]:
    """Everybody whom the pieces from `start` to `end` mean, once."""
    if start < 0:
        return []
    pieces = clause.pieces[start:end]
    named = [piece for piece in pieces if piece.code != "H" or len(pieces) == 1]
    found = [draft for piece in named for draft in piece.drafts]
    return list(dict.fromkeys(found))
