"""Boxes of links inside sentences."""

import pytest

from onrecord.config import Settings
from onrecord.model import Input
from onrecord.read import read

REST = " (N) said that the bridge would be closed for a year, and that nobody had asked her."


def document(text):
    return read(Input(name="given", format="txt", payload=text.encode()), Settings())


@pytest.mark.parametrize(
    ("name", "box"),
    [
        ("Sen. Ida Vale", "Ida Louise ValeBridge vote slips again in the council MORE"),
        ("Gov. Rolf McTarn", "Rolf Tom McTarn‘Nobody asked’: the vote in fullFive things MORE"),
        ("Ida Vale", "Ida ValePoll: Vale leads by 3Vale's adviser leaves READ MORE"),
    ],
)
def test_a_box_behind_a_name_is_cut_out_of_its_sentence(name, box):
    found = document(f"{name} {box}{REST}")

    assert found.text == f"{name}{REST}"
    assert [(cut.text, cut.reason) for cut in found.cuts] == [(box, "link box")]
    assert found.text[: found.cuts[0].at] == name


def test_several_boxes_of_a_sentence_are_cut():
    box = "Ida ValeBridge slips MORE", "Rolf AmisQuay opens MORE"

    found = document(f"Ida Vale {box[0]} (N) and Rolf Amis {box[1]}{REST}")

    assert found.text == f"Ida Vale (N) and Rolf Amis{REST}"


@pytest.mark.parametrize(
    "text",
    [
        "We need MORE money, said Ida McTarn of the McTarn mill. She wants MORE of it.",
        "Ida Vale of the ValeBank told us that it was late, and that she wanted more.",
    ],
)
def test_capitals_inside_a_word_alone_make_no_box(text):
    assert document(text).text == text
