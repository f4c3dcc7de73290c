"""Figures as they are found in a text and what they tell: span, interval, unit, denominator, approximator."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extract import mentions, times
from factcheck.model.mention import Mention
from factcheck.model.text import Block, BlockKind, Span, Text
from factcheck.normalise.quantity import quantity
from factcheck.packs import load

PACK = load()
FILES = sorted((Path(__file__).parents[1] / "cases" / "extract" / "figures").glob("*.toml"))
CASES = [
    pytest.param(
        case,
        id=f"{file.stem}: {case['text']}",
        marks=[pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else [],
    )
    for file in FILES
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]


def text(content: str, kind: BlockKind = "paragraph") -> Text:
    return Text("body", content, (0,), blocks=(Block(kind, Span(0, len(content))),))


def found(content: str, kind: BlockKind = "paragraph", lang: str | None = None) -> list[str]:
    """Each figure in one line: its words, and after them what they tell."""
    whole = text(content, kind)
    return [told(mention, content) for mention in mentions(whole, PACK, times(whole, PACK, lang), lang)]


def told(mention: Mention, content: str) -> str:
    figure = quantity(mention, PACK)
    low, high = plain(figure.low), plain(figure.high)
    parts = [
        content[mention.span.start : mention.span.end],
        "=",
        low if low == high else f"{low}..{high}",
        *([figure.unit] if figure.unit else []),
        *(["/", figure.per] if figure.per else []),
        *([f"({figure.approx})"] if figure.approx else []),
        *([f"of #{mention.conversion_of}"] if mention.conversion_of is not None else []),
    ]
    return " ".join(parts)


def plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


@pytest.mark.parametrize("case", CASES)
def test_figures(case: dict[str, Any]) -> None:
    assert found(case["text"], case.get("block", "paragraph"), case.get("lang")) == case["finds"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("9%", "1"),
        ("8.8%", "0.1"),
        ("$725 billion", "1000000000"),
        ("$1.25 billion", "10000000"),
        ("4,000 jobs", "1000"),
        ("10,000 jobs", "1000"),
        ("1,062 jobs", "1"),
        ("25 basis points", "0.01"),
        ("50 cents", "0.01"),
        ("four thousand jobs", "1000"),
        ("5-1/2 pct", "0.5"),
        ("$1.4–1.65bn", "100000000"),
    ],
)
def test_the_step_a_figure_was_told_to(content: str, expected: str) -> None:
    (mention,) = mentions(text(content), PACK)
    assert quantity(mention, PACK).precision == Decimal(expected)


def test_a_text_without_blocks_has_nothing_to_say() -> None:
    assert mentions(Text("body", "Up 8.8% to $5", (0,)), PACK) == ()


def test_only_blocks_are_read_and_no_figure_crosses_their_ends() -> None:
    content = "Menu 5% $3\nUp 8.8%\nmillion people came, $4\nbillion"
    blocks = tuple(Block("paragraph", Span(*span)) for span in ((11, 18), (19, 42), (43, 50)))
    lines = [told(m, content) for m in mentions(Text("body", content, (0,), blocks=blocks), PACK)]
    assert lines == ["8.8% = 8.8 percent", "$4 = 4 USD"]


def test_reach_takes_in_hedge_and_denominator() -> None:
    content = "Rent is about $1.25 billion a month or more, they say."
    (mention,) = mentions(text(content), PACK)
    assert content[slice(*mention.span)] == "$1.25 billion"
    assert content[slice(*mention.reach)] == "about $1.25 billion a month"


def test_the_counted_noun_stays_as_written() -> None:
    (mention,) = mentions(text("The world's four tech giants will spend more."), PACK)
    assert (mention.unit, mention.noun) == ("count:giant", "tech giants")


SCALES = {"": 0, " thousand": 3, " million": 6, " billion": 9, " trillion": 12, "k": 3, "m": 6, "bn": 9, "tn": 12}
MONEY = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "HK$": "HKD", "USD": "USD", "CHF ": "CHF"}


@given(
    sign=st.sampled_from(sorted(MONEY)),
    value=st.decimals(min_value=Decimal("0.01"), max_value=Decimal(99_999_999), places=2),
    scale=st.sampled_from(sorted(SCALES)),
)
def test_a_sum_of_money_is_read_as_it_was_written(sign: str, value: Decimal, scale: str) -> None:
    written = f"{sign}{value:,}{scale}"
    (mention,) = mentions(text(f"They paid {written} in cash."), PACK)
    expected = value.scaleb(SCALES[scale])
    figure = quantity(mention, PACK)
    assert (figure.low, figure.high, figure.unit) == (expected, expected, MONEY[sign])
    assert mention.span == Span(10, 10 + len(written))


ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
ONES += ["sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def words(number: int) -> str:
    """A number in words, as an editor would spell it."""
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = " and " if scale == 100 else " "
            return f"{words(number // scale)} {name}" + (joint + words(rest) if rest else "")
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


@given(number=st.integers(min_value=2, max_value=10**12 - 1))
def test_a_number_in_words_is_read_as_it_was_spelled(number: int) -> None:
    (mention,) = mentions(text(f"It sold {words(number)} tonnes."), PACK)
    figure = quantity(mention, PACK)
    assert (figure.low, figure.unit) == (Decimal(number), "tonne")


PIECES = [
    "$",
    "US$",
    "€",
    "%",
    "5",
    "1,234.5",
    "12",
    ".5",
    ",89",
    "½",
    "1/2",
    "-",
    "–",
    "to",
    "and",
    "between",
    "from",
    "of",
    "per",
    "a",
    "an",
    "one",
    "two",
    "half",
    "quarter",
    "third",
    "hundred",
    "million",
    "bn",
    "m",
    "k",
    "x",
    "%",
    "percent",
    "points",
    "basis",
    "point",
    "times",
    "doubled",
    "billions",
    "(",
    ")",
    "[",
    "]",
    "/",
    ":",
    ".",
    ",",
    "more",
    "than",
    "about",
    "up",
    "to",
    "or",
    "more",
    "-plus",
    "people",
    "jobs",
    "years",
    "2026",
    "10-year",
    "annual",
    "rate",
    "monthly",
    "rose",
    "S&P",
    "500",
    "#5",
    "1e9",
    "²",
    "٣",
    "３",
    "％",
    "亿",
    "美元",
    "won",
    "pounds",
    "\n",
    "\u200b",
    "\xa0",
    "'",
    '"',
    "~",
    "<",
    ">",
    "≥",
    "minus",
    "negative",
    "Rs.",
    "17:30",
    "3-1",
    "0700.HK",
    "http://a.b/5",
    "aged",
    ",",
    "66,",
    "said",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from(["", " "]))
def test_no_text_makes_it_fail_and_spans_are_in_order(pieces: list[str], joint: str) -> None:
    content = joint.join(pieces)
    whole = text(content)
    last = 0
    for mention in mentions(whole, PACK, times(whole, PACK)):
        assert last <= mention.span.start < mention.span.end <= len(content)
        assert mention.reach.holds(mention.span)
        figure = quantity(mention, PACK)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        last = mention.span.end


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_characters_make_it_fail(content: str) -> None:
    mentions(text(content), PACK)


@pytest.mark.parametrize(
    "run",
    ["9", "1,", "1 234 ", "5-", "5/", "1.", "(", "[5", "$", "five ", "one hundred ", "billions of ", "about ", "5 to ",
     "half a ", "% 5", "5% ", "a ", "1e9", "x", "5\u200b", "five and ", "more than ", "３", "1:1"],
)  # fmt: skip
def test_hostile_runs_end(run: str) -> None:
    assert len(mentions(text(run * (60_000 // len(run))), PACK)) < 60_000


def test_a_list_of_thousands_of_numbers_is_followed_back_no_further_than_a_name_reaches() -> None:
    listed = "Section 1" + "".join(f", {number % 900 + 2}" for number in range(5000))
    assert len(mentions(text(listed), PACK)) > 4000


def test_nothing_a_reader_would_call_a_number_is_read_from_an_endless_one() -> None:
    assert mentions(text("9" * 100_000), PACK) == ()
    assert mentions(text("See http://example.org and " + "9" * 100_000), PACK) == ()
    assert mentions(text("1e999999999 and 9" + "0" * 41), PACK) == ()


def test_a_size_that_nothing_has_is_not_read() -> None:
    assert mentions(text("billions of " * 50 + "billions"), PACK) == ()
    assert mentions(text("one " + "million " * 50), PACK) == ()


WORDS = [
    *("one", "two", "ten", "twenty", "hundred", "thousand", "million", "billion", "dozen", "half", "third", "thirds"),
    *("quarter", "quarters", "point", "and", "a", "of", "over", "in", "out of", "minus", "zero", "billions", "tens"),
    *("5", "5%", "$", "1/2", "½", "1e30", "1e29", "9" * 30, "crore", "bn", "ft", "years", "(", ")", "."),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(["", " ", "-"]))
def test_no_number_is_too_strange_to_measure(pieces: list[str], joint: str) -> None:
    for mention in mentions(text(joint.join(pieces)), PACK):
        assert quantity(mention, PACK).near.is_finite()


def test_nothing_is_divided_by_zero() -> None:
    assert found("5 over zero") == ["5 = 5", "zero = 0.. (more_than)"]
