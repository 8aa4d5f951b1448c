"""Why a source has no name: "on condition of anonymity because she was not authorised to"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from onrecord.grammar.text import TextView
from onrecord.resolve.coref.candidates import EntityDraft

_HINT = re.compile(r"anonym|authori[sz]ed|be (?:named|identified|quoted)|on background|withheld")
_ASKED = re.compile(
    r"(?P<alone>(?:not|n['’]t|never) (?:been )?authori[sz]ed to \w+)"
    r"|(?P<phrase>(?:the )?condition of anonymity|anonymity|anonymously|on (?:deep )?background"
    r"|(?:declined|refused|asked|requested|wished|wanted|preferred|did not want|didn['’]t want) "
    r"(?:not )?to be (?:named|identified|quoted)(?: by name)?"
    r"|(?:name|names|identity) (?:be |was |were )?withheld)"
)
_REASON = re.compile(
    r",? (?:because(?: of)?|as|since|given|due to|citing|out of|(?=for fear)|in order(?= to)"
    r"|(?=to )) ?(?P<why>[^\n]{3,300})"
)
_WHO = re.compile(
    r"(?:he|she|they) (?:was|were|is|are|had|has|have|did|do) (?:been )?"
    r"|the \w+ (?:\w+ )?(?:was|were|is|are|had|has|have) (?:been )?(?=not )"
)
_END = re.compile(
    r"[.;“”\"\n](?:\s|$|[”\"])|, (?:said|says|told|added|and|but|who|which)\b|[“”\"]|\)"
)
_LONGEST = 160  # characters of a reason


def tell(layout: TextView, drafts: Iterable[EntityDraft]) -> None:
    """Note the reason of every unnamed source in whose sentence one is given."""
    if _HINT.search(layout.text) is None:
        return
    mentions = sorted(
        (start, number, draft)
        for number, draft in enumerate(drafts)
        if draft.unnamed is not None
        for start, _ in draft.mentions
    )
    starts = [start for start, _, _ in mentions]
    for match in _ASKED.finditer(layout.text):
        sentence = layout.sentence(match.start())
        index = bisect_left(starts, match.start())
        near = [mentions[at] for at in (index - 1, index) if 0 <= at < len(mentions)]
        near = [one for one in near if layout.sentence(one[0]) == sentence]
        draft = near[0][2] if near else None
        if draft is None or draft.unnamed is None:
            continue
        why = _why(layout.text, match, layout.sentences[sentence][1])
        if draft.unnamed.basis is None or match["alone"]:
            draft.unnamed = replace(draft.unnamed, basis=why)


def _why(text: str, match: re.Match[str], end: int) -> str:
    """The reason that the text gives, else the words that keep the name back."""
    if match["alone"]:
        at = match.start()
        return _cut(text[at : min(end, at + _LONGEST)])
    reason = _REASON.match(text, match.end(), end)
    if reason is None:
        return match[0]
    return _cut(_without_who(reason["why"][:_LONGEST]))


def _without_who(why: str) -> str:
    who = _WHO.match(why)
    return why[who.end() :] if who else why


def _cut(words: str) -> str:
    stop = _END.search(words)
    return " ".join((words[: stop.start()] if stop else words).rstrip(" .,").split())
