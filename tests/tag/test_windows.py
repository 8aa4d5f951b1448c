"""What the encoder reads of a text."""

from onrecord.tag.windows import Casing, lay_out

TEXT = "The council of Hallin met on Monday in the old mint, 9 members in all."


def casings(text):
    return list(lay_out(text, ()).casings)


def test_capitals_say_nothing_in_a_text_that_has_nothing_else():
    assert set(casings(TEXT.upper())) == {Casing.LOWER, Casing.DIGITS, Casing.MARK}
    assert casings(TEXT.upper()) == casings(TEXT.lower())


def test_a_headline_in_capitals_over_ordinary_text_keeps_them():
    found = casings(f"COUNCIL MEETS\n\n{TEXT}")

    assert found[:2] == [Casing.CAPITALS] * 2
    assert found[2:] == casings(TEXT)
