"""Run the stages on this machine, in one process or in several.

Workers are spawned, not forked: a program that asks for readings may have threads (a page
server, a notebook, the encoder), and a fork in the middle of theirs can hang a worker for good.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.process import BaseProcess

from onrecord.config import Settings
from onrecord.errors import OnRecordError
from onrecord.model import Input, Issue, Reading
from onrecord.run.limits import DeadlineGuard
from onrecord.run.spawn import HiddenMain, leave_with_parent

Result = Reading | Issue
Stages = Callable[[Input], Result]
Make = Callable[[Settings], Stages]
Batch = tuple[Input | Issue, ...]

_AHEAD = 2  # batches in flight for each worker
_BATCH_BYTES = 16_000_000  # of what came out of containers, in one batch
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
) -> Generator[Result, None, None]:
    """Give one result for each input, in the order of the inputs.

    An issue among the inputs is passed on. Few inputs are held at a time, however many there
    are. A document that kills its worker, or takes more than `seconds_per_document`, becomes
    an issue and costs only itself. Closing the iterator ends the workers.

    Raises:
        InputError: the stages cannot be made (there is no model).
        OnRecordError: workers cannot be started on this machine.
    """
    workers = settings.workers if workers is None else workers
    if workers <= 1:
        return _here(inputs, settings, make)
    return _Workers(settings, workers, make).run(inputs)


def _here(
    inputs: Iterable[Input | Issue], settings: Settings, make: Make
) -> Generator[Result, None, None]:
    stages: Stages | None = None
    guard = DeadlineGuard(settings.seconds_per_document)
    for item in inputs:
        if isinstance(item, Issue):
            yield item
            continue
        stages = stages or make(settings)
        yield guard(stages, item)


class _Workers:
    """A pool that is replaced when a document kills one of its workers."""

    def __init__(self, settings: Settings, workers: int, make: Make) -> None:
        self._settings, self._count, self._make = settings, workers, make
        self._pool = self._start()
        self._ready: Future[None] | None = None

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._count,
            mp_context=HiddenMain(),
            initializer=_begin,
            initargs=(self._settings, self._make),
        )

    def run(self, inputs: Iterable[Input | Issue]) -> Generator[Result, None, None]:
        batches = _batches(inputs, self._settings.batch)
        pending: deque[tuple[Batch, Future[list[Result]]]] = deque()
        finished = False
        try:
            self._ready = self._pool.submit(_check)
            for batch in batches:
                pending.append((batch, self._submit(batch)))
                if len(pending) > self._count * _AHEAD:
                    yield from self._result(*pending.popleft())
            while pending:
                yield from self._result(*pending.popleft())
            finished = True
        finally:
            self._stop(kill=not finished)

    def _submit(self, batch: Batch) -> Future[list[Result]]:
        try:
            return self._pool.submit(_work, batch)
        except BrokenProcessPool:
            self._replace()
            return self._pool.submit(_work, batch)

    def _result(self, batch: Batch, future: Future[list[Result]]) -> list[Result]:
        try:
            return self._wait(future)
        except BrokenProcessPool:
            self._check_started()
        # A dead worker breaks whatever was in flight with it. Run each of those batches
        # with nothing beside it: if a worker dies again, the culprit is in that batch.
        found = self._alone(batch)
        if found is not None:
            return found
        return [result for item in batch for result in self._alone((item,)) or [_died(item)]]

    def _alone(self, batch: Batch) -> list[Result] | None:
        """Run a batch with no other in flight; None where its worker died."""
        try:
            return self._wait(self._submit(batch))
        except BrokenProcessPool:
            return None

    def _wait(self, future: Future[list[Result]]) -> list[Result]:
        """Wait for a batch, and look after the workers where that takes long.

        A worker that dies while it writes a result leaves half a message, and the pool would
        read on for ever instead of noticing.

        Raises:
            BrokenProcessPool: a worker died.
        """
        while True:
            try:
                return future.result(timeout=_LOOK_ROUND)
            except TimeoutError:
                if future.done():
                    return future.result()
                if not all(process.is_alive() for process in self._processes()):
                    self._end_workers()

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


def _batches(inputs: Iterable[Input | Issue], size: int) -> Iterator[Batch]:
    """Cut inputs into batches, smaller ones where the inputs bring their bytes with them."""
    batch: list[Input | Issue] = []
    held = 0
    for item in inputs:
        batch.append(item)
        held += len(item.payload or b"") if isinstance(item, Input) else 0
        if len(batch) >= size or held >= _BATCH_BYTES:
            yield tuple(batch)
            batch, held = [], 0
    if batch:
        yield tuple(batch)


def _died(item: Input | Issue) -> Result:
    if isinstance(item, Issue):
        return item
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


def _work(batch: Batch) -> list[Result]:
    _check()
    assert _stages is not None  # noqa: S101 - `_begin` ran first
    assert _guard is not None  # noqa: S101
    return [item if isinstance(item, Issue) else _guard(_stages, item) for item in batch]
