from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from onrecord.config import Settings
from onrecord.errors import DiskFull, InputError
from onrecord.model import Input, Issue, Reading
from onrecord.run.local import run
from tests.run import fakes

SMALL = Settings(batch=2, seconds_per_document=5)
ROOT = Path(__file__).parents[2]


def texts(results):
    return [
        result.document.text if isinstance(result, Reading) else result.code for result in results
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_inputs(workers):
    found = list(run(fakes.inputs("slow", "a", "b", "bad", "c"), SMALL, workers, make=fakes.echo))

    assert texts(found) == ["slow", "a", "b", "empty", "c"]


def test_one_worker_and_two_give_equal_results():
    given = fakes.inputs(*"abcdefg")

    assert list(run(given, SMALL, 1, make=fakes.echo)) == list(
        run(given, SMALL, 2, make=fakes.echo)
    )


@pytest.mark.parametrize("workers", [1, 2])
def test_an_issue_among_the_inputs_is_passed_on_in_its_place(workers):
    issue = Issue(name="gone", stage="read", code="missing", message="Nothing there.")
    given = [*fakes.inputs("a"), issue, *fakes.inputs("b")]

    found = list(run(given, SMALL, workers, make=fakes.echo))

    assert texts(found) == ["a", "missing", "b"]


def test_a_document_that_kills_its_worker_costs_only_itself():
    given = fakes.inputs("a", "b", "die", "c", "d", "e", "f", "g")

    found = list(run(given, SMALL, 2, make=fakes.echo))

    assert texts(found) == ["a", "b", "worker died", "c", "d", "e", "f", "g"]
    assert found[2].name == "n2"


def test_two_documents_that_kill_their_workers_are_told_apart():
    given = fakes.inputs("die", "a", "b", "die", "c")

    found = list(run(given, SMALL, 2, make=fakes.echo))

    assert texts(found) == ["worker died", "a", "b", "worker died", "c"]


def test_a_worker_that_dies_in_the_middle_of_its_result_costs_only_its_document():
    given = fakes.inputs("a", "die in the middle", "b")

    found = list(run(given, SMALL, 2, make=fakes.echo))

    assert texts(found) == ["a", "worker died", "b"]


def test_closing_ends_workers_that_have_written_half_a_result():
    given = fakes.inputs("a", "b", "die in the middle", *"cdefghij")
    results = run(given, SMALL, 2, make=fakes.echo)
    next(results)
    began = time.monotonic()

    results.close()

    assert time.monotonic() - began < 5


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_takes_too_long_becomes_an_issue(workers):
    settings = Settings(batch=2, seconds_per_document=0.2)

    found = list(run(fakes.inputs("a", "sleep", "b"), settings, workers, make=fakes.echo))

    assert texts(found) == ["a", "too slow", "b"]
    assert "0.2 seconds" in found[1].message


def test_the_time_limit_passes_through_code_that_catches_every_exception():
    settings = Settings(seconds_per_document=0.2)

    [found] = run(fakes.inputs("swallow"), settings, 1, make=fakes.echo)

    assert found.code == "too slow"


@pytest.mark.parametrize("workers", [1, 2])
def test_a_missing_model_is_told_to_the_caller(workers):
    with pytest.raises(InputError, match="no model"):
        list(run(fakes.inputs("a"), SMALL, workers, make=fakes.no_model))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_full_disk_ends_the_run_and_what_came_before_it_stays(workers):
    results = run(fakes.inputs("a", "full", "b"), SMALL, workers, make=fakes.echo)

    assert next(results).document.text == "a"
    with pytest.raises(DiskFull, match="no room left"):
        next(results)
    assert list(results) == []


def test_few_inputs_are_held_however_many_there_are():
    taken = 0

    def many():
        nonlocal taken
        for item in fakes.inputs(*"x" * 1000):
            taken += 1
            yield item

    results = run(many(), SMALL, 2, make=fakes.echo)
    next(results)

    assert taken <= 20
    results.close()


def test_few_bytes_are_held_however_large_the_inputs_are():
    taken = 0

    def many():
        nonlocal taken
        for number in range(40):
            taken += 1
            yield Input(name=f"{number}", format="txt", payload=b"x" * 9_000_000)

    results = run(many(), Settings(batch=1_000, seconds_per_document=5), 1, make=fakes.echo)
    batched = run(many(), Settings(batch=1_000, seconds_per_document=5), 2, make=fakes.echo)
    next(results)
    alone = taken
    next(batched)

    assert alone == 1
    assert taken - alone <= 2 * 6
    results.close()
    batched.close()


def test_closing_early_ends_the_workers_at_once():
    results = run(fakes.inputs("a", "a", *["sleep"] * 20), Settings(batch=1), 2, make=fakes.echo)
    next(results)
    began = time.monotonic()

    results.close()

    assert time.monotonic() - began < 5


SCRIPT = """
    import sys
    from onrecord.config import Settings
    from onrecord.run.local import run
    from tests.run import fakes

    print("main runs", flush=True)
    for result in run(fakes.inputs("a", "b", *{rest}), Settings(batch=1), 2, make=fakes.echo):
        print(result.document.text, flush=True)
"""


def script(tmp_path, rest):
    path = tmp_path / "script.py"
    path.write_text(textwrap.dedent(SCRIPT.format(rest=rest)))
    return subprocess.Popen(
        [sys.executable, path],
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - no threads beside it
    )


def heed_interrupts():
    """Undo what a runner in the background ignores, and its children inherit."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_script_without_a_main_guard_can_use_several_workers(tmp_path):
    out, err = script(tmp_path, []).communicate(timeout=120)

    assert out.splitlines() == ["main runs", "a", "b"]
    assert err == ""


def alive(group):
    return subprocess.run(["pgrep", "-g", str(group)], check=False, capture_output=True).stdout


def wait_until_gone(group):
    for _ in range(100):
        if not alive(group):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals to a process group")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_a_program_that_is_stopped(tmp_path, number):
    process = script(tmp_path, ["sleep", "sleep"])
    for _ in range(3):
        process.stdout.readline()

    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # as a terminal does: to the workers too
    else:
        process.kill()
    _, err = process.communicate(timeout=120)

    assert process.returncode != 0
    assert "Process" not in err.replace("ProcessPool", "")  # no worker complains
    assert wait_until_gone(process.pid)
