"""FC106: one range whose ends are told in two currencies, "between €70 and $75 a barrel"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.judge.arithmetic_line import metric, subject, told
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

SIGNS = later(r"[$€£¥₩₹]")
BETWEEN = later(r"\s(?:to|and|through)\s|[-–—]")
HINT = "Both ends of a range are in one currency."


def ranges(readings: Iterable[Reading], pack: RulePack) -> Iterator[Conflict]:
    """Every range that begins in one currency and ends in another."""
    for reading in readings:
        for claim in reading.claims:
            if in_two_currencies(claim):
                yield _finding(claim, pack)


def in_two_currencies(claim: Claim) -> bool:
    """Whether a figure is a range that begins in one currency and ends in another."""
    return claim.quantity.approx == "range" and len(set(SIGNS.findall(claim.place.text))) > 1


def _finding(claim: Claim, pack: RulePack) -> Conflict:
    rule = pack.rules["FC106"]
    ends = BETWEEN.split(told(claim), maxsplit=1)
    said = {"a": ends[0].strip(), "b": ends[-1].strip(), "gap": "", "reason": "one range in two currencies"}
    return Conflict(
        rule=rule.code,
        claims=(),
        sides=(),
        message=rule.message.format_map(said | {"subject": subject([claim]), "metric": metric([claim])}),
        hint=HINT,
        weight=0.7,
        places=(claim.place,),
        articles=(claim.article,),
        said=(claim.sentence,),
    )
