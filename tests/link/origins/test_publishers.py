import pytest

from onrecord.link.origins.publishers import Publishers, key_of

CASE = Publishers(
    ["Velm Courier", "The Lamp", "Castrel Courier", "Ondai Press Agency", "Radio Velm"]
)


def named(text, own=None):
    return [(one.name, text[one.start : one.end]) for one in CASE.named(text, own)]


def test_names_of_one_publisher_share_a_key():
    assert key_of("The Velm Courier") == key_of("velm courier")
    assert key_of("www.lamp.example") == key_of("The Lamp")


def test_publishers_are_found_by_their_full_name():
    assert named("Reyes told the Velm Courier and Radio Velm.") == [
        ("Velm Courier", "Velm Courier"),
        ("Radio Velm", "Radio Velm"),
    ]


def test_a_short_name_means_the_own_paper_first():
    assert named("Reyes told the Courier.", own="castrel courier") == [
        ("Castrel Courier", "Courier")
    ]


def test_a_short_name_means_the_paper_that_was_named_before():
    text = "The Velm Courier has it. The Courier is sure."

    assert [name for name, _ in named(text)] == ["Velm Courier", "Velm Courier"]


def test_a_short_name_that_two_papers_have_means_neither():
    assert named("Reyes told the Courier.") == []


def test_initials_mean_an_agency():
    assert named("Reyes told OPA.") == [("Ondai Press Agency", "OPA")]


@pytest.mark.parametrize("text", ["a lamp went out", "Ana Lamp said so", "the courier came late"])
def test_common_words_and_surnames_are_no_papers(text):
    assert named(text) == []
