"""The hook for pre-commit and the action for GitHub: the fields they are read by, and the steps as they are run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.read.kinds import KINDS, LOOKED_INTO, SEARCHED
from tests import composite
from tests.command import Command
from tests.composite import ACTION, ROOT, STEPS

(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

# What a machine has whose Python is too old.
OLD_PYTHON = """\
    #!/usr/bin/env bash
    exit 1
"""


def test_the_action_annotates_and_puts_out_findings_and_sarif(articles: Path) -> None:
    done = composite.run(articles.parent, paths="articles\n")
    assert done.status == 1
    assert "::error file=articles/b.txt,line=1" in done.log
    assert done.outputs["findings"] == "2"
    assert json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "| error | FC101" in done.summary


def test_the_action_fails_for_what_it_is_asked_to(articles: Path) -> None:
    assert composite.run(articles.parent, **{"fail-on": "never", "format": "text"}).status == 0


def test_the_action_goes_by_a_baseline(factcheck: Command, articles: Path) -> None:
    assert factcheck("baseline", "write", "known findings.json", "articles").status == 0
    done = composite.run(articles.parent, paths="articles", baseline="known findings.json")
    assert (done.status, done.outputs["findings"]) == (0, "0")
    assert "::error" not in done.log
    (result, *_) = json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["baselineState"] == "unchanged"


def test_an_action_that_could_not_run_says_so_and_puts_out_nothing(articles: Path) -> None:
    done = composite.run(articles.parent, paths="no-such-folder")
    assert (done.status, done.outputs) == (2, {"findings": "", "sarif": ""})
    assert "::error title=factcheck::could not run" in done.log


def test_the_action_installs_itself_and_needs_a_python_that_can_run_it(articles: Path) -> None:
    done = composite.run(articles.parent, paths="articles")
    assert done.installed.split()[-1] == str(ROOT)
    old = articles.parent / "old"
    old.mkdir()
    refused = composite.run(old, python=OLD_PYTHON)
    assert (refused.status, refused.outputs["findings"]) == (2, "")
    assert refused.log.startswith("::error title=factcheck::needs Python 3.11 or later")


def test_what_an_action_is_not_told_is_as_configured(articles: Path) -> None:
    folder = articles.parent
    (folder / "more").mkdir()
    (folder / "more" / "e.txt").write_text((articles / "b.txt").read_text(encoding="utf-8").replace("18%", "28%"))
    (folder / "factcheck.toml").write_text('paths = ["articles"]\nfail-on = "never"\n', encoding="utf-8")
    done = composite.run(folder)
    assert (done.status, done.outputs["findings"]) == (0, "2")
    assert "more/e.txt" not in done.summary
    (folder / "factcheck.toml").write_text('pahts = ["articles"]\n', encoding="utf-8")
    (folder / "again").mkdir()
    refused = composite.run(folder / "again")
    assert refused.status == 2
    assert 'unknown key "pahts"; nearest is "paths"' in refused.log


def test_an_action_that_nothing_is_told_reads_the_whole_repository(articles: Path) -> None:
    done = composite.run(articles.parent)
    assert (done.status, done.outputs["findings"]) == (1, "2")


def test_the_paths_of_an_action_may_be_written_anyhow(articles: Path) -> None:
    done = composite.run(articles.parent, paths="\n  articles/a.txt\r\n\narticles/b.txt\r\n")
    assert (done.status, done.outputs["findings"]) == (1, "1")


@pytest.mark.parametrize(
    "hostile", ["$(touch owned)", "`touch owned`", '"; touch owned; "', "--out=text=owned", "a'b\n${HOME}"]
)
def test_an_input_is_never_a_part_of_the_script(articles: Path, hostile: str) -> None:
    for name in ACTION["inputs"]:
        folder = articles.parent / name
        folder.mkdir()
        composite.run(folder, **{name: hostile})
        assert not (folder / "owned").exists()
    for one in STEPS:
        assert "${{" not in one["run"]


def test_a_module_in_the_working_folder_is_not_run(articles: Path) -> None:
    for name in ("json.py", "sys.py", "factcheck.py", "sitecustomize.py", "typer.py"):
        (articles.parent / name).write_text("open('owned', 'w')\n", encoding="utf-8")
    done = composite.run(articles.parent, paths="articles")
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


def test_the_hook_is_about_what_settings_and_facts_say_too() -> None:
    assert all(re.search(HOOK["files"], name) for name in ("factcheck.toml", "desk/facts.toml", "known.json"))


@pytest.mark.parametrize("configured", [True, False])
def test_the_hook_reads_what_it_is_given_or_what_is_configured(articles: Path, configured: bool) -> None:
    (articles.parent / "apart.txt").write_text((articles / "b.txt").read_text(encoding="utf-8").replace("18%", "28%"))
    if configured:
        (articles.parent / "factcheck.toml").write_text('paths = ["articles"]\n', encoding="utf-8")
    entry = [str(Path(sys.executable).parent / HOOK["entry"].split()[0]), *HOOK["entry"].split()[1:]]
    arguments = HOOK.get("args", []) if configured else ["articles"]
    run = subprocess.run([*entry, *arguments], cwd=articles.parent, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "articles/b.txt:1:28" in run.stdout
    assert "apart.txt" not in run.stdout
