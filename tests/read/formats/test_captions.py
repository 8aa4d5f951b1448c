"""Captions: cues with times, as turns of a transcript."""

import time

import pytest

from onrecord.config import Limits, Settings
from onrecord.errors import ReadError
from onrecord.model import Genre, Input, SegmentKind
from onrecord.read import find, read
from onrecord.read.formats import captions

VOICES = """WEBVTT - Talk at the quay

NOTE made by hand

STYLE
::cue { color: red }

intro
00:00:01.000 --> 00:00:04.000 align:start
<v Ana Vale>Good evening, <i>everyone</i>.

00:00:04.000 --> 00:00:06.500
<v Ana Vale>I have one &amp; only one thing to say.

00:01:05.000 --> 00:01:07.000
<v.loud Tom Kallo>Will you resign?</v>

00:01:08.000 --> 00:01:10.000
<v Ana Vale>I will not.
"""
LABELS = """1
00:00:01,000 --> 00:00:04,000
ANA VALE: Good evening.
I have one thing to say.

2
00:01:05,000 --> 00:01:07,000
>> TOM KALLO: Will you resign?

3
00:01:08,000 --> 00:01:10,000
ANA VALE: I will not.
"""


def document(text, name="talk.srt", **given):
    return captions.read(text.encode(), Input(name=name, format="captions", **given), Limits())


def turns(found):
    return [
        (one.speaker.text, found.text[one.start : one.end])
        for one in found.segments
        if one.kind is SegmentKind.TURN
    ]


@pytest.mark.parametrize(("suffix", "text"), [("vtt", VOICES), ("srt", LABELS), ("txt", LABELS)])
def test_each_speaker_has_turns_with_the_time_of_the_first_cue(suffix, text, tmp_path):
    path = tmp_path / f"talk.{suffix}"
    path.write_text(text)

    [item] = [one for one in find([path], Settings()) if isinstance(one, Input)]
    found = read(item, Settings())

    assert (item.format, found.genre) == ("captions", Genre.TRANSCRIPT)
    assert [name.title() for name, _ in turns(found)] == ["Ana Vale", "Tom Kallo", "Ana Vale"]
    assert [words[:10] for _, words in turns(found)] == ["[00:00:01]", "[00:01:05]", "[00:01:08]"]
    assert turns(found)[1][1].endswith(": Will you resign?")


def test_markup_and_entities_are_read_as_shown_and_the_head_gives_the_title():
    found = document(VOICES)

    assert found.title == "Talk at the quay"
    assert found.text.startswith(
        "[00:00:01] Ana Vale: Good evening, everyone. I have one & only one thing to say.\n\n"
    )


def test_rows_that_roll_up_are_not_said_twice():
    rows = "00:01.000 --> 00:02.000\nWe came.\n\n00:02.000 --> 00:03.000\nWe came.\nWe saw.\n"

    assert document(f"WEBVTT\n\n{rows}").text == "[00:00:01] We came. We saw."


def test_a_dash_begins_another_speaker():
    rows = "1\n00:00:01,000 --> 00:00:02,000\n- Why?\n- We had to, that is all.\n"

    assert document(rows).text == "[00:00:01] Why?\n\n[00:00:01] We had to, that is all."


def test_raw_captions_stay_as_they_are():
    assert document(LABELS, raw=True).text == LABELS


@pytest.mark.parametrize("text", ["No cue in here.", "WEBVTT\n\n", "00:00 -> 00:01\nNo."])
def test_a_file_without_cues_is_told(text):
    with pytest.raises(ReadError, match="no cue was found"):
        document(text)


def test_a_cut_off_file_keeps_what_it_has():
    assert document(LABELS[: LABELS.rindex("-->")]).text.endswith("TOM KALLO: Will you resign?")


@pytest.mark.parametrize(
    "piece", ["00:00:01,000 --> 00:00:02,000\n", "<v ", "<v A>b", "- a\n", "1\n"]
)
def test_time_grows_with_the_file_and_no_faster(piece):
    def seconds(size):
        text = f"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHi.\n{piece * (size // len(piece))}"
        start = time.process_time()
        list(captions._cues(text.split("\n")))
        return time.process_time() - start

    small = min(seconds(20_000) for _ in range(2))
    assert seconds(160_000) < 8 * 4 * small + 0.3
