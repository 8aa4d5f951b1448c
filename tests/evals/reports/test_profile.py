"""The profile books time on stages."""

import sys
from pathlib import Path

import pytest

import onrecord
from evals.reports.profile import ENCODER, Profile, Sampler, place


def frame_of(file, name):
    """A frame that stops in a function of a made-up file."""
    code = compile(
        f"def {name}():\n import sys\n return sys._getframe()\nfound = {name}()", file, "exec"
    )
    given = {}
    exec(code, given)
    return given["found"]


@pytest.mark.parametrize(
    ("file", "stage"),
    [
        ("tag/encoder.py", ENCODER),
        ("tag/decode.py", "decode"),
        ("tag/words.py", "words and windows"),
        ("attribute/pairing.py", "attribute"),
        ("store/record_json.py", "write"),
        ("run/local.py", "the rest"),
    ],
)
def test_a_file_belongs_to_its_stage(file, stage):
    path = Path(onrecord.__file__).parent / file

    assert place(frame_of(str(path), "find")) == (stage, f"{file} find")


def test_a_frame_of_nobody_of_ours_is_booked_on_who_called_it():
    within = Path(onrecord.__file__).parents[2] / "elsewhere/onrecord/tag/encoder.py"
    code = compile("given = sys._getframe()", str(within), "exec")
    found = {"sys": sys}

    exec(code, found)

    assert place(found["given"]) == place(sys._getframe()) == ("the rest", "")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no timer of processor time")
def test_time_inside_the_graph_is_booked_on_the_encoder():
    text = "The bridge would close before the winter, Ana Reyes said on Tuesday.\n\n" * 300
    onrecord.read(text)
    made = Profile()

    with Sampler(made):
        onrecord.read(text)

    assert 0 < made.stages[ENCODER] < made.stages.total()
