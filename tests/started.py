"""Programs that tests start, and that never outlive them."""

import ctypes
import os
import signal
import subprocess
from contextlib import contextmanager, suppress

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, of linux/prctl.h
_ASKED_TO_END = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def process(*command, deaf_to=None, **more):
    """Start a program in a session of its own, and kill all of it at the end, come what may.

    It hears every signal but `deaf_to`, though the tests run under `nohup` or in the background,
    which ignore some; and it ends with the tests where they are killed.
    """
    libc = ctypes.CDLL(None)

    def prepare():
        for number in _ASKED_TO_END:
            signal.signal(number, signal.SIG_DFL)
        if deaf_to is not None:
            signal.signal(deaf_to, signal.SIG_IGN)
        if hasattr(libc, "prctl"):
            libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)

    piped = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    started = subprocess.Popen(
        [*map(str, command)],
        start_new_session=True,
        preexec_fn=prepare,  # noqa: PLW1509 - no test starts a program beside threads of its own
        **piped | more,
    )
    try:
        with started:
            try:
                yield started
            except BaseException:
                _kill(started)  # else it would be waited for
                raise
    finally:
        _kill(started)


def _kill(started):
    with suppress(ProcessLookupError):  # all of it is gone
        os.killpg(started.pid, signal.SIGKILL)
