import gzip
import json

import pytest

from evals.suites import times


def case(text, expression, **value):
    at = text.index(expression)
    return {
        "input": text,
        "ref": "2031-03-12T00:00:00",
        "results": [
            {
                "Text": expression,
                "TypeName": "datetimeV2.daterange",
                "Start": at,
                "End": at + len(expression) - 1,
                "Resolution": {"values": [value]},
            }
        ],
    }


@pytest.mark.parametrize(
    ("row", "right"),
    [
        (case("back on Feb. 2, 2031", "Feb. 2, 2031", value="2031-02-02"), True),
        (case("back on Feb. 2, 2031", "Feb. 2, 2031", value="2031-02-03"), False),
        (case("back in 2030", "2030", start="2030-01-01", end="2031-01-01"), True),
        (case("back in 2030", "2030", start="2030-01-01", end="2030-12-30"), False),
        (
            case("March to May 2030", "March to May 2030", start="2030-03-01", end="2030-05-01"),
            True,
        ),
        (case("back after 2030", "after 2030", start="2031-01-01"), True),
        (case("back two weeks ago", "two weeks ago", value="2031-02-26"), True),
        (case("the end of 2030", "the end of 2030", start="2030-07-01", end="2031-01-01"), True),
        (case("back in a while", "a while", start="2031-03-12", end="2031-03-13"), False),
    ],
)
def test_a_case_is_right_by_its_days_and_by_the_conventions_that_are_told(row, right):
    assert times.right_case(row) is right


def test_what_is_on_no_calendar_asks_for_nothing():
    assert times.values(case("on Feb. 30", "Feb. 30", value="0001-01-01")["results"][0]) == []


def test_an_expression_counts_once_and_its_value_only_where_it_is_the_same(tmp_path):
    text = "It broke on Feb. 2, 2031 and on Monday."
    gold = [("Feb. 2, 2031", "2031-02-02"), ("on Monday", "2031-03-09")]
    row = {
        "id": next(str(n) for n in range(99) if times.part(n) == "kept"),
        "dct": "2031-03-12",
        "text": text,
        "timex": [
            {"start": text.index(words), "end": text.index(words) + len(words), "value": value}
            for words, value in gold
        ],
    }
    (tmp_path / "te3").mkdir()
    for name, rows in (("timebank", [row]), ("aquaint", [])):
        with gzip.open(tmp_path / "te3" / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(one) + "\n" for one in rows)

    scores = times.timex(tmp_path, "kept")

    assert {name: score.right for name, score in scores.items()} == {
        "strict": 1,
        "relaxed": 2,
        "value": 1,
    }
    assert {(score.found, score.gold) for score in scores.values()} == {(2, 2)}
