"""Transcripts into speakers' turns, and what only looks like one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Document, Genre, SegmentKind
from onrecord.read.segments import find, segmented

SAID = ("Good morning, everyone.", "Will it open?", "It opens in May.", "Who pays for it?")


def turns(text):
    """Give (label, text) of each turn."""
    found = find(Document(name="test", text=text))
    return [
        (one.speaker.text, text[one.start : one.end])
        for one in found
        if one.kind is SegmentKind.TURN
    ]


def directions(text):
    found = find(Document(name="test", text=text))
    return [text[one.start : one.end] for one in found if one.kind is SegmentKind.DIRECTION]


@pytest.mark.parametrize(
    "labels",
    [
        ("MS. TESH: {}", "Q    {}", "MS. TESH (cont'd): {}", "Q: {}"),
        ("THE PRESIDENT: {}", "SEN. REYES (O-NV): {}", "THE PRESIDENT: {}", "PRESIDENT TAN: {}"),
        ("Host: {}", "Vale: {}", "Host: Mr. Orlan Vale, {}", "Vale: {}"),
        ("Courier: Why? {}", "Tesh: {}", "Courier: How? {}", "Tesh: {}"),
        ("[00:12:31] JOHN VALE: {}", "[00:12:40] HOST: {}") * 2,
        ("John Vale (03:14):\n{}", "Ana Reyes (03:40):\n{}") * 2,
        ("John Vale 03:14\n{}", "Ana Reyes 03:40\n{}") * 2,
        ("John Vale\n{}", "Ana Reyes\n{}") * 2,
        ("[John Vale] {}", "[Ana Reyes] {}") * 2,
        ("1. JOHN VALE: {}", "2. ANA REYES: {}", "3. JOHN VALE: {}", "4. ANA REYES: {}"),
        ("Q.   {}", "A.   {}") * 2,
        ("Q    {}", "A    {}") * 2,
        ("MR. TAN [speaking in Spanish]: {}", "MODERATOR: {}") * 2,
        ("Reuters: {} Why?", "Mara Ning: {}", "Harbour Daily: {} Why?", "Mara Ning: {}"),
        (
            "The Minister of Finance (Mr A. Vale): {}",
            "Dr Jane Roe (Northvale) (Lab): {}",
            "The Minister of Finance (Mr A. Vale): {}",
            "Hon. MEMBERS: {}",
        ),
    ],
)
@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_each_turn_runs_from_its_label_to_the_next(labels, joint):
    pieces = [label.format(said) for label, said in zip(labels, SAID, strict=True)]

    found = turns(joint.join(pieces))

    assert [text for _, text in found] == pieces


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("MS. TESH (cont'd)", "MS. TESH"),
        ("MR. TAN [speaking in Spanish]", "MR. TAN"),
        ("JOHN VALE (03:14)", "JOHN VALE"),
        ("**JOHN VALE**", "JOHN VALE"),
        ("[SENIOR OFFICIAL]", "SENIOR OFFICIAL"),
        ("The Minister (Mr A. Vale)", "The Minister (Mr A. Vale)"),
        ("Dr Jane Roe (Northvale) (Lab)", "Dr Jane Roe (Northvale) (Lab)"),
    ],
)
def test_a_speaker_is_the_label_without_its_asides(label, name):
    text = f"{label}: I came.\n\nQ: Did you?\n\n{label}: I did.\n\nQ: Thank you."

    assert [speaker for speaker, _ in turns(text)] == [name, "Q", name, "Q"]


@pytest.mark.parametrize(
    "text",
    [
        "Note: It rained.\n\nThe result: nobody came.\n\nNote: bring coats.\n\nThe result: mud.",
        "Monday: 9 to 5.\n\nTuesday: 9 to 5.\n\nMonday: closed.\n\nTuesday: closed in June.",
        "He said: “No.”\n\nShe said: “Yes.”\n\nHe said: “No.”\n\nShe said: “Yes.”",
        "BRENN: Rain fell on us.\n\nLOMME: Snow fell on us.\n\nARRIN: Nothing fell on us.",
        "Ana Vale: Bridge Is Not For Sale\n\nThe mayor spoke on Monday.\n\nShe said no.",
        "TAN: “I never said it.”\n\nTHE FACTS: He did.\n\nTAN: “It is free.”\n\nTHE FACTS: No.",
        "Length: 640 km.\nSource: the hills.\nMouth: Port Arden.\nLength: 20 km.\nSource: none.",
        "Mr. President:\n\nI greet you.\n\nMr. President:\n\nWe are few.\n\nMr. President:\n\nBye.",
        "Day 1: We met.\n\nDay 2: I left.\n\nDay 1: Did we speak?\n\nDay 2: We did not.",
        "Cost: Can you pay?\n\nHarm: No.\n\nCost: I pay the cost.\n\nHarm: We do no harm.",
        "“I saw nothing,” he said. She asked: “Nothing?”\n\n“Nothing.”\n\n“I see,” she said.",
    ],
)
def test_what_only_looks_like_a_label_makes_no_turn(text):
    assert turns(text) == []


def test_a_given_name_that_is_another_word_makes_a_label():
    text = "APRIL VALE: Why?\n\nMAY TESH: I came.\n\nAPRIL VALE: When?\n\nMAY TESH: In April."

    assert [speaker for speaker, _ in turns(text)] == ["APRIL VALE", "MAY TESH"] * 2


def test_what_stands_before_and_after_the_session_belongs_to_no_turn():
    text = (
        "Harbour Press Room\n\n1:08 P.M. EDT\n\nMS. TESH: Hi.\n\nQ    Hello, Ana.\n\n"
        "MS. TESH: We are done.\n\nThank you.\n\nEND 2:45 P.M. EDT\n\nTo see the slides, ask."
    )

    assert turns(text)[-1] == ("MS. TESH", "MS. TESH: We are done.\n\nThank you.")
    assert turns(text)[0][1] == "MS. TESH: Hi."


def test_an_excerpt_in_an_article_ends_before_the_article_goes_on():
    article = ["The two met on Monday in the old hall, and nobody else was let in."] * 5
    excerpt = ["TAN: I see you.", "REYES: You do not.", "TAN: I think I do.", "REYES: No."]

    found = turns("\n\n".join((*article, *excerpt, *article)))

    assert [text for _, text in found] == excerpt


def test_a_label_that_lost_its_colon_is_known_by_the_others():
    text = "MR. TAN: Hi.\n\nQ: Why?\n\nMR. TAN.  Because I say so.\n\nQ: Is it?\n\nMR. TAN: It is."

    assert [speaker for speaker, _ in turns(text)] == ["MR. TAN", "Q", "MR. TAN", "Q", "MR. TAN"]


def test_a_word_before_a_colon_at_the_head_of_a_wrapped_row_is_no_label():
    said = "MS. TESH: We asked for one thing and one thing alone of the\nNSC: that it be told."

    found = turns(f"{said}\n\nQ: Why was it not told in time by those people\nwho knew?\n\n{said}")

    assert [speaker for speaker, _ in found] == ["MS. TESH", "Q", "MS. TESH"]


def test_stage_directions_stand_inside_turns_as_segments_of_their_own():
    text = (
        "MS. TESH: I came. (Laughter.) I saw (inaudible) it.\n\n[Interruption.]\n\n"
        "Q: (Speaks in French.) Why (in May) so late?\n\n(A phone rings.)\n\n"
        "MS. TESH: (As interpreted.) So."
    )

    assert directions(text) == [
        "(Laughter.)",
        "(inaudible)",
        "[Interruption.]",
        "(Speaks in French.)",
        "(A phone rings.)",
        "(As interpreted.)",
    ]
    assert len(turns(text)) == 3


def test_a_speech_without_labels_has_directions_and_no_turns():
    text = "My friends, I thank you. (Applause.) We shall build (again) a bridge. [Laughter]"

    assert directions(text) == ["(Applause.)", "[Laughter]"]
    assert turns(text) == []


def test_turns_make_a_transcript_and_one_voice_before_a_hall_a_speech():
    talk = "MS. TESH: I came.\n\nQ: Why?\n\nMS. TESH: I was asked.\n\nQ: By whom?"
    speech = f"ANA VALE: {'I thank you, and we go on. ' * 40}\n(Applause.)"

    assert segmented(Document(name="one", text=talk)).genre is Genre.TRANSCRIPT
    assert segmented(Document(name="two", text=speech)).genre is Genre.SPEECH
    told = segmented(Document(name="three", text=talk, genre=Genre.RELEASE))
    assert told.genre is Genre.RELEASE


LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [
                "",
                "Q: Why?",
                "MS. TESH: I do.",
                "Q  So?",
                "(Laughter.)",
                "10.32am GMT",
                "14:05",
                "* * *",
                "3h ago",
                "1. One",
                "LIVE",
                "BRENN — We saw it.",
                "[Ana Vale] I did.",
                "END",
            ]
        ),
    ),
    max_size=30,
)


@given(LINES, st.sampled_from([None, "2031", "2031-03-04", "2031-03-04T10:00:00+01:00", "x"]))
def test_segments_of_any_text_come_in_order_inside_it_and_do_not_overlap(lines, published):
    text = "\n".join(lines)

    found = find(Document(name="test", text=text, published=published))

    last = 0
    assert list(found) == sorted(found, key=lambda one: (one.start, -one.end))
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        for piece in (one.speaker, one.title, one.evidence):
            assert piece is None or text[piece.start : piece.end] == piece.text
        if one.kind is not SegmentKind.DIRECTION:
            assert one.start >= last
            last = one.end


@pytest.mark.parametrize(
    "piece",
    [
        "Q: Why?\nMS. TESH: I do.\n",
        "(",
        "[",
        "A: ",
        "a " * 9 + "\n",
        "14:05 GMT\nWe go on and on.\n",
        "X " * 40 + ": ",
        "Ana Vale (",
        "1. One\n",
        "\n",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        start = time.process_time()
        find(Document(name="test", text=text, published="2031-03-04"))
        return time.process_time() - start

    small = min(seconds(20_000) for _ in range(2))
    assert seconds(160_000) < 8 * 4 * small + 0.2
