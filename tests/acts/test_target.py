import pytest

from tests.resolve.build import read

NAMES = {"person": ["Ana Reyes", "Jon Vale", "Mira Holm"], "country": ["Velmora", "Norland"]}


def target(markup):
    reading = read(markup, **NAMES)
    names = {entity.id: entity.name for entity in reading.entities}
    return names.get(reading.attributions[0].target)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("[s1|Ana Reyes] [c1|criticised] Jon Vale [t1|for the delay].", "Jon Vale"),
        ("[s1|Ana Reyes] [c1|criticised] [t1|Jon Vale] for the delay.", "Jon Vale"),
        ("[s1|Ana Reyes] [c1|called on] [t1|Velmora to disarm].", "Velmora"),
        ("[s1|Ana Reyes] [c1|rejected] [t1|Norland’s offer].", "Norland"),
        ("[s1|Ana Reyes] [c1|said] [t1|Jon Vale must resign].", "Jon Vale"),
        ("[s1|Ana Reyes] [c1|said] [t1|that Jon Vale had lied to Norland].", "Jon Vale"),
        ("[t1|“Jon Vale is a disgrace,”] [c1|said] [s1|Ana Reyes].", "Jon Vale"),
        ("Jon Vale was [c1|accused] by [s1|Ana Reyes] [t1|of fraud].", "Jon Vale"),
    ],
)
def test_an_act_is_directed_at_its_object_or_at_whom_it_is_about(markup, expected):
    assert target(markup) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "[s1|Ana Reyes] [c1|criticised] [t1|Jon Vale and Mira Holm].",
        "[s1|Ana Reyes] [c1|said] [t1|Jon Vale had left Norland].",
        "[s1|Ana Reyes] [c1|deplored] [t1|the quarrel of Norland with Velmora].",
        "[s1|Ana Reyes] [c1|criticised] [t1|the delay].",
        "[s1|Ana Reyes] [c1|strode] on with Jon Vale.",
    ],
)
def test_two_candidates_or_a_plain_statement_leave_it_open(markup):
    assert target(markup) is None


def test_nobody_is_the_target_of_their_own_words():
    assert target("[s1|Ana Reyes] [c1|said] [t1|Ana Reyes must go].") is None


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("[s1|Ana Reyes] [c1|warned] [a1|Norland] [t1|that it would snow].", "Norland"),
        ("[s1|Ana Reyes] [c1|told] [a1|Jon Vale last week] [t1|that she was ill].", "Jon Vale"),
        ("[s1|Ana Reyes] [c1|told] [a1|Norland staff] [t1|that she was ill].", None),
        ("[s1|Norland] [c1|urged] [a1|its people] [t1|to stay calm].", None),
    ],
)
def test_who_is_addressed_is_the_head_of_the_words_that_name_them(markup, expected):
    assert target(markup) == expected
