"""Conflicts → findings: named, weighed, fingerprinted, in the order of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from factcheck.model.finding import Conflict, Finding
from factcheck.model.language import NliScores, TwoWays
from factcheck.model.pack import RulePack
from factcheck.model.text import Place
from factcheck.score import fingerprint
from factcheck.score.confidence import confidence
from factcheck.score.opinions import Opinions

DIGITS = 3  # of a probability: more would differ between two machines


def findings(conflicts: Iterable[Conflict], pack: RulePack, asked: Opinions | None = None) -> tuple[Finding, ...]:
    """Each conflict with its rule's name and severity, in the order of a report, under an id of its own.

    What the language model says moves the confidence and nothing else; the surest are asked about first.
    """
    surest_first = sorted(conflicts, key=lambda conflict: -conflict.weight)
    return ordered(finding(conflict, pack, asked) for conflict in surest_first)


def finding(conflict: Conflict, pack: RulePack, asked: Opinions | None = None) -> Finding:
    rule = pack.rules[conflict.rule]
    both_ways = conflict.nli or opinion(conflict, asked)
    scores = None if both_ways is None else mean(*both_ways)
    return Finding(
        id=fingerprint.of_conflict(conflict),
        rule=rule.code,
        name=rule.name,
        severity=conflict.severity or rule.severity,
        message=conflict.message,
        hint=conflict.hint,
        confidence=confidence(conflict.weight, scores),
        nli=scores,
        claims=conflict.claims,
        sides=conflict.sides,
        places=conflict.places or tuple(claim.place for claim in conflict.claims),
        articles=conflict.articles or tuple(dict.fromkeys(claim.article for claim in conflict.claims)),
        said=conflict.said,
        both_ways=both_ways,
    )


def opinion(conflict: Conflict, asked: Opinions | None) -> TwoWays | None:
    """What the model makes of the first statement of each of the first two sides, in both directions.

    A side may be empty: that somebody comes in fifth is no claim beside that of four riders.
    """
    sides = [side for side in conflict.sides[:2] if side]
    if asked is None or len(sides) < 2:
        return None
    a, b = (conflict.claims[side[0]].sentence for side in sides)
    return None if a == b else asked.both_ways(a, b)


def mean(ours: NliScores, theirs: NliScores) -> NliScores:
    return NliScores(*(round((x + y) / 2, DIGITS) for x, y in zip(ours, theirs, strict=True)))


def ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorted by article, place and code; a fingerprint that comes again gets a number."""
    seen: Counter[str] = Counter()
    numbered = []
    for finding in sorted(found, key=position):
        seen[finding.id] += 1
        times = seen[finding.id]
        numbered.append(finding if times == 1 else replace(finding, id=f"{finding.id}-{times}"))
    return tuple(numbered)


def position(finding: Finding) -> tuple[object, ...]:
    """Where a finding stands in a report: its first claim's article, or the path of what is no claim."""
    places = tuple(map(spot, finding.places))
    article = finding.claims[0].article if finding.claims else (finding.places[0].path if places else "")
    return (article, places[:1], finding.rule, places[1:], finding.id, finding.message)


def spot(place: Place) -> tuple[object, ...]:
    """A title stands before the body, and one record of a file before the next, whatever the places within them."""
    return (place.record or 0, place.field == "body", place.start, place.end, place.path, place.line)
