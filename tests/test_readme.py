"""The first page shows what the tool prints, not what it once printed."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import Command
from tests.conftest import RISE

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\w*\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_the_finding_on_the_first_page_is_printed_by_the_demo(
    factcheck: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    (finding,) = (block for block in BLOCKS if block.startswith("corpus/articles/"))
    assert finding in factcheck("check", "corpus/articles").out


def test_the_table_on_the_first_page_is_what_eval_prints(factcheck: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (table,) = (block for block in BLOCKS if block.startswith("claims "))
    printed = factcheck("eval", "corpus/gold").out.splitlines()
    assert table.splitlines() == [line.rstrip() for line in printed[: len(table.splitlines())]]


def test_the_gate_on_the_first_page_stands_once_its_lines_are_run(articles: Path) -> None:
    (script,) = (block for block in BLOCKS if "factcheck baseline write" in block)
    install, *lines = script.splitlines()
    assert install.startswith("pip install ")
    gate = ["bash", "-ec", "\n".join(lines)]
    command = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{command}{os.pathsep}{os.environ['PATH']}"}
    stands = subprocess.run(gate, cwd=articles.parent, env=environment, capture_output=True, text=True, check=False)
    assert (stands.returncode, stands.stderr) == (0, "")
    assert "2 findings known from the baseline" in stands.stdout
    (articles / "new.txt").write_text(RISE.format("48%"), encoding="utf-8")
    check = subprocess.run(["bash", "-ec", lines[-1]], cwd=articles.parent, env=environment, capture_output=True)
    assert check.returncode == 1
    assert b"articles/new.txt:1:28" in check.stdout


def test_every_field_of_the_contract_is_on_the_first_page(factcheck: Command) -> None:
    schema = json.loads(factcheck("schema", "report").out)
    shapes = [schema, *schema["$defs"].values()]
    fields = {name for shape in shapes for name in shape["properties"]}
    told = set(re.findall(r"\w+", "".join(BLOCKS)))
    assert fields <= told


def test_the_contents_name_every_part_and_lead_to_it() -> None:
    headings = re.findall(r"^###? (.+)$", README, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-"): heading for heading in headings}
    linked = dict(re.findall(r"\[([^\]]+)\]\(#([\w-]+)\)", README))
    assert set(linked.values()) <= set(anchors)
    (contents,) = re.findall(r"^\*\*Contents\.\*\*(.*?)\n\n", README, re.DOTALL | re.MULTILINE)
    named = re.findall(r"\[([^\]]+)\]\(#([\w-]+)\)", contents)
    assert {anchor for _, anchor in named} == set(anchors)


def test_what_is_pinned_in_the_examples_is_a_commit_or_was_tagged() -> None:
    """Who copies an example must not be sent for a version that there is not."""
    pinned = re.findall(r"(?:rev: |OWNER/factcheck@)(\S+)", README)
    assert len(pinned) == 2
    assert all(re.fullmatch(r"[0-9a-f]{40}", one) for one in pinned)


def test_every_option_is_on_the_first_page(factcheck: Command) -> None:
    options = set(re.findall(r"--[a-z][a-z-]+", factcheck("check", "--help").out)) - {"--help"}
    assert options <= set(re.findall(r"--[a-z][a-z-]+", README))
