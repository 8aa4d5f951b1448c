"""What templates ask of a row."""

from types import SimpleNamespace

import pytest

from onrecord.model import Precision
from onrecord.web.templating import said_row


@pytest.mark.parametrize(
    ("since", "until", "precision", "words"),
    [
        ("2031-03-12", "2031-03-12", Precision.DAY, "said 12 Mar 2031"),
        ("2031", "2031-12-31", Precision.YEAR, "said 2031"),
        (None, "2031-05-09", Precision.BOUND, "by 9 May 2031"),
        (None, None, None, "undated"),
    ],
)
def test_a_list_says_when_it_was_said_and_never_by_whom(since, until, precision, words):
    row = SimpleNamespace(said_from=since, said_to=until, said_precision=precision)

    assert said_row(row) == words
