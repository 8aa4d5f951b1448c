from __future__ import annotations

import pytest

from onrecord.link.copies.credits import credited, is_own
from tests.link.texts import article

BODY = article(1, 2, 3, 4)


@pytest.mark.parametrize(
    ("line", "wire"),
    [
        ("CASTREL, Velm (AP) — The harbour was shut on Friday.", "AP"),
        ("Dec 29 (Reuters) - The harbour was shut on Friday.", "Reuters"),
        ("CASTREL (CNN)\u00a0 — The harbour was shut on Friday.", "CNN"),
        ("By ANA REYES and TOMAS OKORO Associated Press", "AP"),
        ("Ana Reyes, The Washington Post", "Washington Post"),
        ("By ANA REYES, AP National Security Writer | on March 3, 2031", "AP"),
        ("By ANA REYES - Associated Press - Friday, March 7, 2031", "AP"),
        ("Reuters India•", "Reuters"),
        ("The Associated Press", "AP"),
        ("Associated Press Friday, March 7, 2031", "AP"),
    ],
)
def test_a_credit_above_the_text_names_the_author(line, wire):
    text = f"Harbour shut\n\n{line}\n\n{BODY}"

    found = credited(text, "Harbour Courier")

    assert found is not None
    assert (found.wire, text[found.start : found.end]) == (wire, line)


@pytest.mark.parametrize(
    ("line", "wire"),
    [
        ("© Copyright 2031 The Associated Press. All rights reserved.", "AP"),
        ("Ana Reyes is an Associated Press writer.", "AP"),
        ("(Reporting by Ana Reyes; Editing by Tomas Okoro)", "Reuters"),
    ],
)
def test_a_credit_below_the_text_names_the_author(line, wire):
    found = credited(f"{BODY}\n\n{line}", "Harbour Courier")

    assert found is not None
    assert found.wire == wire


@pytest.mark.parametrize(
    "line",
    [
        "Ships in the harbour on Friday. (Ana Reyes/Pool Photo via AP, File)",
        "Photo: Ana Reyes, AP",
        "Ana Reyes, AP",
        "Ana Reyes / AFP / Getty Images",
        "The harbour was shut, a minister told Reuters.",
        "According to The Associated Press, the harbour was shut.",
        "The minister was interviewed on CNN.",
        "AP",
    ],
)
def test_pictures_and_what_an_agency_was_told_are_no_credit(line):
    assert credited(f"Harbour shut\n\n{line}\n\n{BODY}", "Harbour Courier") is None


@pytest.mark.parametrize("publisher", ["cnn.com", "CNN", "CNN (Web News)"])
def test_a_publisher_that_credits_itself_prints_no_wire(publisher):
    assert credited(f"CASTREL (CNN) — The harbour was shut.\n\n{BODY}", publisher) is None


def test_a_publisher_is_known_by_its_full_name_too():
    assert is_own("AP", "The Associated Press")
    assert not is_own("AP", "Apple Valley Courier")
    assert not is_own("AP", "")
