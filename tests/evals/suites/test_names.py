import json

import pytest

from evals.suites.names import GOLD, Compared, by_kind, read_marked, spans
from onrecord.model import NameKind

PERSON, PLACE, BODY = NameKind.PERSON, NameKind.PLACE, NameKind.STATE_BODY


def test_marks_are_taken_out_and_every_name_is_the_slice_it_was():
    text, gold = read_marked("The <body Folkmoot> heard <person Ana Reyes>.")

    assert text == "The Folkmoot heard Ana Reyes."
    assert {text[start:end]: kinds for (start, end), kinds in gold.items()} == {
        "Folkmoot": (BODY,),
        "Ana Reyes": (PERSON,),
    }


@pytest.mark.parametrize("marked", ["<kin Ana>", "<person Ana", "Ana>"])
def test_a_mark_that_is_none_is_refused(marked):
    with pytest.raises(ValueError, match=r"kind|closed"):
        read_marked(marked)


def test_our_own_sentences_can_be_read_and_hold_every_kind_in_both_parts():
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]

    assert len({row["marked"] for row in rows}) == len(rows) >= 150
    for part in ("kept", "look"):
        marked = [read_marked(row["marked"])[1] for row in rows if row["part"] == part]
        assert {kinds[0] for gold in marked for kinds in gold.values()} == set(NameKind)


def test_right_ends_of_the_wrong_kind_count_for_the_span_and_against_both_kinds():
    compared = [
        Compared(
            text="Ana Reyes in Lanner",
            gold={(0, 9): (PERSON,), (13, 19): (PLACE,)},
            found={(0, 9): PERSON, (13, 19): BODY},
        )
    ]

    assert (spans(compared).precision, spans(compared).recall) == (100, 100)
    table = by_kind(compared)
    assert table[PERSON].f1 == 100
    assert (table[PLACE].recall, table[BODY].precision) == (0, 0)
    assert table[None].f1 == 50


def test_where_several_kinds_are_accepted_each_of_them_is_right():
    compared = [Compared(text="Lanner", gold={(0, 6): (PLACE, BODY)}, found={(0, 6): BODY})]

    assert by_kind(compared)[None].f1 == 100
