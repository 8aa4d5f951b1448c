"""Which clauses assert nothing: denied, wished for, asked, a condition."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.kinds import Relation
from onrecord.resolve.ties.phrases import Phrases
from onrecord.resolve.ties.referents import Referents
from onrecord.resolve.ties.triggers import words

_SUBJECTS = frozenset((Relation.NSUBJ, Relation.NSUBJ_PASS))
_UNREAL = frozenset("will would shall should may might can could must cannot".split())
_CONDITION = frozenset(("if", "unless", "whether"))
_NEARLY = frozenset("nearly almost hardly barely never not no neither nor without".split())
# Before a participle: "stopped short of endorsing", "dreamt about becoming".
_UNREALISED = frozenset(("of", "about", "without", "against", "from", "for", "into"))
_UNLIKE = frozenset(("like", "than", "without", "against", "not", "no", "never"))
_INVERTED = frozenset(("had", "were", "should", "did", "does", "do", "is", "was", "are"))


class Suppositions:
    """Tells what is so from what is only supposed."""

    def __init__(self, referents: Referents, phrases: Phrases) -> None:
        """Ask the tree, and what stands before nouns."""
        self._referents, self._phrases = referents, phrases
        self.tree = referents.tree

    def is_supposed(self, word: int) -> bool:
        """Whether what a verb or a noun tells is denied, wished for, asked or a condition."""
        before = self._phrases.leads_in(word)
        if before in _UNLIKE:
            return True
        giver = self._phrases.giver(word) if before in words("becoming") else None
        if giver is not None and self.is_supposed(giver):
            return True
        return any(self._is_unreal(each) or self._is_bare(each) for each in self._governors(word))

    def _is_bare(self, word: int) -> bool:
        """Whether a predicate is an infinitive that tells nothing: "wants to be mayor"."""
        tree = self.tree
        helpers = tree.children(word, Relation.COP, Relation.AUX, Relation.AUX_PASS)
        group = [word, *helpers] if tree.is_verb(word) else helpers
        if not any(tree.tags[at] == "VB" for at in group) or tree.is_finite(word):
            return False
        return not self._is_factual(word, tree.child(word, Relation.COP))

    def _governors(self, word: int) -> Iterator[int]:
        """A predicate with what it is the complement of."""
        tree, at = self.tree, word
        yield at
        while tree.heads[at] >= 0 and tree.relations[at] in {
            Relation.XCOMP, Relation.OBJ, Relation.OBL, Relation.CONJ, Relation.APPOS,
        }:  # fmt: skip
            own = tree.child(at, Relation.COP, *_SUBJECTS) is not None
            if (own and tree.relations[at] != Relation.XCOMP) or self._referents.is_name(at):
                break
            at = tree.heads[at]
            yield at

    def _is_unreal(self, word: int) -> bool:
        tree = self.tree
        if (
            tree.tags[word] == "VBG"
            and tree.lower[word - 1 : word] != []
            and (tree.lower[word - 1] in _UNREALISED)
        ):
            return True
        if tree.relations[word] in {Relation.ACL, Relation.ACL_RELCL, Relation.CCOMP} and (
            tree.lower[tree.heads[word]] in words("rumours")
        ):
            return True
        complement = tree.relations[word] in {Relation.XCOMP, Relation.CCOMP}
        if complement and tree.lower[tree.heads[word]] in words("denying"):
            return True
        if tree.is_negated(word) or tree.modal(word) in _UNREAL:
            return True
        near = [tree.full[child] for child in tree.children(word) if child < word]
        near += [
            tree.full[at] for at in range(max(0, word - 3), word) if tree.tags[at][:1] in "RMV"
        ]
        if not (_NEARLY | _CONDITION).isdisjoint(near):
            return True
        return self._is_inverted(word)

    def _is_inverted(self, word: int) -> bool:
        """Whether an auxiliary stands before the subject: "Had Reyes met", "Did Vale leave"."""
        tree = self.tree
        subject = tree.child(word, *_SUBJECTS)
        helpers = tree.children(word, Relation.AUX, Relation.AUX_PASS, Relation.COP)
        return subject is not None and any(
            helper < subject and tree.lower[helper] in _INVERTED for helper in helpers
        )

    def _is_factual(self, word: int, copula: int | None) -> bool:
        """Whether an infinitive is so: "went on to join", "named to be mayor"."""
        tree = self.tree
        verb = self._phrases.verb_above(word)
        factual = words("factual")
        if copula is not None:
            factual |= words("promised") | words("becoming")
        return verb is not None and tree.lower[verb] in factual
