"""Articles as saved from the web, where they are at hand: their metadata, and no furniture left."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.config import Settings
from onrecord.model import Genre
from onrecord.read import find, read

SEEDS = Path(__file__).parents[3] / "shared" / "data" / "seeds"

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not here"),
]


@pytest.fixture(scope="module")
def documents():
    settings = Settings()
    paths = sorted(SEEDS.glob("*_*.txt"))
    return [read(item, settings) for item in find(paths, settings)]


def test_dates_publishers_and_bylines_are_those_of_the_pages(documents):
    found = [(d.published, d.updated, d.publisher, len(d.byline), d.genre) for d in documents]

    assert found == [
        (None, None, None, 0, Genre.NEWS),
        ("2021-08-25", "2021-08-29", "The Epoch Times", 1, Genre.OPINION),
        (None, None, "Foreign Policy", 3, Genre.OPINION),
        ("2019-07-13", "2019-07-31", "The Epoch Times", 1, Genre.OPINION),
        (None, None, None, 0, Genre.NEWS),
    ]


def test_what_is_left_is_prose_and_questions_and_headings(documents):
    lengths = [len(line.split()) for d in documents for line in d.text.split("\n\n")]

    assert sum(1 for words in lengths if words < 12) == 4
    assert all(d.title for d in documents)


def test_every_cut_line_is_short_or_an_author_box_or_a_caption(documents):
    long = {cut.reason for d in documents for cut in d.cuts if len(cut.text.split()) > 20}

    assert long <= {"author box", "photo credit", "disclaimer"}
