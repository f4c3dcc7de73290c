"""The same results in the same order, whatever the number of processes."""

import gc
import os
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from factcheck.pool import WorkerError, in_order


def spelled(number: int) -> Iterator[str]:
    yield from str(number)


def refused(number: int) -> Iterator[str]:
    if number == 3:
        raise ValueError("three")
    yield str(number)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert "".join(in_order(spelled, range(100), jobs)) == "".join(map(str, range(100)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_in_the_work_reaches_the_caller(jobs: int) -> None:
    with pytest.raises(ValueError, match="three"):
        list(in_order(refused, range(5), jobs))


def lost(number: int) -> Iterator[str]:
    if number == 3:
        os._exit(9)
    yield str(number)


def test_a_process_that_is_killed_is_told() -> None:
    with pytest.raises(WorkerError, match="fewer --jobs"):
        list(in_order(lost, range(50), 2))


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = in_order(spelled, items(), 2)
    assert next(results) == "0"
    assert len(taken) < 100


@pytest.mark.parametrize("enough", [3, 50], ids=["left off", "to the end"])
def test_cycles_are_searched_for_again_afterwards(enough: int) -> None:
    results = in_order(spelled, range(50), 2)
    assert len([next(results) for _ in range(enough)]) == enough
    results.close()  # type: ignore[attr-defined]
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


LEAVING = """
from factcheck.pool import in_order
results = in_order(lambda number: [b"x" * 20_000_000], range(16), 2)
next(results)
results.close()
"""


def test_processes_that_are_stopped_while_they_answer_keep_nobody_waiting() -> None:
    """A result is longer than a pipe, so that most of the time one of the processes is about to write one."""
    for _ in range(3):
        run = subprocess.run([sys.executable, "-c", LEAVING], capture_output=True, timeout=60, check=False)
        assert (run.returncode, run.stderr) == (0, b"")


BORN_INTERRUPTED = """
import os, signal
os.register_at_fork(after_in_child=lambda: os.kill(os.getpid(), signal.SIGINT))
from factcheck.pool import in_order
print("".join(in_order(str, range(10), 2)))
"""


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="processes are not forked there")
def test_a_process_that_is_interrupted_as_it_begins_leaves_that_to_the_first() -> None:
    run = subprocess.run([sys.executable, "-c", BORN_INTERRUPTED], capture_output=True, timeout=60, check=False)
    assert (run.stdout, run.stderr) == (b"0123456789\n", b"")


def test_who_stops_leaves_no_thread_at_work_that_the_end_could_meet() -> None:
    results = in_order(spelled, range(100), 2)
    next(results)
    results.close()
    assert threading.enumerate() == [threading.main_thread()]
