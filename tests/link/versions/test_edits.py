from __future__ import annotations

import pytest

from onrecord.kinds import Edit
from onrecord.link.versions.edits import changes, headline

BEFORE = (
    "The harbour of Castrel was shut on Friday. "
    "A senior official said 12 ships had reportedly left.\n\n"
    "“We will keep the gates shut until spring,” the harbour minister said in Castrel.\n\n"
    "Talks between the two towns go on."
)


def kinds(before: str, after: str) -> list[Edit]:
    return [change.kind for change in changes(before, after)]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("12 ships", "14 ships", Edit.NUMBER),
        ("A senior official said", "Ana Reyes said", Edit.NAMED),
        ("reportedly left", "left", Edit.HEDGE_GONE),
        ("shut on Friday", "apparently shut on Friday", Edit.HEDGE_ADDED),
        ("shut on Friday", "maybe shut on Friday", Edit.HEDGE_ADDED),
        ("official said 12", "official claimed 12", Edit.VERB),
        ("Talks between", "Negotiations involving", Edit.WORDING),
        ("go on.", "go on. Nobody in either of them expects an end soon.", Edit.TEXT_ADDED),
        ("the harbour minister", "the harbor minister", Edit.TRIVIAL),
        ("The harbour of", "Harbour of", Edit.TRIVIAL),
    ],
)
def test_an_edit_is_named_by_what_changed(old, new, kind):
    assert kinds(BEFORE, BEFORE.replace(old, new, 1)) == [kind]


def test_a_name_that_became_an_unnamed_source_is_told():
    named = BEFORE.replace("A senior official said", "Ana Reyes said")

    assert kinds(named, BEFORE) == [Edit.UNNAMED]


def test_a_quotation_that_came_or_went_is_told_with_its_words():
    without = BEFORE.replace(
        "“We will keep the gates shut until spring,” the harbour minister said in Castrel.\n\n", ""
    )

    [added] = [one for one in changes(without, BEFORE) if one.kind is Edit.QUOTATION_ADDED]
    [gone] = [one for one in changes(BEFORE, without) if one.kind is Edit.QUOTATION_GONE]

    assert (added.before, added.after) == ("", "We will keep the gates shut until spring")
    assert (gone.before, gone.after) == ("We will keep the gates shut until spring", "")
    assert BEFORE[slice(*added.after_span)] == added.after


def test_a_word_changed_in_a_quotation_leaves_the_quotation():
    assert kinds(BEFORE, BEFORE.replace("until spring", "until summer")) == [Edit.WORDING]


def test_case_and_marks_are_no_edit():
    assert changes(BEFORE, BEFORE.replace("“", '"').replace("”", '"').upper()) == ()


def test_every_span_is_a_slice_of_its_version():
    after = BEFORE.replace("12 ships", "14 ships").replace("Talks between", "Talk among")

    for change in changes(BEFORE, after):
        assert BEFORE[slice(*change.before_span)] == change.before
        assert after[slice(*change.after_span)] == change.after


def test_a_new_headline_is_told():
    found = headline("Harbour shut", "Harbour open")

    assert found is not None
    assert (found.kind, found.before, found.after) == (
        Edit.HEADLINE,
        "Harbour shut",
        "Harbour open",
    )
    assert headline("Harbour shut", "HARBOUR SHUT") is None
    assert headline(None, None) is None
