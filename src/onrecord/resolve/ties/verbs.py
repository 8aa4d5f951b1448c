"""Ties by verbs: who appointed, succeeded, owns, endorsed, protects, joined, met, married whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from onrecord.kinds import Relation
from onrecord.model import TieKind
from onrecord.resolve.offices import role_nouns
from onrecord.resolve.ties.referents import Referent, is_body
from onrecord.resolve.ties.scene import Bound, Scene
from onrecord.resolve.ties.triggers import Dates, Frame, frames, words

_NEAR = 6  # words behind who is named among which a post must stand
_SPEECH = frozenset(("speech", "address", "toast", "remarks"))
_GATHERING = frozenset(("summit", "conference", "forum", "meeting", "talks", "dinner"))
_REACH = 8  # sentences between who speaks at a summit and who attends it
_CROWD = 6  # of more it is not told who met whom, only who met the host


def read(scene: Scene, verb: int) -> Iterator[Bound]:
    """Every tie that a verb makes."""
    for frame in frames().get(scene.tree.lower[verb], ()):
        if _fits(scene, verb, frame) and not scene.is_supposed(verb):
            yield from _filled(scene, verb, frame)


def _fits(scene: Scene, verb: int, frame: Frame) -> bool:
    """Whether the clause has the words that a frame asks for."""
    tree = scene.tree
    if not tree.is_verb(verb):
        return tree.tags[verb] == "JJ" and frame.kind is TieKind.SPOUSE
    if "over" in frame.beside and tree.child(verb, Relation.OBJ) is not None:
        return False  # "took over the bill"
    beside = {tree.lower[child] for child in tree.children(verb)} | {
        *tree.lower[verb + 1 : verb + 2]
    }
    return not frame.beside or not frame.beside.isdisjoint(beside)


def _filled(scene: Scene, verb: int, frame: Frame) -> Iterator[Bound]:
    ones = _slots(scene, verb, frame, frame.one)
    others = [one for one in _slots(scene, verb, frame, frame.other) if _is_end(one, frame)]
    if frame.kind is TieKind.MEMBER or frame.person:
        ones = [one for one in ones if one.person or _may_act(frame, one)]
    if frame.post and not _has_post(scene, verb, others):
        return
    pairs = list(product(ones, others))
    if not pairs and frame.each:
        persons = [one for one in scene.predication.subject(verb) if one.person]
        if len(persons) == 1:  # "Reyes and Vale, who married"
            persons = scene.referents.whole_row(persons[0].words[0])
        pairs = list(combinations(persons, 2))
    dates = frame.dates
    if scene.tree.lower[verb].startswith("divorc"):
        dates = Dates.ENDS
    yield from scene.bound(frame.kind, pairs, [verb], dates)


def _slots(scene: Scene, verb: int, frame: Frame, places: tuple[str, ...]) -> list[Referent]:
    """Whom the first of some places has that has somebody; also behind "birth" or "talks"."""
    beside = [at for at in scene.tree.children(verb) if scene.tree.lower[at] in frame.beside]
    for place in places:
        found = scene.predication.slot(verb, place)
        if not found and beside and place not in ("subject", "agent", "patient"):
            found = scene.predication.governed(beside[0], (place,))
        if found:
            return found
    return []


def _is_end(one: Referent, frame: Frame) -> bool:
    if frame.person:
        return one.person
    return is_body(one)


def _may_act(frame: Frame, one: Referent) -> bool:
    """Whether a body can be who does it: "the party nominated Reyes"."""
    return frame.kind in (TieKind.APPOINTED, TieKind.ENDORSED) and not one.draft.unnamed


def _has_post(scene: Scene, verb: int, others: list[Referent]) -> bool:
    """Whether who is named is named to a post: "named Reyes as", "named Reyes director"."""
    last = max([verb + 1, *(one.words[1] for one in others)])
    near = scene.tree.lower[last : last + _NEAR]
    if near[:1] == ["to"]:
        return near[1:2] == ["be"]
    return near[:1] == ["as"] or not role_nouns().isdisjoint(near)


class Summits:
    """Who attends a summit meets who speaks there; remembers the last to speak."""

    def __init__(self) -> None:
        """Nobody has spoken yet."""
        self._host: Referent | None = None
        self._since = 0

    def next_sentence(self) -> None:
        """Count the sentences since somebody spoke."""
        self._since += 1

    def read(self, scene: Scene, verb: int) -> Iterator[Bound]:
        """Every meeting that a list of attendees tells."""
        tree = scene.tree
        objects = {tree.lower[child] for child in tree.children(verb) if child > verb}
        last = scene.tree.lower[verb : verb + 12]
        if not objects.isdisjoint(_SPEECH | {"meeting"}) and not _GATHERING.isdisjoint(last):
            hosts = [one for one in scene.predication.subject(verb) if one.person]
            if hosts:
                self._host, self._since = hosts[0], 0
        subject = tree.subject(verb)
        if subject is None or tree.lower[subject] not in words("attendees"):
            return
        if tree.lower[verb] not in ("included", "include", "includes"):
            return
        present = [one for one in _listed(scene, verb) if one.person]
        if self._host is not None and self._since <= _REACH:
            host = Referent(self._host.draft, (verb, verb + 1))
            yield from scene.bound(
                TieKind.MET, product([host], present), [subject, verb], Dates.LASTS
            )
        if len(present) <= _CROWD:
            yield from scene.bound(
                TieKind.MET, combinations(present, 2), [subject, verb], Dates.LASTS
            )


def _listed(scene: Scene, verb: int) -> list[Referent]:
    names = scene.referents.within((verb, scene.tree.subtree(verb)[1]))
    return scene.referents.row(names[0].words[0]) if names else []
