"""Whether two figures are of one moment, window, group and definition, before their values are looked at."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from factcheck import packs
from factcheck.judge.scope import scope
from factcheck.judge.scope_kinds import Kind, Scope
from factcheck.model.claim import Claim
from factcheck.model.period import Partial
from tests.judge.told import day, days, told, unplaced

PACK = packs.load()
Said = dict[str, Any]

JULY_1, JULY_2 = day("2026-07-01"), day("2026-07-02")
TWO_DAYS = days("2026-07-01", "2026-07-02")
Q1 = days("2026-01-01", "2026-03-31", "the first quarter", "quarter")
Q2 = days("2026-04-01", "2026-06-30", "the second quarter", "quarter")
FISCAL_Q1 = days("2026-02-01", "2026-04-30", "its first quarter", "fiscal_quarter")
YEAR = days("2026-01-01", "2026-12-31", "2026", "year")
FISCAL_YEAR = days("2025-10-01", "2026-09-30", "fiscal 2026", "fiscal_year")
JUNE = days("2026-06-01", "2026-06-30", "June", "month")
YEAR_TO_JUNE = days("2025-07-01", "2026-06-30", "the year to June", "span")
WEDNESDAY = unplaced("Wednesday", "weekday", Partial(weekday=2))
THURSDAY = unplaced("Thursday", "weekday", Partial(weekday=3))
BIG_FOUR = ("Alphabet", "Amazon", "Meta Platforms", "Microsoft")
SHARES: Said = {"metric": "share price", "unit": "USD"}
MOVE: Said = {"metric": "share price", "aspect": "change"}
FORECAST: Said = {"modality": "forecast"}

TIMES: tuple[tuple[str, Said, Said, Kind], ...] = (
    ("both undated and neither told of a time", {}, {}, "same"),
    ("one day", {"period": JULY_1}, {"period": JULY_1}, "same"),
    ("two days", {"period": JULY_1}, {"period": JULY_2}, "disjoint"),
    ("two quarters", {"period": Q1}, {"period": Q2}, "disjoint"),
    ("a quarter by the company's and by the calendar's count", {"period": Q1}, {"period": FISCAL_Q1}, "same"),
    ("a year and a fiscal year", {"period": YEAR}, {"period": FISCAL_YEAR}, "disjoint"),
    ("a quarter and its year", {"period": Q2}, {"period": YEAR}, "disjoint"),
    ("a move of a day and of two", MOVE | {"period": JULY_1}, MOVE | {"period": TWO_DAYS}, "window"),
    ("a move of a day and of its year", MOVE | {"period": JULY_1}, MOVE | {"period": YEAR}, "disjoint"),
    ("a price on a day of the month told", SHARES | {"period": JULY_1}, SHARES | {"period": TWO_DAYS}, "unsure"),
    ("two undated weekdays of one name", {"period": WEDNESDAY}, {"period": WEDNESDAY}, "same"),
    ("two undated weekdays of two names", MOVE | {"period": WEDNESDAY}, MOVE | {"period": THURSDAY}, "disjoint"),
    ("an undated weekday beside a date that is one", {"period": WEDNESDAY}, {"period": JULY_1}, "disjoint"),
    ("articles of one date without a time", {"as_of": JULY_1}, {"as_of": JULY_1}, "same"),
    ("articles a day apart without a time", {"as_of": JULY_1}, {"as_of": JULY_2}, "same"),
    (
        "articles a month apart without a time",
        {"as_of": JULY_1},
        {"as_of": day("2026-08-01")},
        "disjoint",
    ),
    ("a quarter beside none, in an undated article", {"period": Q2}, {}, "unsure"),
    ("a quarter beside none, written just after", {"period": Q2}, {"as_of": day("2026-07-20")}, "unsure"),
    ("a quarter beside none, written a year after", {"period": Q2}, {"as_of": day("2027-07-20")}, "disjoint"),
    ("a day beside the news of that day", MOVE | {"period": JULY_1}, MOVE | {"as_of": JULY_1}, "same"),
    ("a day beside the news of the next", MOVE | {"period": JULY_1}, MOVE | {"as_of": JULY_2}, "same"),
    (
        "a day beside the news of a week later",
        MOVE | {"period": JULY_1},
        MOVE | {"as_of": day("2026-07-08")},
        "disjoint",
    ),
    ("a move of an undated Wednesday beside an undated text", MOVE | {"period": WEDNESDAY}, MOVE, "disjoint"),
    (
        "the year to June and June, both year on year",
        {"period": JUNE, "aspect": "change", "qualifiers": frozenset({"year on year"})},
        {"period": YEAR_TO_JUNE, "aspect": "change", "qualifiers": frozenset({"year on year"})},
        "same",
    ),
    (
        "the price of a deal told on two days",
        {"metric": "takeover price", "joint": True, "period": JULY_1},
        {"metric": "takeover price", "joint": True, "period": JULY_2},
        "same",
    ),
    (
        "the price of a deal told in two years",
        {"metric": "takeover price", "joint": True, "period": JULY_1, "as_of": JULY_1},
        {"metric": "takeover price", "joint": True, "period": Q2, "as_of": day("2027-07-01")},
        "disjoint",
    ),
    (
        "a forecast of one year, made anew months later",
        FORECAST | {"period": YEAR, "as_of": day("2026-02-01")},
        FORECAST | {"period": YEAR, "as_of": JULY_1},
        "disjoint",
    ),
    (
        "a forecast of one year, made in one week",
        FORECAST | {"period": YEAR, "as_of": JULY_1},
        FORECAST | {"period": YEAR, "as_of": JULY_2},
        "same",
    ),
)

LIMITS: tuple[tuple[str, Said, Said, Kind], ...] = (
    ("fact and forecast", {}, FORECAST, "disjoint"),
    ("forecast and target", FORECAST, {"modality": "target"}, "same"),
    ("fact and denial", {}, {"modality": "negated"}, "disjoint"),
    ("a deal agreed and a deal to come", {"joint": True}, FORECAST | {"joint": True}, "same"),
    ("two who say it", {"source": "UBS"}, {"source": "Goldman Sachs"}, "disjoint"),
    ("one who says it, and nobody named", {"source": "UBS"}, {}, "same"),
    ("a bank's forecast, and nobody's", FORECAST | {"source": "UBS"}, FORECAST, "disjoint"),
    ("a company's own forecast, and nobody's", FORECAST | {"source": "Acme"}, FORECAST, "same"),
    ("one group", {"members": BIG_FOUR}, {"members": BIG_FOUR}, "same"),
    ("a group and one more", {"members": BIG_FOUR}, {"members": (*BIG_FOUR, "Oracle")}, "group"),
    ("a group with one exchanged", {"members": BIG_FOUR}, {"members": (*BIG_FOUR[:3], "Oracle")}, "group"),
    ("two groups with nobody in common", {"members": BIG_FOUR}, {"members": ("Ford", "Tesla")}, "disjoint"),
    (
        "a move of each of two, and of each of three",
        MOVE | {"members": ("Ford", "Tesla")},
        MOVE | {"members": ("Ford", "Renault", "Tesla")},
        "same",
    ),
    (
        "a group of four and a group of five",
        {"qualifiers": frozenset({"group of 4"})},
        {"qualifiers": frozenset({"group of 5"})},
        "group",
    ),
)

QUALIFIERS: tuple[tuple[str, Said, str, str, Kind], ...] = (
    ("a close and the session", SHARES, "close", "intraday", "disjoint"),
    ("a close and a highest", SHARES, "close", "maximum", "disjoint"),
    ("the session and an unnamed moment", SHARES, "intraday", "", "close"),
    ("a close and an unnamed moment", SHARES, "close", "", "same"),
    ("a revenue in a session means nothing", {}, "intraday", "", "same"),
    ("an opening and an unnamed moment", SHARES, "open", "", "disjoint"),
    ("after hours and the day", MOVE, "after hours", "", "disjoint"),
    ("year on year and quarter on quarter", {"aspect": "change"}, "year on year", "quarter on quarter", "disjoint"),
    ("year on year and an unnamed base", {"aspect": "change"}, "year on year", "", "definition"),
    ("a move of the year and of the day", MOVE, "year-to-date", "", "disjoint"),
    ("adjusted and reported", {}, "adjusted", "reported", "disjoint"),
    ("adjusted and unnamed", {}, "adjusted", "", "definition"),
    ("seasonally adjusted and unnamed", {}, "seasonally adjusted", "", "definition"),
    ("preliminary and revised", {}, "preliminary", "revised", "disjoint"),
    ("an average and a median", {}, "average", "median", "disjoint"),
    ("an average and a plain figure", {}, "average", "", "disjoint"),
    ("annualised and a plain figure", {}, "annualised", "", "disjoint"),
    ("an additional sum and a whole one", {}, "additional", "", "disjoint"),
    ("without a part", {}, "excluding oil", "", "definition"),
    ("the figure another is compared with", {}, "previous", "", "disjoint"),
    ("cumulative and not said to be", {}, "cumulative", "", "window"),
    ("a portion and a whole", {}, "portion", "", "disjoint"),
    ("a case of hope and one of fear", {}, "bull case", "bear case", "disjoint"),
)


def both_ways(a: Claim, b: Claim, *, copies: bool = False) -> Scope:
    """The scope of two claims, which is of one kind whichever is named first."""
    found, turned = scope(a, b, PACK, copies=copies), scope(b, a, PACK, copies=copies)
    assert (found.kind, found.by_modality) == (turned.kind, turned.by_modality)
    return found


@pytest.mark.parametrize(("name", "a", "b", "kind"), TIMES, ids=[row[0] for row in TIMES])
def test_figures_of_one_time_are_told_from_those_of_two(name: str, a: Said, b: Said, kind: Kind) -> None:
    assert both_ways(told("a", **a), told("b", **b)).kind == kind


@pytest.mark.parametrize(("name", "a", "b", "kind"), LIMITS, ids=[row[0] for row in LIMITS])
def test_who_says_it_and_of_whom_sets_figures_apart(name: str, a: Said, b: Said, kind: Kind) -> None:
    assert both_ways(told("a", **a), told("b", **b)).kind == kind


@pytest.mark.parametrize(("name", "said", "ours", "theirs", "kind"), QUALIFIERS, ids=[row[0] for row in QUALIFIERS])
def test_limiting_words_set_figures_apart(name: str, said: Said, ours: str, theirs: str, kind: Kind) -> None:
    a = told("a", **said, qualifiers=frozenset({ours} - {""}))
    b = told("b", **said, qualifiers=frozenset({theirs} - {""}))
    assert both_ways(a, b).kind == kind


def test_copies_of_one_text_have_the_same_limits() -> None:
    a, b = told("a", qualifiers=frozenset({"adjusted"})), told("b", qualifiers=frozenset({"reported"}))
    assert both_ways(a, b, copies=True).kind == "same"
    assert both_ways(a, b).kind == "disjoint"


def test_an_unnamed_base_within_one_text_is_another() -> None:
    a, b = told("a", qualifiers=frozenset({"year on year"}), aspect="change"), told("a", "7%", aspect="change")
    assert both_ways(a, b).kind == "disjoint"


def test_the_portions_of_one_text_are_parts_of_something_larger() -> None:
    ours, theirs = frozenset({"portion"}), frozenset({"portion", "annualised"})
    assert both_ways(told("a", qualifiers=ours), told("a", "7%", qualifiers=theirs)).kind == "disjoint"


def test_time_comes_before_everything_else() -> None:
    a = told("a", period=JULY_1, members=BIG_FOUR, source="UBS")
    b = told("b", period=JULY_2, members=(*BIG_FOUR, "Oracle"), source="Gartner")
    assert both_ways(a, b).reason == "one speaks of 2026-07-01, the other of 2026-07-02"


def test_a_headline_leaves_time_and_modality_to_its_text() -> None:
    headline, text = told("a", title=True, modality="forecast"), told("a", "7%", period=Q2)
    assert both_ways(headline, text) == Scope("same", "a headline leaves the time to the text")


def test_the_previous_figure_of_one_stretch_is_that_of_the_stretch() -> None:
    ours, theirs = told("a", period=Q1, qualifiers=frozenset({"previous"})), told("b", period=Q1)
    assert both_ways(ours, theirs).kind == "same"


def test_of_two_modalities_it_is_said_that_they_are_the_reason() -> None:
    assert both_ways(told("a"), told("b", modality="forecast")).by_modality
    assert not both_ways(told("a", source="UBS"), told("b", source="Gartner")).by_modality


def test_every_kind_of_scope_is_met_here() -> None:
    met = {row[-1] for table in (TIMES, LIMITS, QUALIFIERS) for row in table}
    # No pair is of a kind "as_of": that one differs in time comes out of its values, once they differ.
    assert set(get_args(Kind)) - met == {"as_of"}
