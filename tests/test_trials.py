"""A pack tries itself: the examples of its rules, and its cases."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from factcheck import packs
from tests.command import Command

RULE = """
code = "FC301"
name = "rounding"
severity = "warning"
kind = "rounding"
message = "{a} or {b}?"
why = "The house counts every decimal."
remedy = "Give one decimal."

[example]
conflict = ["Meta shares rose 8.81% on July 1, 2026.", "Meta shares rose 8.8% on July 1, 2026."]
agree = ["Meta shares rose 8.81% on July 1, 2026.", "Meta shares rose {} on July 1, 2026."]
"""
CASE = """
[[case]]
name = "two closes"
a = "Nvidia closed at $41.20 on Wednesday."
b = "Nvidia closed at $42.10 on July 1."
date = "2026-07-01"
finds = {}
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "house/conflicts/FC301.toml", RULE.replace("{}", "8.81%"))
    write(tmp_path / "house/cases/closes.toml", CASE.replace("{}", '["FC101 error"]'))
    return tmp_path / "house"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("date", ['"2026-07-01"', "2026-07-01"])
def test_a_pack_that_finds_what_it_says_passes(factcheck: Command, house: Path, date: str) -> None:
    cases = house / "cases/closes.toml"
    write(cases, cases.read_text(encoding="utf-8").replace('"2026-07-01"', date))
    assert factcheck("test", "house") == (0, "3 cases tried, 0 failed.\n", "")


def test_an_example_that_is_not_kept_fails(factcheck: Command, house: Path) -> None:
    write(house / "conflicts/FC301.toml", RULE.replace("{}", "8.8%"))
    write(house / "cases/closes.toml", CASE.replace("{}", "[]"))
    run = factcheck("test", "house")
    assert (run.status, run.err) == (1, "")
    assert run.out.splitlines() == [
        "house/cases/closes.toml: two closes: found FC101 error, wanted nothing",
        "house/conflicts/FC301.toml: nothing is found beside the example of FC301: found FC301 warning, wanted nothing",
        "3 cases tried, 2 failed.",
    ]


@pytest.mark.parametrize(
    ("finds", "status"),
    [('["FC101"]', 0), ('["FC101 warning"]', 1), ('["FC101", "FC101"]', 1), ('["FC102"]', 1), ("[]", 1)],
)
def test_a_case_says_the_code_and_perhaps_the_severity(
    factcheck: Command, house: Path, finds: str, status: int
) -> None:
    write(house / "cases/closes.toml", CASE.replace("{}", finds))
    assert factcheck("test", "house").status == status


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[case]]\nname = 'x'\nfinds = []", 'closes.toml, case "x": has no text; give it a = "…" and b = "…"'),
        ("[[case]]\nname = 'x'\nfind = []\na = 'A'", 'closes.toml, case "x": unknown key "find"; nearest is "finds"'),
        (CASE.replace("{}", "[]").replace("2026-07-01", "soon"), 'the date "soon" is not one that can be read'),
    ],
)  # fmt: skip
def test_a_case_that_cannot_be_tried_is_refused(factcheck: Command, house: Path, text: str, message: str) -> None:
    write(house / "cases/closes.toml", text)
    run = factcheck("test", "house")
    assert (run.status, run.out) == (2, "")
    assert message in run.err


def test_a_pack_with_cases_is_a_pack(factcheck: Command, house: Path) -> None:
    write(house.parent / "a.txt", "Meta shares rose 8.81% on July 1, 2026.")
    write(house.parent / "b.txt", "Meta shares rose 8.8% on July 1, 2026.")
    assert "FC301 warning" in factcheck("check", "a.txt", "b.txt", "--pack", "house").out


def test_the_core_passes_its_own_examples(factcheck: Command) -> None:
    run = factcheck("test", packs.core_dir())
    assert run.status == 0
    assert run.out.endswith(" tried, 0 failed.\n")


def test_every_file_of_the_core_follows_the_published_schema() -> None:
    import tomllib

    schema = packs.json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    files = sorted(packs.core_dir().rglob("*.toml"))
    assert len(files) > 20
    for file in files:
        section = file.relative_to(packs.core_dir()).parts[0].removesuffix(".toml")
        shape = {"$ref": f"#/$defs/{section}.toml", "$defs": schema["$defs"]}
        jsonschema.Draft202012Validator(shape).validate(tomllib.loads(file.read_text("utf-8")))


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("subjects.toml", {"subject": [{"name": "Acme", "kind": "firm"}]}),
        ("metrics.toml", {"metric": [{"name": "rent", "dimension": ["money"]}]}),
        ("conflicts.toml", {"code": "FC101", "run": "os.system"}),
        ("tolerances.toml", {"about": -1}),
        ("cases.toml", {"case": [{"name": "x"}]}),
    ],
)
def test_the_schema_of_a_pack_refuses_what_the_tool_refuses(file: str, content: object) -> None:
    schema = packs.json_schema()
    shape = {"$ref": f"#/$defs/{file}", "$defs": schema["$defs"]}
    assert not jsonschema.Draft202012Validator(shape).is_valid(content)
