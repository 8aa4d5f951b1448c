"""Rich text: what is read of it, and what is refused with which words."""

from __future__ import annotations

import pytest

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Input
from onrecord.read.office import rtf
from onrecord.read.office.rtf_tokens import tokens

PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."
FONTS = rb"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 T;}{\f2\fcharset128 M;}}"
HEAD = rb"{\rtf1\ansi\ansicpg1252" + FONTS


def read(body, *, raw=False, limits=Limits()):  # noqa: B008 - frozen
    data = HEAD + (body.encode() if isinstance(body, str) else body) + b"}"
    return rtf.read(data, Input(name="given", format="rtf", payload=data, raw=raw), limits)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (rb"caf\'e9", "café"),
        (rb"\u8220?said\u8221?", "“said”"),
        (rb"\uc2\u26085\'93\'fa!", "日!"),
        (rb"\uc0\u233 t\u233 ", "été"),
        (rb"\u-10179?\u-8704?", "😀"),
        (rb"{\f1\'cf\'f0\'e8}", "При"),
        (rb"{\f2\'83A}", "ア"),
        (rb"\ldblquote so\rdblquote\emdash now", "“so”—now"),
        (rb"a\~b\_c\-d", "a b-cd"),
        (rb"\{x\} \\y", r"{x} \y"),
        (rb"one{\b  two}{\i , three}", "one two, three"),
        (rb'{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt link}}', "link"),
        (rb"x{\pict\wmetafile8 0100090000}y{\*\unknown z}", "xy"),
        (rb"x\bin4 }{}\y", "xy"),
        (rb"x{\v hidden}{\deleted gone}y", "xy"),
    ],
)
def test_characters_are_read_as_they_are_shown(written, shown):
    found = read(b"\\pard " + PROSE.encode() + b" " + written + b"\\par")

    assert found.text == f"{PROSE} {shown}".strip()


def test_paragraphs_and_table_rows_come_in_their_order():
    found = read(
        rf"\pard {PROSE}\par\trowd\pard\intbl Votes for it\cell 12\cell\row\pard {PROSE}\par"
    )

    assert found.text.split("\n\n") == [PROSE, "Votes for it | 12", PROSE]


def test_notes_stand_below_heads_are_cut_and_information_is_a_hint():
    found = read(
        r"{\info{\title Harbour of Brennmoor to Close}{\author Lena Marrow}"
        r"{\creatim\yr2031\mo3\dy12}}{\header Ministry of Water\par}"
        rf"\pard {PROSE}{{\footnote\chftn  Motion 17.\par}}\par"
    )

    assert found.text == f"{PROSE}\n\n1 Motion 17."
    assert [(cut.text, cut.reason) for cut in found.cuts] == [("Ministry of Water", "running head")]
    assert (found.title, found.byline) == ("Harbour of Brennmoor to Close", ("Lena Marrow",))
    assert found.published is None
    assert any("2031-03-12" in doubt.message for doubt in found.doubts)


def test_raw_keeps_heads_above_and_below():
    found = read(rf"{{\header Ministry of Water\par}}\pard {PROSE}\par", raw=True)

    assert found.text == f"Ministry of Water\n\n{PROSE}"


def test_changes_and_comments_are_doubted():
    found = read(rf"\pard {PROSE}{{\*\annotation no}}{{\deleted x}}{{\revised  Yes.}}\par")

    assert {doubt.code for doubt in found.doubts} == {"tracked changes", "comments"}


@pytest.mark.parametrize(
    ("body", "code"),
    [("{" * 100_000, "broken file"), ("{" * 1_000 + "}" * 50, "empty"), ("}" * 50_000, "empty")],
)
def test_hostile_groups_are_refused(body, code):
    with pytest.raises(ReadError) as refused:
        read(body)

    assert refused.value.code == code


def test_what_is_no_rich_text_is_refused_with_its_first_bytes():
    with pytest.raises(ReadError, match="begins with b'Hello'") as refused:
        rtf.read(b"Hello", Input(name="given", format="rtf"), Limits())

    assert refused.value.code == "broken file"


def test_a_picture_is_one_token():
    picture = "{\\pict " + "ab\n" * 100_000 + "}"

    assert sum(1 for _ in tokens(picture)) == 4


def test_more_text_than_the_limit_is_refused():
    with pytest.raises(ReadError) as refused:
        read(r"\par word" * 100, limits=Limits(characters=100))

    assert refused.value.code == "too long"
