"""Articles are held against what the house has checked, and that is never the side in doubt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import factcheck as library
from factcheck.model.fact import Fact
from factcheck.model.text import Place
from tests.command import Command
from tests.conftest import RISE

FACTS = """
# What the desk has looked up.
[[fact]]
subject = "META"
metric  = "share price change"
value   = "up 8.8%"
period  = 2026-07-01
source  = "Nasdaq"
checked = 2026-07-02
"""
RENT = """
[[fact]]
subject = "{subject}"
metric = "{metric}"
value = "{value}"
source = "Form S-1"
{more}
"""


def report(factcheck: Command, *arguments: object, stdin: str = "") -> dict[str, Any]:
    run = factcheck("check", *arguments, "--facts", "facts.toml", "--format", "json", stdin=stdin)
    found: dict[str, Any] = json.loads(run.out)
    return found


@pytest.fixture
def desk(articles: Path) -> Path:
    Path("facts.toml").write_text(FACTS, encoding="utf-8")
    return articles


def test_an_article_that_differs_is_a_finding_that_names_the_fact_and_its_source(
    factcheck: Command, desk: Path
) -> None:
    found = report(factcheck, desk / "b.txt")
    (finding,) = found["findings"]
    assert finding["rule"] == "FC101"
    assert "up 18% and up 8.8%" in finding["message"]
    assert finding["message"].endswith(
        "House fact: Meta Platforms, share price change: up 8.8% (Nasdaq, checked 2026-07-02)."
    )
    ours, theirs = finding["claims"]
    assert (Path(ours["path"]).name, theirs["path"], finding["sides"]) == ("b.txt", "facts.toml", [[0], [1]])
    text = Path("facts.toml").read_text(encoding="utf-8")
    assert text[theirs["start"] : theirs["end"]] == theirs["text"] == "8.8%"
    assert text.splitlines()[theirs["line"] - 1][theirs["column"] - 1 :].startswith("8.8%")
    schema = json.loads(factcheck("schema", "report").out)
    jsonschema.Draft202012Validator(schema).validate(found)


def test_an_article_that_agrees_is_silent(factcheck: Command, desk: Path) -> None:
    run = factcheck("check", desk / "a.txt", desk / "d.txt", "--facts", "facts.toml")
    assert run.status == 0
    assert run.out.startswith("Read 2 articles and 1 file of house facts, ")
    assert ": 0 errors, 0 warnings, 0 infos." in run.out


def test_rounding_a_fact_is_no_more_than_rounding(factcheck: Command, desk: Path) -> None:
    (finding,) = report(factcheck, desk / "c.txt")["findings"]
    assert (finding["rule"], finding["severity"]) == ("FC301", "info")


def test_a_fact_is_never_the_one_that_stands_alone(factcheck: Command, desk: Path) -> None:
    for name in "efg":
        (desk / f"{name}.txt").write_text(RISE.format("18%"), encoding="utf-8")
    (finding,) = report(factcheck, *(desk / f"{name}.txt" for name in "befg"))["findings"]
    assert "alone" not in finding["message"] + (finding["hint"] or "")
    assert [Path(finding["claims"][index]["path"]).name for index in finding["sides"][-1]] == ["facts.toml"]


def test_who_agrees_stands_on_the_side_of_the_fact(factcheck: Command, desk: Path) -> None:
    (finding,) = (one for one in report(factcheck, desk / "a.txt", desk / "b.txt")["findings"])
    sides = [[Path(finding["claims"][index]["path"]).name for index in side] for side in finding["sides"]]
    assert sides == [["b.txt"], ["a.txt", "facts.toml"]]


def test_articles_of_every_group_are_held_against_the_facts(factcheck: Command, desk: Path) -> None:
    bodies = [{"id": name, "group": name, "body": RISE.format("18%")} for name in ("x", "y")]
    found = report(factcheck, "-", stdin="".join(json.dumps(body) + "\n" for body in bodies))
    assert [finding["claims"][0]["article"] for finding in found["findings"]] == ["x", "y"]
    assert len({finding["id"] for finding in found["findings"]}) == 2


@pytest.mark.parametrize(
    ("value", "article", "rule"),
    [
        ("$1.25 billion a month", "xAI pays $47.55M a month in rent.", "FC101"),
        ("$1.25 billion a month", "xAI pays a monthly rent of $1.25 billion.", None),
        ("$1.25 billion a month", "xAI pays $1.25 million a month in rent.", "FC103"),
        ("more than $1.2 billion a month", "xAI pays $1.25 billion a month in rent.", None),
        ("more than $1.2 billion a month", "xAI pays $0.9 billion a month in rent.", "FC104"),
        ("$1.2 billion to $1.3 billion a month", "xAI pays $1.25 billion a month in rent.", None),
        ("€1.25 billion a month", "xAI pays $1.25 billion a month in rent.", "FC106"),
    ],
)
def test_the_value_is_read_like_any_other(
    factcheck: Command, articles: Path, value: str, article: str, rule: str | None
) -> None:
    told = RENT.format(subject="xAI", metric="rent", value=value, more="")
    Path("facts.toml").write_text(told, encoding="utf-8")
    (articles / "e.txt").write_text(article, encoding="utf-8")
    rules = [finding["rule"] for finding in report(factcheck, articles / "e.txt")["findings"]]
    assert rules == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("subject", "metric", "value", "more", "says"),
    [
        (
            "xAj",
            "rent",
            "$1 a month",
            "",
            'fact "xAj, rent": neither a pack nor an article knows the subject "xAj"; nearest is "xAI"',
        ),
        ("xAI", "rnet", "$1 a month", "", 'fact "xAI, rnet": no pack knows the metric "rnet"; nearest is "rent"'),
        ("xAI", "rent", "8%", "", '"8%" is read as percent, but rent is told in money; name "rent change"'),
        ("xAI", "rent", "a lot", "", 'the value "a lot" holds no figure'),
        ("xAI", "rent", "$1 and $2", "", 'the value "$1 and $2" holds 2 figures; write one'),
        ("xAI", "rent", "$1", 'period = "soonish"', 'the period "soonish" cannot be read; write 2026-07-01'),
        ("xAI", "rent", "$1", 'qualifier = "adjsted"', 'no pack knows the qualifier "adjsted"; nearest is "adjusted"'),
        ("xAI", "rent", "$1", 'checked = "soon"', 'the date "soon" is not one that can be read'),
        ("xAI", "rent", "$1", 'sourced = "soon"', '[[fact]] on line 2: unknown key "sourced"; nearest is "source"'),
        ("xAI", "rent", "", "", '[[fact]] on line 2: "value" is 0 characters long'),
        ("xAI", "rent", "$1", "period = 5", '"period" holds 5, not text; put it in quotes'),
        ("xAI", "rent", "9" * 501, "", '"value" is 501 characters long'),
    ],
)
def test_a_fact_that_cannot_be_gone_by_is_refused(
    factcheck: Command, articles: Path, subject: str, metric: str, value: str, more: str, says: str
) -> None:
    told = RENT.format(subject=subject, metric=metric, value=value, more=more)
    Path("facts.toml").write_text(told, encoding="utf-8")
    run = factcheck("check", articles, "--facts", "facts.toml")
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("factcheck: facts.toml")
    assert says in run.err


def test_two_facts_that_quarrel_are_refused(factcheck: Command, articles: Path) -> None:
    both = [RENT.format(subject="xAI", metric="rent", value=value, more="") for value in ("$1 a month", "$2 a month")]
    Path("facts.toml").write_text("".join(both), encoding="utf-8")
    run = factcheck("check", articles, "--facts", "facts.toml")
    assert run.status == 2
    assert '"$2 a month" is not what the house holds on facts.toml:5, "$1 a month"; keep one of them' in run.err


def test_facts_do_not_quarrel_about_different_times(factcheck: Command, articles: Path) -> None:
    told = [
        RENT.format(subject="xAI", metric="rent", value=value, more=f'period = "{period}"')
        for value, period in (("$1 billion", "2025"), ("$2 billion", "2026"), ("$1.1 billion", "Q2 2026"))
    ]
    Path("facts.toml").write_text("".join(told), encoding="utf-8")
    assert report(factcheck, articles / "d.txt")["findings"] == []


def test_the_configuration_names_the_facts_and_the_library_takes_them(factcheck: Command, desk: Path) -> None:
    Path("factcheck.toml").write_text('paths = ["articles/b.txt"]\nfacts = "facts.toml"', encoding="utf-8")
    assert factcheck("check").status == 1
    place = Place("desk", "body", 0, 0, 1, 1, "8.8%")
    fact = Fact("Meta Platforms", "share price change", "up 8.8%", "Nasdaq", place, period="July 1, 2026")
    for facts in ("facts.toml", [fact]):
        (finding,) = library.check(desk / "b.txt", facts=facts).findings
        assert "(Nasdaq" in finding.message


def test_the_published_schema_of_facts_takes_them(factcheck: Command) -> None:
    schema = json.loads(factcheck("schema", "facts").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    fact = {"subject": "xAI", "metric": "rent", "value": "$1", "source": "S-1", "period": "2026"}
    assert validator.is_valid({"fact": [fact]})
    assert not validator.is_valid({"fact": [{**fact, "script": "x"}]})
    assert not validator.is_valid({"fact": [{"subject": "xAI"}]})


def test_hostile_words_in_facts_are_shown_harmlessly(factcheck: Command, desk: Path) -> None:
    Path("facts.toml").write_text(FACTS.replace("Nasdaq", "\\u001b[31mN\\u202e"), encoding="utf-8")
    out = factcheck("check", desk / "b.txt", "--facts", "facts.toml").out
    assert "\\x1b[31mN\\u202e" in out
    assert not {"\x1b", "\u202e"} & set(out)


def test_a_house_may_check_figures_of_those_whom_only_its_articles_know(factcheck: Command, articles: Path) -> None:
    told = RENT.format(subject="kestrel foods", metric="revenue", value="£812.4 million", more='period = "2025"')
    Path("facts.toml").write_text(told, encoding="utf-8")
    (articles / "e.txt").write_text("Revenue of Kestrel Foods was £821 million in 2025.", encoding="utf-8")
    (finding,) = report(factcheck, articles / "e.txt")["findings"]
    assert finding["rule"] == "FC101"
    assert "House fact: Kestrel Foods, revenue: £812.4 million" in finding["message"]
