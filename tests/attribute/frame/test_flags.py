"""What becomes of a saying: hedged, negated, denied, hypothetical."""

import pytest

from tests.attribute.build import attributions

FLAGS = ("hedged", "negated", "denied", "hypothetical")


def flags(markup):
    [found] = attributions(markup)
    return {name for name in FLAGS if getattr(found, name)}


@pytest.mark.parametrize(
    "markup",
    [
        "[source|Reyes] [cue|reportedly said] [content|that the vote was lost].",
        "[source|Reyes] [cue|is said to have told] the board [content|that it was lost].",
        "[source|Reyes] [cue|is thought] [content|to favour a second vote].",
        "[source|Reyes] [cue|may have told] them [content|that it was lost].",
        "[source|Reyes] [cue|seemed to suggest] [content|that it was lost].",
        "Apparently, [source|Reyes] [cue|said] [content|that it was lost].",
        "By all accounts [source|Reyes] [cue|said] [content|that it was lost].",
        "Perhaps [source|Reyes] [cue|told] them [content|that it was lost].",
        "Unconfirmed reports had it that [source|Reyes] [cue|asked] [content|for a truce].",
        "[source|Reyes], the story goes, [cue|said] [content|that it was lost].",
        "The [cue|alleged remark] [content|that it was lost] is not on the tape.",
    ],
)
def test_a_document_that_does_not_vouch_for_a_saying_hedges(markup):
    assert flags(markup) == {"hedged"}


@pytest.mark.parametrize(
    "markup",
    [
        "[source|Reyes] [cue|did not say] [content|who won].",
        "[source|Reyes] [cue|couldn't say] [content|who won].",
        "[source|Reyes] has not, in a year, once [cue|admitted] [content|that it was lost].",
        "[source|Reyes] [cue|declined to say] [content|who won].",
        "[source|Reyes] [cue|refused to deny] [content|that it was lost].",
        "[source|Reyes] [cue|stopped short of calling] [content|the vote a fraud].",
        "[source|Reyes] [cue|has yet to explain] [content|the loss].",
        "[source|Reyes] [cue|made no mention] [content|of the loss].",
        "[source|Reyes] [cue|said nothing] [content|of the loss].",
        "[source|Reyes] [cue|told] nobody [content|that it was lost].",
        "[source|No one] [cue|would say] [content|who won].",
        "[source|Neither side] [cue|has denied] [content|that it was lost].",
        "Nor did [source|Reyes] [cue|say] [content|who won].",
    ],
)
def test_a_saying_that_did_not_happen_or_was_withheld_is_negated(markup):
    assert flags(markup) == {"negated"}


@pytest.mark.parametrize(
    "markup",
    [
        "[source|Reyes] [cue|denied] [content|that the vote was lost].",
        "[source|Reyes] [cue|rejected] [content|claims that the vote was lost].",
        "[source|Reyes] [cue|dismissed] [content|the account as untrue].",
        "[source|Reyes] [cue|brushed aside] [content|suggestions of a fraud].",
        "[source|Reyes] [cue|ruled out] [content|a second vote].",
        "[source|Reyes] [cue|was forced to deny] [content|that the vote was lost].",
    ],
)
def test_a_source_that_disputes_the_content_denies(markup):
    assert flags(markup) == {"denied"}


@pytest.mark.parametrize(
    "markup",
    [
        "[source|Reyes] [cue|will tell] them [content|that it was lost].",
        "[source|Reyes] [cue|is expected] [content|to announce a second vote].",
        "[source|Reyes] [cue|plans to ask] [content|for a second vote].",
        "[source|Critics] [cue|could argue] [content|that it was lost].",
        "If [source|Reyes] [cue|says] [content|that it was lost], the streets will fill.",
        "Had [source|she] [cue|told] them [content|that it was lost], they would have left.",
        "Will [source|Reyes] [cue|admit] [content|that it was lost]?",
        "They want [source|Reyes] [cue|to explain] [content|the loss].",
    ],
)
def test_a_saying_to_come_or_possible_or_wanted_is_hypothetical(markup):
    assert flags(markup) == {"hypothetical"}


@pytest.mark.parametrize(
    "markup",
    [
        "[source|Reyes] [cue|said] [content|that she will not deny it].",
        "[source|Reyes] [cue|said] [content|the allegedly stolen votes may be found].",
        "Not only did [source|Reyes] [cue|say] [content|that it was lost].",
        "[source|Reyes] [cue|did not hesitate to call] [content|the vote a fraud].",
        "[source|Reyes], who could lose her seat, [cue|said] [content|that it was lost].",
        "[source|Reyes], not the mayor, [cue|said] [content|that it was lost].",
        "[source|Reyes] [cue|rejected] [content|the offer as too low].",
        "[source|Reyes] [cue|refused] [content|to leave the hall].",
        "[source|Reyes] [cue|alleged] [content|that the vote was stolen].",
        "By her own account [source|Reyes] [cue|told] them [content|that it was lost].",
        "[content|The loss] [cue|had been reported] in May.",
        "If, as [source|Reyes] [cue|says], [content|the vote is lost], why wait?",
        "[source|I] [cue|would like to say] [content|that it was lost].",
        "[source|She] [cue|would often tell] us [content|that it was lost].",
        "[source|No. 10] [cue|said] [content|that it was lost].",
    ],
)
def test_what_only_looks_doubtful_has_no_flag(markup):
    assert flags(markup) == set()


def test_flags_are_independent_of_one_another():
    hedged = flags("[source|Reyes] [cue|has reportedly denied] [content|that it was lost].")
    future = flags("[source|Reyes] [cue|is expected to deny] [content|that it was lost].")

    assert hedged == {"hedged", "denied"}
    assert future == {"denied", "hypothetical"}


def test_a_very_long_sentence_is_read_as_far_as_its_cue_reaches():
    tail = "and the rain and the wind " * 4000

    found = flags(f"{tail} [source|Reyes] [cue|never said] [content|who won] {tail}.")

    assert found == {"negated"}


@pytest.mark.parametrize(
    ("markup", "flag"),
    [
        ("[source|Reyes] [cue|shrugged off] [content|the claim that it was lost].", "denied"),
        ("[source|Reyes] [cue|forgot to mention] [content|that it was lost].", "negated"),
        ("[source|Reyes] [cue|omitted to say] [content|that it was lost].", "negated"),
    ],
)
def test_a_verb_is_known_in_all_its_forms(markup, flag):
    assert flags(markup) == {flag}
