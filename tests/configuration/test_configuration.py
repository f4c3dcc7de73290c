"""Where a configuration is found, what it may hold, and who is told what is wrong with it."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

import factcheck as library
from factcheck.configuration import ConfigurationError, json_schema
from factcheck.model.settings import Settings
from tests.command import Command

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/configuration/refused.toml").read_text("utf-8"))["case"]

FULL = """
paths = ["articles"]
exclude = ["drafts", "*.tmp.md"]
select = ["FC1", "rounding"]
packs = "house"
facts = ["facts.toml"]
baseline = "known.json"
fail-on = "warning"
min-severity = "warning"
strict-inputs = true
nli = "off"
jobs = 2
encoding = "cp1252"
max-bytes = 1000
max-depth = 20

[severity]
FC301 = "warning"
value-differs = "off"

[tolerances]
about = 0.03

[[ignore]]
rule = ["FC101", "FC301"]
articles = ["a.md", "b.md"]
reason = "One quotes the other's mistake."

[[overrides]]
paths = "archive/**"
severity = {FC204 = "off"}
ignore = ["FC2"]
group = "archive"
lang = "de"
encoding = "cp1252"
"""


def settings(start: Path) -> Settings:
    return library.configured(start=start).settings


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_message_names_file_key_and_remedy(factcheck: Command, articles: Path, case: dict[str, str]) -> None:
    Path("factcheck.toml").write_text(case["content"].lstrip("\n"), "utf-8")
    run = factcheck("check", articles)
    assert (run.status, run.out, run.err) == (2, "", f"factcheck: {case['says']}\n")


def test_everything_a_configuration_holds_arrives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "factcheck.toml").write_text(FULL, "utf-8")
    monkeypatch.chdir(tmp_path)
    found = settings(tmp_path)
    assert (found.paths, found.packs, found.facts, found.baseline) == (
        ("articles",),
        ("house",),
        ("facts.toml",),
        "known.json",
    )
    assert (found.fail_on, found.min_severity, found.strict_inputs) == ("warning", "warning", True)
    assert (found.jobs, found.encoding, found.max_bytes, found.max_depth) == (2, "cp1252", 1000, 20)
    assert (found.select, found.severity) == (("FC1", "rounding"), {"FC301": "warning", "value-differs": "off"})
    assert found.tolerances == {"about": Decimal("0.03")}
    (ignore,) = found.ignore
    assert (ignore.rules, ignore.articles, ignore.place.line) == (("FC101", "FC301"), ("a.md", "b.md"), 24)
    (override,) = found.overrides
    assert override.levels() == {"FC204": "off", "FC2": "off"}
    assert (override.group, override.lang, override.encoding) == ("archive", "de", "cp1252")


def test_the_published_schema_takes_what_the_tool_takes_and_no_more() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(tomllib.loads(FULL))
    for broken in ("fail_on = 'error'", "jobs = '4'", "[[ignore]]\nreason = 'x'", "[severity]\nFC1 = 'loud'"):
        assert not validator.is_valid(tomllib.loads(broken))


def test_the_nearest_one_above_is_found_and_its_own_file_goes_before_pyproject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / "news" / "july"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    (tmp_path / "pyproject.toml").write_text("[tool.factcheck]\njobs = 3\npaths = ['news']", "utf-8")
    (deep / "pyproject.toml").write_text("[tool.other]\njobs = 9", "utf-8")
    assert (settings(deep).jobs, settings(deep).paths) == (3, ("..",))
    (tmp_path / "factcheck.toml").write_text("jobs = 4", "utf-8")
    assert settings(deep).jobs == 4


def test_no_configuration_is_taken_from_above_the_repository(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("jobs = 4", "utf-8")
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    assert settings(repository).jobs == 1


def test_a_broken_pyproject_of_others_is_no_concern_of_ours(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"[tool.other\nname = '\xff'")
    assert settings(tmp_path) == Settings()


def test_a_file_that_is_asked_for_must_be_there_and_speak_to_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigurationError, match=r"house\.toml: cannot be read"):
        library.configured("house.toml")
    Path("pyproject.toml").write_text("[tool.other]", "utf-8")
    with pytest.raises(ConfigurationError, match=r"holds no table \[tool\.factcheck\]"):
        library.configured("pyproject.toml")


def test_the_command_line_wins(factcheck: Command, articles: Path) -> None:
    Path("factcheck.toml").write_text('paths = ["nowhere"]\nfail-on = "never"\nstrict-inputs = true', "utf-8")
    (articles / "e.txt").write_bytes(b"caf\xe9 rose 9%")
    assert factcheck("check", articles).status == 2
    assert factcheck("check", articles, "--no-strict-inputs").status == 0
    assert factcheck("check", articles, "--no-strict-inputs", "--fail-on", "error").status == 1
    assert factcheck("check", articles, "--isolated").status == 1
    assert factcheck("check", articles, "--no-config").status == 1


def test_articles_are_those_configured_wherever_the_command_runs(
    factcheck: Command, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("factcheck.toml").write_text('paths = ["articles"]', "utf-8")
    (articles / "deep").mkdir()
    monkeypatch.chdir(articles / "deep")
    assert "FC101 error" in factcheck("check").out
    assert len(factcheck("extract").out.splitlines()) == 3


def test_every_setting_is_shown_with_its_origin(factcheck: Command, articles: Path) -> None:
    Path("factcheck.toml").write_text('fail-on = "warning"\n[severity]\nFC301 = "off"', "utf-8")
    run = factcheck("config", articles, "--jobs", 2, "--exclude", "drafts/")
    told = dict(line.split("  # ") for line in run.out.splitlines()[1:])
    told = {line.strip(): origin for line, origin in told.items()}
    assert run.out.startswith("configuration: factcheck.toml\n")
    assert told['fail-on = "warning"'] == "factcheck.toml"
    assert told['severity = {FC301 = "off"}'] == "factcheck.toml"
    assert told["jobs = 2"] == "command line"
    assert told['min-severity = "info"'] == "default"
    assert told["max-bytes = 10485760"] == "default"
    assert told['also-exclude = ["drafts/"]'] == "command line"


def test_a_configuration_excludes_as_gitignore_does_from_its_own_folder(
    factcheck: Command, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("factcheck.toml").write_text('exclude = ["/articles/*.txt", "!b.txt"]', "utf-8")
    monkeypatch.chdir(articles)
    assert factcheck("check", ".", "--show-files").out == "./b.txt\n"
    assert factcheck("check", ".", "--exclude", "!c.txt", "--show-files").out == "./b.txt\n./c.txt\n"
    Path("../factcheck.toml").write_text('exclude = ["!"]', "utf-8")
    run = factcheck("check", ".")
    assert (run.status, run.out) == (2, "")
    assert '../factcheck.toml, exclude: "!" is no pattern' in run.err


def test_what_is_excluded_is_not_read_unless_it_is_named(factcheck: Command, articles: Path) -> None:
    Path("factcheck.toml").write_text('exclude = ["b.*"]', "utf-8")
    read = json.loads(factcheck("check", articles, "--format", "json").out)["articles"]
    assert [Path(article["path"]).name for article in read] == ["a.txt", "c.txt", "d.txt"]
    assert "b.txt" in factcheck("check", articles, articles / "b.txt", "--format", "json").out
    Path("factcheck.toml").write_text('exclude = ["articles"]', "utf-8")
    refused = factcheck("check", articles)
    assert (refused.status, refused.out) == (2, "")
    assert 'what "exclude" in factcheck.toml names' in refused.err


def test_a_path_has_an_encoding_a_group_and_rules_of_its_own(factcheck: Command, articles: Path) -> None:
    old = articles / "old"
    old.mkdir()
    for name in ("b.txt", "c.txt"):
        (articles / name).rename(old / name)
    (old / "b.txt").write_bytes((old / "b.txt").read_bytes() + b"It cost 5\x80.\n")

    def found(configuration: str) -> list[str]:
        Path("factcheck.toml").write_text(f'[[overrides]]\npaths = "articles/old"\n{configuration}', "utf-8")
        report = json.loads(factcheck("check", articles, "--format", "json").out)
        return [f"{finding['rule']} {finding['severity']}" for finding in report["findings"]]

    encoded = 'encoding = "cp1252"\n'
    assert found("") == ["FC301 info", "FC901 warning"]
    assert found(encoded) == ["FC101 error", "FC301 info"]
    assert found(encoded + 'group = "old"') == ["FC101 error"]  # between the two old ones
    assert found(encoded + 'ignore = ["FC3"]') == ["FC101 error"]
    assert found(encoded + 'severity = {value-differs = "info"}') == ["FC101 info", "FC301 info"]


def test_the_library_goes_by_the_same_configuration(articles: Path) -> None:
    Path("factcheck.toml").write_text('paths = ["articles"]\nseverity = {FC301 = "off"}', "utf-8")
    report = library.check(settings="factcheck.toml")
    assert [finding.rule for finding in report.findings] == ["FC101"]
    assert {finding.rule for finding in library.check(articles).findings} == {"FC101", "FC301"}


def test_a_tolerance_is_the_houses_own(factcheck: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, said in {"a.txt": "41.20", "b.txt": "about $43"}.items():
        (tmp_path / name).write_text(f"Nvidia shares closed at {said} on July 1, 2026.".replace(" 41", " $41"), "utf-8")
    assert factcheck("check", "a.txt", "b.txt").status == 0
    (tmp_path / "factcheck.toml").write_text("tolerances = {about = 0.01}", "utf-8")
    assert "FC101 error" in factcheck("check", "a.txt", "b.txt").out


def test_endless_nesting_is_refused(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("[" * 100_000, "utf-8")
    with pytest.raises(ConfigurationError):
        settings(tmp_path)


def test_of_two_configurations_the_own_file_is_gone_by_and_the_other_told(factcheck: Command, articles: Path) -> None:
    Path("pyproject.toml").write_text('[tool.factcheck]\npaths = ["nowhere"]\nfail-on = "never"', "utf-8")
    assert factcheck("check", articles).status == 0
    Path("factcheck.toml").write_text('fail-on = "error"', "utf-8")
    run = factcheck("check", articles)
    assert run.status == 1
    assert run.err == (
        "factcheck: warning: factcheck.toml holds, and pyproject.toml [tool.factcheck] is not read; keep one of them\n"
    )
    assert "paths = []" in factcheck("config").out
    Path("pyproject.toml").write_text("[tool.factcheck", "utf-8")
    assert factcheck("check", articles).err == ""
