"""The reliability figure."""

import pytest

from evals.reports.reliability import plot
from evals.suites.calibration import Judged, bins


def judged(score, right, wrong):
    return [Judged(score=score, right=True)] * right + [Judged(score=score, right=False)] * wrong


def test_the_plot_is_written_as_a_picture(tmp_path):
    pytest.importorskip("altair", reason="drawing needs the extra 'bench'")
    pytest.importorskip("vl_convert", reason="drawing needs the extra 'bench'")

    plot(bins(judged(0.9, 9, 1) + judged(0.3, 3, 7)), tmp_path / "plot.svg")

    assert (tmp_path / "plot.svg").read_text(encoding="utf-8").startswith("<svg")
