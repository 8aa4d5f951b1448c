from __future__ import annotations

from onrecord.analyse.counting.tokens import tokens
from onrecord.analyse.counting.voices import NOBODY, Said, Voice, owners
from onrecord.model import Kind

TEXT = "The minister said that the mayor had warned of a red line. Rain fell."


def said(row: int, words: str, depth: int = 0, kind: Kind = Kind.INDIRECT, **more: bool) -> Said:
    start = TEXT.index(words)
    pieces = ((start, start + len(words)),)
    return Said(row=row, kind=kind, depth=depth, unsaid=more.get("unsaid", False), pieces=pieces)


def test_a_word_belongs_to_the_innermost_attribution_around_it():
    read = tokens(TEXT)
    inner = said(2, "a red line", depth=1, kind=Kind.DIRECT)
    outer = said(1, "that the mayor had warned of a red line")

    owner, voice = owners(read.starts, [inner, outer])

    by_word = dict(zip(read.written, zip(owner.tolist(), voice.tolist(), strict=True), strict=True))
    assert by_word["warned"] == (1, Voice.PARAPHRASE)
    assert by_word["red"] == (2, Voice.OWN)
    assert by_word["Rain"] == (NOBODY, Voice.DOCUMENT)


def test_what_was_not_said_is_in_no_voice_of_its_source():
    owner, voice = owners(tokens(TEXT).starts, [said(1, "Rain fell", unsaid=True)])

    assert voice.tolist()[-2:] == [Voice.UNSAID, Voice.UNSAID]
    assert owner.tolist()[-2:] == [1, 1]
