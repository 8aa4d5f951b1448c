"""All that the documents of a case say of one person, gathered while documents are joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.link.entities.evidence import Step
from onrecord.link.entities.local import LocalEntity, Relative, company_key
from onrecord.link.entities.offices import (
    NEAR,
    Period,
    Post,
    day,
    post,
    same_place,
    same_title,
    told,
)
from onrecord.link.names import SAME, parts, same_person
from onrecord.resolve.names.persons import parse
from onrecord.resolve.names.persons import same_person as same_in_document

LIFE = 70 * 366  # days that one person can be in the news for
_POSTS = 48  # distinct offices that are compared; of more, those of most documents
_ACQUAINTED = 2  # names in common from which two documents tell of one matter
_TOGETHER = 10  # of how many documents one may tell of both, by a slip, where one person is told of
_COMMON = ("land ", "press ")
_PASSING = frozenset(  # titles that go with any office
    "candidate nominee hopeful contender frontrunner member critic supporter opponent leader "
    "author friend ally donor".split()
)
_RELATIONS = ("child of",)  # of which one has only one of each gender


@dataclass(slots=True, kw_only=True, eq=False)
class Dossier:
    """What is known of one person."""

    locals: list[LocalEntity] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    forms: dict[tuple[str, ...], str] = field(default_factory=dict)  # parts -> as written
    borne: Counter[tuple[str, ...]] = field(default_factory=Counter)  # documents of each form
    posts: dict[Post, Period] = field(default_factory=dict)
    counted: Counter[Post] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    settings: Counter[str] = field(default_factory=Counter)
    company: Counter[str] = field(default_factory=Counter)
    around: dict[Post, Counter[str]] = field(default_factory=dict)  # company beside a post
    kin: set[Relative] = field(default_factory=set)
    period: Period = field(default_factory=Period)
    listed: str | None = None

    @property
    def key(self) -> str:
        """What ties are broken by, whatever came first."""
        return min((one.id for one in self.locals), default=self.listed or "")

    def add(self, one: LocalEntity, form: str | None) -> None:
        """Take in what one document says."""
        self.locals.append(one)
        self.documents.add(one.document_id)
        if form:
            self.forms.setdefault(parts(form), form)
            self.borne[parts(form)] += 1
        self.countries.update(one.countries)
        self.settings.update([one.setting] if one.setting else [])
        own = company_key(form or one.name, one.kind)
        company = [name for name in one.company if name != own]
        self.company.update(company)
        self.kin.update(one.kin)
        when = day(one.published)
        here = Period(first=when, last=when)
        self.period = self.period.joined(here)
        for held in map(post, one.offices):
            self.counted[held] += 1
            self.posts[held] = self.posts.get(held, here).joined(here)
            self.around.setdefault(held, Counter()).update(company)

    def absorb(self, other: Dossier) -> None:
        """Take in all of another; both were found to be one person."""
        self.locals += other.locals
        self.documents |= other.documents
        for key, written in other.forms.items():
            self.forms[key] = min(written, self.forms.get(key, written))
        for held, period in other.posts.items():
            self.posts[held] = self.posts.get(held, period).joined(period)
            self.around.setdefault(held, Counter()).update(other.around[held])
        self.borne.update(other.borne)
        self.counted.update(other.counted)
        self.countries.update(other.countries)
        self.settings.update(other.settings)
        self.company.update(other.company)
        self.kin |= other.kin
        self.period = self.period.joined(other.period)
        self.listed = self.listed or other.listed

    def chief_posts(self) -> list[Post]:
        """The offices that are compared, those of most documents first."""
        ranked = sorted(self.posts, key=lambda held: (-self.counted[held], held))
        return ranked[:_POSTS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A dossier that joined nobody though somebody bears its name, and what spoke for whom."""

    dossier: Dossier
    reason: str
    candidates: tuple[tuple[Dossier, tuple[Step, ...]], ...] = ()


def gather(locals_: Iterable[LocalEntity], form: str | None) -> Dossier:
    """A dossier of local entities that are one person's."""
    dossier = Dossier()
    for one in sorted(locals_, key=lambda one: one.id):
        dossier.add(one, form)
    return dossier


def shared_company(one: Counter[str], other: Counter[str]) -> list[str]:
    """Names of people and bodies that both have beside them; lands and papers are everybody's."""
    shorter, longer = sorted((one, other), key=len)
    return sorted(name for name in shorter if name in longer and not name.startswith(_COMMON))


def conflict(one: Dossier, other: Dossier) -> str | None:
    """Why two dossiers cannot be one person's, in words; None where they can."""
    if one.listed and other.listed and one.listed != other.listed:
        return f"the list has them as two: {one.listed} and {other.listed}"
    if one.period.joined(other.period).days > LIFE:
        return "too many years lie between the documents"
    if _told_apart(one, other):
        return "one document tells of both, and keeps them apart"
    return _kin_conflict(one, other) or _office_conflict(one, other)


def _told_apart(one: Dossier, other: Dossier) -> bool:
    """Whether documents have both as two, though they would have joined them on their names."""
    together = len(one.documents & other.documents)
    if _TOGETHER * together < min(len(one.documents), len(other.documents)) or not together:
        return False
    names = [(parse(a), parse(b)) for a in one.forms.values() for b in other.forms.values()]
    return any(a.suffix != b.suffix or same_in_document(a, b) for a, b in names)


def _kin_conflict(one: Dossier, other: Dossier) -> str | None:
    for tie in sorted(one.kin):
        if tie.relation not in _RELATIONS:
            continue
        rivals = [held for held in sorted(other.kin) if held.relation == tie.relation]
        if rivals and not any(same_person(tie.name, held.name) >= SAME for held in rivals):
            if len({held.name for held in rivals} | {tie.name}) > 2:
                continue  # a father and a mother may both be told of
            return (
                f"one is {tie.relation} {tie.name}, the other {rivals[0].relation} {rivals[0].name}"
            )
    return None


def _office_conflict(one: Dossier, other: Dossier) -> str | None:
    theirs = other.chief_posts()
    mine = one.chief_posts()
    if any(fits(left, right) for left in mine for right in theirs):
        return None
    for left in mine:
        for right in theirs:
            if contradict(one, left, other, right):
                return f"one is {told(left)}, the other {told(right)} at the same time"
    return None


def fits(left: Post, right: Post) -> bool:
    """Whether two posts are one office, as far as they tell."""
    return same_title(left, right) and same_place(left, right) is not False


def contradict(one: Dossier, left: Post, other: Dossier, right: Post) -> bool:
    """Whether two posts, held at the same time, part two persons.

    People have several offices at once. So two offices alone part nobody; two offices told in
    documents that name nobody and nothing in common do, and so do those of two countries unless
    the documents clearly tell of one matter.
    """
    passing = _PASSING & {*left.title, *right.title}
    if left.then or right.then or passing or fits(left, right):
        return False
    if one.posts[left].apart(other.posts[right]) > NEAR:
        return False
    shared = len(shared_company(one.around[left], other.around[right]))
    abroad = bool(left.country and right.country and left.country != right.country)
    return shared < (_ACQUAINTED if abroad else 1)
