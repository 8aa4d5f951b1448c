from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from onrecord.store.record_json import to_json
from tests.store.samples import reading

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs/extract.schema.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("changes", [{}, {"title": None, "publisher": None, "published": None}])
def test_a_reading_fits_the_published_schema(changes):
    made = to_json(reading(**changes))

    assert [
        fault.message for fault in jsonschema.Draft202012Validator(SCHEMA).iter_errors(made)
    ] == []


def test_what_is_no_reading_does_not_fit_the_published_schema():
    made = to_json(reading())
    made["attributions"][0]["score"] = "high"

    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(made)


def test_keys_come_in_the_order_of_the_schema():
    made = to_json(reading())

    assert list(made) == list(SCHEMA["properties"])
    assert list(made["attributions"][0]) == list(SCHEMA["$defs"]["attribution"]["properties"])
    assert list(made["entities"][0]) == list(SCHEMA["$defs"]["entity"]["properties"])
    assert list(made["entities"][0]["offices"][0]) == list(SCHEMA["$defs"]["office"]["properties"])
    assert list(made["attributions"][0]["said"]) == list(SCHEMA["$defs"]["said"]["properties"])


def test_offsets_are_slices_of_the_text():
    made = to_json(reading())

    first = made["attributions"][0]
    assert [made["text"][start:end] for start, end in first["content"]] == [
        "We will never allow it",
        "and we never did",
    ]
    assert first["said"] == {
        "from": "2031-03-07",
        "to": "2031-03-07",
        "precision": "day",
        "text": "on Friday",
    }


def test_a_time_that_nothing_in_the_text_gives_has_no_words():
    made = to_json(reading())

    assert made["attributions"][1]["said"]["text"] is None
    assert made["attributions"][1]["unnamed"] == {
        "seniority": "senior",
        "institution": None,
        "country": "Ostmark",
        "number": 1,
        "basis": "not authorised to speak",
    }
