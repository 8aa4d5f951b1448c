"""What makes two inputs the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.model import Given, Input
from onrecord.store.inputs import input_key

ITEM = Input(name="a", format="txt", payload=b"Text.")
GIVEN = Given(where="sidecar", publisher="The Coast Herald")


def key(item):
    return input_key(item, date(2021, 6, 1))


def test_an_input_is_known_by_what_it_holds_and_not_by_its_name(tmp_path):
    (tmp_path / "b.txt").write_text("Text.")

    assert key(ITEM) == key(replace(ITEM, name="b"))
    assert key(ITEM) == key(replace(ITEM, path=tmp_path / "b.txt"))
    assert key(ITEM) != key(replace(ITEM, payload=b"Text!"))


def test_an_input_of_which_something_else_is_told_is_another():
    keys = [None, GIVEN, replace(GIVEN, where="column"), replace(GIVEN, title="T")]

    assert len({key(replace(ITEM, given=given)) for given in keys}) == len(keys)
    assert key(replace(ITEM, given=GIVEN)) == key(replace(ITEM, given=replace(GIVEN)))
