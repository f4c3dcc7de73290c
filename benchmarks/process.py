"""A command run to its end, and what it took.

python process.py OUT COMMAND…        what it took, as JSON
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

FACTCHECK = (sys.executable, "-m", "factcheck")
MIB = 2**20 if sys.platform == "darwin" else 2**10  # the unit of ru_maxrss, in a mebibyte


class Taken(NamedTuple):
    """Seconds on the clock and of CPU, the memory of the largest process in MiB, and the status it ended with.

    ``first`` are the seconds of CPU of the first process alone, ``None`` where the system does not tell.
    """

    wall: float
    cpu: float
    peak: float
    status: int
    first: float | None = None


def run(command: Sequence[str], out: Path, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Taken:
    """Runs a command with its output in a file and its complaints beside it; its own processes count with it.

    A new process begins with the peak of the one that starts it: a small one stands between.
    """
    between = [sys.executable, "-I", "-S", __file__, str(out.resolve()), *command]
    done = subprocess.run(between, cwd=cwd, env=env, stdout=subprocess.PIPE, check=True)
    return Taken(*json.loads(done.stdout))


def taken(command: Sequence[str], out: Path) -> Taken:
    with out.open("wb") as said, out.with_suffix(".errors").open("wb") as complaints:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=complaints)
        first = used_to_its_end(process.pid)
        _, state, together = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(state)
    return Taken(wall, together.ru_utime + together.ru_stime, together.ru_maxrss / MIB, process.returncode, first)


def used_to_its_end(process: int) -> float | None:
    """Seconds of CPU that a process has used without those it started, once it has ended; it has yet to be taken."""
    if sys.platform != "linux":
        return None
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    return used(process)


def used(process: int) -> float | None:
    """Seconds of CPU that a process has used, where the system tells it."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    print(json.dumps(taken(sys.argv[2:], Path(sys.argv[1]))))
