"""Attribution inside attribution."""

import pytest

from onrecord.model import Kind
from tests.attribute.build import attributions, readable

OFFER = "the offer had been withdrawn"
PERSON = "a person close to the talks as saying"


def chains(markup):
    """Give (sources, cue, contents) of each attribution -> the cues around it."""
    found = attributions(markup)
    cues = {one.id: one.cue[0].text for one in found}
    return {
        (
            " ... ".join(readable(one)[0]),
            one.cue[0].text,
            " ... ".join(readable(one)[2]),
        ): [cues[outer] for outer in one.chain]
        for one in found
    }


def nested(markup):
    return [found for found, outer in chains(markup).items() if outer]


@pytest.mark.parametrize(
    "markup",
    [
        f"[source|The Courier] [cue|cited] [content|{PERSON} {OFFER}].",
        f"[source|The Courier] [cue|cited {PERSON}] [content|{OFFER}].",
    ],
)
def test_who_is_cited_as_saying_has_the_citing_paper_as_chain(markup):
    outer, inner = attributions(markup)

    assert readable(outer)[0] == ["The Courier"]
    assert readable(inner) == (
        ["a person close to the talks"],
        ["as saying"],
        ["the offer had been withdrawn"],
    )
    assert inner.chain == (outer.id,)


def test_a_citation_of_nobody_is_one_attribution():
    found = attributions("[source|The Courier] [cue|cited] [content|the rising price of light].")

    assert len(found) == 1


@pytest.mark.parametrize(
    ("content", "inner"),
    [
        (
            "that the mayor had told the council that the dam would hold",
            ("the mayor", "had told", "that the dam would hold"),
        ),
        ("Mr. Tarn insists the gate was shut", ("Mr. Tarn", "insists", "the gate was shut")),
        (
            "engineers, some of them retired, warned on Monday that the wall was weak",
            ("engineers, some of them retired", "warned", "that the wall was weak"),
        ),
        ("her clerk had ordered him to leave", ("her clerk", "had ordered", "to leave")),
        (
            "the envoy called the plan “a bad joke”",
            ("the envoy", "called", "the plan “a bad joke”"),
        ),
        (
            "that, according to two nurses, the ward was empty",
            ("two nurses", "according to", "the ward was empty"),
        ),
        (
            "the ministry’s claim that no water was lost",
            ("the ministry", "claim", "that no water was lost"),
        ),
        (
            "in May the owners admitted that pumps failed",
            ("the owners", "admitted", "that pumps failed"),
        ),
        (
            "the owners had made it clear that nobody pays",
            ("the owners", "had made it clear", "that nobody pays"),
        ),
        ("the agency cited a pilot as saying it was dark", ("a pilot", "as saying", "it was dark")),
        (
            "the clerk, who had told the council that the dam would hold, was wrong",
            ("the clerk", "had told", "that the dam would hold"),
        ),
        (
            "his deputy argued and still argues that the port must close",
            ("his deputy", "argues", "that the port must close"),
        ),
        (
            "the union left the talks, warning that the yard would close",
            ("the union", "warning", "that the yard would close"),
        ),
        (
            "the sisters had been told by the warden that the gate was shut",
            ("the warden", "had been told", "that the gate was shut"),
        ),
        (
            "the owners went on to say that nobody pays",
            ("the owners", "went on to say", "that nobody pays"),
        ),
        (
            "the dam was old, the mayor had told him",
            ("the mayor", "had told", "the dam was old"),
        ),
        (
            "the mayor is quoted in a letter as saying that the dam was old",
            ("the mayor", "is quoted in a letter as saying", "that the dam was old"),
        ),
    ],
)
def test_a_reporting_clause_inside_a_content_is_an_attribution_inside(content, inner):
    found = nested(f"[source|Ilse Tarn] [cue|said] [content|{content}].")

    assert inner in found


@pytest.mark.parametrize(
    "content",
    [
        "he had told nobody, and that the report on the dam was late",
        "I think we can win",
        "it was time to say goodbye",
        "the agreed text had been sent to both capitals",
        "no one had been asked to leave",
        "the United States must say no to this",
        "you could say that the dam was old",
        "if a senator says the dam was old, nobody listens",
        "everything the president said was true",
        "he believed the dam was old",
        "residents fled while the warning reports were read",
        "nobody has said that the dam was old",
        "the mayor would say that the dam was old",
        "the mayor should tell the council that the dam was old",
        "the ministry’s report that came late was short",
        "anyone who says that the dam was old is wrong",
    ],
)
def test_what_only_looks_like_a_report_is_left_alone(content):
    assert not nested(f"[source|Ilse Tarn] [cue|said] [content|{content}].")


def test_three_levels_are_listed_from_the_outermost_inwards():
    found = chains(
        "[source|Dagen] [cue|cited] [content|an aide as saying that the king had told his sons "
        "that he would not flee]."
    )

    assert found["the king", "had told", "that he would not flee"] == ["cited", "as saying"]


def test_a_quotation_in_a_quotation_is_direct_and_what_is_told_in_one_is_not():
    inner = [
        one
        for content in ("“He told me ‘never again,’”", "“The doctor said the arm was broken,”")
        for one in attributions(f"[content|{content}] [source|she] [cue|said].")
        if one.chain
    ]

    assert [one.kind for one in inner] == [Kind.DIRECT, Kind.INDIRECT]


def test_whoever_quotes_another_stands_around_him():
    found = chains(
        "[source|The Tribune], [cue|quoting] [content|an official at the treasury], "
        "[cue|said] [content|the crown would fall]."
    )

    assert found == {
        ("The Tribune", "said", "the crown would fall"): [],
        ("an official at the treasury", "quoting", "the crown would fall"): ["said"],
    }


@pytest.mark.parametrize(
    "who", ["a person briefed on the talks", "people familiar with the plan", "two aides"]
)
def test_who_is_cited_for_a_report_stands_inside_it(who):
    found = chains(
        f"[content|The lock will wait], [source|the Courier] [cue|reported] on Monday, "
        f"[cue|citing] [content|{who}]."
    )

    assert found[who, "citing", "The lock will wait"] == ["reported"]


def test_a_reason_that_is_cited_is_no_source():
    markup = (
        "[source|The bank], [cue|citing] [content|rising costs], [cue|said] "
        "[content|the branch would close]."
    )

    assert not nested(markup)


def test_who_is_quoted_by_a_station_stands_inside_what_it_says():
    found = chains(
        "[content|The general] [cue|was quoted] by [source|state radio] "
        "[content|as saying that the city would be retaken]."
    )

    assert found["The general", "as saying", "that the city would be retaken"] == ["was quoted by"]
    assert len(found) == 2


def test_who_has_seen_a_document_stands_around_what_it_says():
    found = chains(
        "[cue|According to] [source|a leaked memo seen by the Courier], "
        "[content|the pumps had failed twice]."
    )

    assert found["the Courier", "seen by", "a leaked memo ... the pumps had failed twice"] == []
    inner = ("a leaked memo seen by the Courier", "According to", "the pumps had failed twice")
    assert found[inner] == ["seen by"]


def test_a_cited_source_goes_on_in_the_next_sentence():
    found = chains(
        "[source|The Lantern] [cue|cited] [content|a person close to the court as saying that "
        "charges were near]. [cue|According to] [source|the person], [content|arrests follow]. "
        "[source|The court] [cue|said] [content|nothing was decided]."
    )

    assert found["the person", "According to", "arrests follow"] == ["cited"]
    assert found["The court", "said", "nothing was decided"] == []


def test_a_cue_that_lost_its_content_to_the_one_inside_gets_it_back():
    found = chains(
        "[source|The clerk] [cue|told] [content|friends that the vault was empty], "
        "[cue|according to] [source|a colleague]."
    )

    outer = "The clerk told friends that the vault was empty"
    assert found["a colleague", "according to", outer] == []
    assert found["The clerk", "told", "friends that the vault was empty"] == ["according to"]


def test_a_sentence_without_end_is_read_in_linear_time():
    found = attributions(
        "[source|Ilse] [cue|said] [content|" + "he said that she said " * 1000 + "]"
    )

    assert len(found) < 3000


def test_a_noun_that_ends_like_an_adverb_can_be_who_says_it():
    found = nested("[source|She] [cue|added] [content|that the family had asked that it be sold].")

    assert found == [("the family", "had asked", "that it be sold")]


@pytest.mark.parametrize(
    ("content", "inner"),
    [
        ("“It is shut,” the mayor said in a letter", ("the mayor", "said", "“It is shut,”")),
        ("“It is shut,” said the mayor", ("the mayor", "said", "“It is shut,”")),
    ],
)
def test_a_quotation_before_its_verb_stays_with_whoever_said_it(content, inner):
    found = chains(f"[content|{content}], [cue|according to] [source|The Courier].")

    assert found[inner] == ["according to"]
    assert found["The Courier", "according to", content] == []


def test_pieces_of_a_content_are_read_as_one_where_marks_alone_part_them():
    found = chains(
        "[content|The port will close], [content|Reyes said], [cue|according to] "
        "[source|The Courier]."
    )

    assert found["Reyes", "said", "The port will close"] == ["according to"]
