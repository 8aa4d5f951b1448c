"""Where the writer comments on what was said: those words are no part of the content.

"that the gauge was “a toy”, words that nobody had heard": a comma, a noun that stands for the
words before it, and a clause about them. So is a "which" right behind a quotation.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.attribute.draft import Draft
from onrecord.grammar.tagged_text import TaggedText
from onrecord.model import RoleSpan

_WORDING = (
    r"(?:words|word|phrase|phrasing|claim|line|remark|sentence|expression|language|charge|term|"
    r"formula|formulation|slogan|description|assertion|statement|comparison|accusation|boast|"
    r"contention|quip|euphemism|metaphor|image|verdict|judge?ment|adjective|noun|verb|insult|"
    r"wording|quotation|figure of speech|turn of phrase|choice of words|untruth|lie)"
)
_ABOUT = (
    r"(?:that|which|whose|nobody|no[ -]one|none|not|never|few|hardly|he|she|they|it|I|we|you|one|"
    r"for which|to which|in which|of which|with which|as [a-z]+ as|nowhere|found|heard|borrowed|"
    r"lifted|taken|unheard|repeated|invented|worthy|absent|missing|meant|designed|calculated|"
    r"chosen|too|so|more|less)\b"
)
_NOUN = r"(?:(?:an?|the|his|her|its|their|two|three|these|those)\s)?(?:[\w’'-]+\s){0,2}?" + _WORDING
# Behind the comma of an apposition, or behind the closing mark that has the comma inside.
_ASIDE = re.compile(
    rf"(?<=[,—–”\"’»])\s(?:{_NOUN}\s{_ABOUT}|(?P<which>which)\s(?:is|was|may|might)\b)"
)
_QUOTED = frozenset('”"’»')
_MARKS = " ,—–"
_REACH = 40  # characters behind a content in which a comment goes on


def cut_asides(scene: TaggedText, drafts: list[Draft]) -> None:
    """End contents where the writer begins to comment on them."""
    for draft in drafts:
        kept: list[RoleSpan] = []
        for content in draft.contents:
            if not kept or not _is_aside(scene, content):
                kept.append(_without_aside(scene, content))
        draft.contents = kept


def _without_aside(scene: TaggedText, content: RoleSpan) -> RoleSpan:
    """A content up to the comma in front of a comment, which may go on behind its end."""
    for aside in _ASIDE.finditer(scene.text, content.start, content.end + _REACH):
        said = scene.text[content.start : aside.start()].rstrip(_MARKS)
        if aside.start() < content.end and said and _comments(scene, aside, said):
            return replace(content, end=content.start + len(said))
    return content


def _comments(scene: TaggedText, aside: re.Match[str], said: str) -> bool:
    apposed = scene.text[aside.start() - 1] in _MARKS or said[-2:-1] == ","
    quoted = said[-1:] in _QUOTED
    return apposed and (quoted or not aside["which"]) and not scene.is_quoted(aside.end() - 1)


def _is_aside(scene: TaggedText, piece: RoleSpan) -> bool:
    """Whether a further piece of a content is nothing but a comment on those before it."""
    aside = _ASIDE.match(scene.text, piece.start - 1, piece.end + _REACH)
    said = scene.text[max(0, piece.start - _REACH) : piece.start].rstrip(_MARKS)
    return aside is not None and _comments(scene, aside, said)
