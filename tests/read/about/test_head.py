"""What stands above the body of a plain text."""

import pytest

from onrecord.config import Settings
from onrecord.model import Genre, Input
from onrecord.read import read

TITLE = "Mayor Promises a Bridge"
BODY = (
    "The old bridge over the Sorrel is to be rebuilt before winter, the mayor said on Monday.\n\n"
    "“It will be done in time,” she told reporters at the quay. “We have the stone.”\n\n"
    "The council is to vote on the plan next week, according to two members who have seen it."
)


def document(head):
    payload = f"{head}\n\n{BODY}".encode()
    return read(Input(name="given", format="txt", payload=payload), Settings())


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Friday March 13, 2031 MYT 6:12:01 PM", "2031-03-13T18:12:01+08:00"),
        ("Published: May 17, 2031 10:05 am", "2031-05-17T10:05:00"),
        ("Friday, 17 May 2031 | 10:05", "2031-05-17T10:05:00"),
        ("17 May 2031 10:05 (GMT+3)", "2031-05-17T10:05:00+03:00"),
        ("Fri May 17 2031 11:02:30 GMT+0800", "2031-05-17T11:02:30+08:00"),
        ("May 17, 2031 / 10:05 AM / Northern News", "2031-05-17T10:05:00"),
        ("Ruston, May 17, 2031", "2031-05-17"),
        ("Northern Herald (Ruston), 17 May 2031, p. 3", "2031-05-17"),
        ("Thursday, 17 May, 2031, 06:30 GMT 09:30 Ruston", "2031-05-17T06:30:00+00:00"),
        ("Release date: 17 May 2031", "2031-05-17"),
    ],
)
def test_a_line_that_is_little_but_a_date_tells_when_it_was_published(line, published):
    found = document(f"{TITLE}\n\n{line}")

    assert (found.title, found.published, found.text) == (TITLE, published, BODY)
    assert [cut.text for cut in found.cuts] == [TITLE, line]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("By Ana Moss | Politics Editor | The Northern Herald", None),
        ("By ANA MOSS Staff Reporter", None),
        ("By: Ana Moss - May 17, 2031", "2031-05-17"),
        ("by Ana Moss on May 17, 2031 in Politics", "2031-05-17"),
        ("Ana Moss | Senior Reporter | May 17, 2031", "2031-05-17"),
        ("Posted Fri, May 17 2031 by Ana Moss", "2031-05-17"),
        ("Ana Moss, Staff Writer\n17 May 2031", "2031-05-17"),
        ("Ana Moss in Ruston\n17 May 2031", "2031-05-17"),
        ("Reported by: Ana Moss | Edited by: Tom Kallo\n17 May 2031", "2031-05-17"),
    ],
)
def test_a_signed_line_tells_who_wrote_it_in_many_forms(line, published):
    found = document(f"{TITLE}\n\n{line}")

    assert (found.title, found.byline, found.published) == (TITLE, ("Ana Moss",), published)
    assert found.text == BODY


def test_what_follows_a_post_in_a_signed_line_is_the_publisher():
    assert document(f"{TITLE}\n\nBy Ana Moss | Staff Writer | Quay Voice").publisher == "Quay Voice"


@pytest.mark.parametrize(
    "head",
    [
        "PRESS RELEASE\nContact: Rolf Amis, 555-010-0199\nFor immediate release: May 17, 2031",
        "FOR IMMEDIATE RELEASE\nMay 17, 2031\n\nMedia Contact:\nRolf Amis\n555 010-019\na@b.test",
        "FOR IMMEDIATE RELEASE: Friday, May 17, 2031\nCONTACT: Press Office, press@ruston.test",
        "News Release No. 12/2031\n17 May 2031\nPress contact: Rolf Amis, +47 555 01 099",
    ],
)
def test_whom_to_ask_about_a_release_is_neither_its_title_nor_its_text(head):
    found = document(f"{head}\n\n{TITLE}")

    assert (found.title, found.published, found.genre) == (TITLE, "2031-05-17", Genre.RELEASE)
    assert (found.byline, found.text) == ((), BODY)


@pytest.mark.parametrize(
    "title", ["The bridge that fell on May 3, 2031", "What we know of the vote of 3 May 2031"]
)
def test_a_day_in_a_title_is_not_that_of_publication(title):
    found = document(title)

    assert (found.title, found.published) == (title, None)
