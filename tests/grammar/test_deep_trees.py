"""Trees as deep as they are long: what is asked of them costs a look at each word."""

from onrecord.grammar.tree import Tree
from onrecord.kinds import Relation
from onrecord.model import Syntax, Tagged

DEEP = 5_000


class Counted(tuple):
    """Heads that count how often they are looked at."""

    looks = 0

    def __getitem__(self, index):
        Counted.looks += 1
        return super().__getitem__(index)

    def __iter__(self):
        Counted.looks += len(self)
        return super().__iter__()


def chain(relation, *, subject=False):
    """Make a tree in which each verb hangs on the one before it, the first with a subject."""
    heads = [-1, *range(DEEP - 1)]
    relations = [Relation.ROOT, *[relation] * (DEEP - 1)]
    if subject:
        heads[-1], relations[-1] = 0, Relation.NSUBJ
    words = tuple((2 * at, 2 * at + 1) for at in range(DEEP))
    syntax = Syntax(tags=("VBD",) * DEEP, relations=tuple(relations), heads=Counted(heads))
    tagged = Tagged(
        words=words,
        sentences=((0, 2 * DEEP),),
        paragraphs=((0, 2 * DEEP),),
        quotations=(),
        roles=(),
        names=(),
        syntax=syntax,
    )
    return Tree("a " * DEEP, tagged)


def test_how_far_every_word_reaches_is_found_in_one_pass():
    tree = chain(Relation.CCOMP)
    Counted.looks = 0

    reached = [tree.subtree(word) for word in range(DEEP)]

    assert reached == [(word, DEEP) for word in range(DEEP)]
    assert Counted.looks <= 4 * DEEP


def test_a_long_row_of_verbs_shares_its_subject():
    tree = chain(Relation.CONJ, subject=True)

    assert tree.subject(DEEP - 2) == DEEP - 1
