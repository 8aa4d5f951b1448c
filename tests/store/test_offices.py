from __future__ import annotations

import pytest

from onrecord.model import (
    Attribution,
    Document,
    Entity,
    EntityKind,
    Kind,
    Office,
    Precision,
    Time,
    span,
)
from onrecord.store.offices import offices_then

TEXT = "Minister Ana Reyes said no."
DOCUMENT = Document(name="n", text=TEXT, published="2031-03-07")


def then(said, **office):
    """Ask of one office whether it was held when something was said."""
    offices = (Office(title="minister", evidence=span(TEXT, 0, 8), **office),)
    reyes = Entity(
        document_id=DOCUMENT.id, name="Ana Reyes", kind=EntityKind.PERSON, offices=offices
    )
    time = said and Time(since=said, until=said, precision=Precision.DAY, evidence=None)
    saying = Attribution(
        document_id=DOCUMENT.id, kind=Kind.DIRECT, entities=(reyes.id,), said=time, score=0.5
    )
    [held] = offices_then(saying, {reyes.id: reyes}, DOCUMENT.published)
    return held.then


@pytest.mark.parametrize(
    ("said", "office", "held"),
    [
        ("2031-03-04", {}, True),  # the present of the document
        (None, {}, True),
        ("2025-05-01", {}, None),
        ("2031-03-04", {"status": "former"}, False),
        ("2025-05-01", {"status": "former"}, None),
        ("2025-05-01", {"status": "then"}, True),
        ("2031-03-04", {"status": "elect"}, False),
        ("2031-03-04", {"status": "acting"}, True),
        ("2003-01-01", {"since": "1999", "until": "2007"}, True),
        ("2007-12-31", {"since": "1999", "until": "2007"}, True),
        ("2008-01-01", {"since": "1999", "until": "2007"}, False),
        (None, {"since": "1999", "until": "2007"}, False),  # judged by the published date
        ("1998-12-31", {"since": "1999"}, False),
        ("2030-01-01", {"since": "1999"}, True),
        ("2003-01-01", {"until": "2007"}, None),  # since when is not told
    ],
)
def test_an_office_is_held_then_as_far_as_dates_and_words_tell(said, office, held):
    assert then(said, **office) is held


def test_offices_held_then_come_first_and_the_same_comes_once():
    same = Office(title="Minister", evidence=span(TEXT, 0, 8))
    again = Office(title="minister", evidence=span(TEXT, 0, 8))
    former = Office(title="envoy", status="former", evidence=span(TEXT, 0, 8))
    reyes = Entity(
        document_id=DOCUMENT.id,
        name="Ana Reyes",
        kind=EntityKind.PERSON,
        offices=(former, same, again),
    )
    saying = Attribution(
        document_id=DOCUMENT.id, kind=Kind.DIRECT, entities=(reyes.id, "0" * 16), score=0.5
    )

    found = offices_then(saying, {reyes.id: reyes}, DOCUMENT.published)

    assert [(held.office, held.then) for held in found] == [(same, True), (former, False)]
