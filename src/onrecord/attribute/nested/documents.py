"""Documents and people as sources: who has seen a document passes on what it says."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.grammar.stretch import BREAKS, GOVERNORS, Stretch, stretches
from onrecord.grammar.tagged_text import AGENTS, BODIES, TaggedText
from onrecord.grammar.words.marks import STOPS
from onrecord.grammar.words.nouns import DOCUMENTS, FINDERS, PAPERS, SPEAKERS
from onrecord.model import Attribution, span

_CITED = SPEAKERS | DOCUMENTS
_BEHIND = frozenset(("who", "close", "familiar", "aware"))  # what only stands behind its noun
_FINDING = DOCUMENTS | FINDERS
_INSTITUTIONS = _FINDING | PAPERS
_SEEN_BY = re.compile(
    r"(?P<document>[^,;:\n]{3,90}?),?\s(?P<cue>(?:which was\s)?"
    r"(?:(?:seen|obtained|reviewed|viewed|examined|first reported)\sby"
    r"|(?:leaked|given|shown|provided|made available)\sto|shared\swith))\s(?P<who>[^,;:\n]{2,60})"
)


def seen_by(scene: TaggedText, found: list[Attribution]) -> list[Attribution]:
    """Put whoever has seen a document around what the document says."""
    changed: list[Attribution] = []
    for each in found:
        match = _SEEN_BY.fullmatch(each.source[0].text.rstrip(", ")) if each.source else None
        if match is None or not _is_written(match["document"]):
            changed.append(each)
            continue
        at = each.source[0].start
        document, cue, who = (
            span(scene.text, at + match.start(name), at + match.end(name))
            for name in ("document", "cue", "who")
        )
        around = replace(
            each,
            source=(who,),
            cue=(cue,),
            content=tuple(sorted((document, *each.content))),
            addressee=(),
            hedged=False,
            negated=False,
            denied=False,
            hypothetical=False,
        )
        changed += [around, replace(each, chain=(*each.chain, around.id))]
    return changed


def is_somebody(scene: TaggedText, start: int, end: int) -> bool:
    """Whether a noun phrase means somebody, or a document, by its head or a name at its end."""
    stretch = next(stretches(scene, start, end), None)
    if stretch is None:
        return False
    core = _core(stretch, 0, len(stretch))
    head = stretch.word(core - 1)
    return head in _CITED or scene.kind_of_name(stretch.end(core)) in AGENTS


def is_institution(scene: TaggedText, start: int, end: int) -> bool:
    """Whether a noun phrase means a paper, a body or a document, for all one can tell."""
    stretch = next(stretches(scene, start, end), None)
    if stretch is None:
        return False
    core = _core(stretch, 0, len(stretch))
    if stretch.word(core - 1) in _INSTITUTIONS:
        return True
    return scene.kind_of_name(stretch.end(core)) in BODIES


def is_document(stretch: Stretch, words: tuple[int, int]) -> bool:
    """Whether a noun phrase means a document or a body that finds things out."""
    return stretch.word(_core(stretch, *words) - 1) in _FINDING


def _core(stretch: Stretch, start: int, end: int) -> int:
    """Where the words end that come before a preposition, a mark or a relative clause."""
    at = start + 1
    while at < end and not _leaves_core(stretch, at):
        at += 1
    return at


def _leaves_core(stretch: Stretch, at: int) -> bool:
    word = stretch.word(at)
    if word in STOPS or word in GOVERNORS or word in BREAKS or word in _BEHIND:
        return True
    # "a person briefed on the talks"
    return stretch.word(at - 1) in _CITED and word.endswith(("ed", "ing"))


def _is_written(text: str) -> bool:
    words = re.split(r"\s", text.lower())
    core = next((n for n, word in enumerate(words) if n and word in GOVERNORS), len(words))
    return words[core - 1] in DOCUMENTS
