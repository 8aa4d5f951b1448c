"""The document's own voice, and the share of its words that is attributed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribute import attribute
from onrecord.attribute.voice import attributed_share, own_voice
from onrecord.model import Document, Genre
from onrecord.read.segments import segmented
from tests.attribute.build import tagged

SAID = "[source|Tesh] [cue|said] [content|the bridge was lost]."


def read(markup, genre=Genre.NEWS):
    text, found = tagged(markup)
    document = segmented(Document(name="test", text=text, genre=genre))
    return document, found, attribute(document, found)


def voice(markup, genre=Genre.NEWS):
    return [sentence.text for sentence in own_voice(*read(markup, genre))]


def share(markup):
    return attributed_share(*read(markup))


def test_a_sentence_without_content_is_the_documents_own():
    assert voice(f"The council met on Monday. {SAID}") == ["The council met on Monday."]


def test_a_sentence_that_announces_a_content_asserts_nothing_by_itself():
    markup = "[source|Tesh] [cue|went on]: [content|“There is no bridge.] [content|It is gone.”]"

    assert voice(markup) == []


@pytest.mark.parametrize(
    "markup",
    [
        "A BRIDGE TOO OLD",
        "Council Split Over Bridge",
        "Is the bridge lost?",
        "Minister Tesh:",
        "Read this.",
        "“The bridge is lost and nobody minds.”",
        "",
    ],
)
def test_headings_questions_labels_and_quotations_assert_nothing(markup):
    assert voice(markup) == []


def test_a_dateline_is_cut_off():
    assert voice("HALLIN, Velmora (NW) — The council met again.") == ["The council met again."]


def test_a_long_line_that_lost_its_full_stop_still_asserts():
    line = "the council met on monday in the old mint and spoke for hours of the bridge at arrin"

    assert voice(line) == []
    assert voice(f"{line} before it rose") == [f"{line} before it rose"]


def test_a_speech_is_its_speakers_voice():
    assert voice("We shall rebuild the bridge. I give my word.", Genre.SPEECH) == []


def test_only_what_stands_before_the_turns_of_a_transcript_is_its_own():
    markup = (
        "The hall was full that day.\n\nQ: Why?\n\nMS. TESH: It fell.\n\nQ: When?\n\nMS. TESH: Now."
    )

    assert voice(markup, Genre.TRANSCRIPT) == ["The hall was full that day."]


def test_the_share_counts_words_and_no_marks():
    assert share(f"{SAID} It rained, twice.") == pytest.approx(4 / 9)
    assert share("") == 0


def test_a_word_inside_two_contents_counts_once():
    markup = (
        "[source|The Courier] [cue|cited] [content|a clerk as saying that the bridge was lost]."
    )

    assert share(markup) == pytest.approx(9 / 12)


SENTENCES = st.lists(
    st.sampled_from(
        [
            SAID,
            "It rained, twice.",
            "Why now?",
            "“Never again, we say.”",
            "A HEAD\n\n",
            "[cue|Told]",
        ]
    ),
    max_size=8,
)


@settings(max_examples=150)
@given(SENTENCES)
def test_own_voice_and_contents_never_share_a_character(parts):
    document, found, attributions = read(" ".join(parts))

    sentences = own_voice(document, found, attributions)

    taken = {
        at for one in attributions for piece in one.content for at in range(piece.start, piece.end)
    }
    for sentence in sentences:
        assert document.text[sentence.start : sentence.end] == sentence.text
        assert taken.isdisjoint(range(sentence.start, sentence.end))
    assert list(sentences) == sorted(sentences)


@settings(max_examples=150)
@given(SENTENCES)
def test_the_share_is_that_of_the_words_counted_one_by_one(parts):
    document, found, attributions = read(" ".join(parts))

    counted = attributed_share(document, found, attributions)

    words = [start for start, _ in found.words if document.text[start].isalnum()]
    inside = [
        any(p.start <= start < p.end for one in attributions for p in one.content)
        for start in words
    ]
    assert counted == pytest.approx(sum(inside) / len(words) if words else 0)
