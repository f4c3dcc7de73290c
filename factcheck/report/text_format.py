"""Report → the page an editor reads in a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from factcheck.model.claim import Claim
from factcheck.model.finding import SEVERITIES, Finding, Report
from factcheck.model.rule import Rule
from factcheck.report import words
from factcheck.report.escape import visible
from factcheck.report.ink import Ink, bare, coloured
from factcheck.report.quote import quote
from factcheck.report.words import counted, location

INDENT = "    "
PLACES_NAMED = 3


def as_text(
    report: Report, rules: Mapping[str, Rule], *, left_out: int = 0, color: bool = False, width: int = 100
) -> str:
    """The standing findings, errors first, and a closing line that says what was read, understood and compared."""
    ink: Ink = coloured if color else bare
    loudest_first = sorted(report.standing, key=lambda finding: -SEVERITIES.index(finding.severity))
    pages = ["\n".join(page(finding, rules, ink, width)) + "\n" for finding in loudest_first]
    return "\n".join([*pages, closing(report, left_out) + "\n"])


def as_statistics(report: Report, *, left_out: int = 0) -> str:
    """How many standing findings each rule has, the most first, and the closing line."""
    counts = Counter((finding.rule, finding.severity, finding.name) for finding in report.standing)
    ranked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    width = max((len(f"{count:,}") for _, count in ranked), default=0)
    lines = [f"{count:>{width},}  {code} {severity:<8} {name}" for (code, severity, name), count in ranked]
    return "\n".join([*lines, *[""] * bool(lines), closing(report, left_out)]) + "\n"


def page(finding: Finding, rules: Mapping[str, Rule], ink: Ink, width: int) -> Iterator[str]:
    """One finding: where and what, both quotes, the reason, the hint."""
    yield heading(finding, ink)
    for side in finding.sides:
        yield from stance([finding.claims[index] for index in side], ink, width)
    yield from more_places(finding, ink)
    if rule := rules.get(finding.rule):
        yield from note("why", rule.why, ink, width)
    if finding.hint:
        yield from note("hint", finding.hint, ink, width)


def heading(finding: Finding, ink: Ink) -> str:
    where = located(finding.claims[0]) if finding.claims else visible(location(finding.places[0]))
    what = ink(finding.severity, f"{finding.rule} {finding.severity}")
    return f"{ink('place', where)} {what}  {visible(finding.message)}"


def located(claim: Claim) -> str:
    return visible(location(claim.place, claim.article))


def stance(claims: list[Claim], ink: Ink, width: int) -> Iterator[str]:
    """One side of a finding: the first claim in its sentence, the others by their places."""
    first, *others = claims
    quoted = quote(first, width - len(INDENT) - 2)
    bar = ink("dim", "|")
    yield f"  {ink('place', located(first))}"
    yield f"{INDENT}{bar} {quoted.before}{ink('figure', quoted.figure)}{quoted.after}"
    yield f"{INDENT}{bar} {quoted.caret}"
    yield f"{INDENT}{ink('dim', '=')} {visible(words.understood(first))}"
    if others:
        yield f"{INDENT}{ink('dim', '+')} the same in {listed(others)}"


def listed(claims: list[Claim]) -> str:
    """The first few places, and how many more there are."""
    named = ", ".join(located(claim) for claim in claims[:PLACES_NAMED])
    more = len(claims) - PLACES_NAMED
    return f"{named} and {counted(more, 'more place')}" if more > 0 else named


def more_places(finding: Finding, ink: Ink) -> Iterator[str]:
    """The words a finding without claims is about; where there are several, each with its place."""
    for place in () if finding.claims else finding.places:
        if place.text.strip():
            if len(finding.places) > 1:
                yield f"  {ink('place', visible(location(place)))}"
            yield f'{INDENT}{ink("dim", "|")} "{visible(place.text)[:200]}"'


def note(label: str, text: str, ink: Ink, width: int) -> Iterator[str]:
    """A labelled paragraph, wrapped."""
    lead = f"  {label:<6}"
    lines = textwrap.wrap(visible(text), max(20, width - len(lead))) or [""]
    yield f"  {ink('dim', f'{label:<6}')}{lines[0]}"
    for line in lines[1:]:
        yield " " * len(lead) + line


def closing(report: Report, left_out: int = 0) -> str:
    """What the run read, understood and compared, so that silence is not ambiguous."""
    facts = sum(article.facts for article in report.articles)
    beside = f" and {counted(facts, 'file')} of house facts" if facts else ""
    read = f"Read {counted(len(report.articles) - facts, 'article')}{beside}"
    understood = f"understood {report.placed:,} of {counted(report.claims, 'figure')}"
    compared = f"compared {counted(report.alignments, 'pair')}"
    findings = ", ".join(counted(report.count(severity), severity) for severity in reversed(SEVERITIES))
    lost = report.claims - report.placed
    unplaced = f" {counted(lost, 'figure')} could not be placed." if lost else ""
    quieter = f" {counted(left_out, 'finding')} less severe not shown." if left_out else ""
    return f"{read}, {understood}, {compared}: {findings}.{settled(report)}{unplaced}{quieter}{modelled(report)}"


def settled(report: Report) -> str:
    """How many findings are not shown because an editor has dealt with them."""
    suppressed = f" {counted(report.suppressed, 'finding')} suppressed." if report.suppressed else ""
    unchanged = f" {counted(report.unchanged, 'finding')} known from the baseline." if report.unchanged else ""
    return suppressed + unchanged + untouched(report)


def untouched(report: Report) -> str:
    """How many articles have changed, where only these count, and what was found between the others."""
    if report.changed is None:
        return ""
    changed = f" {len(report.changed)} of {counted(len(report.articles), 'article')} changed."
    if report.drafts:
        others = len(report.articles) - len(report.changed)
        changed = f" {counted(len(report.changed), 'draft')} held against {counted(others, 'other article')}."
    return (
        f"{changed} {counted(report.untouched, 'finding')} between others not shown." if report.untouched else changed
    )


def modelled(report: Report) -> str:
    """What a language model has read, where there is one, and what was too much for one run."""
    model = report.model or {}
    if "pairs" not in model:
        return ""
    left_out = int(model.get("left_out", 0))
    more = f", {left_out:,} more were left out" if left_out else ""
    name = visible(str(model.get("name", "")))
    return f" The language model {name} read {counted(int(model['pairs']), 'pair')}{more}{undetermined(model)}."


def undetermined(model: Mapping[str, str | int]) -> str:
    """How many pairs of statements it was asked about in words, and of how many it cannot say whether they fit."""
    asked = sum(int(model.get(kind, 0)) for kind in ("opposed", "following", "undetermined"))
    if not asked:
        return ""
    return f"; of {counted(asked, 'pair')} of statements {int(model['undetermined']):,} are undetermined"


def claims_as_text(claims: Iterable[Claim]) -> Iterator[str]:
    """Each claim on a line: where it stands, its words, and what was understood."""
    return (f'{located(claim)} "{visible(claim.place.text)}" {visible(words.understood(claim))}\n' for claim in claims)
