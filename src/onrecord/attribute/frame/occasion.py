"""On what occasion and where something was said: prepositional phrases of the reporting clause.

What such a phrase is, its head noun tells: an event or a writing makes an occasion, a location or
a medium a place. A head that is neither is left alone ("in despair", "in part", "on Monday").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.attribute.frame.clause import CONTENT, CUE, FREE, SOURCE, VERB, CueClause
from onrecord.attribute.frame.nominal import head_noun, is_time, noun_phrase
from onrecord.attribute.frame.words import words
from onrecord.grammar.tree import Words
from onrecord.grammar.words.classes import DEFINING, OBJECT_PRONOUNS, QUESTIONS
from onrecord.grammar.words.nouns import WRITTEN
from onrecord.kinds import Relation
from onrecord.model import NameKind

_ADDRESSING = frozenset("addressing pleading lecturing".split())  # participles with an object
_WRITTEN = words("writings") | WRITTEN
_PARTICIPLES = words("speaking") | _ADDRESSING
_PLACING = frozenset("in at on from outside inside aboard near over via".split())
_CARRYING = frozenset("on over via in".split())  # prepositions of media
_HOLDING = frozenset("in at on during over".split())  # prepositions of occasions
# Before a noun that may have a place behind it: "from her office in Lanner", "told to them in".
_LEADING_ON = frozenset("in at on over during from outside inside to with of by".split())
# What belongs to an event or a writing: "a letter to the council about the port".
_BELONGING = frozenset("to with about on of for between against before at".split())
_ALL = _PLACING | _HOLDING | {"by", "before"}
_TAKEN_BACK = frozenset("response reply answer reaction addition return".split())  # "in reply"
_TAKING_PLACE = frozenset("held given delivered".split())  # "a speech given in Lanner"
_AFTER = frozenset("after before since until".split())
_ON_AIR = frozenset({NameKind.PUBLISHER, NameKind.ORGANISATION, None})
_DIVIDING = frozenset({"—", "–", "--", ";", ":"})
_LANGUAGES = ("ish", "ese", "glish", "rench", "abic", "erman", "ssian", "urdu", "hindi", "latin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """One phrase beside a cue; either flag, or only somebody addressed in it."""

    at: Words
    occasion: bool = False
    place: bool = False
    addressee: Words | None = None


def circumstances(clause: CueClause) -> tuple[Circumstance, ...]:
    """Find the phrases that tell an occasion, a place or somebody addressed, in their order."""
    found = {one.at[0]: one for one in _participles(clause)}
    end = 0
    for case in clause.reach:
        noun = clause.tree.heads[case]
        if clause.tree.full[case] not in _ALL or noun < case or case < end:
            continue
        one = _read(clause, case, noun) if _belongs(clause, case, noun) else None
        told = clause.part(case) == CONTENT != clause.part(clause.verb)  # rather what is said
        if one is not None and not (told and one.place):
            found[case], end = one, one.at[1]
    return tuple(found[at] for at in sorted(found))


def _belongs(clause: CueClause, case: int, noun: int) -> bool:
    """Whether a prepositional phrase is an adjunct of the reporting clause."""
    tree = clause.tree
    free = clause.part(case) in (FREE, CUE, VERB) and clause.part(noun) != SOURCE
    if clause.part(case) == CONTENT:  # "is said [to have told them in Lanner]"
        free = tree.heads[noun] == clause.verb
    if not free or clause.is_quoted(case):
        return False
    if case == clause.cue[1]:
        return True  # wherever the parser hangs it
    if any(tree.full[at] in _DIVIDING for at in range(clause.cue[1], case)):
        return False
    if case and tree.relations[case - 1] == Relation.CC and tree.heads[case - 1] != noun:
        return tree.heads[case - 1] in clause.predicates  # "..., and at the rally Tan agreed"
    return _leads_to_a_predicate(clause, case, noun)


def _leads_to_a_predicate(clause: CueClause, case: int, noun: int) -> bool:
    tree = clause.tree
    for head in tree.above(noun):
        if head in clause.predicates or (head in _hosts(clause) and case < head):
            return True
        if tree.is_verb(head) and tree.full[head] not in _TAKING_PLACE:
            return _is_participle(clause, head)
        if clause.is_source(head):
            return case > clause.cue[0] or tree.full[case - 1] == ","
        if (tree.preposition(head) or "in") not in _LEADING_ON:
            return False  # "after a meeting in Lanner"
    return False


def _hosts(clause: CueClause) -> list[int]:
    """The verbs with whose subject that of the cue is shared, and so what stands before it."""
    tree, verb, found = clause.tree, clause.predicates[0], []
    own = (Relation.NSUBJ, Relation.MARK)
    while tree.relations[verb] in (Relation.CONJ, Relation.ADVCL) and not tree.child(verb, *own):
        verb = tree.heads[verb]
        found.append(verb)
    return found


def _is_participle(clause: CueClause, verb: int) -> bool:
    """Whether a verb is a participle beside the clause: "Speaking in Lanner", "asked at"."""
    tree, head = clause.tree, clause.tree.heads[verb]
    marks = {tree.full[mark] for mark in tree.children(verb, Relation.MARK)}
    beside = head in clause.predicates or clause.is_source(head)
    return beside and tree.full[verb] in _PARTICIPLES and not marks & _AFTER


def _participles(clause: CueClause) -> Iterator[Circumstance]:
    """Whom a participle beside the clause addresses: "addressing the crowd", "Speaking to"."""
    tree = clause.tree
    for verb in clause.reach:
        if tree.full[verb] in _PARTICIPLES and _is_participle(clause, verb):
            whom = tree.oblique(verb, "to", "with")
            if whom is None and tree.full[verb] in _ADDRESSING:
                whom = tree.child(verb, Relation.OBJ)
            if whom is not None and whom > verb:  # "to members, asked": of another clause
                phrase = noun_phrase(clause, whom)
                yield Circumstance(at=(verb, phrase[1]), addressee=phrase)


def _read(clause: CueClause, case: int, noun: int) -> Circumstance | None:
    """What a phrase tells: by its preposition and its head noun."""
    tree, preposition = clause.tree, clause.tree.full[case]
    head, (first, end) = head_noun(clause, noun), tree.core(noun)
    apart = any(tree.is_verb(at) or not tree.full[at][0].isalnum() for at in range(case, first))
    if apart or tree.full[first] in QUESTIONS or tree.full[noun] in OBJECT_PRONOUNS:
        return None
    if preposition == "before":  # else it tells a time
        speaking = clause.word(case - 1) in words("speaking") and head in words("tribunals")
        return Circumstance(at=(case, end), occasion=True) if speaking else None
    if preposition == "by":
        foreign = clause.word(end) == "from" and not clause.is_capital(end + 1)  # "from a reader"
        carried = clause.word(case + 1) in words("carriers") and not foreign
        return Circumstance(at=(case, end), place=True) if carried else None
    if _is_occasion(clause, preposition, head, noun):
        return _occasion(clause, case, end)
    placed = preposition in _PLACING and _is_place(clause, preposition, head, noun)
    return Circumstance(at=(case, noun_phrase(clause, noun)[1]), place=True) if placed else None


def _is_occasion(clause: CueClause, preposition: str, head: str, noun: int) -> bool:
    if preposition in ("on", "over") and head not in words("edges"):
        return head in words(f"{preposition}-occasion")
    of = clause.tree.oblique(noun, "of")
    if head in words("edges"):
        return of is not None
    if head in words("series") and of is not None:
        return head_noun(clause, of) in words("events") | _WRITTEN
    if preposition == "in" and head in _TAKEN_BACK and clause.tree.core(noun) == (noun, noun + 1):
        return False
    body = clause.is_capital(noun) and head in words("bodies-and-events")
    kinds = words("events") | (_WRITTEN if preposition == "in" else set())
    return preposition in _HOLDING and head in kinds and not body


def _occasion(clause: CueClause, case: int, end: int) -> Circumstance:
    """Take along what belongs to an event or a writing: with, to, of, about whom or what."""
    tree, addressee = clause.tree, None
    while clause.word(end) in _BELONGING:
        noun = tree.heads[end]
        phrase = noun_phrase(clause, noun)
        if noun < end or phrase[1] <= noun or not _is_part(clause, end, noun):
            break
        addressee = addressee or (phrase if tree.full[end] == "to" else None)
        end = phrase[1]
    sent = tree.oblique(end, "to") if clause.word(end) == "sent" else None
    if sent is not None:  # "in an email sent to staff": the occasion is the email alone
        addressee = noun_phrase(clause, sent)
    return Circumstance(at=(case, end), occasion=True, addressee=addressee)


def _is_part(clause: CueClause, case: int, noun: int) -> bool:
    """Whether a phrase behind an occasion belongs to it, and tells no time or place of its own."""
    head = head_noun(clause, noun)
    match clause.tree.full[case]:
        case "at":
            return head in words("events")
        case "before":
            return head in words("tribunals") or clause.is_capital(noun)
        case "on":
            return not (is_time(clause, noun) or clause.is_capital(noun) or head in words("media"))
        case "for":
            return not is_time(clause, noun)
    return clause.tree.full[noun] not in OBJECT_PRONOUNS


def _is_place(clause: CueClause, preposition: str, head: str, noun: int) -> bool:
    tree = clause.tree
    first, end = tree.core(noun)
    if is_time(clause, noun) or preposition == "aboard":
        return preposition == "aboard"
    medium = head in words("media") and preposition in _CARRYING
    near = preposition == "near" and tree.full[first] not in DEFINING
    if medium or (head in words("locations") and preposition != "over" and not near):
        return True
    return (
        preposition != "over"
        and clause.is_capital(end - 1)
        and _is_named(clause, preposition, head, noun)
    )


def _is_named(clause: CueClause, preposition: str, head: str, noun: int) -> bool:
    """Whether a name is one in or on which somebody can be heard."""
    first, end = clause.tree.core(noun)
    kind = clause.scene.kind_of_name(clause.tree.place((first, end))[1])
    if preposition == "on":
        return bool(words("media") & {*clause.tree.full[first:end]}) or kind in _ON_AIR
    if preposition == "from":
        return kind in (NameKind.COUNTRY, NameKind.PLACE)
    return kind is not NameKind.PERSON and not (end - first == 1 and head.endswith(_LANGUAGES))
