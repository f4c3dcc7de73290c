"""Whatever a stranger writes into an article, a configuration, a baseline or a list of facts: an answer, in time."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck as library
from factcheck import gate, read, score
from factcheck.changes import ChangesError, changed_since
from factcheck.configuration import ConfigurationError, baseline
from factcheck.facts import FactError
from factcheck.model.article import Article
from factcheck.model.baseline import Known
from factcheck.model.fact import Fact
from factcheck.model.globs import covers
from factcheck.model.limits import Limits
from factcheck.model.settings import Override, Settings
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place, Span
from factcheck.read import Source
from factcheck.read.ignores import told
from factcheck.report import as_baseline
from tests.handmade import claim, conflict, pack, report, summary

MARKUP = (
    "<!--",
    "-->",
    "\n",
    "\n\n",
    "---\n",
    "|a|b|\n|-|-|\n|1|2|\n",
    "- ",
    "# ",
    "<p>",
    "</p>",
    "&shy;",
    "{",
    "[",
    "'",
)
WORDING = (
    "factcheck:",
    " ignore ",
    "FC301",
    "value-differs",
    ", ",
    " -- ",
    " — ",
    "8.8%",
    ": ",
    "é",
    "\x1b[1m",
    "\u202e",
)
WORDS = st.sampled_from((*MARKUP, *WORDING))
TEXTS = st.lists(WORDS, max_size=30).map("".join)
KEYS = st.sampled_from(
    ["paths", "fail-on", "jobs", "severity", "ignore", "overrides", "tolerances", "max-bytes", "x", "FC3"]
)
VALUES = st.sampled_from(
    ['"a"', "1", "-1", "0.5", "true", "[]", '["a"]', '[{rule = "FC1"}]', '{FC1 = "off"}', "nan", "1979-05-27"]
)


@given(TEXTS, st.sampled_from(["markdown", "html", "text"]))
@settings(max_examples=150, deadline=None)
def test_any_article_is_read_and_its_instructions_stand_where_they_say(source: str, kind: str) -> None:
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).write_bytes(source.encode())
        results = list(read.read(Source(file.name, kind), Limits()))  # type: ignore[arg-type]
    (article,) = (one for one in results if isinstance(one, Article))
    for ignore in article.ignores:
        assert ignore.fault or ignore.rules
        assert 0 <= ignore.place.start <= ignore.place.end <= len(source)
        assert ignore.within is None or 0 <= ignore.within.start <= ignore.within.end <= len(source)


@given(st.text(max_size=80))
def test_any_words_are_an_instruction_or_say_why_not(words: str) -> None:
    said = told(words)
    assert bool(said.rules) is (said.fault is None)


@given(st.lists(st.tuples(KEYS, VALUES), max_size=5))
@settings(max_examples=150, deadline=None)
def test_any_configuration_is_taken_or_refused_with_its_name(entries: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "house.toml"
        path.write_text("\n".join(f'"{key}" = {value}' for key, value in entries), "utf-8")
        assert refusal(path) is None or "house.toml" in str(refusal(path))


def refusal(path: Path) -> ConfigurationError | None:
    """Why a configuration is not taken; any other error is one of the tool."""
    try:
        library.configured(path)
    except ConfigurationError as error:
        return error
    return None


@given(st.lists(st.text("ab*?[]!-./ \\^\n", max_size=12), max_size=3), st.text("ab/.*\n", max_size=12))
def test_any_pattern_covers_or_does_not_and_more_patterns_cover_no_less(patterns: list[str], path: str) -> None:
    covered = covers(patterns, path)
    assert covers([*patterns, "b"], path) or not covered
    assert covers(patterns, f"{path}/below") or not covered


@pytest.mark.parametrize("pattern", ["**/a/" * 200 + "b", "*a" * 200 + "b", "[" * 500, "?" * 500, "**" * 500])
def test_a_hostile_pattern_is_matched_in_time(pattern: str) -> None:
    begun = time.process_time()
    covers([pattern], "a/" * 200 + "a" * 400)
    assert time.process_time() - begun < 5


@given(
    st.lists(
        st.builds(
            Known,
            paths=st.lists(st.text(max_size=10), max_size=2).map(tuple),
            rule=st.sampled_from(["FC101", "FC301"]),
            id=st.text("0123456789abcdef", min_size=16, max_size=16),
            message=st.text(max_size=40),
        )
    )
)
@settings(max_examples=50, deadline=None)
def test_a_baseline_is_read_as_it_was_written(known: list[Known]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "known.json"
        path.write_text(as_baseline(known), "utf-8")
        assert sorted(baseline(path)) == sorted(known)
    assert as_baseline(reversed(known)) == as_baseline(known)


PLACE = Place("facts.toml", "body", 0, 0, 1, 1, "")
FACT_TEXTS = st.one_of(
    st.text(max_size=30), TEXTS, st.sampled_from(["$1 billion", "8%", "9" * 500, "1e999999999 dollars"])
)


@given(FACT_TEXTS, st.one_of(st.none(), FACT_TEXTS, st.sampled_from(["2026-07-01", "Q2 2026", "0000-00-00", "9999"])))
@settings(max_examples=100, deadline=None)
def test_any_fact_is_gone_by_or_refused_with_its_place(value: str, period: str | None) -> None:
    problem = doubt(Fact("xAI", "rent", value, "S-1", PLACE, period=period))
    assert problem is None or str(problem).startswith("facts.toml:1, fact ")


def doubt(fact: Fact) -> FactError | None:
    """Why a fact is not gone by; any other error is one of the tool."""
    try:
        library.check([], facts=[fact])
    except FactError as error:
        return error
    return None


@given(st.text(max_size=30))
@settings(max_examples=15, deadline=None)
def test_any_name_of_a_commit_is_known_or_refused(reference: str) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.raises(ChangesError):
        changed_since(reference, folder)


def test_the_order_of_articles_instructions_and_findings_changes_nothing() -> None:
    claims = [claim(f"{name}.md", "Meta rose 8.8%.", "8.8%", line=line) for name in "abc" for line in (1, 2, 3)]
    pairs = [(claims[at], claims[-at - 1]) for at in range(4)]
    findings = score.findings([conflict(*pair, rule=rule) for pair in pairs for rule in ("FC101", "FC301")], pack())
    ignores = [
        Ignore((word,), reason, PLACE, Span(1000 * line, 1000 * line + 500))
        for word in ("FC1", "rounding", "FC9")
        for line in (1, 2)
        for reason in ("x", None)
    ]
    off = Override(paths=("a.md",), ignore=("FC301",))
    settled = Settings(overrides=(off, Override(paths=("b*",), severity={"FC101": "info"})))
    outcomes = set()
    for seed in range(10):
        shuffled = random.Random(seed)
        names = shuffled.sample("abc", 3)
        articles = [summary(f"{name}.md", ignores=tuple(shuffled.sample(ignores, len(ignores)))) for name in names]
        mixed = report(*shuffled.sample(findings, len(findings)), articles=tuple(articles))
        marked, notices = gate.suppressed(mixed, settled, pack().rules)
        graded = gate.graded(marked, settled, pack().rules)
        told_of = sorted((one.id, one.severity, one.suppression is not None) for one in graded.findings)
        outcomes.add((tuple(told_of), tuple(sorted(notice.message for notice in notices))))
    assert len(outcomes) == 1
