from evals.scoring.alignment import Alignment
from evals.scoring.turns import (
    read_gold_turns,
    read_turns,
    score_days,
    score_spans,
    score_speakers,
    turn_rows,
)

TEXT = "MS. VALE: We close the harbour, as Otto Tarn said.\n\nQ When?"
FIRST, SECOND = [0, TEXT.index("\n")], [TEXT.index("Q"), len(TEXT)]
DAY = ["2031-03-03", "2031-03-03"]
SAID = {"from": DAY[0], "to": DAY[1], "precision": "day"}
GOLD = read_gold_turns(
    [
        {"span": FIRST, "who": "Ilse Vale", "who_or": ["Vale"], "said": DAY},
        {"span": SECOND, "who": {"unnamed": "reporter"}, "said": DAY},
    ]
)


def written(*, second=SECOND, speaker="v", said=None):
    label = [0, len("MS. VALE")]
    tarn = [TEXT.index("Otto"), TEXT.index(" said")]
    return {
        "segments": [
            {"kind": "turn", "span": FIRST, "speaker": label},
            {"kind": "turn", "span": second, "speaker": [second[0], second[0] + 1]},
            {"kind": "stage direction", "span": [3, 5], "speaker": None},
        ],
        "entities": [{"id": "v", "name": "Ms. Vale"}, {"id": "t", "name": "Otto Tarn"}],
        "attributions": [
            {"id": "1", "source": [label], "entities": [speaker], "said": said},
            {"id": "2", "source": [tarn], "entities": ["t"], "said": None},
        ],
    }


def turns(**fields):
    return read_turns(written(**fields), Alignment(TEXT, TEXT))


def test_a_row_that_has_a_turns_label_for_its_source_is_the_turn():
    assert [row["id"] for row in turn_rows(written())] == ["1"]


def test_turns_are_right_with_both_ends_speaker_and_day():
    found = turns(said=SAID)

    assert score_spans(GOLD, found).f1 == 100
    assert score_speakers(GOLD, found).right == 2  # nobody named for "Q"
    assert score_days(GOLD, found).right == 1  # no row says when "Q" was said


def test_a_turn_with_another_end_has_its_speaker_all_the_same():
    found = turns(second=[SECOND[0], SECOND[1] - 1])

    assert score_spans(GOLD, found).right == 1
    assert score_speakers(GOLD, found).right == 2


def test_a_turn_given_to_somebody_else_is_wrong():
    assert score_speakers(GOLD, turns(speaker="t")).right == 1


def test_no_turn_is_right_where_none_was_found():
    assert score_spans(GOLD, ()).f1 == score_speakers(GOLD, ()).recall == 0
