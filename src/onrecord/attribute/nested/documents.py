"""Documents and people as sources: who has seen a document passes on what it says."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from onrecord.attribute.nested.stretch import BREAKS, GOVERNORS, Stretch, stretches
from onrecord.attribute.scene import Scene
from onrecord.attribute.words.marks import STOPS
from onrecord.model import Attribution, NameKind, span

_DOCUMENTS = frozenset(
    "letter letters memo memos memorandum report reports document documents statement statements "
    "communiqué communique cable cables email emails e-mail e-mails message messages minutes "
    "record records note notes transcript transcripts recording draft copy filing filings audit "
    "study review figures files papers diary assessment dossier".split()
)
_FINDERS = frozenset(
    "poll polls survey surveys research data court courts jury inquiry inquest investigation "
    "investigators auditors researchers scientists panel judge judges commission studies".split()
)
_PAPERS = frozenset(
    "paper newspaper daily weekly magazine agency broadcaster station radio television media "
    "site outlet tabloid journal".split()
)
_PEOPLE = frozenset(
    "source sources official officials person people persons diplomat diplomats aide aides "
    "adviser advisers advisor advisors spokesman spokeswoman spokesperson spokesmen officer "
    "officers witness witnesses lawmaker lawmakers analyst analysts expert experts insider "
    "insiders resident residents relative relatives friend friends police prosecutors prosecutor "
    "investigators minister ministers ministry agency government staff authorities executive "
    "executives lawyer lawyers doctor doctors scholar scholars colleague colleagues employee "
    "employees mother father grandmother grandfather brother sister uncle aunt teacher prefect "
    "governor president premier ambassador envoy envoys commander general embassy police".split()
)
_SEEN_BY = re.compile(
    r"(?P<document>[^,;:\n]{3,90}?),?\s(?P<cue>(?:which was\s)?"
    r"(?:(?:seen|obtained|reviewed|viewed|examined|first reported)\sby"
    r"|(?:leaked|given|shown|provided|made available)\sto|shared\swith))\s(?P<who>[^,;:\n]{2,60})"
)
_BODIES = frozenset({NameKind.ORGANISATION, NameKind.STATE_BODY, NameKind.PUBLISHER})
_NAMES = _BODIES | {NameKind.PERSON}


def seen_by(scene: Scene, found: list[Attribution]) -> list[Attribution]:
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


def is_somebody(scene: Scene, start: int, end: int) -> bool:
    """Whether a noun phrase means somebody, or a document, by its head or a name at its end."""
    stretch = next(stretches(scene, start, end), None)
    if stretch is None:
        return False
    core = _core(stretch, 0, len(stretch))
    head = stretch.word(core - 1)
    return head in _PEOPLE | _DOCUMENTS or _name_ending(scene, stretch.end(core)) in _NAMES


def is_institution(scene: Scene, start: int, end: int) -> bool:
    """Whether a noun phrase means a paper, a body or a document, for all one can tell."""
    stretch = next(stretches(scene, start, end), None)
    if stretch is None:
        return False
    core = _core(stretch, 0, len(stretch))
    if stretch.word(core - 1) in _DOCUMENTS | _FINDERS | _PAPERS:
        return True
    return _name_ending(scene, stretch.end(core)) in _BODIES


def is_document(stretch: Stretch, words: tuple[int, int]) -> bool:
    """Whether a noun phrase means a document or a body that finds things out."""
    return stretch.word(_core(stretch, *words) - 1) in _DOCUMENTS | _FINDERS


def _core(stretch: Stretch, start: int, end: int) -> int:
    """Where the words end that come before a preposition, a mark or a relative clause."""
    at = start + 1
    while at < end and not _leaves_core(stretch, at):
        at += 1
    return at


def _leaves_core(stretch: Stretch, at: int) -> bool:
    word = stretch.word(at)
    return word in STOPS or word in GOVERNORS or word in BREAKS or word in ("who", "close")


def _name_ending(scene: Scene, end: int) -> NameKind | None:
    """What the name is that ends at an offset; None: no name of a kind does."""
    names = scene.tagged.names
    last = bisect_right(names, end, key=lambda name: name.start) - 1
    return names[last].kind if last >= 0 and names[last].end == end else None


def _is_written(text: str) -> bool:
    words = re.split(r"\s", text.lower())
    core = next((n for n, word in enumerate(words) if n and word in GOVERNORS), len(words))
    return words[core - 1] in _DOCUMENTS
