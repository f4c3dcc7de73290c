"""What stands between articles of which one after the other changes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import factcheck
from factcheck.desk import Desk
from factcheck.model.finding import Finding, Report
from tests.conftest import RISE

CORPUS = Path(__file__).parents[1] / "corpus" / "articles"
FIGURE = re.compile(r"(?<=[1-9])\d")


def concerning(path: str, report: Report) -> list[Finding]:
    return [finding for finding in report.findings if path in {place.path for place in finding.places}]


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(CORPUS, "articles"))


@pytest.mark.slow
def test_what_is_said_after_an_edit_is_what_a_check_of_all_says(corpus: Path) -> None:
    desk = Desk("articles").read()
    assert desk.report() == factcheck.check("articles")
    for file in sorted(corpus.iterdir()):
        path, text = str(file), file.read_text(encoding="utf-8")
        file.write_text(FIGURE.sub(lambda digit: str(9 - int(digit[0])), text), encoding="utf-8")
        desk.change([path])
        assert desk.report() == factcheck.check("articles"), path
        file.write_text(text, encoding="utf-8")
        desk.change([path])
    assert desk.report() == factcheck.check("articles")


def test_what_a_draft_is_told_is_told_of_a_desk_it_comes_to(corpus: Path) -> None:
    everything = factcheck.check("articles")
    desk = Desk("articles").read()
    for file in sorted(corpus.iterdir()):
        path = str(file)
        away = file.rename(corpus.parent / file.name)
        assert desk.look() == {path}
        desk.change([path])
        assert not concerning(path, desk.report())
        away.rename(file)
        desk.change(desk.look())
        assert concerning(path, desk.report()) == concerning(path, everything), path
    assert desk.report() == everything


def test_what_is_being_written_is_read_in_place_of_the_file(articles: Path) -> None:
    desk = Desk("articles").read()
    before = desk.report()
    desk.write("articles/b.txt", RISE.format("8.8%"))
    assert {finding.rule for finding in desk.report().findings} == {"FC301"}
    (articles / "b.txt").write_text(RISE.format("28%"), encoding="utf-8")
    desk.change(["articles/b.txt"])
    assert {finding.rule for finding in desk.report().findings} == {"FC301"}
    (articles / "b.txt").write_text(RISE.format("18%"), encoding="utf-8")
    desk.write("articles/b.txt", None)
    assert desk.report() == before


def test_a_new_text_that_no_file_holds_yet_is_held_against_all(articles: Path) -> None:
    desk = Desk("articles").read()
    desk.write("articles/new.md", "# Meta\n\n" + RISE.format("28%"))
    assert concerning("articles/new.md", desk.report())
    desk.write("articles/new.md", None)
    assert desk.report() == factcheck.check("articles")


def test_articles_of_one_id_are_told_apart_as_a_check_tells_them(articles: Path) -> None:
    desk = Desk("articles").read()
    for name in ("a.txt", "b.txt"):
        text = (articles / name).read_text(encoding="utf-8")
        (articles / name).write_text(f"---\nid: same\n---\n{text}", encoding="utf-8")
        desk.change([f"articles/{name}"])
    assert desk.report() == factcheck.check("articles")
    assert "FC905" in {finding.rule for finding in desk.report().findings}


def test_facts_and_groups_hold_for_what_changes(articles: Path) -> None:
    Path("facts.toml").write_text(
        '[[fact]]\nsubject = "Meta Platforms"\nmetric = "share price change"\nvalue = "up 8.8%"\n'
        'period = "2026-07-01"\nsource = "the exchange"\n',
        encoding="utf-8",
    )
    Path("factcheck.toml").write_text('facts = ["facts.toml"]\n', encoding="utf-8")
    desk = Desk("articles", "factcheck.toml").read()
    assert desk.report() == factcheck.check("articles", settings="factcheck.toml")
    for group in ("one", "two"):
        (articles / "b.txt").write_text(f"---\ngroup: {group}\n---\n{RISE.format('18%')}", encoding="utf-8")
        desk.change(["articles/b.txt"])
        assert desk.report() == factcheck.check("articles", settings="factcheck.toml")


def test_what_cannot_be_read_is_told_until_it_can(articles: Path) -> None:
    desk = Desk("articles").read()
    (articles / "b.txt").write_bytes(b"\xff\xfe\xff")
    desk.change(["articles/b.txt"])
    assert desk.report() == factcheck.check("articles")
    assert desk.report().unread
    (articles / "b.txt").unlink()
    desk.change(desk.look())
    assert desk.report() == factcheck.check("articles")
    assert not desk.report().unread


@pytest.mark.parametrize("name", ["articles/0.md", "articles/new.md"])
def test_what_repeats_a_figure_of_another_is_told_what_the_other_is_told(articles: Path, name: str) -> None:
    text = "Investors in Meta Platforms had a good day on July 1, 2026: Meta Platforms shares rose 18%.\n"
    desk = Desk("articles").read()
    desk.write(name, text)
    told = concerning(name, desk.report())
    Path(name).write_text(text, encoding="utf-8")
    assert told == concerning(name, factcheck.check("articles"))
    assert told
