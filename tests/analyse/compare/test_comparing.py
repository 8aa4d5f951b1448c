import pytest

from onrecord.errors import InputError


def by_phrase(found):
    return {row["phrase"]: row for row in found.table()}


def test_words_are_counted_in_both_sets(case):
    found = case.compare(
        "genre=speech until=2029", "genre=speech since=2030", least=2, every_copy=True
    )

    rows = by_phrase(found)
    assert (rows["shared"]["one_uses"], rows["shared"]["other_uses"]) == (0, 4)
    assert (rows["strait"]["one_uses"], rows["strait"]["other_uses"]) == (1, 3)
    assert rows["shared"]["z"] < 0
    assert rows["shared"]["more_in"] == "speech, since 2030"
    assert rows["shared strait"]["other_rate"] == pytest.approx(2 * 1000 / found.sizes.other)


def test_what_a_speech_repeats_of_an_earlier_one_counts_once(case):
    """ "We will keep the strait ..." comes back, but for one word."""
    found = case.compare("genre=speech until=2029", "genre=speech since=2030", least=2)

    assert by_phrase(found)["strait"]["other_uses"] == 2


def test_every_count_leads_to_its_passages(case):
    found = case.compare("genre=speech", "genre=news", least=2)

    for row in found.table():
        passages = found.evidence(row)
        assert len(passages) == row["one_uses"] + row["other_uses"]
        assert {one.text.casefold() for one in passages} <= {row["phrase"]} or " " in row["phrase"]


def test_a_concordance_is_sorted_by_the_words_beside(case):
    found = case.compare("genre=speech", "genre=news", least=2)
    passages = found.evidence(by_phrase(found)["toll"])

    after = [one.after.casefold() for one in passages.sorted("right")]
    before = [one.before.split()[-1].casefold() for one in passages.sorted("left") if one.before]
    assert after == sorted(after, key=str.split)
    assert before == sorted(before)


def test_a_source_is_compared_in_her_own_words_and_speeches(case):
    found = case.compare('source="Ana Reyes"', 'source="Tomas Lindqvist"', least=2)

    assert found.sizes.other == 15
    assert by_phrase(found)["toll"]["one_uses"] == 3


def test_attributions_of_one_act_are_a_set(case):
    found = case.compare("act=demand", "act=praise", least=1)

    assert found.sizes.other == 5


def test_what_was_said_inside_a_day_is_a_set(case):
    found = case.compare("said=2030-03", "genre=speech", least=1)

    assert found.sizes.one == 7


def test_a_set_without_words_is_told(case):
    with pytest.raises(InputError, match="holds no word"):
        case.compare("act=apologise", "genre=news")
    with pytest.raises(InputError, match="Nowhere Times"):
        case.compare('publisher="Nowhere Times"', "genre=news")


def test_words_of_both_sets_are_told(case):
    found = case.compare("genre=speech", "since=2020", least=2)

    assert any("belong to both sets" in note for note in found.notes)
