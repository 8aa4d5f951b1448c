"""Which column is taken for what."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from onrecord.errors import InputError
from onrecord.read.packed import columns


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["text", "title"], {"text": "text", "title": "title"}),
        (["Full Text", "Headline"], {"text": "Full Text", "title": "Headline"}),
        (["body", "pub_date"], {"text": "body", "published": "pub_date"}),
        (["content", "outlet", "by"], {"text": "content", "publisher": "outlet"}),
        (["text", "body"], {"text": "text"}),
        (["article", "date", "Published At"], {"text": "article", "published": "Published At"}),
        (["text", "link", "Author"], {"text": "text", "byline": "Author", "url": "link"}),
    ],
)  # fmt: skip
def test_columns_are_known_by_the_names_that_others_use(names, expected):
    assert dict(columns.match(names, ()).of) == expected


def test_two_columns_that_fit_equally_decide_nothing():
    found = columns.match(["content", "story", "text_", "source", "media"], ())

    assert found.of == {"text": "text_"}
    assert found.doubtful == {"publisher": ("source", "media")}


def test_a_mapping_goes_before_every_name():
    found = columns.match(["text", "summary", "date"], (("text", "summary"), ("updated", "date")))

    assert found.of == {"text": "summary", "updated": "date"}


def test_a_path_leads_into_nested_objects_and_lists():
    row = {"meta": {"date": "2031-05-04"}, "people": [{"name": "Ana Reyes"}], "body": "Text."}
    mapped = (("published", "meta.date"), ("byline", "people.0.name"))

    assert columns.values(row, columns.match(tuple(row), mapped)) == {
        "text": "Text.",
        "published": "2031-05-04",
        "byline": "Ana Reyes",
    }


@pytest.mark.parametrize("path", ["meta.none", "meta.date.0", "people.7", "people.x", "meta..date"])
def test_a_path_that_leads_nowhere_tells_nothing(path):
    row = {"meta": {"date": "2031"}, "people": ["Ana"], "text": "Text."}

    found = columns.values(row, columns.match(tuple(row), (("title", path),)))

    assert "title" not in found


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("published", datetime(2031, 5, 4, 8, tzinfo=UTC), "2031-05-04T08:00:00+00:00"),
        ("published", date(2031, 5, 4), "2031-05-04"),
        ("published", 1_930_000_000, "2031-02-27T23:06:40+00:00"),
        ("published", 1_930_000_000_000.0, "2031-02-27T23:06:40+00:00"),
        ("published", 2031, "2031"),
        ("text", b"Na\xc3\xafve", "Naïve"),
        ("title", float("nan"), None),
        ("title", "  ", None),
        ("publisher", {"id": 7, "name": "The Brennmoor Echo"}, "The Brennmoor Echo"),
        ("byline", [{"name": "Ana Reyes"}, {"name": "Ilmar Toss"}], ["Ana Reyes", "Ilmar Toss"]),
    ],
)
def test_values_get_the_type_that_a_record_has(key, value, expected):
    found = columns.values({key: value}, columns.match((key,), ()))

    assert found.get(key) == expected


def test_a_column_that_was_only_guessed_is_left_where_it_holds_something_else():
    row = {"text": "Text.", "media": [{"type": "photo"}], "subject": ["a", "b"]}

    assert columns.values(row, columns.match(tuple(row), ())) == {"text": "Text."}


def test_a_mapping_is_checked_before_anything_is_read():
    assert columns.chosen(["text=body", "published = meta.date"]) == (
        ("text", "body"),
        ("published", "meta.date"),
    )
    assert columns.chosen({"text": "a=b"}) == (("text", "a=b"),)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["txet=body"], "Did you mean 'text'"),
        (["text"], "KEY=COLUMN"),
        (["text="], "KEY=COLUMN"),
        (["text=a", "text=b"], "one key twice"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused(rows, said):
    with pytest.raises(InputError, match=said):
        columns.chosen(rows)


def test_thousands_of_columns_cost_little_and_are_not_all_named():
    names = tuple(f"column {number}" for number in range(100_000))

    assert columns.match(names, ()).of == {}
    assert columns.listed(names).endswith("and 99,980 more")
