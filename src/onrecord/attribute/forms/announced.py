"""What a colon at the end of a paragraph announces: items of a list, a block quotation.

"The board set out four demands:" has its content in the paragraphs below: lines with bullets or
numbers, lines further in or behind ">", or paragraphs between quotation marks. Each of them is a
piece of one attribution. Paragraphs that show nothing of the kind are left to the tagger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.attribute.draft import Draft, Range, in_order
from onrecord.grammar.tagged_text import TaggedText, by_rule
from onrecord.grammar.words.classes import HAS
from onrecord.grammar.words.open_classes import listed, table
from onrecord.grammar.words.verbs import VERBS, forms
from onrecord.model import Role, RoleSpan

FURTHEST_IN = 80  # columns of white space before a block quotation
_HEADS = {
    "bullet": re.compile(r"[•·▪◦*–—-][ \t]+(?=\S)"),
    "number": re.compile(r"\(?\d{1,2}[.)][ \t]+(?=\S)"),
    "letter": re.compile(r"\(?[a-z][.)][ \t]+(?=\S)"),
    "behind": re.compile(r">[> \t]*"),
}

LONGEST_ANNOUNCEMENT = 160  # characters before a colon
UNTAGGED = 0.4  # a score for what the tagger passed over
_GIVING = forms(table(__package__, "words.toml")["giving"])
_HAVING = forms(table(__package__, "words.toml")["having"]) | HAS
_SAYINGS = re.compile(
    rf"\b(?:{'|'.join(sorted(listed('sayings', __package__, 'words.toml')))})s?\b"
)


def add_announced(scene: TaggedText, drafts: list[Draft]) -> list[Draft]:
    """Give the pieces that stand below a colon to the cue before it."""
    found = {draft.cue.start: draft for draft in drafts}
    below = _Below(scene)
    for number, (_, end) in enumerate(scene.tagged.paragraphs):
        if scene.text[end - 1] != ":":
            continue
        places = list(below.pieces(number))
        announcing = below.announcing(end) if places else None
        if announcing is None:
            continue
        draft = found.setdefault(announcing.cue.start, announcing)
        _take(draft, [_content(draft.cue, *place) for place in places])
    return in_order(found.values())


def _tagged(roles: tuple[RoleSpan, ...]) -> Draft | None:
    cue = next((role for role in reversed(roles) if role.role is Role.CUE), None)
    return Draft(cue, _source_near(cue, roles)) if cue else None


def _untagged(scene: TaggedText, start: int, end: int) -> Draft | None:
    """The last verb before a colon that can announce something, with its subject."""
    text, tree = scene.text, scene.tree
    first, last = tree.within(max(start, end - LONGEST_ANNOUNCEMENT), end - 1)
    finite = [word for word in range(first, last) if tree.is_verb(word) and tree.is_finite(word)]
    having = [
        word
        for word in finite
        if tree.lower[word] in _HAVING and _SAYINGS.search(text, tree.words[word][1], end)
    ]
    saying = [word for word in finite if tree.lower[word] in VERBS or tree.lower[word] in _GIVING]
    for verb in (*reversed(having), *reversed(saying)):
        subject = tree.subject(verb)
        if subject is not None and subject < verb:
            source = _role(Role.SOURCE, *tree.place(tree.phrase(subject)))
            return Draft(_role(Role.CUE, tree.words[verb][0], end - 1), [source])
    return None


def _role(role: Role, start: int, end: int) -> RoleSpan:
    return by_rule(role, start, end, UNTAGGED)


def _source_near(cue: RoleSpan, roles: tuple[RoleSpan, ...]) -> list[RoleSpan]:
    sources = [role for role in roles if role.role is Role.SOURCE]
    before = [source for source in sources if source.end <= cue.start]
    return before[-1:] or sources[:1]


def _content(cue: RoleSpan, start: int, end: int) -> RoleSpan:
    return by_rule(Role.CONTENT, start, end, cue.score)


def _take(draft: Draft, pieces: list[RoleSpan]) -> None:
    first, last = pieces[0].start, pieces[-1].end
    kept = [one for one in draft.contents if one.end <= first or one.start >= last]
    draft.contents = sorted((*kept, *pieces), key=lambda piece: piece.start)


class _Below:
    """Looks for announced pieces below a paragraph, each paragraph at most once or twice."""

    def __init__(self, scene: TaggedText) -> None:
        """Index the quotations of a text."""
        self._scene = scene
        self._text = scene.text
        self._paragraphs = scene.tagged.paragraphs
        self._quotations = {q.start: q for q in scene.tagged.quotations}

    def announcing(self, end: int) -> Draft | None:
        """The last cue of the sentence that a colon ends, with its source."""
        begin = self._scene.tagged.sentences[self._scene.sentence(end - 1)][0]
        return _tagged(self._scene.roles_in(begin, end)) or _untagged(self._scene, begin, end)

    def pieces(self, number: int) -> Iterator[Range]:
        """Where the pieces below a paragraph stand, without their bullets."""
        below = range(number + 1, len(self._paragraphs))
        if not below:
            return
        style = self._style(number, below[0])
        for other in below:
            if not style or not self._goes_on(style, number, other):
                return
            start, end = self._paragraphs[other]
            head = _HEADS[style].match(self._text, start, end) if style in _HEADS else None
            yield (head.end() if head else start), end

    def _style(self, number: int, other: int) -> str:
        """How a paragraph shows that one above announces it; empty: it does not."""
        start, end = self._paragraphs[other]
        for style, head in _HEADS.items():
            if head.match(self._text, start, end):
                return style
        if self._indent(other) > self._indent(number):
            return "further in"
        quotation = self._quotations.get(start)
        return "marks" if quotation and end - quotation.end <= 1 else ""

    def _goes_on(self, style: str, number: int, other: int) -> bool:
        if style != "marks":
            return self._style(number, other) == style
        last = self._quotations.get(self._paragraphs[other - 1][0])
        first = other == number + 1
        return self._style(number, other) == style and (first or bool(last and not last.balanced))

    def _indent(self, number: int) -> int:
        start = self._paragraphs[number][0]
        line = self._text[max(0, start - FURTHEST_IN) : start].rpartition("\n")[2]
        return len(line) - len(line.lstrip(" \t"))
