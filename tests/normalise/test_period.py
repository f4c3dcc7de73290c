"""Times placed in the calendar, and the day an article was written."""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extract.times import times
from factcheck.model.article import Article
from factcheck.model.period import Period
from factcheck.model.text import Block, Span, Text
from factcheck.normalise.period import period
from factcheck.normalise.period_article import as_of
from factcheck.normalise.period_sessions import exchanges_of
from factcheck.packs.collection import load

PACK = load()
FILES = sorted((Path(__file__).parents[1] / "cases" / "times").glob("*.toml"))
PIECES = re.findall(
    r"\S+",
    """    July May 1 29 February 31 2026 26 9999 Q1 first quarter half of the last past next this two 999999999 days
    months years year decades weekend ended to from and - Wednesday since until by ago earlier week end mid late
    will 1990s yesterday tomorrow summer ten over
    """,
)


def text(content: str) -> Text:
    blocks, start = [], 0
    for line in content.split("\n"):
        blocks.append(Block("paragraph", Span(start, start + len(line))))
        start += len(line) + 1
    return Text("body", content, (0,), blocks=tuple(blocks))


def dated(written: str) -> Period | None:
    """The day or the month of writing."""
    if not written:
        return None
    if len(written) > 7:
        return Period(date.fromisoformat(written), date.fromisoformat(written), written, "day")
    year, month = map(int, written.split("-"))
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]), written, "month")


def days(found: Period | None) -> str:
    if found is None:
        return "-"
    first, last = (day.isoformat() if day else "?" for day in (found.first, found.last))
    return first if first == last else f"{first}..{last}"


def cases() -> list[Any]:
    return [
        pytest.param(case, dated(document["as_of"]), document.get("lang"), id=f"{file.stem}: {case['name']}")
        for file in FILES
        for document in [tomllib.loads(file.read_text(encoding="utf-8"))]
        for case in document["case"]
    ]


@pytest.mark.parametrize(("case", "written", "lang"), cases())
def test_period(case: dict[str, Any], written: Period | None, lang: str | None) -> None:
    found = [days(period(time, written, PACK)) for time in times(text(case["text"]), PACK, lang)]
    assert found == [line.rpartition(" | ")[2] for line in case["finds"]]


def test_a_period_keeps_words_and_grain() -> None:
    (time,) = times(text("It fell on Wednesday."), PACK)
    assert period(time, None, PACK) == Period(None, None, "Wednesday", "weekday")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a year earlier", "2025-04-01..2025-06-30"),
        ("a year ago", "2025-04-01..2025-06-30"),
        ("the same period last year", "2025-04-01..2025-06-30"),
        ("the corresponding quarter of 2024", "2024-04-01..2024-06-30"),
        ("the previous quarter", "2026-01-01..2026-03-31"),
        ("the same period", "2026-04-01..2026-06-30"),
        ("in the quarter", "2026-04-01..2026-06-30"),
        ("three months earlier", "2026-01-01..2026-03-31"),
    ],
)
def test_a_leaning_time_stands_on_its_anchor(words: str, expected: str) -> None:
    anchor = Period(date(2026, 4, 1), date(2026, 6, 30), "the second quarter", "quarter")
    (time,) = times(text(f"up from {words}"), PACK)
    assert days(period(time, dated("2026-07-03"), PACK, anchor)) == expected


@pytest.mark.parametrize(
    ("date_of_file", "body", "expected"),
    [
        ("2026-07-03", "NEW YORK, March 3 - Acme fell.", "2026-07-03"),
        ("2026-03", "NEW YORK, March 3 - Acme fell.", "2026-03-03"),
        ("2026-03", "LONDON (Reuters) - Acme fell.", "2026-03-01..2026-03-31"),
        ("2026-03", "NEW YORK, May 3 - Acme fell.", "2026-03-01..2026-03-31"),
        ("", "NEW YORK, March 3, 2026 (AP) - Acme fell on March 1, 2026.", "2026-03-03"),
        ("", "On July 1, 2026 (Eastern Time), Acme fell.", "2026-07-01"),
        ("", "Acme was hit.\nSince May 2, 2019 it fell; on July 1, 2026, it rose.", "2026-07-01"),
        ("", "Acme will list on July 1, 2027.", "-"),
        (
            "",
            "On July 1, 2026, Acme fell.\nOn July 2, 2026, it fell again, and will list on July 5, 2026.",
            "2026-07-02",
        ),
        ("", "Born on May 3, 1941, she ran Acme.\nShe left in 2019.", "-"),
        ("", "Acme fell in June 2026 and on July 1.", "-"),
        ("", "NEW YORK, March 3 - Acme fell.", "-"),
        ("", "x" * 1600 + " July 1, 2026", "-"),
    ],
)
def test_as_of(date_of_file: str, body: str, expected: str) -> None:
    article = Article("a", "a.txt", text(body), date=dated(date_of_file))
    assert days(as_of(article, {"body": times(article.body, PACK)}, PACK)) == expected


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20), st.dates())
def test_ends_stand_in_order_whatever_is_written(pieces: list[str], written: date) -> None:
    for time in times(text(" ".join(pieces)), PACK):
        found = period(time, Period(written, written, "", "day"), PACK)
        assert found is None or found.first is None or found.last is None or found.first <= found.last


@pytest.mark.parametrize(
    ("written", "exchange", "expected"),
    [
        ("2026-07-06", "XNYS", "2026-07-02"),  # the third, a Friday, was the holiday of the fourth
        ("2026-07-06", "XTKS", "2026-07-03"),
        ("2026-07-06", None, "?"),
        ("2026-07-08", None, "2026-07-07"),
    ],
)
def test_the_last_session_is_a_day_of_trading(written: str, exchange: str | None, expected: str) -> None:
    (time,) = times(text("It rose on the last trading day."), PACK)
    assert days(period(time, dated(written), PACK, None, exchange)) == expected


def test_an_index_tells_the_exchange_whose_sessions_are_counted() -> None:
    assert exchanges_of(["S&P 500", "Nvidia"], PACK.dates) == {"XNYS"}
    assert exchanges_of(["S&P 500", "DAX"], PACK.dates) == {"XNYS", "XETR"}


def test_the_first_months_are_those_of_the_year_just_told_or_just_over() -> None:
    (time,) = times(text("It rose in the first five months."), PACK)
    told = Period(date(2025, 1, 1), date(2025, 12, 31), "2025", "year")
    assert days(period(time, dated("2026-07-16"), PACK, told)) == "2025-01-01..2025-05-31"
    assert days(period(time, dated("2026-07-16"), PACK)) == "2026-01-01..2026-05-31"
    assert days(period(time, dated("2026-02-16"), PACK)) == "?"
    assert days(period(time, dated("2026-11-16"), PACK)) == "?"
