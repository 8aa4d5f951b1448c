"""Every layout is read back as it was set."""

from __future__ import annotations

import pytest

from evals.suites import office
from onrecord.config import Limits
from onrecord.model import Input
from onrecord.read.pdf import reader as pdf

TEXT = office.GOLD.read_text(encoding="utf-8").strip().split("\n\n")


@pytest.mark.parametrize("layout", office.LAYOUTS)
def test_a_layout_is_read_in_the_order_of_its_text(layout):
    data, gold = office.made(office.LAYOUTS[layout], TEXT)

    found = pdf.read(data, Input(name=layout, format="pdf"), Limits())

    judged = office.Judged(layout=layout, gold=tuple(gold), found=found)
    assert judged.characters > 99.9
    assert judged.paragraphs > 96
    assert found.title == office.TITLE


def test_what_stands_across_the_page_is_cut():
    data, _ = office.made(office.LAYOUTS["turned, with watermark"], TEXT)

    found = pdf.read(data, Input(name="turned", format="pdf"), Limits())

    assert ("DRAFTCOPY", "watermark") in {(cut.text, cut.reason) for cut in found.cuts}


def test_words_in_another_order_are_not_all_found():
    words, ends = office._f1(["one", "two", "three", "\0"], ["two", "one", "three", "\0"])

    assert words < 100
    assert ends == 100
