"""A megabyte of one thing is cut into words and sentences in the time that a document has."""

import pytest

from onrecord.config import Settings
from onrecord.model import Input, Issue
from onrecord.run.limits import DeadlineGuard
from onrecord.tag.quotations import find_quotations
from onrecord.tag.windows import lay_out
from onrecord.tag.words import find_paragraphs

LENGTH = 150_000  # characters; what grows with its square would take minutes
FORMS = [
    "...",
    "…",
    ". ",
    "? ",
    ".”",
    "!' ",
    "a. ",
    "A. ",
    "“a.” ",
    "a.\n",
    "-",
    "a-",
    "’",
    "((",
    " a",
]


@pytest.mark.parametrize("form", FORMS)
def test_a_long_line_of_one_thing_is_laid_out_in_the_time_that_a_document_has(form):
    text = "It rained. " + form * (LENGTH // len(form))
    guard = DeadlineGuard(Settings().seconds_per_document / 10)

    def stages(_item):
        return lay_out(text, find_quotations(text, find_paragraphs(text)))

    found = guard(stages, Input(name="test", format="txt"))

    assert not isinstance(found, Issue), found.message
