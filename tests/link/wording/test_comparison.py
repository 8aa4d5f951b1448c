import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.wording import Change, Fidelity, compare

SPEECH = (
    "Well, we will never -- we will never allow the 3,000 people of Ondai, who you know are poor, "
    "to leave. I think it's a mistake to shut the harbour. Ana Vale said so in Castrel."
)


@pytest.mark.parametrize(
    ("report", "fidelity"),
    [
        ("we will never allow the 3,000 people", Fidelity.VERBATIM),
        ("We will never allow the three thousand people", Fidelity.TYPOGRAPHIC),
        ("it's a mistake to shut the harbor", Fidelity.TYPOGRAPHIC),
        ("it is a mistake to shut the harbour", Fidelity.CLEANED),
        ("the 3,000 people of Ondai, who are poor, to leave", Fidelity.CLEANED),
        ("[The state] will never allow the 3,000 people", Fidelity.CLEANED),
        ("a mistake [sic] to shut the harbour", Fidelity.CLEANED),
        ("the 3,000 people of Ondai, who ... are poor, to leave", Fidelity.CLEANED),
        ("we will never allow the 3,000 people ... to leave", Fidelity.CUT),
        ("we will never allow the 3,000 people to leave", Fidelity.CUT),
        ("we will never permit the 3,000 people of Ondai to leave", Fidelity.ALTERED),
        ("snow fell on the hills of Lanner overnight", Fidelity.UNRELATED),
    ],
)
def test_fidelity_says_what_became_of_the_words(report, fidelity):
    assert compare(report, SPEECH).fidelity is fidelity


@pytest.mark.parametrize(
    ("report", "change", "printed", "there"),
    [
        ("never allow the 4,000 people of Ondai", Change.NUMBER, "4,000", "3,000"),
        ("we will allow the 3,000 people of Ondai", Change.NEGATION, None, "never"),
        ("never allow the 3,000 people of Lanner", Change.NAME, "Lanner", "Ondai"),
        ("who are poor, to leave. It's a mistake to shut it", Change.HEDGE, None, "I think"),
        ("never permit the 3,000 people of Ondai", Change.WORD, "permit", "allow"),
    ],
)
def test_each_alteration_is_named_with_the_words_of_both_sides(report, change, printed, there):
    found = [
        (piece.report and piece.report.text, piece.reference and piece.reference.text)
        for piece in compare(report, SPEECH).differences
        if piece.change is change
    ]

    assert (printed, there) in found


@pytest.mark.parametrize(
    ("report", "reference"),
    [
        ("It is unlikely that the dam holds", "It is likely that the dam holds"),
        ("He refused to sign the pact", "He agreed to sign the pact"),
        ("They left without paying the toll", "They left after paying the toll"),
        ("We can't open the lock today", "We can open the lock today"),
    ],
)
def test_a_negation_is_found_in_whatever_form_it_has(report, reference):
    assert any(piece.change is Change.NEGATION for piece in compare(report, reference).conflicts)
    assert any(piece.change is Change.NEGATION for piece in compare(reference, report).conflicts)


def test_a_clause_with_a_negation_that_is_left_out_whole_is_a_cut():
    whole = "He wants no war, and we do not want one, and he understands the treaty."

    compared = compare("He wants no war, and he understands the treaty.", whole)

    assert compared.fidelity is Fidelity.CUT


def test_words_from_far_apart_are_stitched():
    between = "The fish are plenty and the sea is wide, and I am glad of both of them. " * 3

    compared = compare(
        "We will open the locks of Ondai. We will dredge the river at Castrel.",
        f"We will open the locks of Ondai. {between}We will dredge the river at Castrel.",
    )

    assert compared.fidelity is Fidelity.STITCHED


def test_a_translation_may_choose_its_words_but_not_its_numbers():
    spoken = "We shall permit no foreign vessel within 12 miles of our shores"
    other_words = "We will allow no foreign ship within 12 miles of our coast"

    assert compare(other_words, spoken).fidelity is Fidelity.ALTERED
    assert compare(other_words, spoken, translated=True).fidelity is Fidelity.TRANSLATED
    wrong = compare(other_words.replace("12", "20"), spoken, translated=True)
    assert wrong.fidelity is not Fidelity.TRANSLATED


def test_a_fuller_name_or_initials_are_no_other_name():
    reference = "Vale met the head of the Ondai Harbour Board on the quay"

    for report in (
        "Ana Vale met the head of the Ondai Harbour Board on the quay",
        "Vale met the head of the OHB on the quay",
    ):
        assert not compare(report, reference).conflicts


def test_a_report_that_goes_on_past_the_reference_is_not_altered_where_ends_are_loose():
    reference = "the locks of Ondai stay shut until the thaw"
    report = "the locks of Ondai stay shut until the thaw, whatever anybody in Castrel says"

    assert compare(report, reference).fidelity is Fidelity.ALTERED
    compared = compare(report, reference, loose=True)
    assert compared.fidelity is Fidelity.VERBATIM
    assert [piece.change for piece in compared.differences] == [Change.BEYOND]


def test_the_passage_runs_from_the_first_word_that_is_met_to_the_last():
    compared = compare("allow the 3,000 people to leave", SPEECH)

    start, end = compared.passage
    assert SPEECH[start:end].startswith("allow the 3,000")
    assert SPEECH[start:end].endswith("to leave")


WORDS = st.lists(
    st.sampled_from(
        "we will never not allow five 3,000 boats Ondai Vale um you know ... -- [it] leave".split()
    ),
    max_size=14,
).map(" ".join)


@given(WORDS, WORDS)
def test_every_span_of_the_diff_is_a_slice_and_they_come_in_order(report, reference):
    pieces = compare(report, reference).pieces

    for text, sides in (
        (report, [piece.report for piece in pieces if piece.report]),
        (reference, [piece.reference for piece in pieces if piece.reference]),
    ):
        assert all(text[side.start : side.end] == side.text for side in sides)
        assert [side.start for side in sides] == sorted(side.start for side in sides)


@given(WORDS)
def test_a_text_is_verbatim_of_itself_unless_it_has_no_words(text):
    compared = compare(text, text)

    assert compared.fidelity is (Fidelity.VERBATIM if compared.pieces else Fidelity.UNRELATED)
    assert not compared.differences
