"""Flags and addressees in sentences of many builds: the table is the specification."""

import pytest

from tests.attribute.build import attributions

FLAGS = ("hedged", "negated", "denied", "hypothetical")
N, D, H, Y = {"negated"}, {"denied"}, {"hedged"}, {"hypothetical"}

PASSIVE = [
    ("[source|Growers] [cue|were warned] [content|that the wells were dry].", set(), "Growers"),
    (
        "The growers [cue|were told] by [source|Orla Brand] [content|that the wells were dry].",
        set(),
        "The growers",
    ),
    ("[source|The envoy] [cue|was never told] [content|who had won].", N, "The envoy"),
    ("[source|Brand] [cue|is believed to have told] aides [content|that it was lost].", H, "aides"),
    ("[source|The guild] [cue|was asked to explain] [content|where the money went].", set(), None),
]
COORDINATED = [
    ("[source|Brand] spoke for an hour and [cue|denied] [content|that she had lied].", D, None),
    ("[source|Brand] will meet the guild and [cue|tell] it [content|that it lost].", Y, "it"),
    ("[source|Brand] is expected to return and [cue|announce] [content|a new levy].", Y, None),
    ("[source|Brand] neither signed the lease nor [cue|said] [content|who had].", N, None),
    ("[source|Brand] rose, but [cue|did not say] [content|who had won].", N, None),
    ("[source|Brand] left the hall and [cue|told] waiting nurses [content|that it was over].",
     set(), "waiting nurses"),
]  # fmt: skip
QUESTIONS = [
    ("[cue|Did] [source|the mayor] [cue|tell] you [content|that the dam was safe]?", Y, "you"),
    ("Would [source|the mayor] [cue|say] [content|that the dam was safe]?", Y, None),
    ("[source|The mayor] [cue|asked] the engineers [content|whether the dam was safe].",
     set(), "the engineers"),
    ("“[content|Will the dam hold?]” [source|the mayor] [cue|asked] the engineers.",
     set(), "the engineers"),
]  # fmt: skip
EMBEDDED = [
    ("Should [source|the mayor] [cue|say] [content|that the dam was safe], few would stay.",
     Y, None),
    ("If [source|the mayor] comes and [cue|says] [content|that the dam is safe], they will stay.",
     Y, None),
    ("Because [source|the mayor] [cue|had said] [content|that the dam was safe], they stayed.",
     set(), None),
    ("The council wants [source|the mayor] [cue|to tell] villagers [content|that it is safe].",
     Y, "villagers"),
    ("Let [source|the mayor] [cue|say] [content|that the dam is safe].", Y, None),
    ("It is time for [source|the mayor] [cue|to explain] [content|why the dam leaks].", Y, None),
    ("[source|The mayor] [cue|intends to warn] the valley [content|that the dam leaks].",
     Y, "the valley"),
]  # fmt: skip
LONG_SUBJECTS = [
    ("[source|The mayor], who had never seen the dam, [cue|said] [content|that it was safe].",
     set(), None),
    ("[source|The mayor], whose party may lose the vote, [cue|told] us [content|it was safe].",
     set(), "us"),
    ("[source|The mayor], asked whether she would resign, [cue|did not say] [content|when].",
     N, None),
    ("[source|No engineer who had worked on the dam] [cue|said] [content|that it was safe].",
     N, None),
    ("[source|The man who allegedly broke the dam] [cue|said] [content|that it was old].",
     set(), None),
    ("[source|A clerk in the office that sold the land] [cue|denied] [content|that it was wet].",
     D, None),
]  # fmt: skip
SOURCES_BEHIND = [
    ("“[content|It is safe,]” [cue|said] [source|the mayor] to the families.",
     set(), "the families"),
    ("“[content|It is safe,]” [cue|shouted] [source|a man] at the crowd.", set(), "the crowd"),
    ("[content|The dam is safe], [cue|reportedly said] [source|the mayor].", H, None),
    ("“[content|It is safe],” [source|the mayor] [cue|told] them, “[content|and it is dry].”",
     set(), "them"),
    ("“[content|It was not],” [cue|said] [source|the mayor], “[content|ever safe].”", set(), None),
]  # fmt: skip
WITHHELD = [
    ("At no point did [source|the mayor] [cue|say] [content|that the dam was safe].", N, None),
    ("[source|The mayor] [cue|was unable to say] [content|whether the dam was safe].", N, None),
    ("[source|The mayor] [cue|refused] [content|to be drawn on the dam].", N, None),
    ("[source|The mayor] [cue|left no doubt] [content|that the dam was safe].", set(), None),
    ("Not surprisingly, [source|the mayor] [cue|said] [content|that the dam was safe].",
     set(), None),
    ("[source|The mayor] [cue|stopped short of accusing] [content|the builders].", N, None),
    ("[source|The mayor] [cue|seems] [content|to have told Radio Lanner that it leaked].",
     H, "Radio Lanner"),
    ("[source|The mayor] [cue|told] the Chamber of Deputies [content|that it leaked].",
     set(), "the Chamber of Deputies"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "flags", "addressee"),
    [*PASSIVE, *COORDINATED, *QUESTIONS, *EMBEDDED, *LONG_SUBJECTS, *SOURCES_BEHIND, *WITHHELD],
)
def test_flags_and_addressees_do_not_hang_on_the_build_of_a_sentence(markup, flags, addressee):
    [found] = [one for one in attributions(markup) if one.content]

    assert {name for name in FLAGS if getattr(found, name)} == flags
    assert [piece.text for piece in found.addressee] == ([addressee] if addressee else [])
