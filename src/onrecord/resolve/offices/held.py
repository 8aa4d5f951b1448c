"""Posts that sentences give to persons: what they are, were, became, stepped down from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.grammar.words.verbs import SAYING
from onrecord.model import Office, Span, span
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.offices.posts import Post, Posts
from onrecord.resolve.ties.clause import TieClause
from onrecord.resolve.ties.deeds import supposed
from onrecord.resolve.ties.nouns import drafts
from onrecord.resolve.ties.pattern import compiled, needed
from onrecord.resolve.ties.when import When, behind, interval, near

_SET_OFF = "(?P<p>P)(?:comma number)?[,(]"
# p is who holds the post, which begins where the pattern ends
_WAYS = [
    (source, compiled(source), needed(source), when, status)
    for source, when, status in (
        (_SET_OFF, When.NEVER, None),
        ("(?P<p>P)ACT be(?:T)?", When.LASTS, None),
        ("(?P<p>P)ACT become", When.BEGINS, None),
        ("(?P<p>P)[^P()]{1,14}comma becoming", When.BEGINS, None),
        ("(?P<p>P)be to become", When.BEGINS, "designate"),
        ("(?P<p>P)ACT(?:be)?(?:sits|works)(?:[^P,()]{0,6}?as)?", When.LASTS, None),
        (
            "(?P<p>P)PAS(?:appointed|named|sworn)(?:in)?(?:by[^,()]{1,5}?)?(?:as|to(?:be)?)?",
            When.BEGINS,
            None,
        ),
        ("(?P<p>P)ACT(?:succeeded|replaced)(?:det)?x{0,3}P as", When.BEGINS, None),
        ("(?P<p>P)ACT took over(?:from(?:det)?x{0,3}P)?as", When.BEGINS, None),
        ("(?:appointed|named)(?:det)?x{0,3}(?P<p>P)(?:as|to be)?", When.BEGINS, None),
        ("(?P<p>P)PAS(?:resigned|fired|left)[^P,()]{0,2}?as", When.ENDS, None),
        ("(?P<p>P)ACT(?:resigned|left)[^P,()]{0,2}?as", When.ENDS, None),
        ("fired(?:det)?x{0,3}(?P<p>P)as", When.ENDS, None),
    )
]
_LISTED = compiled("(?P<p>P)ACT(?:held|have|x)[^P]{0,8}posts(?:comma)?(?:including|such as|dash)")
_FRAME = compiled("(?:^|T comma|comma|H x)as|^[^P,]{0,3}becoming")
_FRAMED = compiled("comma(?:det)?x{0,3}(?P<p>P)(?!s)")
_IS = compiled("be(?P<p>P)(?!s)")
_OWNED = compiled("[POCL]s[xK]{1,5}comma(?P<p>P)(?=[,)]|dash|$)")
_LEADS = compiled("(?P<p>P)ACT(?:be)?heads(?:det)?x{0,2}(?P<o>[OCL])END")
_PROMISED = frozenset(("nominated", "nominates", "picked", "picks", "tapped", "taps", "designated"))
_CHAIRS = frozenset(("chairs", "chaired"))
_AT_THE_TIME = ["at", "the", "time"]


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """A post of a draft, as a clause tells it."""

    draft: EntityDraft
    office: Office
    proof: Span  # the words that give it


def read(clause: TieClause, posts: Posts) -> Iterator[HeldOffice]:
    """Every post that a clause gives to somebody beside what stands before names."""
    for source, pattern, keys, when, status in _WAYS:
        if keys.isdisjoint(clause.present):
            continue
        for match in pattern.finditer(clause.codes):
            if supposed(clause, match.start()):
                continue
            rows = posts.row(_word_after(clause, match.end()))
            if source == _SET_OFF and _speaks(clause, rows):
                continue
            sure = status or _promised(clause, match)
            yield from _given(clause, match, rows, when, sure)
    yield from _listed(clause, posts)
    yield from _framed(clause, posts)
    yield from _named(clause, posts)
    yield from _led(clause)


def _speaks(clause: TieClause, rows: list[Post]) -> bool:
    """Whether who holds the post says all that: "He wrote to Reyes, the president said"."""
    words = clause.layout.words
    if not rows or rows[-1].last >= len(words) or clause.layout.gap(rows[-1].last - 1) != " ":
        return False
    return words[rows[-1].last].lower in SAYING


def _word_after(clause: TieClause, end: int) -> int:
    """The word behind a match, adverbs included, which are no pieces."""
    return clause.pieces[end - 1].last


def _promised(clause: TieClause, match: re.Match[str]) -> str | None:
    """Whether somebody is only to get a post: "nominated to be"."""
    words = clause.layout.words
    within = range(clause.pieces[match.start()].first, clause.pieces[match.end() - 1].last)
    return "designate" if any(words[index].lower in _PROMISED for index in within) else None


def _given(
    clause: TieClause,
    match: re.Match[str],
    rows: list[Post],
    when: When,
    status: str | None = None,
) -> Iterator[HeldOffice]:
    if not rows:
        return
    end = _piece_at(clause, rows[-1].last)
    found = behind(clause, end)
    if found is None and when is not When.NEVER:
        found = near(clause, match.start(), end)
    since, until = interval(clause, found, when) if found else (None, None)
    told = status or _then(clause, rows[-1].last)
    for post in rows:
        for draft in drafts(clause, *match.span("p"))[:1]:
            held = _held(clause, draft, post, (since, until), told)
            proof = clause.extent(match.start(), match.end())
            first = min(proof[0], held.proof.start)
            yield replace(held, proof=span(clause.layout.text, first, held.proof.end))


def _then(clause: TieClause, last: int) -> str | None:
    following = [word.lower for word in clause.layout.words[last : last + 3]]
    return "then" if following == _AT_THE_TIME else None


def _held(
    clause: TieClause,
    draft: EntityDraft,
    post: Post,
    dates: tuple[str | None, str | None],
    status: str | None,
) -> HeldOffice:
    words = clause.layout.words
    office = Office(
        title=post.title,
        organisation=post.organisation,
        since=dates[0],
        until=dates[1],
        status=post.status or status,
        evidence=span(clause.layout.text, words[post.first].start, words[post.last - 1].end),
    )
    return HeldOffice(draft, office, office.evidence)


def _piece_at(clause: TieClause, word: int) -> int:
    """The first piece behind a post's last word: a mark after it counts."""
    for index, piece in enumerate(clause.pieces):
        if piece.last > word or (piece.last == word and piece.code in ",()-"):
            return index
    return len(clause.pieces)


def _listed(clause: TieClause, posts: Posts) -> Iterator[HeldOffice]:
    """Read "held several posts, including mayor of Hallin, ... and judge"."""
    for match in _LISTED.finditer(clause.codes):
        rows = posts.listed(_word_after(clause, match.end()))
        yield from _given(clause, match, rows, When.LASTS)


def _framed(clause: TieClause, posts: Posts) -> Iterator[HeldOffice]:
    """Read "as mayor of Hallin, Reyes ..."."""
    for match in _FRAME.finditer(clause.codes):
        rows = posts.row(_word_after(clause, match.end()))
        if rows:
            who = _FRAMED.match(clause.codes, _piece_at(clause, rows[-1].last))
            if who:
                yield from _within(clause, match, who, rows)


def _within(
    clause: TieClause, match: re.Match[str], who: re.Match[str], rows: list[Post]
) -> Iterator[HeldOffice]:
    """Posts in a frame, which a time before them dates."""
    before = clause.codes.rfind("T", 0, match.end())
    found = clause.pieces[before].found if before >= 0 else None
    dates = interval(clause, found, When.LASTS) if found else (None, None)
    for post in rows:
        for draft in drafts(clause, *who.span("p"))[:1]:
            yield _held(clause, draft, post, dates, None)


def _named(clause: TieClause, posts: Posts) -> Iterator[HeldOffice]:
    """Read "the chairman of Northgate is Ana Reyes", "Northgate's chairman, Ana Reyes, ..."."""
    for match in _IS.finditer(clause.codes):
        left = clause.codes.rfind(",", 0, match.start())
        begin = clause.pieces[left].last if left >= 0 else clause.pieces[0].first
        post = posts.read(begin)
        if post is not None and post.last == clause.pieces[match.start()].first:
            yield from _given(clause, match, [post], When.NEVER)
    for match in _OWNED.finditer(clause.codes):
        post = posts.read(clause.pieces[match.start()].first)
        if post is not None and post.last == clause.pieces[match.start("p")].first:
            yield from _given(clause, match, [post], When.NEVER)


def _led(clause: TieClause) -> Iterator[HeldOffice]:
    """Read "heads the Water Board", "chaired the committee"."""
    for match in _LEADS.finditer(clause.codes):
        if supposed(clause, match.start()):
            continue
        body = clause.pieces[match.start("o")]
        verb = next(
            index
            for index in range(match.start("o") - 1, match.start(), -1)
            if clause.layout.words[clause.pieces[index].first].lower in _LEADING
        )
        word = clause.pieces[verb].first
        words = clause.layout.words
        found = behind(clause, match.start("o") + 1) or near(clause, *match.span())
        dates = interval(clause, found, When.LASTS) if found else (None, None)
        place = (words[body.first].start, words[body.last - 1].end)
        post = Post(
            title="chair" if words[word].lower in _CHAIRS else "head",
            organisation=clause.layout.text[slice(*place)],
            status=None,
            first=word,
            last=body.last,
        )
        for draft in drafts(clause, *match.span("p"))[:1]:
            yield _held(clause, draft, post, dates, None)


_LEADING = frozenset("heads headed heading leads led runs ran chairs chaired".split())
