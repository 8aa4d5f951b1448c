import pytest

from evals.reports.look import counts, show
from evals.scoring.causes import SPURIOUS, find_faults, kind_of
from evals.scoring.scores import Comparison, Roles

TEXT = "Ilse Tarn warned that the dam would break. Odo Marl denied knowing it in May."


def at(words):
    start = TEXT.index(words)
    return ((start, start + len(words)),)


GOLD = Roles(source=at("Ilse Tarn"), cue=at("warned"), content=at("that the dam would break"))


def faults(*found):
    return list(find_faults(Comparison(id="a", text=TEXT, gold=(GOLD,), found=found)))


def changed(**roles):
    return Roles(**({role: GOLD[role] for role in ("source", "cue", "content")} | roles))


@pytest.mark.parametrize(
    ("found", "cause", "missed"),
    [
        ([], "no cue", True),
        ([Roles(cue=at("denied"), content=GOLD.content)], "no cue", True),
        ([changed(content=at("knowing it"))], "no content", True),
        ([changed(source=())], "no source", True),
        ([changed(source=at("Odo Marl")), Roles(source=GOLD.source)], "pairing", True),
        ([changed(content=()), changed(cue=at("denied"))], "pairing", True),
        ([changed(content=at("break"))], "wrong left end", True),
        ([changed(content=at("the dam would break"))], "wrong left end", False),
        ([changed(content=at("that the dam would"))], "wrong right end", False),
        ([changed(content=at("the dam would"))], "both ends wrong", False),
    ],
)
def test_the_first_thing_that_would_have_to_change_is_the_cause(found, cause, missed):
    first = faults(*found)[0]

    assert (first.cause, first.missed) == (cause, missed)


def test_what_is_right_is_no_fault():
    assert faults(GOLD) == []


def test_what_shares_nothing_with_the_gold_is_spurious():
    extra = Roles(source=at("Odo Marl"), cue=at("denied"), content=at("knowing it"))

    [fault] = faults(GOLD, extra)

    assert fault.cause == SPURIOUS
    assert fault.gold is None
    assert "denied" in show(fault)
    assert "spurious" in counts([fault])


@pytest.mark.parametrize(
    ("text", "kind"),
    [('"We go."', "direct"), ("that “we” go", "mixed"), ("that they go", "indirect")],
)
def test_the_kind_is_read_off_the_marks(text, kind):
    assert kind_of(text, Roles(content=((0, len(text)),))) == kind
