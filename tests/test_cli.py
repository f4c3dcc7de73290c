"""The command line: exit statuses, formats, files, and messages to the one who can act."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from factcheck import __version__, library, packs
from factcheck.cli.run import Run
from tests.command import Command, process


@pytest.mark.parametrize(("fail_on", "status"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_findings_decide_the_exit_status(factcheck: Command, articles: Path, fail_on: str, status: int) -> None:
    run = factcheck("check", articles, "--fail-on", fail_on)
    assert run.status == status
    assert "FC101 error" in run.out
    assert run.err == ""


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 0), ("info", 1)])
def test_what_is_quieter_than_the_threshold_does_not_fail(
    factcheck: Command, articles: Path, fail_on: str, status: int
) -> None:
    (articles / "b.txt").unlink()
    run = factcheck("check", articles, "--fail-on", fail_on)
    assert "FC301 info" in run.out
    assert run.status == status


def test_agreement_is_no_finding(factcheck: Command, agreeing: Path) -> None:
    run = factcheck("check", agreeing, "--fail-on", "info")
    assert run.status == 0
    assert run.out.startswith("Read 2 articles, understood ")
    assert run.out.endswith(": 0 errors, 0 warnings, 0 infos.\n")


def test_what_is_left_out_is_counted_and_does_not_fail(factcheck: Command, articles: Path) -> None:
    (articles / "b.txt").unlink()
    run = factcheck("check", articles, "--min-severity", "warning", "--fail-on", "info")
    assert run.status == 0
    assert "FC301" not in run.out
    assert run.out.endswith("1 finding less severe not shown.\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "."],
        ["check", "articles", "--format", "yaml"],
        ["check", "articles", "--jobs", "0"],
        ["check", "articles", "--max-bytes", "0"],
        ["check", "articles", "--encoding", "latin-9000"],
        ["check", "articles", "--out", "report.json"],
        ["check", "articles", "--out", "json=no/such/folder/report.json"],
        ["check", "articles", "--pack", "no-such-folder"],
        ["check", "articles", "--nli", "no-such-folder/no/model"],
        ["check", "articles", "--nli", "org/model"],
        ["check", "no-such-file.txt"],
        ["check", "no-such-*.txt"],
        ["extract", "no-such-file.txt"],
        ["explain", "FC999"],
        ["schema", "nothing"],
        ["compare", "articles/a.txt", "articles/b.txt:1"],
        ["compare", "no-such-file.txt:1", "articles/b.txt:1"],
        ["compare", "articles/b.txt:1", "no-such-file.jsonl:3"],
        ["compare", "articles/b.txt:1", "no-such-file.jsonl#2:1"],
        ["rules", "--pack", "no-such-folder"],
        ["explain", "FC101", "--pack", "no-such-folder"],
        ["no-such-command"],
    ],
    ids=" ".join,
)
def test_what_cannot_run_exits_two_and_says_so_on_standard_error_alone(
    factcheck: Command, articles: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    empty = articles.parent / "empty"
    empty.mkdir()
    if arguments == ["check", "."]:
        monkeypatch.chdir(empty)
    run = factcheck(*arguments)
    assert (run.status, run.out) == (2, "")
    assert run.err.strip()
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (["check", "articles", "--nli", "org/model"], "factcheck models fetch org/model"),
        (["check", "articles", "--pack", "no-such-folder"], "no-such-folder"),
        (["check", "articles", "--encoding", "latin-9000"], "cp1252"),
        (["check", "articles", "--out", "report.json"], "json=report.json"),
        (["explain", "FC999"], "FC"),
        (["compare", "articles/a.txt", "b"], "a.txt:14"),
        (["compare", "articles/a.txt:1", "news.jsonl:3"], "write news.jsonl#ID:LINE"),
    ],
)
def test_a_message_names_the_remedy(factcheck: Command, articles: Path, arguments: list[str], remedy: str) -> None:
    assert remedy in factcheck(*arguments).err


def test_an_unreadable_file_among_others_is_a_finding(factcheck: Command, articles: Path) -> None:
    (articles / "e.txt").write_bytes(b"caf\xe9 rose 9%")
    run = factcheck("check", articles, "--format", "json")
    assert run.status == 1
    report = json.loads(run.out)
    (unread,) = [finding for finding in report["findings"] if finding["rule"].startswith("FC9")]
    assert unread["severity"] == "warning"
    assert unread["places"][0]["path"].endswith("e.txt")
    assert len(report["articles"]) == 4


def test_strict_inputs_make_an_unreadable_file_a_reason_to_stop(factcheck: Command, articles: Path) -> None:
    (articles / "e.txt").write_bytes(b"caf\xe9 rose 9%")
    run = factcheck("check", articles, "--strict-inputs")
    assert (run.status, run.out) == (2, "")
    assert "e.txt" in run.err


def test_standard_input_is_json_lines(factcheck: Command, articles: Path) -> None:
    body = "Meta Platforms shares rose {} on July 1, 2026."
    lines = "".join(json.dumps({"body": body.format(figure)}) + "\n" for figure in ("8.8%", "18%"))
    run = factcheck("check", "-", "--format", "json", stdin=lines)
    assert run.status == 1
    assert [article["id"] for article in json.loads(run.out)["articles"]] == ["-#1", "-#2"]


def test_no_input_at_all_on_standard_input_is_no_article(factcheck: Command) -> None:
    run = factcheck("extract", "-", stdin="")
    assert (run.status, run.out) == (0, "")


def test_extract_prints_a_claim_a_line_in_order(factcheck: Command, articles: Path) -> None:
    run = factcheck("extract", articles / "b.txt", articles / "a.txt")
    claims = [json.loads(line) for line in run.out.splitlines()]
    assert [(Path(claim["path"]).name, claim["text"], claim["low"]) for claim in claims] == [
        ("b.txt", "18%", "18"),
        ("a.txt", "8.8%", "8.8"),
    ]
    assert run.status == 0


def test_extract_in_other_formats_says_the_same(factcheck: Command, articles: Path) -> None:
    lines = factcheck("extract", articles / "a.txt").out
    listed = factcheck("extract", articles / "a.txt", "--format", "json").out
    assert json.loads(listed) == [json.loads(line) for line in lines.splitlines()]
    assert '"8.8%" Meta Platforms, ' in factcheck("extract", articles / "a.txt", "--format", "text").out


def test_files_are_written_beside_standard_output(factcheck: Command, articles: Path) -> None:
    out = articles.parent
    run = factcheck(
        "check", articles, "--out", "json=report.json", "--out", "text=report.txt", "--out", "jsonl=f.jsonl"
    )
    assert (out / "report.txt").read_text(encoding="utf-8") == run.out
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    lines = (out / "f.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == report["findings"]


def test_no_file_is_written_where_one_cannot_be(factcheck: Command, articles: Path) -> None:
    out = articles.parent
    (out / "old.json").write_text("old", encoding="utf-8")
    before = sorted(out.iterdir())
    run = factcheck("check", articles, "--out", "json=old.json", "--out", "text=no/such/report.txt")
    assert (run.status, run.out) == (2, "")
    assert (out / "old.json").read_text(encoding="utf-8") == "old"
    assert sorted(out.iterdir()) == before


def test_a_device_is_written_to_and_a_folder_is_refused(factcheck: Command, articles: Path) -> None:
    pipe = articles.parent / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        run = factcheck("check", articles, "--out", f"text={pipe}")
        assert reader.communicate()[0].decode() == run.out
    assert pipe.is_fifo()
    refused = factcheck("check", articles, "--out", f"text={articles}")
    assert (refused.status, refused.out) == (2, "")
    assert "is a folder" in refused.err


def test_a_newsrooms_rules_are_laid_over_the_core(factcheck: Command, articles: Path) -> None:
    pack = articles.parent / "pack"
    pack.mkdir()
    (pack / "subjects.toml").write_text("[[subjects]]\nname = 'Acme'\n", encoding="utf-8")
    run = factcheck("check", articles, "--pack", pack)
    assert (run.status, run.out) == (2, "")
    assert "subjects.toml" in run.err


def test_colour_is_for_those_who_ask(factcheck: Command, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in factcheck("check", articles).out
    assert "\x1b[1;31mFC101" in factcheck("check", articles, "--color", "always").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" in factcheck("check", articles).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in factcheck("check", articles).out


def test_the_beginning_of_a_code_is_answered_with_its_family(factcheck: Command) -> None:
    run = factcheck("explain", "fc2")
    assert run.status == 2
    assert run.err == ('factcheck: "fc2" is the beginning of FC201, FC202, FC203, FC204, FC205; name one of them\n')


def test_every_rule_explains_itself(factcheck: Command) -> None:
    listed = [line.split()[:3] for line in factcheck("rules").out.splitlines()]
    assert ["FC101", "error", "value-differs"] in listed
    for code, severity, name in listed:
        explained = factcheck("explain", code)
        assert explained.out.startswith(f"{code} {name} ({severity})\n")
        assert factcheck("explain", name) == explained
        assert "\n\nTo quiet it:\n  - " in explained.out


def test_the_shell_completes_commands_options_and_formats() -> None:
    def completed(words: str) -> list[str]:
        asked = {"_FACTCHECK_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
        command = [Path(sys.executable).parent / "factcheck"]
        run = subprocess.run(command, env={**os.environ, **asked}, capture_output=True, text=True, check=True)
        return run.stdout.split()

    assert completed("factcheck ex") == ["extract", "explain"]
    assert completed("factcheck check --form") == ["--format"]
    assert completed("factcheck check --format s") == ["sarif"]


HOUSE_ROUNDING = """
code = "FC301"
name = "rounding"
severity = "warning"
kind = "rounding"
message = "{a} or {b}?"
why = "The house counts every decimal."
remedy = "Give one decimal."
"""


def test_the_rules_of_a_pack_are_listed_and_explained(factcheck: Command, articles: Path) -> None:
    house = articles.parent / "house"
    (house / "conflicts").mkdir(parents=True)
    (house / "conflicts" / "FC301.toml").write_text(HOUSE_ROUNDING, encoding="utf-8")
    listed = factcheck("rules", "--pack", house)
    assert ["FC301", "warning", "rounding"] in [line.split()[:3] for line in listed.out.splitlines()]
    assert len(listed.out.splitlines()) == len(factcheck("rules").out.splitlines())
    explained = factcheck("explain", "rounding", "--pack", house)
    assert explained.out.startswith("FC301 rounding (warning)\n\nThe house counts every decimal.\n")


def test_a_rule_is_cut_short_on_a_terminal_alone(factcheck: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = factcheck("rules").out
    assert "…" not in piped
    assert all(" ".join(rule.why.split()) in piped for rule in packs.rules().values())
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    shown = factcheck("rules").out.splitlines()
    assert any(line.endswith("…") for line in shown)
    assert max(map(len, shown)) <= 80
    assert len(shown) == len(piped.splitlines())


@pytest.mark.parametrize("arguments", [["--version"], ["version"]])
def test_the_version(factcheck: Command, arguments: list[str]) -> None:
    assert factcheck(*arguments) == (0, f"factcheck {__version__}\n", "")


def test_compare_says_what_was_understood_on_both_lines(factcheck: Command, articles: Path) -> None:
    run = factcheck("compare", "articles/a.txt:1", "articles/b.txt:1")
    assert run.status == 0
    assert 'articles/a.txt:1:28 "8.8%" Meta Platforms, share price change: up 8.8%; 2026-07-01' in run.out
    assert '"8.8%" and "18%"\n  compared' in run.out
    assert "(FC101)" in run.out


def test_compare_says_why_a_pair_is_none(factcheck: Command, articles: Path) -> None:
    (articles / "e.txt").write_text("Oil cost $71 a barrel on July 1, 2026.\n", encoding="utf-8")
    run = factcheck("compare", "articles/a.txt:1", "articles/e.txt:1")
    assert '"8.8%" and "$71"\n  not compared: ' in run.out


def test_compare_refuses_a_line_that_a_file_does_not_have(factcheck: Command, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Halden Foods earned $5 million.\n", encoding="utf-8")
    for number in (0, 2, 9999):
        refused = factcheck("compare", f"{article}:{number}", f"{article}:1")
        assert (refused.status, refused.out) == (2, "")
        assert f"lines 1 to 1, and no line {number}" in refused.err


def test_compare_finds_a_record_of_json_lines(factcheck: Command, articles: Path) -> None:
    record = {"body": "First line.\nMeta Platforms shares rose 7% on July 1, 2026."}
    (articles / "e.jsonl").write_text("{}\n" + json.dumps(record), encoding="utf-8")
    run = factcheck("compare", "articles/a.txt:1", "articles/e.jsonl#2:2")
    assert '"8.8%" and "7%"' in run.out


def test_compare_says_how_a_record_of_json_lines_is_named(factcheck: Command, articles: Path) -> None:
    (articles / "e.jsonl").write_text(json.dumps({"id": "one", "body": "Sales rose 7%."}), encoding="utf-8")
    assert "RECORDS.jsonl#ID:LINE" in factcheck("compare", "--help").out
    unnamed = factcheck("compare", "articles/a.txt:1", "articles/e.jsonl:1")
    assert (unnamed.status, unnamed.out) == (2, "")
    assert "articles/e.jsonl#ID:LINE" in unnamed.err
    unknown = factcheck("compare", "articles/a.txt:1", "articles/e.jsonl#two:1")
    assert (unknown.status, unknown.out) == (2, "")
    assert 'no record "two" in articles/e.jsonl' in unknown.err
    assert factcheck("compare", "articles/a.txt:1", "articles/e.jsonl#one:1").status == 0


def test_compare_folds_the_pairs_that_were_not_compared(factcheck: Command, articles: Path) -> None:
    rest = "Oil cost $71 a barrel on July 1, 2026. Nvidia shares rose 7% on July 1, 2026."
    (articles / "e.txt").write_text(f"{rest} Meta Platforms shares rose 18% on July 1, 2026.\n", encoding="utf-8")
    out = factcheck("compare", "articles/a.txt:1", "articles/e.txt:1").out
    compared, folded = out.index('"8.8%" and "18%"\n  compared'), out.index("\n2 pairs not compared: ")
    assert compared < folded
    assert out.count("not compared") == 1
    reasons = out[folded:].strip().split(": ", 1)[1].split("; ")
    assert any(reason.endswith(" (1)") for reason in reasons)
    assert out.endswith("\n")


def test_a_line_without_figures_is_no_error(factcheck: Command, articles: Path) -> None:
    run = factcheck("compare", "articles/d.txt:1", "articles/a.txt:1")
    assert run.status == 0
    assert "articles/d.txt:1: no figure was understood on this line." in run.out


def test_a_fault_of_the_tool_is_no_finding(factcheck: Command, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(library, "check", broken)
    run = factcheck("check", articles)
    assert (run.status, run.out) == (2, "")
    assert "ZeroDivisionError: inside" in run.err


def test_an_interrupted_run_exits_130_and_prints_nothing() -> None:
    running = process("check", "-")
    assert running.stdin is not None
    running.stdin.write(b"\n" * 200_000)  # more than a pipe holds: this returns once it is read
    running.stdin.flush()
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert (running.returncode, out) == (130, b"")
    assert b"Traceback" not in err


@pytest.fixture
def many(articles: Path) -> Path:
    """More than fits into a pipe that nobody reads."""
    for number in range(40):
        (articles / f"many{number}.txt").write_text("Sales rose 1.5% on July 1, 2026.\n\n" * 100, encoding="utf-8")
    return articles


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_is_interrupted_whatever_its_processes_do(many: Path, jobs: int) -> None:
    running = process("extract", many, "--jobs", jobs)
    assert running.stdout is not None
    assert running.stdout.readline()
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=20)
    assert running.returncode == 130
    assert b"Traceback" not in err


def test_whoever_is_interrupted_leaves_no_process_at_work(many: Path) -> None:
    begun: list[Iterator[object]] = []

    def interrupted() -> None:
        with Run.of({"paths": [str(many)], "jobs": 2, "isolated": True, "no_cache": True}).understood() as entries:
            begun.append(entries)
            next(entries)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    for worker in active_children():
        worker.join(5)
    assert active_children() == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_reader_who_leaves_early_is_no_error(many: Path, jobs: int) -> None:
    running = process("extract", many, "--jobs", jobs)
    assert running.stdout is not None
    running.stdout.readline()
    running.stdout.close()
    assert running.stderr is not None
    err = running.stderr.read()
    assert (running.wait(timeout=60), err) == (0, b"")


def test_a_full_disk_is_told() -> None:
    with open("/dev/full", "wb") as full:
        script = [sys.executable, "-m", "factcheck", "schema", "report"]
        run = subprocess.run(script, stdout=full, stderr=subprocess.PIPE, check=False)
    assert run.returncode == 2
    assert run.stderr.startswith(b"factcheck: standard output cannot be written: No space left on device")
    assert b"Traceback" not in run.stderr


def test_a_rule_is_explained_without_the_heavy_libraries() -> None:
    script = [sys.executable, "-X", "importtime", "-m", "factcheck", "explain", "FC101"]
    told = subprocess.run(script, capture_output=True, text=True, check=True).stderr
    assert "factcheck.handbook" in told
    assert not {"pint", "rapidfuzz", "ahocorasick_rs", "sentencex", "yaml"} & set(told.split())


def test_help_and_version_load_nothing_heavy() -> None:
    heavy = "{'pydantic', 'pint', 'rich', 'rapidfuzz', 'ahocorasick_rs', 'yaml', 'factcheck.pipeline'}"
    script = f"import sys; from factcheck import cli; print(sorted({heavy} & set(sys.modules)))"
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert printed.stdout == "[]\n"


def test_a_check_asks_pydantic_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Acme rose 5% on July 1, 2026.", encoding="utf-8")
    checked = "import sys, factcheck, factcheck.report; factcheck.check(['a.txt']); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", checked], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


INTERRUPTED_WHILE = {
    "it loads": """
import sys
class Interrupting:
    def find_spec(self, name, *_):
        if name == "typer":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
""",
    "it makes code of a text": """
import factcheck.cli
factcheck.cli.main = lambda: exec("raise KeyboardInterrupt")
""",
    "it is put together": """
def interrupting(*_, **__):
    raise KeyboardInterrupt
from factcheck import cli
cli.typer.main.get_command = interrupting
""",
    "Python ends": """
import atexit, os, signal
atexit.register(lambda: os.kill(os.getpid(), signal.SIGINT))
import factcheck.cli
def interrupting(*_):
    raise KeyboardInterrupt
factcheck.cli.main = interrupting
""",
}


@pytest.mark.parametrize("script", INTERRUPTED_WHILE.values(), ids=INTERRUPTED_WHILE)
def test_a_command_is_interrupted_at_any_time(script: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", f"{script}\nfrom factcheck.__main__ import main\nmain()"],
        capture_output=True,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (130, b"", b"")


def test_a_file_whose_name_is_taken_for_options_is_named_another_way(
    factcheck: Command, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(articles)
    Path("-#draft.txt").write_text("Rain is expected in the south.\n", encoding="utf-8")
    run = factcheck("check", "-#draft.txt")
    assert run.status == 2
    assert 'write "./-#draft.txt"' in run.err
    assert factcheck("check", "./-#draft.txt").status == 0
    assert "write" not in factcheck("check", "--nosuch").err
