"""How near the tool comes to what people made of the same articles: ``factcheck eval``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.evaluate.gold import GoldCheck, GoldClaim, GoldError, GoldPair, article_ids, load
from factcheck.evaluate.matching import Matching, Showing
from factcheck.evaluate.scores import (
    LOUD,
    Alarm,
    Share,
    Tally,
    alarms,
    as_loud,
    claim_tallies,
    pair_tally,
    rule_tallies,
    same_value,
    share,
)
from factcheck.model.claim import Claim
from factcheck.model.finding import SEVERITIES, Report


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was read of the annotated claims, and what was shown of the annotated pairs and checks.

    ``claims`` holds a tally for each measure. ``unlisted_loud`` counts pairs shown at warning or above that nobody
    listed. ``misread`` are claims with another value than annotated or none, ``missed`` what should be shown and is
    not, ``quiet`` what is shown at another severity, ``alarms`` what should not be shown, ``absent`` the annotated
    documents that are not among the articles.
    """

    claims: Mapping[str, Tally]
    must_shown: Share
    must_as_loud: Share
    never_loud: Share
    may_shown: Share
    unlisted_loud: int
    checks_shown: Share | None
    severities: Mapping[str, Tally]
    rules: Mapping[str, Tally]
    misread: tuple[tuple[GoldClaim, Claim | None], ...]
    missed: tuple[GoldPair | GoldCheck, ...]
    quiet: tuple[tuple[GoldPair, tuple[Showing, ...]], ...]
    alarms: tuple[Alarm, ...]
    absent: tuple[str, ...]


def run(
    gold: Path, paths: Sequence[str], details: bool = True, nli: str = "off", packs: Sequence[Path] | None = None
) -> str:
    """A page that says how the claims and conflicts of articles compare with the annotations in ``gold``."""
    from factcheck import library
    from factcheck.evaluate.page import page

    claims = {claim.id: claim for claim in load(gold).claims}
    rules = library.rule_pack(packs)
    evaluation = evaluate(library.check(paths, rules, nli), library.extract(paths, rules), gold)
    return page(evaluation, claims, details)


def evaluate(report: Report, claims: Iterable[Claim], gold_dir: Path) -> Evaluation:
    """The report and the claims of some articles beside the annotations of the same articles."""
    gold = load(gold_dir)
    articles = article_ids(gold.docs, report.articles)
    if not articles:
        raise GoldError(f"{gold_dir}: none of its documents ({', '.join(gold.docs)}) is among the articles")
    matching = Matching(gold.of(articles), articles, report)
    absent = tuple(doc for doc in gold.docs if doc not in articles)
    return _evaluation(matching, tuple(claims), absent)


def _evaluation(matching: Matching, claims: Sequence[Claim], absent: tuple[str, ...]) -> Evaluation:
    pairs, checks = matching.gold.pairs, matching.gold.checks
    readings = matching.readings(claims, same_value)
    shown = matching.shown()
    loud = {pair for pair, showings in shown.items() if any(entry.severity in LOUD for entry in showings)}
    must = [pair for pair in pairs if pair.want == "must"]
    unfound = matching.missed_checks()
    wanted_checks = sum(check.want == "must" for check in checks or ())
    return Evaluation(
        claims=claim_tallies(matching, readings, claims),
        must_shown=share(pairs, "must", lambda pair: pair.key in shown),
        must_as_loud=share(pairs, "must", lambda pair: as_loud(pair, shown.get(pair.key, ()))),
        never_loud=share(pairs, "never", lambda pair: pair.key in loud),
        may_shown=share(pairs, "may", lambda pair: pair.key in shown),
        unlisted_loud=sum(pair not in matching.pairs and matching.want(pair) == "never" for pair in loud),
        checks_shown=None if checks is None else Share(wanted_checks - len(unfound), wanted_checks),
        severities={name: pair_tally(matching, shown, "severity", name) for name in reversed(SEVERITIES)},
        rules=rule_tallies(matching, shown),
        misread=tuple(_misread(matching, readings)),
        missed=(*(pair for pair in must if pair.key not in shown), *unfound),
        quiet=tuple(
            (pair, shown[pair.key]) for pair in must if pair.key in shown and not as_loud(pair, shown[pair.key])
        ),
        alarms=tuple(alarms(matching)),
        absent=absent,
    )


def _misread(matching: Matching, readings: Mapping[str, Claim]) -> Iterable[tuple[GoldClaim, Claim | None]]:
    for gold in matching.gold.claims:
        claim = readings.get(gold.id)
        if claim is None or not same_value(gold, claim):
            yield gold, claim


__all__ = ["Evaluation", "GoldError", "evaluate", "run"]
