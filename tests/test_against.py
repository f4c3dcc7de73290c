"""Only what concerns a draft, held against everything else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import factcheck as library
from factcheck.model.finding import Finding
from tests.command import Command
from tests.conftest import RISE

CORPUS = Path(__file__).parents[1] / "corpus" / "articles"


def report(factcheck: Command, *arguments: object, stdin: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(factcheck("check", *arguments, "--format", "json", stdin=stdin).out)
    return found


def paths(finding: dict[str, Any]) -> set[str]:
    return {place["path"] for place in finding["places"]}


@pytest.mark.slow
def test_a_draft_is_told_what_a_check_of_all_says_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CORPUS.parents[1])
    everything = library.check("corpus/articles")
    drafts = [article.path for article in everything.articles]
    found: dict[str, tuple[Finding, ...]] = {
        draft: library.check(draft, against="corpus/articles").findings for draft in drafts
    }
    for draft in drafts:
        touching = [one for one in everything.findings if draft in {place.path for place in one.places}]
        assert list(found[draft]) == touching
    assert sum(map(len, found.values())) > len(everything.findings)


def test_what_others_disagree_on_is_not_told_and_does_not_fail(factcheck: Command, articles: Path) -> None:
    (articles / "draft.txt").write_text("Rain is expected in the south.\n", encoding="utf-8")
    run = factcheck("check", "articles/draft.txt", "--against", "articles")
    assert run.status == 0
    assert run.out.endswith(" 1 draft held against 4 other articles. 2 findings between others not shown.\n"), run.out
    (articles / "draft.txt").write_text(RISE.format("9%"), encoding="utf-8")
    found = report(factcheck, "articles/draft.txt", "--against", "articles")["findings"]
    assert found
    assert all("articles/draft.txt" in paths(finding) for finding in found)
    assert factcheck("check", "articles/draft.txt", "--against", "articles").status == 1


def test_a_draft_leads_wherever_its_name_sorts(factcheck: Command, articles: Path) -> None:
    (articles / "a.txt").write_text(RISE.format("18%"), encoding="utf-8")
    (articles / "c.txt").unlink()
    for name in ("0.txt", "z.txt"):
        Path(name).write_text(f"Rain is expected.\n\n{RISE.format('28%')}", encoding="utf-8")
        page = factcheck("check", name, "--against", "articles").out
        heading, where, *_ = page.splitlines()
        assert heading.startswith(f"{name}:3:28 FC101 error  Meta Platforms, share price change: up 28% and up 18%"), (
            page
        )
        assert where == f"  {name}:3:28"
        Path(name).unlink()


@pytest.mark.parametrize("name", ["0.txt", "z.txt"])
def test_a_draft_leads_in_every_format_among_three_sides_and_more(
    factcheck: Command, articles: Path, name: str
) -> None:
    (articles / "c.txt").write_text(RISE.format("38%"), encoding="utf-8")
    Path(name).write_text(RISE.format("28%"), encoding="utf-8")
    first = {
        "json": '"message": "Meta Platforms, share price change: up 28%, ',
        "jsonl": '"message": "Meta Platforms, share price change: up 28%, ',
        "html": ">Meta Platforms, share price change: up 28%, ",
        "text": "Meta Platforms, share price change: up 28%, ",
        "sarif": '"text": "Meta Platforms, share price change: up 28%, ',
        "github": "Meta Platforms, share price change: up 28%25, ",
        "gitlab": '"description": "Meta Platforms, share price change: up 28%, ',
        "junit": "Meta Platforms, share price change: up 28%, ",
    }
    for form, words in first.items():
        page = factcheck("check", name, "--against", "articles", "--format", form).out
        assert words in page, form
    (finding,) = report(factcheck, name, "--against", "articles")["findings"]
    assert finding["places"][0]["path"] == finding["claims"][0]["path"] == name
    assert finding["sides"][0] == [0]
    quoted = re.findall(r'<figcaption><b class="key s\d">A</b> <a[^>]*>([^<]*)', page_of(factcheck, name))
    assert quoted == [f"{name}:1:28"]


def page_of(factcheck: Command, draft: str) -> str:
    return factcheck("check", draft, "--against", "articles", "--format", "html").out


def test_a_draft_leads_where_the_house_holds_another_figure(factcheck: Command, articles: Path) -> None:
    facts = '[[fact]]\nsubject = "Meta Platforms"\nmetric = "share price change"\nvalue = "up 8.8%"\n'
    Path("facts.toml").write_text(f'{facts}period = "2026-07-01"\nsource = "the exchange"\n', encoding="utf-8")
    Path("z.txt").write_text(RISE.format("28%"), encoding="utf-8")
    page = factcheck("check", "z.txt", "--against", "articles", "--facts", "facts.toml").out
    places = [line.strip() for line in page.splitlines() if line.startswith("  ") and line[2] != " "]
    assert places[0] == "z.txt:1:28", page


def test_a_draft_that_lies_in_the_folder_is_read_once(factcheck: Command, articles: Path) -> None:
    for name in ("articles/b.txt", "./articles/b.txt", articles / "b.txt"):
        read = report(factcheck, name, "--against", "articles")["articles"]
        assert sorted(Path(one["path"]).name for one in read) == ["a.txt", "b.txt", "c.txt", "d.txt"], name


def test_a_draft_on_standard_input_takes_the_place_of_what_was_saved_under_its_id(
    factcheck: Command, articles: Path
) -> None:
    draft = json.dumps({"id": "articles/b.txt", "body": RISE.format("8.8%")})
    found = report(factcheck, "-", "--against", "articles", stdin=draft)
    assert [one["path"] for one in found["articles"] if one["id"] == "articles/b.txt"] == ["-"]
    assert {finding["rule"] for finding in found["findings"]} == {"FC301"}  # 18% was what it said before
    unsaved = json.dumps({"body": RISE.format("28%")})
    assert factcheck("check", "-", "--against", "articles", stdin=unsaved).status == 1


def test_a_baseline_counts_for_drafts_too(factcheck: Command, articles: Path) -> None:
    factcheck("baseline", "write", "known.json", "articles")
    run = factcheck("check", "articles/b.txt", "--against", "articles", "--baseline", "known.json")
    assert (run.status, run.err) == (0, "")
    (articles / "b.txt").write_text(RISE.format("28%"), encoding="utf-8")
    assert factcheck("check", "articles/b.txt", "--against", "articles", "--baseline", "known.json").status == 1


def test_without_a_draft_that_can_be_read_nothing_is_checked(factcheck: Command, articles: Path) -> None:
    run = factcheck("check", "missing.txt", "--against", "articles")
    assert (run.status, run.out) == (2, "")
    assert "missing.txt:1:1: FC901" in run.err
    (articles / "e.md").write_bytes(b"\xff\xfe\xff")
    assert factcheck("check", "articles/d.txt", "--against", "articles").status == 0
    assert factcheck("check", "articles/d.txt", "--against", "articles", "--strict-inputs").status == 2
    refused = factcheck("check", "articles/d.txt", "--against", "articles", "--since", "HEAD")
    assert (refused.status, "name one of the two" in refused.err) == (2, True)


def test_the_cache_keeps_a_draft_apart_from_an_article(
    factcheck: Command, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FACTCHECK_NO_CACHE")
    cached = ("--cache-dir", tmp_path / "cache")
    first = report(factcheck, "articles/d.txt", "--against", "articles", *cached)
    again = report(factcheck, "articles/d.txt", "--against", "articles", *cached)
    whole = report(factcheck, "articles", *cached)
    assert first == again
    assert (len(first["findings"]), len(whole["findings"])) == (0, 2)


def test_a_draft_held_against_nothing_is_not_passed(factcheck: Command, articles: Path) -> None:
    (articles / "empty").mkdir()
    for nothing in ("articles/no-such-folder", "articles/empty"):
        run = factcheck("check", "articles/a.txt", "--against", nothing)
        assert run.status == 2
        assert "no article to hold the draft against" in run.err


def test_what_cannot_be_read_of_the_others_is_told_with_the_draft(factcheck: Command, articles: Path) -> None:
    (articles / "broken.docx").write_bytes(b"PK\x03\x04 no archive at all")
    run = factcheck("check", "articles/a.txt", "--against", "articles")
    assert "broken.docx" in run.out
    assert "FC90" in run.out
