"""Conflicts → findings: named, weighed, fingerprinted, in the order of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from factcheck.model.finding import Conflict, Finding, Nli, NliScores
from factcheck.model.pack import RulePack
from factcheck.model.text import Place
from factcheck.score import fingerprint


def findings(conflicts: Iterable[Conflict], pack: RulePack, nli: Nli | None = None) -> tuple[Finding, ...]:
    """Each conflict with its rule's name and severity, in the order of a report, under an id of its own."""
    return ordered(finding(conflict, pack, nli) for conflict in conflicts)


def finding(conflict: Conflict, pack: RulePack, nli: Nli | None = None) -> Finding:
    rule = pack.rules[conflict.rule]
    return Finding(
        id=fingerprint.of_conflict(conflict),
        rule=rule.code,
        name=rule.name,
        severity=conflict.severity or rule.severity,
        message=conflict.message,
        hint=conflict.hint,
        confidence=round(min(max(conflict.weight, 0.0), 1.0), 3),
        nli=opinion(conflict, nli),
        claims=conflict.claims,
        sides=conflict.sides,
        places=conflict.places or tuple(claim.place for claim in conflict.claims),
        articles=conflict.articles or tuple(dict.fromkeys(claim.article for claim in conflict.claims)),
    )


def opinion(conflict: Conflict, nli: Nli | None) -> NliScores | None:
    """What the model makes of the first statement of each of the first two sides."""
    if nli is None or len(conflict.sides) < 2:
        return None
    a, b = (conflict.claims[side[0]].sentence for side in conflict.sides[:2])
    return nli(a, b)


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
    """A title stands before the body."""
    return (place.field == "body", place.start, place.end, place.path)
