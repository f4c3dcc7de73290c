"""What two runs differ in: the findings that appeared, those that went away, and those that went on elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.model.finding import Finding

# A figure or a date in its sentence, whatever article says so.
Telling = tuple[str, str]


@dataclass(slots=True)
class Change:
    """The findings that ``appeared`` and are ``gone``, and those that went ``on``: each as it was, and as it is."""

    appeared: list[Finding] = field(default_factory=list)
    gone: list[Finding] = field(default_factory=list)
    on: list[tuple[Finding, Finding]] = field(default_factory=list)

    @classmethod
    def between(cls, before: Sequence[Finding], after: Sequence[Finding]) -> Change:
        """What has come of findings. One goes on while each of its sides was told before, by whichever articles.

        So does one of which a copy comes, goes or is renamed, and one that is more or less severe than it was. One that
        has got another side appears, and nothing of it has gone away.
        """
        stood = {finding.id: finding for finding in before}
        stands = {finding.id for finding in after}
        left = _by_telling([finding for finding in before if finding.id not in stands])
        made, continued = cls(), set[str]()
        for finding in after:
            known = [stood[finding.id]] if finding.id in stood else _all_told(finding, left)
            continued |= {one.id for one in known}
            if not known:
                made.appeared.append(finding)
            elif known[0].id != finding.id or known[0].severity != finding.severity:
                made.on.append((known[0], finding))
        new = _by_telling(made.appeared)
        missing = [finding for finding in before if finding.id not in continued]
        made.gone = [finding for finding in missing if not _all_told(finding, new)]
        return made


def _all_told(finding: Finding, told: Mapping[Telling, Sequence[Finding]]) -> list[Finding]:
    """Those of the same rule in which each side of this one is told."""
    first, *others = _sides(finding) or [set()]
    held = [one for telling in sorted(first) for one in told.get(telling, ()) if one.rule == finding.rule]
    once = {one.id: one for one in held}.values()
    return [one for one in once if all(side & set().union(*_sides(one)) for side in others)]


def _by_telling(findings: Sequence[Finding]) -> Mapping[Telling, Sequence[Finding]]:
    found: defaultdict[Telling, list[Finding]] = defaultdict(list)
    for finding in findings:
        for telling in set().union(*_sides(finding)):
            found[telling].append(finding)
    return found


def _sides(finding: Finding) -> list[set[Telling]]:
    """What each side says; nothing where it is an input that is in trouble."""
    if finding.claims:
        claims = ([finding.claims[index] for index in side] for side in finding.sides)
        return [{(claim.sentence, claim.place.text) for claim in side} for side in claims]
    if not finding.said:
        return []
    return [{(sentence, place.text)} for sentence, place in zip(finding.said, finding.places, strict=True)]
