"""The measures of chains, on cases whose values were worked out by hand."""

import pytest

from evals.scoring.clusters import best_pairing, score, total
from evals.suites.coref import chains, head_of, plain_text

A, B, C, D, E, F = range(6)


def test_equal_chains_score_full_marks():
    scored = score([{A, B}, {C, D, E}], [{C, D, E}, {A, B}])

    assert scored.conll == pytest.approx(100)


def test_a_split_chain_costs_links_mentions_and_an_entity():
    scored = score([{A, B, C, D}], [{A, B}, {C, D}])

    # MUC: 2 of 3 links, both of the found; B3: each mention has half of its chain; CEAF-e: one
    # pair of 2 * 2 / 6 for one entity of the gold and two found.
    assert scored.muc.f1 == pytest.approx(80)
    assert scored.b3.f1 == pytest.approx(100 * 2 / 3)
    assert scored.ceaf.f1 == pytest.approx(100 * 4 / 9)


def test_mentions_of_one_side_count_against_it():
    scored = score([{A, B, C}], [{A, B, F}])

    # MUC: 1 of 2 links on both sides; B3: 2 of 3 mentions, each with 2 of 3; CEAF-e: 4 / 6.
    assert scored.muc.f1 == pytest.approx(50)
    assert scored.b3.f1 == pytest.approx(100 * 4 / 9)
    assert scored.ceaf.f1 == pytest.approx(100 * 2 / 3)


def test_nothing_found_scores_nothing():
    assert score([{A, B}], []).conll == 0


def test_counts_of_documents_add_up():
    scored = total([score([{A, B}], [{A, B}]), score([{C, D}], [])])

    assert scored.muc.recalled == 1
    assert scored.muc.gold == 2


@pytest.mark.parametrize(
    ("values", "best"),
    [
        ([[1.0, 0.9], [0.9, 0.1]], 1.8),
        ([[0.2, 0.5, 0.4]], 0.5),
        ([[0.2], [0.5], [0.4]], 0.5),
        ([[0.0, 0.0], [0.0, 0.0]], 0.0),
    ],
)
def test_the_best_pairing_may_forgo_the_best_pair(values, best):
    assert best_pairing(values) == pytest.approx(best)


@pytest.mark.parametrize(
    ("mention", "head"),
    [
        ("President Ana Reyes", "Reyes"),
        ("Reyes's", "Reyes"),
        ("the University of Hallin", "University"),
        ("Ines Tan, who leads the Guild", "Tan"),
        ("she", "she"),
        ("the mayor of Hallin", None),
        ("Ana and Luis", None),
    ],
)
def test_a_mention_is_known_by_its_head(mention, head):
    text = f"On Monday {mention} left."
    start = text.index(mention)

    at = head_of(text, start, start + len(mention))

    assert at == (None if head is None else text.index(head, start))


def test_tokens_are_joined_as_they_are_written():
    tokens = ["Early", "life", "He", "said", "(", "it", "'s", "well", "-", "known", ")", "."]

    text, places = plain_text(tokens, [2, 12])

    assert text == "Early life\n\nHe said (it's well-known). "
    assert [text[start:end] for start, end in places] == tokens


def test_a_word_that_ends_in_a_full_stop_stands_apart():
    tokens = ["He", "met", "Mr.", "Tan", "at", "5", "p.m.", ",", "and", "left", "...", "U.S.", "?"]

    text, places = plain_text(tokens, [13])

    assert text == "He met Mr. Tan at 5 p.m., and left... U.S.? "
    assert [text[start:end] for start, end in places] == tokens


def test_chains_of_one_mention_are_left_out():
    text = "Reyes met Tan. She smiled."

    found = chains(text, [(0, 5, 1), (10, 13, 2), (15, 18, 1)])

    assert found == [frozenset({0, 15})]
