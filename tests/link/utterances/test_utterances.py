from random import Random

import pytest

from onrecord.link.utterances import Saying, Why, utterances
from onrecord.link.utterances import candidates as candidates_module
from onrecord.link.wording import Fidelity

NEVER = "We will never allow anyone to sever Ondai from the harbour"


def saying(name, text=NEVER, **more):
    given = {
        "document": f"doc-{name}",
        "speakers": ("vale",),
        "since": "2030-09-03",
        "until": "2030-09-03",
        "published": "2030-09-04",
    }
    return Saying(id=name, text=text, **(given | more))


def groups(*sayings):
    return {
        frozenset(report.saying.id for report in one.reports)
        for one in utterances(sayings).utterances
    }


def test_reports_of_one_saying_are_one_utterance():
    assert groups(
        saying("a", f"{NEVER}, and nobody will."),
        saying("b", "never allow anyone to sever Ondai from the harbour"),
        saying("c", "We will build a new lock at Castrel next year"),
    ) == {frozenset("ab"), frozenset("c")}


def test_an_utterance_shows_the_fullest_wording_the_earliest_report_and_each_fidelity():
    full = f"{NEVER}, and nobody in Castrel should dream of it."

    [found] = utterances(
        [
            saying("a", "never allow anyone to sever Ondai from the harbour"),
            saying("b", full, published="2030-09-05"),
            saying("c", full.replace("anyone", "strangers"), published="2030-09-03"),
        ]
    ).utterances

    assert found.text == full
    assert (found.fullest, found.earliest, found.reference) == ("b", "c", None)
    assert {report.saying.id: report.fidelity for report in found.reports} == {
        "a": Fidelity.VERBATIM,
        "b": Fidelity.VERBATIM,
        "c": Fidelity.ALTERED,
    }


def test_the_transcript_is_the_reference_and_shows_its_passage():
    speech = (
        "Dear friends, it is good to see so many of you. "
        + "The fish are plenty and the sea is wide, and I am glad of both. " * 6
        + "We will never -- we will never allow anyone to sever Ondai from the harbour. "
        + "Now let us eat, for the bread is warm and the evening is long. " * 3
    )

    [found] = utterances(
        [
            saying("paper", "We will never let anyone sever Ondai from the harbour"),
            saying("other", NEVER),
            saying("speech", speech, official=True),
        ]
    ).utterances

    assert found.reference == "speech"
    assert found.text.endswith("allow anyone to sever Ondai from the harbour")
    fidelity = {report.saying.id: report.fidelity for report in found.reports}
    assert fidelity["paper"] is Fidelity.ALTERED
    assert fidelity["other"] in (Fidelity.TYPOGRAPHIC, Fidelity.CLEANED)


def test_two_sentences_of_one_speech_stay_two_utterances():
    one = "We will never allow anyone to sever Ondai from the harbour."
    two = "The dredging of the Castrel canal begins before the spring floods."
    speech = f"{one} " + "The fish are plenty and I am glad of them. " * 8 + two

    assert groups(saying("a", one), saying("b", two), saying("speech", speech, official=True)) == {
        frozenset({"a", "speech"}),
        frozenset({"b", "speech"}),
    }


def test_a_long_official_text_that_nobody_reports_makes_no_utterance():
    speech = "The fish are plenty and the sea is wide, and I am glad of both. " * 8

    assert utterances([saying("speech", speech, official=True)]).utterances == ()


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"text": NEVER.replace("never ", "")}, Why.NEGATION),
        ({"text": NEVER.replace("Ondai", "Lanner")}, Why.NAME),
        (
            {"text": "would never let anyone sever Ondai", "speakers": ("moor",), "direct": False},
            None,
        ),
    ],
)
def test_what_is_kept_apart_though_alike_goes_to_review(other, why):
    joined = utterances([saying("a"), saying("b", **other)])

    assert len(joined.utterances) == 2
    if why:
        assert [(b.one, b.other, b.why) for b in joined.bridges] == [("a", "b", why)]


def test_the_same_few_words_on_another_day_are_another_saying_and_go_to_review():
    short = "sever Ondai from the harbour"
    later = {"since": "2030-09-06", "until": "2030-09-06"}

    joined = utterances([saying("a", short), saying("b", short, **later)])

    assert len(joined.utterances) == 2
    assert [bridge.why for bridge in joined.bridges] == [Why.TIME]


def test_the_same_words_in_another_year_are_another_saying():
    assert len(groups(saying("a"), saying("b", since="2031-01-10", until="2031-01-10"))) == 2


def test_many_words_in_a_row_are_one_saying_whoever_is_named_and_that_is_told():
    [found] = utterances([saying("a"), saying("b", speakers=("moor",))]).utterances

    assert found.contested
    assert found.speakers == ("moor", "vale")


def test_in_one_document_another_speaker_is_who_cites_and_not_the_same_saying_again():
    assert len(groups(saying("a"), saying("b", document="doc-a", speakers=("moor",)))) == 2
    assert len(groups(saying("a"), saying("b", document="doc-a"))) == 1


def test_few_words_of_another_speaker_do_not_join():
    short = "sever Ondai from the harbour"

    assert len(groups(saying("a", short), saying("b", short, speakers=("moor",)))) == 2
    assert len(groups(saying("a", short), saying("b", short))) == 1


def test_no_chain_of_strangers_joins_what_has_nothing_in_common():
    first = "the harbour of Ondai stays shut to trawlers until the spring floods"
    second = "the Castrel canal gets a second lock and deeper gates by autumn"
    both = f"{first}, and {second}"

    parts = utterances([saying("a", first), saying("b", second), saying("c", both)])
    ends = utterances([saying("a", first), saying("b", second)])

    assert len(parts.utterances) == 1  # both stand in the fuller wording
    assert len(ends.utterances) == 2


def test_a_pair_in_conflict_is_never_brought_together_by_a_third():
    one = "We will send 400 dredgers to the Ondai canal before the spring floods come"
    other = one.replace("400", "700")
    between = "send dredgers to the Ondai canal before the spring floods come"

    joined = utterances([saying("a", one), saying("b", other), saying("c", between)])

    assert all(
        not {"a", "b"} <= {report.saying.id for report in found.reports}
        for found in joined.utterances
    )
    assert Why.NUMBER in {bridge.why for bridge in joined.bridges}


def test_the_order_of_arrival_does_not_count():
    texts = [
        NEVER,
        NEVER.lower(),
        f"Well, {NEVER}",
        NEVER.replace("never ", ""),
        "never allow anyone to sever Ondai",
        "The Castrel canal gets a second lock and deeper gates by autumn",
        "Thank you very much.",
    ]
    sayings = [
        saying(f"{number}-{speaker}", text, speakers=(speaker,))
        for number, text in enumerate(texts)
        for speaker in ("vale", "moor")
    ]
    wanted = utterances(sayings)

    for seed in range(5):
        mixed = list(sayings)
        Random(seed).shuffle(mixed)
        assert utterances(mixed) == wanted


def test_an_id_does_not_depend_on_later_reports_of_larger_id():
    [alone] = utterances([saying("a")]).utterances
    [more] = utterances([saying("a"), saying("b")]).utterances

    assert alone.id == more.id


def test_a_key_of_very_many_sayings_does_not_make_the_join_quadratic(monkeypatch):
    monkeypatch.setattr(candidates_module, "CAP", 10)
    looked_at = []
    judge = candidates_module._self_join
    monkeypatch.setattr(
        candidates_module,
        "_self_join",
        lambda *args: looked_at.append(judge(*args)) or looked_at[-1],
    )
    sayings = [saying(f"{n:03}", f"{NEVER} {n}") for n in range(100)]

    utterances(sayings)

    rows = len(NEVER.split())
    assert max(map(len, looked_at)) <= 100 * candidates_module.NEIGHBOURS * (rows + 1)


def test_nothing_comes_of_nothing():
    assert utterances([]).utterances == ()
