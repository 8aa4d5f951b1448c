"""Reporting verbs in all their forms."""

import pytest

from onrecord.grammar.words.verbs import SAYING, VERBS, Form, forms


@pytest.mark.parametrize(
    ("base", "wanted"),
    [
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("omit", {"omit", "omits", "omitted", "omitting"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("lie", {"lie", "lies", "lied", "lying"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("signal", {"signal", "signals", "signaled", "signalled", "signaling", "signalling"}),
        ("forecast", {"forecast", "forecasts", "forecasted", "forecasting"}),
        ("write", {"write", "writes", "wrote", "written", "writing"}),
    ],
)
def test_a_verb_has_the_forms_that_people_write(base, wanted):
    assert forms(base) == wanted


@pytest.mark.parametrize(
    ("word", "form"),
    [("says", Form.THIRD), ("told", Form.PAST), ("written", Form.PARTICIPLE), ("citing", Form.ING)],
)
def test_the_table_knows_a_verb_in_any_form(word, form):
    assert VERBS[word].form is form


def test_an_opinion_is_no_saying():
    assert {"said", "replied", "unveiled"} <= SAYING
    assert not {"believes", "hoped"} & SAYING
