import pytest

from onrecord.analyse.compare.collation import collate, side
from onrecord.errors import InputError
from onrecord.model import Document


def collated(before, after):
    sides = [side(0, Document(name=name, text=name)) for name in (before, after)]
    return [
        (row["kind"], row["before"], row["after"])
        for row in collate(None, "case", "1", *sides).table()
    ]


def test_a_sentence_is_the_same_changed_by_one_word_dropped_or_new(case):
    ids = [one.id for one in case.documents(genre="speech")]
    found = case.compare_documents(ids[1], ids[0])

    kinds = [row["kind"] for row in found.table()]
    assert kinds == ["one word", "same", "same", "dropped", "new"]
    assert found.table().rows[0]["differences"] == ["open → closed"]
    assert found.notes[0] == "same: 2; one word: 1; changed: 0; dropped: 1; new: 1."


def test_each_row_is_an_exact_slice_of_both_documents(case):
    ids = [one.id for one in case.documents(genre="speech")]
    found = case.compare_documents(ids[1], ids[0])

    for row in found.table():
        texts = [one.text for one in found.evidence(row["id"])]
        assert texts == [text for text in (row["before"], row["after"]) if text]
    with pytest.raises(InputError):
        found.evidence("none")


def test_acts_and_targets_of_both_stand_side_by_side(case):
    gazette, herald = (
        case.documents(publisher=name).page(1)[0].id for name in ("Corran Gazette", "Strait Herald")
    )

    rows = {
        (row["act"], row["target"]): row for row in case.compare_documents(gazette, herald).acts()
    }

    assert (rows["criticise", "Holm"]["before"], rows["criticise", "Holm"]["after"]) == (0, 1)
    assert rows["demand", "Holm"]["before_said"] == ["Lift the toll and open the books"]


def test_sentences_that_moved_are_found():
    one = "The harbour will stay open until the first of May."
    other = "Every pilot in Corran is paid by the tonnage of ships."

    assert collated(f"{one} {other}", f"{other} {one}") == [
        ("same", other.rstrip("."), other.rstrip(".")),
        ("same", one.rstrip("."), one.rstrip(".")),
    ]


def test_speeches_of_one_person_stand_in_one_table(case):
    found = case.speeches("Ana Reyes")

    first, second = found.table()
    assert (first["kept"], second["kept"]) == (None, 0.75)
    assert (first["acts"], first["new"]) == (["reject 1"], [])
    assert second["new"] == ["shared strait"]
    assert [one.text for one in found.evidence(second)] == ["shared strait", "shared strait"]


def test_somebody_without_speeches_is_told(case):
    with pytest.raises(InputError, match="Tomas Lindqvist"):
        case.speeches("Tomas Lindqvist")
