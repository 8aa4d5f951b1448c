"""What the tagger marked or passed over without a cue: quotations, views, items of a list.

Only what a plain signal introduces is kept: a colon behind a name, "in his view", "the first
is". A title in quotation marks or a word held at arm's length is not speech: only a
quotation of some length that ends like a sentence counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from onrecord.attribute.draft import Draft
from onrecord.grammar.tagged_text import TaggedText, by_rule
from onrecord.model import MentionSpan, NameKind, Quotation, Role, RoleSpan

FEWEST_WORDS = 6
UNSURE = 0.4  # a score for what only a rule has found
_ENDS_SPEECH = frozenset(".!?,…")
_MARKS = "\"“”„«»「」『』'’‘`"
_SPEAKERS = frozenset(
    {NameKind.PERSON, NameKind.ORGANISATION, NameKind.STATE_BODY, NameKind.PUBLISHER}
)
_VIEW = re.compile(
    r"\b[Ii]n (?P<source>my|his|her|our|their|(?:[A-Z][\w.-]+ ){0,3}[A-Z][\w.-]+[’']s?) "
    r"(?P<cue>view|opinion|judge?ment|eyes|estimation|words|telling|reading),?\s*$"
)
_ITEM = re.compile(
    r"(?P<cue>(?:The|These|His|Her|Their)?\s?\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth"
    r"|top|other|others|last|next|remaining|final|[Aa]nother)\b[^.:;“\"]{0,40}"
    r"\b(?:is|are|was|were|includes?|included|reads?|calls? for)\b[^.;“\"]{0,20}?:?)\s*$"
)


def add_leftovers(scene: TaggedText, drafts: list[Draft]) -> list[Draft]:
    """Join leftovers to the drafts, or draft those that something introduces."""
    found = list(drafts)
    ending: dict[int, list[Draft]] = {}
    for draft in drafts:
        ending.setdefault(scene.paragraph(_last_part(draft).start), []).append(draft)
    for piece in (*_contents(scene, drafts), *_quotations(scene)):
        home = _goes_on(scene, ending.get(scene.paragraph(piece.start), []), piece)
        if home is not None:
            home.contents.append(piece)
        elif introduced := _introduced(scene, found, piece):
            found.append(introduced)
            ending.setdefault(scene.paragraph(piece.start), []).append(introduced)
    return found


def _contents(scene: TaggedText, drafts: list[Draft]) -> Iterator[RoleSpan]:
    """Contents that pairing gave to nobody, and that stand in no content."""
    used = sorted((piece.start, piece.end) for draft in drafts for piece in draft.contents)
    starts = [start for start, _ in used]
    reach = list(accumulate((end for _, end in used), max, initial=0))
    for role in scene.tagged.roles:
        if role.role is Role.CONTENT and reach[bisect_right(starts, role.start)] <= role.start:
            yield role


def _quotations(scene: TaggedText) -> Iterator[RoleSpan]:
    """Direct speech that has no role at all."""
    for quotation in scene.tagged.quotations:
        free = not quotation.depth and not scene.in_any_role(quotation.start, quotation.end)
        if free and _is_speech(scene, quotation):
            yield _span(Role.CONTENT, quotation.start, quotation.end)


def _is_speech(scene: TaggedText, quotation: Quotation) -> bool:
    inner = scene.text[quotation.start : quotation.end].strip(_MARKS + " ")
    after = scene.text[quotation.end : quotation.end + 1]
    ends = inner[-1:] in _ENDS_SPEECH or (quotation.balanced and after == ".")
    starts = inner[:1].isupper() or not inner[:1].isalpha()
    return ends and starts and len(inner.split()) >= FEWEST_WORDS


def _goes_on(scene: TaggedText, drafts: list[Draft], piece: RoleSpan) -> Draft | None:
    """The direct speech of the same paragraph that ends in the sentence before.

    Args:
        scene: the text.
        drafts: those that end in the paragraph of the piece, in order.
        piece: a content that has no draft.
    """
    if scene.quoted_share(piece) < 0.5:
        return None
    for draft in reversed(drafts):
        last = _last_part(draft)
        if last.end > piece.start:
            continue
        near = scene.sentence(piece.start) - scene.sentence(last.end - 1) <= 1
        return draft if near and scene.quoted_share(draft.contents[-1]) >= 0.5 else None
    return None


def _last_part(draft: Draft) -> RoleSpan:
    return max((draft.contents[-1], draft.cue), key=lambda part: part.end)


def _introduced(scene: TaggedText, drafts: list[Draft], piece: RoleSpan) -> Draft | None:
    """A draft for a piece that the words before it announce."""
    begin = scene.tagged.sentences[scene.sentence(max(0, piece.start - 2))][0]
    before = scene.text[max(begin, piece.start - 120) : piece.start]
    start = piece.start - len(before)
    if view := _VIEW.search(before):
        source = _found(Role.SOURCE, view, "source", start)
        return Draft(_found(Role.CUE, view, "cue", start), [source], [piece])
    if item := _ITEM.search(before):
        return Draft(_found(Role.CUE, item, "cue", start), _source_before(drafts, begin), [piece])
    if before.rstrip().endswith(":") and scene.quoted_share(piece) >= 0.5:
        colon = start + before.rindex(":")
        name = _last_name(scene, begin, colon)
        if name is not None:
            source = _span(Role.SOURCE, name.start, name.end)
            return Draft(_span(Role.CUE, colon, colon + 1), [source], [piece])
    return None


def _source_before(drafts: list[Draft], offset: int) -> list[RoleSpan]:
    """Who was speaking last: a list goes on with the words of whoever began it."""
    before = [draft for draft in drafts if draft.cue.start < offset and draft.sources]
    return list(max(before, key=lambda draft: draft.cue.start).sources) if before else []


def _last_name(scene: TaggedText, start: int, end: int) -> MentionSpan | None:
    names = scene.tagged.names
    first = bisect_left(names, start, key=lambda name: name.start)
    last = bisect_right(names, end, key=lambda name: name.start)
    for name in reversed(names[first:last]):
        if name.kind in _SPEAKERS and not scene.in_any_role(name.start, name.end):
            return name
    return None


def _found(role: Role, match: re.Match[str], group: str, shift: int) -> RoleSpan:
    return _span(role, shift + match.start(group), shift + match.end(group))


def _span(role: Role, start: int, end: int) -> RoleSpan:
    return by_rule(role, start, end, UNSURE)
