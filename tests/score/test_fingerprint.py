"""The id under which a reviewer's decision finds its finding again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.period import Period
from factcheck.model.text import Place
from factcheck.score.fingerprint import of_conflict
from tests.handmade import claim, conflict

JULY_1 = Period(date(2026, 7, 1), date(2026, 7, 1), "July 1", "day")
A = claim("a", "Meta rose 8.8%.", "8.8%", value="8.8", subject="Meta", metric="share price", period=JULY_1)
B = claim("b", "Meta rose 9%.", "9%", value="9", subject="Meta", metric="share price")
ID = of_conflict(conflict(A, B))


def elsewhere(one: Claim) -> Claim:
    place = one.place._replace(line=99, column=1, start=5000, end=5004, text="8.80 percent")
    return replace(one, place=place, sentence="Another sentence.", id="other")


def test_it_is_sixteen_hexadecimal_digits() -> None:
    assert len(ID) == 16
    assert int(ID, 16) >= 0


@pytest.mark.parametrize(
    "same",
    [
        conflict(elsewhere(A), elsewhere(B)),
        conflict(B, A),
        conflict(A, B, message="Other words.", weight=0.2, hint="A hint."),
        conflict(A, A, B, sides=((0, 1), (2,))),
        conflict(replace(A, quantity=replace(A.quantity, low=Decimal("8.80"), high=Decimal("8.80"))), B),
        conflict(replace(A, frame=replace(A.frame, period=replace(JULY_1, text="Wednesday"))), B),
    ],
    ids=["lines", "order", "words", "repetition", "trailing zeros", "words of a known day"],
)
def test_it_stays_when_what_is_said_stays(same: Conflict) -> None:
    assert of_conflict(same) == ID


@pytest.mark.parametrize(
    "other",
    [
        conflict(A, B, rule="FC301"),
        conflict(A, replace(B, article="c")),
        conflict(A, replace(B, quantity=replace(B.quantity, low=Decimal(10), high=Decimal(10)))),
        conflict(A, replace(B, quantity=replace(B.quantity, unit="percentage_point"))),
        conflict(A, replace(B, frame=replace(B.frame, subject="Alphabet"))),
        conflict(A, replace(B, frame=replace(B.frame, aspect="change"))),
        conflict(A, replace(B, frame=replace(B.frame, direction="down"))),
        conflict(A, replace(B, frame=replace(B.frame, period=JULY_1))),
    ],
    ids=["rule", "article", "value", "unit", "subject", "metric", "direction", "period"],
)
def test_it_changes_when_what_is_said_changes(other: Conflict) -> None:
    assert of_conflict(other) != ID


def dated(text: str, line: int) -> Conflict:
    place = Place("a.txt", "body", line, line + 1, line, 1, text)
    return conflict(rule="FC404", places=(place,), articles=("a",))


def test_a_finding_about_words_is_known_by_its_words() -> None:
    assert of_conflict(dated("Monday, July 1", 3)) == of_conflict(dated("Monday, July 1", 30))
    assert of_conflict(dated("Monday, July 1", 3)) != of_conflict(dated("Monday, July 2", 3))
