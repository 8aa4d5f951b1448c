"""Attribution inside attribution."""

import pytest

from tests.attribute.build import attributions, readable

OFFER = "the offer had been withdrawn"
PERSON = "a person close to the talks as saying"


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
