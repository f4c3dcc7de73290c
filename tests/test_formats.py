"""The formats as the command writes them, all from one run, and what hostile articles can do in them: nothing."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from factcheck import surroundings
from factcheck.report import FORMATS
from tests.command import Command

HOSTILE = (
    "::error file=x::%0A <script>alert(1)</script> ]]> | [a](http://e.vil) @desk \x1b[2J\x9b31m \u202ex\u202c {0}\n\n"
    "Meta Platforms shares rose {} on July 1, 2026 <b>::stop-commands::x</b>.\n"
)


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The page that GitHub keeps for a step, which another step has begun."""
    page = tmp_path / "summary.md"
    page.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv(surroundings.STEP_SUMMARY, str(page))
    return page


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Articles that disagree, and do their worst in what they say and in how they are called."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "::error::x,line=1 %0A"
    folder.mkdir()
    (folder / "a\n::warning::b\x1b[2J.txt").write_text(HOSTILE.replace("{}", "8.8%"), encoding="utf-8")
    (folder / "<img src=x>|`b`.md").write_text(HOSTILE.replace("{}", "18%"), encoding="utf-8")
    (folder / ']]>&".txt').write_bytes(b"caf\xe9 ::error::")
    return folder


def test_every_format_comes_from_one_run(factcheck: Command, articles: Path) -> None:
    for name in FORMATS:
        alone = factcheck("check", articles, "--format", name).out
        run = factcheck("check", articles, *(f"--out={other}=out.{other}" for other in FORMATS), "--format", name)
        assert run.out == alone
        assert (articles.parent / f"out.{name}").read_text(encoding="utf-8") == alone
        assert run.status == 1


def test_an_unknown_format_names_those_there_are(factcheck: Command, articles: Path) -> None:
    run = factcheck("check", articles, "--out", "yaml=report.yaml")
    assert (run.status, run.out) == (2, "")
    assert "sarif" in run.err


def test_no_file_is_written_twice(factcheck: Command, articles: Path) -> None:
    run = factcheck("check", articles, "--out", "sarif=report", "--out", "junit=./report")
    assert (run.status, run.out) == (2, "")
    assert '"report" is named for sarif and for junit' in " ".join(run.err.split())
    assert not (articles.parent / "report").exists()


def test_a_target_that_cannot_be_written_leaves_nothing_behind(factcheck: Command, articles: Path) -> None:
    run = factcheck("check", articles, "--out", "sarif=a.sarif", "--out", "junit=no/such/folder.xml")
    assert (run.status, run.out) == (2, "")
    assert "no/such/folder.xml: cannot be written" in run.err
    assert "name another file" in run.err
    assert sorted(path.name for path in articles.parent.iterdir()) == ["articles"]


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_articles_steer_nothing(factcheck: Command, hostile: Path, name: str) -> None:
    run = factcheck("check", hostile.name, "--format", name)
    assert run.status == 1
    assert not {"\x1b", "\x9b", "\u202e", "\x00"} & set(run.out)
    lines = run.out.splitlines()
    if name == "github":
        assert [line.partition(" ")[0] for line in lines if line.startswith("::")] == ["::error", "::warning"]
    else:
        assert not any(line.startswith("::") for line in lines)
    if name in ("json", "sarif", "gitlab"):
        json.loads(run.out)
    if name == "junit":
        assert len(Tree.fromstring(run.out).findall(".//failure")) == 1


def test_the_summary_of_a_step_gets_the_findings_behind_what_is_there(
    factcheck: Command, articles: Path, summary: Path
) -> None:
    factcheck("check", articles, "--format", "github")
    page = summary.read_text(encoding="utf-8")
    assert page.startswith("# Before\n## factcheck\n")
    assert page.count("| error | FC101 ") == 1


def test_no_other_format_writes_a_summary(factcheck: Command, articles: Path, summary: Path) -> None:
    factcheck("check", articles, "--format", "sarif")
    assert summary.read_text(encoding="utf-8") == "# Before\n"
    factcheck("check", articles, "--out", "github=annotations.txt")
    assert "FC101" in summary.read_text(encoding="utf-8")


def test_a_full_summary_is_left_as_it_is(factcheck: Command, articles: Path, summary: Path) -> None:
    summary.write_bytes(b"x" * surroundings.MOST_BYTES)
    assert factcheck("check", articles, "--format", "github").status == 1
    assert summary.stat().st_size == surroundings.MOST_BYTES


def test_a_summary_that_cannot_be_written_is_told(
    factcheck: Command, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(surroundings.STEP_SUMMARY, str(articles))
    run = factcheck("check", articles, "--format", "github")
    assert run.status == 2
    assert "step summary cannot be written" in run.err


def test_paths_count_from_the_root_of_the_repository(
    factcheck: Command, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=articles.parent, check=True)
    monkeypatch.chdir(articles)
    told = {
        json.loads(factcheck("check", path, "--format", "gitlab").out)[0]["location"]["path"]
        for path in (".", os.curdir + "/../articles", articles)
    }
    assert told == {"articles/b.txt"}


def test_the_files_that_would_be_read_are_listed(
    factcheck: Command, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (articles / "odd\x1b[2J.md").write_text("x", encoding="utf-8")
    (articles / ".gitignore").write_text("b.txt\n", encoding="utf-8")
    listed = factcheck("check", "articles", "--show-files", "--exclude", "c.txt")
    assert (listed.status, listed.out) == (0, "articles/a.txt\narticles/d.txt\narticles/odd\\x1b[2J.md\n")
    assert "articles/b.txt" in factcheck("check", "articles", "--show-files", "--no-gitignore").out
    partly = factcheck("check", "articles", "none.txt", "--show-files")
    assert (partly.status, "none.txt: cannot be opened" in partly.err.replace(":1:1: FC901", ":")) == (0, True)
    assert factcheck("check", "articles", "none.txt", "--show-files", "--strict-inputs").status == 2
    assert factcheck("check", "none.txt", "--show-files").status == 2


def test_what_is_listed_is_what_is_read(factcheck: Command, articles: Path) -> None:
    (articles / ".gitignore").write_text("b.txt\n", encoding="utf-8")
    listed = factcheck("check", "articles", "--show-files").out.splitlines()
    read = json.loads(factcheck("check", "articles", "--format", "json").out)["articles"]
    assert [article["path"] for article in read] == listed
    claims = factcheck("extract", "articles", "--exclude", "a.txt").out.splitlines()
    assert {json.loads(claim)["path"] for claim in claims} == {"articles/c.txt"}


def test_an_exclusion_that_is_no_pattern_is_refused(factcheck: Command, articles: Path) -> None:
    run = factcheck("check", "articles", "--exclude", "!")
    assert (run.status, run.out) == (2, "")
    assert '--exclude "!" is no pattern' in run.err


def test_statistics_count_the_findings_of_each_rule(factcheck: Command, articles: Path) -> None:
    (articles / "e.txt").write_bytes(b"caf\xe9")
    (articles / "f.txt").write_bytes(b"caf\xe9")
    run = factcheck("check", articles, "--statistics", "--out", "json=report.json")
    *counts, blank, closing = run.out.splitlines()
    assert [line.split() for line in counts] == [
        ["2", "FC901", "warning", "input-unreadable"],
        ["1", "FC101", "error", "value-differs"],
        ["1", "FC301", "info", "rounding"],
    ]
    assert (blank, closing.startswith("Read 4 articles"), run.status) == ("", True, 1)
    assert len(json.loads((articles.parent / "report.json").read_text())["findings"]) == 4


def test_a_record_is_found_on_its_line_of_the_file(factcheck: Command, tmp_path: Path) -> None:
    body = "First line.\nMeta Platforms shares rose {} on July 1, 2026."
    records = [{"body": "Rain."}, {"id": "x", "body": body.format("8.8%")}, {"id": "y", "body": body.format("18%")}]
    file = tmp_path / "all.jsonl"
    file.write_text("\n".join(map(json.dumps, records)) + "\n\n{}\n", encoding="utf-8")
    (run,) = json.loads(factcheck("check", file, "--format", "sarif").out)["runs"]
    lines = [
        [
            place["physicalLocation"]["region"]["startLine"]
            for place in (result["locations"] + result.get("relatedLocations", []))
        ]
        for result in run["results"]
    ]
    assert lines == [[2, 3], [5]]
    annotations = factcheck("check", file, "--format", "github").out
    assert "line=2,title=FC101" in annotations


@pytest.mark.parametrize("name", ["articles/a.txt", "./articles/../articles/b.txt", "factcheck.toml", "known.json"])
def test_what_a_run_reads_is_not_written_over(factcheck: Command, articles: Path, name: str) -> None:
    Path("factcheck.toml").write_text('baseline = "known.json"', encoding="utf-8")
    factcheck("baseline", "write", "known.json", articles)
    before = Path(name).read_bytes()
    run = factcheck("check", articles, "--out", "junit=other.xml", "--out", f"json={name}")
    assert (run.status, run.out) == (2, "")
    assert run.err == f"factcheck: {Path(name)}: this run reads it, and would write over it; name another file\n"
    assert Path(name).read_bytes() == before
    assert not Path("other.xml").exists()


def test_a_baseline_is_not_written_over_an_article(factcheck: Command, articles: Path) -> None:
    run = factcheck("baseline", "write", articles / "a.txt", articles)
    assert (run.status, run.out) == (2, "")
    assert (articles / "a.txt").read_text("utf-8").startswith("Meta")


def test_a_stroke_as_a_file_is_standard_output(factcheck: Command, articles: Path) -> None:
    run = factcheck("check", articles, "--out", "jsonl=-", "--out", "sarif=found.sarif")
    assert run.out == factcheck("check", articles, "--format", "jsonl").out
    assert Path("found.sarif").exists()
    assert not Path("-").exists()
    run = factcheck("check", articles, "--out", "json=-", "--format", "text")
    assert (run.status, run.out) == (2, "")
    assert "standard output is named for json and for text" in run.err
