"""Speaker turns of transcripts."""

import pytest

from onrecord.model import Genre, Kind
from tests.attribute.build import attributions, readable

BRIEFING = (
    "MS. TESH: Good afternoon.\n\nI have one announcement.\n\n"
    "Q: Is the minister leaving?\n\n"
    "MS. TESH: [source|He] [cue|told] me [content|that he is staying].\n\n"
    "Q: Thank you."
)


def test_a_turn_runs_from_its_label_to_the_next():
    found = attributions(BRIEFING, Genre.TRANSCRIPT)

    assert readable(found[0]) == (
        ["MS. TESH"],
        [":"],
        ["Good afternoon.", "I have one announcement."],
    )
    assert [readable(a)[0] for a in found] == [["MS. TESH"], ["Q"], ["MS. TESH"], ["He"], ["Q"]]
    assert found[0].kind is Kind.DIRECT


def test_what_is_said_inside_a_turn_has_the_turn_as_its_chain():
    found = attributions(BRIEFING, Genre.TRANSCRIPT)

    assert found[3].chain == (found[2].id,)
    assert found[2].chain == ()


def test_a_text_of_repeated_labels_is_a_transcript_whatever_it_calls_itself():
    assert len(attributions(BRIEFING, Genre.NEWS)) == 5


def test_a_colon_in_prose_makes_no_turn():
    text = (
        "Background: the talks began in May.\n\nThe Plan: nobody knew.\n\nHe left.\n\nShe stayed."
    )

    assert attributions(text) == ()


def test_a_label_that_the_tagger_takes_for_a_source_gives_no_second_attribution():
    marked = BRIEFING.replace("MS. TESH: Good afternoon", "[source|MS. TESH][cue|:] [content|Good]")

    assert len(attributions(marked, Genre.TRANSCRIPT)) == 5


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("MS. TESH: {}", "Q: {}", ("MS. TESH", "Q")),
        ("MS. TESH: {}", "Q {}", ("MS. TESH", "Q")),
        ("Q. {}", "A. {}", ("Q", "A")),
        ("**Courier:** {}", "**Tesh:** {}", ("Courier", "Tesh")),
        (">> TESH: {}", ">> REYES: {}", ("TESH", "REYES")),
        ("[10:02] Speaker 1: {}", "[10:04] Speaker 2: {}", ("Speaker 1", "Speaker 2")),
        ("The CHAIR. {}", "Mr. TESH of Arrin. {}", ("The CHAIR", "Mr. TESH of Arrin")),
        ("TESH, Orlan: {}", "Ana Reyes (Arrin): {}", ("TESH, Orlan", "Ana Reyes (Arrin)")),
        ("Tesh — {}", "Reyes — {}", ("Tesh", "Reyes")),
        ("TESH\n{}", "ANA REYES\n{}", ("TESH", "ANA REYES")),
        ("[Orlan Tesh] {}", "[Ana Reyes] {}", ("Orlan Tesh", "Ana Reyes")),
        ("HON. O. TESH.- {}", "HON. SPEAKER.- {}", ("HON. O. TESH", "HON. SPEAKER")),
        ("Hon. (Dr.) Tesh: {}", "Hon. Reyes: {}", ("Hon. (Dr.) Tesh", "Hon. Reyes")),
        ("Mr TESH (rising): {}", "Mr REYES: {}", ("Mr TESH", "Mr REYES")),
    ],
)
def test_labels_come_in_many_styles(one, other, names):
    said = [f"The bridge fell {number} times." for number in range(4)]
    text = "\n\n".join((one, other)[i % 2].format(line) for i, line in enumerate(said))

    found = attributions(text)

    assert [readable(a)[0] for a in found] == [[names[i % 2]] for i in range(4)]
    assert [readable(a)[2] for a in found] == [[line] for line in said]


@pytest.mark.parametrize(
    "lines",
    [
        ["UPDATE: It rained."] * 4,
        [
            "Advertisement:",
            "He left.",
            "Advertisement:",
            "She left.",
            "Advertisement:",
            "Both left.",
        ],
        ["Gun Law: The vote.", "Gun Law: The vote.", "Lomme: The fair.", "Weather: Rain."],
        ["THE VOTE", "He left.", "THE RAIN", "She left.", "THE END", "Both left."],
        ["The bridge — an old one — fell.", "Reyes — of all people — paid.", "Nobody left."],
    ],
)
def test_what_stands_before_a_colon_time_and_again_is_not_always_a_speaker(lines):
    assert attributions("\n\n".join(lines)) == ()


def test_stage_directions_are_left_out_of_what_is_said():
    text = (
        "MS. TESH: I came. (Laughter.) I saw.\n\n(A phone rings.)\n\nIt fell.\n\n"
        "Q: (In French.) Why?\n\nMR. ROE [speaking in Greek]: Because.\n\nQ: Thank you."
    )

    found = attributions(text)

    assert [readable(one)[2] for one in found] == [
        ["I came.", "I saw.", "It fell."],
        ["Why?"],
        ["Because."],
        ["Thank you."],
    ]
    assert [readable(one)[0] for one in found][2] == ["MR. ROE"]


def test_a_time_beside_a_label_is_not_said():
    text = "John Vale (03:14):\nI came.\n\nAna Reyes (03:20):\nWhy?\n\nJohn Vale (03:31):\nSo."

    assert [readable(one)[2] for one in attributions(text)] == [["I came."], ["Why?"], ["So."]]


@pytest.mark.parametrize(("form", "cue"), [("[{}]", "]"), ("{}.-", ".-"), ("{}:", ":")])
def test_the_mark_behind_a_label_is_the_cue(form, cue):
    names = ("HON. O. TESH", "HON. A. REYES", "HON. O. TESH", "HON. A. REYES")
    text = "\n\n".join(f"{form.format(name)} I fell." for name in names)

    assert {tuple(readable(a)[1]) for a in attributions(text)} == {(cue,)}


def test_what_a_row_tells_of_a_speaker_is_nobody_s_content():
    text = "Mr TESH: I came.\n\nMr Reyes interjecting—\n\nMr TESH: I saw.\n\nMr REYES: I went."

    contents = [readable(a)[2] for a in attributions(text)]
    assert contents == [["I came."], ["I saw."], ["I went."]]
