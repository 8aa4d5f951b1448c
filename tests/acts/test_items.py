import pytest

from tests.resolve.build import read


def items(markup):
    reading = read(markup, person=["Ana Reyes"])
    text = reading.document.text
    assert all(
        text[item.start : item.end] == item.text
        for one in reading.attributions
        for item in one.items
    )
    return [[item.text for item in one.items] for one in reading.attributions]


@pytest.mark.parametrize(
    "markup",
    [
        "[s1|Reyes] [c1|made] [t1|three demands: a canteen, new boots and a paid holiday].",
        "[s1|Reyes] [c1|made] [t1|three demands: a canteen; new boots; and a paid holiday].",
        "[s1|Reyes] [c1|wants] [t1|(a) a canteen, (b) new boots and (c) a paid holiday].",
        (
            "[s1|Reyes] [c1|said] [t1|there were three demands]. The first is a canteen. The "
            "second is new boots. The last is a paid holiday.\n\nIt rained."
        ),
        (
            "[s1|Reyes] [c1|said] [t1|there were three demands]. The first of them is a canteen."
            "\n\nThe other two include the following: new boots; and a paid holiday. It rained."
        ),
        (
            "[s1|Reyes] [c1|made] [t1|three demands]:\n\n- a canteen\n- new boots\n- a paid holiday"
            "\n\nIt rained."
        ),
    ],
)
def test_a_list_is_taken_apart(markup):
    assert items(markup) == [["a canteen", "new boots", "a paid holiday"]]


@pytest.mark.parametrize(
    "markup",
    [
        "[s1|Reyes] [c1|said] [t1|there were three demands]. It rained. The first boat left.",
        "[s1|Reyes] [c1|said] [t1|the first boat, a ferry, left and the second stayed].",
        "[s1|Reyes] [c1|said] [t1|she saw two boats: a ferry]. It rained.",
    ],
)
def test_what_lists_nothing_has_no_items(markup):
    assert items(markup) == [[]]


def test_a_list_belongs_to_the_innermost_saying():
    found = items(
        "[s1|Reyes] [c1|said] [t1|the [s2|port] [c2|named] [t2|two goals: peace; and quiet]]."
    )

    assert found == [[], ["peace", "quiet"]]


def test_the_last_items_may_be_sentences_of_their_own():
    found = items(
        "[s1|Reyes] [c1|named] [t1|four aims: a canteen, new boots. And a holiday. A bed]."
    )

    assert found == [["a canteen", "new boots", "a holiday", "A bed"]]
