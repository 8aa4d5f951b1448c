import pytest

from tests.resolve.build import read


def found(text, published="2031-03-12"):  # a Wednesday
    return [
        (time.evidence.text, time.since, time.until, time.precision.value)
        for time in read(text, published=published).times
    ]


@pytest.mark.parametrize(
    ("text", "since", "until", "precision"),
    [
        ("It broke on Feb. 2.", "2031-02-02", "2031-02-02", "day"),
        ("It broke on September 3, 2020.", "2020-09-03", "2020-09-03", "day"),
        ("It broke on 3 September 2020.", "2020-09-03", "2020-09-03", "day"),
        ("It broke on March 8 and 9.", "2031-03-08", "2031-03-09", "day"),
        ("It broke on Dec. 1 last year.", "2030-12-01", "2030-12-01", "day"),
        ("It broke on Friday.", "2031-03-07", "2031-03-07", "day"),
        ("It broke on Wednesday.", "2031-03-12", "2031-03-12", "day"),
        ("It broke last Wednesday.", "2031-03-05", "2031-03-05", "day"),
        ("It will break on Friday.", "2031-03-14", "2031-03-14", "day"),
        ("It broke yesterday.", "2031-03-11", "2031-03-11", "day"),
        ("It broke last week.", "2031-03-03", "2031-03-09", "week"),
        ("It broke last month.", "2031-02-01", "2031-02-28", "month"),
        ("It broke last September.", "2030-09-01", "2030-09-30", "month"),
        ("It broke in May of 2015.", "2015-05-01", "2015-05-31", "month"),
        ("It broke in May of last year.", "2030-05-01", "2030-05-31", "month"),
        ("It broke in 2016.", "2016-01-01", "2016-12-31", "year"),
        ("It broke in the summer of 2019.", "2019-06-01", "2019-08-31", "season"),
        ("It broke two weeks ago.", "2031-02-24", "2031-03-02", "week"),
        ("It broke on 2030-11-05.", "2030-11-05", "2030-11-05", "day"),
    ],
)
def test_a_time_is_read_against_the_published_day(text, since, until, precision):
    assert [hit[1:] for hit in found(text)] == [(since, until, precision)]


def test_two_days_later_counts_from_the_day_before_it():
    hits = found("It broke on Feb. 2. Two days later it was mended.")

    assert hits[1][1:3] == ("2031-02-04", "2031-02-04")


def test_a_day_without_a_year_goes_on_with_the_story_of_its_paragraph():
    hits = found("It broke on May 13, 2024. It was mended by June 10. A fair was held on Jan. 5.")

    assert [hit[2] for hit in hits] == ["2024-05-13", "2024-06-10", "2025-01-05"]


def test_the_next_paragraph_is_again_of_the_published_year():
    hits = found("It broke on May 13, 2024.\n\nIt was mended on Feb. 10.")

    assert hits[1][1] == "2031-02-10"


@pytest.mark.parametrize(
    "text",
    [
        "It may rain. They march on.",
        "Two days later it was mended.",
        "It cost $2016 and took 1999 people.",
        "On Feb. 30 nothing broke.",
        "He keeps his Thursday table and sits there every Friday.",
    ],
)
def test_what_is_no_time_or_has_no_anchor_is_left(text):
    assert found(text) == []


def test_without_a_published_day_only_full_dates_are_read():
    hits = found("It broke on Friday, then on May 2, 2020, and yesterday.", published=None)

    assert [hit[0] for hit in hits] == ["May 2, 2020"]


def said(markup, published="2031-03-12"):
    reading = read(markup, person=["Ana Reyes"], published=published)
    [attribution] = reading.attributions
    return attribution.said


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        ("[t1|It is late], [s1|Ana Reyes] [c1|said] on Friday.", "2031-03-07"),
        ("[s1|Ana Reyes] [c1|told reporters] Monday [t1|it was late].", "2031-03-10"),
        ("On Feb. 2, [s1|Ana Reyes] [c1|said] [t1|it was late].", "2031-02-02"),
        ("[s1|Ana Reyes] on Friday [c1|said] [t1|it was late].", "2031-03-07"),
        ("[s1|Ana Reyes] [c1|said Friday] [t1|it was late].", "2031-03-07"),
    ],
)
def test_the_time_by_the_cue_is_when_it_was_said(markup, day):
    time = said(markup)

    assert (time.since, time.until, time.precision) == (day, day, "day")


@pytest.mark.parametrize(
    "markup",
    [
        "[s1|Ana Reyes] [c1|said] [t1|the lock broke on Friday].",
        "[s1|Ana Reyes, who was elected in 2012,] [c1|said] [t1|it was late].",
        "[s1|Ana Reyes] [c1|said] [t1|it was late], as she left when Friday came.",
    ],
)
def test_a_time_that_the_source_talks_about_is_not_when_it_was_said(markup):
    time = said(markup)

    assert (time.since, time.until, time.precision) == (None, "2031-03-12", "bound")
    assert time.evidence is None


@pytest.mark.parametrize(
    "markup",
    [
        "[s1|A clerk] [c1|said] [t1|it was shut in January] but [c2|did not know] [t2|why].",
        "Until now [s1|Ana Reyes] [c1|spoke of] [t1|“shared waters”]; on Tuesday it rained.",
    ],
)
def test_a_time_of_other_words_or_of_another_clause_is_not_when_it_was_said(markup):
    reading = read(markup, person=["Ana Reyes"], published="2031-03-12")

    assert [one.said.evidence for one in reading.attributions] == [None] * len(reading.attributions)


def test_undated_and_without_a_time_it_is_not_known_when():
    assert said("[s1|Ana Reyes] [c1|said] [t1|it was late].", published=None) is None
