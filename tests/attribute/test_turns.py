"""Speaker turns of transcripts."""

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
