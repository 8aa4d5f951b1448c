"""Who met whom, and where and when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from onrecord.model import TieKind
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.ties.bond import Bound, bound
from onrecord.resolve.ties.clause import TieClause
from onrecord.resolve.ties.deeds import supposed
from onrecord.resolve.ties.nouns import drafts
from onrecord.resolve.ties.pattern import CODES, compiled
from onrecord.resolve.ties.when import When

_WITH = [
    compiled(source)
    for source in (
        "(?P<one>LIST)ACT met(?:with)?OBJ",
        "(?P<one>LIST)ACT(?:held|have)(?:det)?x{0,3}meeting(?:x|in|[LC]|T){0,4}?with OBJ",
        "(?P<one>P)s x{0,3}meeting with OBJ",
        "(?P<one>LIST)ACT hosted OBJ",
        "(?P<one>LIST)ACT received(?P<other>LIST)(?=in|T|on|for)",
        "meeting between(?P<one>P)and(?P<other>P)(?!s)",
    )
]
_TOGETHER = [
    compiled(source)
    for source in (
        "(?P<all>SEVERAL)ACT met(?!with|[,x]?(?:det)?x{0,3}P)",
        "(?P<all>SEVERAL)ACT(?:held|have)(?:det)?x{0,3}meeting(?!(?:x|in|[LC]|T){0,4}with)",
    )
]
_MEETING = frozenset(CODES[name] for name in ("met", "meeting", "hosted", "received"))
_ATTENDED = frozenset(CODES[name] for name in ("speech", "hosted", "attendees"))
_PRESENT = compiled("attendees[^,()P]{0,6}included(?P<all>SEVERAL)")
_SPEAKS = compiled("(?P<one>P)ACT gave[^,P]{0,6}speech[^,P]{0,16}meeting")
_HOSTS = compiled("(?P<one>P)ACT hosted[^,P]{0,8}meeting")
_REACH = 8  # clauses between who speaks at a summit and who attends it
_CROWD = 6  # of more it is not told who met whom, only who met the host


class Meetings:
    """Reads meetings clause by clause; remembers who speaks at a summit."""

    def __init__(self) -> None:
        """Nobody has spoken yet."""
        self._host: EntityDraft | None = None
        self._since = 0

    def read(self, clause: TieClause) -> Iterator[Bound]:
        """Every meeting of a clause."""
        yield from self._attended(clause)
        if _MEETING.isdisjoint(clause.present):
            return
        for pattern in _WITH:
            for match in pattern.finditer(clause.codes):
                if not supposed(clause, match.start()):
                    pair = (drafts(clause, *match.span(name)) for name in ("one", "other"))
                    yield from _met(clause, match.span(), product(*pair))
        for pattern in _TOGETHER:
            for match in pattern.finditer(clause.codes):
                if not supposed(clause, match.start()):
                    present = drafts(clause, *match.span("all"))
                    yield from _met(clause, match.span(), combinations(present, 2))

    def _attended(self, clause: TieClause) -> Iterator[Bound]:
        self._since += 1
        if _ATTENDED.isdisjoint(clause.present):
            return
        for pattern in (_SPEAKS, _HOSTS):
            for match in pattern.finditer(clause.codes):
                self._host, self._since = drafts(clause, *match.span("one"))[0], 0
        for match in _PRESENT.finditer(clause.codes):
            present = drafts(clause, *match.span("all"))
            if self._host is not None and self._since <= _REACH:
                yield from _met(clause, match.span(), product([self._host], present))
            if len(present) <= _CROWD:
                yield from _met(clause, match.span(), combinations(present, 2))


def _met(clause: TieClause, where: tuple[int, int], pairs: object) -> list[Bound]:
    return bound(clause, where, TieKind.MET, pairs, When.LASTS)  # type: ignore[arg-type]
