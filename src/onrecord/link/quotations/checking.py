"""Holds the quotations of a draft against source texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from onrecord.link.quotations.locating import Passage, locate
from onrecord.link.quotations.quoted import Checked, Match, Quoted, SourceText, Verdict
from onrecord.link.quotations.sources import Sources
from onrecord.link.quotations.speakers import agree
from onrecord.link.wording import ALTERING, Change, Fidelity
from onrecord.link.wording.background import background
from onrecord.link.wording.comparison import ONE_PLACE
from onrecord.link.wording.words import CUT, START, Wording, read_words
from onrecord.model import span

_QUALITY = {
    Fidelity.VERBATIM: 7,
    Fidelity.TYPOGRAPHIC: 6,
    Fidelity.CLEANED: 5,
    Fidelity.CUT: 4,
    Fidelity.STITCHED: 3,
    Fidelity.ALTERED: 2,
    Fidelity.PARAPHRASED: 1,
}
_FAITHFUL = 3  # quality from which the words are those that were said
_VERDICTS = {
    Fidelity.VERBATIM: Verdict.VERBATIM,
    Fidelity.TYPOGRAPHIC: Verdict.CLEANED,
    Fidelity.CLEANED: Verdict.CLEANED,
    Fidelity.CUT: Verdict.CUT,
    Fidelity.STITCHED: Verdict.STITCHED,
    Fidelity.ALTERED: Verdict.ALTERED,
    Fidelity.PARAPHRASED: Verdict.PARAPHRASE,
}
# Rarity of a quotation's words together, from which it can tell that somebody else said it, or on
# another day: "a great people" is said by all.
_TELLING = 14.0
_PART = 3  # words of a part of a stitched quotation
_NEAREST = 3


def check(quotations: Iterable[Quoted], sources: Sources | Sequence[SourceText]) -> list[Checked]:
    """Check quotations, in their order.

    Args:
        quotations: Stretches of a draft, with what is printed beside them.
        sources: Texts, or the index of them where several drafts are checked.
    """
    index = sources if isinstance(sources, Sources) else Sources(sources)
    return [_check(quoted, index) for quoted in quotations]


def _check(quoted: Quoted, sources: Sources) -> Checked:
    quotation = read_words(quoted.span.text)
    if not sources.texts or not len(quotation):
        return Checked(quoted=quoted, verdict=Verdict.NO_SOURCE_TEXT)
    passages = _passages(quotation, sources)
    right = [p for p in passages if _said_by(quoted, p) is not False and _on_day(quoted, p)]
    best = right[0] if right else None
    if best and _quality(best) >= _FAITHFUL:
        return _found(quoted, quotation, best)
    stitched = _stitched(quoted, quotation, right, sources)
    return (
        stitched
        or _elsewhere(quoted, quotation, passages)
        or _at_most(quoted, quotation, best, passages, sources)
    )


def _passages(quotation: Wording, sources: Sources) -> list[Passage]:
    """Locate a quotation in all texts that may hold it, the closest passage first."""
    found = [
        passage
        for place in sources.candidates(quotation.text)
        for stream in sources.streams(place)
        for passage in locate(quotation, stream)
    ]
    return sorted(
        found,
        key=lambda p: (-_quality(p), -p.weight, p.stream.source.document, p.places),
    )


def _quality(passage: Passage) -> int:
    return _QUALITY.get(passage.compared.fidelity, 0)


def _said_by(quoted: Quoted, passage: Passage) -> bool | None:
    return agree(quoted.speakers, passage.stream.speakers)


def _on_day(quoted: Quoted, passage: Passage) -> bool:
    """Whether a passage may have been said when the draft says; what is not told may."""
    source = passage.stream.source
    begins, ends = source.since, source.until or source.since
    early = quoted.until and begins and begins[:10] > quoted.until[:10]
    late = quoted.since and ends and ends[:10] < quoted.since[:10]
    return not early and not late


def _found(quoted: Quoted, quotation: Wording, passage: Passage) -> Checked:
    return Checked(
        quoted=quoted,
        verdict=_verdict(quotation, passage),
        match=_match(passage),
        difference=_difference(passage),
    )


def _verdict(quotation: Wording, passage: Passage) -> Verdict:
    """Name the verdict of a passage; marks and capitals do not count, other letters do."""
    fidelity = passage.compared.fidelity
    if fidelity is Fidelity.TYPOGRAPHIC and _letters(quotation.text) == _said(passage):
        return Verdict.VERBATIM
    return _VERDICTS[fidelity]


def _said(passage: Passage) -> str:
    """Give the letters of a passage, without what others say between."""
    wording = passage.stream.wording
    return "".join(
        _letters(wording.text[wording.starts[at] : wording.ends[at]])
        for at in range(passage.places[0], passage.places[-1] + 1)
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _match(passage: Passage) -> Match:
    stream = passage.stream
    wording = stream.wording
    first, last = passage.places[0], passage.places[-1]
    return Match(
        document=stream.source.document,
        name=stream.source.name,
        span=span(wording.text, wording.starts[first], wording.ends[last]),
        source=stream.speakers[0] if stream.speakers else None,
        since=stream.source.since,
        fidelity=passage.compared.fidelity,
    )


def _difference(passage: Passage) -> str | None:
    """Tell the differences in words, in the order of the quotation."""
    told = []
    for piece in passage.compared.differences:
        printed, there = (side.text if side else None for side in (piece.report, piece.reference))
        if printed and there:
            told.append(f"{piece.change}: “{printed}” for “{there}”")
        elif printed:
            told.append(f"{piece.change}: “{printed}” added")
        elif piece.change in ALTERING:
            told.append(f"{piece.change}: “{there}” left out")
        else:
            told.append(f"{piece.change}: “{there}”")
    return "; ".join(told) or None


def _telling(quotation: Wording) -> bool:
    known = background()
    return len(quotation) > _PART and sum(known.weights(quotation.forms)) >= _TELLING


def _elsewhere(quoted: Quoted, quotation: Wording, passages: list[Passage]) -> Checked | None:
    """Find the words as said by somebody else, or at another time."""
    if not _telling(quotation):
        return None
    faithful = [p for p in passages if _quality(p) >= _FAITHFUL]
    for wrong, verdict in (
        ([p for p in faithful if _said_by(quoted, p) is not False], Verdict.WRONG_DATE),
        ([p for p in faithful if _on_day(quoted, p)] or faithful, Verdict.WRONG_SOURCE),
    ):
        if wrong:
            match = _match(wrong[0])
            said = match.since if verdict is Verdict.WRONG_DATE else match.source
            return Checked(
                quoted=quoted, verdict=verdict, match=match, difference=f"said there: {said}"
            )
    return None


def _at_most(
    quoted: Quoted,
    quotation: Wording,
    best: Passage | None,
    passages: list[Passage],
    sources: Sources,
) -> Checked:
    """Give what is altered or retold; else say that it is not there."""
    if best and _quality(best) > 0:
        return _found(quoted, quotation, best)
    if not any(_covers(quoted, text) for text in sources.texts):
        return Checked(quoted=quoted, verdict=Verdict.NO_SOURCE_TEXT)
    near = sorted(passages, key=lambda p: (-p.weight, p.stream.source.document, p.places))
    return Checked(
        quoted=quoted,
        verdict=Verdict.NOT_FOUND,
        nearest=tuple(dict.fromkeys(map(_match, near)))[:_NEAREST],
    )


def _covers(quoted: Quoted, source: SourceText) -> bool:
    begins, ends = source.since, source.until or source.since
    return not (
        (quoted.until and begins and begins[:10] > quoted.until[:10])
        or (quoted.since and ends and ends[:10] < quoted.since[:10])
    )


def _stitched(
    quoted: Quoted, quotation: Wording, right: list[Passage], sources: Sources
) -> Checked | None:
    """Find the parts of a quotation in several places of one speaker.

    Parts end where its sentences end and where an ellipsis stands, or else where a passage stops
    having its words.
    """
    close = sorted(right, key=lambda p: (-p.weight, p.stream.source.document, p.places))
    for passage in close[:_NEAREST]:
        for parts in (_sentences(quotation), _parts(quotation, passage)):
            found = _all_located(quoted, parts, passage, sources)
            if found:
                return _put_together(quoted, found)
    return None


def _all_located(
    quoted: Quoted, parts: list[Wording], passage: Passage, sources: Sources
) -> list[Passage]:
    if len(parts) < 2 or any(len(part) < _PART for part in parts):
        return []
    found: list[Passage] = []
    for part in parts:
        located = _part_passage(quoted, part, passage, sources)
        if not located:
            return []
        found.append(located)
    return found


def _sentences(quotation: Wording) -> list[Wording]:
    begins = [at for at, mark in enumerate(quotation.marks) if at == 0 or mark & (CUT | START)]
    ends = [*begins[1:], len(quotation)]
    return [
        read_words(quotation.written(first, last)) for first, last in zip(begins, ends, strict=True)
    ]


def _parts(quotation: Wording, passage: Passage) -> list[Wording]:
    """Divide a quotation where a passage leaves many of its words in a row unmet."""
    met = set(passage.met)
    runs = [
        (is_met, list(places))
        for is_met, places in groupby(range(len(quotation)), key=lambda at: at in met)
    ]
    cuts: list[list[int]] = []
    before: bool | None = None
    for is_met, places in runs:
        long = is_met or len(places) >= _PART
        if not cuts or (long and is_met != before):
            cuts.append([])
        cuts[-1] += places
        before = is_met if long else before
    return [read_words(quotation.written(part[0], part[-1] + 1)) for part in cuts]


def _part_passage(
    quoted: Quoted, part: Wording, beside: Passage, sources: Sources
) -> Passage | None:
    """Locate a part: in the same stream first, else in another text of the speaker."""
    near = [p for p in locate(part, beside.stream) if _quality(p) > _FAITHFUL]
    far = near or [
        p
        for p in _passages(part, sources)
        if _quality(p) > _FAITHFUL and _said_by(quoted, p) is not False and _on_day(quoted, p)
    ]
    return max(far, key=lambda p: (_quality(p), p.weight), default=None)


def _put_together(quoted: Quoted, parts: list[Passage]) -> Checked:
    """Tell what was cut within one place from what was put together from several."""
    one_place = all(
        one.stream is other.stream and 0 < other.places[0] - one.places[-1] <= ONE_PLACE
        for one, other in pairwise(parts)
    )
    matches = [_match(part) for part in parts]
    return Checked(
        quoted=quoted,
        verdict=Verdict.CUT if one_place else Verdict.STITCHED,
        match=matches[0],
        more=tuple(matches[1:]),
        difference="; ".join(f"{Change.CUT}: before “{match.span.text}”" for match in matches[1:]),
    )
