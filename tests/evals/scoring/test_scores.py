import importlib.util
from pathlib import Path
from random import Random

import pytest

from evals.data import DEFAULT
from evals.scoring.scores import (
    ROLES,
    Comparison,
    Roles,
    exact,
    matches,
    overlap,
    relation,
    token_spans,
    total,
)

TOOL = DEFAULT.parent / "tools" / "score_attribution.py"
TEXT = (
    '"The dam holds," said Ilse Tarn, the warden. "It will hold."\n\n'
    "Tarn warned that rain was near; the council, she added, knew it.\n"
) * 20


def compared(gold, found, text=TEXT):
    return Comparison(id="a", text=text, gold=tuple(gold), found=tuple(found))


def test_a_span_is_exact_when_only_marks_and_spaces_differ():
    gold = Roles(content=((0, 16),))
    found = Roles(content=((1, 14),))

    score = exact(compared([gold], [found]), "content")

    assert (score.right, score.found, score.gold) == (1, 1, 1)


def test_overlap_counts_characters():
    score = overlap(compared([Roles(cue=((0, 10),))], [Roles(cue=((5, 25),))]), "cue")

    assert (score.right, score.found, score.gold) == (5, 20, 10)
    assert score.precision == 25
    assert score.recall == 50
    assert score.f1 == pytest.approx(100 / 3)


def test_spans_of_tokens_are_compared_untrimmed():
    gold, found = Roles(content=((0, 15),)), Roles(content=((1, 14),))

    assert token_spans(compared([gold], [found]), "content").right == 0
    assert token_spans(compared([gold], [gold]), "content").right == 1


def test_spans_of_tokens_start_anew_at_a_paragraph():
    text = "One two\n\nthree four"
    whole = Roles(content=((4, 14),))
    halves = Roles(content=((4, 7), (9, 14)))

    score = token_spans(compared([whole], [halves], text), "content")

    assert (score.right, score.found, score.gold) == (2, 2, 2)


def test_an_attribution_is_right_only_with_its_own_source():
    gold = Roles(source=((22, 31),), cue=((17, 21),), content=((0, 16),))
    other = Roles(source=((60, 64),), cue=((17, 21),), content=((0, 16),))

    assert relation(compared([gold], [gold])).right == 1
    assert relation(compared([gold], [other])).right == 0


def test_no_source_agrees_with_no_source_alone():
    without = Roles(cue=((17, 21),), content=((0, 16),))
    named = Roles(source=((22, 31),), cue=((17, 21),), content=((0, 16),))

    assert matches((without,), (without,)) == {0: 0}
    assert matches((without,), (named,)) == {}


def test_one_found_attribution_pays_for_one_of_the_gold():
    same = Roles(cue=((17, 21),), content=((0, 16),))

    assert matches((same, same), (same,)) == {1: 0}


@pytest.mark.data
def test_scores_agree_with_the_scorer_that_comes_with_the_data():
    if not TOOL.is_file():
        pytest.skip(f"{TOOL} is not there")
    tool = _load(TOOL)
    random = Random(7)
    pairs = [_scattered(random, f"{number}") for number in range(40)]

    table = tool.score(
        [{"id": one.id, "text": one.text, "attributions": _plain(one.gold)} for one in pairs],
        [{"id": one.id, "statements": _plain(one.found)} for one in pairs],
    )

    ours = {
        (name, role): total(score(one, role) for one in pairs)
        for name, score in (("exact", exact), ("overlap", overlap))
        for role in ROLES
    }
    ours["relation", "all"] = total(relation(one) for one in pairs)
    assert ours["relation", "all"].right > 100
    for key, score in ours.items():
        assert (score.precision, score.recall, score.f1) == pytest.approx(table[key])


def _scattered(random, name):
    """Attributions all over the text, and the same with some ends moved, lost or swapped."""
    gold = [_anywhere(random) for _ in range(12)]
    found = [_moved(random, one) for one in gold if random.random() < 0.9]
    found += [_anywhere(random) for _ in range(2)]
    random.shuffle(found)
    return Comparison(id=name, text=TEXT, gold=tuple(gold), found=tuple(found))


def _anywhere(random):
    at = random.randrange(len(TEXT) - 200)
    source = ((at, at + 9),) if random.random() < 0.8 else ()
    content = ((at + 15, at + 60), (at + 70, at + 90))[: random.choice((1, 2))]
    return Roles(source=source, cue=((at + 10, at + 14),), content=content)


def _moved(random, one):
    def move(pieces):
        step = random.choice((0, 0, 0, 1, 3, 12))
        return tuple((start + step, end + step) for start, end in pieces)

    return Roles(**{role: move(one[role]) for role in ROLES})


def _plain(attributions):
    return [{role: [list(piece) for piece in one[role]] for role in ROLES} for one in attributions]


def _load(path: Path):
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
