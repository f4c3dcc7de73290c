"""What GitHub's runner is told, and the page of Markdown beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from factcheck import score
from factcheck.model.finding import Finding, Suppression
from factcheck.model.text import Place
from factcheck.report import Checkout, Page
from tests.handmade import claim, conflict, pack, report

A = claim("a.txt", "It rose 8.8%.", "8.8%", line=3, subject="Meta", metric="share price")
B = claim("b.txt", "It rose 18%.", "18%", line=5, value="18", subject="Meta", metric="share price")
SETTLED = Suppression("external", "A quote.")


def found(**said: Any) -> Finding:
    changes = {name: said.pop(name) for name in ("severity", "confidence", "suppression") if name in said}
    (finding,) = score.findings([conflict(A, B, **said)], pack())
    return replace(finding, **changes)


def github(*findings: Finding, **said: Any) -> list[str]:
    return Page(report(*findings), pack().rules, "9.9", **said).rendered("github").splitlines()


def summary(*findings: Finding, room: int = 1024 * 1024) -> str:
    return Page(report(*findings), pack().rules, "9.9").summary(room)


def command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner reads it: its name, its properties, its words."""
    head, _, words = line.removeprefix("::").partition("::")
    name, _, listed = head.partition(" ")
    pairs = (entry.partition("=") for entry in listed.split(","))
    return name, {key: unescaped(value) for key, _, value in pairs}, unescaped(words)


def unescaped(text: str) -> str:
    for code, character in {"%3A": ":", "%2C": ",", "%0D": "\r", "%0A": "\n", "%25": "%"}.items():
        text = text.replace(code, character)
    return text


def test_a_finding_is_a_command_with_its_place() -> None:
    line, _ = github(found(message="8.8% and 18%.", hint="A slip?"), checkout=Checkout("/repo", "/repo/site"))
    assert command(line) == (
        "error",
        {"file": "site/a.txt", "line": "3", "col": "9", "endColumn": "13", "title": "FC101 value-differs"},
        '8.8% and 18%.\nSee site/b.txt:5 "18%"\nHint: A slip?',
    )


def test_hostile_words_and_paths_stay_in_their_command() -> None:
    place = B.place._replace(path="x,line=9::\n::error::b.txt", text="%0A\r::set-env name=PATH::")
    (finding,) = score.findings([conflict(replace(B, place=place), A, message="up 5%0A\n::stop\x1b[2J")], pack())
    line, closing = github(finding)
    name, properties, words = command(line)
    assert (name, list(properties)) == ("error", ["file", "line", "col", "endColumn", "title"])
    assert properties["file"] == "x,line=9:: ::error::b.txt"
    assert words.startswith("up 5%0A ::stop\\x1b[2J\n")
    assert not closing.startswith("::")


def test_a_place_that_is_no_single_line_has_no_columns() -> None:
    places = (
        Place("a.jsonl", "body", 5, 9, 2, 6, "8.8%", record=41),
        Place("a.txt", "body", 2, 15, 1, 3, "$1.25\nbillion", last=(2, 8)),
        Place("a.txt", "body", 0, 0, 1, 1, ""),
    )
    told = [command(github(replace(found(), claims=(), sides=(), places=(place,)))[0])[1] for place in places]
    assert [{name: value for name, value in one.items() if name not in ("file", "title")} for one in told] == [
        {"line": "41"},
        {"line": "1", "endLine": "2"},
        {"line": "1"},
    ]


def test_ten_of_a_kind_are_annotated_the_surest_first_and_the_rest_is_counted() -> None:
    unsure, sure = found(confidence=0.2, message="unsure"), found(confidence=0.9, message="sure")
    mild = found(severity="warning")
    lines = github(*[unsure] * 8, *[sure] * 7, *[mild] * 11, found(severity="info"), found(suppression=SETTLED))
    kinds = [line.split(" ")[0] for line in lines if line.startswith("::")]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"]
    assert ["unsure" in line for line in lines[:10]] == [False] * 7 + [True] * 3
    assert lines[-2].endswith("5 errors, 1 warning. The summary lists them.")


def test_the_summary_lists_every_finding_the_worst_first() -> None:
    mild = found(severity="info", message="mild")
    page = summary(mild, *[found(message=f"worse {number}") for number in range(30)], found(suppression=SETTLED))
    rows = [line for line in page.splitlines() if line.startswith("| ") and "Severity" not in line]
    assert len(rows) == 31
    assert rows[-1].split(" | ")[0] == "| info"
    assert "a.txt:3 “8.8%”" in rows[0]
    assert "b.txt:5 “18%”" in rows[0]


def test_the_summary_shows_hostile_words_and_nothing_else() -> None:
    words = "<script>x</script> | `a` [b](https://e.vil) ![i](x) @desk #1 **b** www.e.vil \n## head"
    page = summary(found(message=words, hint=words))
    (row,) = [line for line in page.splitlines() if line.startswith("| error")]
    assert row.count(" | ") == 4
    assert row.count("<") == row.count("<br>") == 1
    assert not set("`[]!@*") & set(row)
    assert "://" not in row
    assert "www." not in row


def test_the_summary_keeps_to_its_room() -> None:
    many = [found(message="word " * 20)] * 500
    page = summary(*many, room=20_000)
    assert 18_000 < len(page.encode()) <= 20_000
    rows = page.count("| error |")
    assert f"{500 - rows} more findings" in page
    assert summary(*many, room=10) == ""


def test_a_summary_without_findings_says_what_was_read() -> None:
    assert "Read 0 articles" in summary()
    assert "|" not in summary()
