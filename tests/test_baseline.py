"""Only new findings fail: baselines, and what has changed since a commit."""

from __future__ import annotations

import json
import shlex
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import factcheck as library
from factcheck.changes import ChangesError, changed_since
from tests.command import Command
from tests.conftest import RISE


def report(factcheck: Command, *arguments: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(factcheck("check", "articles", "--format", "json", *arguments).out)
    return found


def states(found: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(finding["rule"], finding.get("baseline")) for finding in found["findings"]]


@pytest.fixture
def known(factcheck: Command, articles: Path) -> Path:
    """A baseline of the articles as they are."""
    run = factcheck("baseline", "write", "known.json", "articles")
    assert run == (0, "known.json: 2 findings written.\n", "")
    return articles.parent / "known.json"


def test_only_what_is_new_fails(factcheck: Command, articles: Path, known: Path) -> None:
    found = report(factcheck, "--baseline", known)
    assert states(found) == [("FC101", "unchanged"), ("FC301", "unchanged")]
    assert (found["summary"]["errors"], found["summary"]["unchanged"]) == (0, 2)
    assert factcheck("check", articles, "--baseline", known, "--isolated").status == 1  # other paths, other ids
    run = factcheck("check", "articles", "--baseline", known, "--fail-on", "info")
    assert run.status == 0
    assert run.out.endswith("0 infos. 2 findings known from the baseline.\n")
    (articles / "e.txt").write_text(RISE.format("28%").replace("July", "August"), encoding="utf-8")
    (articles / "f.txt").write_text(RISE.format("35%").replace("July", "August"), encoding="utf-8")
    run = factcheck("check", "articles", "--baseline", known)
    assert (run.status, run.err) == (1, "")
    assert "28%" in run.out
    assert "8.81%" not in run.out


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: "A word before.\n\n" + text,
        lambda text: text + "\nBread cost 3% more in the north than in the south.\n",
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("plan to sell", "scheme to rent out"),
        lambda text: "---\nsource: The Wire\n---\n" + text,
    ],
    ids=["a paragraph before", "a figure behind", "line ends", "other words", "front matter"],
)
def test_an_edit_elsewhere_changes_nothing(factcheck: Command, articles: Path, known: Path, edit: Any) -> None:
    for path in articles.iterdir():
        path.write_bytes(edit(path.read_text(encoding="utf-8")).encode())
    found = report(factcheck, "--baseline", known)
    assert [state for _, state in states(found) if state != "unchanged"] == []
    assert len(found["findings"]) == 2


def test_what_was_found_again_in_an_unreadable_file_is_known(factcheck: Command, articles: Path) -> None:
    (articles / "e.txt").write_bytes(b"One.\ncaf\xe9 rose 9%")
    factcheck("baseline", "write", "known.json", "articles")
    (articles / "e.txt").write_bytes(b"One.\nTwo.\n\ncaf\xe9 rose 9%")
    found = report(factcheck, "--baseline", "known.json")
    assert ("FC901", "unchanged") in states(found)


def test_a_finding_that_changes_is_new_and_the_old_one_is_told_as_stale(
    factcheck: Command, articles: Path, known: Path
) -> None:
    (articles / "b.txt").write_text(RISE.format("19%"), encoding="utf-8")
    run = factcheck("check", "articles", "--baseline", known)
    assert run.status == 1
    told, command = run.err.rstrip("\n").split(": factcheck ")
    assert told == f"factcheck: 1 finding of {known} not found any more; take them out with"
    assert factcheck("baseline", "show", known, "articles").out.startswith("stale ")
    pruned = factcheck(*shlex.split(command))
    assert pruned.out == f"{known}: 1 finding taken out, 1 finding kept.\n"
    assert factcheck("check", "articles", "--baseline", known).err == ""
    assert states(report(factcheck, "--baseline", known)) == [("FC101", "new"), ("FC301", "unchanged")]


def test_the_baseline_that_is_configured_need_not_be_named(factcheck: Command, articles: Path) -> None:
    Path("factcheck.toml").write_text('paths = ["articles"]\nbaseline = "known.json"\n', encoding="utf-8")
    assert factcheck("baseline", "write").out == "known.json: 2 findings written.\n"
    assert factcheck("check").status == 0
    (articles / "b.txt").unlink()
    assert factcheck("baseline", "prune").out == "known.json: 1 finding taken out, 1 finding kept.\n"
    assert factcheck("baseline", "show").out.endswith("\n1 finding.\n")


@pytest.mark.parametrize("command", ["write", "prune", "show"])
def test_a_baseline_that_is_neither_named_nor_configured_is_asked_for(
    factcheck: Command, articles: Path, command: str
) -> None:
    run = factcheck("baseline", command)
    assert (run.status, run.out) == (2, "")
    assert 'name a file, or set "baseline" in factcheck.toml' in run.err


def test_what_this_run_did_not_read_is_not_stale_unless_it_is_gone(
    factcheck: Command, articles: Path, known: Path
) -> None:
    assert factcheck("check", "articles/a.txt", "articles/c.txt", "--baseline", known).err == ""
    (articles / "b.txt").unlink()
    assert "1 finding of" in factcheck("check", "articles/a.txt", "articles/c.txt", "--baseline", known).err


def test_a_baseline_is_sorted_stable_and_follows_its_schema(factcheck: Command, articles: Path, known: Path) -> None:
    written = known.read_bytes()
    data = json.loads(written)
    jsonschema.Draft202012Validator(json.loads(factcheck("schema", "baseline").out)).validate(data)
    entries = [(one["paths"], one["rule"], one["id"]) for one in data["findings"]]
    assert entries == sorted(entries)
    assert len(written.splitlines()) == 2 + len(entries)
    factcheck("baseline", "write", known, "articles/c.txt", "articles/b.txt", "articles/a.txt", "articles/d.txt")
    assert known.read_bytes() == written


def test_a_baseline_holds_nothing_that_is_let_pass_and_takes_hostile_text(factcheck: Command, articles: Path) -> None:
    (articles / "\x1b[31m\ne.txt").write_text(RISE.format("48%"), encoding="utf-8")
    Path("factcheck.toml").write_text('[[ignore]]\nrule = "FC301"\nreason = "x"', encoding="utf-8")
    factcheck("baseline", "write", "known.json", "articles")
    text = Path("known.json").read_text(encoding="utf-8")
    assert [one["rule"] for one in json.loads(text)["findings"]] == ["FC101"]
    assert "\x1b" not in text + factcheck("baseline", "show", "known.json").out
    assert factcheck("check", "articles", "--baseline", "known.json").status == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"\xff", b'{"schema": "factcheck-baseline/2", "findings": []}', b"[" * 100_000, b'{"findings": 1}'],
)
def test_what_is_no_baseline_is_refused(factcheck: Command, articles: Path, content: bytes) -> None:
    Path("known.json").write_bytes(content)
    for arguments in (["check", articles, "--baseline", "known.json"], ["baseline", "prune", "known.json", articles]):
        run = factcheck(*arguments)
        assert (run.status, run.out) == (2, "")
        assert "known.json: no baseline" in run.err
        assert "Traceback" not in run.err
    assert Path("known.json").read_bytes() == content


def test_a_baseline_that_is_not_there_is_told(factcheck: Command, articles: Path) -> None:
    run = factcheck("check", articles, "--baseline", "known.json")
    assert (run.status, run.out) == (2, "")
    assert "factcheck baseline write" in run.err


def test_nothing_is_written_where_nothing_could_be_read(factcheck: Command, articles: Path, known: Path) -> None:
    before = known.read_bytes()
    assert factcheck("baseline", "write", known, "nowhere.txt").status == 2
    assert known.read_bytes() == before


def test_the_baseline_of_the_configuration_is_gone_by(factcheck: Command, articles: Path, known: Path) -> None:
    Path("factcheck.toml").write_text('paths = ["articles"]\nbaseline = "known.json"', encoding="utf-8")
    assert factcheck("check").status == 0
    assert factcheck("baseline", "write", "known.json").out == "known.json: 2 findings written.\n"
    assert [finding.baseline for finding in library.check(settings="factcheck.toml").findings] == ["unchanged"] * 2


def git(*arguments: str) -> None:
    identity = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_a_path_spelled_otherwise_is_the_same_article(factcheck: Command, articles: Path, known: Path) -> None:
    run = factcheck("check", f"./{articles.name}", "--baseline", known)
    assert run.status == 0


def test_a_baseline_of_which_nothing_is_found_is_not_pruned(
    factcheck: Command, articles: Path, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = known.read_bytes()
    full = known.resolve()
    monkeypatch.chdir(articles)
    run = factcheck("baseline", "prune", full, ".")
    assert (run.status, run.out) == (2, "")
    assert "not one of its" in run.err
    assert full.read_bytes() == before


@pytest.fixture
def repository(articles: Path) -> Path:
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "one")
    return articles


def test_only_what_touches_a_changed_article_is_told(factcheck: Command, repository: Path) -> None:
    assert states(report(factcheck, "--since", "HEAD")) == []
    told = factcheck("check", "articles", "--since", "HEAD")
    assert told.status == 0
    assert told.out.endswith(" 0 of 4 articles changed. 2 findings between others not shown.\n")
    (repository / "c.txt").write_text("Rain.\n\n" + RISE.format("8.81%"), encoding="utf-8")
    assert {rule for rule, _ in states(report(factcheck, "--since", "HEAD"))} == {"FC101", "FC301"}


def test_new_staged_and_committed_articles_count_and_are_compared_with_all(
    factcheck: Command, repository: Path
) -> None:
    def found() -> list[list[str]]:
        findings = report(factcheck, "--since", "main~0", "--fail-on", "never")["findings"]
        return [sorted({Path(place["path"]).name for place in finding["places"]}) for finding in findings]

    git("switch", "-qc", "draft")
    oil = "Oil cost ${} a barrel on July 1, 2026.\n"
    (repository / "old.txt").write_text(oil.format(71), encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "two")
    git("branch", "-qf", "main", "HEAD")
    assert found() == []
    (repository / "e.txt").write_text(oil.format(91), encoding="utf-8")
    expected = [["e.txt", "old.txt"]]
    assert found() == expected  # not known to git yet
    git("add", ".")
    assert found() == expected
    git("commit", "-qm", "three")
    assert found() == expected


def test_what_changed_on_the_other_branch_is_no_change_of_ours(factcheck: Command, repository: Path) -> None:
    git("switch", "-qc", "draft")
    git("switch", "-q", "main")
    (repository / "b.txt").write_text(RISE.format("18%") + "More.\n", encoding="utf-8")
    git("commit", "-qam", "theirs")
    git("switch", "-q", "draft")
    assert states(report(factcheck, "--since", "main")) == []


def test_what_git_knows_nothing_of_counts_as_changed(factcheck: Command, repository: Path) -> None:
    line = json.dumps({"body": RISE.format("28%")})
    run = factcheck("check", "-", "articles", "--since", "HEAD", stdin=line)
    assert run.status == 1
    assert "28%" in run.out


def test_a_folder_below_the_root_is_no_other_repository(
    factcheck: Command, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "b.txt").write_text(RISE.format("19%"), encoding="utf-8")
    monkeypatch.chdir(repository)
    run = factcheck("check", "a.txt", "b.txt", "c.txt", "--since", "HEAD")
    assert "1 of 3 articles changed" in run.out
    assert run.status == 1


@pytest.mark.parametrize("reference", ["nothing", "--output=pwned", "$(touch pwned)", "HEAD; touch pwned", ""])
def test_a_commit_that_is_none_is_refused_and_never_run(factcheck: Command, repository: Path, reference: str) -> None:
    run = factcheck("check", "articles", f"--since={reference}")
    assert (run.status, run.out) == (2, "")
    assert f'git knows no commit "{reference}"' in run.err
    assert not list(repository.parent.glob("pwned*"))


def test_without_a_repository_it_is_told(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(articles.parent.parent))
    with pytest.raises(ChangesError, match="lies in no git repository"):
        changed_since("HEAD")


def test_without_git_it_is_told(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(articles))
    with pytest.raises(ChangesError, match="is not installed"):
        changed_since("HEAD")


def test_stale_entries_are_told_of_the_whole_run(factcheck: Command, repository: Path, known: Path) -> None:
    run = factcheck("check", "articles", "--since", "HEAD", "--baseline", known)
    assert (run.status, run.err) == (0, "")


def test_a_changed_article_counts_on_whichever_side_it_is(factcheck: Command, repository: Path) -> None:
    """It repeats what others say, in words of its own, and so takes a side in what they disagree on."""
    (repository / "e.txt").write_text("Meta Platforms shares rose 8.8% on July 1, 2026.\n", encoding="utf-8")
    found = report(factcheck, "--since", "HEAD")
    assert "FC101" in {finding["rule"] for finding in found["findings"]}


def test_a_changed_article_leads_wherever_its_name_sorts(factcheck: Command, repository: Path) -> None:
    (repository / "z.txt").write_text("Meta Platforms shares rose 28% on July 1, 2026.\n", encoding="utf-8")
    heading, where, *_ = factcheck("check", "articles", "--since", "HEAD", "--select", "FC101").out.splitlines()
    assert heading.startswith("articles/z.txt:1:28 FC101 error  ")
    assert where == "  articles/z.txt:1:28"


FACT = """
[[fact]]
subject = "Meta Platforms"
metric = "share price change"
value = "up 8.8%"
period = 2026-07-01
source = "Nasdaq"
"""


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        (["--select", "FC3"], ["FC301"]),
        (["--min-severity", "error"], ["FC101"]),
        (["--exclude", "b.txt"], ["FC301"]),
        (["--facts", "facts.toml", "--exclude", "a.txt", "--exclude", "c.txt"], ["FC101"]),
    ],
)
def test_what_check_finds_is_what_is_written(
    factcheck: Command, articles: Path, said: list[str], rules: list[str]
) -> None:
    Path("facts.toml").write_text(FACT, encoding="utf-8")
    assert factcheck("baseline", "write", "known.json", "articles", *said).status == 0
    assert [one["rule"] for one in json.loads(Path("known.json").read_text("utf-8"))["findings"]] == rules
    found = report(factcheck, "--baseline", "known.json", *said)
    assert states(found) == [(rule, "unchanged") for rule in rules]


def test_what_was_not_looked_for_is_not_taken_out(factcheck: Command, articles: Path, known: Path) -> None:
    before = known.read_bytes()
    run = factcheck("baseline", "prune", known, "articles", "--select", "FC1")
    assert run.out == f"{known}: 0 findings taken out, 2 findings kept.\n"
    assert known.read_bytes() == before
    assert factcheck("check", "articles", "--select", "FC1", "--baseline", known).err == ""


def new(factcheck: Command, known: Path) -> list[str]:
    return [rule for rule, state in states(report(factcheck, "--baseline", known)) if state == "new"]


def test_a_copy_of_a_known_article_makes_nothing_new(factcheck: Command, articles: Path, known: Path) -> None:
    text = (articles / "b.txt").read_text("utf-8")
    (articles / "copy.txt").write_text(f"By the wire.\n\n{text.replace('it unveiled', 'it  unveiled')}", "utf-8")
    assert new(factcheck, known) == []
    run = factcheck("check", "articles", "--baseline", known)
    assert (run.status, run.err) == (0, "")
    before = known.read_bytes()
    factcheck("baseline", "prune", known, "articles")
    assert known.read_bytes() == before


WEEKDAY = "Orvane opened its plant in Germany on Wednesday, July 2, 2026, before {}.\n"


def test_a_copy_of_a_date_that_cannot_be_makes_nothing_new(factcheck: Command, articles: Path) -> None:
    (articles / "e.txt").write_text(WEEKDAY.format("many guests"), encoding="utf-8")
    known = Path("known.json")
    factcheck("baseline", "write", known, "articles")
    (articles / "f.txt").write_text("By the wire.\n\n" + WEEKDAY.format("many guests"), encoding="utf-8")
    assert new(factcheck, known) == []
    (articles / "f.txt").write_text(WEEKDAY.format("nobody, as the rain had not stopped"), encoding="utf-8")
    assert new(factcheck, known) == ["FC404"]


def test_a_known_article_may_be_renamed(factcheck: Command, articles: Path, known: Path) -> None:
    (articles / "b.txt").rename(articles / "moved.txt")
    assert new(factcheck, known) == []


@pytest.mark.parametrize(
    "text",
    [
        "Meta Platforms shares rose 18% on July 1, 2026.\n",  # in words of his own
        RISE.format("19%"),
        "Meta Platforms shares fell 8.8% on July 1, 2026.\n",
    ],
)
def test_what_somebody_else_writes_is_new_though_it_repeats_what_is_known(
    factcheck: Command, articles: Path, known: Path, text: str
) -> None:
    (articles / "e.txt").write_text(text, encoding="utf-8")
    assert "FC101" in new(factcheck, known) or "FC102" in new(factcheck, known)


def test_a_mistake_that_was_mended_is_new_where_a_copy_makes_it_again(
    factcheck: Command, articles: Path, known: Path
) -> None:
    text = (articles / "b.txt").read_text("utf-8")
    (articles / "b.txt").write_text(RISE.format("8.8%"), encoding="utf-8")
    (articles / "copy.txt").write_text(text, encoding="utf-8")
    assert new(factcheck, known) == ["FC101"]


def test_what_is_left_of_a_known_finding_is_known(factcheck: Command, articles: Path) -> None:
    for name, share in {"x": "18%", "y": "28%", "z": "38%"}.items():
        (articles / f"{name}.txt").write_text(RISE.format(share).replace("July", "August"), encoding="utf-8")
    factcheck("baseline", "write", "known.json", "articles")
    (articles / "z.txt").unlink()
    run = factcheck("check", "articles", "--baseline", "known.json")
    assert run.status == 0, run.out


def test_what_has_grown_is_new_and_what_it_has_grown_from_is_not_stale(factcheck: Command, articles: Path) -> None:
    for name, share in {"x": "18%", "y": "28%"}.items():
        (articles / f"{name}.txt").write_text(RISE.format(share).replace("July", "August"), encoding="utf-8")
    factcheck("baseline", "write", "known.json", "articles")
    (articles / "z.txt").write_text(RISE.format("38%").replace("July", "August"), encoding="utf-8")
    run = factcheck("check", "articles", "--baseline", "known.json")
    assert run.status == 1
    assert "prune" not in run.out + run.err
    (articles / "z.txt").unlink()
    assert factcheck("check", "articles", "--baseline", "known.json").status == 0
