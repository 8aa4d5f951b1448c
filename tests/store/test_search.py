from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Attribution, Document, Kind, Reading, span
from onrecord.store.attributions import Attributions
from onrecord.store.documents import Documents
from onrecord.store.rows import Filters
from onrecord.store.search import Query, parse

TEXTS = (
    "The ministry will never allow it.",
    "Allow the ministry to speak, never mind.",
    "Société générale: we allowed nothing.",
    "O'Malley’s state-run (and only) radio: NOT a word OR two; column: content*",
)


@pytest.fixture
def search(database, add):
    for place, text in enumerate(TEXTS):
        document = Document(name=str(place), text=text)
        attribution = Attribution(
            document_id=document.id,
            kind=Kind.DIRECT,
            content=(span(text, 0, len(text)),),
            score=1.0,
        )
        add(Reading(document=document, attributions=(attribution,)), first=place)

    def search(words):
        found = Attributions(database, Filters(words=words))
        assert len(found) == len(list(found))
        assert len(found) == len(Documents(database, Filters(words=words)))
        return {TEXTS.index(row.content) for row in found}

    return search


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("never allow", {0, 1}),  # all must occur, in any order
        ('"never allow"', {0}),
        ("“never allow”", {0}),
        ('"never allow', {0}),  # the closing mark is missing
        ("allow*", {0, 1, 2}),
        ('"never all*', set()),  # inside a phrase a star is no sign
        ('"never all"*', {0}),
        ("ministry OR société", {0, 1, 2}),
        ("never ministry OR nothing", {0, 1}),
        ("allow -speak", {0}),
        ("-ministry", {2, 3}),
        ('never -"never allow"', {1}),
        ("societe GENERALE", {2}),
        ("state-run", {3}),
        ("O'Malley", {3}),
        ("(and only)", {3}),
        ("content:", {3}),
        ("content:never", set()),
        ("not", {3}),
        ("NOT", {3}),
        ("OR", set()),
        ("OR never", {0, 1}),
        ("never OR", {0, 1}),
        ("absent", set()),
        ("!!! ???", set()),
        ('""', set()),
        ("*", set()),
        ("", {0, 1, 2, 3}),
        ("   ", {0, 1, 2, 3}),
    ],
)
def test_a_query_finds_what_its_words_say(search, words, found):
    assert search(words) == found


SIGNS = st.lists(
    st.sampled_from(
        ["a", "never", "OR", "AND", "NOT", "NEAR", "é", "中", "\0", *" \"'()*-^:+{},“\\;"]
    )
).map("".join)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=SIGNS | st.text())
def test_no_query_is_an_error(search, words):
    search(words)


def test_a_blank_query_asks_nothing():
    assert parse(None) is None
    assert parse("  ") is None


def test_terms_are_quoted_before_the_engine_sees_them():
    assert parse('tax -"new bill" levy OR duty*') == Query(
        words='("tax") AND ("levy" OR "duty" *)', without='"new bill"'
    )


def test_a_query_of_many_words_is_cut_short():
    found = parse("word " * 10_000)

    assert found is not None
    assert found.words is not None
    assert found.words.count("word") == 50
