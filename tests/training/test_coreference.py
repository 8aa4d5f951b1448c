"""Questions of antecedents and their answers, taken from texts with known chains."""

import pytest

from onrecord.model import Document
from onrecord.resolve.coref import antecedent_scorer
from onrecord.resolve.coref.antecedent_features import NOBODY
from tests.resolve.build import parsed
from training.coreference.data import Chained, head_of, heads, questions

TEXT = "Ana Reyes met Luis Tan. She smiled."


def chained(text, mentions, *, gold=True):
    spans = [(text.index(one), text.index(one) + len(one), chain) for one, chain in mentions]
    return Chained(name="t", text=text, heads=heads(text, spans), gold=gold)


def asked(one):
    document = Document(name="t", text=one.text)
    tagged = parsed(one.text, person=["Ana Reyes", "Luis Tan"])
    return questions(one, (document, tagged, ()))


@pytest.mark.parametrize(
    ("phrase", "head"),
    [("the mayor of Hallin", "mayor"), ("Ana Reyes", "Reyes"), ("Tan, who left", "Tan")],
)
def test_the_head_of_a_phrase_is_its_last_word_before_what_follows(phrase, head):
    assert head_of(phrase, 0, len(phrase)) == phrase.index(head)


def test_the_right_candidate_is_who_shares_the_chain_of_the_pronoun():
    one = chained(TEXT, [("Ana Reyes", 1), ("Luis Tan", 2), ("She", 1)])

    (question,) = asked(one)

    right = [question.table[row] for row in question.right]
    assert [row["last role subject"] for row in right] == [1]


def test_a_pronoun_of_a_chain_that_no_candidate_has_is_nobody():
    one = chained(TEXT, [("Ana Reyes", 1), ("Luis Tan", 2), ("She", 3)])

    (question,) = asked(one)

    assert question.right == {len(question.table) - 1}


def test_what_a_machine_left_out_is_no_question():
    assert asked(chained(TEXT, [("Ana Reyes", 1)], gold=False)) == []
    assert len(asked(chained(TEXT, [("Ana Reyes", 1)]))) == 1


def test_weights_are_read_as_they_were_written(tmp_path):
    train = pytest.importorskip("training.coreference.train", reason="training needs torch")
    scorer = antecedent_scorer.load()
    table = [{"mentions": 1.0}, {NOBODY: 1.0}]

    train.save(scorer, tmp_path / "weights" / "again.npz")

    again = antecedent_scorer.load(tmp_path / "weights" / "again.npz")
    assert again.probabilities(None, (), table) == scorer.probabilities(None, (), table)
