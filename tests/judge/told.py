"""Claims of one company's revenue or share price, made by hand and varied, for tests of the judgement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Alignment
from factcheck.model.period import Grain, Partial, Period
from tests import handmade


def told(article: str = "a", figure: str = "6%", /, *, grade: Grade = Grade.CLAUSE, **said: Any) -> Claim:
    """A claim of Acme's revenue; ``said`` changes quantity, frame or claim, ``value`` the figure.

    Numbers may be given as text. Without a ``value`` the figure is 6 with a step of 1.
    """
    for key in ("value", "low", "high", "precision"):
        if said.get(key) is not None:
            said[key] = Decimal(said[key])
    said.setdefault("value", Decimal(6))
    later = {key: said.pop(key) for key in ("table", "partner", "superseded", "sentence_span") if key in said}
    title = said.pop("title", False)
    frame: dict[str, Any] = {"subject": "Acme", "metric": "revenue", "known": True} | said
    made = handmade.claim(article, f"Acme told {figure}.", figure, **frame)
    if title:
        made = replace(made, place=made.place._replace(field="title"))
    weaker = replace(made.frame, subject_grade=grade, metric_grade=grade)
    return replace(made, frame=weaker, **later)


def aligned(a: Claim, b: Claim, **said: Any) -> Alignment:
    """Two claims brought together by their frames, unless told otherwise."""
    return Alignment(a, b, said.pop("channel", "frame"), ("one subject",), **said)


def day(text: str) -> Period:
    """The day of an ISO date."""
    when = date.fromisoformat(text)
    return Period(when, when, text, "day")


def days(first: str, last: str, text: str = "", grain: Grain = "span") -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last), text or f"{first} to {last}", grain)


def unplaced(text: str, grain: Grain, partial: Partial | None = None) -> Period:
    """A time of which only the words are known."""
    return Period(None, None, text, grain, (partial, partial) if partial else None)
