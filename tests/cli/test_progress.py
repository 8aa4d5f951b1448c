import pytest

from onrecord.case import Phase, Progress
from onrecord.cli.progress import ProgressBar, in_words


class Clock:
    """Stands still until it is moved."""

    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def make_terminal(monkeypatch):
    """Make a terminal of standard error, as captured."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(documents=1, fraction=None, seconds=2), "1 document, 0.5/s"),
        (Progress(documents=2000, fraction=0.5, seconds=80), "2,000 documents, 25.0/s, 80 s left"),
        (Progress(documents=10, fraction=0.1, seconds=100), "10 documents, 0.1/s, 15 min left"),
        (Progress(documents=10, fraction=0.1, seconds=1000), "10 documents, 0.6/min, 2.5 h left"),
        (
            Progress(documents=3, total=1200, fraction=0.5, seconds=6),
            "3 of 1,200 documents, 0.5/s, 6 s left",
        ),
    ],
)
def test_progress_is_said_in_documents_a_second_and_time_left(progress, words):
    assert in_words(progress) == words


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (Phase.LISTING, "looking at what there is to read"),
        (Phase.LOADING, "loading the model, of 17"),
        (Phase.READING, "reading the first document, of 17"),
    ],
)
def test_before_the_first_document_is_done_progress_says_what_goes_on(phase, words):
    total = None if phase is Phase.LISTING else 17

    assert in_words(Progress(documents=0, fraction=0, seconds=9, phase=phase, total=total)) == words


def test_what_was_known_before_counts_neither_as_speed_nor_for_the_time_left():
    progress = Progress(
        documents=90, known=80, fraction=0.9, known_fraction=0.8, seconds=100, total=100
    )

    assert in_words(progress) == "90 of 100 documents, 0.1/s, 2 min left"


def test_off_a_terminal_a_line_is_written_every_half_minute_and_none_before(capsys, clock):
    with ProgressBar(clock=clock) as bar:
        for seconds in range(100):
            clock.now = 1000 + seconds
            bar(Progress(documents=seconds, total=200, fraction=seconds / 200, seconds=seconds))

    assert capsys.readouterr().err.splitlines() == [
        "30 s: 30 of 200 documents, 1.0/s, 3 min left (15%)",
        "60 s: 60 of 200 documents, 1.0/s, 2 min left (30%)",
        "2 min: 90 of 200 documents, 1.0/s, 2 min left (45%)",
    ]


def test_off_a_terminal_the_line_of_a_slow_start_says_what_goes_on(capsys, clock):
    with ProgressBar(clock=clock) as bar:
        clock.now += 31
        bar(Progress(documents=0, fraction=0, seconds=31, phase=Phase.LOADING))

    assert capsys.readouterr().err == "31 s: loading the model (0%)\n"


def test_lines_are_written_wherever_the_results_go(capsys, clock):
    with ProgressBar(beside=False, clock=clock) as bar:
        clock.now += 31
        bar(Progress(documents=1, fraction=None, seconds=31))

    assert capsys.readouterr().err == "31 s: 1 document, 1.9/min\n"


def test_on_a_terminal_the_bar_is_drawn_and_wiped(capsys, clock, monkeypatch):
    make_terminal(monkeypatch)
    with ProgressBar(clock=clock) as bar:
        bar(Progress(documents=3, fraction=0.5, seconds=1))

    drawn = capsys.readouterr().err
    assert "50%" in drawn
    assert "3 documents, 3.0/s, 1 s left" in drawn
    assert drawn.endswith("\r")


def test_on_a_terminal_a_new_phase_is_drawn_at_once_and_documents_at_intervals(
    capsys, clock, monkeypatch
):
    make_terminal(monkeypatch)
    with ProgressBar(clock=clock) as bar:
        bar(Progress(documents=0, fraction=0, seconds=1, phase=Phase.LOADING))
        bar(Progress(documents=0, fraction=0, seconds=1))
        bar(Progress(documents=1, fraction=0.1, seconds=1))
        clock.now += 1
        bar(Progress(documents=2, fraction=0.2, seconds=2))

    drawn = capsys.readouterr().err
    assert "loading the model" in drawn
    assert "reading the first document" in drawn
    assert "1 document," not in drawn
    assert "2 documents" in drawn


def test_no_bar_is_drawn_where_results_go_to_the_same_terminal(capsys, clock, monkeypatch):
    make_terminal(monkeypatch)
    with ProgressBar(beside=False, clock=clock) as bar:
        clock.now += 100
        bar(Progress(documents=3, fraction=0.5, seconds=1))

    assert capsys.readouterr().err == ""
