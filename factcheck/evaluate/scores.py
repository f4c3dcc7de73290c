"""Precision and recall: of claims by measure, of pairs by severity and rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from factcheck.evaluate.gold import GoldClaim, GoldPair, Want
from factcheck.evaluate.matching import CHECKING, Matching, Pair, Showing
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Severity

LOUD: tuple[Severity, ...] = ("warning", "error")
_ABBREVIATED = {"GW": "gigawatt", "MW": "megawatt", "nm": "nanometer", "km": "kilometer", "metric_ton": "tonne"}


@dataclass(frozen=True, slots=True)
class Tally:
    """``right`` of the ``shown`` are as they should be; ``found`` of the ``wanted`` are there."""

    right: int
    shown: int
    found: int
    wanted: int

    @property
    def precision(self) -> float | None:
        return self.right / self.shown if self.shown else None

    @property
    def recall(self) -> float | None:
        return self.found / self.wanted if self.wanted else None


class Share(NamedTuple):
    part: int
    whole: int


class Alarm(NamedTuple):
    """A finding that should not be there: for two annotated claims, or as a whole where ``pair`` is ``None``."""

    finding: Finding
    pair: GoldPair | Pair | None


def same_interval(gold: GoldClaim, claim: Claim) -> bool:
    return (gold.low, gold.high) == (claim.quantity.low, claim.quantity.high)


def same_unit(gold: str | None, unit: str | None) -> bool:
    """Whether two names of a unit say the same; of counted things, any noun will do.

    >>> same_unit("count:company", "count:giant"), same_unit("token", "count:token"), same_unit("GW", "gigawatt")
    (True, True, True)
    >>> same_unit("USD", "EUR"), same_unit("percent", None)
    (False, False)
    """
    if gold is None or unit is None:
        return gold == unit
    if gold.startswith("count:") and unit.startswith("count:"):
        return True
    gold, unit = (name.removeprefix("count:") for name in (gold, unit))
    return _ABBREVIATED.get(gold, gold) == _ABBREVIATED.get(unit, unit)


def same_value(gold: GoldClaim, claim: Claim) -> bool:
    return same_interval(gold, claim) and same_unit(gold.unit, claim.quantity.unit)


def same_direction(gold: GoldClaim, claim: Claim) -> bool:
    """Whether both say up or down. A written sign speaks for itself: nobody need say "down" of −0.5%."""
    return gold.direction == claim.frame.direction or (gold.direction is None and gold.place.text[0] in "+-−")


MEASURES: Mapping[str, Callable[[GoldClaim, Claim], bool]] = {
    "span": lambda gold, claim: True,
    "interval": same_interval,
    "unit": lambda gold, claim: same_unit(gold.unit, claim.quantity.unit),
    "value": same_value,
    "per": lambda gold, claim: gold.per == claim.quantity.per,
    "direction": same_direction,
    "all": lambda gold, claim: (
        same_value(gold, claim) and gold.per == claim.quantity.per and same_direction(gold, claim)
    ),
}


def claim_tallies(matching: Matching, readings: Mapping[str, Claim], claims: Sequence[Claim]) -> dict[str, Tally]:
    """By measure: recall over every annotated claim, precision over the documents annotated as a whole."""
    read = [(gold, readings[gold.id]) for gold in matching.gold.claims if gold.id in readings]
    shown = sum(matching.wholly_annotated(claim) for claim in claims)
    tallies = {}
    for name, fits in MEASURES.items():
        right = [gold for gold, claim in read if fits(gold, claim)]
        whole = sum(matching.wholly_annotated(gold) for gold in right)
        tallies[name] = Tally(whole, shown, len(right), len(matching.gold.claims))
    return tallies


def pair_tally(
    matching: Matching, shown: Mapping[Pair, Iterable[Showing]], by: Literal["severity", "rule"], name: str
) -> Tally:
    """Pairs shown at a severity or by a rule. Those on which careful readers differ count neither way."""
    showing = {pair for pair, showings in shown.items() if any(getattr(entry, by) == name for entry in showings)}
    judged = [pair for pair in showing if matching.want(pair) in ("must", "never")]
    must = [pair for pair in matching.gold.pairs if pair.want == "must"]
    right = {pair.key for pair in must if getattr(pair, by) in (None, name)}
    wanted = {pair.key for pair in must if getattr(pair, by) == name}
    return Tally(len(right & showing), len(judged), len(wanted & showing), len(wanted))


def check_tally(matching: Matching, rule: str) -> Tally:
    wanted = [check for check in matching.gold.checks or () if check.rule == rule and check.want == "must"]
    found = [check for check in wanted if check not in matching.missed_checks()]
    strays = sum(finding.rule == rule for finding in matching.strays())
    return Tally(len(found), len(found) + strays, len(found), len(wanted))


def rule_tallies(matching: Matching, shown: Mapping[Pair, Iterable[Showing]]) -> dict[str, Tally]:
    """By rule, for each one that was used or wanted."""
    used = {entry.rule for pair, showings in shown.items() if matching.want(pair) for entry in showings}
    wanted = {pair.rule for pair in matching.gold.pairs if pair.want == "must" and pair.rule}
    checked = {check.rule for check in matching.gold.checks or ()} | {stray.rule for stray in matching.strays()}
    return {
        rule: check_tally(matching, rule) if rule.startswith(CHECKING) else pair_tally(matching, shown, "rule", rule)
        for rule in sorted(used | wanted | checked)
    }


def share(pairs: Iterable[GoldPair], want: Want, shown: Callable[[GoldPair], bool]) -> Share:
    wanted = [pair for pair in pairs if pair.want == want]
    return Share(sum(shown(pair) for pair in wanted), len(wanted))


def as_loud(pair: GoldPair, showings: Iterable[Showing]) -> bool:
    """Whether a pair is shown at the severity it should be shown at."""
    return any(pair.severity in (None, showing.severity) for showing in showings)


def alarms(matching: Matching) -> Iterator[Alarm]:
    """What is shown at warning or above and should not be."""
    for finding in matching.findings:
        pairs = {showing.pair for showing in matching.showings(finding) if finding.severity in LOUD}
        for pair in sorted(pairs, key=sorted):
            if matching.want(pair) == "never":
                yield Alarm(finding, matching.pairs.get(pair, pair))
    for finding in matching.strays():
        yield Alarm(finding, None)
