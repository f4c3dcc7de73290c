"""What others rely on: shapes, order, fingerprints, and the same bytes for the same input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import factcheck as library
from factcheck import surroundings
from factcheck.read import article
from tests.command import Command, process

CORPUS = Path(__file__).parents[1] / "corpus" / "articles"


def report_of(factcheck: Command, *arguments: object) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(factcheck("check", *arguments, "--format", "json").out)
    return report


@pytest.fixture
def validators(factcheck: Command) -> dict[str, Any]:
    schemas = {name: json.loads(factcheck("schema", name).out) for name in ("report", "finding", "claim")}
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    return {name: jsonschema.Draft202012Validator(schema) for name, schema in schemas.items()}


def test_what_is_written_follows_the_published_schemas(factcheck: Command, validators: dict[str, Any]) -> None:
    validators["report"].validate(report_of(factcheck, CORPUS))
    for line in factcheck("check", CORPUS, "--format", "jsonl").out.splitlines():
        validators["finding"].validate(json.loads(line))
    for line in factcheck("extract", CORPUS).out.splitlines():
        validators["claim"].validate(json.loads(line))


def test_what_a_language_model_adds_follows_them_too(
    factcheck: Command, articles: Path, validators: dict[str, Any]
) -> None:
    report = report_of(factcheck, articles, "--nli", "default")
    assert any("nli_both_ways" in finding for finding in report["findings"])
    validators["report"].validate(report)


@pytest.mark.parametrize(
    "change",
    [
        lambda report: report.update(more=1),
        lambda report: report.pop("model"),
        lambda report: report["findings"][0].update(confidence=2),
        lambda report: report["findings"][0]["claims"][0].update(low=9.5),
        lambda report: report["findings"][0]["claims"][0].pop("period"),
    ],
    ids=["a field more", "a field less", "confidence of two", "a decimal as a number", "no period"],
)
def test_the_schema_refuses_what_the_contract_does_not_know(
    factcheck: Command, articles: Path, validators: dict[str, Any], change: Any
) -> None:
    report = report_of(factcheck, articles)
    validators["report"].validate(report)
    change(report)
    assert not validators["report"].is_valid(report)


def test_a_report_is_consistent_with_itself(factcheck: Command) -> None:
    report = report_of(factcheck, CORPUS)
    severities = [finding["severity"] for finding in report["findings"]]
    assert report["summary"] == {
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "infos": severities.count("info"),
        "articles": len(report["articles"]),
        "claims": sum(one["claims"] for one in report["articles"]),
        "placed": sum(one["placed"] for one in report["articles"]),
        "alignments": report["summary"]["alignments"],
    }
    ids = [finding["id"] for finding in report["findings"]]
    assert len(ids) == len(set(ids))
    for finding in report["findings"]:
        if finding["claims"]:
            assert sorted(index for side in finding["sides"] for index in side) == list(range(len(finding["claims"])))
            assert len(finding["sides"]) >= 2
        assert finding["places"]


def test_a_place_is_where_it_says(factcheck: Command) -> None:
    claims = [json.loads(line) for line in factcheck("extract", CORPUS).out.splitlines()]
    files = [claim for claim in claims if claim["path"].endswith(".txt") and claim["field"] == "body"]
    assert files
    for claim in files:
        text = Path(claim["path"]).read_bytes().decode("utf-8-sig")
        assert text[claim["start"] : claim["end"]] == claim["text"]
        assert text.count("\n", 0, claim["start"]) + 1 == claim["line"]
        assert claim["start"] - (text.rfind("\n", 0, claim["start"]) + 1) + 1 == claim["column"]


def test_the_same_input_gives_the_same_bytes_for_every_number_of_jobs(factcheck: Command) -> None:
    for name in ("json", "html"):
        assert factcheck("check", CORPUS, "--format", name, "--jobs", 2) == factcheck("check", CORPUS, "--format", name)
    assert factcheck("extract", CORPUS, "--jobs", 2) == factcheck("extract", CORPUS)


def test_the_order_of_the_paths_does_not_change_the_report(factcheck: Command) -> None:
    paths = sorted(CORPUS.iterdir())
    forwards = factcheck("check", *paths, "--format", "json")
    assert factcheck("check", *reversed(paths), "--format", "json") == forwards


@pytest.mark.parametrize("name", ["json", "html"])
def test_the_seed_of_the_hashes_does_not_change_the_report(name: str) -> None:
    runs = [process("check", CORPUS, "--format", name, PYTHONHASHSEED=seed) for seed in ("1", "2", "3")]
    reports = {run.communicate(timeout=120)[0] for run in runs}
    assert len(reports) == 1


def test_a_finding_keeps_its_id_when_other_articles_come_and_lines_move(factcheck: Command, articles: Path) -> None:
    before = {finding["id"] for finding in report_of(factcheck, articles)["findings"]}
    assert before
    (articles / "new.txt").write_text("The euro fell to $1.08 on July 3, 2026.\n", encoding="utf-8")
    a = articles / "a.txt"
    a.write_text("A word before.\n\n" + a.read_text(encoding="utf-8"), encoding="utf-8")
    assert {finding["id"] for finding in report_of(factcheck, articles)["findings"]} == before
    a.write_text(a.read_text(encoding="utf-8").replace("8.8%", "7.2%"), encoding="utf-8")
    assert {finding["id"] for finding in report_of(factcheck, articles)["findings"]} != before


def test_articles_are_compared_within_their_group_only(factcheck: Command) -> None:
    body = "Meta Platforms shares rose {} on July 1, 2026."
    records = [
        {"id": "a", "group": "one", "body": body.format("8.8%")},
        {"id": "b", "group": "two", "body": body.format("18%")},
        {"id": "c", "body": body.format("28%")},
    ]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    assert json.loads(factcheck("check", "-", "--format", "json", stdin=lines).out)["findings"] == []


def test_a_second_article_of_the_same_id_gets_a_suffix_and_a_finding(factcheck: Command) -> None:
    body = "Meta Platforms shares rose {} on July 1, 2026."
    figures = ("8.8%", "18%", "8.8%")
    lines = "".join(json.dumps({"id": "x", "body": body.format(figure)}) + "\n" for figure in figures)
    report = json.loads(factcheck("check", "-", "--format", "json", stdin=lines).out)
    assert [one["id"] for one in report["articles"]] == ["x", "x~2", "x~3"]
    assert [finding["rule"] for finding in report["findings"]].count("FC905") == 2
    (conflict,) = [finding for finding in report["findings"] if finding["rule"] == "FC101"]
    assert sorted(claim["article"] for claim in conflict["claims"]) == ["x", "x~2", "x~3"]


def test_an_article_without_words_is_clean_and_counted(factcheck: Command, agreeing: Path) -> None:
    (agreeing / "empty.txt").write_bytes(b"")
    report = report_of(factcheck, agreeing)
    assert report["summary"]["articles"] == 3
    assert report["findings"] == []


def test_a_half_surrogate_and_a_bell_in_an_article_leave_the_json_whole(factcheck: Command) -> None:
    line = '{"id": "x\\u0007", "body": "\\ud800 Meta Platforms shares rose 8.8% \\u202e on July 1, 2026."}\n'
    run = factcheck("extract", "-", stdin=line)
    assert run.status == 0
    (claim,) = [json.loads(line) for line in run.out.splitlines()]
    assert claim["low"] == "8.8"
    assert not {"\x07", "\u202e"} & set(run.out)


def test_the_library_does_what_the_command_does(factcheck: Command, articles: Path) -> None:
    command = report_of(factcheck, articles)
    report = library.check(articles)
    assert [finding.id for finding in report.findings] == [finding["id"] for finding in command["findings"]]
    assert len(library.extract(articles)) == command["summary"]["claims"]
    for name in ("json", "sarif", "gitlab"):
        here = surroundings.checkout()
        assert library.render(report, name, checkout=here) == factcheck("check", articles, "--format", name).out


def test_the_library_takes_articles_as_well_as_paths(articles: Path) -> None:
    told = article("Meta Platforms shares rose 28% on July 1, 2026.", id="told")
    report = library.check([articles / "a.txt", told])
    (finding,) = [finding for finding in report.findings if finding.severity == "error"]
    assert {claim.article for claim in finding.claims} == {str(articles / "a.txt"), "told"}


def test_the_door_is_called_extract_whatever_room_is_open() -> None:

    assert callable(library.extract)
    assert library.extract([]) == ()
