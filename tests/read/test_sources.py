"""What there is to read under paths, and what is said of the rest."""

from __future__ import annotations

import io
import os
import pickle
from pathlib import Path

import pytest

from factcheck import read
from factcheck.model.article import Article
from factcheck.model.limits import Limits


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, text: str = "Acme fell 5%.") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def found(*paths: str, limits: Limits | None = None) -> tuple[list[str], list[tuple[str, str]]]:
    sources, notices = read.sources(paths, limits or Limits(), None)
    return [source.path for source in sources], [(notice.place.path, notice.code) for notice in notices]


def test_a_folder_is_searched_in_order_for_known_suffixes() -> None:
    for name in ("in/b.md", "in/a.txt", "in/sub/c.HTML", "in/d.jsonl", "in/.hidden.txt", "in/.git/x.txt", "in/e.py"):
        write(name)
    assert found("in") == (["in/a.txt", "in/b.md", "in/d.jsonl", "in/sub/c.HTML"], [])


def test_a_named_file_is_read_whatever_its_suffix_and_once() -> None:
    write("notes.draft")
    assert found("notes.draft", "./notes.draft") == (["notes.draft"], [])


def test_a_pattern_is_expanded_and_one_without_match_is_named() -> None:
    write("in/a.txt")
    write("in/sub/b.txt")
    write("in/c[1].txt")
    assert found("in/**/*.txt") == (["in/a.txt", "in/c[1].txt", "in/sub/b.txt"], [])
    assert found("in/c[1].txt") == (["in/c[1].txt"], [])
    assert found("*.md") == ([], [("*.md", "FC901")])


def test_what_is_missing_or_empty_of_articles_is_named() -> None:
    Path("empty").mkdir()
    assert found("no.txt", "empty") == ([], [("no.txt", "FC901"), ("empty", "FC901")])
    _, notices = read.sources(["no.txt"], Limits(), None)
    assert notices[0].wholly


def test_links_are_left_alone_unless_allowed() -> None:
    write("out/far.txt")
    write("in/a.txt")
    os.symlink("../out/far.txt", "in/link.txt")
    os.symlink("../out", "in/linked")
    os.symlink("a.txt", "in/same.txt")
    os.symlink(".", "in/loop")
    assert found("in") == (["in/a.txt"], [("in/link.txt", "FC901"), ("in/linked", "FC901")])
    followed = ["in/a.txt", "in/link.txt", "in/linked/far.txt", "in/same.txt"]
    assert found("in", limits=Limits(follow_links=True)) == (followed, [])
    assert found("in/link.txt") == (["in/link.txt"], [])


def test_a_pipe_is_not_opened() -> None:
    os.mkfifo("pipe.txt")
    assert found("pipe.txt") == ([], [("pipe.txt", "FC901")])


def test_a_path_of_stray_bytes_and_line_ends_is_shown_in_unicode() -> None:
    name = os.fsdecode(b"a\n\xff.txt")
    try:
        write(name)
    except OSError:
        pytest.skip("this file system knows Unicode names only")
    (source,), _ = read.sources([name], Limits(), None)
    (article,) = read.read(source, Limits())
    assert isinstance(article, Article)
    assert article.path == "a\n\\xff.txt"


def test_a_json_lines_file_is_cut_at_line_ends_and_numbered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.read.source.CHUNK_BYTES", 50)
    write("a.jsonl", "".join(f'{{"body": "Acme fell {n}%."}}\n' for n in range(20)) + '{"body": "last"}')
    sources, _ = read.sources(["a.jsonl"], Limits(), None)
    assert len(sources) > 5
    articles = [article for source in pickle.loads(pickle.dumps(sources)) for article in read.read(source, Limits())]
    assert [article.id for article in articles] == [f"a.jsonl#{n}" for n in range(1, 22)]


@pytest.mark.parametrize("stream", [io.StringIO, lambda text: io.BytesIO(text.encode())])
def test_standard_input_is_json_lines(stream: object) -> None:
    sources, notices = read.sources(["-"], Limits(), stream('{"body": "1"}\n\n{"body": "2"}'))  # type: ignore[operator]
    articles = [article for source in sources for article in read.read(source, Limits())]
    assert ([article.id for article in articles], notices) == (["-#1", "-#3"], ())


def test_without_standard_input_a_notice() -> None:
    assert found("-") == ([], [("-", "FC901")])
