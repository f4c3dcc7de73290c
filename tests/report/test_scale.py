"""Values on one axis: what lies near must look near, what lies far, far, and what is left open, open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factcheck import score
from factcheck.model.claim import Claim
from factcheck.model.period import Period
from factcheck.report import days
from factcheck.report.axis import Axis, enlarged, whole
from factcheck.report.html.drawing import drawing
from factcheck.report.html.marks import marks, shared
from factcheck.report.html.times import times
from tests.handmade import VALUE, claim, conflict, pack
from tests.report.page import Node, parsed


def told(figure: str, value: str | None = None, **said: Any) -> Claim:
    given = {"value": value} if value else {}
    return claim(figure, f"It was {figure}.", figure, **given, **said)


def drawn(*claims: Claim, **said: Any) -> Node:
    """The drawing of a finding in which each claim is a side of its own."""
    rule = replace(VALUE, code=said.get("rule", VALUE.code))
    (finding,) = score.findings([conflict(*claims, **said)], pack(rule))
    return parsed(drawing(marks(finding)))


def positions(drawing: Node, kind: str = "dot") -> list[float]:
    return [float(dot.attributes["cx"].removesuffix("%")) for dot in drawing.all("circle", kind)]


def caption(drawing: Node) -> str:
    return "".join(node.text for node in drawing.all("figcaption"))


def ticks(drawing: Node) -> list[str]:
    return [text.text for text in drawing.all("text", "tick")]


def test_a_factor_of_26_is_shown_from_zero() -> None:
    big, small = told("$1.25 billion", "1.25E9", unit="USD"), told("$47.55M", "47.55E6", unit="USD")
    found = drawn(big, small)
    assert positions(found) == [97.5, 6.11]
    assert found.one("text", "unit").text == "billion USD"
    assert ticks(found) == ["0", "0.5", "1"]
    assert [label.text for label in found.all("text")[1 : 1 + 5] if "tick" not in label.classes] == [
        "A $1.25 billion", "B $47.55M",
    ]  # fmt: skip


def test_a_slip_of_scale_is_shown_by_powers_of_ten() -> None:
    found = drawn(told("$4.2 billion", "4.2E9", unit="USD"), told("$4.2 million", "4.2E6", unit="USD"))
    assert ticks(found) == ["1m", "10m", "100m", "1bn", "10bn"]
    a, b = positions(found)
    thousand = 3 / 4 * (97.5 - 2.5)
    assert a - b == pytest.approx(thousand, abs=0.02)
    assert "ten times the one before" in caption(found)


def test_of_a_long_scale_the_caption_tells_how_far_its_lines_are_apart() -> None:
    found = drawn(told("$4.2 million", "4.2E6", unit="USD"), told("$420 trillion", "4.2E14", unit="USD"))
    assert ticks(found) == ["1m", "100m", "10bn", "1tn", "100tn"]
    assert "Each line of the scale is 100 times the one before." in caption(found)


def test_figures_that_round_to_each_other_share_a_shaded_stretch() -> None:
    fine = told("8.81%", "8.81", precision=Decimal("0.01"))
    coarse = told("9%", "9")
    found = drawn(fine, coarse)
    assert "would fit all of these" in caption(found)
    shaded = found.one("rect", "fits").attributes
    left, width = (float(shaded[name].removesuffix("%")) for name in ("x", "width"))
    assert left <= positions(found)[0] <= left + width
    assert not left <= positions(found)[1] <= left + width


def test_figures_that_lie_near_are_enlarged_and_still_shown_from_zero() -> None:
    found = drawn(told("$9,412", "9412", unit="USD"), told("$9,421", "9421", unit="USD"))
    a, b = positions(found)
    assert b - a > 50
    strokes = [float(line.attributes["x1"].removesuffix("%")) for line in found.all("line", "stroke")]
    assert strokes[1] - strokes[0] < 0.2
    assert "700 times as large" in caption(found)
    assert "Rounding does not explain the difference." in caption(found)
    assert found.all("rect", "fits") == []


def test_a_broken_bound_is_a_ring_with_an_open_side_on_which_the_other_is_not() -> None:
    over = told("$2,900", low=Decimal(2900), high=None, approx="more_than", unit="USD")
    found = drawn(told("$2,884", "2884", unit="USD"), over)
    (ring,) = positions(found, "ring")
    (dot,) = positions(found)
    assert dot < ring
    assert len(found.all("path", "arrow")) == 1
    assert "No value fits all of these." in caption(found)
    band = found.all("line", "band")[1].attributes
    assert (float(band["x1"].removesuffix("%")), band["x2"]) == (ring, "97.5%")


def test_a_rise_and_a_fall_stand_on_either_side_of_zero() -> None:
    way = {"metric": "share price", "aspect": "change"}
    found = drawn(told("2.4%", "2.4", direction="up", **way), told("+2.4%", "2.4", direction="down", **way))
    assert positions(found)[0] > 50 > positions(found)[1]
    assert "−2" in ticks(found)
    assert [label.text for label in found.all("text") if not label.classes] == ["A up 2.4%", "B down 2.4%"]


def test_rates_are_shown_on_one_basis() -> None:
    found = drawn(told("$180m", "180E6", unit="USD", per="year"), told("$180 m", "180E6", unit="USD", per="month"))
    assert found.one("text", "unit").text == "billion USD per year"
    a, b = positions(found)
    assert (b - 2.5) / (a - 2.5) == pytest.approx(12, abs=0.1)


def test_two_currencies_have_no_common_axis() -> None:
    found = drawn(told("$126 million", "126E6", unit="USD"), told("€126 million", "126E6", unit="EUR"))
    assert found.text == "No common axis holds USD and EUR."


@pytest.mark.parametrize("value", ["1E+90", "1E-90", "0"])
def test_what_no_axis_can_show_is_not_drawn(value: str) -> None:
    assert drawn(told("a", value), told("b", value)).text == ""


def test_a_hedged_figure_is_not_said_to_be_ruled_out() -> None:
    found = drawn(told("$758bn", "758", unit="USD"), told("$725bn", "725", unit="USD", approx="about"))
    assert "about $725bn" in found.text
    assert "Rounding" not in caption(found)


def test_the_parts_of_a_sum_stand_end_to_end_over_the_whole() -> None:
    parts = [told(f"${value} million", value, unit="USD") for value in ("500", "500.0", "300")]
    whole = told("$1,200 million", "1200", unit="USD")
    found = drawn(*parts, whole, rule="FC402", sides=((0, 1, 2), (3,)))
    stems = [(line.attributes["x1"], line.attributes["x2"]) for line in found.all("line", "stem")]
    assert stems[0][1] == stems[1][0]
    assert stems[1][1] == stems[2][0]
    assert stems[0][0] == stems[3][0]
    assert positions(found)[2] > positions(found)[3]
    assert caption(found) == ""


def test_times_that_differ_are_shown_beside_the_values_where_scope_is_in_question() -> None:
    one_day = Period(date(2026, 7, 1), date(2026, 7, 1), "Wednesday", "day")
    both = Period(date(2026, 7, 1), date(2026, 7, 2), "Wednesday and Thursday", "span")
    a, b = told("6%", "6", period=one_day), told("11%", "11", period=both)
    (finding,) = score.findings([conflict(a, b, rule="FC201")], pack(replace(VALUE, code="FC201")))
    shown = parsed(times(finding))
    bars = [(line.attributes["x1"], line.attributes["x2"]) for line in shown.all("line", "days")]
    assert bars == [("2.5%", "50.0%"), ("2.5%", "97.5%")]
    assert ticks(shown) == ["Jul 1, 2026", "Jul 2"]
    assert times(replace(finding, rule="FC101")) == ""
    assert times(replace(finding, claims=(a, a))) == ""


def test_what_cannot_both_be_is_never_said_to_fit() -> None:
    least = [
        told(words, low=Decimal(low), high=None, approx="at_least") for words, low in (("25", "25"), ("2.5", "2.5"))
    ]
    (finding,) = score.findings([conflict(*least)], pack())
    assert "would fit" in drawing(marks(finding))
    assert "would fit" not in drawing(marks(finding), compatible=False)
    assert 'class="fits"' not in drawing(marks(finding), compatible=False)


def test_values_that_no_drawing_can_tell_apart_are_drawn_all_the_same() -> None:
    found = drawn(told("1." + "0" * 40 + "1", "1." + "0" * 40 + "1", precision=Decimal("1E-41")), told("1.0", "1"))
    assert positions(found)[0] == positions(found)[1]


def test_a_line_of_days_may_be_as_long_as_the_calendar() -> None:
    assert [tick.name for tick in days.ticks(date.min, date.max)] == ["2000", "4000", "6000", "8000"]
    assert [tick.name for tick in days.ticks(date.max, date.max)] == ["Dec 31, 9999"]


def test_nothing_stands_outside_the_drawing() -> None:
    axis = whole([Decimal("0.001"), Decimal(7)])
    assert axis is not None
    for value in (Decimal(-5), Decimal(0), Decimal("0.001"), Decimal(7), Decimal(10**9)):
        assert 2.5 <= axis.at(value) <= 97.5
    assert enlarged(Axis(Decimal(0), Decimal(10)), [Decimal(5), Decimal(9)]) is None
    assert shared([]) == (None, None)
