"""One finding: what is wrong, who says what, how far apart that is, why it matters, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.model.finding import Finding
from factcheck.model.language import NliScores
from factcheck.model.rule import Rule
from factcheck.report.html.anchors import Anchors, anchor
from factcheck.report.html.drawing import drawing
from factcheck.report.html.marks import marks
from factcheck.report.html.passages import passages
from factcheck.report.html.times import times
from factcheck.report.markup import alone, element, shown

LONGEST = 2_000
# The family of rules by which no two figures can both be true, whatever their intervals.
BOTH_CANNOT_BE = "FC1"
# The family of rules about the inputs themselves.
INPUT = "FC9"
VIEWS = (("contradiction", "contradicts"), ("neutral", "leaves open"), ("entailment", "follows"))


def section(finding: Finding, rules: Mapping[str, Rule], anchors: Anchors) -> str:
    """The finding as an article of the page, under a heading of its own."""
    name = anchor(finding)
    whole = element("article", id=name, class_=f"finding {finding.severity}", aria_labelledby=f"{name}-h")
    return whole(
        head(finding, anchors),
        passages(finding, anchors),
        drawing(marks(finding), compatible=not finding.rule.startswith(BOTH_CANNOT_BE)),
        times(finding),
        notes(finding, rules.get(finding.rule)),
    )


def head(finding: Finding, anchors: Anchors) -> str:
    number = element("a", class_="number", href=f"#{anchor(finding)}", title="Link to this finding")
    return element("header")(
        element("p", class_="code")(
            element("b", class_="severity")(finding.severity.capitalize()),
            " ",
            element("span")(shown(finding.rule, 20), " ", shown(finding.name, 60)),
            number(f"№ {anchors.number(finding)}"),
        ),
        element("h3", id=f"{anchor(finding)}-h", dir="auto")(shown(headline(finding), LONGEST)),
    )


def headline(finding: Finding) -> str:
    """What is wrong; where it is an input that is, its name too."""
    return f"{finding.places[0].path}: {finding.message}" if finding.rule.startswith(INPUT) else finding.message


def notes(finding: Finding, rule: Rule | None) -> str:
    """The reason, the hint, what to do, and how sure it is."""
    said = "".join(pair for pair in pairs(finding, rule))
    return element("dl", class_="notes")(said)


def pairs(finding: Finding, rule: Rule | None) -> Iterator[str]:
    if finding.hint:
        yield entry("Hint", shown(finding.hint, LONGEST), "hint")
    if rule is not None:
        yield entry("Why", shown(rule.why, LONGEST))
    if rule is not None and rule.remedy != finding.hint:
        yield entry("What to do", shown(rule.remedy, LONGEST))
    if finding.suppression is not None:
        yield entry("Let pass", shown(finding.suppression.reason, LONGEST))
    yield entry("How sure", f"{finding.confidence:.0%}" + (opinion(finding.nli) if finding.nli else ""))


def entry(name: str, told: str, kind: str | None = None) -> str:
    return element("div", class_=kind)(element("dt")(name), element("dd")(told))


def opinion(scores: NliScores) -> str:
    """What the language model makes of the two statements, in figures and as a bar."""
    shares = [(word, kind, getattr(scores, kind)) for kind, word in VIEWS]
    told = ", ".join(f"{word} {share:.1%}" for word, _, share in shares)
    return f"; the language model: {told} {bar([(kind, share) for _, kind, share in shares])}"


def bar(shares: list[tuple[str, float]]) -> str:
    at, parts = 0.0, []
    for kind, share in shares:
        parts.append(alone("rect", class_=kind, x=f"{at:.1f}%", width=f"{100 * share:.1f}%", height=6))
        at += 100 * share
    return element("svg", class_="opinion", width=120, height=6, aria_hidden="true")(*parts)
