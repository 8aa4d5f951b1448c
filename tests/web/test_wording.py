import pytest

from onrecord.model import Precision, Time, Unnamed
from onrecord.web import wording


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2020-09-03", "3 Sep 2020"),
        ("2020-09-03T14:05:00+02:00", "3 Sep 2020, 14:05"),
        ("2020-09-03T00:00:00", "3 Sep 2020"),
        ("2020-09", "Sep 2020"),
        ("2020", "2020"),
        ("2020-13-01", "1 2020"),
        ("soon", "undated"),
        (None, "undated"),
    ],
)
def test_a_date_keeps_its_precision(value, words):
    assert wording.date(value) == words


@pytest.mark.parametrize(
    ("since", "until", "precision", "words"),
    [
        ("2020-09-03", "2020-09-03", Precision.DAY, "3 Sep 2020"),
        ("2020-08-31", "2020-09-06", Precision.WEEK, "31 Aug to 6 Sep 2020"),
        ("2019-12-30", "2020-01-05", Precision.WEEK, "30 Dec 2019 to 5 Jan 2020"),
        ("2020-09-01", "2020-09-30", Precision.MONTH, "Sep 2020"),
        ("2020-01-01", "2020-12-31", Precision.YEAR, "2020"),
        (None, "2020-09-03", Precision.DAY, "by 3 Sep 2020"),
        ("2020-09-03", "2020-09-03", Precision.BOUND, "by 3 Sep 2020"),
    ],
)
def test_when_it_was_said_is_as_fine_as_it_is_known(since, until, precision, words):
    time = Time(since=since, until=until, precision=precision, evidence=None)

    assert wording.said(time) == words


def test_what_is_bounded_alone_is_said_by_then_whatever_its_precision():
    assert wording.said_between(None, "2020-09-03", Precision.BOUND) == "by 3 Sep 2020"
    assert wording.said_between(None, "2020-09-03", Precision.DAY) == "by 3 Sep 2020"


def test_a_saying_without_a_time_is_undated():
    assert wording.said(None) == "undated"


def test_counts_agree_with_their_noun():
    assert wording.plural(1, "document") == "1 document"
    assert wording.plural(0, "document") == "0 documents"
    assert wording.plural(12345, "entity", "entities") == "12\u2009345 entities"


def test_a_score_is_never_rounded_up_to_certainty():
    assert wording.score(0.999) == "0.99"
    assert wording.score(1.0) == "1.00"
    assert wording.score(0.834) == "0.83"


def test_an_unnamed_source_says_what_it_lets_out():
    assert wording.unnamed(Unnamed(seniority="senior", number=1)) == "senior · one person"
    assert wording.unnamed(Unnamed()) == "nothing more"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x",
        "http://a b",
        "",
        None,
    ],
)
def test_only_web_addresses_become_links(url):
    assert wording.web_address(url) is None


def test_a_web_address_stays_as_it_is():
    assert wording.web_address("https://gazette.example/a?b=c") == "https://gazette.example/a?b=c"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (None, "not measured"),
        (0.0, "0% of the words; 2 sentences in its own voice"),
        (0.0004, "1% of the words; 2 sentences in its own voice"),
        (0.436, "44% of the words; 2 sentences in its own voice"),
    ],
)
def test_a_share_that_is_not_nothing_is_never_worded_as_nothing(share, words):
    assert wording.attributed(share, 2) == words
