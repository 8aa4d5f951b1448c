"""Clauses by their words: what is fronted before a subject, and an "it" that stands for nothing."""

from __future__ import annotations

from onrecord.grammar.text import TextView

_FRONTED = frozenset(
    "when while after before although though if as in with despite by since because at during on "
    "for from under until following throughout like unlike besides once even asked upon".split()
)
_FRONT = 25  # words of what stands before the subject


def fronted(layout: TextView, index: int) -> int | None:
    """Where the subject may begin that a fronted phrase around a word leads up to."""
    words = layout.words
    sentence = layout.sentence(words[index].start)
    first, last = layout.word_range(*layout.sentences[sentence])
    if index - first > _FRONT or words[first].lower not in _FRONTED or index == first:
        return None
    for at in range(index, min(last - 1, first + _FRONT)):
        if "," in layout.gap(at):
            return at + 1 if layout.gap(at).startswith(",") else None
    return None


_WEATHER = frozenset(
    "rains raining rained snowing snowed time clear possible impossible important likely unlikely "
    "necessary hard easy difficult true unclear good best better right wrong worth crucial "
    "essential vital obvious evident sad strange interesting fair enough late early urgent a the "
    "my your his her our their an not also just only really too such that because as".split()
)
_SEEMS = frozenset("seems seemed appears appeared turns turned happens happened follows".split())
_BE = frozenset("is was be been being will would 's isn't wasn't has had".split())
_TAKES = frozenset("takes took take taken makes make made finds find found".split())


def pleonastic(layout: TextView, index: int) -> bool:
    """Whether "it" at a word stands for nothing: "it is clear that", "it seems"."""
    following = [word.lower for word in layout.words[index + 1 : index + 10]]
    if not following:
        return True
    if following[0] in _SEEMS:
        return True
    if layout.words[index].text.lower() == "it" and following[0].startswith(("'s", "’s")):
        return True
    if following[0] in _BE:
        rest = [lower for lower in following[1:] if lower not in _BE][:1]
        return bool(rest) and (rest[0] in _WEATHER or {"that", "to"} & set(following[2:6]) != set())
    before = layout.words[index - 1].lower if index else ""
    return before in _TAKES and bool({"that", "to"} & set(following[:4]))
