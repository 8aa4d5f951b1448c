"""A source for a cue that has none: the subject of its sentence, if the tagger left it out.

A verb in second place ("... gave a speech, proclaiming", "He shook hands and asked") has the
subject of its sentence; the tagger marks it only where it stands near.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.attribute.draft import Draft
from onrecord.grammar.tagged_text import TaggedText, by_rule
from onrecord.model import MentionSpan, NameKind, Role, RoleSpan

_PRONOUN = re.compile(r"(?:He|She|They|We|I|he|she|they|we)\b")
_PARTICIPLE = re.compile(r"(?:\w+ly )?\w+ing\b")
_COORDINATED = re.compile(r"\b(?:and|but|or|then|also)\s+(?:\w+ly\s+|also\s+|then\s+)?$")
_OFFICE = re.compile(r"(?: [a-z-]+){1,4} ")
_AGENTS = frozenset(
    {NameKind.PERSON, NameKind.ORGANISATION, NameKind.STATE_BODY, NameKind.PUBLISHER}
)


def add_subjects(scene: TaggedText, drafts: list[Draft]) -> None:
    """Give participles and coordinated verbs without a source the subject of their sentence."""
    names = [name for name in scene.tagged.names if name.kind in _AGENTS]
    starts = [name.start for name in names]
    for draft in drafts:
        if draft.sources or not _wants_subject(scene, draft):
            continue
        begin = scene.tagged.sentences[scene.sentence(draft.cue.start)][0]
        first, last = bisect_left(starts, begin), bisect_left(starts, draft.cue.start)
        subject = _subject(scene, begin, draft, names[first:last])
        if subject is not None:
            draft.sources.append(subject)


def _wants_subject(scene: TaggedText, draft: Draft) -> bool:
    text = scene.text
    if _PARTICIPLE.match(text, draft.cue.start, draft.cue.end):
        return True
    return bool(_COORDINATED.search(text[max(0, draft.cue.start - 24) : draft.cue.start]))


def _is_title(scene: TaggedText, names: list[MentionSpan]) -> bool:
    """Whether the first name only tells the office of the second ("Lanner mayor Ana Reyes")."""
    if len(names) < 2 or names[1].kind is not NameKind.PERSON:
        return False
    return bool(_OFFICE.fullmatch(scene.text[names[0].end : names[1].start]))


def _subject(
    scene: TaggedText, begin: int, draft: Draft, names: list[MentionSpan]
) -> RoleSpan | None:
    """The sentence's first pronoun or name, unless it stands inside a content."""
    pronoun = _PRONOUN.match(scene.text, begin, draft.cue.start)
    if pronoun:
        start, end, score = pronoun.start(), pronoun.end(), draft.cue.score
    elif names:
        name = names[1] if _is_title(scene, names) else names[0]
        start, end, score = name.start, name.end, name.score
    else:
        return None
    if scene.in_any_role(start, end):
        return None
    return by_rule(Role.SOURCE, start, end, min(score, draft.cue.score))
