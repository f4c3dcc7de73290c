"""The action, run as a composite is: each step in a shell of its own, told of the inputs as GitHub tells them.

One thing is not as there: where pip would fetch what factcheck needs from a registry, a stand-in notes what it was
asked for and puts the command of this environment in its place.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]

_COMMAND = Path(sys.executable).parent / "factcheck"
_PIP = f"""
    import os, sys
    bin_ = os.path.dirname(sys.executable)
    open(os.path.join(bin_, "asked"), "w").write(" ".join(sys.argv[1:]))
    os.symlink({str(_COMMAND)!r}, os.path.join(bin_, "factcheck"))
"""
_PYTHON = f"""\
    #!/usr/bin/env bash
    set -e
    if [ "$3" != venv ]; then
        exec "{sys.executable}" "$@"
    fi
    "{sys.executable}" "$@" --without-pip
    packages=("$4"/lib/python*/site-packages)
    cp "$PIP" "${{packages[0]}}/pip.py"
"""


class Done(NamedTuple):
    """An action that was run: its status, its log, its outputs, the summary, and what pip was asked for."""

    status: int
    log: str
    outputs: dict[str, str]
    summary: str
    installed: str


def run(folder: Path, python: str = _PYTHON, **inputs: str) -> Done:
    """Every step in order until one fails, with the defaults of the inputs that are not given."""
    temporary = folder / "runner temp"
    (temporary / "path").mkdir(parents=True)
    _write(temporary / "path" / "python3", python).chmod(0o755)
    _write(temporary / "pip.py", _PIP)
    summary, log = _write(temporary / "summary", ""), ""
    context = {f"inputs.{name}": one["default"] for name, one in ACTION["inputs"].items()}
    context |= {f"inputs.{name}": value for name, value in inputs.items()}
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "INPUT_"))},
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_WORKSPACE": str(folder),
        "PATH": f"{temporary / 'path'}{os.pathsep}{os.environ['PATH']}",
        "PIP": str(temporary / "pip.py"),
        "RUNNER_TEMP": str(temporary),
    }
    status = 0
    for number, step in enumerate(STEPS):
        script, output = _write(temporary / f"{number}.sh", step["run"]), _write(temporary / f"{number}.output", "")
        given = {name: evaluated(value, context) for name, value in step.get("env", {}).items()}
        done = subprocess.run(
            [step["shell"], "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            cwd=folder,
            env={**environment, **given, "GITHUB_OUTPUT": str(output)},
            capture_output=True,
            text=True,
            check=False,
        )
        status, log = done.returncode, log + done.stdout + done.stderr
        told = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
        context |= {f"steps.{step.get('id')}.outputs.{name}": value for name, value in told.items()}
        if status:
            break
    outputs = {name: evaluated(one["value"], context) for name, one in ACTION["outputs"].items()}
    asked = temporary / "factcheck" / "bin" / "asked"
    installed = asked.read_text(encoding="utf-8") if asked.exists() else ""
    return Done(status, log, outputs, summary.read_text(encoding="utf-8"), installed)


def evaluated(value: str, context: Mapping[str, str]) -> str:
    """A value with what its expressions stand for; nothing where a step did not say."""
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda match: context.get(match[1], ""), value)


def _write(path: Path, text: str) -> Path:
    path.write_text(textwrap.dedent(text) if path.suffix in {"", ".py"} else text, encoding="utf-8")
    return path
