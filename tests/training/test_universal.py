"""The parser's older relations in version 2 of Universal Dependencies."""

import pytest

pytest.importorskip("torch", reason="training needs the extra 'train'")

from training.attribution.universal import Tree, universal


def tree(lines):
    """A tree from lines of word, tag, relation, head (from 0) and, for names of people, P."""
    rows = [line.split() for line in lines.strip().splitlines()]
    return Tree(
        lemmas=[row[0].lower() for row in rows],
        tags=[row[1] for row in rows],
        relations=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        people=[len(row) > 4 for row in rows],
    )


def test_a_phrase_on_a_verb_is_oblique_and_on_a_noun_nominal():
    found = universal(
        tree("""
        talks NNS nsubj 3
        in IN case 2
        Varna NNP nmod 0
        ended VBD root -1
        on IN case 5
        Monday NNP nmod 3
        """)
    )

    assert [found.relations[word] for word in (2, 5)] == ["nmod", "obl"]


def test_by_on_a_passive_names_the_agent():
    found = universal(
        tree("""
        it PRP nsubjpass 2
        was VBD auxpass 2
        drafted VBN root -1
        by IN case 4
        aides NNS nmod 2
        """)
    )

    assert found.relations == ["nsubj:pass", "aux:pass", "root", "case", "obl:agent"]


def test_a_conjunction_hangs_on_the_conjunct_behind_it():
    found = universal(
        tree("""
        bread NN root -1
        , , punct 0
        salt NN conj 0
        and CC cc 0
        wine NN conj 0
        """)
    )

    assert found.heads == [-1, 0, 0, 4, 0]


def test_a_name_is_led_by_its_first_word_and_carries_its_title():
    found = universal(
        tree("""
        Prime NNP compound 3
        Minister NNP compound 3
        Ana NNP compound 3 P
        Reyes NNP nsubj 4 P
        spoke VBD root -1
        """)
    )

    assert found.heads == [1, 2, 4, 2, -1]
    assert found.relations == ["compound", "nmod:desc", "nsubj", "flat", "root"]


def test_what_negates_a_noun_is_its_determiner():
    found = universal(
        tree("""
        No DT neg 1
        deal NN nsubjpass 4
        was VBD auxpass 4
        not RB neg 4
        signed VBN root -1
        """)
    )

    assert [found.relations[word] for word in (0, 3)] == ["det", "advmod"]
