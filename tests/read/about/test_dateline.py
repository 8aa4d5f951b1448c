"""Datelines: where, when and by which wire service a report was filed."""

from __future__ import annotations

import pytest

from onrecord.config import Settings
from onrecord.model import Input
from onrecord.read import read
from onrecord.read.about import dateline

BODY = """\
The government of Velm will not renew the river treaty, its foreign minister said on Monday.

“We have waited long enough,” Orsolya Tarn told reporters. “The river is ours to share.”

Talks are to go on in the spring, according to two officials who know the plan."""


def document(text):
    return read(Input(name="given", format="txt", payload=text.encode()), Settings())


@pytest.mark.parametrize(
    ("text", "place", "day", "agency", "outlet"),
    [
        ("CASTREL, Sept 3 (Reuters) - The river", "CASTREL", "Sept 3", "Reuters", None),
        ("CASTREL (AP) — The river is closed", "CASTREL", None, "AP", None),
        ("PORT VELM, Hall. (AFP) — Barges wait", "PORT VELM, Hall.", None, "AFP", None),
        ("CASTREL/PORT VELM (Reuters) - Barges", "CASTREL/PORT VELM", None, "Reuters", None),
        ("CASTREL, Velm, 3 September 2031: The", "CASTREL, Velm", "3 September 2031", None, None),
        ("Castrel, May 4 – The river is closed", "Castrel", "May 4", None, None),
        ("CASTREL, Oct. 4, 2031 /PRNewswire/ -- It", "CASTREL", "Oct. 4, 2031", None, "PRNewswire"),
        ("(CNN) -- The river is closed", None, None, None, "CNN"),
        ("CASTREL — Barges wait at the lock", "CASTREL", None, None, None),
        ("Castrel, Velm — Barges wait at the lock", "Castrel, Velm", None, None, None),
        ("Castrel – Several barges wait", "Castrel", None, None, None),
        ("CASTREL (May 4, 2031) — The river", "CASTREL", "May 4, 2031", None, None),
        ("(Velm Radio, May 4, 2031) - The river", None, "May 4, 2031", None, "Velm Radio"),
        ("PORT VELM: Barges wait at the lock", "PORT VELM", None, None, None),
    ],
)
def test_a_dateline_is_taken_apart(text, place, day, agency, outlet):
    found = dateline.find(text)

    assert (found.place, found.day, found.agency, found.outlet) == (place, day, agency, outlet)
    assert text.startswith(found.text)


@pytest.mark.parametrize(
    "text",
    [
        "The river is closed - for now, he said.",
        "Ministers — all of them — left the room.",
        "MS. HALE: Good morning.",
        "EXCLUSIVE: The treaty lapses",
        "LIVE: The vote",
        "DEAR READER: My neighbour",
        "Q: When will it open?",
        "Foreign Minister Tarn — Orsolya to her friends",
        "CASTREL has closed the river.",
        "The treaty (of 2031) - which nobody read",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text):
    assert dateline.find(text) is None


def test_the_dateline_stays_in_the_text_and_is_told():
    found = document(f"A River Lapses\n\nCASTREL (Reuters) - {BODY}")

    assert found.text.startswith("CASTREL (Reuters) - The government")
    assert (found.dateline, found.agency) == ("CASTREL", "Reuters")
    assert [row.text for row in found.provenance if row.where == "dateline"] == [
        "CASTREL (Reuters)",
        "CASTREL (Reuters)",
    ]


def test_a_whole_date_in_the_dateline_is_the_publication_where_nothing_else_is():
    assert document(f"CASTREL, 3 September 2031: {BODY}").published == "2031-09-03"


def test_a_day_without_a_year_dates_nothing():
    assert document(f"CASTREL, Sept 3 (Reuters) - {BODY}").published is None


def test_the_head_outranks_the_dateline_and_a_contradiction_is_doubted():
    found = document(f"A River Lapses\n\nMay 4, 2031\n\nCASTREL, 3 September 2029: {BODY}")

    assert found.published == "2031-05-04"
    assert [doubt.code for doubt in found.doubts] == ["date"]
    assert "2029-09-03" in found.doubts[0].message


def test_an_interview_has_no_dateline():
    turns = "\n\n".join(f"ANA REYES: {line}" for line in BODY.split("\n\n"))

    assert document(turns).dateline is None


def test_a_long_line_of_capitals_takes_no_time():
    assert dateline.find("CASTREL " * 50_000) is None


def test_a_short_first_sentence_may_have_a_dateline():
    found = document(f"PORT CASTREL: The mayor filed a motion on Monday.\n\n{BODY}")

    assert found.dateline == "PORT CASTREL"
