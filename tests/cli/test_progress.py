import pytest

from onrecord.case import Progress
from onrecord.cli.progress import ProgressBar, counted, in_words


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(documents=1, fraction=None, seconds=2), "1 document, 0.5/s"),
        (Progress(documents=0, fraction=0, seconds=0), "0 documents, 0.0/s"),
        (Progress(documents=2000, fraction=0.5, seconds=80), "2,000 documents, 25.0/s, 80 s left"),
        (Progress(documents=10, fraction=0.1, seconds=100), "10 documents, 0.1/s, 15 min left"),
        (Progress(documents=10, fraction=0.1, seconds=1000), "10 documents, 0.0/s, 2.5 h left"),
    ],
)
def test_progress_is_said_in_documents_a_second_and_time_left(progress, words):
    assert in_words(progress) == words


def test_nothing_is_drawn_where_standard_error_is_no_terminal(capsys):
    with ProgressBar() as bar:
        bar(Progress(documents=1, fraction=0.5, seconds=1))

    assert capsys.readouterr().err == ""


def test_counting_gives_every_item_on():
    assert list(counted("abc")) == ["a", "b", "c"]


def test_on_a_terminal_the_bar_is_drawn_and_wiped(capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)

    with ProgressBar() as bar:
        bar(Progress(documents=3, fraction=0.5, seconds=1))

    drawn = capsys.readouterr().err
    assert "50%" in drawn
    assert "3 documents, 3.0/s, 1 s left" in drawn
    assert drawn.endswith("\r")
