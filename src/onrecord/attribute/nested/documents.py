"""Documents and people as sources: who has seen a document passes on what it says."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.attribute.nested.clause import Passage
from onrecord.grammar.tagged_text import AGENTS, BODIES, TaggedText
from onrecord.grammar.tree import Words
from onrecord.grammar.words.classes import PREPOSITIONS
from onrecord.grammar.words.nouns import DOCUMENTS, FINDERS, PAPERS, SPEAKERS
from onrecord.model import Attribution, NameKind, span

_CITED = SPEAKERS | DOCUMENTS
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
    return _means(scene, scene.tree.within(start, end), _CITED, AGENTS)


def is_institution(scene: TaggedText, start: int, end: int) -> bool:
    """Whether a noun phrase means a paper, a body or a document, for all one can tell."""
    return _means(scene, scene.tree.within(start, end), _INSTITUTIONS, BODIES)


def is_document(passage: Passage, words: Words) -> bool:
    """Whether a noun phrase means a document or a body that finds things out."""
    return _means(passage.scene, words, _FINDING, frozenset())


def _means(
    scene: TaggedText, words: Words, nouns: frozenset[str], names: frozenset[NameKind]
) -> bool:
    """Whether the head of a noun phrase is one of some nouns, or a name of one of some kinds."""
    if words[0] >= words[1]:
        return False
    tree = scene.tree
    head = tree.head_of(words)
    if not tree.is_noun(head):  # "a person briefed on the talks", hung on the participle
        head = next((at for at in range(*words) if tree.tags[at].startswith("NN")), head)
    end = min(words[1], tree.phrase(head)[1])
    return tree.lower[head] in nouns or scene.kind_of_name(tree.words[end - 1][1]) in names


def _is_written(text: str) -> bool:
    words = re.split(r"\s", text.lower())
    core = next((n for n, word in enumerate(words) if n and word in PREPOSITIONS), len(words))
    return words[core - 1] in DOCUMENTS
