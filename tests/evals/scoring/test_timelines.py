import pytest

from evals.scoring.timelines import Story
from evals.suites.times import _read


def story(*sentences):
    row = {"dct": "2031-03-12", "sentences": ["The lock opens", "March 12 , 2031", *sentences]}
    return Story(row, _read)


def test_an_event_has_the_time_of_its_clause():
    told = story("It broke in January 2030 , and the town mended it in May 2030 .")

    assert told.of(2, "mended") == "2030-05-01"


def test_an_event_without_a_time_is_of_the_day_that_the_opening_names():
    told = story("The mayor spoke on Monday .", "The crowd cheered .")

    assert told.of(3, "cheered") == "2031-03-10"


def test_what_is_quoted_is_told_of_on_the_day_of_the_story():
    told = story("`` We waited long after the flood of 2019 , '' she said .")

    assert told.of(2, "waited") == "2031-03-12"


@pytest.mark.parametrize(("word", "day"), [("flood", "2019-05-01"), ("flooded", "2031-03-12")])
def test_a_noun_has_the_time_that_another_sentence_gives_it(word, day):
    told = story(
        "The great flood came in May 2019 and broke the lock .",
        f"Nobody forgot the great {word} streets .",
    )

    assert told.of(3, word) == day
