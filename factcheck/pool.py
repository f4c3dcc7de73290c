"""The same work on many things, in one process or in several, with the results in order."""

from __future__ import annotations

import gc
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

# For each process: enough to keep it busy, few enough that what waits to be taken stays small.
AHEAD = 8

# Seconds that processes which were told to end are given.
LEAVING = 5.0


class WorkerError(Exception):
    """A process was lost; the message says what to do."""


def in_order(work: Callable[[Item], Iterable[Result]], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """Everything the work yields for each item, in the order of the items whatever the number of processes.

    >>> list(in_order(range, [2, 3], jobs=1))
    [0, 1, 0, 1, 2]
    """
    if jobs == 1:
        for item in items:
            yield from work(item)
        return
    yield from _in_processes(work, items, jobs)


def _in_processes(work: Callable[[Item], Iterable[Result]], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    import multiprocessing  # these cost time, and one process is the rule
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # A forked process inherits the rules as they are; elsewhere they are sent.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
    context = multiprocessing.get_context(method)
    with _set_aside(), ProcessPoolExecutor(jobs, context, _prepare, (work,)) as pool:
        try:
            yield from _taken(pool, items, jobs * AHEAD)
        except BrokenProcessPool as error:
            message = "a process ended while it was at work, perhaps for want of memory; run with fewer --jobs"
            raise WorkerError(message) from error
        except BaseException:
            _stop(pool)
            raise


def _taken(pool: ProcessPoolExecutor, items: Iterable[Any], ahead: int) -> Iterator[Any]:
    waiting: deque[Future[bytes]] = deque()
    for item in items:
        with _uninterrupted():  # a process that begins here inherits it until it is prepared
            future = pool.submit(_run, item)
        waiting.append(future)
        if len(waiting) >= ahead:
            yield from pickle.loads(waiting.popleft().result())
    while waiting:
        yield from pickle.loads(waiting.popleft().result())


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """An interrupt that comes meanwhile is heard afterwards, where the system knows of such a thing."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def without_collection() -> Iterator[None]:
    """Makes values that hold no cycles, and many of them, without a search for cycles among them time and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def _set_aside() -> Iterator[None]:
    """What comes from other processes holds no cycles: it is not searched for any, neither now nor soon."""
    with without_collection():
        try:
            yield
        finally:
            if not gc.get_freeze_count():  # nothing that somebody else has set aside
                gc.freeze()
                gc.unfreeze()  # all there is counts as old


def _stop(pool: ProcessPoolExecutor) -> None:
    """Nobody wants the results any more: what is under way is not waited for."""
    processes = list(pool._processes.values())  # Python 3.14 calls this terminate_workers()
    manager: Any = pool._executor_manager_thread
    results: Any = pool._result_queue
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    # One that was writing leaves half a result, for the rest of which the pool would wait as long as we could write it.
    results._writer.close()
    # Python wakes it when it ends, and complains if it has gone in just that moment.
    if manager is not None:
        manager.join(LEAVING)


# What a worker process was started with; set there once, never in the process that starts it.
_work: Callable[[Any], Iterable[Any]] | None = None


def _prepare(work: Callable[[Any], Iterable[Any]]) -> None:
    global _work
    _work = work
    gc.freeze()  # the rules are here to stay
    gc.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process answers for all


def _run(item: Any) -> bytes:
    assert _work is not None
    with without_collection():
        return pickle.dumps(list(_work(item)), pickle.HIGHEST_PROTOCOL)
