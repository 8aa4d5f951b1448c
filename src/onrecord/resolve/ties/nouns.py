"""Ties by nouns: "his son", "an aide to", "father and daughter", "a member of"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from onrecord.grammar.lexicon import bodies, common_bodies, fold, role_of
from onrecord.kinds import Relation
from onrecord.model import EntityKind, TieKind
from onrecord.resolve.offices.words import ABBREVIATED, is_post, nameless
from onrecord.resolve.ties.referents import Referent, drafts, is_body
from onrecord.resolve.ties.scene import Bound, Scene
from onrecord.resolve.ties.triggers import (
    Dates,
    RelationalNoun,
    events,
    relational_nouns,
    words,
)

_OF = ("of", "to", "for", "with", "in")
_OF_A_BODY = ("of", "at", "for", "from", "with", "in", "on")
_IN_LAW = 12  # characters of "-in-law" and marks
_LASTING = frozenset(
    (TieKind.AIDE, TieKind.MEMBER, TieKind.HOLDS_OFFICE, TieKind.ALLY, TieKind.OWNS)
)
# What several can be to one another without a word of whose.
_MUTUAL = frozenset((TieKind.SIBLING, TieKind.SPOUSE, TieKind.KIN, TieKind.RIVAL, TieKind.ALLY))
_NOBODYS = ("Board of Directors", "Executive Board", "Department", "Board of Trustees")
_HAS = frozenset(("has", "have", "had", "having"))


def read(scene: Scene, word: int) -> Iterator[Bound]:
    """Every tie that a noun makes."""
    lower = scene.tree.lower[word]
    if lower in events():
        yield from _event(scene, word)
    elif lower in words("couple"):
        yield from _each(scene, word, TieKind.SPOUSE, scene.predication.bearers(word))
    noun = _noun(scene, word)
    if noun is not None and not scene.referents.is_name(word):
        yield from _bond(scene, word, noun)


def _noun(scene: Scene, word: int) -> RelationalNoun | None:
    """What a noun ties, by the table, or as a noun for a person that a body has."""
    tree = scene.tree
    lower = _joined(scene, word)
    lower = (
        ABBREVIATED.get(f"{lower}.", lower) if tree.lower[word + 1 : word + 2] == ["."] else lower
    )
    if lower == "chief" and tree.lower[word + 1 : word + 3] == ["of", "staff"]:
        lower = "chief-of-staff"
    if lower == "secretary" and tree.lower[word + 1 : word + 2] == ["of"]:
        return None  # the secretary of a field is nobody's aide
    known = relational_nouns().get(lower)
    if known is not None or not tree.tags[word].startswith("NN"):
        return known
    role = role_of(lower)
    if role is None or role.noun in words("outside"):
        return None
    kind = TieKind.HOLDS_OFFICE if is_post(role) else TieKind.MEMBER
    return RelationalNoun(kind=kind, first=True, plural=role.plural)


def _joined(scene: Scene, word: int) -> str:
    """A word in lower case, with what a hyphen joins to it: "brother-in-law"."""
    start, end = scene.tree.words[word]
    if scene.tree.text[end : end + 1] != "-":
        return scene.tree.lower[word]
    whole = scene.tree.text[start : end + _IN_LAW].split(maxsplit=1)[0].lower()
    return (
        whole.strip(".,;:()’'\"”")
        if whole.startswith(f"{scene.tree.lower[word]}-in-law")
        else (scene.tree.lower[word])
    )


def _bond(scene: Scene, word: int, noun: RelationalNoun) -> Iterator[Bound]:
    if not words("unreal").isdisjoint(scene.tree.lower[max(0, word - 2) : word]):
        return
    made = noun.kind is TieKind.AIDE and _is_made(scene, word)
    if scene.is_supposed(word) or made:
        return
    owners, bearers = _owners(scene, word, noun), _bearers(scene, word, noun)
    if not owners:
        yield from _together(scene, word, noun)
        return
    own = {one.draft for one in owners}
    bearers = [one for one in bearers if one.draft not in own]
    bearers = bearers if noun.plural else bearers[:1]
    pairs = [
        (bearer, owner) if noun.first else (owner, bearer) for owner in owners for bearer in bearers
    ]
    kind = noun.kind
    if kind is TieKind.HOLDS_OFFICE and _are_parties(owners) and not _is_of_party(scene, word):
        kind = TieKind.MEMBER  # "the Labour mayor"
    dates = Dates.HOLDS if noun.kind in _LASTING else Dates.NEVER
    if noun.kind in _LASTING and scene.predication.leads_in(word) == "as":
        dates = Dates.LASTS
    yield from scene.bound(kind, pairs, [word], dates)


def _are_parties(owners: list[Referent]) -> bool:
    return all(fold(one.draft.label).endswith(" party") for one in owners)


def _is_of_party(scene: Scene, word: int) -> bool:
    """Whether a post is one of a party's own, not of a state: "leader", "treasurer"."""
    return scene.tree.lower[word] in words("of_parties")


def _is_made(scene: Scene, word: int) -> bool:
    """Whether somebody is only then made what a noun says: "named Vale as her chief of staff"."""
    verb = scene.predication.verb_above(word)
    made = verb is not None and scene.tree.lower[verb] in words("begins") | words("promised")
    return made and scene.predication.leads_in(word) == "as"


def _owners(scene: Scene, word: int, noun: RelationalNoun) -> list[Referent]:
    predication = scene.predication
    if not noun.body:
        found = predication.owners(word, _OF)
        found = found or _having(scene, word) or _shared(scene, word)
        return [one for one in found if one.person]
    found = predication.located(word) or predication.possessors(word)
    if not found:
        found = [*predication.governed(word, _OF_A_BODY), *predication.modifying(word)]
    return [one for one in found if is_body(one) and not _is_field(scene, word, one)]


def _is_field(scene: Scene, word: int, one: Referent) -> bool:
    """Whether a name tells of what somebody is in charge, or is nobody's own: "of Marketing"."""
    label = one.draft.label
    if not one.draft.names or nameless(label) or label.endswith(_NOBODYS):
        return True
    named = fold(label.rpartition(" ")[2]) in bodies() or one.draft.kind is EntityKind.STATE_BODY
    return scene.tree.lower[word] in words("of_fields") and one.words[0] > word and not named


def _shared(scene: Scene, word: int) -> list[Referent]:
    """Whose the noun before "and" is: "his wife, Anna, and children", "Reyes and wife Anna"."""
    tree = scene.tree
    head = tree.heads[word]
    before = scene.referents.named(word - 2) if tree.lower[word - 1 : word] == ["and"] else None
    if before is not None and before.person and scene.referents.is_name(word - 2):
        return [before]
    if tree.relations[word] != Relation.CONJ or tree.child(word, Relation.DET) is not None:
        return []
    if head >= 0 and scene.referents.is_name(head):
        head = tree.heads[head]
    return scene.predication.possessors(head) if head >= 0 else []


def _having(scene: Scene, word: int) -> list[Referent]:
    """Who has children: "Reyes and his wife have two sons, Luis and Ivo"."""
    head = scene.tree.heads[word]
    if head < 0 or scene.tree.lower[head] not in _HAS or scene.tree.relations[word] != Relation.OBJ:
        return []
    return scene.predication.subject(head)


def _bearers(scene: Scene, word: int, noun: RelationalNoun) -> list[Referent]:
    found = [one for one in scene.predication.bearers(word) if one.person]
    if not found and "-" in _joined(scene, word):
        found = [one for one in scene.predication.bearers(word + 4) if one.person]
    if noun.plural or len(found) < 2:
        return found
    return found[:1]


def _together(scene: Scene, word: int, noun: RelationalNoun) -> Iterator[Bound]:
    """Several who are what a noun says to one another: "are brothers", "father and daughter"."""
    tree = scene.tree
    everybody = [one for one in scene.predication.bearers(word) if one.person]
    if len(everybody) == 1:
        everybody = scene.referents.whole_row(everybody[0].words[0])
    if len(drafts(everybody)) < 2 or scene.predication.possessors(word):
        return
    if noun.plural and noun.kind in _MUTUAL:
        yield from _each(scene, word, noun.kind, everybody)
    following = tree.lower[word + 1 : word + 3]
    both = following[:1] == ["and"] and following[-1] in relational_nouns()
    if both and not noun.plural and len(everybody) == 2:
        pair = (everybody[0], everybody[1])
        pairs = [pair if noun.first else pair[::-1]]
        yield from scene.bound(noun.kind, pairs, [word, word + 2], Dates.NEVER)


def _each(scene: Scene, word: int, kind: TieKind, found: list[Referent]) -> Iterator[Bound]:
    persons = [one for one in found if one.person]
    if len(persons) == 2 or kind is TieKind.SIBLING:
        yield from scene.bound(kind, combinations(persons, 2), [word], Dates.NEVER)


def _event(scene: Scene, word: int) -> Iterator[Bound]:
    """What two have: "a meeting between", "her meeting with", "his wedding to"."""
    event, predication = events()[scene.tree.lower[word]], scene.predication
    between = [one for one in predication.governed(word, ("between", "of")) if one.person]
    pairs = list(combinations(between, 2)) if len(between) == 2 else []
    if not pairs:
        ones = [one for one in predication.possessors(word) if one.person]
        others = [one for one in predication.governed(word, ("with", "to")) if one.person]
        pairs = list(product(ones, others))
    if pairs and not scene.is_supposed(word) and not _is_called_off(scene, word):
        yield from scene.bound(event.kind, pairs, [word], event.dates)


def _is_called_off(scene: Scene, word: int) -> bool:
    """Whether a meeting is only planned, or was cancelled."""
    tree = scene.tree
    around = [tree.lower[at] for at in (*tree.children(word), *tree.above(word))]
    return not words("called_off").isdisjoint(around)


def _is_called_a_body(one: Referent) -> bool:
    """Whether the last word of a name tells that it is a body's: whence people are from is none."""
    last = one.draft.label.rpartition(" ")[2]
    return fold(last) in common_bodies() or last.isupper()


def beside_names(scene: Scene, one: Referent) -> Iterator[Bound]:
    """The body that a person is of: "Reyes, of the Harbour Party", "the Harbour Party's Reyes"."""
    if not one.person:
        return
    first, at = one.words
    before = scene.referents.named(first - 1) if first else None
    if before is not None and scene.referents.owns(first - 1) and is_body(before):
        yield from scene.bound(TieKind.MEMBER, [(one, before)], [first], Dates.NEVER)
    lower = scene.tree.lower
    at = _behind_mark(lower, at)
    if lower[at : at + 1] not in (["of"], ["from"], ["("]):
        return
    inside = at + 1 + (lower[at + 1 : at + 2] == ["the"])
    found = scene.referents.row(inside) if inside < len(lower) else []
    closed = lower[at] != "(" or (
        found and lower[found[0].words[1] : found[0].words[1] + 1] == [")"]
    )
    sure = [other for other in found if lower[at] == "of" or _is_called_a_body(other)]
    pairs = [(one, other) for other in sure if is_body(other) and closed]
    yield from scene.bound(TieKind.MEMBER, pairs[:1], [at], Dates.NEVER)


def _behind_mark(lower: list[str], at: int) -> int:
    """The word behind the comma, the age and the adverb that follow a name."""
    if lower[at : at + 1] != [","]:
        return at
    behind = at + 1
    if (
        lower[behind : behind + 1]
        and lower[behind].isdigit()
        and lower[behind + 1 : behind + 2] == [","]
    ):
        behind += 2
    behind += lower[behind : behind + 1] in (["formerly"], ["also"])
    return behind if lower[behind : behind + 1] == ["of"] else at
