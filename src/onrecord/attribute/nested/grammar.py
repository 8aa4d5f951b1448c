"""Reporting clauses read off the tree: "the minister had told them that ...".

A verb that takes what is said, its subject and its complement; a noun with its owner; "according
to". Where one of the three is in doubt nothing is read: what is found stands inside what
somebody else said, and the record should not put words into mouths.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.attribute.nested import complement
from onrecord.attribute.nested.citation import cited_as_saying
from onrecord.attribute.nested.clause import Passage, ReportingClause
from onrecord.attribute.nested.complement import Complement
from onrecord.attribute.nested.documents import is_document
from onrecord.attribute.nested.group import Group, group
from onrecord.attribute.nested.verbless import according, of_noun
from onrecord.grammar.tree import Words
from onrecord.grammar.words.classes import FIRST_PERSON, INDEFINITE, PERSONAL, QUANTIFIERS
from onrecord.grammar.words.verbs import NOUNS, VERBS, Form, Verb
from onrecord.kinds import Relation

_ANYBODY = QUANTIFIERS | INDEFINITE | {"people"}
_NOBODY = frozenset("it you this that there nothing everything something".split())
_CLEAR = frozenset({"clear", "plain", "known"})


def clauses(passage: Passage, cues: Words | None = None) -> Iterator[ReportingClause]:
    """Read the reporting clauses of a passage, in order of their cues; or those of some cues."""
    tree = passage.tree
    for at in range(*(cues or (passage.first, passage.end))):
        word = tree.lower[at]
        if tree.is_verb(at) and word in VERBS:
            yield from of_verb(passage, at, VERBS[word])
        elif word in _CLEAR and (made := _made_clear(passage, at)):
            yield made
        elif word in NOUNS and (named := of_noun(passage, at)):
            yield named
        elif word == "according" and (found := according(passage, at)):
            yield found


def of_verb(passage: Passage, at: int, verb: Verb) -> list[ReportingClause]:
    """Read the clause of one reporting verb, for citations with the one inside."""
    if "q" in verb.takes and (behind := _inverted(passage, at)):
        return [behind]
    found = group(passage, at)
    if found is None or not found.names_somebody or not _agrees(passage, at, verb, found):
        return []
    if "c" in verb.takes:
        return _quoted(passage, found) if found.passive else _citing(passage, found)
    said = _quoted_before(passage, verb, found) or (
        complement.find(passage, at, verb, passive=found.passive) or _shared(passage, at, found)
    )
    if said is None and "b" in verb.takes and found.source and not found.passive:
        said = complement.fronted(passage, at, min(found.source[0], found.cue[0]))
    if said is None or (verb.opinion and not _is_anothers(passage, at, found, said)):
        return []
    told = found.subject if found.passive else said.addressee
    return [ReportingClause(source=found.source, cue=found.cue, content=said.words, addressee=told)]


def _quoted_before(passage: Passage, verb: Verb, found: Group) -> Complement | None:
    if "q" not in verb.takes or found.passive or found.source is None:
        return None
    return complement.quoted_before(passage, min(found.source[0], found.cue[0]))


def _inverted(passage: Passage, at: int) -> ReportingClause | None:
    """Read "“It was old,” said the mayor": the subject behind the verb of a quotation."""
    tree = passage.tree
    subject = tree.child(at, Relation.NSUBJ)
    if subject is None or subject < at or not passage.holds(subject) or not tree.is_finite(at):
        return None
    said, source = complement.quoted_before(passage, at), passage.clipped(tree.subtree(subject))
    if said is None or source is None or tree.lower[source[0]] in _NOBODY:
        return None
    return ReportingClause(source=source, cue=(at, at + 1), content=said.words)


def _shared(passage: Passage, at: int, found: Group) -> Complement | None:
    """The complement of the last of coordinated verbs: "said and later repeated that"."""
    tree = passage.tree
    for conjunct in tree.children(at, Relation.CONJ):
        verb = VERBS.get(tree.lower[conjunct])
        own = tree.child(conjunct, Relation.NSUBJ, Relation.NSUBJ_PASS, Relation.OBJ)
        if verb is not None and own is None:
            return complement.find(passage, conjunct, verb, passive=found.passive)
    return None


def _citing(passage: Passage, found: Group) -> list[ReportingClause]:
    inner = cited_as_saying(passage, found.cue[1])
    if inner is None or inner.source is None:
        return []
    content = (inner.source[0], inner.content[1])
    return [ReportingClause(source=found.source, cue=found.cue, content=content), inner]


def _quoted(passage: Passage, found: Group) -> list[ReportingClause]:
    """Read "is cited in a memo as saying that ...": all that says it is the cue."""
    inner = cited_as_saying(passage, found.cue[1] - 1)
    if inner is None:
        return []
    return [replace(inner, source=found.subject, cue=(found.cue[0], inner.cue[1]))]


def _made_clear(passage: Passage, at: int) -> ReportingClause | None:
    """Read "had made it clear that ..."."""
    tree = passage.tree
    make = next((word for word in (at - 1, at - 2) if tree.lower[word] in {"made", "makes"}), None)
    if make is None or at + 1 >= passage.end or tree.lower[at + 1] != "that":
        return None
    found = group(passage, make)
    if found is None or found.source is None:
        return None
    words = passage.clipped((at + 1, complement.content_end(passage, at + 1)))
    if words is None:
        return None
    return ReportingClause(source=found.source, cue=(found.cue[0], at + 1), content=words)


def _agrees(passage: Passage, at: int, verb: Verb, found: Group) -> bool:
    """Whether the subject is somebody who can say it, and not just anybody."""
    tree = passage.tree
    subject = found.subject or found.source
    first = tree.lower[subject[0]] if subject else ""
    if first in PERSONAL | _NOBODY and subject and subject[1] - subject[0] == 1:
        return _pronoun_agrees(first, verb, found, tree.tags[at])
    if "d" in verb.takes:
        return found.source is not None and is_document(passage, found.source)
    if found.passive:
        return bool(verb.takes & set("orc"))
    return "n" not in verb.takes or (
        first not in _ANYBODY and (found.helped or first not in ("a", "an"))
    )


def _pronoun_agrees(pronoun: str, verb: Verb, found: Group, tag: str) -> bool:
    """Whether a pronoun says something worth a record ("I have always said" is none)."""
    if pronoun in _NOBODY or "d" in verb.takes:
        return False
    if pronoun in FIRST_PERSON:
        return verb.form is Form.PAST and "o" in verb.takes
    if found.passive:
        return bool(verb.takes & set("or"))
    return tag not in {"VB", "VBP"} or found.helped


def _is_anothers(passage: Passage, at: int, found: Group, said: Complement) -> bool:
    """Whether an opinion is that of another than whoever speaks."""
    tree = passage.tree
    source: Words | None = found.source
    if source is None or not said.clausal or tree.lower[at] == "thought":  # to himself, mostly
        return False
    return source[1] - source[0] > 1 or tree.lower[source[0]] not in PERSONAL | _ANYBODY
