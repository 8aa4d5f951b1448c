"""Times in the parts of a live blog."""

from onrecord.model import Document, Segment, SegmentKind
from onrecord.resolve import resolve
from tests.resolve.build import tagged


def test_today_in_an_entry_is_the_day_of_the_entry():
    text = "The river rose today.\n\nIt fell today.\n\nIt rose today."
    first, second = text.index("It fell"), text.index("It rose")
    segments = (
        Segment(
            kind=SegmentKind.PART, start=first, end=second - 2, published="2031-03-03T22:00:00"
        ),
        Segment(kind=SegmentKind.PART, start=second, end=len(text)),
    )
    document = Document(name="test", text=text, published="2031-03-04", segments=segments)

    reading = resolve(document, tagged(text), ())

    assert [time.since for time in reading.times] == ["2031-03-04", "2031-03-03", "2031-03-04"]
