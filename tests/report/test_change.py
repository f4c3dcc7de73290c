"""What a change makes of the findings: what an editor is told again, and what not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import factcheck as library
from factcheck.model.finding import Report
from factcheck.read import article
from factcheck.report import as_change
from tests.handmade import VALUE

RISE = "Zelko shares rose {} on July 1, 2026, after it unveiled a plan to sell spare computing power."
WAGES = "Zelko will pay a minimum wage of {} an hour from May 2026, the company said in Graz."
TWO = {"a": RISE.format("8.8%"), "b": RISE.format("18%")}


def report(texts: Mapping[str, str]) -> Report:
    return library.check([article(text, id=f"{name}.txt") for name, text in texts.items()])


def told(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The lines of a change, without the quotations of what appeared."""
    page = as_change(report(before), report(after), {VALUE.code: VALUE}, "12:00:00", ["x.txt"])
    return [line for line in page.splitlines() if not line.startswith("+  ")]


COPY = {**TWO, "c": TWO["b"]}
HEAD = "a.txt:1:19 FC101 error  Zelko, share price change: up 8.8% and up 18%, a factor of 2.0."


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (COPY, TWO, f"~ {HEAD} No longer in c.txt:1:19."),
        (TWO, COPY, f"~ {HEAD} Now also in c.txt:1:19."),
        (COPY, {**TWO, "d": TWO["b"]}, f"~ {HEAD} Now also in d.txt:1:19; no longer in c.txt:1:19."),
        (TWO, {"a": TWO["a"], "z": TWO["b"]}, f"~ {HEAD} Now also in z.txt:1:19; no longer in b.txt:1:19."),
        (TWO, {**TWO, "c": TWO["b"].replace("after", "when")}, f"~ {HEAD} Now also in c.txt:1:19."),
    ],
)
def test_a_finding_whose_copies_come_go_or_are_renamed_is_not_told_again(
    before: Mapping[str, str], after: Mapping[str, str], line: str
) -> None:
    assert told(before, after) == [line, "12:00:00 x.txt: 1 changed. 1 error, 0 warnings, 0 infos."]


def test_other_subjects_and_other_figures_are_findings_of_their_own() -> None:
    wages = {"a": WAGES.format("$18"), "b": WAGES.format("$19")}
    appeared, gone, last = told(TWO, wages)
    assert appeared.startswith("+ a.txt:1:")
    assert (gone, last.split(" ", 2)[2]) == (f"- {HEAD}", "1 appeared, 1 went away. 1 error, 0 warnings, 0 infos.")
    appeared, gone, last = told(TWO, {**TWO, "b": RISE.format("28%")})
    assert appeared == "+ a.txt:1:19 FC101 error  Zelko, share price change: up 8.8% and up 28%, a factor of 3.2."
    assert gone == f"- {HEAD}"


def test_a_third_value_is_told_and_takes_nothing_away() -> None:
    three = {**TWO, "c": RISE.format("28%")}
    appeared, last = told(TWO, three)
    assert appeared.startswith("+ a.txt:1:19 FC101 error  Zelko, share price change: up 8.8%, up 18% and up 28%")
    assert ": 1 appeared. 1 error" in last
    assert told(three, TWO) == [
        f"~ {HEAD} No longer in c.txt:1:19.",
        "12:00:00 x.txt: 1 changed. 1 error, 0 warnings, 0 infos.",
    ]


def test_what_is_mended_or_made_is_told_whole() -> None:
    assert told(TWO, {"a": TWO["a"]})[0] == f"- {HEAD}"
    assert told({"a": TWO["a"]}, TWO)[0] == f"+ {HEAD}"
    assert told(TWO, TWO) == ["12:00:00 x.txt: nothing new. 1 error, 0 warnings, 0 infos."]
