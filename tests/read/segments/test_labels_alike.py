"""Labels that the other labels of a document prove, and texts too short for repetition."""

import pytest

from onrecord.model import Document, Genre, SegmentKind
from onrecord.read.segments import find, segmented


def parts(text):
    """Give the labels of the turns, and the stage directions."""
    found = find(Document(name="test", text=text))
    labels = [one.speaker.text for one in found if one.kind is SegmentKind.TURN]
    told = [text[one.start : one.end] for one in found if one.kind is SegmentKind.DIRECTION]
    return labels, told


def labels(text):
    return parts(text)[0]


@pytest.mark.parametrize(
    ("turns", "named"),
    [
        (
            (
                "Ms. FOSS of Arden. I thank the chair.",
                "The SPEAKER pro tempore. The time has expired.",
                "Ms. FOSS of Arden (during the reading). I ask that it be taken as read.",
                "MR. LOWE of Old Quay. I object.",
                "Mr. J. TARN. So do I.",
            ),
            [
                "Ms. FOSS of Arden",
                "The SPEAKER pro tempore",
                "Ms. FOSS of Arden",
                "MR. LOWE of Old Quay",
                "Mr. J. TARN",
            ],
        ),
        (
            (
                "Hon. Otien: I rise on a point of order.",
                "Hon. (Ms.) Balla: What is it?",
                "Hon. (Eng.) Dr. Koros: We cannot hear him.",
                "Hon. (Ms.) Balla: Order!",
            ),
            ["Hon. Otien", "Hon. (Ms.) Balla", "Hon. (Eng.) Dr. Koros", "Hon. (Ms.) Balla"],
        ),
        (
            (
                "Mr SPEAKER: I call the member.",
                "Ms LYND: I ask the minister why.",
                "CLERK-ASSISTANT: Quay Bill, second reading.",
                "Ms LYND: I thank the Clerk.",
            ),
            ["Mr SPEAKER", "Ms LYND", "CLERK-ASSISTANT", "Ms LYND"],
        ),
        (
            (
                "Mr. TARN (rising to speak): I object.",
                "Ms. FOSS (by telephone): To what?",
                "Mr. TARN: I will tell you.",
            ),
            ["Mr. TARN", "Ms. FOSS", "Mr. TARN"],
        ),
        (
            (
                "HON. T. RAVU.- I rise to speak.",
                "HON. SPEAKER.- Order!",
                "HON. T. RAVU.- I thank you.",
            ),
            ["HON. T. RAVU", "HON. SPEAKER", "HON. T. RAVU"],
        ),
        (
            ("Mr TOM BADU - I ask.", "Mr LEO AKI - We have no money.", "Mr TOM BADU - Why?"),
            ["Mr TOM BADU", "Mr LEO AKI", "Mr TOM BADU"],
        ),
    ],
)
def test_a_label_that_is_written_as_the_others_are_begins_a_turn(turns, named):
    assert labels("\n\n".join(turns)) == named


def test_a_post_alone_on_its_row_begins_a_turn_where_words_that_speak_follow():
    text = (
        "MR SPEAKER: I call the member.\n\nMS LYND: I ask the minister why it is closed.\n\n"
        "The Minister of Public Works\n\nI thank the member. It will open in June.\n\n"
        "MS LYND: When in June?\n\nATTORNEY-GENERAL FOR THE ISLES\n\nWe do not know."
    )

    assert labels(text)[2::2] == ["The Minister of Public Works", "ATTORNEY-GENERAL FOR THE ISLES"]


@pytest.mark.parametrize(
    "heading", ["Quay Bill: second reading", "The Works of the Minister", "State of the Harbour"]
)
def test_a_heading_among_turns_is_nobody(heading):
    text = f"MR SPEAKER: I call her.\n\n{heading}\n\nMS LYND: I ask why.\n\nMR SPEAKER: Order."

    assert labels(text) == ["MR SPEAKER", "MS LYND", "MR SPEAKER"]


@pytest.mark.parametrize(
    "row",
    [
        "Mr Boone interjecting—",
        "Mr Boone interjecting",
        "Opposition members interjecting—",
        "An opposition member interjecting—",
        "Mr Boone and Ms Lynd interjecting—",
        "Mr Boone interjected.",
        "Mr Hale rose—",
    ],
)
def test_a_row_that_tells_what_speakers_do_is_a_stage_direction(row):
    text = f"Mr BOONE: The tide is late.\n\n{row}\n\nMr HALE: It is not.\n\nMr BOONE: I say it is."

    assert parts(text) == (["Mr BOONE", "Mr HALE", "Mr BOONE"], [row])


@pytest.mark.parametrize(
    "row", ["Mr Hale has failed us—", "Nothing is working—", "I am asking—", "Mr Hale resigned."]
)
def test_a_sentence_that_breaks_off_is_no_stage_direction(row):
    text = f"Mr BOONE: Late.\n\n{row}\n\nMr HALE: It is not.\n\nMr BOONE: I say it is."

    assert parts(text)[1] == []


def test_a_name_in_the_brackets_of_a_label_is_no_stage_direction():
    text = (
        "SHRI B. NAIN: I rise.\n\nTHE MINISTER OF WATER (SHRI OM DASS): Sit.\n\nSHRI B. NAIN: No."
    )

    assert parts(text) == (
        ["SHRI B. NAIN", "THE MINISTER OF WATER (SHRI OM DASS)", "SHRI B. NAIN"],
        [],
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("MS. VALE: I have one announcement.\n\nQ: Is he leaving?", ["MS. VALE", "Q"]),
        ("Lena Fisk: Will you run again?\n\nBo Aster: I will not.", ["Lena Fisk", "Bo Aster"]),
        (
            "Lena Fisk: I support it.\n\nBo Aster: We do not.\n\nTess Mund: I have not read it.",
            ["Lena Fisk", "Bo Aster", "Tess Mund"],
        ),
        (
            "[Lena Fisk] Will you run?\n\n[Bo Aster] I will not.\n\n[Lena Fisk] Why?",
            ["Lena Fisk", "Bo Aster", "Lena Fisk"],
        ),
        ("PREMIER HOLT: I have asked for the vote. We will win it.", ["PREMIER HOLT"]),
        (
            "Statement on the dam\n\nPRESIDENT OMARI: My friends, the dam failed. I know it.",
            ["PRESIDENT OMARI"],
        ),
        (
            "Lena Fisk: Thank you all for coming. I am leaving.\n\nI have done what I could.",
            ["Lena Fisk"],
        ),
    ],
)
def test_a_few_turns_or_one_speaker_are_proven_by_how_they_speak(text, named):
    assert labels(text) == named


def test_one_titled_speaker_makes_a_speech():
    text = "PREMIER HOLT: I have asked for the vote. We will win it."

    assert segmented(Document(name="test", text=text)).genre is Genre.SPEECH


@pytest.mark.parametrize(
    "text",
    [
        "PORT EVER: The mayor resigned.\n\n“I am tired,” she said. “We lost our way.”",
        (
            "RUST: The mayor left.\n\nNEW HARROW: It met. “We are tired,” its chair said.\n\n"
            "RUST: The mayor came back.\n\nNEW HARROW: “I never left,” the chair said."
        ),
        "Mayor Vale: we will not pay\n\nThe mayor stayed. “We will not pay,” she said.",
        "Lena Fisk: And Then There Was One.\n\nI saw you all leave, and I thank nobody for it.",
        "Contact: Lena Fisk\n\nInquiries: Tom Kallo, 555-0101.\n\nThe mayor said that we wait.",
        "Dear Mr. Vale:\n\nI write to you about my bridge. We need it.",
        "U.S.-made arms came. We saw them.\n\nU.S.-made arms left.\n\nU.S.-made arms came again.",
    ],
)
def test_articles_letters_and_columns_have_no_turns(text):
    assert labels(text) == []
