"""Posts inside a document, by the marks of the trade: a handle before or behind the words.

"@handle: ..." is a line of its own. "... — Name (@handle) May 3, 2031" is what a page shows of an
embedded post: the words stand before the dash, or in the paragraph above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.attribute.draft import Draft, drafted, in_order
from onrecord.grammar.tagged_text import TaggedText

SURE = 0.9  # a score: a handle at the head or the foot of the words leaves little doubt
_HEAD = re.compile(r"(?P<source>@\w{1,30}) ?(?P<cue>:)\s+(?=\S)")
_FOOT = re.compile(
    r"(?P<cue>—|–|--) ?(?P<source>[^\n()@—–]{1,60}\(@\w{1,30}\))"
    r"(?:[,.]? *(?:on )?(?=[^\n]*\d)[\w,. :·-]{1,40})?$"
)
_LINKS = re.compile(r"(?:\s+(?:pic\.[\w./]{1,60}|https?://\S{1,200}|t\.co/\w{1,30}))+\s*$")
_LONGEST_FOOT = 160


def add_posts(scene: TaggedText, drafts: list[Draft]) -> list[Draft]:
    """Draft the posts, in place of what was read of their handles and of the same words."""
    posts = list(_posts(scene))
    if not posts:
        return drafts
    cues = {at for post in posts for at in range(post.sources[0].start, post.cue.end)}
    cues |= {at for post in posts for at in range(post.cue.start, post.sources[0].end)}
    kept = [draft for draft in drafts if draft.cue.start not in cues]
    return in_order(kept, posts)


def _posts(scene: TaggedText) -> Iterator[Draft]:
    before: tuple[int, int] | None = None
    for start, end in scene.tagged.paragraphs:
        if head := _HEAD.match(scene.text, start, end):
            yield drafted(head.span("cue"), head.span("source"), (head.end(), end), SURE)
        elif foot := _FOOT.search(scene.text, max(start, end - _LONGEST_FOOT), end):
            words = _words(scene.text, start, foot.start()) or (
                _words(scene.text, *before) if before else None
            )
            if words:
                yield drafted(foot.span("cue"), foot.span("source"), words, SURE)
        before = (start, end)


def _words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A post's own words, without white space and links behind them."""
    links = _LINKS.search(text, max(start, end - 400), end)
    end = links.start() if links else end
    end = start + len(text[start:end].rstrip())
    return (start, end) if end > start else None
