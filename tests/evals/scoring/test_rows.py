import importlib.util

import pytest

from evals.data import DEFAULT
from evals.scoring.alignment import Alignment
from evals.scoring.rows import (
    compare,
    is_useful,
    read_found,
    read_gold,
    rights,
    told_days,
)

TEXT = (
    "Harbour vote\n\nAna Reyes told reporters on Monday that the harbour would close. "
    '"We have no choice," she said.\n\n"It is a sad day."\n\n'
    "Otto Tarn insulted the council. It rained."
)
TOOL = DEFAULT.parent / "tools" / "score_reading.py"
DAY = ["2031-03-03", "2031-03-03"]


def at(*pieces):
    return [[TEXT.index(piece), TEXT.index(piece) + len(piece)] for piece in pieces]


def gold(source, cue, *content, **fields):
    row = {
        "n": 1,
        "type": "said",
        "source": at(*source),
        "cue": at(*cue),
        "content": at(*content),
        "addressee": [],
        "kind": "indirect",
        "who": "Ana Reyes",
        "act": ["announce"],
        "target": [None],
        "said": DAY,
        "inside": None,
        "hard": False,
    }
    return row | fields


def found(source, cue, *content, **fields):
    row = {
        "source": at(*source),
        "cue": at(*cue),
        "content": at(*content),
        "addressee": [],
        "kind": "indirect",
        "entities": ["r"],
        "unnamed": None,
        "act": "announce",
        "target": None,
        "said": {"from": DAY[0], "to": DAY[1], "precision": "day"},
        "chain": [],
        "score": 0.9,
    }
    return row | fields


ENTITIES = [
    {"id": "r", "name": "Ana Reyes", "aliases": ["Reyes"]},
    {"id": "t", "name": "Otto Tarn", "aliases": []},
]
CLOSE = (["Ana Reyes"], ["told"], "that the harbour would close")
CHOICE = (["she"], ["said"], '"We have no choice,"', '"It is a sad day."')
INSULT = (["Otto Tarn"], ["insulted"], "the council")


def compared(golds, founds, title=""):
    back = Alignment(TEXT, TEXT)
    entities = {one["id"]: one for one in ENTITIES}
    return compare(
        TEXT,
        [read_gold(TEXT, one) for one in golds],
        list(read_found(founds, entities, back)),
        title,
    )


def counts(golds, founds, title=""):
    one = compared(golds, founds, title)
    return len(one.pairs), len(one.missed), len(one.spurious)


def wrong(golds, founds):
    one = compared(golds, founds)
    [pair] = one.pairs
    return {field for field, is_right in rights(TEXT, *pair).items() if not is_right}


def test_a_row_is_found_by_half_of_its_content_with_cue_and_source():
    assert counts([gold(*CLOSE)], [found(*CLOSE)]) == (1, 0, 0)
    assert counts([gold(*CLOSE)], [found(*CLOSE[:2], "harbour would close")]) == (1, 0, 0)
    assert counts([gold(*CLOSE)], [found(*CLOSE[:2], "would close")]) == (0, 1, 1)
    assert counts([gold(*CLOSE)], [found(CLOSE[0], ["said"], CLOSE[2])]) == (0, 1, 1)
    assert counts([gold(*CLOSE)], [found([], CLOSE[1], CLOSE[2])]) == (0, 1, 1)


def test_the_best_of_two_rows_answers_and_the_other_is_spurious():
    founds = [found(*CLOSE[:2], "the harbour would close"), found(*CLOSE)]

    one = compared([gold(*CLOSE)], founds)

    assert wrong([gold(*CLOSE)], founds) == set()
    assert len(one.spurious) == 1


def test_a_quotation_in_a_later_paragraph_may_be_missing_or_stand_alone():
    founds = [found(*CHOICE[:3]), found([], [], '"It is a sad day."')]

    assert counts([gold(*CHOICE)], founds) == (1, 0, 0)
    assert wrong([gold(*CHOICE)], founds[:1]) == set()


def test_a_hard_row_is_neither_missed_nor_spurious():
    assert counts([gold(*INSULT, hard=True)], []) == (0, 0, 0)
    assert counts([gold(*INSULT, hard=True)], [found(*INSULT)]) == (0, 0, 0)
    assert counts([gold(*INSULT)], []) == (0, 1, 0)


def test_a_hard_row_without_a_content_takes_what_has_its_cue():
    hard = gold(["Otto Tarn"], ["insulted"], hard=True)

    assert counts([hard], [found(*INSULT)]) == (0, 0, 0)


def test_what_stands_in_the_copy_of_the_title_does_not_count():
    one = found([], [], "Harbour vote")

    assert counts([], [one], title="Harbour vote") == (0, 0, 0)
    assert counts([], [one], title="Another title") == (0, 0, 1)


def test_what_answers_to_another_type_is_not_spurious():
    assert counts([gold(*CLOSE, type="believed", act=[])], [found(*CLOSE)]) == (1, 0, 0)


def test_marks_do_not_count_in_a_content_but_words_do():
    assert wrong([gold(*CHOICE[:3])], [found(*CHOICE[:2], "We have no choice")]) == set()
    assert wrong([gold(*CLOSE)], [found(*CLOSE[:2], "the harbour would close")]) == {"content"}


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("who", {"entities": ["t"]}),
        ("kind", {"kind": "direct"}),
        ("act", {"act": "state"}),
        ("target", {"target": "t"}),
        ("said", {"said": {"from": None, "to": "2031-03-04", "precision": "bound"}}),
        ("addressee", {"addressee": at("reporters")}),
    ],
)
def test_each_field_can_be_wrong_alone(field, fields):
    assert wrong([gold(*CLOSE)], [found(*CLOSE, **fields)]) == {field}


def test_a_row_is_useful_with_a_wrong_target_but_not_with_a_wrong_act():
    for fields, useful in (({"target": "t"}, True), ({"act": "state"}, False)):
        [pair] = compared([gold(*CLOSE)], [found(*CLOSE, **fields)]).pairs

        assert is_useful(TEXT, *pair) is useful


def test_further_answers_are_accepted():
    accepted = {"who_or": ["Otto Tarn"], "said_or": [None], "target": ["Otto Tarn"]}

    one = found(*CLOSE, entities=["t"], said=None, target="t", act="announce")

    assert wrong([gold(*CLOSE, **accepted)], [one]) == set()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (None, None),
        ({"from": None, "to": "2031-03-04", "precision": "bound"}, None),
        ({"from": "2031", "to": "2031", "precision": "year"}, ("2031-01-01", "2031-12-31")),
        ({"from": "2031-02", "to": "2031-02", "precision": "month"}, ("2031-02-01", "2031-02-28")),
        (
            {"from": "2031-03-03T10:00", "to": "2031-03-03T10:00", "precision": "minute"},
            ("2031-03-03", "2031-03-03"),
        ),
    ],
)
def test_a_written_date_covers_whole_days(written, read):
    assert told_days(written) == read


def test_offsets_go_back_to_the_text_that_was_read():
    text = TEXT.replace("\n\n", "\n")
    back = Alignment(text, TEXT)
    start = text.index("told")

    [one] = read_found([found(*CLOSE) | {"cue": [[start, start + 4]]}], {}, back)

    assert one.cue == frozenset(range(TEXT.index("told"), TEXT.index("told") + 4))


def test_the_counts_are_those_of_the_tool():
    if not TOOL.is_file():
        pytest.skip(f"{TOOL} is not there")
    spec = importlib.util.spec_from_file_location("score_reading", TOOL)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    golds = [gold(*CLOSE), gold(*CHOICE, n=2), gold(*INSULT, n=3, hard=True)]
    founds = [
        found(*CLOSE[:2], "the harbour would close", act="state"),
        found([], [], '"It is a sad day."'),
        found(*CHOICE[:3], entities=["t"], said=None),
        found(*INSULT),
        found([], ["rained"], "It rained"),
    ]
    article = {"title": "Harbour vote", "text": TEXT, "attributions": golds}
    written = {"text": TEXT, "attributions": founds, "entities": ENTITIES}

    pairs, missed, spurious = tool.compare(article, written)
    ours = compared(golds, founds, "Harbour vote")

    assert [rights(TEXT, *pair) for pair in ours.pairs] == [one["_right"] for _, one in pairs]
    assert (len(ours.missed), len(ours.spurious)) == (len(missed), len(spurious)) == (0, 1)
