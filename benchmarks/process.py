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
    """Seconds on the clock and of CPU, the memory of the largest process in MiB, and the status it ended with."""

    wall: float
    cpu: float
    peak: float
    status: int


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
        _, state, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(state)
    return Taken(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / MIB, process.returncode)


if __name__ == "__main__":
    print(json.dumps(taken(sys.argv[2:], Path(sys.argv[1]))))
