"""What one attribution does: by its cue, and by its content where the cue leaves it open."""

from __future__ import annotations

import re

from onrecord.acts import content as contents
from onrecord.acts import features, heads
from onrecord.acts.cues import Cue, lexicon
from onrecord.grammar.text import TextView
from onrecord.kinds import Act, Kind
from onrecord.model import Attribution

_BEFORE = 3  # words of the sentence before a cue that may belong to it: "did not immediately"
_BEHIND = 6  # and behind it: "asked her to"
_TURN = 400  # characters from which a live turn does many things, so none in particular
_SURE = 0.6  # training/acts/CARD.md
_ASKED = re.compile(r"(?:(?:that )?\S+ )?(?:not )?to |that |for ")
_BE = frozenset("is are was were be been being".split())
# What a content makes of an act that the cue tells, where it makes anything of it.
_TURNS_INTO = {
    Act.PROMISE: frozenset({Act.THREATEN}),
    Act.WARN: frozenset({Act.THREATEN}),
}
_SUBJUNCTIVE = re.compile(
    r"(?:that )?(?!(?:i|we|he|she|it|they|you|this|there)\b)"
    r"(?:(?!(?:will|would|can|could|may|might|to|not|did|does|do|had|has|have|is|was)\b)"
    r"[\w'’-]+ ){1,6}?"
    r"(?:be|resign|withdraw|release|hand|leave|stop|pay|step|return|give|apologi[sz]e|sign|meet|"
    r"take|make|end|go|stay|open|close|share|remain|cease|answer|abandon|drop|come|retract) "
)
_MOVES = frozenset({"insist", "suggest", "say", "argue"})


def act_of(layout: TextView, attribution: Attribution) -> Act | None:
    """The act of an attribution; None where it has neither a cue that is known nor a content."""
    cue = _cue(layout, attribution)
    if cue is None and not attribution.content:
        return None
    if cue and cue.act is Act.DECLINE:
        return Act.DECLINE
    if cue is None or cue.open:
        return _by_content(attribution, cue)
    return _bent(attribution, cue)


def _cue(layout: TextView, attribution: Attribution) -> Cue | None:
    """What the cue alone tells: of several pieces, the first that is not open."""
    table = lexicon()
    found = []
    for piece in attribution.cue:
        first, last = layout.word_range(piece.start, piece.end)
        begin, end = layout.word_range(*layout.sentences[layout.sentence(piece.start)])
        before = table.bases([w.lower for w in layout.words[max(begin, first - _BEFORE) : first]])
        inside = table.bases([word.lower for word in layout.words[first:last]])
        until = max(last, min(end, last + _BEHIND))
        behind = table.bases([word.lower for word in layout.words[last:until]])
        cue = table.find(before + inside + behind, len(before), len(before) + len(inside))
        if cue is not None:
            found.append(cue)
    return next((cue for cue in found if not cue.open), found[0] if found else None)


def _by_content(attribution: Attribution, cue: Cue | None) -> Act:
    """What the content does, else what an open cue leans to."""
    leaning = cue.act if cue else Act.STATE
    if not attribution.content:
        return leaning
    spoken, direct = _spoken(attribution)
    if cue is None and len(spoken) > _TURN:
        return Act.STATE
    if (
        cue
        and not direct
        and cue.lemma in _MOVES
        and _SUBJUNCTIVE.match(contents.plain(spoken) + " ")
    ):
        return Act.PROPOSE if cue.act is Act.PROPOSE else Act.DEMAND
    told = contents.read(spoken, direct=direct)
    worded = any(any(map(str.isalpha, piece.text)) for piece in attribution.cue)
    return told or (leaning if worded else _promised(spoken))


def _promised(spoken: str) -> Act:
    """What words without a cue do, by the learned head: a promise, where that is sure."""
    label, sure = heads.load("speech").best(features.of_speech(spoken))
    return Act.PROMISE if label == "Commissive-A" and sure > _SURE else Act.STATE


def _bent(attribution: Attribution, cue: Cue) -> Act:
    """The act of a cue that is not open, or what the content makes of it."""
    if not attribution.content:
        return cue.act
    spoken, direct = _spoken(attribution)
    if cue.act is Act.ASK:
        return Act.DEMAND if not direct and _ASKED.match(spoken.lower()) else Act.ASK
    if (among := _TURNS_INTO.get(cue.act)) is not None:
        return contents.read(spoken, direct=direct, among=among) or cue.act
    return cue.act


def _spoken(attribution: Attribution) -> tuple[str, bool]:
    """The first piece of the content, and whether it is quoted as spoken."""
    return attribution.content[0].text, attribution.kind is Kind.DIRECT
