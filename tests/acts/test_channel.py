import pytest

from onrecord.kinds import Channel, Genre
from tests.resolve.build import read

NAMES = {"person": ["Ana Reyes"], "publisher": ["Lanner Gazette", "Lanner Post"]}


def channel(markup, **given):
    return read(markup, **NAMES, **given).attributions[0].channel


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("In an interview, [s1|Ana Reyes] [c1|said] [t1|it rained].", Channel.INTERVIEW),
        ("At a news conference [s1|Ana Reyes] [c1|said] [t1|it rained].", Channel.BRIEFING),
        ("At a party conference [s1|Ana Reyes] [c1|said] [t1|it rained].", Channel.SPEECH),
        ("[s1|Ana Reyes] [c1|tweeted] [t1|that it rained].", Channel.POST),
        ("[s1|Ana Reyes] [c1|wrote] on Facebook [t1|that it rained].", Channel.POST),
        ("[s1|Ana Reyes] [c1|said] in a joint statement [t1|that it rained].", Channel.STATEMENT),
        ("In a letter to the port, [s1|Ana Reyes] [c1|said] [t1|it rained].", Channel.DOCUMENT),
        ("[c1|According to] [s1|the report], [t1|it rained].", Channel.DOCUMENT),
        ("[c1|According to] [s1|a leaked memo], [t1|it rained].", Channel.LEAK),
        ("[c1|According to] [s1|a memo seen by the guard], [t1|it rained].", Channel.LEAK),
        ("[s1|The survey] [c1|found] [t1|that it rained].", Channel.POLL),
        ("[s1|The indictment] [c1|says] [t1|it rained].", Channel.COURT),
        ("[s1|Article 12 of the charter] [c1|says] [t1|it rains].", Channel.LAW),
        ("[s1|The Lanner Gazette] [c1|reported] [t1|that it rained].", Channel.PRESS),
        ("[s1|A reporter] [c1|saw] [t1|that it rained].", Channel.OBSERVATION),
        ("[s1|Ana Reyes] [c1|declined to comment] on [t1|the rain].", Channel.NO_COMMENT),
    ],
)
def test_the_words_around_a_cue_tell_the_channel(markup, expected):
    assert channel(markup) is expected


@pytest.mark.parametrize(
    "markup",
    [
        "[s1|Ana Reyes] [c1|said] [t1|it rained in a speech].",
        "After the speech, [s1|Ana Reyes] [c1|said] [t1|it rained].",
        "[s1|Ana Reyes] [c1|spoke] of the need to address [t1|the rain].",
        "[s1|The law firm] [c1|said] [t1|it rained].",
        "[s1|Ana Reyes] [c1|said] [t1|it rained].",
    ],
)
def test_a_noun_elsewhere_tells_none(markup):
    assert channel(markup) is None


def test_a_turn_has_the_channel_of_its_transcript():
    markup = "[s1|REYES][c1|:] [t1|It rained.]\n"

    assert channel(markup, title="Daily briefing of the port") is Channel.BRIEFING
    assert channel(markup, title="Talk") is None


def test_a_release_is_a_statement_where_it_tells_no_other_channel():
    markup = "[s1|Ana Reyes] [c1|said] [t1|it rained]."

    assert channel(markup, genre=Genre.RELEASE) is Channel.STATEMENT
