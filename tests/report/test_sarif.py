"""SARIF as the schema asks for it, and as code scanning takes it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck import packs, score
from factcheck.model.article import Notice
from factcheck.model.finding import Finding, Suppression
from factcheck.model.text import Place
from factcheck.report import Checkout, Page, sarif
from tests.command import Command
from tests.handmade import claim, conflict, pack, report

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT.parent / "shared" / "schemas" / "sarif-schema-2.1.0.json"
LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\((\d+)\)")

RENT = claim("a.txt", "xAI pays $1.25 billion a month.", "$1.25 billion", line=3, subject="xAI", metric="rent")
SAME = claim("c.txt", "xAI pays $1.25 billion a month.", "$1.25 billion", line=9, subject="xAI", metric="rent")
SLIP = claim("b.txt", "xAI pays $47.55M.", "$47.55M", line=5, value="2", subject="xAI", metric="rent")


def found(**said: Any) -> Finding:
    (finding,) = score.findings([conflict(RENT, SAME, SLIP, sides=((0, 1), (2,)), **said)], pack())
    return finding


def run_of(*findings: Finding, changed: frozenset[str] | None = None, **said: Any) -> dict[str, Any]:
    told = replace(report(*findings), changed=changed)
    log = json.loads(Page(told, pack().rules, "9.9", **said).rendered("sarif"))
    (run,) = log["runs"]
    return dict(run)


def result_of(finding: Finding, **said: Any) -> dict[str, Any]:
    (result,) = run_of(finding, **said)["results"]
    return dict(result)


def spot(location: dict[str, Any]) -> tuple[str, int]:
    physical = location["physicalLocation"]
    return physical["artifactLocation"]["uri"], physical["region"]["startLine"]


def test_the_side_that_stands_alone_comes_first_and_the_others_are_linked() -> None:
    result = result_of(found())
    assert [spot(location) for location in result["locations"]] == [("b.txt", 5)]
    assert [(one["id"], *spot(one)) for one in result["relatedLocations"]] == [(1, "a.txt", 3), (2, "c.txt", 9)]
    assert LINK.findall(result["message"]["text"]) == [("a.txt:3", "1"), ("c.txt:9", "2")]
    flow = result["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [spot(step["location"]) for step in flow] == [("b.txt", 5), ("a.txt", 3), ("c.txt", 9)]


def test_the_side_that_changed_comes_before_one_that_stands_alone() -> None:
    result = result_of(found(), changed=frozenset({"c.txt"}))
    assert spot(result["locations"][0]) == ("c.txt", 9)
    assert [spot(one) for one in result["relatedLocations"]] == [("a.txt", 3), ("b.txt", 5)]


def test_a_fact_that_the_house_has_checked_comes_last() -> None:
    result = result_of(replace(found(), claims=(RENT, SAME, replace(SLIP, fact="Form S-1"))))
    assert spot(result["locations"][0]) == ("a.txt", 3)
    assert [spot(one) for one in result["relatedLocations"]] == [("c.txt", 9), ("b.txt", 5)]


def test_a_region_is_the_figure_in_characters_from_one() -> None:
    region = result_of(found())["locations"][0]["physicalLocation"]["region"]
    assert region == {
        "startLine": 5, "startColumn": 10, "endLine": 5, "endColumn": 17, "snippet": {"text": "$47.55M"},
    }  # fmt: skip
    assert run_of(found())["columnKind"] == "unicodeCodePoints"


def test_a_figure_across_a_line_end_ends_on_the_next_line() -> None:
    broken = Place("a.txt", "body", 2, 15, 1, 3, "$1.25\nbillion", last=(2, 8))
    assert sarif.region(broken)["endLine"] == 2
    assert sarif.region(broken)["endColumn"] == 8


def test_a_figure_of_a_record_is_placed_on_the_line_of_the_record() -> None:
    place = SLIP.place._replace(path="all.jsonl", line=2, record=41)
    other = replace(SLIP, article="all.jsonl#41", place=place)
    (finding,) = score.findings([conflict(RENT, other)], pack())
    (location,) = result_of(finding)["relatedLocations"]
    assert spot(location) == ("all.jsonl", 41)
    assert "startColumn" not in location["physicalLocation"]["region"]
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "all.jsonl#41"


def test_a_file_that_could_not_be_read_has_a_place_too() -> None:
    (finding,) = score.troubles([Notice("FC901", Place("a b.md", "body", 9, 9, 2, 4, ""), "is not UTF-8")], pack())
    result = result_of(finding)
    assert spot(result["locations"][0]) == ("a%20b.md", 2)
    assert "relatedLocations" not in result


def test_paths_are_told_from_the_root_of_the_repository() -> None:
    run = run_of(found(), checkout=Checkout("/repo", "/repo/site"))
    assert [file["location"]["uri"] for file in run["artifacts"]] == ["site/b.txt", "site/a.txt", "site/c.txt"]
    assert {file["location"]["uriBaseId"] for file in run["artifacts"]} == set(run["originalUriBaseIds"]) == {"SRCROOT"}
    assert "[site/a.txt:3](1)" in run["results"][0]["message"]["text"]


def test_a_result_points_at_its_rule_and_keeps_its_fingerprint() -> None:
    finding = found()
    run = run_of(finding)
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "FC101"
    assert (result["level"], list(result["partialFingerprints"].values())) == ("error", [finding.id])


def test_every_rule_brings_its_help() -> None:
    rules = packs.rules()
    log = json.loads(Page(report(), rules, "9.9").rendered("sarif"))
    described = log["runs"][0]["tool"]["driver"]["rules"]
    assert [one["id"] for one in described] == list(rules)
    for one in described:
        assert rules[one["id"]].remedy in one["help"]["text"]
        assert "To quiet it" in one["help"]["markdown"]
        assert one["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert one["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert one["properties"]["tags"]
        assert max(len(one[name]["text"]) for name in ("shortDescription", "fullDescription")) <= 1024
    assert "factcheck: ignore FC101" in described[0]["help"]["text"]


def test_what_is_settled_is_kept_and_marked() -> None:
    place = RENT.place._replace(text="", end=RENT.place.start)
    let_pass = replace(found(), suppression=Suppression("inSource", "A quote.", place))
    (told,) = result_of(let_pass)["suppressions"]
    assert (told["kind"], told["justification"], spot(told["location"])) == ("inSource", "A quote.", ("a.txt", 3))
    assert result_of(replace(found(), baseline="unchanged"))["baselineState"] == "unchanged"
    assert not {"suppressions", "baselineState"} & set(result_of(found()))


def test_a_message_holds_no_link_but_ours() -> None:
    text = result_of(found(message="{subject} [x](9) and \\[y](1) {0}", hint="[z](2)"))["message"]["text"]
    assert LINK.findall(text) == [("a.txt:3", "1"), ("c.txt:9", "2")]
    assert "{{0}}" in text


def told(run: dict[str, Any]) -> str:
    return " ".join(one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"])


def test_what_github_would_refuse_is_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    monkeypatch.setattr(sarif, "SHOWN_RESULTS", 2)
    mild, severe = replace(found(), severity="info"), found()
    run = run_of(mild, severe, replace(mild, suppression=Suppression("external", "x")), mild, severe)
    assert [result["level"] for result in run["results"]] == ["error", "error", "note"]
    assert "2 findings left out" in told(run)
    assert "the worst 2 of 3" in told(run)


def test_a_log_that_is_too_large_loses_its_mildest(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Page(report(*[found()] * 40), pack().rules, "9.9").rendered("sarif")
    monkeypatch.setattr(sarif, "packed", lambda page: len(page.encode()))
    monkeypatch.setattr(sarif, "MOST_BYTES", len(whole) // 2)
    page = Page(report(*[found()] * 40), pack().rules, "9.9").rendered("sarif")
    (run,) = json.loads(page)["runs"]
    assert len(page) <= len(whole) // 2
    assert 10 <= len(run["results"]) < 40
    assert f"{40 - len(run['results'])} findings left out" in told(run)


def test_a_finding_of_very_many_places_keeps_a_hundred() -> None:
    claims = [claim(f"{number}.txt", "It pays 5%.", "5%") for number in range(150)]
    (finding,) = score.findings([conflict(*claims, SLIP, sides=(tuple(range(150)), (150,)))], pack())
    run = run_of(finding)
    assert len(run["results"][0]["relatedLocations"]) == 99
    assert len(run["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"]) == 100
    assert "147 more" in run["results"][0]["message"]["text"]
    assert "1 finding with more than 100 places" in told(run)


@pytest.mark.shared
@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema lies beside the checkout")
def test_what_is_written_is_valid_sarif(factcheck: Command, articles: Path) -> None:
    validator = jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    (articles / "e.txt").write_bytes(b"caf\xe9 rose 9%")
    corpus = json.loads(factcheck("check", ROOT / "corpus" / "articles", articles, "--format", "sarif").out)
    validator.validate(corpus)
    assert len(corpus["runs"][0]["results"]) > 20
    let_pass = replace(found(), suppression=Suppression("inSource", "A quote.", RENT.place), baseline="new")
    validator.validate(json.loads(Page(report(let_pass), pack().rules, "9.9").rendered("sarif")))
