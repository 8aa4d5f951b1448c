import json

from evals.inputs.marked import read_marked
from evals.scoring.parts import PARTS
from evals.suites import chain

MARKED = (
    "<a.s The Courier> <a.q said> <a.c <ab.s Ilse> <ab.q wrote> <ab.c that <abc.s he> "
    "<abc.q said> <abc.c the dam had held>>>."
)
ROW = {"id": "r", "part": "kept", "shape": "three levels"}


def written(around):
    """What a perfect reader writes, with the ids of those around each."""
    gold = read_marked(MARKED).attributions
    return {
        "attributions": [
            {"id": label, "chain": list(around[label])}
            | {role: [list(span) for span in gold[label][role]] for role in chain.ROLES}
            for label in gold
        ]
    }


def judged(around):
    return chain.judged(ROW, read_marked(MARKED), written(around))


def test_what_hangs_where_it_should_is_right():
    row = judged({"a": "", "ab": ["a"], "abc": ["a", "ab"]})

    assert (row.nested.right, row.nested.found, row.nested.gold) == (2, 2, 2)
    assert row.links.right == 2
    assert "\n" not in chain.show(row)


def test_what_hangs_on_the_wrong_one_is_found_but_no_right_link():
    row = judged({"a": "", "ab": ["a"], "abc": ["a"]})

    assert row.nested.right == 2
    assert row.links.right == 1
    assert "~ abc" in chain.show(row)


def test_what_hangs_on_nothing_is_not_found_as_nested():
    row = judged({"a": "", "ab": [], "abc": []})

    assert (row.nested.right, row.nested.found) == (0, 0)
    assert row.every.right == 3


def test_a_row_without_nesting_is_left_alone_where_nothing_has_a_chain():
    plain = read_marked("<a.s Ilse> <a.q said> <a.c no>.")
    row = chain.judged(ROW, plain, {"attributions": []})

    by_name = {one.name: one.value for one in chain.measures([row])}

    assert by_name["kept: not nested, left alone"] == 100


def test_the_gold_holds_enough_of_both_kinds():
    rows = [json.loads(line) for line in chain.GOLD.read_text(encoding="utf-8").splitlines()]
    nested = [len(deepest(row)) > 1 for row in rows]

    assert len(rows) >= 160
    assert 0.25 <= nested.count(False) / len(rows) <= 0.5
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["part"] for row in rows} == set(PARTS)


def deepest(row):
    """The longest label of a row."""
    return max(read_marked(row["marked"]).attributions, key=len, default="")
