"""Programs that tests start end with them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import started

ROOT = Path(__file__).parents[1]
WAIT = "import time; print('up', flush=True); time.sleep(600)"
FAMILY = (
    "import subprocess, sys; "
    f"child = subprocess.Popen([sys.executable, '-c', {WAIT!r}]); print(child.pid, flush=True); "
    "child.wait()"
)
OUTER = f"""
import sys
from tests import started
with started.process(sys.executable, "-c", {WAIT!r}) as inner:
    inner.stdout.readline()
    print(inner.pid, flush=True)
    inner.wait()
"""


def is_gone(number):
    for _ in range(200):
        try:
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc here")
def test_a_test_that_fails_kills_what_it_started_and_what_that_started():
    numbers = []

    with pytest.raises(KeyboardInterrupt):
        interrupted(numbers)

    assert all(is_gone(number) for number in numbers)
    assert len(numbers) == 2


def interrupted(numbers):
    """Start a program that starts another, note both, and be stopped."""
    with started.process(sys.executable, "-c", FAMILY) as process:
        numbers += [process.pid, int(process.stdout.readline())]
        raise KeyboardInterrupt


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_what_a_test_started_ends_when_the_tests_are_killed():
    outer = subprocess.Popen(
        [sys.executable, "-c", OUTER],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    with outer:
        inner = int(outer.stdout.readline())
        outer.kill()

    assert is_gone(inner)


def test_a_program_hears_signals_that_the_tests_ignore():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with started.process(sys.executable, "-c", WAIT) as process:
            process.stdout.readline()
            process.send_signal(signal.SIGHUP)
            process.wait(timeout=60)
    finally:
        signal.signal(signal.SIGHUP, before)

    assert process.returncode == -signal.SIGHUP
