"""Sources that cannot have said it then: dead by the text itself, or not in the office it gives.

Only a saying whose day the text tells is weighed; that it is reported without a day says nothing,
for the words of the dead go on being reported.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.grammar.lexicon import DOCUMENTS, fold
from onrecord.kinds import Relation
from onrecord.model import Attribution, Document, Office, Precision, Span, Time, span
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.entities import Entities
from onrecord.resolve.leaders import Leaders, LeaderTerm
from onrecord.resolve.ties import Claims, Scene
from onrecord.times import Joined

_DIES = frozenset(
    "died killed assassinated murdered executed drowned perished passed death assassination murder "
    "execution".split()
)
_SHORTEST_LIFE = 25  # years between two in brackets; fewer may be a term of office
_LATELY = 31  # days before the text came out in which "the late" had died
_EXACT = frozenset((Precision.DAY, Precision.MINUTE))
_OFFICES = frozenset(
    ("president", "prime minister", "chancellor", "vice president", "premier", "taoiseach")
)


@dataclass(frozen=True, slots=True)
class Death:
    """That somebody is dead; `by` is the last day on which it can have happened, None unknown."""

    by: date | None
    evidence: Span


class Impossible:
    """Knows who is dead and who held what, and weighs sayings by it."""

    def __init__(
        self,
        document: Document,
        entities: Entities,
        deaths: Iterable[tuple[EntityDraft, Death]],
        leaders: Leaders,
    ) -> None:
        """Keep the first death of each that the document tells."""
        self._text = document.text
        self._entities = entities
        self._leaders = leaders
        self._published = _day(document.published)
        self._deaths: dict[int, Death] = {}
        for draft, death in deaths:
            self._deaths.setdefault(id(draft), death)

    def flagged(
        self, attributions: Sequence[Attribution], speaking: Sequence[Sequence[EntityDraft]]
    ) -> tuple[Attribution, ...]:
        """The attributions, with a reason at those that cannot be as they stand."""
        return tuple(
            replace(one, impossible=self._reason(one, figures_of)) if figures_of else one
            for one, figures_of in zip(attributions, speaking, strict=True)
        )

    def _reason(self, one: Attribution, speaking: Sequence[EntityDraft]) -> str | None:
        said = one.said
        if said is None or said.evidence is None or said.since is None:
            return None
        if one.negated or one.hypothetical or one.denied or _of_a_document(one):
            return None
        for draft in speaking:
            if draft.person:
                reason = self._dead(draft, said) or self._unseated(draft, one, said)
                if reason:
                    return reason
        return None

    def _dead(self, draft: EntityDraft, said: Time) -> str | None:
        death, since = self._deaths.get(id(draft)), _day(said.since)
        if since is None:
            return None
        if death is not None and death.by is not None:
            if since <= death.by:
                return None
            return (
                f"{draft.label} is dead by “{death.evidence.text}”, "
                f"and this is dated {_told(said)}."
            )
        late = _late(draft, self._text)
        if late is None or self._published is None or said.precision not in _EXACT:
            return None
        if not 0 <= (self._published - since).days <= _LATELY:
            return None
        return f"The text calls {draft.label} late (“{late}”), and this is dated {_told(said)}."

    def _unseated(self, draft: EntityDraft, one: Attribution, said: Time) -> str | None:
        title = self._title(draft, one)
        since, until = _day(said.since), _day(said.until)
        if title is None or since is None or until is None:
            return None
        terms = [one for one in draft.offices if fold(one.title) == fold(title.title)]
        told = [_out_of(one, (since, until)) for one in terms if one.asserted_by is None]
        if told and all(told):  # whoever held it again may speak then
            return f"By the text {draft.label} was {told[0]}, and this is dated {_told(said)}."
        return self._out_of_term(draft, title, said, (since, until))

    def _title(self, draft: EntityDraft, one: Attribution) -> Office | None:
        """The office, held by the words, that the source gives beside the name."""
        for piece in one.source:
            for name in self._entities.names.within(piece.start, piece.end):
                title = self._entities.titles.get(name.start)
                if self._entities.meant(name) is draft and title and title.office:
                    return title.office if title.office.status is None else None
            for office in draft.offices:
                inside = piece.start <= office.evidence.start and office.evidence.end <= piece.end
                if inside and office.status is None and not office.since and not office.until:
                    return office
        return None

    def _out_of_term(
        self, draft: EntityDraft, title: Office, said: Time, days: tuple[date, date]
    ) -> str | None:
        office = fold(title.title)
        if office not in _OFFICES:
            return None
        terms = self._leaders.terms(draft.label, office, title.organisation)
        if not terms or self._leaders.held(terms, *days):
            return None
        told = ", ".join(_span_of(term) for term in terms[:4])
        return (
            f"The table of leaders has {terms[0].name} as {office} of {terms[0].country} {told}, "
            f"and this is dated {_told(said)}."
        )


def _out_of(office: Office, days: tuple[date, date]) -> str | None:
    """The words of an office that was over by some days, or had not begun; None: neither."""
    begins, ends = _day(office.since), _day(office.until, last=True)
    if ends is not None and days[0] > ends:
        return f"{office.title} until {office.until}"
    if begins is not None and days[1] < begins:
        return f"{office.title} from {office.since} on"
    return None


def _span_of(term: LeaderTerm) -> str:
    return f"from {term.since} to {term.until}" if term.until else f"from {term.since} on"


def _told(said: Time) -> str:
    since = (said.since or "")[:10]
    return since if since == said.until[:10] else f"{since} to {said.until[:10]}"


def _day(written: str | None, *, last: bool = False) -> date | None:
    """A partial ISO date as its first day, or its last."""
    if not written:
        return None
    year, *rest = (int(part) for part in written[:10].split("-"))
    month = rest[0] if rest else (12 if last else 1)
    day = rest[1] if len(rest) > 1 else (monthrange(year, month)[1] if last else 1)
    return date(year, month, day)


def deaths(
    scene: Scene, entities: Entities, times: Iterable[Joined], claims: Claims
) -> list[tuple[EntityDraft, Death]]:
    """Who is dead in the document's own words, and since when."""
    told = [
        one
        for word, lower in enumerate(scene.tree.lower)
        if lower in _DIES
        for one in _deaths(scene, word)
    ]
    return [
        (draft, death)
        for draft, death in (*told, *_lives(entities, times, scene.tree.text))
        if claims.by(death.evidence) is None
    ]


def _deaths(scene: Scene, word: int) -> list[tuple[EntityDraft, Death]]:
    """Whose death a verb or a noun tells, where it also tells when."""
    predication, tree = scene.predication, scene.tree
    passes = tree.lower[word] == "passed" and tree.lower[word + 1 : word + 2] != ["away"]
    describes = tree.relations[word] in {Relation.COMPOUND, Relation.AMOD}  # "a death sentence"
    if scene.is_supposed(word) or passes or describes:
        return []
    if not tree.is_verb(word):
        dead = [one for one in predication.possessors(word) if tree.tags[one.words[0]][:2] == "NN"]
    else:
        dies = tree.lower[word] in ("died", "passed", "drowned", "perished")
        dead = predication.subject(word) if dies else predication.slot(word, "patient")
    words = predication.extent([word], dead)
    hit = scene.dating.near(words) if dead else None
    if hit is None or hit.interval.since is None:
        return []
    start, end = tree.place(words)
    death = Death(hit.interval.until, span(tree.text, start, max(end, hit.end)))
    return [(one.draft, death) for one in dead if one.person]


def _lives(
    entities: Entities, found: Iterable[Joined], text: str
) -> list[tuple[EntityDraft, Death]]:
    """Whose years stand in brackets behind a name: "(1904-1997)"."""
    lives = []
    for hit in found:
        bracketed = text[hit.start - 1 : hit.start] == "(" and text[hit.end : hit.end + 1] == ")"
        name = entities.names.covering(hit.start - 3) if bracketed and hit.start > 2 else None
        draft = entities.meant(name) if name else None
        since, until = hit.interval.since, hit.interval.until
        if name is None or draft is None or since is None or not draft.person:
            continue
        if until.year - since.year >= _SHORTEST_LIFE:
            lives.append((draft, Death(until, span(text, name.start, hit.end + 1))))
    return lives


def _late(draft: EntityDraft, text: str) -> str | None:
    """The words "the late ..." before a name of somebody."""
    for name in draft.names:
        start = max(0, name.start - 60)
        before = text[start : name.start].rsplit(".", 1)[-1].lower()
        at = before.rfind("the late ")
        if at >= 0 and not set(before[at + 9 :]) & set(",;:\n"):
            return text[name.start - len(before) + at : name.end].strip()
    return None


def _of_a_document(one: Attribution) -> bool:
    """Whether a document speaks, whose day is not that of whoever wrote it."""
    words = {word.strip(".,'’").lower() for piece in one.source for word in piece.text.split()}
    return bool(words & DOCUMENTS)
