"""Kind and addressee of an attribution."""

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


def test_a_quotation_behind_a_pronoun_that_is_no_part_of_it_is_mixed():
    [found] = attributions("[source|Reyes] [cue|called] [content|it “a pack of lies”].")

    assert found.kind is Kind.MIXED


def test_what_a_book_is_called_is_no_quotation():
    [found] = attributions("[source|Reyes] [cue|said] [content|that “Low Water” was short].")
    [other] = attributions("[source|Reyes] [cue|said] [content|that “low water” was near].")

    assert found.kind is Kind.INDIRECT
    assert other.kind is Kind.MIXED


@pytest.mark.parametrize(
    ("markup", "addressee"),
    [
        ("[source|Reyes] [cue|told] reporters on Friday [content|that it was lost].", "reporters"),
        ("[source|Reyes] [cue|warned] the council [content|that it was lost].", "the council"),
        ("[source|Reyes] [cue|said] to the court [content|that it was lost].", "the court"),
        ("[source|Reyes] [cue|told the committee] [content|it was lost].", "the committee"),
        ("[source|Reyes] [cue|asked] [content|the court to rule it void].", "the court"),
        ("[source|Reyes] [cue|promised] [content|the union a payment].", "the union"),
        ("[source|Reyes] [cue|plans] [content|to ask the court for a delay].", "the court"),
        ("[source|Reyes] [cue|called on] [content|the council to resign].", "the council"),
        ("[content|“No,”] [source|she] [cue|shouted at] the musicians.", "the musicians"),
        ("Residents [cue|were told] [content|that it was lost].", "Residents"),
        ("To the children, [source|he] [cue|said] [content|it was lost].", "the children"),
        ("[source|His] [cue|warning] to the islanders [content|that it went].", "the islanders"),
        ("[content|“No,”] [source|he] [cue|wrote] in a letter to the council.", "the council"),
        (
            "[source|He] [cue|told] her cabinet, her generals and the press [content|it was lost].",
            "her cabinet, her generals and the press",
        ),
        ("[source|Reyes] [cue|said] [content|that it was lost].", None),
        ("[source|Reyes] [cue|warned] [content|prices would rise].", None),
        ("[content|“No,”] [source|she] [cue|said] to applause.", None),
        ("[source|She] [cue|referred] to the council [content|as a club].", None),
        ("[source|She] [cue|asked] the question [content|“who pays?”]", None),
        ("[source|Reyes] [cue|warned] [content|that it was lost].", None),
    ],
)
def test_the_addressee_stands_behind_a_verb_that_takes_one(markup, addressee):
    [found] = attributions(markup)

    assert [piece.text for piece in found.addressee] == ([addressee] if addressee else [])
