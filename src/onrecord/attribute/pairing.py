"""Which source and which content belong to which cue.

Every cue takes the content and the source that are nearest by a cost: words between them that
no span covers, and fixed prices for a sentence break, for another cue in between and for
the less usual order. The cheapest pairs are taken first, one to one. What is left over is then
joined to an attribution that already stands (the second piece of a quotation, the second
verb of a sentence) or dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from operator import itemgetter

from onrecord.attribute.draft import Draft, cue_start
from onrecord.grammar.tagged_text import TaggedText
from onrecord.model import Role, RoleSpan

SENTENCE_BREAK = 6.0
CUE_BETWEEN = 8.0
SOURCE_AFTER = 2.0
A_LETTER = 0.002  # the nearer of two that are otherwise equal ("Reyes, who said ...")
FURTHEST = 26.0
_CUES_AWAY = int(FURTHEST // CUE_BETWEEN) + 1
_NEARBY = 4 * _CUES_AWAY  # drafts to either side that can still be near by one of their pieces
TOUCHING = 4.0  # words between the pieces of an unquoted content: "the vote, he said, is lost"

# A verb that takes no subject from its neighbour: nobody is named, and nobody is meant.
_SUBJECTLESS = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ught|ld)\b"
    r"|\b(?:seem|appear)(?:s|ed)?\b|\bso-called\b|\breported(?:ly)?$|\balleged(?:ly)?$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"\W*(?:after|before|by|despite|in|while|when)?\W*", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?:\w+ly )?\w+ing\b", re.IGNORECASE)
_SOURCE_FOLLOWS = re.compile(r"\b(?:according to|by|per)$", re.IGNORECASE)


def pair(scene: TaggedText) -> list[Draft]:
    """Pair the spans of a text into drafts, in document order of their cues."""
    drafts: list[Draft] = []
    paragraphs: dict[int, list[RoleSpan]] = {}
    for span in scene.tagged.roles:
        paragraphs.setdefault(scene.paragraph(span.start), []).append(span)
    waiting: Draft | None = None
    for number in sorted(paragraphs):
        spans = paragraphs[number]
        before = drafts[-1] if drafts else None
        found = _pair_paragraph(scene, spans, waiting, before)
        drafts += found
        waiting = next((draft for draft in found if not draft.contents), None)
    return [draft for draft in drafts if draft.contents]


def _pair_paragraph(
    scene: TaggedText, spans: list[RoleSpan], waiting: Draft | None, before: Draft | None
) -> list[Draft]:
    by_role = {role: [span for span in spans if span.role is role] for role in Role}
    drafts = [Draft(cue) for cue in by_role[Role.CUE]]
    left = _match(scene, drafts, by_role[Role.CONTENT])
    _join_contents(scene, drafts, left, waiting, before)
    _match(scene, [d for d in drafts if d.contents], by_role[Role.SOURCE])
    free = [d for d in drafts if not d.contents and not d.sources]
    used = {s.start for d in drafts for s in d.sources}
    _match(scene, free, [s for s in by_role[Role.SOURCE] if s.start not in used])
    for draft in drafts:
        if not draft.sources or _elsewhere(scene, draft):
            _share_source(scene, draft, drafts)
    return drafts


def _match(scene: TaggedText, drafts: list[Draft], spans: list[RoleSpan]) -> list[RoleSpan]:
    """Give each draft at most one span, cheapest pairs first; return the spans left over."""
    starts = [span.start for span in spans]
    pairs = sorted(
        (price, d, s)
        for d, draft in enumerate(drafts)
        for s in _near(drafts, d, starts)
        if (price := cost(scene, draft.cue, spans[s])) <= FURTHEST
    )
    served: set[int] = set()
    taken: set[int] = set()
    for _, d, s in pairs:
        if d not in served and s not in taken:
            served.add(d)
            taken.add(s)
            target = drafts[d].contents if spans[s].role is Role.CONTENT else drafts[d].sources
            target.append(spans[s])
    return [span for s, span in enumerate(spans) if s not in taken]


def _near(drafts: list[Draft], number: int, starts: list[int]) -> range:
    """The spans that are not too far for sure: with so many cues in between, each has its price."""
    first, last = number - _CUES_AWAY, number + _CUES_AWAY
    begin = drafts[first].cue.start if first >= 0 else 0
    end = drafts[last].cue.end if last < len(drafts) else starts[-1] + 1 if starts else 0
    return range(bisect_left(starts, begin), bisect_left(starts, end))


def cost(scene: TaggedText, cue: RoleSpan, span: RoleSpan) -> float:
    """What it costs to give a cue a source or a content: the less, the likelier is the pair."""
    left, right = (cue, span) if cue.start < span.start else (span, cue)
    price = float(scene.free_words(left.end, right.start))
    price += SENTENCE_BREAK * scene.breaks(left.start, right.start)
    price += CUE_BETWEEN * scene.cues(left.end, right.start)
    price += A_LETTER * max(0, right.start - left.end)
    if span.role is Role.SOURCE:
        price += _order_price(scene, cue, span)
    return price


def _order_price(scene: TaggedText, cue: RoleSpan, source: RoleSpan) -> float:
    """The price of the less usual side: "according to" and "by" have the source behind them."""
    after = source.start > cue.start
    if _SOURCE_FOLLOWS.search(scene.text, cue.start, cue.end):
        return 0.0 if after else 2 * SOURCE_AFTER
    between = scene.text[cue.end : source.start] if after else ""
    return SOURCE_AFTER if after and not between.rstrip().endswith(" by") else 0.0


def _join_contents(
    scene: TaggedText,
    drafts: list[Draft],
    left: list[RoleSpan],
    waiting: Draft | None,
    before: Draft | None,
) -> None:
    """Give contents without a cue of their own to an attribution that already stands."""
    first = min((d.cue.start for d in drafts if d.contents), default=len(scene.text))
    for span in left:
        home = _home(scene, drafts, span) or _borne_out(scene, drafts, span)
        if home is None and first >= span.start:
            home = waiting or (before if _continues(scene, span, before) else None)
        if home is not None:
            insort(home.contents, span, key=_start)


def _home(scene: TaggedText, drafts: list[Draft], span: RoleSpan) -> Draft | None:
    """The attribution of the same paragraph that a left-over content is a piece of."""
    quoted = scene.quoted_share(span) >= 0.5
    best: tuple[float, Draft] | None = None
    for draft in _around(drafts, span.start):
        if not draft.contents:
            continue
        beside = _beside(draft.contents, span)
        gap = min(_gap(scene, part, span) for part in (draft.cue, *beside))
        same = gap <= TOUCHING and scene.sentence(draft.cue.start) == scene.sentence(span.start)
        both = quoted and any(scene.quoted_share(c) >= 0.5 for c in (draft.contents[0], *beside))
        if not (both or same):
            continue
        after = span.start > draft.cue.start
        price = gap + (0.0 if after else 4.0)
        if best is None or price < best[0]:
            best = (price, draft)
    return best[1] if best and best[0] <= FURTHEST else None


def _borne_out(scene: TaggedText, drafts: list[Draft], span: RoleSpan) -> Draft | None:
    """The attribution of the sentence before, if a quotation stands there to bear it out."""
    if scene.quoted_share(span) < 0.5:
        return None
    ended = [
        (end, draft)
        for draft in _around(drafts, span.start)
        if draft.contents and (end := max(draft.contents[-1].end, draft.cue.end)) <= span.start
    ]
    end, last = max(ended, key=itemgetter(0), default=(0, None))
    return last if end and scene.sentence(span.start) - scene.sentence(end - 1) == 1 else None


def _around(drafts: list[Draft], offset: int) -> list[Draft]:
    """The drafts of a paragraph whose cues stand not too far from an offset, in order."""
    at = bisect_left(drafts, offset, key=cue_start)
    return drafts[max(0, at - _NEARBY) : at + _NEARBY]


def _beside(contents: list[RoleSpan], span: RoleSpan) -> list[RoleSpan]:
    """The pieces right before and right after a span: no other is nearer."""
    at = bisect_left(contents, span.start, key=_start)
    return contents[max(0, at - 1) : at + 1]


def _start(span: RoleSpan) -> int:
    return span.start


def _gap(scene: TaggedText, one: RoleSpan, other: RoleSpan) -> float:
    left, right = (one, other) if one.start < other.start else (other, one)
    between = scene.cues(left.end, right.start)
    return scene.free_words(left.end, right.start) + CUE_BETWEEN * between


def _continues(scene: TaggedText, span: RoleSpan, before: Draft | None) -> bool:
    """Whether a quoted content goes on with the direct speech of the paragraph before it."""
    if before is None or not before.contents:
        return False
    last = before.contents[-1]
    if scene.paragraph(span.start) - scene.paragraph(last.start) > 1:
        return False
    return scene.quoted_share(span) >= 0.5 and scene.quoted_share(last) >= 0.5


def _in_front(scene: TaggedText, cue: RoleSpan) -> bool:
    """Whether a cue is a participle with which its sentence begins: "Noting", "Despite noting"."""
    begin = scene.tagged.sentences[scene.sentence(cue.start)][0]
    leads = _LEADING.fullmatch(scene.text, begin, cue.start)
    return bool(leads and _PARTICIPLE.match(scene.text, cue.start, cue.end))


def _elsewhere(scene: TaggedText, draft: Draft) -> bool:
    """Whether the source stands in another sentence than the cue."""
    return scene.sentence(draft.sources[0].start) != scene.sentence(draft.cue.start)


def _share_source(scene: TaggedText, draft: Draft, drafts: list[Draft]) -> None:
    """Let a cue have the source of another one of its sentence.

    A second verb has that of the first ("X said ... and added ..."), a participle in front that
    of the verb behind it ("Noting ..., X said ..."), and what follows a verb at once is its source
    even where a participle behind stands as near ("... said X, referring to ...").
    """
    cue = scene.text[draft.cue.start : draft.cue.end]
    if _SUBJECTLESS.search(cue):
        return
    here = scene.sentence(draft.cue.start)
    in_front = _in_front(scene, draft.cue)
    sharing = [
        (abs(other.cue.start - draft.cue.start), other)
        for other in _around(drafts, draft.cue.start)
        if other.sources
        and scene.sentence(other.sources[0].start) == here
        and (
            other.sources[0].start < draft.cue.start
            or (in_front and other.sources[0].start > draft.cue.end)
            or 0 <= other.sources[0].start - draft.cue.end <= 1
        )
    ]
    if sharing:
        draft.sources = list(min(sharing, key=lambda pair: pair[0])[1].sources)
