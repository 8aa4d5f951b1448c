from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.store.dates import LAST
from onrecord.store.filters import Question, check
from onrecord.store.rows import Filters

DAYS = st.one_of(
    st.just(0),
    st.just(1),
    st.just(LAST),
    st.builds(
        lambda year, month, day: year * 10_000 + month * 100 + day,
        st.integers(1995, 2005),
        st.integers(1, 12),
        st.integers(1, 31),
    ),
)


@given(ends=st.tuples(DAYS, DAYS).map(sorted), day=DAYS)
def test_a_split_by_years_holds_every_day_once(ends, day):
    since, until = ends
    asked = Question(
        hits="hits_any", conditions=["where_days"], values={"since": since, "until": until}
    )

    parts = asked.by_years()

    held = [part for part in parts if part.values["since"] <= day <= part.values["until"]]
    assert len(held) == (since <= day <= until)
    assert sum(not part.whole_years for part in parts) <= 2


@given(year=st.integers(1990, 2010))
def test_whole_years_are_not_split(year):
    asked = Question(
        hits="hits_any",
        conditions=["where_days"],
        values={"since": year * 10_000 + 101, "until": year * 10_000 + 1231},
    )

    assert asked.by_years() == [asked]
    assert asked.tally() == "hits_year_tally"


@pytest.mark.parametrize("key", ["since", "until", "said_since", "said_until"])
@pytest.mark.parametrize("text", ["2013-02-30", "2013-13", "2013-04-31", "2011-02-29", "2013-00"])
def test_a_day_that_does_not_exist_is_refused(key, text):
    with pytest.raises(InputError, match=f"'{text}' is no day of the calendar"):
        check(Filters(**{key: text}))


def test_the_last_day_of_a_leap_year_is_a_day():
    assert check(Filters(since="2012-02-29")).since == "2012-02-29"
