"""The hook for pre-commit and the action for GitHub: the fields they are read by, and the steps as they are run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from factcheck.read.kinds import KINDS, LOOKED_INTO, SEARCHED
from tests.command import Command

ROOT = Path(__file__).parents[1]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]


class Done(NamedTuple):
    """A step that was run: its status, its log, what it put out, and the summary."""

    status: int
    log: str
    outputs: dict[str, str]
    summary: str


def step(folder: Path, **inputs: str) -> Done:
    """The checking step as a composite runs it, with the defaults of the inputs that are not given."""
    temporary = folder / "runner temp"
    bin_ = temporary / "factcheck" / "bin"
    bin_.mkdir(parents=True)
    (bin_ / "python").symlink_to(sys.executable)
    (bin_ / "factcheck").symlink_to(Path(sys.executable).parent / "factcheck")
    given = {name: one["default"] for name, one in ACTION["inputs"].items()} | inputs
    (check,) = (one for one in STEPS if one.get("id") == "check")
    environment = {name: given[expression(value)] for name, value in check["env"].items()}
    files = {"GITHUB_OUTPUT": temporary / "output", "GITHUB_STEP_SUMMARY": temporary / "summary"}
    script = temporary / "step.sh"
    script.write_text(check["run"], encoding="utf-8")
    run = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=folder,
        env={
            **os.environ,
            **environment,
            **{name: str(path) for name, path in files.items()},
            "RUNNER_TEMP": str(temporary),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    told = {name: path.read_text(encoding="utf-8") if path.exists() else "" for name, path in files.items()}
    outputs = dict(line.split("=", 1) for line in told["GITHUB_OUTPUT"].splitlines())
    return Done(run.returncode, run.stdout + run.stderr, outputs, told["GITHUB_STEP_SUMMARY"])


def expression(value: str) -> str:
    """The input that a value is taken from."""
    match = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)
    assert match
    return match[1]


def test_the_action_annotates_and_puts_out_findings_and_sarif(articles: Path) -> None:
    done = step(articles.parent, paths="articles\n")
    assert done.status == 1
    assert "::error file=articles/b.txt,line=1" in done.log
    assert done.outputs["findings"] == "2"
    assert json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "| error | FC101" in done.summary


def test_the_action_fails_for_what_it_is_asked_to(articles: Path) -> None:
    assert step(articles.parent, **{"fail-on": "never", "format": "text"}).status == 0


def test_the_action_goes_by_a_baseline(factcheck: Command, articles: Path) -> None:
    assert factcheck("baseline", "write", "known findings.json", "articles").status == 0
    done = step(articles.parent, paths="articles", baseline="known findings.json")
    assert (done.status, done.outputs["findings"]) == (0, "0")
    assert "::error" not in done.log
    (result, *_) = json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["baselineState"] == "unchanged"


def test_an_action_that_could_not_run_puts_out_nothing(articles: Path) -> None:
    done = step(articles.parent, paths="no-such-folder")
    assert (done.status, done.outputs) == (2, {})


@pytest.mark.parametrize(
    "hostile", ["$(touch owned)", "`touch owned`", '"; touch owned; "', "--out=text=owned", "a'b\n${HOME}"]
)
def test_an_input_is_never_a_part_of_the_script(articles: Path, hostile: str) -> None:
    for name in ACTION["inputs"]:
        folder = articles.parent / name
        folder.mkdir()
        step(folder, **{name: hostile})
        assert not (folder / "owned").exists()
    for one in STEPS:
        assert "${{" not in one["run"]


def test_a_module_in_the_working_folder_is_not_run(articles: Path) -> None:
    for name in ("json.py", "sys.py", "factcheck.py", "sitecustomize.py", "typer.py"):
        (articles.parent / name).write_text("open('owned', 'w')\n", encoding="utf-8")
    done = step(articles.parent, paths="articles")
    assert done.outputs["findings"] == "2"
    assert not (articles.parent / "owned").exists()
    assert all("python" not in line or " -I " in line for one in STEPS for line in commands(one))


def commands(one: dict[str, Any]) -> list[str]:
    return [line for line in one["run"].splitlines() if re.search(r"python[\"3]", line)]


def test_the_hook_is_about_all_articles_at_once() -> None:
    assert (HOOK["language"], HOOK["pass_filenames"], HOOK["require_serial"]) == ("python", False, True)
    assert [bool(re.search(HOOK["files"], f"news/a{suffix}")) for suffix in (*KINDS, ".py")] == [
        *(suffix in SEARCHED or suffix in LOOKED_INTO for suffix in KINDS),
        False,
    ]


def test_the_hook_runs(articles: Path) -> None:
    entry = [str(Path(sys.executable).parent / HOOK["entry"].split()[0]), *HOOK["entry"].split()[1:]]
    run = subprocess.run([*entry, *HOOK["args"]], cwd=articles.parent, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "articles/b.txt:1:28" in run.stdout
