"""Sentences that open with whose words they are: "In the opinion of the court, ...".

Translations are full of them ("As informs the agency, ..."). Only what the tagger has passed over
is read: no source was found in the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.attribute.draft import Draft, cue_start, drafted, in_order
from onrecord.grammar.tagged_text import TaggedText
from onrecord.grammar.words.classes import DEFINING, alternatives
from onrecord.grammar.words.verbs import VERBS, Form

SCORE = 0.5
_OF = re.compile(
    r"(?P<cue>In the (?:opinion|view|words|judge?ment|estimation|eyes|belief|telling) of"
    r"|(?:According to|By) the (?:words|account|data|information|statement|estimate) of) "
    r"(?P<source>[^,;:.“”\"]{2,90}), ?(?=\S)",
    re.IGNORECASE,
)
_AS = re.compile(
    r"(?P<cue>(?:As|How) (?:has |have |had )?(?P<verb>[a-z]+)) "
    r"(?P<source>[^,;:.“”\"]{2,90}), ?(?=\S)",
    re.IGNORECASE,
)
_NOUN_PHRASE = re.compile(rf"(?:{alternatives(DEFINING)}|\d+|[A-ZÀ-Þ][\w’'.-]*)\b")
_FORMS = frozenset({Form.THIRD, Form.PAST, Form.PARTICIPLE})


def add_openers(scene: TaggedText, drafts: list[Draft]) -> list[Draft]:
    """Draft the sentences that open so, in place of what was read in them without a source."""
    read = in_order(drafts)
    found: list[Draft] = []
    dropped: set[int] = set()
    for start, end in scene.tagged.sentences:
        match = _opener(scene.text, start, end)
        if match is None:
            continue
        first, last = (bisect_left(read, at, key=cue_start) for at in (start, end))
        if any(draft.sources for draft in read[first:last]):
            continue
        dropped |= {draft.cue.start for draft in read[first:last]}
        found.append(_draft(scene.text, match, end))
    kept = [draft for draft in drafts if draft.cue.start not in dropped]
    return in_order(kept, found) if found else drafts


def _opener(text: str, start: int, end: int) -> re.Match[str] | None:
    if text[start] not in "IiAaBbHh":
        return None
    match = _OF.match(text, start, end)
    if match is None and (match := _AS.match(text, start, end)):
        verb = VERBS.get(match["verb"].lower())
        if verb is None or verb.form not in _FORMS or not _NOUN_PHRASE.match(match["source"]):
            return None
    return match


def _draft(text: str, match: re.Match[str], end: int) -> Draft:
    words = text[match.end() : end].rstrip(" .!?") or text[match.end() : end]
    said = match.end(), match.end() + len(words)
    return drafted(match.span("cue"), match.span("source"), said, SCORE)
