"""Reports without a verb of saying: "according to", "the ministry’s claim that"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.attribute.nested import complement, phrase
from onrecord.attribute.nested.clause import ReportingClause, built
from onrecord.attribute.nested.complement import Complement
from onrecord.attribute.nested.group import BESIDE, HAVE
from onrecord.grammar.sentence import Positions
from onrecord.grammar.stretch import BREAKS, GOVERNORS, Stretch
from onrecord.grammar.words.marks import APOSTROPHES, STOPS

_LONGEST = 80


def made_clear(stretch: Stretch, at: int) -> ReportingClause | None:
    """Read "had made it clear that ..."."""
    if stretch.words[at - 2 : at + 2] != ("made", "it", "clear", "that"):
        return None
    start = at - 2
    while stretch.word(start - 1) in HAVE or stretch.word(start - 1) in BESIDE:
        start -= 1
    source = phrase.before(stretch, start)
    if source is None:
        return None
    found = Complement(start=at + 1, end=complement.clause_end(stretch, at + 1))
    return built(stretch, source, (start, at + 1), found)


def of_noun(stretch: Stretch, at: int) -> ReportingClause | None:
    """Read "the ministry’s claim that ...", "a claim by the ministry that ..."."""
    own = stretch.word(at - 1) in ("s", *APOSTROPHES)
    if own and stretch.word(at + 1) == "that" and stretch.is_word(at + 3):
        owner = at - (2 if stretch.word(at - 1) == "s" else 1)
        source = _after_preposition(stretch, phrase.before(stretch, owner))
        start = at + 1
    elif stretch.word(at + 1) == "by":
        end = phrase.behind(stretch, at + 2)
        start = next((n for n in range(at + 3, end) if stretch.word(n) == "that"), 0)
        source = (at + 2, start) if start else None
    else:
        return None
    if source is None:
        return None
    found = Complement(start=start, end=complement.clause_end(stretch, start))
    return built(stretch, source, (at, at + 1), found) if found.end - start > 2 else None


def _after_preposition(stretch: Stretch, words: Positions | None) -> Positions | None:
    """The owner alone in "doubts about the ministry’s claim"."""
    if words is None:
        return None
    governed = (at for at in range(words[1] - 1, words[0], -1) if stretch.word(at) in GOVERNORS)
    start = next(governed, words[0] - 1) + 1
    return (start, words[1]) if start < words[1] else None


def according(stretch: Stretch, at: int) -> Iterator[ReportingClause]:
    """Read "according to X, P" at the beginning of a clause, else "P, according to X"."""
    end = phrase.behind(stretch, at + 2)
    if end <= at + 2:
        return
    source, cue = (at + 2, end), (at, at + 2)
    before = stretch.word(at - 1)
    leads = at == 0 or before in BREAKS or stretch.opens_quotation(at - 1)
    leads = leads or (before == "," and stretch.word(at - 2) in BREAKS)
    if leads and stretch.word(end) == ",":
        found = Complement(start=end + 1, end=complement.clause_end(stretch, end + 1))
        if found.end - found.start > 2:
            yield built(stretch, source, cue, found)
    elif before == "," and at > 3:
        stops = STOPS - {",", "."}
        first = max(-1, at - _LONGEST)
        begin = next((n for n in range(at - 2, first, -1) if stretch.word(n) in stops), first)
        if at - begin > 4:
            yield built(stretch, source, cue, Complement(start=begin + 1, end=at - 1))
