"""Run the stages on this machine, in one process or in several.

Workers are spawned, not forked: a program that asks for readings may have threads (a page
server, a notebook, the encoder), and a fork in the middle of theirs can hang a worker for good.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.process import BaseProcess

from onrecord.config import Settings
from onrecord.errors import OnRecordError
from onrecord.model import Input, Issue, Reading
from onrecord.run.limits import DeadlineGuard
from onrecord.run.progress import Meter, Phase
from onrecord.run.spawn import HiddenMain, leave_with_parent

Result = Reading | Issue
Stages = Callable[[Input], Result]
Make = Callable[[Settings], Stages]

_AHEAD = 2  # batches in flight for each worker
_BATCH_BYTES = 8_000_000  # of what is in flight, a batch
_LOOK_ROUND = 5.0  # seconds without a result until the workers are counted


def pipeline(settings: Settings) -> Stages:
    """Make the stages; imported late, since they bring the encoder's libraries with them."""
    from onrecord.run.pipeline import Pipeline  # noqa: PLC0415

    return Pipeline(settings)


def run(
    inputs: Iterable[Input | Issue],
    settings: Settings,
    workers: int | None = None,
    *,
    make: Make = pipeline,
    meter: Meter | None = None,
) -> Generator[Result, None, None]:
    """Give one result for each input, in the order of the inputs.

    An issue among the inputs is passed on. Few inputs are held at a time, however many there
    are. A document that kills its worker, or takes more than `seconds_per_document`, becomes
    an issue and costs only itself. Closing the iterator ends the workers. The meter counts
    each input when it is done, which may be before those in front of it are.

    Raises:
        InputError: the stages cannot be made (there is no model).
        OnRecordError: workers cannot be started on this machine.
    """
    workers = settings.workers if workers is None else workers
    meter = meter or Meter()
    if workers <= 1:
        return _here(inputs, settings, make, meter)
    return _Workers(settings, workers, make, meter).run(inputs)


def _here(
    inputs: Iterable[Input | Issue], settings: Settings, make: Make, meter: Meter
) -> Generator[Result, None, None]:
    stages: Stages | None = None
    guard = DeadlineGuard(settings.seconds_per_document)
    for item in inputs:
        if isinstance(item, Issue):
            yield item
            continue
        if stages is None:
            meter.enter(Phase.LOADING)
            stages = make(settings)
            meter.enter(Phase.READING)
        result = guard(stages, item)
        meter.finished(item)
        yield result


@dataclass(slots=True, kw_only=True)
class _Sent:
    """An input on its way; of an issue, which is nothing to work on, there is no future."""

    item: Input | Issue
    future: Future[Result] | None
    counted: bool = False

    @property
    def size(self) -> int:
        """Bytes that it holds in memory."""
        return len(self.item.payload or b"") if isinstance(self.item, Input) else 0


class _Workers:
    """A pool that is replaced when a document kills one of its workers.

    Documents are handed over one at a time: it costs a fraction of a millisecond, and each is
    known to be done when it is.
    """

    def __init__(self, settings: Settings, workers: int, make: Make, meter: Meter) -> None:
        self._settings, self._count, self._make = settings, workers, make
        self._meter = meter
        self._pool = self._start()
        self._ready: Future[None] | None = None
        self._pending: deque[_Sent] = deque()
        self._held = 0  # bytes of what is pending

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._count,
            mp_context=HiddenMain(),
            initializer=_begin,
            initargs=(self._settings, self._make),
        )

    def run(self, inputs: Iterable[Input | Issue]) -> Generator[Result, None, None]:
        finished = False
        try:
            self._ready = self._pool.submit(_check)
            for item in inputs:
                self._send(item)
                while self._is_full():
                    yield self._next()
            while self._pending:
                yield self._next()
            finished = True
        finally:
            self._stop(kill=not finished)

    def _send(self, item: Input | Issue) -> None:
        if self._ready is not None:
            self._meter.enter(Phase.READING if self._ready.done() else Phase.LOADING)
        future = self._submit(item) if isinstance(item, Input) else None
        self._pending.append(_Sent(item=item, future=future))
        self._held += self._pending[-1].size

    def _is_full(self) -> bool:
        """Whether each worker has enough to go on with."""
        batches = self._count * _AHEAD
        return len(self._pending) > self._count and (
            len(self._pending) > batches * self._settings.batch
            or self._held > batches * _BATCH_BYTES
        )

    def _submit(self, item: Input) -> Future[Result]:
        try:
            return self._pool.submit(_work, item)
        except BrokenProcessPool:
            self._replace()
            return self._pool.submit(_work, item)

    def _next(self) -> Result:
        """Wait for the first of what is pending."""
        sent = self._pending.popleft()
        self._held -= sent.size
        if sent.future is None or isinstance(sent.item, Issue):
            assert isinstance(sent.item, Issue)  # noqa: S101 - every input has a future
            return sent.item
        result = self._result(sent, sent.item, sent.future)
        self._tell(sent)
        return result

    def _result(self, sent: _Sent, item: Input, future: Future[Result]) -> Result:
        try:
            return self._wait(future, (sent, *self._pending))
        except BrokenProcessPool:
            self._check_started()
        # A dead worker breaks whatever was in flight with it. Run each of those with nothing
        # beside it: if a worker dies again, it is this document that kills it.
        try:
            return self._wait(self._submit(item), ())
        except BrokenProcessPool:
            return _died(item)

    def _wait(self, future: Future[Result], beside: Sequence[_Sent]) -> Result:
        """Wait for a document, count others that are done before it, and look after the workers.

        A worker that dies while it writes a result leaves half a message, and the pool would
        read on for ever instead of noticing.

        Raises:
            BrokenProcessPool: a worker died.
        """
        while not future.done():
            others = (sent.future for sent in beside if sent.future and not sent.future.done())
            loading = (self._ready,) if self._ready and not self._ready.done() else ()
            done, _ = wait((future, *others, *loading), _LOOK_ROUND, FIRST_COMPLETED)
            if not done and not all(process.is_alive() for process in self._processes()):
                self._end_workers()
            if not loading or self._ready in done:
                self._meter.enter(Phase.READING)
            self._meter.look_round()
            for sent in beside:
                if sent.future and sent.future.done() and not sent.future.exception():
                    self._tell(sent)
        return future.result()

    def _tell(self, sent: _Sent) -> None:
        if not sent.counted:
            sent.counted = True
            self._meter.finished(sent.item)

    def _check_started(self) -> None:
        """Tell a machine where no worker starts from a document that kills one.

        Raises:
            OnRecordError: the very first worker died before it was ready.
        """
        if self._ready is None:
            return
        try:
            self._ready.result()
        except BrokenProcessPool as error:
            raise OnRecordError(
                "Worker processes end before they are ready, perhaps for want of memory. "
                "Try again with one worker."
            ) from error
        self._ready = None

    def _replace(self) -> None:
        self._stop(kill=True)
        self._pool = self._start()

    def _stop(self, *, kill: bool) -> None:
        if kill:
            # Their work is not wanted any more; waiting for it would keep Ctrl-C waiting.
            self._end_workers()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _processes(self) -> list[BaseProcess]:
        return list((self._pool._processes or {}).values())  # noqa: SLF001

    def _end_workers(self) -> None:
        """Kill the workers, and let the pool see it even in the middle of a message.

        The pool's reader sees the end of the results only when nobody can write to them any
        more, and this process holds a writing end too.
        """
        for process in self._processes():
            process.kill()
        for process in self._processes():
            process.join()
        with suppress(OSError):  # closed already
            self._pool._result_queue._writer.close()  # type: ignore[attr-defined] # noqa: SLF001


def _died(item: Input) -> Issue:
    return Issue(
        name=item.name,
        stage="run",
        code="worker died",
        message="The process that read it ended, twice. It was left out; the rest went on.",
    )


# In a worker ----------------------------------------------------------------------------

_stages: Stages | None = None
_guard: DeadlineGuard | None = None
_failed: Exception | None = None


def _begin(settings: Settings, make: Make) -> None:
    """Load the stages, once a worker."""
    global _stages, _guard, _failed  # noqa: PLW0603 - what a worker process holds
    leave_with_parent()
    # One thread a worker, and none that spins while it waits; set before libraries load.
    os.environ["OMP_WAIT_POLICY"] = "passive"
    os.environ["OMP_NUM_THREADS"] = "1"
    _guard = DeadlineGuard(settings.seconds_per_document, hard=True)
    try:
        _stages = make(settings)
    except Exception as error:  # noqa: BLE001 - told to whoever asks for work
        _failed = error


def _check() -> None:
    if _failed is not None:
        raise _failed


def _work(item: Input) -> Result:
    _check()
    assert _stages is not None  # noqa: S101 - `_begin` ran first
    assert _guard is not None  # noqa: S101
    return _guard(_stages, item)
