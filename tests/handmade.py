"""Claims, articles, conflicts and findings made by hand, for tests of what comes after understanding."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from factcheck.model.claim import Claim, Frame, Grade
from factcheck.model.dates import DateWords
from factcheck.model.finding import ArticleSummary, Conflict, Finding, Report
from factcheck.model.numbers import NumberWords
from factcheck.model.pack import RulePack
from factcheck.model.quantity import Quantity
from factcheck.model.rule import Example, Rule
from factcheck.model.text import Place, Span
from factcheck.model.units import UnitTable
from factcheck.model.words import Tolerances, Words

VALUE = Rule(
    code="FC101",
    name="value-differs",
    severity="error",
    kind="value",
    message="{subject}: {metric} is {a} here and {b} in {there}.",
    why="One thing has one value at one time. A reader who meets both asks which is right.",
    remedy="Find out which is right.",
    example=Example(("Acme closed at $41.20.", "Acme ended at $42.10."), ("Acme closed at $41.20.", "About $41.")),
)
ROUNDING = Rule("FC301", "rounding", "info", "rounding", "{a} and {b}", "Pick one.", "Pick one.")
UNREADABLE = Rule("FC901", "input-unreadable", "warning", "input", "", "It was not checked.", "Save it as UTF-8.")


def claim(article: str, sentence: str, figure: str, *, line: int = 1, id: str = "", **said: Any) -> Claim:  # noqa: A002
    """The claim of a figure in a one-sentence line; ``said`` goes to the quantity, the frame or the claim."""
    at = sentence.index(figure)
    value = Decimal(said.pop("value", "1"))
    quantity = Quantity(
        low=said.pop("low", value),
        high=said.pop("high", value),
        precision=said.pop("precision", Decimal(1)),
        unit=said.pop("unit", "percent"),
        per=said.pop("per", None),
        approx=said.pop("approx", None),
    )
    as_of, group = said.pop("as_of", None), said.pop("group", None)
    frame = Frame(subject_grade=Grade.CLAUSE, metric_grade=Grade.CLAUSE, **said)
    return Claim(
        id=id or f"{article}#{line}.{at}",
        article=article,
        group=group,
        place=Place(article, "body", 1000 * line + at, 1000 * line + at + len(figure), line, at + 1, figure),
        span=Span(at, at + len(figure)),
        sentence=sentence,
        within=Span(at, at + len(figure)),
        sentence_span=Span(0, len(sentence)),
        block="paragraph",
        quantity=quantity,
        frame=frame,
        as_of=as_of,
    )


def conflict(*claims: Claim, rule: str = "FC101", message: str = "They differ.", **said: Any) -> Conflict:
    """A conflict in which every claim stands alone."""
    given: dict[str, Any] = {"sides": tuple((index,) for index in range(len(claims))), "hint": None, "weight": 1.0}
    return Conflict(rule=rule, claims=claims, message=message, **(given | said))


def pack(*rules: Rule) -> RulePack:
    """A pack with rules and nothing else."""
    known: Mapping[str, Rule] = {rule.code: rule for rule in rules or (VALUE, ROUNDING, UNREADABLE)}
    return RulePack(
        digest="",
        numbers=NumberWords(),
        units=UnitTable(),
        dates=DateWords(),
        subjects=(),
        metrics=(),
        words=Words({}),
        tolerances=Tolerances({}),
        rules=known,
    )


def report(*findings: Finding, articles: tuple[ArticleSummary, ...] = (), alignments: int = 0) -> Report:
    return Report(articles, findings, alignments)


def summary(id: str, **said: Any) -> ArticleSummary:  # noqa: A002
    given: dict[str, Any] = {"title": None, "date": None, "group": None, "claims": 0, "placed": 0}
    return ArticleSummary(id=id, path=said.pop("path", id), **(given | said))
