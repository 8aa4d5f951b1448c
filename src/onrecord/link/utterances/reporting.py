"""From a group of sayings to an utterance: its wording, and what each report made of it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.link.utterances.gathering import Edge, Gathered, Pair, gather, is_reference
from onrecord.link.utterances.saying import Joined, Report, Saying, Utterance, Why
from onrecord.link.wording import Comparison, Fidelity, Wording, compare, read_words
from onrecord.model import content_id

_FAITHFUL = frozenset(
    {
        Fidelity.VERBATIM,
        Fidelity.TYPOGRAPHIC,
        Fidelity.CLEANED,
        Fidelity.CUT,
        Fidelity.STITCHED,
        Fidelity.ALTERED,
    }
)


def utterances(sayings: Sequence[Saying]) -> Joined:
    """Join sayings that are one.

    Args:
        sayings: In any order; each id once. A long official text makes no utterance of its own:
            it is the reference of those that are found in it.
    """
    ordered = sorted(sayings, key=lambda saying: (saying.text, saying.id))
    wordings = [read_words(saying.text) for saying in ordered]
    gathered = gather(ordered, wordings)
    references = _references(ordered, wordings, gathered)
    made = [
        _utterance(ordered, wordings, group, gathered.edges, references.get(group, []))
        for group in gathered.groups
    ]
    return Joined(utterances=tuple(sorted(made, key=lambda one: one.id)), bridges=gathered.bridges)


def one_utterance(sayings: Sequence[Saying]) -> Utterance:
    """Make one utterance of sayings that somebody has put together, one at least.

    A long official text is what the others are held against, if there are others.
    """
    ordered = sorted(sayings, key=lambda saying: (saying.text, saying.id))
    wordings = [read_words(saying.text) for saying in ordered]
    long = [at for at, saying in enumerate(ordered) if is_reference(saying, wordings[at])]
    group = tuple(at for at in range(len(ordered)) if at not in long)
    if not group:
        group, long = tuple(range(len(ordered))), []
    return _utterance(ordered, wordings, group, {}, long)


def _references(
    sayings: Sequence[Saying], wordings: Sequence[Wording], gathered: Gathered
) -> dict[tuple[int, ...], list[int]]:
    """Find the long official texts that meet a member of a group."""
    long = {at for at, s in enumerate(sayings) if is_reference(s, wordings[at])}
    group_of = {at: group for group in gathered.groups for at in group}
    found: dict[tuple[int, ...], set[int]] = {}
    for pair, edge in gathered.edges.items():
        for one, other in (pair, pair[::-1]):
            if edge.joined and one in long and other in group_of:
                found.setdefault(group_of[other], set()).add(one)
    return {group: sorted(places) for group, places in found.items()}


def _utterance(
    sayings: Sequence[Saying],
    wordings: Sequence[Wording],
    group: tuple[int, ...],
    edges: dict[Pair, Edge],
    references: list[int],
) -> Utterance:
    members = [*group, *references]
    fullest = _fullest(sayings, wordings, group, edges)
    reference, wording = _reference(sayings, wordings, members, fullest)
    reports = [_report(sayings, wordings, at, members, edges, wording) for at in members]
    reports.sort(key=lambda report: _when(report.saying))
    since, until = _said([sayings[at] for at in group])
    return Utterance(
        id=content_id("utterance", min(sayings[at].id for at in group)),
        text=wording.text,
        speakers=tuple(sorted({key for at in group for key in sayings[at].speakers})),
        since=since,
        until=until,
        reports=tuple(reports),
        earliest=reports[0].saying.id,
        reference=None if reference is None else sayings[reference].id,
        fullest=sayings[fullest].id,
        contested=_contested([sayings[at] for at in members]),
    )


def _fullest(
    sayings: Sequence[Saying],
    wordings: Sequence[Wording],
    group: tuple[int, ...],
    edges: dict[Pair, Edge],
) -> int:
    """Choose the direct report with most words; of equals, the one that most others bear out."""

    def rank(at: int) -> tuple[bool, int, int, tuple[str, str]]:
        met = (edges.get((min(at, other), max(at, other))) for other in group if other != at)
        borne_out = sum(edge is not None and edge.why is Why.WORDING for edge in met)
        return not sayings[at].direct, -len(wordings[at]), -borne_out, _when(sayings[at])

    return min(group, key=rank)


def _said(members: list[Saying]) -> tuple[str | None, str | None]:
    """Give the days that all reports allow; where there is none, all that any allows."""
    since = [saying.since for saying in members if saying.since]
    until = [saying.until for saying in members if saying.until]
    if since and until and max(since) > min(until):
        return min(since), max(until)
    return max(since, default=None), min(until, default=None)


def _when(saying: Saying) -> tuple[str, str]:
    return saying.published or saying.until or "9999", saying.id


def _contested(members: list[Saying]) -> bool:
    """Whether two members name speakers, and none of them in common."""
    named = [set(saying.speakers) for saying in members if saying.speakers]
    return any(not one & other for one in named for other in named)


def _reference(
    sayings: Sequence[Saying], wordings: Sequence[Wording], members: list[int], fullest: int
) -> tuple[int | None, Wording]:
    """Choose what reports are held against: the official text that has most of the saying.

    Of a long text it is the passage alone.
    """
    best: tuple[float, str, int, Wording] | None = None
    for at in members:
        if not sayings[at].official:
            continue
        compared = compare(wordings[fullest], wordings[at])
        if compared.fidelity not in _FAITHFUL or compared.passage is None:
            continue
        whole = wordings[at]
        if is_reference(sayings[at], whole):
            start, end = compared.passage
            whole = read_words(whole.text[start:end])
        found = (compared.shared, sayings[at].id, at, whole)
        if best is None or found[:2] > best[:2]:
            best = found
    return (best[2], best[3]) if best else (None, wordings[fullest])


def _report(
    sayings: Sequence[Saying],
    wordings: Sequence[Wording],
    at: int,
    members: list[int],
    edges: dict[Pair, Edge],
    reference: Wording,
) -> Report:
    saying = sayings[at]
    compared = _held_against(wordings[at], reference, saying)
    met = [
        edge
        for other in members
        if other != at
        and (edge := edges.get((at, other) if at < other else (other, at)))
        and edge.joined
    ]
    surest = max(met, key=lambda edge: (edge.score, edge.why or ""), default=None)
    return Report(
        saying=saying,
        fidelity=_fidelity(compared, saying),
        comparison=compared,
        why=surest.why if surest else None,
        score=round(surest.score, 4) if surest else None,
    )


def _held_against(wording: Wording, reference: Wording, saying: Saying) -> Comparison:
    """Hold a report against the reference; of a long official text, the reference against it."""
    if is_reference(saying, wording) and len(wording) > len(reference):
        return compare(reference, wording)
    return compare(wording, reference, loose=True, translated=saying.translated)


def _fidelity(compared: Comparison, saying: Saying) -> Fidelity:
    """Name what a report made of it: what is retold was never given word for word."""
    if compared.fidelity is Fidelity.UNRELATED:
        return Fidelity.TRANSLATED if saying.translated else Fidelity.PARAPHRASED
    if compared.fidelity is Fidelity.ALTERED and not saying.direct and not compared.conflicts:
        return Fidelity.PARAPHRASED
    return compared.fidelity
