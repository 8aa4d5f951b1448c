import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.quotations import Quoted, Sources, SourceText, Stretch, Verdict, check
from onrecord.link.quotations import locating as locating_module
from onrecord.model import Span
from onrecord.store.sheet import plain

VALE = "Well, we will never -- we will never sell the locks of Ondai, which my father built. "
MORE = "The fish are plenty and the sea is wide, and I am glad of both of them tonight. " * 4
LAST = "I have asked the Harbour Board for 3,000 new gates. "
MOOR = "The mayor wants to flood the valley and to call it progress. "


def debate(document="debate", day="2030-09-03"):
    parts = (("ANA VALE", VALE), ("MR. MOOR", MOOR), ("ANA VALE", MORE + LAST))
    text, stretches = "", []
    for speaker, said in parts:
        stretches.append(Stretch(start=len(text), end=len(text) + len(said), speakers=(speaker,)))
        text += said
    return SourceText(
        document=document,
        name=f"{document}.txt",
        text=text,
        since=day,
        until=day,
        stretches=tuple(stretches),
    )


def checked(text, *, speakers=("Ana Vale",), sources=None, **more):
    quoted = Quoted(span=Span(start=7, end=7 + len(text), text=text), speakers=speakers, **more)
    [found] = check([quoted], [debate()] if sources is None else sources)
    return found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("we will never sell the locks of Ondai", Verdict.VERBATIM),
        ("We will never sell the locks of Ondai —", Verdict.VERBATIM),
        ("asked the Harbour Board for three thousand new gates", Verdict.CLEANED),
        ("We will never sell [them], which my father built.", Verdict.CLEANED),
        ("we will never sell the locks ... which my father built", Verdict.CUT),
        ("we will never sell the locks, which my father built", Verdict.CUT),
        (f"We will never sell the locks of Ondai. {LAST}", Verdict.STITCHED),
        ("we will never sell the docks of Ondai", Verdict.ALTERED),
        ("asked the Harbour Board for 4,000 new gates", Verdict.ALTERED),
        ("we will sell the locks of Ondai, which my father built", Verdict.ALTERED),
        ("wants to flood the valley and to call it progress", Verdict.WRONG_SOURCE),
        ("tax every barrel of oil that leaves the northern terminal", Verdict.NOT_FOUND),
    ],
)
def test_a_quotation_gets_the_verdict_of_what_became_of_its_words(text, verdict):
    assert checked(text).verdict is verdict


def test_a_row_has_the_keys_that_others_rely_on_and_its_spans_are_slices():
    row = plain(checked("we will never sell the docks of Ondai").row())

    assert set(row) == {"span", "text", "verdict", "match", "difference"}
    assert set(row["match"]) == {"document", "name", "span", "source"}
    start, end = row["match"]["span"]
    assert debate().text[start:end] == "we will never sell the locks of Ondai"
    assert (row["span"], row["verdict"], row["match"]["source"]) == (
        [7, 44],
        "altered",
        "ANA VALE",
    )
    assert row["difference"] == "word: “docks” for “locks”"


def test_the_day_printed_beside_a_quotation_counts():
    words = "we will never sell the locks of Ondai"

    wrong = checked(words, since="2030-10-01", until="2030-10-01")
    right = checked(words, since="2030-09-01", until="2030-09-05")

    assert (wrong.verdict, right.verdict) == (Verdict.WRONG_DATE, Verdict.VERBATIM)
    assert "2030-09-03" in wrong.difference


def test_words_said_twice_are_found_where_the_day_fits():
    found = checked(
        "we will never sell the locks of Ondai",
        since="2031-01-01",
        until="2031-12-31",
        sources=[debate(), debate("speech", "2031-05-05")],
    )

    assert (found.verdict, found.match.document) == (Verdict.VERBATIM, "speech")


def test_somebody_elses_words_are_told_with_who_says_them():
    found = checked("wants to flood the valley and to call it progress")

    assert found.match.source == "MR. MOOR"
    assert found.difference == "said there: MR. MOOR"


@pytest.mark.parametrize("speakers", [(), ("Vale",), ("Minister Ana Vale",), ("ana vale",)])
def test_a_speaker_may_be_named_by_less_or_not_at_all(speakers):
    found = checked("we will never sell the locks of Ondai", speakers=speakers)

    assert found.verdict is Verdict.VERBATIM


def test_a_few_common_words_of_another_are_no_wrong_source():
    assert checked("and to call it").verdict is not Verdict.WRONG_SOURCE


def test_an_interruption_does_not_part_a_sentence():
    said = ("the harbour of Ondai stays open", "Order! Order!", "to every trawler of the coast")
    speakers = ("VALE", "SPEAKER", "VALE")
    text = " ".join(said)
    starts = [text.index(part) for part in said]
    source = SourceText(
        document="d",
        text=text,
        stretches=tuple(
            Stretch(start=start, end=start + len(part), speakers=(speaker,))
            for start, part, speaker in zip(starts, said, speakers, strict=True)
        ),
    )

    found = checked(
        "the harbour of Ondai stays open to every trawler of the coast",
        speakers=("Vale",),
        sources=[source],
    )

    assert found.verdict is Verdict.VERBATIM


def test_what_is_not_found_comes_with_the_nearest_passages():
    found = checked("we will sell every lock between here and the northern terminal of oil")

    assert found.match is None
    assert found.nearest
    assert all(
        debate().text[near.span.start : near.span.end] == near.span.text for near in found.nearest
    )


def test_without_any_text_of_that_day_there_is_nothing_to_hold_it_against():
    words = "tax every barrel of oil that leaves the northern terminal"

    assert checked(words, sources=[]).verdict is Verdict.NO_SOURCE_TEXT
    later = checked(words, since="2035-01-01", until="2035-01-01")
    assert later.verdict is Verdict.NO_SOURCE_TEXT


def test_of_many_texts_only_a_few_are_read(monkeypatch):
    texts = [
        SourceText(document=f"d{n:03}", text=f"{MORE} We counted {n} herons on the quay. {MORE}")
        for n in range(120)
    ]
    sources = Sources([*texts, debate()])
    read = []
    align = locating_module.align
    monkeypatch.setattr(locating_module, "align", lambda *args: read.append(1) or align(*args))

    found = checked("we will never sell the locks of Ondai", sources=sources)

    assert found.verdict is Verdict.VERBATIM
    assert len(read) <= 8 * 3 * 2


def test_common_words_are_found_in_a_long_text_that_is_full_of_them():
    crowd = "There is no more of it there, but there it is, and there is no end of it. " * 40
    text = f"{crowd}It is not a matter of if there, but when. {crowd}"
    sources = [SourceText(document="d", text=text)]

    found = checked("not a matter of if there, but when", speakers=(), sources=sources)

    assert found.verdict is Verdict.VERBATIM


def test_a_short_quotation_with_one_word_altered_is_found_among_many_texts():
    crowd = [
        SourceText(document=f"d{n:03}", text=f"They lost {n} boats. Their day was on. {MORE}")
        for n in range(300)
    ]
    where = SourceText(document="x", text=f"{MORE} They lost their grip on reality. {MORE}")

    found = checked("lost their hold on reality", speakers=(), sources=[*crowd, where])

    assert (found.verdict, found.match.document) == (Verdict.ALTERED, "x")


def test_the_order_of_the_sources_does_not_count():
    sources = [debate(), debate("speech", "2031-05-05"), SourceText(document="x", text=MORE)]
    words = "we will never sell the locks of Ondai"

    assert checked(words, sources=sources) == checked(words, sources=sources[::-1])


@given(st.lists(st.sampled_from((VALE + MOOR + LAST).split()), min_size=1, max_size=12))
def test_every_match_is_a_slice_of_its_source(words):
    found = checked(" ".join(words))

    for match in (found.match, *found.more, *found.nearest):
        if match:
            assert debate().text[match.span.start : match.span.end] == match.span.text
