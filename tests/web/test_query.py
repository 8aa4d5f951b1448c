import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.web.query import KEYS, MAX_VALUE, MAX_WORDS, parse


def test_filters_become_the_keywords_of_the_case():
    query = parse({"q": "bridge", "year": "2031", "unnamed": "yes", "publisher": "", "page": "3"})

    assert query.asked() == {"words": "bridge", "publisher": "", "year": 2031, "unnamed": True}
    assert query.offset == 80


def test_a_blank_search_asks_nothing():
    assert parse({"q": "  ", "source": ""}).filters == ()


def test_what_is_no_filter_is_not_looked_at():
    assert parse({"at": "x", "colour": "red"}).filters == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("q", "x" * (MAX_WORDS + 1)),
        ("source", "x" * (MAX_VALUE + 1)),
        ("kind", "rumour"),
        ("genre", "poem"),
        ("unnamed", "perhaps"),
        ("year", "last"),
        ("year", "20311"),
        ("year", "٢٠٣١"),
        ("since", "soon"),
        ("page", "0"),
        ("page", "1000000"),
        ("page", "²"),
        ("limit", "501"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(key, value):
    with pytest.raises(InputError) as refused:
        parse({key: value})

    assert len(str(refused.value)) < 200


def test_an_address_keeps_the_filters_and_drops_the_page():
    query = parse({"q": '"set phrase"', "kind": "direct", "page": "4"})

    assert query.address("/attributions", kind=None) == "/attributions?q=%22set+phrase%22"
    assert query.address("/x", page=5) == "/x?q=%22set+phrase%22&kind=direct&page=5"


@given(st.dictionaries(st.sampled_from([*KEYS, "page", "limit"]), st.text(max_size=40)))
def test_any_address_is_read_or_refused(parameters):
    try:
        query = parse(parameters)
    except InputError:
        return

    assert query.page >= 1
    assert not any(ord(sign) < 32 for _, value in query.filters for sign in value)
