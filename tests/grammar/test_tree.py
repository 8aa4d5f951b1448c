"""Questions to a tree that is written by hand: word, tag, relation, head."""

from onrecord.grammar.tree import Tree
from onrecord.kinds import Relation
from onrecord.model import Syntax, Tagged


def made(*rows):
    text, words = "", []
    for word, *_ in rows:
        words.append((len(text), len(text) + len(word)))
        text += word + " "
    syntax = Syntax(
        tags=tuple(row[1] for row in rows),
        relations=tuple(Relation(row[2]) for row in rows),
        heads=tuple(row[3] for row in rows),
    )
    tagged = Tagged(
        words=tuple(words),
        sentences=((0, len(text)),),
        paragraphs=((0, len(text)),),
        quotations=(),
        roles=(),
        names=(),
        syntax=syntax,
    )
    return Tree(text, tagged)


TOLD = made(
    ("Reyes", "NNP", "nsubj", 7),
    (",", ",", "punct", 2),
    ("mayor", "NN", "appos", 0),
    ("of", "IN", "case", 4),
    ("Lanner", "NNP", "nmod", 2),
    (",", ",", "punct", 2),
    ("never", "RB", "advmod", 7),
    ("told", "VBD", "root", -1),
    ("us", "PRP", "obj", 7),
    ("that", "IN", "mark", 12),
    ("she", "PRP", "nsubj", 12),
    ("would", "MD", "aux", 12),
    ("go", "VB", "ccomp", 7),
    ("and", "CC", "cc", 14),
    ("sign", "VB", "conj", 12),
)


def test_who_does_it_and_what_is_said():
    assert (TOLD.subject(7), TOLD.complement(7)) == (0, 12)
    assert TOLD.is_negated(7)
    assert not TOLD.is_passive(7)


def test_a_conjunct_shares_the_subject_of_the_first_verb():
    assert TOLD.subject(14) == 10
    assert TOLD.conjuncts(14) == [12, 14]


def test_a_noun_phrase_ends_before_its_apposition():
    assert TOLD.phrase(0) == (0, 1)
    assert TOLD.phrase(2) == (2, 5)


def test_the_subtree_of_a_clause_is_all_that_hangs_on_it():
    assert TOLD.subtree(12) == (9, 15)
    assert TOLD.place((9, 15)) == (TOLD.words[9][0], TOLD.words[14][1])


def test_a_word_stands_in_the_clause_of_its_nearest_predicate():
    assert [TOLD.clause(word) for word in (0, 4, 10, 14)] == [7, 7, 12, 14]


def test_an_auxiliary_makes_a_verb_finite_and_a_modal_is_told():
    assert TOLD.is_finite(12)
    assert TOLD.modal(12) == "would"
    assert not TOLD.is_finite(14)


def test_a_text_that_nobody_parsed_has_words_that_stand_alone():
    tagged = Tagged(
        words=((0, 3), (4, 8)),
        sentences=((0, 8),),
        paragraphs=((0, 8),),
        quotations=(),
        roles=(),
        names=(),
    )

    tree = Tree("Ana said", tagged)

    assert (tree.subject(1), tree.complement(1), tree.subtree(1)) == (None, None, (1, 2))


def test_a_relative_clause_has_its_noun_for_a_subject():
    tree = made(
        ("aide", "NN", "nsubj", 4),
        ("who", "WP", "nsubj", 2),
        ("left", "VBD", "acl:relcl", 0),
        ("early", "RB", "advmod", 2),
        ("spoke", "VBD", "root", -1),
    )

    assert tree.subject(2) == 0


def test_an_adjective_with_an_article_names_somebody():
    tree = made(
        ("the", "DT", "det", 1),
        ("accused", "JJ", "nsubj", 2),
        ("spoke", "VBD", "root", -1),
        ("loud", "JJ", "advmod", 2),
    )

    assert [tree.is_noun(word) for word in (1, 3)] == [True, False]


def test_a_participle_set_off_by_a_comma_has_the_subject_of_its_clause():
    tree = made(
        ("Reyes", "NNP", "nsubj", 1),
        ("left", "VBD", "root", -1),
        ("talks", "NNS", "obj", 1),
        (",", ",", "punct", 1),
        ("warning", "VBG", "acl", 2),
        ("them", "PRP", "obj", 4),
    )

    assert tree.subject(4) == 0
