"""Live blogs and digests into parts."""

import pytest

from evals.suites import entries as gold
from onrecord.config import Settings
from onrecord.model import Document, Genre, Input, SegmentKind
from onrecord.read import read
from onrecord.read.segments import find, heads, segmented

WORDS = "The river has risen again since the morning, and the bridge is shut."


def parts(text, **given):
    found = find(Document(name="test", text=text, **given))
    return [one for one in found if one.kind is SegmentKind.PART]


def blog(*times):
    return "Live: the flood\n\n" + "\n\n".join(f"{time}\n{WORDS}" for time in times)


def test_the_parts_of_our_gold_texts_are_found():
    judged = [one for one in gold.judge() if not one.kept]

    assert all(one.found == one.gold for one in judged)


@pytest.mark.parametrize(
    ("times", "given", "told"),
    [
        (("14:05", "13:00", "12:10"), "2031-03-04", ["04T14:05", "04T13:00", "04T12:10"]),
        (("00:10", "23:40", "22:00"), "2031-03-04", ["04T00:10", "03T23:40", "03T22:00"]),
        (("22:00", "23:40", "00:10"), "2031-03-04", ["04T22:00", "04T23:40", "05T00:10"]),
        (("00:10", "23:40", "22:00"), "2031-03-04T21:50:00", ["05T00:10", "04T23:40", "04T22:00"]),
    ],
)
def test_entries_take_their_day_from_the_document_across_midnights(times, given, told):
    found = parts(blog(*times), published=given)

    assert [one.published for one in found] == [f"2031-03-{time}:00" for time in told]


def test_the_newest_entry_is_of_the_day_of_the_update():
    found = parts(blog("00:10", "23:40", "22:00"), published="2031-03-04", updated="2031-03-05")

    assert found[0].published == "2031-03-05T00:10:00"
    assert found[-1].published == "2031-03-04T22:00:00"


def test_a_zone_is_kept():
    found = parts(blog("2.05pm BST", "1.05pm BST", "11.05am BST"), published="2031-06-04")

    assert found[0].published == "2031-06-04T14:05:00+01:00"
    assert found[0].evidence.text == "2.05pm BST"


def test_without_a_date_entries_have_no_time():
    found = parts(blog("14:05", "13:00", "12:10"))

    assert len(found) == 3
    assert {(one.published, one.evidence) for one in found} == {(None, None)}


def test_times_out_of_order_are_no_blog():
    assert parts(blog("14:05", "09:00", "13:00", "08:30", "12:00", "10:10")) == []


def test_timed_entries_make_a_live_blog():
    document = Document(name="test", text=blog("14:05", "13:00", "12:10"), published="2031-03-04")

    assert segmented(document).genre is Genre.LIVE_BLOG


def test_the_head_of_a_page_does_not_swallow_the_first_entry():
    text = f"March 4, 2031\n\n{blog('10.32am GMT', '9.40am GMT', '9.02am GMT')}"

    document = read(Input(name="blog.txt", format="txt", payload=text.encode()), Settings())

    found = [one for one in document.segments if one.kind is SegmentKind.PART]
    assert [one.published for one in found] == [
        "2031-03-04T10:32:00+00:00",
        "2031-03-04T09:40:00+00:00",
        "2031-03-04T09:02:00+00:00",
    ]


def test_teasers_with_times_are_no_parts_where_all_of_them_look_like_furniture():
    rows = blog("10:05", "11:20", "12:40", "13:15").replace("\n\n", "\n").split("\n")

    assert heads(rows)
    assert not heads(rows, range(len(rows)))
