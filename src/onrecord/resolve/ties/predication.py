"""Who a noun describes, and who does what a verb says."""

from __future__ import annotations

from onrecord.kinds import Relation
from onrecord.model import EntityKind
from onrecord.resolve.ties.phrases import Phrases
from onrecord.resolve.ties.referents import Referent, Referents
from onrecord.resolve.ties.triggers import words

_PLACED = frozenset((EntityKind.PLACE, EntityKind.COUNTRY))
_APPOSED = frozenset(
    (Relation.APPOS, Relation.NMOD_DESC, Relation.COMPOUND, Relation.FLAT, Relation.DEP)
)
_LOOSE = _APPOSED | {
    Relation.CONJ, Relation.PARATAXIS, Relation.NMOD, Relation.OBL, Relation.ADVCL, Relation.ACL,
    Relation.OBJ, Relation.NSUBJ, Relation.ROOT,
}  # fmt: skip
_SUBJECTS = frozenset((Relation.NSUBJ, Relation.NSUBJ_PASS))
_CLAUSAL = frozenset((Relation.CONJ, Relation.PARATAXIS, Relation.ADVCL, Relation.ACL_RELCL))
_NO_OBJECTS = _CLAUSAL | {Relation.OBL_AGENT, Relation.CCOMP}
_SHARING = frozenset((Relation.XCOMP, Relation.CONJ, Relation.GOESWITH))
_REDUCED = frozenset((Relation.ACL, Relation.ADVCL, Relation.APPOS, Relation.ACL_RELCL))
_OPENS = frozenset((",", "(", "-", "–", "—", "[", ";", ":"))
_ADJUNCT = 9  # words between a verb and a preposition that it governs
_DEEPEST = 4  # nouns that are looked through: "a banker, chairman and son of"


class Predication(Phrases):
    """Asks the tree who is what and who does what."""

    def __init__(self, referents: Referents) -> None:
        """Look up whom words mean in what was placed."""
        super().__init__(referents)
        self._asked: set[int] = set()  # nouns whose bearers are being looked for

    def bearers(self, noun: int) -> list[Referent]:
        """Whom a noun describes: "her aide Luis", "Luis, her aide", "Luis is her aide"."""
        if noun in self._asked or len(self._asked) > _DEEPEST:
            return []
        self._asked.add(noun)
        try:
            return self.named_behind(noun) or self._described(noun)
        finally:
            self._asked.discard(noun)

    def _described(self, noun: int) -> list[Referent]:
        """Whom the clause or the phrase around a noun says that it describes.

        The first way that applies answers, even if nobody is named there.
        """
        for way in (self._is_so, self._so_is, self._is_set_off, self._is_given, self._hangs):
            found = way(noun, self.tree.heads[noun])
            if found is not None:
                return found
        return []

    def _is_so(self, noun: int, head: int) -> list[Referent] | None:
        """Read "Reyes is the mayor"; the parser may take the name for the head."""
        copula = self._copula(noun)
        if copula is None:
            return None
        inner = self.tree.relations[noun] in {Relation.XCOMP, Relation.ACL_RELCL}
        apart = not inner and 0 <= head < copula
        over = self._referents.row(head) if apart else []
        return self.subject(noun) or over or self._become(self.verb_above(noun))

    def _so_is(self, noun: int, head: int) -> list[Referent] | None:
        """Read "the mayor is Reyes"."""
        tree = self.tree
        if head <= noun or tree.relations[noun] not in _SUBJECTS:
            return None
        over = tree.heads[head] if self._referents.is_name(head) else -1  # "is the painter Reyes"
        so = [at for at in (head, over) if at >= 0 and tree.child(at, Relation.COP) is not None]
        return self.whole(head) or None if so else None

    def _is_set_off(self, noun: int, head: int) -> list[Referent] | None:
        """Read "Reyes, the mayor"; a phrase without a head belongs to what is before its mark."""
        if head < 0:
            return self._of_clause(noun) if self._hangs_loose(noun) else []
        given = self.leads_in(noun) in words("becoming")
        return None if given else self._set_off_from(noun) or None

    def _is_given(self, noun: int, head: int) -> list[Referent] | None:
        """Read "became mayor", "serves as mayor", "one of her sons"."""
        if self._becomes(noun, head):
            named = self.leads_in(noun) in ("as", "including")
            return self._fronted(noun) or self._become(self.giver(noun), named=named)
        chosen = self.tree.lower[head] == "one" or self.tree.lower[head].endswith("est")
        return self.bearers(head) if chosen and self.tree.preposition(noun) == "of" else None

    def _hangs(self, noun: int, head: int) -> list[Referent] | None:
        """Read what the tree coordinates with or hangs on another noun, or on nothing near."""
        relation = self.tree.relations[noun]
        if relation == Relation.CONJ and not self.tree.is_verb(head):
            return self._beside(noun) or self._coordinated(head)
        if relation in _APPOSED and self._apposed_to(noun, head):
            return self._above(head) or self._of_clause(noun)
        if relation in _LOOSE and self._hangs_loose(noun) and not self.tree.preposition(noun):
            return self._beside(noun) or self._of_clause(noun)
        return None

    def _copula(self, noun: int) -> int | None:
        """The "is" of a noun, or of the word before it, since a title may be of two."""
        halved = self.tree.lower[noun - 1 : noun] == ["-"]  # "ex-wife"
        for at in (noun, noun - 2 if halved else noun - 1):
            copula = self.tree.child(at, Relation.COP) if at >= 0 else None
            titled = halved or at == noun or self.tree.tags[at].startswith(("NN", "JJ"))
            if copula is not None and titled and copula < noun:
                return copula
        return None

    def _beside(self, noun: int) -> list[Referent]:
        """Who is what the noun before "and" says, too: "a judge and former mayor"."""
        at = self._opens_at(noun) - 1
        if at < 1 or self.tree.lower[at] not in ("and", ",") or self._referents.is_name(at - 1):
            return []
        return self.bearers(at - 1) if self.tree.tags[at - 1] == "NN" else []

    def _becomes(self, noun: int, verb: int) -> bool:
        """Whether a verb gives somebody a noun: "became mayor", "serves as mayor"."""
        tree = self.tree
        if self.leads_in(noun) in ("as", "including"):
            return True
        giver = self.giver(noun)
        if tree.preposition(noun) is not None or giver is None:
            return False
        if giver != verb:
            return tree.lower[self._opens_at(noun) - 1] == tree.lower[giver]
        return (
            tree.lower[verb] in words("becoming")
            and noun > verb
            and tree.relations[noun] not in _CLAUSAL
        )

    def _set_off_from(self, noun: int) -> list[Referent]:
        """The person before the mark that a noun's phrase stands behind: "Reyes, a painter"."""
        at = self._opens_at(noun) - 1
        if at < 1 or self.tree.lower[at] not in _OPENS:
            return []
        one = self._referents.named(at - 1)
        if one is None or not one.person or not self._referents.is_name(at - 1):
            return []
        if self.tree.relations[noun] in _CLAUSAL | {Relation.NSUBJ}:
            return []
        return self._referents.whole_row(at - 1) if self.tree.tags[noun] == "NNS" else [one]

    def _fronted(self, noun: int) -> list[Referent]:
        """The name that a phrase before it is about: "As mayor of Hallin, [Reyes] built"."""
        tree, end = self.tree, self.tree.subtree(noun)[1]
        first = self._phrase_start(noun) - 1
        opens = first <= 0 or tree.lower[first - 1] in (",", ".", "in")
        if not opens or end + 1 >= len(tree.words) or tree.lower[end] != ",":
            return []
        one = self._referents.named(end + 1)
        return [] if one is None or self._referents.owns(one.words[1] - 1) else [one]

    def _become(self, verb: int | None, *, named: bool = False) -> list[Referent]:
        """Who becomes it: the object of an active verb that takes one, else the subject.

        `named`: "as" stands before it, so that it is no object: "fired him as", not "fired his".
        """
        if verb is None:
            return []
        tree = self.tree
        own = words("holding") | (words("replacing") if named else frozenset())
        if tree.is_passive(verb) or tree.lower[verb] in own:
            return self.subject(verb)
        given = self.slot(verb, "patient")
        return given or (self.subject(verb) if self._is_reduced(verb) or named else [])

    def _coordinated(self, head: int) -> list[Referent]:
        """Who is both: "a painter and the son of Vale"; not another one who is named himself."""
        if not self._referents.is_name(head):
            return self.bearers(head)
        above = self.tree.heads[head]
        if above < 0 or self.tree.preposition(head) is None or self.tree.is_verb(above):
            return []
        return [] if self._referents.is_name(above) else self.bearers(above)

    def _apposed_to(self, noun: int, head: int) -> bool:
        return head < noun or self._referents.is_name(head)

    def _above(self, head: int) -> list[Referent]:
        found = self._referents.row(head)
        if not found and not self.tree.is_verb(head):
            found = self.bearers(head)
        return [] if found and found[0].draft.kind in _PLACED else found

    def _hangs_loose(self, noun: int) -> bool:
        """Whether a mark stands before the phrase of a noun."""
        first = self._phrase_start(noun)
        return first == 0 or self.tree.lower[first - 1] in _OPENS | {"and"}

    def _of_clause(self, noun: int) -> list[Referent]:
        """The subject of the clause around a noun, if it is named: "was born there, the son of"."""
        verb = self.tree.clause(self.tree.heads[noun]) if self.tree.heads[noun] >= 0 else noun
        found = self.subject(verb)
        near = found and found[0].words[0] < noun
        return found if near else []

    def subject(self, verb: int) -> list[Referent]:
        """Who does what a verb says, as it stands; of a participle whoever the clause is about."""
        tree = self.tree
        for _ in range(_DEEPEST):
            if (own := self._own_subject(verb)) is not None:
                return own
            relation, head = tree.relations[verb], tree.heads[verb]
            if head < 0 or relation not in _REDUCED | _SHARING:
                return []
            halved = relation == Relation.GOESWITH  # "re-elected"
            if not (halved or tree.is_verb(head) or tree.child(head, Relation.COP) is not None):
                return self.whole(head) if relation in {Relation.ACL, Relation.ACL_RELCL} else []
            verb = head
        return []

    def _own_subject(self, verb: int) -> list[Referent] | None:
        """Whom the tree gives a verb for its subject; None where it has none."""
        tree = self.tree
        found = tree.subject(verb)
        if found is not None:
            own, relative = tree.child(verb, *_SUBJECTS), found == tree.heads[verb]
            whose = own is not None and tree.lower[own] == "whose"
            if whose or self._referents.owns(self._end(found)):
                return []
            if relative and own is not None and (near := self._referents.meant(own)):
                return near
            row = self._referents.whole_row(found) or self.whole(found)
            return row or (self.bearers(found) if relative else [])
        before = [child for child in self._left_of(verb) if self._may_act(child)]
        return self._referents.whole_row(before[-1]) if before else None

    def _left_of(self, verb: int) -> list[int]:
        """What hangs on a verb from the left, also on the first half of "co-founded"."""
        tree = self.tree
        halves = [verb - 2] if tree.lower[verb - 1 : verb] == ["-"] and verb > 1 else []
        return [at for each in (*halves, verb) for at in tree.children(each) if at < verb]

    def _may_act(self, word: int) -> bool:
        """Whether a name before a verb can be its subject."""
        if not self._referents.is_name(word) or self.tree.preposition(word):
            return False
        return not self._referents.owns(self._end(word))

    def _end(self, word: int) -> int:
        one = self._referents.named(word)
        return one.words[1] - 1 if one is not None else word

    def slot(self, verb: int, place: str) -> list[Referent]:
        """Who stands in a place of a verb: "agent", "patient", "subject", or a preposition."""
        passive = self.tree.is_passive(verb) or self._is_reduced(verb)
        if place == "agent":
            return self._behind(verb, "by") if passive else self.subject(verb)
        if place == "patient":
            return self.subject(verb) if passive else self._object(verb)
        return self.subject(verb) if place == "subject" else self._behind(verb, place)

    def _is_reduced(self, verb: int) -> bool:
        """Whether a participle behind a noun or a comma stands in the passive: "led by"."""
        tree = self.tree
        loose = tree.relations[verb] in _REDUCED and tree.child(verb, *_SUBJECTS) is None
        return loose and tree.tags[verb] in ("VBN", "VBD") and not self._object(verb)

    def _object(self, verb: int) -> list[Referent]:
        tree = self.tree
        near = self._named_after(verb)
        if near:
            return near
        for child in tree.children(verb):
            fits = child > verb and self.tree.preposition(child) is None
            nominal = tree.is_noun(child) and tree.relations[child] not in _NO_OBJECTS
            if fits and nominal and tree.lower[child - 1] not in (",", "("):
                found = self.whole(child)
                return [] if any(self._referents.owns(one.words[1] - 1) for one in found) else found
        return []

    def _behind(self, verb: int, preposition: str) -> list[Referent]:
        tree = self.tree
        for child in tree.children(verb):
            if child > verb and self.tree.preposition(child) == preposition:
                return self.whole(child)
        for at in range(verb + 1, min(verb + _ADJUNCT, len(tree.words))):
            if tree.lower[at] == preposition:
                return self.whole(tree.heads[at]) if tree.heads[at] > at else self._named_after(at)
            if tree.is_verb(at) or not (self._is_adjunct(at) or preposition == "by"):
                break
        return []

    def _is_adjunct(self, word: int) -> bool:
        """Whether a word may stand between a verb and what it governs: adverbs, places, days."""
        one = self._referents.named(word)
        if one is not None:
            return one.draft.kind in _PLACED
        return self.tree.tags[word].startswith(("RB", "JJ", "RP", "CD", "IN", "DT"))
