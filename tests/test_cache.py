"""Runs that remember: the same bytes as runs that do not, whatever became of the cache."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck import library, pipeline
from factcheck.cache.store import NAME
from factcheck.model.finding import Own
from factcheck.model.language import NliScores, StatementPair
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading
from factcheck.read import article
from tests.command import Command, Run, process

CORPUS = Path(__file__).parents[1] / "corpus" / "articles"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("FACTCHECK_NO_CACHE")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def understood(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the articles that were worked out."""
    names: list[str] = []
    work = pipeline.read

    def read(one: object, pack: object) -> object:
        names.append(Path(one.id).name)  # type: ignore[attr-defined]
        return work(one, pack)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read", read)
    return names


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the articles that were held against themselves."""
    names: list[str] = []
    work = pipeline.own_of

    def own_of(reading: Reading, pack: RulePack) -> Own:
        names.append(Path(reading.article).name)
        return work(reading, pack)

    monkeypatch.setattr(pipeline, "own_of", own_of)
    return names


def checked(factcheck: Command, *arguments: object) -> Run:
    return factcheck("check", *arguments, "--format", "json")


def test_an_unchanged_run_works_nothing_out(
    factcheck: Command, articles: Path, cache: Path, understood: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = checked(factcheck, articles)
    assert understood == ["a.txt", "b.txt", "c.txt", "d.txt"]
    monkeypatch.setattr(pipeline, "check", None)
    assert checked(factcheck, articles) == first
    assert len(understood) == 4
    monkeypatch.undo()
    assert checked(factcheck, articles, "--no-cache") == first


def test_a_proof_shows_the_articles_though_what_they_say_was_remembered(
    factcheck: Command, articles: Path, cache: Path, understood: list[str]
) -> None:
    checked(factcheck, articles)
    understood.clear()
    proof = factcheck("check", articles, "--format", "html")
    assert understood == []
    assert "Rain is expected in the north." in proof.out
    assert factcheck("check", articles, "--format", "html", "--no-cache") == proof


def test_an_edited_article_is_worked_out_and_no_other(
    factcheck: Command, articles: Path, cache: Path, understood: list[str]
) -> None:
    first = checked(factcheck, articles)
    (articles / "a.txt").write_text("Meta Platforms shares rose 18% on July 1, 2026.\n", encoding="utf-8")
    understood.clear()
    edited = checked(factcheck, articles)
    assert understood == ["a.txt"]
    assert edited != first
    assert checked(factcheck, articles, "--no-cache") == edited


def test_an_article_is_known_by_what_it_says_not_by_its_path(
    factcheck: Command, articles: Path, cache: Path, understood: list[str]
) -> None:
    checked(factcheck, articles)
    understood.clear()
    (articles / "a.txt").rename(articles / "moved.txt")
    moved = checked(factcheck, articles)
    assert understood == []
    assert moved == checked(factcheck, articles, "--no-cache")
    assert "moved.txt" in moved.out


def test_records_are_known_when_others_come_before_them(
    factcheck: Command, tmp_path: Path, cache: Path, understood: list[str]
) -> None:
    body = "Meta Platforms shares rose {} on July 1, 2026."
    lines = [json.dumps({"body": body.format(figure)}) for figure in ("8.8%", "18%")]
    file = tmp_path / "all.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    checked(factcheck, file)
    understood.clear()
    file.write_text("\n".join([json.dumps({"body": body.format("28%")}), *lines]), encoding="utf-8")
    assert checked(factcheck, file) == checked(factcheck, file, "--no-cache")
    assert understood == ["all.jsonl#1", "all.jsonl#1", "all.jsonl#2", "all.jsonl#3"]


@pytest.mark.parametrize(
    "change",
    [["--pack", "house"], ["--encoding", "cp1252"], ["--config", "house.toml"]],
    ids=["rules", "limits", "settings"],
)
def test_what_is_told_otherwise_is_another_run(
    factcheck: Command, articles: Path, cache: Path, change: list[str]
) -> None:
    (articles / "e.txt").write_bytes(b"Meta Platforms shares rose 28% \x96 on July 1, 2026.")
    house = articles.parent / "house"
    house.mkdir()
    (house / "tolerances.toml").write_text("about = 0.2\n", encoding="utf-8")
    (articles.parent / "house.toml").write_text(
        '[[overrides]]\npaths = "articles/b.txt"\ngroup = "x"\n', encoding="utf-8"
    )
    plain = checked(factcheck, articles)
    for _ in range(2):
        changed = checked(factcheck, articles, *change)
        assert changed == checked(factcheck, articles, *change, "--no-cache")
    if change[0] != "--pack":
        assert changed != plain
    assert checked(factcheck, articles) == plain


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_bytes_are_the_same_whatever_the_state(factcheck: Command, cache: Path, jobs: int) -> None:
    plain = checked(factcheck, CORPUS, "--no-cache")
    runs = [checked(factcheck, CORPUS, "--jobs", jobs) for _ in range(2)]
    (cache / NAME).write_bytes((cache / NAME).read_bytes()[:30_000])
    damaged = checked(factcheck, CORPUS, "--jobs", jobs)
    (cache / NAME).unlink()
    runs += [checked(factcheck, CORPUS, "--jobs", jobs), checked(factcheck, CORPUS.parent / "articles")]
    assert {run.out for run in (plain, damaged, *runs)} == {plain.out}
    assert {run.err for run in runs} == {""}
    assert damaged.err.startswith("factcheck: warning: the cache in ")
    assert len(damaged.err.splitlines()) == 1


def test_processes_leave_what_they_understood(
    factcheck: Command, articles: Path, cache: Path, understood: list[str]
) -> None:
    first = checked(factcheck, articles, "--jobs", 2)
    (articles / "d.txt").write_text("No rain.\n", encoding="utf-8")
    checked(factcheck, articles)
    assert understood == ["d.txt"]
    assert first.err == ""


def test_claims_are_remembered_too(factcheck: Command, articles: Path, cache: Path, understood: list[str]) -> None:
    first = factcheck("extract", articles)
    understood.clear()
    assert factcheck("extract", articles) == first
    assert understood == []


def test_what_claims_were_remembered_for_is_judged_once(
    factcheck: Command, articles: Path, cache: Path, understood: list[str], judged: list[str]
) -> None:
    factcheck("extract", articles)
    assert judged == []
    understood.clear()
    checked(factcheck, articles)
    assert judged == ["a.txt", "b.txt", "c.txt", "d.txt"]
    (articles / "d.txt").write_text("No rain.\n", encoding="utf-8")
    checked(factcheck, articles)
    assert understood == ["d.txt"]
    assert judged == ["a.txt", "b.txt", "c.txt", "d.txt", "d.txt"]


def test_two_runs_at_once_do_not_harm_each_other(articles: Path, cache: Path) -> None:
    running = [process("check", articles, "--format", "json") for _ in range(3)]
    told = [run.communicate(timeout=120) for run in running]
    assert len(set(told)) == 1
    assert told[0][1] == b""


def test_a_cache_that_cannot_be_used_is_a_warning(factcheck: Command, articles: Path, cache: Path) -> None:
    cache.write_text("a file", encoding="utf-8")
    run = checked(factcheck, articles)
    assert run.out == checked(factcheck, articles, "--no-cache").out
    assert run.status == 1
    assert run.err.startswith("factcheck: warning: the cache in ")
    assert len(run.err.splitlines()) == 1


def test_who_has_no_home_has_no_cache(
    factcheck: Command, articles: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("FACTCHECK_CACHE_DIR")
    monkeypatch.setattr("factcheck.cache.default_folder", homeless)
    run = checked(factcheck, articles)
    assert run.status == 1
    assert run.err.startswith("factcheck: warning: there is no place for a cache")


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    factcheck: Command, articles: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, a = pipeline.check, articles / "a.txt"
    before = a.read_text(encoding="utf-8")

    def changing(*arguments: object, **said: object) -> object:
        a.write_text(before.replace("8.8%", "8.9%"), encoding="utf-8")
        return work(*arguments, **said)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "check", changing)
    checked(factcheck, articles)
    monkeypatch.setattr(pipeline, "check", work)
    a.write_text(before, encoding="utf-8")
    assert checked(factcheck, articles) == checked(factcheck, articles, "--no-cache")


def test_the_library_remembers_where_it_is_told_to(articles: Path, cache: Path, understood: list[str]) -> None:
    told = article("Meta Platforms shares rose 28% on July 1, 2026.", id="told")
    first = library.check([articles, told], cache=cache)
    assert len(understood) == 5
    assert library.check([articles, told], cache=cache) == first
    assert library.check([articles, told]) == first
    assert len(understood) == 10
    library.extract(articles, cache=cache)
    assert len(understood) == 10


class Undecided:
    """A language model that leaves everything open and remembers what it was asked."""

    def __init__(self, revision: str) -> None:
        self.identity = {"name": "undecided", "revision": revision}
        self.asked: list[StatementPair] = []

    def scores(self, pairs: Sequence[StatementPair], batch: int = 1) -> list[NliScores]:
        self.asked += pairs
        return [NliScores(0.2, 0.3, 0.5) for _ in pairs]


def test_a_language_model_is_asked_of_a_pair_once_however_many_runs_there_are(articles: Path, cache: Path) -> None:
    first = library.check(articles, nli=(model := Undecided("1")), cache=cache)
    asked = list(model.asked)
    assert asked
    (articles / "more.txt").write_text("Nokia sold 20 million phones in 2024. Nokia sold 30 million phones in 2024.")
    second = library.check(articles, nli=model, cache=cache)
    added = model.asked[len(asked) :]
    assert added
    assert not set(added) & set(asked)
    assert library.check(articles, nli=Undecided("1")) == second
    (articles / "more.txt").unlink()
    library.check(articles, nli=(other := Undecided("2")), cache=cache)
    assert other.asked == asked
    assert library.check(articles, nli=Undecided("1"), cache=cache) == first


def test_the_library_warns_of_a_cache_in_trouble(articles: Path, cache: Path) -> None:
    cache.write_text("a file", encoding="utf-8")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert library.check(articles, cache=cache).findings
    assert [str(one.message).split(":")[0] for one in told] == [f"the cache in {cache} cannot be used"]
