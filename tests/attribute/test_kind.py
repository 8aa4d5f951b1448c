"""Kind, hedge, negation and addressee of an attribution."""

import pytest

from onrecord.model import Kind
from tests.attribute.build import attributions


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“We will vote no”", Kind.DIRECT),
        ("''We will vote no''", Kind.DIRECT),
        ("that they would vote no", Kind.INDIRECT),
        ("that they would “never” vote no", Kind.MIXED),
        ("the council to “reopen the border and the bridge at Arrin, now", Kind.MIXED),
    ],
)
def test_kind_is_read_off_the_marks(content, kind):
    [found] = attributions(f"[source|Reyes] [cue|said] [content|{content}].")

    assert found.kind is kind


@pytest.mark.parametrize(
    ("cue", "hedged", "negated"),
    [
        ("said", False, False),
        ("reportedly said", True, False),
        ("denied", False, True),
        ("did not say", False, True),
        ("declined to say", False, True),
    ],
)
def test_hedge_and_negation_are_read_off_the_cue(cue, hedged, negated):
    [found] = attributions(f"[source|Reyes] [cue|{cue}] [content|the vote was lost].")

    assert (found.hedged, found.negated) == (hedged, negated)


@pytest.mark.parametrize(
    ("markup", "addressee"),
    [
        ("[source|Reyes] [cue|told] reporters on Friday [content|that it was lost].", "reporters"),
        ("[source|Reyes] [cue|warned] the council [content|that it was lost].", "the council"),
        ("[source|Reyes] [cue|said] to the court [content|that it was lost].", "the court"),
        ("[source|Reyes] [cue|told the committee] [content|it was lost].", "the committee"),
        ("[source|Reyes] [cue|said] [content|that it was lost].", None),
        ("[source|Reyes] [cue|warned] [content|that it was lost].", None),
    ],
)
def test_the_addressee_stands_behind_a_verb_that_takes_one(markup, addressee):
    [found] = attributions(markup)

    assert [piece.text for piece in found.addressee] == ([addressee] if addressee else [])
