"""Lines with dashes, and headlines, whose cue was found without a content."""

import pytest

from tests.attribute.build import attributions, readable


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "— I saw nothing, [source|she] [cue|answered]. — It was dark.",
            (["she"], ["answered"], ["I saw nothing", "It was dark."]),
        ),
        (
            "- When will it open? [cue|asked] the boy.",
            (["the boy"], ["asked"], ["When will it open?"]),
        ),
        ("– Never! – [cue|said] [source|Tesh].", (["Tesh"], ["said"], ["Never!"])),
        (
            "Tunnel to cost more, [source|auditors] [cue|find]",
            (["auditors"], ["find"], ["Tunnel to cost more"]),
        ),
    ],
)
def test_what_stands_before_a_cue_is_said(markup, expected):
    [found] = attributions(f"{markup}\n\nIt rained.")

    assert readable(found) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "— He [cue|answered] nothing.",
        "Tunnel opened, and [source|she] [cue|spoke].",
        "— [source|She] [cue|answered].",
        "— , [source|she] [cue|answered].",
        "— It was dark.",
    ],
)
def test_without_words_before_the_cue_nothing_is_said(markup):
    assert attributions(f"{markup}\n\nIt rained.") == ()
