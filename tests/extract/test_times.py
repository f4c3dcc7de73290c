"""Times as they are found in a text: their words, how wide they are, and what kind they are of."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extract.times import times
from factcheck.model.text import Block, Span, Text
from factcheck.model.time import Moment, Time
from factcheck.packs.collection import load

PACK = load()
FILES = sorted((Path(__file__).parents[1] / "cases" / "times").glob("*.toml"))
PIECES = re.findall(
    r"\S+|\n",
    """    July May 1 2 31 2026 26 1929 Q1 H1 1Q26 FY26 first quarter half of the last past next this two days months
    years year ended to from and - / , . Wednesday since until by ago earlier fiscal same period week end mid
    late % will said so far 99999999999 1990s ' s
    """,
)


def text(content: str) -> Text:
    """A text whose lines are its blocks."""
    blocks, start = [], 0
    for line in content.split("\n"):
        blocks.append(Block("paragraph", Span(start, start + len(line))))
        start += len(line) + 1
    return Text("body", content, (0,), blocks=tuple(blocks))


def cases() -> list[Any]:
    return [
        pytest.param(case, document.get("lang"), id=f"{file.stem}: {case['name']}")
        for file in FILES
        for document in [tomllib.loads(file.read_text(encoding="utf-8"))]
        for case in document["case"]
    ]


def told(time: Time) -> str:
    kind = "" if time.kind == "point" else f" {time.kind}"
    return f"{time.text} | {time.grain}{kind}{' counts' if time.counts else ''}"


@pytest.mark.parametrize(("case", "lang"), cases())
def test_times(case: dict[str, Any], lang: str | None) -> None:
    found = times(text(case["text"]), PACK, lang)
    assert [told(time) for time in found] == [line.rpartition(" | ")[0] for line in case["finds"]]


def test_a_time_keeps_its_weekday_beside_its_date() -> None:
    (time,) = times(text("Wednesday, July 2, 2026"), PACK)
    assert time.first == Moment(year=2026, month=7, day=2, weekday=2)
    assert time.weekday == 2 != date(2026, 7, 2).weekday()


def test_a_time_does_not_cross_the_end_of_its_block() -> None:
    found = times(text("It fell in July\n1, 2026 was the year"), PACK)
    assert [time.text for time in found] == ["July", "2026"]


def test_only_what_stands_in_a_block_is_read() -> None:
    assert times(Text("body", "It fell in 2026", (0,)), PACK) == ()


def test_a_duration_is_told_apart() -> None:
    (days, stretch) = times(text("180 days, then over two days"), PACK)
    assert (days.duration, days.number, days.unit, days.counts) == (True, 180, "day", True)
    assert (stretch.duration, stretch.number, stretch.unit, stretch.counts) == (False, 2, "day", True)


@pytest.mark.parametrize(
    ("sentence", "future"),
    [
        ("Acme will report on Wednesday.", True),
        ("On Wednesday, Acme will report.", True),
        ("Acme fell on Wednesday.", False),
        ("Acme said on Wednesday it will report.", False),
        ("Sales should rise by the third quarter.", True),
        ("Sales of the third quarter.", None),
    ],
)
def test_the_words_around_tell_past_from_future(sentence: str, future: bool | None) -> None:
    (time,) = times(text(sentence), PACK)
    assert time.future is future


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["", " "]))
def test_times_stand_in_order_in_their_own_words(pieces: list[str], glue: str) -> None:
    content = text(glue.join(pieces))
    found = times(content, PACK)
    assert all(time.text == content.quote(time.span) != "" for time in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(any(block.span.holds(time.span) for block in content.blocks) for time in found)
