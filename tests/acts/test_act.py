import pytest

from onrecord.acts import content as contents
from onrecord.acts.cues import lexicon
from onrecord.kinds import Act
from tests.resolve.build import read

PEOPLE = {"person": ["Ana Reyes", "Jon Vale"], "country": ["Velmora", "Norland"]}


def act(markup):
    [found] = read(markup, **PEOPLE).attributions
    return found.act


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", Act.STATE),
        ("has announced", Act.ANNOUNCE),
        ("pointed out", Act.STATE),
        ("called for", Act.DEMAND),
        ("took issue with", Act.CRITICISE),
        ("paid warm tribute to", Act.PRAISE),
        ("lashed out at", Act.CRITICISE),
        ("turned down", Act.REJECT),
        ("concurred with", Act.AGREE),
        ("owned up to", Act.CONCEDE),
        ("did not immediately respond to", Act.DECLINE),
        ("wouldn’t comment on", Act.DECLINE),
        ("has expressed regret over", Act.APOLOGISE),
        ("threw his weight behind", Act.SUPPORT),
    ],
)
def test_the_words_of_a_cue_tell_the_act(cue, expected):
    assert act(f"[s1|Ana Reyes] [c1|{cue}] [t1|the harbour plan].") is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the ferry left at noon", Act.STATE),
        ("he would rebuild the pier", Act.PROMISE),
        ("it would rain all week", Act.PREDICT),
        ("the council must resign", Act.DEMAND),
        ("she was sorry for the delay", Act.APOLOGISE),
        ("he would not leave the hall", Act.REFUSE),
        ("they would bomb the dam if the talks failed", Act.THREATEN),
        ("it was not true that the till was empty", Act.DENY),
        ("the guards had poisoned the well", Act.ACCUSE),
        ("the budget was a disgrace", Act.CRITICISE),
        ("the nurses were magnificent", Act.PRAISE),
        ("the town should consider a tunnel", Act.PROPOSE),
        ("the roof could collapse", Act.WARN),
    ],
)
def test_an_open_cue_leaves_the_act_to_the_content(content, expected):
    assert act(f"[s1|Ana Reyes] [c1|said] [t1|{content}].") is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("“Who pays for this?”", Act.ASK),
        ("“Thank you all.”", Act.THANK),
        ("“We’ll build two schools.”", Act.PROMISE),
        ("“Open the gates at once.”", Act.DEMAND),
        ("“No comment.”", Act.DECLINE),
        ("“Yes, we met.”", Act.CONFIRM),
        ("“I’m against the toll.”", Act.REJECT),
    ],
)
def test_what_is_quoted_does_what_it_says(content, expected):
    assert act(f"[t1|{content}] [c1|said] [s1|Ana Reyes].") is expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("[s1|Ana Reyes] [c1|asked] [t1|where the boat was].", Act.ASK),
        ("[s1|Ana Reyes] [c1|asked] Jon Vale [t1|to sell the boat].", Act.DEMAND),
        ("[s1|Ana Reyes] [c1|vowed] [t1|to rebuild the pier].", Act.PROMISE),
        ("[s1|Ana Reyes] [c1|vowed] [t1|revenge on the guards].", Act.THREATEN),
        ("[s1|Ana Reyes] [c1|insisted] [t1|that the guards hand over the key].", Act.DEMAND),
        ("[s1|Ana Reyes] [c1|insisted] [t1|that the key was lost].", Act.STATE),
    ],
)
def test_a_content_can_bend_what_the_cue_tells(markup, expected):
    assert act(markup) is expected


def test_a_turn_does_what_its_words_do():
    reading = read("[s1|REYES][c1|:] [t1|Did the ferry leave?]\n")

    assert reading.attributions[0].act is Act.ASK


def test_without_cue_or_content_there_is_no_act():
    reading = read("[s1|Ana Reyes] [c1|strode] on.", **PEOPLE)

    assert reading.attributions[0].act is None


@pytest.mark.parametrize(
    "content",
    [
        "That failure shows a broader trend in Norland",
        "the party’s great success was distorted",
        "there was not one reason to ruin those relations",
    ],
)
def test_a_strong_word_that_judges_nobody_makes_no_act(content):
    assert contents.read(content, direct=False) is None


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("the plan is an utter failure", Act.CRITICISE),
        ("the sale would bring ruin to the port", Act.WARN),
        ("she was a truly great minister", Act.PRAISE),
    ],
)
def test_a_strong_word_that_is_said_of_somebody_does(content, act):
    assert contents.read(content, direct=False) is act


def test_a_verb_is_its_own_base_whatever_words_phrases_have():
    assert lexicon().bases(["noted", "noting", "not"]) == ["note", "note", "not"]
