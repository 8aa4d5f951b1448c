"""A source for a cue that has none: the subject that the tree gives its verb.

A verb in second place ("... gave a speech, proclaiming", "He shook hands and asked") has the
subject of its sentence; the tagger marks it only where it stands near.
"""

from __future__ import annotations

from onrecord.attribute.draft import Draft
from onrecord.grammar.tagged_text import TaggedText, by_rule
from onrecord.kinds import Relation
from onrecord.model import Role

_SHARING = frozenset({Relation.CONJ, Relation.ADVCL, Relation.XCOMP, Relation.ACL})
_NOBODY = frozenset("it there this that what which".split())


def add_subjects(scene: TaggedText, drafts: list[Draft]) -> None:
    """Give participles and coordinated verbs without a source the subject of their sentence."""
    tree = scene.tree
    for draft in drafts:
        subject = None if draft.sources else _subject(scene, draft)
        if subject is None or tree.lower[subject] in _NOBODY or tree.is_verb(subject):
            continue
        start, end = tree.place(tree.phrase(subject))
        if not scene.in_any_role(start, end):
            draft.sources.append(by_rule(Role.SOURCE, start, end, draft.cue.score))


def _subject(scene: TaggedText, draft: Draft) -> int | None:
    """The subject that the verb of a cue shares with another; of a participle, its clause's."""
    tree = scene.tree
    words = range(*tree.within(draft.cue.start, draft.cue.end))
    verb = next((at for at in words if tree.is_verb(at) and tree.relations[at] in _SHARING), None)
    if verb is None:
        return None
    subject = tree.subject(verb)
    if subject is None and tree.tags[verb] == "VBG":
        return tree.subject(tree.heads[verb])
    return subject
