"""To whom something is said: an object of the verb, a "to" phrase, or whom a passive is about."""

from __future__ import annotations

from onrecord.attribute.frame.clause import CONTENT, OTHER, SOURCE, CueClause
from onrecord.attribute.frame.nominal import head_noun, is_time, noun_behind, noun_phrase
from onrecord.attribute.frame.occasion import Circumstance
from onrecord.attribute.frame.words import words
from onrecord.grammar.tree import Words
from onrecord.grammar.words.classes import BE, QUESTIONS
from onrecord.grammar.words.marks import CLOSERS
from onrecord.grammar.words.verbs import SAYING
from onrecord.kinds import Relation
from onrecord.model import Span

_OBLIQUE = (Relation.OBL, Relation.NMOD)
_OBJECTS = (Relation.OBJ, Relation.IOBJ)
_COMPLEMENTS = QUESTIONS | {"to", "that", "if", "not"}


def addressees(clause: CueClause, beside: tuple[Circumstance, ...]) -> tuple[Span, ...]:
    """Find whom the words were addressed to, or nobody.

    Args:
        clause: the clause of the cue.
        beside: the occasions and participles beside the cue, which may hold one.
    """
    found = (
        _told(clause)
        or _object(clause)
        or _behind_preposition(clause)
        or next((one.addressee for one in beside if one.addressee), None)
    )
    return (clause.span(found),) if found and found[0] < found[1] else ()


def _told(clause: CueClause) -> Words | None:
    """Whoever "was told": the subject, be it taken for the source or not."""
    tree, verb = clause.tree, clause.verb
    subject = tree.subject(verb)
    helpers = tree.children(verb, Relation.AUX, Relation.AUX_PASS, Relation.COP)
    if tree.full[verb] not in words("told") or BE.isdisjoint(tree.full[at] for at in helpers):
        return None
    if clause.source and clause.source[0] < clause.cue[0]:
        return clause.source
    return noun_phrase(clause, subject) if subject is not None and subject < verb else None


def _object(clause: CueClause) -> Words | None:
    """The noun phrase right behind a verb of telling, if it is whom and not what is told."""
    verb = clause.word(clause.verb)
    noun = noun_behind(clause, clause.verb) if verb in words("telling") else None
    if noun is None or clause.tree.preposition(noun) or not _may_be(clause, noun):
        return None
    phrase = noun_phrase(clause, noun)
    promising = verb in words("promising")
    if promising or clause.part(noun) == CONTENT != clause.part(clause.verb):
        goes_on = _COMPLEMENTS | ({"for"} if verb.startswith(("ask", "beg")) else set())
        goes_on -= {"that"} if promising else set()  # "promised a road that"
        second = len(clause.tree.children(clause.verb, *_OBJECTS)) > 1
        complement = clause.tree.complement(clause.verb) or 0
        marked = complement > noun and bool(clause.tree.children(complement, Relation.MARK))
        behind = phrase[1] + (clause.word(phrase[1]) in CLOSERS | {"“", "``"})
        told = second or clause.word(behind) in goes_on or marked
        return phrase if told else None
    return phrase


def _behind_preposition(clause: CueClause) -> Words | None:
    """Whom "to", "at" or "on" names: "said to them", "shouted at him", "called on her to"."""
    tree = clause.tree
    behind = clause.source if clause.source and clause.source[0] >= clause.cue[1] else (0, 0)
    for verb in reversed(clause.predicates):
        known = tree.full[verb] in words("said-to")
        hosts = (verb, *range(*behind))  # "said the mayor to the families"
        for noun in (at for host in hosts for at in tree.children(host, *_OBLIQUE, *_OBJECTS)):
            case = tree.child(noun, Relation.CASE)
            if case is None or not _may_be(clause, noun):
                continue
            if clause.part(case) == CONTENT != clause.part(verb):
                continue  # "called it an answer to the strikers"
            match tree.preposition(noun):
                case "to" if known or (tree.full[verb] in SAYING and _that_follows(clause, noun)):
                    return noun_phrase(clause, noun)
                case "at" if tree.full[verb] in words("shouting"):
                    return noun_phrase(clause, noun)
                case "on" | "upon" if _calls(clause, verb):
                    return noun_phrase(clause, noun)
    return None


def _that_follows(clause: CueClause, noun: int) -> bool:
    """Whether "that" stands behind a phrase: "admitted to police that"."""
    end = noun_phrase(clause, noun)[1]
    return clause.tree.full[end : end + 1] == ["that"]


def _calls(clause: CueClause, verb: int) -> bool:
    tree = clause.tree
    return tree.full[verb].startswith("call") and tree.complement(verb) is not None


def _may_be(clause: CueClause, noun: int) -> bool:
    """Whether a noun can name somebody addressed, and no part of the attribution forbids it."""
    tree, part = clause.tree, clause.part(noun)
    asks = tree.tags[noun].startswith("W")  # "asked what had happened"
    if part in (SOURCE, OTHER) or asks or not tree.is_noun(noun) or is_time(clause, noun):
        return False
    if part == CONTENT and clause.is_quoted(noun):
        return False
    return head_noun(clause, noun) not in words("things")
