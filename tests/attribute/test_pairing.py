"""Which source and which content belong to which cue."""

import pytest

from tests.attribute.build import attributions, readable


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "[content|“We will vote no,”] [cue|said] [source|Ana Reyes].",
            [(["Ana Reyes"], ["said"], ["“We will vote no,”"])],
        ),
        (
            "[source|Reyes] [cue|said] [content|the vote was lost].",
            [(["Reyes"], ["said"], ["the vote was lost"])],
        ),
        (
            "[cue|According to] [source|the ministry], [content|prices fell].",
            [(["the ministry"], ["According to"], ["prices fell"])],
        ),
        (
            "[content|“We will vote no,”] [source|Reyes] [cue|said], [content|“and no again.”]",
            [(["Reyes"], ["said"], ["“We will vote no,”", "“and no again.”"])],
        ),
        (
            "[content|“No,”] [source|he] [cue|said]. [content|“Never.”]",
            [(["he"], ["said"], ["“No,”", "“Never.”"])],
        ),
    ],
)
def test_source_and_content_go_to_the_nearest_cue(markup, expected):
    assert [readable(found) for found in attributions(markup)] == expected


def test_a_relative_clause_keeps_its_own_subject():
    found = attributions(
        "[source|Tesh], [source|who] [cue|said] [content|he was tired], [cue|added] "
        "[content|that he would stay]."
    )

    by_cue = {readable(a)[1][0]: readable(a)[0] for a in found}
    assert by_cue == {"said": ["who"], "added": ["Tesh"]}


def test_a_second_verb_shares_the_source_of_the_first():
    found = attributions(
        "[source|Tesh] [cue|said] [content|the talks had failed] and [cue|warned] "
        "[content|that none would follow]."
    )

    assert [readable(a)[0] for a in found] == [["Tesh"], ["Tesh"]]


def test_what_follows_a_verb_at_once_is_its_source_though_a_participle_stands_as_near():
    found = attributions(
        "[content|“It was awful,”] [cue|said] [source|Orlan], [cue|referring to] "
        "[content|the flood]."
    )

    assert [readable(a)[0] for a in found] == [["Orlan"], ["Orlan"]]


@pytest.mark.parametrize("before", ["", "Despite "])
def test_a_participle_in_front_has_the_source_of_the_verb_behind_it(before):
    found = attributions(
        f"{before}[cue|{'Noting' if not before else 'noting'}] [content|that prices fell], "
        "[source|Tesh] [cue|said] [content|the plan worked]."
    )

    assert [readable(a)[0] for a in found] == [["Tesh"], ["Tesh"]]


def test_a_sentence_that_begins_with_such_a_word_lends_no_other_cue_a_source_behind():
    found = attributions(
        "During the night [cue|word spread] [content|that the dam had broken], and [source|Tesh] "
        "[cue|said] [content|he was sorry]."
    )

    assert [readable(a)[0] for a in found] == [[], ["Tesh"]]


def test_a_cue_rather_shares_a_source_of_its_sentence_than_takes_one_of_another():
    found = attributions(
        "[source|The envoys] met. [source|Tesh] [cue|complained] [content|that it was late] and "
        "[cue|asked] [content|why nobody had come]."
    )

    assert [readable(a)[0] for a in found] == [["Tesh"], ["Tesh"]]


def test_a_quotation_behind_what_it_bears_out_is_its_second_piece():
    found = attributions(
        "[source|Tesh] [cue|argued] [content|that the law was broken]. "
        "[content|“Nobody ever obeyed it.”]"
    )

    assert [readable(a)[2] for a in found] == [
        ["that the law was broken", "“Nobody ever obeyed it.”"]
    ]


def test_a_passive_takes_no_source_from_its_neighbour():
    found = attributions(
        "[source|Tesh] [cue|said] [content|the talks had failed], and "
        "[content|the envoy] [cue|was expected] [content|to leave]."
    )

    assert [readable(a)[0] for a in found] == [["Tesh"], []]


def test_a_source_after_by_belongs_to_the_passive_before_it():
    found = attributions(
        "[source|Orlan] [cue|praised] [content|the plan], [cue|called] [content|a trap] by "
        "[source|the opposition]."
    )

    assert [readable(a)[0] for a in found] == [["Orlan"], ["the opposition"]]


def test_a_quotation_goes_on_over_a_paragraph_break():
    found = attributions(
        "[content|“We came to talk,”] [source|Orlan] [cue|said]. [content|“We are still here.]\n\n"
        "[content|“And we will stay.”]"
    )

    assert [readable(a)[2] for a in found] == [
        ["“We came to talk,”", "“We are still here.", "“And we will stay.”"]
    ]


def test_a_colon_carries_into_the_next_paragraph():
    found = attributions("[source|Orlan] [cue|said]:\n\n[content|“There is no deal.”]")

    assert readable(found[0]) == (["Orlan"], ["said"], ["“There is no deal.”"])


def test_an_unquoted_neighbour_is_not_taken_into_a_quotation():
    found = attributions(
        "[content|“No,”] [source|he] [cue|said]. The room was quiet. [content|Nobody stirred.]"
    )

    assert [readable(a)[2] for a in found] == [["“No,”"]]


def test_a_cue_without_content_gives_nothing():
    assert attributions("[source|Orlan] [cue|said].") == ()


def test_every_span_equals_its_slice():
    markup = (
        "[content|“No,”] [source|he] [cue|said]. [content|“Never.”]\n\n[source|She] [cue|agreed]."
    )
    text = "“No,” he said. “Never.”\n\nShe agreed."

    for found in attributions(markup):
        for piece in found.source + found.cue + found.content:
            assert text[piece.start : piece.end] == piece.text
