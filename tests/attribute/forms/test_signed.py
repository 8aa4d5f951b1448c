"""Quotations with a signature below."""

import pytest

from onrecord.model import Kind
from tests.attribute.build import attributions, readable


@pytest.mark.parametrize("dash", ["— ", "– ", "—", "-- "])
@pytest.mark.parametrize(
    "words", ["We asked for the report. It never came.", "“It never came. Nobody asked.”"]
)
@pytest.mark.parametrize("source", ["Rolf Amis", "Rolf Amis, councillor of Old Quay"])
def test_who_signs_a_quotation_below_says_it(dash, words, source):
    [found] = attributions(f"The hall was full.\n\n{words}\n\n{dash}{source}\n\nThey vote soon.")

    assert readable(found) == ([source], [dash.strip()], [words])
    assert found.kind is Kind.DIRECT


def test_what_else_is_said_in_the_quotation_stays():
    found = attributions(
        "We went home. [source|The mayor] [cue|said] [content|it was late].\n\n— Rolf Amis"
    )

    assert [readable(one)[0] for one in found] == [["Rolf Amis"], ["The mayor"]]


@pytest.mark.parametrize(
    "text",
    [
        "The hall was full, the mayor told reporters.\n\n— Rolf Amis",
        "The mayor went home. “I am tired,” she told us.\n\n— Rolf Amis",
        "We went home.\n\n— Nobody came. Rolf Amis did not.",
        "We went home.\n\n— but Rolf Amis stayed",
        "— Rolf Amis",
    ],
)
def test_who_signs_a_report_says_nothing(text):
    assert attributions(text) == ()
