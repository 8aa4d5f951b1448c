"""What stands before "she answered" where neither marks nor the tagger tell that it is said.

Two forms are read: a line that begins with a dash ("— I saw nothing, she answered. — It was
dark."), and a headline ("Tunnel to cost twice as much, auditors find"). The tagger has found the
cue, but no content for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.attribute.draft import Draft, in_order
from onrecord.grammar.tagged_text import TaggedText, by_rule
from onrecord.grammar.words.classes import DEFINING, alternatives
from onrecord.model import Role, RoleSpan

_DASH = re.compile(r"[—–-]{1,2} ?")
_BREAK = re.compile(r"[,?!…][”\"’'»]?\s*(?:[—–-]\s*)?$")
_GOES_ON = re.compile(r"[.,;!?]\s*[—–-]{1,2} ?(?=\S)")
_SPEAKER = re.compile(
    rf"\s+(?P<source>(?:{alternatives(DEFINING)} )?[\w’'-]+(?: [\w’'-]+){{0,2}})"
    r"(?=\s*(?:[.,\n]|$| [—–-]))"
)
_NEAR = 2  # characters between a source and its cue
LONGEST_HEADLINE = 160


def add_dialogue(scene: TaggedText, drafts: list[Draft]) -> list[Draft]:
    """Draft what is said before a cue that has no content."""
    taken = {draft.cue.start for draft in drafts}
    found: list[Draft] = []
    for start, end in scene.tagged.paragraphs:
        dash = _DASH.match(scene.text, start, end)
        if not dash and (end - start > LONGEST_HEADLINE or scene.text[end - 1] in '.:;,?!”"'):
            continue
        inside = scene.roles_in(start, end)
        cue = next((role for role in inside if role.role is Role.CUE), None)
        if cue and cue.start not in taken:
            found += _drafts(scene, inside, cue, (dash.end() if dash else start, end), bool(dash))
    return in_order(drafts, found)


def _drafts(
    scene: TaggedText,
    roles: tuple[RoleSpan, ...],
    cue: RoleSpan,
    words: tuple[int, int],
    dash: bool,
) -> Iterator[Draft]:
    source = _source(scene.text, roles, cue, words[1])
    if source is None:
        return
    clause = min(cue.start, source.start), max(cue.end, source.end)
    said = scene.text[words[0] : clause[0]]
    cut = _BREAK.search(said[-8:])
    if cut is None:
        return
    stop = clause[0] - len(said[-8:]) + cut.start() + (said[-8:][cut.start()] != ",")
    if stop - words[0] < 2:
        return
    pieces = [(words[0], stop)]
    if dash and (on := _GOES_ON.match(scene.text, clause[1], words[1])):
        pieces.append((on.end(), words[1]))
    yield Draft(cue, [source], [_content(cue, *piece) for piece in pieces])


def _source(text: str, roles: tuple[RoleSpan, ...], cue: RoleSpan, end: int) -> RoleSpan | None:
    """The source beside a cue: tagged, or the few words between the cue and the next stop."""
    for role in roles:
        beside = 0 <= cue.start - role.end <= _NEAR or 0 <= role.start - cue.end <= _NEAR
        if role.role is Role.SOURCE and beside:
            return role
    behind = _SPEAKER.match(text, cue.end, end)
    if behind is None:
        return None
    start, stop = behind.span("source")
    return by_rule(Role.SOURCE, start, stop, cue.score)


def _content(cue: RoleSpan, start: int, end: int) -> RoleSpan:
    return by_rule(Role.CONTENT, start, end, cue.score)
