"""Which files of a folder are read: not what git ignores, nor what is excluded by name."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import read
from factcheck.model.limits import Limits
from tests.command import Command

Names = Callable[..., list[str]]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that says in five places what git ignores."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "a.md", "drafts/b.md", "drafts/keep.md", "news/c.md", "news/old/d.md", "news/old/kept.md", "node/e.md",
        "node/deep/f.md", "local.md", ".hidden/g.md", "news/h.tmp.md", "news/picture.png",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Sales rose 5%.", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet"], check=True)
    (tmp_path / ".gitignore").write_text("# built\nnode/\ndrafts/*\n!drafts/keep.md\n*.tmp.md\n\n!\n", encoding="utf-8")
    (tmp_path / "news" / ".gitignore").write_text("/old/*\n!/old/kept.md\n", encoding="utf-8")
    (tmp_path / ".git" / "info" / "exclude").write_text("local.md\n", encoding="utf-8")
    return tmp_path


def names(*paths: str, **limits: object) -> list[str]:
    found, notices = read.sources(list(paths), Limits(**limits))  # type: ignore[arg-type]
    assert all("holds no article" in notice.message for notice in notices)
    return [source.name.removeprefix("./") for source in found]


def test_what_git_ignores_is_left_out_of_a_folder(repository: Path) -> None:
    assert names(".") == ["a.md", "drafts/keep.md", "news/c.md", "news/old/kept.md"]


def test_git_agrees(repository: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard", "*.md"], capture_output=True, text=True, check=True
    )
    assert names(".") == sorted(set(listed.stdout.split()) - {".hidden/g.md"})


def test_all_is_read_where_git_is_not_asked(repository: Path) -> None:
    assert {"node/e.md", "node/deep/f.md", "local.md", "drafts/b.md"} <= set(names(".", gitignore=False))


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("node/e.md", ["node/e.md"]),
        ("node", ["node/deep/f.md", "node/e.md"]),
        ("node/deep", ["node/deep/f.md"]),
        ("news", ["news/c.md", "news/old/kept.md"]),
        ("news/old", ["news/old/kept.md"]),
        ("drafts", ["drafts/keep.md"]),
        ("*.md", ["a.md"]),
        ("**/*.md", ["a.md", "drafts/keep.md", "news/c.md", "news/old/kept.md"]),
        ("news/**", ["news/c.md", "news/old/kept.md"]),
        ("./n*/**", ["news/c.md", "news/old/kept.md"]),
        ("**", ["a.md", "drafts/keep.md", "news/c.md", "news/old/kept.md"]),
        ("n*", ["news/c.md", "news/old/kept.md"]),
    ],
)
def test_what_is_named_itself_is_read(repository: Path, path: str, found: list[str]) -> None:
    assert names(path) == found


def test_patterns_exclude_from_the_working_folder_on(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert names(".", exclude=("news/old/", "keep.md")) == ["a.md", "news/c.md"]
    assert names(".", exclude=("/news",)) == ["a.md", "drafts/keep.md"]
    assert names("a.md", "*.md", exclude=("*.md",)) == ["a.md"]
    monkeypatch.chdir(repository / "news")
    assert names("..", exclude=("c.md",)) == ["../a.md", "../drafts/keep.md", "old/kept.md".join(["../news/", ""])]


def test_a_folder_outside_a_repository_has_its_own_gitignore(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "b.txt").write_text("x", encoding="utf-8")
    (tmp_path / ".gitignore").write_bytes(b"b.txt\n\xff\xfe\n")
    found, _ = read.sources([str(tmp_path)], Limits())
    assert [Path(source.path).name for source in found] == ["a.txt"]


def test_a_work_tree_has_the_excludes_of_its_repository(repository: Path) -> None:
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.com"]
    subprocess.run([*git, "commit", "--quiet", "--allow-empty", "-m", "x"], check=True)
    subprocess.run([*git, "worktree", "add", "--quiet", "tree"], check=True)
    for name in ("a.md", "local.md"):
        (repository / "tree" / name).write_text("x", encoding="utf-8")
    assert names("tree") == ["tree/a.md"]


def test_a_folder_of_which_all_is_left_out_is_named(repository: Path) -> None:
    _, (notice,) = read.sources(["news/old"], Limits(exclude=("*.md",)))
    assert "holds no article" in notice.message


def test_a_pattern_that_is_none_is_refused(repository: Path) -> None:
    with pytest.raises(read.ExcludeError, match="drafts/"):
        read.sources(["."], Limits(exclude=("!",)))


def test_a_link_that_leads_to_itself_ends_the_search_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "up").symlink_to(tmp_path)
    found, notices = read.sources([str(tmp_path)], Limits())
    assert ([Path(source.path).name for source in found], notices) == (["a.txt"], ())


def test_a_pattern_goes_through_no_link_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = tmp_path / "outside"
    (tmp_path / "in").mkdir()
    outside.mkdir()
    (outside / "b.txt").write_text("x", encoding="utf-8")
    (tmp_path / "in" / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "in" / "up").symlink_to("..")
    (tmp_path / "in" / "out").symlink_to(outside)
    monkeypatch.chdir(tmp_path)
    for pattern in ("in/**/*.txt", "in/*/*.txt", "in/**/*"):
        found, _ = read.sources([pattern], Limits())
        assert {source.path for source in found} <= {"in/a.txt"}


def passed_over(*paths: str, **limits: object) -> list[str]:
    notices = read.sources(list(paths), Limits(**limits))[1]  # type: ignore[arg-type]
    return [f"{notice.place.path}: {notice.message}" for notice in notices if notice.passed_over]


def test_files_that_a_folder_is_not_searched_for_are_counted(repository: Path) -> None:
    for name in ("report.pdf", "news/filing.PDF", "node/ignored.pdf", ".hidden/b.pdf"):
        (repository / name).write_bytes(b"%PDF-1.7")
    remedy = "to have such files read, name them, or a pattern that ends in .pdf"
    assert passed_over(".") == [f".: 2 PDF files under it are passed over; {remedy}"]
    assert passed_over("news", "a.md") == [f"news: 1 PDF file under it is passed over; {remedy}"]
    assert passed_over(".", "news/filing.PDF") == [f".: 1 PDF file under it is passed over; {remedy}"]
    assert passed_over("**/*") == [f"**/*: 2 PDF files under it are passed over; {remedy}"]
    assert passed_over(".", exclude=("*.pdf", "*.PDF")) == passed_over("*.pdf", "a.md") == []
    assert "news/filing.PDF" in names("news/*.PDF")


def test_what_reads_such_files_is_named_where_it_is_not_there(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "report.pdf").write_bytes(b"%PDF-1.7")
    monkeypatch.setattr("factcheck.read.search.reads_pdf", lambda: False)
    (told,) = passed_over(".")
    assert told.endswith(", and install the extra pdf")


def test_what_was_written_among_the_articles_is_none_of_them(
    factcheck: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, figure in (("a.md", "5%"), ("b.html", "7%")):
        Path(name).write_text(f"<p>Microsoft shares rose {figure} on July 1, 2026.</p>\n", encoding="utf-8")
    outs = ("html=proof.html", "text=report.txt", "jsonl=found.jsonl", "json=report.json", "junit=tests.xml")
    first = factcheck("check", ".", "--format", "json", *(word for out in outs for word in ("--out", out))).out
    factcheck("claims", "a.md", "--out", "html=sheet.html", "--out", "text=sheet.txt")
    factcheck("chart", "Microsoft", "share price change", ".", "--out", "html=chart.html", "--out", "text=chart.txt")
    Path("claims.jsonl").write_text(factcheck("extract", "a.md").out, encoding="utf-8")
    assert names(".") == ["a.md", "b.html"]
    assert factcheck("check", ".", "--format", "json").out == first
    Path("quiet.txt").write_text(factcheck("check", "a.md").out, encoding="utf-8")
    assert names(".") == ["a.md", "b.html"]
    assert "proof.html:1:1: FC901 was written by factcheck" in factcheck("check", "proof.html").err


def test_an_article_that_tells_of_figures_in_much_the_same_words_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Revenue: 6 values in 3 articles, Acme said.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Read 3 articles, understood nothing of 5% growth.\n", encoding="utf-8")
    (tmp_path / "c.html").write_text("<!doctype html>\n<html><head><title>Acme</title></head></html>", encoding="utf-8")
    found, _ = read.sources([str(tmp_path)], Limits())
    assert [Path(source.name).name for source in found] == ["a.txt", "b.txt", "c.html"]
