"""Lists that count their items: "five things: a river, a harbour, a hand, a lock, a paper".

Where a content ends before the last of as many items as it announces, it goes on: to the end of
its sentence, and into the sentences behind that open with "And" or "Finally".
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.attribute.draft import Draft
from onrecord.grammar.tagged_text import TaggedText, by_rule
from onrecord.grammar.words.classes import COUNTS
from onrecord.model import Role, RoleSpan

_COUNT = re.compile(rf"\b({'|'.join(COUNTS)}|\d{{1,2}})\s(?=[a-z])", re.IGNORECASE)
_COLON = re.compile(r":\s")
_COMMAS = re.compile(r",\s(?:(?:and|or)\s)?|\s(?:and|or)\s(?!.*,)")
_LAST = re.compile(r"(?:and|finally|lastly|last|also),?\s", re.IGNORECASE)
_REACH = 300  # characters before a content in which its items are counted
_FARTHEST = 12  # sentences behind that may go on listing
SCORE = 0.5
_ENDS = " .!?"


def complete_lists(scene: TaggedText, drafts: list[Draft]) -> None:
    """Let contents go on to the last of the items that they count."""
    for draft in drafts:
        listing = _listing(scene, draft)
        if listing is not None:
            _complete(scene, draft, *listing)


def _listing(scene: TaggedText, draft: Draft) -> tuple[int, int] | None:
    """Where the items begin behind their colon, and how many are announced."""
    if not draft.contents:
        return None
    first, last = draft.contents[0], draft.contents[-1]
    begin, end = scene.tagged.sentences[scene.sentence(last.end - 1)]
    colon = _COLON.search(scene.text, max(begin, last.start - 2), end)
    if colon is None or scene.is_quoted(last.end - 1):
        return None
    if colon.end() > last.end and not _free(scene, last.end, colon.end()):
        return None
    announced = max(first.start, colon.start() - _REACH), min(last.end, colon.start())
    counts = _COUNT.findall(scene.text, *announced)
    if not counts:
        return None
    written = counts[-1].lower()
    return colon.end(), int(written) if written.isdigit() else COUNTS[written]


def _complete(scene: TaggedText, draft: Draft, begin: int, many: int) -> None:
    last = draft.contents[-1]
    number = scene.sentence(last.end - 1)
    end = scene.tagged.sentences[number][1]
    if begin < last.end and _items(scene.text[begin : last.end]) >= many:
        return
    here = _items(scene.text[begin:end].rstrip(_ENDS))
    if here > many or not _free(scene, last.end, end):
        return
    pieces = _following(scene, number, many - here)
    if here + len(pieces) == many:
        if begin < last.end or scene.text[last.end : begin].strip() == ":":
            draft.contents[-1] = replace(last, end=_trimmed(scene, last.start, end))
        else:
            pieces.insert(0, by_rule(Role.CONTENT, begin, _trimmed(scene, begin, end), SCORE))
        draft.contents += pieces


def _items(listed: str) -> int:
    """How many items stand in a list: between semicolons, else alike openings, else commas."""
    if ";" in listed:
        return len([item for item in listed.split(";") if item.strip()])
    first = listed.split(" ", 1)[0].lower()
    if first in ("to", "that", "whether", "no", "not"):
        return 1 + len(re.findall(rf"[,;]?\s(?:(?:and|or)\s)?(?<=\s){first}\s", listed))
    return 1 + len(_COMMAS.findall(listed.rstrip(",; ")))


def _following(scene: TaggedText, number: int, missing: int) -> list[RoleSpan]:
    """The sentences behind a list that give the items which it still lacks."""
    found: list[RoleSpan] = []
    sentences = scene.tagged.sentences
    paragraph = scene.paragraph(sentences[number][0])
    for start, end in sentences[number + 1 : number + 1 + min(missing, _FARTHEST)]:
        opened = _LAST.match(scene.text, start, end)
        if scene.paragraph(start) != paragraph or not _free(scene, start, end):
            break
        if opened is None:
            break
        begin = opened.end()
        found.append(by_rule(Role.CONTENT, begin, _trimmed(scene, begin, end), SCORE))
    return found


def _free(scene: TaggedText, start: int, end: int) -> bool:
    """Whether nobody else is found speaking between two offsets."""
    return not scene.in_any_role(start + 1, end)


def _trimmed(scene: TaggedText, start: int, end: int) -> int:
    return start + len(scene.text[start:end].rstrip(_ENDS))
