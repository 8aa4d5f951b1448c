"""One text's tagged spans with what pairing asks about them: distances, sentences, quotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from onrecord.grammar.tree import Tree
from onrecord.model import NameKind, Role, RoleSpan, Tagged

BODIES = frozenset({NameKind.ORGANISATION, NameKind.STATE_BODY, NameKind.PUBLISHER})
AGENTS = BODIES | {NameKind.PERSON}  # what can say something


def by_rule(role: Role, start: int, end: int, score: float) -> RoleSpan:
    """Make a span that a rule read: its ends are as sure as that it is there at all."""
    return RoleSpan(role=role, start=start, end=end, score=score, about=score)


class TaggedText:
    """Answers questions about places in a tagged text in constant or logarithmic time."""

    def __init__(self, text: str, tagged: Tagged) -> None:
        """Index the words, sentences, paragraphs and quotations of a text."""
        self.text = text
        self.tagged = tagged
        self._word_starts = [start for start, _ in tagged.words]
        self._sentence_starts = [start for start, _ in tagged.sentences]
        self._paragraph_starts = [start for start, _ in tagged.paragraphs]
        self._role_starts = [role.start for role in tagged.roles]
        self._quotes = [(q.start, q.end) for q in tagged.quotations if q.depth == 0]
        self._quote_ends = [end for _, end in self._quotes]
        self._quotations = {q.start: q.end for q in tagged.quotations}
        self._quotation_starts = [q.start for q in tagged.quotations]
        self._name_starts = [name.start for name in tagged.names]
        contents = [role for role in tagged.roles if role.role is Role.CONTENT]
        self._content_starts = [role.start for role in contents]
        self._content_ends = [role.end for role in contents]
        covered = self._covered()
        free = [
            int(not covered[index] and text[start].isalnum())
            for index, (start, _) in enumerate(tagged.words)
        ]
        self._free = [0, *accumulate(free)]
        self._breaks = [start for start in self._sentence_starts if not self._in_content(start)]
        self._cues = [role for role in tagged.roles if role.role is Role.CUE]
        self._cue_starts = [cue.start for cue in self._cues]

    @cached_property
    def tree(self) -> Tree:
        """The dependency trees of the text."""
        return Tree(self.text, self.tagged)

    def paragraph(self, offset: int) -> int:
        """Index of the paragraph that an offset stands in."""
        return bisect_right(self._paragraph_starts, offset) - 1

    def sentence(self, offset: int) -> int:
        """Index of the sentence that an offset stands in."""
        return bisect_right(self._sentence_starts, offset) - 1

    def free_words(self, start: int, end: int) -> int:
        """Count the words between two offsets that no role span covers."""
        if start >= end:
            return 0
        first, last = (bisect_left(self._word_starts, at) for at in (start, end))
        return self._free[last] - self._free[first]

    def breaks(self, start: int, end: int) -> int:
        """Count sentence starts in (start, end], those inside a content left out."""
        return bisect_right(self._breaks, end) - bisect_right(self._breaks, start)

    def cues(self, start: int, end: int) -> int:
        """Count the cues that start in [start, end)."""
        return bisect_left(self._cue_starts, end) - bisect_left(self._cue_starts, start)

    def words(self, start: int, end: int) -> int:
        """Count the words and marks that start in [start, end)."""
        return bisect_left(self._word_starts, end) - bisect_left(self._word_starts, start)

    def cues_beside(self, start: int) -> list[RoleSpan]:
        """The tagged cues before and after the one that starts at an offset."""
        first = bisect_left(self._cue_starts, start)
        after = bisect_right(self._cue_starts, start)
        return self._cues[max(0, first - 1) : first] + self._cues[after : after + 1]

    def quoted_share(self, span: RoleSpan) -> float:
        """The share of a span's letters that stand between quotation marks."""
        first, last = (
            bisect_right(self._quote_ends, span.start),
            bisect_left(self._quotes, (span.end,)),
        )
        inside = sum(
            min(span.end, end) - max(span.start, start) for start, end in self._quotes[first:last]
        )
        return min(1.0, inside / (span.end - span.start))

    def quotation_end(self, start: int) -> int | None:
        """Where the quotation ends that begins at an offset, however deep; None: none begins."""
        return self._quotations.get(start)

    def is_quoted(self, offset: int) -> bool:
        """Whether an offset stands between quotation marks."""
        index = bisect_right(self._quote_ends, offset)
        return index < len(self._quotes) and self._quotes[index][0] <= offset

    def quotations_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The outermost of the quotations that begin in [start, end), cut off at its end."""
        found: list[tuple[int, int]] = []
        first = bisect_left(self._quotation_starts, start)
        for begin in self._quotation_starts[first : bisect_left(self._quotation_starts, end)]:
            if not found or begin >= found[-1][1]:
                found.append((begin, min(end, self._quotations[begin])))
        return found

    def quoted_words(self, span: RoleSpan) -> tuple[int, int]:
        """Count the words of a span that stand between quotation marks, and the others."""
        first, last = (bisect_left(self._word_starts, at) for at in (span.start, span.end))
        words = [word for word in self.tagged.words[first:last] if self.text[word[0]].isalnum()]
        quoted = 0
        for start, _ in words:
            index = bisect_right(self._quote_ends, start)
            quoted += index < len(self._quotes) and self._quotes[index][0] <= start
        return quoted, len(words) - quoted

    def in_any_role(self, start: int, end: int) -> bool:
        """Whether a stretch touches a span that has a role."""
        index = bisect_right(self._role_starts, start)
        if index and self.tagged.roles[index - 1].end > start:
            return True
        return index < len(self._role_starts) and self._role_starts[index] < end

    def roles_in(self, start: int, end: int) -> tuple[RoleSpan, ...]:
        """The tagged spans that start in [start, end)."""
        first, last = (bisect_left(self._role_starts, at) for at in (start, end))
        return self.tagged.roles[first:last]

    def kind_of_name(self, end: int) -> NameKind | None:
        """What the name is that ends at an offset, or a mark beside it; None: none ends there."""
        at = bisect_left(self._name_starts, end) - 1
        if at < 0 or abs(self.tagged.names[at].end - end) > 1:
            return None
        return self.tagged.names[at].kind

    def is_tagged(self, span: RoleSpan) -> bool:
        """Whether the tagger marked a span; what a rule found is not."""
        index = bisect_left(self._role_starts, span.start)
        return index < len(self._role_starts) and self.tagged.roles[index] == span

    def _covered(self) -> list[bool]:
        covered = [False] * len(self.tagged.words)
        for role in self.tagged.roles:
            for word in range(
                bisect_left(self._word_starts, role.start),
                bisect_left(self._word_starts, role.end),
            ):
                covered[word] = True
        return covered

    def _in_content(self, offset: int) -> bool:
        index = bisect_right(self._content_ends, offset)
        return index < len(self._content_starts) and self._content_starts[index] < offset
