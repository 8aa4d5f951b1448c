"""Edits between two versions of a text: where words differ, and of what kind that is.

Words are compared without case, accents and marks, so that an edit of those alone is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import LCSseq

from onrecord.kinds import Edit
from onrecord.link.versions.change import Change
from onrecord.link.versions.naming import kind_of
from onrecord.link.versions.tokens import Tokens, tokens

_BETWEEN = 2  # words that both have between two edits that are one
_QUOTED = 4  # words of a quotation; fewer are a turn of speech


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Give what the later of two versions changed, in the order in which it stands there."""
    earlier, later = tokens(before), tokens(after)
    quoted = [*_quotations(earlier, later, gone=True), *_quotations(later, earlier, gone=False)]
    edited = [_change(hunk, earlier, later) for hunk in _hunks(earlier.plain, later.plain)]
    rest = [one for one in edited if not _is_told(one, quoted)]
    return tuple(sorted([*quoted, *rest], key=lambda one: (one.after_span, one.before_span)))


def headline(before: str | None, after: str | None) -> Change | None:
    """Tell whether the title was changed; case and marks do not count."""
    old, new = before or "", after or ""
    if tokens(old).plain == tokens(new).plain:
        return None
    return Change(
        kind=Edit.HEADLINE,
        before_span=(0, len(old)),
        after_span=(0, len(new)),
        before=old,
        after=new,
    )


_Hunk = tuple[int, int, int, int]  # words from, to of the earlier version; of the later one


def _hunks(before: Sequence[str], after: Sequence[str]) -> Iterator[_Hunk]:
    """Give the runs of words that differ; such that hardly anything parts are one."""
    held: _Hunk | None = None
    for step in LCSseq.opcodes(before, after):
        if step.tag == "equal":
            continue
        if held is not None and step.src_start - held[1] <= _BETWEEN:
            held = (held[0], step.src_end, held[2], step.dest_end)
            continue
        if held is not None:
            yield held
        held = (step.src_start, step.src_end, step.dest_start, step.dest_end)
    if held is not None:
        yield held


def _change(hunk: _Hunk, before: Tokens, after: Tokens) -> Change:
    first, last, later_first, later_last = hunk
    old, new = before.span(first, last), after.span(later_first, later_last)
    return Change(
        kind=kind_of(before.part(first, last), after.part(later_first, later_last)),
        before_span=old,
        after_span=new,
        before=before.text[slice(*old)],
        after=after.text[slice(*new)],
    )


def _quotations(own: Tokens, other: Tokens, *, gone: bool) -> Iterator[Change]:
    """Give the quotations of one version whose words the other has nowhere in a row."""
    run = f" {' '.join(other.plain)} "
    for first, last in own.quotations:
        if last - first < _QUOTED or f" {' '.join(own.plain[first:last])} " in run:
            continue
        if _is_nearly_in(own.plain[first:last], other.plain):
            continue
        span = own.span(first, last)
        words, at = own.text[slice(*span)], _place(own, other, first)
        yield Change(
            kind=Edit.QUOTATION_GONE if gone else Edit.QUOTATION_ADDED,
            before_span=span if gone else at,
            after_span=at if gone else span,
            before=words if gone else "",
            after="" if gone else words,
        )


def _is_nearly_in(quotation: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether most of a quotation stands in a text in its order: it was edited, then."""
    size, step = len(quotation), max(1, len(quotation) // 2)
    asked = set(quotation)
    for at in range(0, max(1, len(words) - size + 1), step):
        window = words[at : at + size + step]
        if len(asked.intersection(window)) * 2 < len(asked):
            continue
        if LCSseq.similarity(quotation, window) * 3 >= 2 * size:
            return True
    return False


def _place(own: Tokens, other: Tokens, first: int) -> tuple[int, int]:
    """Give the place in the other version behind the words before a quotation; empty span."""
    for step in LCSseq.opcodes(own.plain, other.plain):
        if step.src_start <= first < max(step.src_end, step.src_start + 1):
            ahead = first - step.src_start if step.tag == "equal" else 0
            return (other.edge(step.dest_start + ahead),) * 2
    return (len(other.text), len(other.text))


def _is_told(change: Change, quoted: Iterable[Change]) -> bool:
    """Tell whether an edit is nothing but a quotation that came or went, with its source."""
    return any(
        _within(change.before_span, one.before_span) and _within(change.after_span, one.after_span)
        for one in quoted
    )


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    empty = inner[0] == inner[1]
    return empty or (outer[0] <= inner[0] and inner[1] <= outer[1])
