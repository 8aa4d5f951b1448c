import pytest

from evals.inputs.marked import read_marked
from evals.scoring.scores import Roles


def test_marks_become_offsets_of_the_text_without_them():
    marked = read_marked("<a.s Ilse Tarn> <a.q said> <a.c the dam <a.q held>>.")

    assert marked.text == "Ilse Tarn said the dam held."
    assert marked.attributions == {
        "a": Roles(source=((0, 9),), cue=((10, 14), (23, 27)), content=((15, 27),))
    }


def test_a_label_tells_what_stands_in_what():
    marked = read_marked("<a.q As> <a.s he> says, <a.c <ab.s she> <ab.q said> <ab.c no>>.")

    assert marked.outer("ab") == "a"
    assert marked.outer("a") is None


def test_one_mark_serves_two_attributions():
    marked = read_marked("<a.s,b.s He> <a.q said> <a.c yes> and <b.q meant> <b.c no>.")

    assert marked.attributions["a"].source == marked.attributions["b"].source == ((0, 2),)


@pytest.mark.parametrize(
    "marked",
    [
        "<a.s He <a.q said> <a.c no>.",
        "<a.q said> <a.c no>>.",
        "<a.s He> <a.c no>.",
        "<a.q said> no.",
        "<ab.q said> <ab.c no>.",
        "<a.x He> <a.q said> <a.c no>.",
    ],
)
def test_gold_that_does_not_hold_together_is_refused(marked):
    with pytest.raises(ValueError, match=r"mark|open|cue|stands"):
        read_marked(marked)
