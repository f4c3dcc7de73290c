"""What a change made of the findings → lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.model.finding import SEVERITIES, Finding, Report
from factcheck.model.rule import Rule
from factcheck.model.text import Place
from factcheck.report.change import Change
from factcheck.report.escape import visible
from factcheck.report.ink import Ink, bare, coloured
from factcheck.report.text_format import heading, page
from factcheck.report.words import counted, location

NAMED = 3


def as_change(
    before: Report,
    after: Report,
    rules: Mapping[str, Rule],
    when: str,
    paths: Sequence[str],
    *,
    color: bool = False,
    width: int = 100,
) -> str:
    """What appeared, in full; what goes on elsewhere and what went away, by its heading.

    Then what changed when, and how much stands.
    """
    ink: Ink = coloured if color else bare
    made = Change.between(before.standing, after.standing)
    lines = [f"+ {line}" for finding in made.appeared for line in page(finding, rules, ink, width - 2)]
    lines += [f"~ {heading(finding, ink)} {moved(known, finding)}".rstrip() for known, finding in made.on]
    lines += [f"- {heading(finding, ink)}" for finding in made.gone]
    return "\n".join([*lines, _told(when, paths, made, after)]) + "\n"


def moved(known: Finding, finding: Finding) -> str:
    """Where a finding that goes on has come to, where it is no more, and how severe it was."""
    told = "; ".join(_moves(known, finding))
    return f"{told[0].upper()}{told[1:]}." if told else ""


def _moves(known: Finding, finding: Finding) -> Iterator[str]:
    if come := _beside(finding, known):
        yield f"now also in {come}"
    if gone := _beside(known, finding):
        yield f"no longer in {gone}"
    if known.severity != finding.severity:
        yield f"before: {known.severity}"


def _beside(here: Finding, there: Finding) -> str:
    """The first places of a finding in files in which the other has none."""
    paths = there.paths
    places = [place for place in _places(here) if place.path not in paths]
    more = f" and {counted(len(places) - NAMED, 'more place')}" if len(places) > NAMED else ""
    return ", ".join(visible(location(place)) for place in places[:NAMED]) + more


def _places(finding: Finding) -> Sequence[Place]:
    return [claim.place for claim in finding.claims] or finding.places


def _told(when: str, paths: Sequence[str], made: Change, after: Report) -> str:
    more = f" and {counted(len(paths) - NAMED, 'more file')}" if len(paths) > NAMED else ""
    named = ", ".join(visible(path) for path in paths[:NAMED]) + more
    counts = ((len(made.appeared), "appeared"), (len(made.on), "changed"), (len(made.gone), "went away"))
    told = ", ".join(f"{count:,} {what}" for count, what in counts if count) or "nothing new"
    stand = ", ".join(counted(after.count(severity), severity) for severity in reversed(SEVERITIES))
    return f"{when} {named}: {told}. {stand}."
