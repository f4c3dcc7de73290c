"""Report → one HTML file that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.model.finding import SEVERITIES, Report, Severity
from factcheck.model.rule import Rule
from factcheck.report.html import articles, findings
from factcheck.report.html.document import document
from factcheck.report.html.selection import Selection
from factcheck.report.markup import element, shown
from factcheck.report.text_format import modelled, settled
from factcheck.report.words import counted

LONGEST_LINE = 1_000
PARTS = (("findings", "Findings"), ("run", "This run"), ("articles", "Articles"))


def as_html(report: Report, rules: Mapping[str, Rule], version: str, *, left_out: int = 0) -> str:
    """The proof of a run: what was found, what was left out, and the articles with their figures marked."""
    chosen = Selection(report, rules, left_out)
    texts = articles.section(chosen)
    found = findings.section(chosen, chosen.anchors.given(texts))
    body = element("body", class_="long" if chosen.long else None)(
        element("a", class_="skip", href="#findings")("Skip to the findings"),
        masthead(report),
        element("main")(found, findings.let_pass(chosen), run(chosen), texts),
        element("footer")(f"factcheck {shown(version)}"),
    )
    return document(f"factcheck: {glance(report)}", body)


def glance(report: Report) -> str:
    return ", ".join(counted(report.count(severity), severity) for severity in reversed(SEVERITIES))


def masthead(report: Report) -> str:
    """What an editor wants to know first."""
    counts = ", ".join(count(report, severity) for severity in reversed(SEVERITIES))
    links = (element("li")(element("a", href=f"#{name}")(told)) for name, told in PARTS)
    return element("header", class_="masthead")(
        element("p", class_="brand")("factcheck"),
        element("h1")(counts if report.standing else silence(report)),
        element("p", class_="lead")(shown(compared(report))),
        element("nav", aria_label="Contents")(element("ul")(*links)),
    )


def silence(report: Report) -> str:
    """What a page without findings is headed by."""
    return "Nothing found" if report.alignments or report.findings or report.untouched else "Nothing to compare"


def count(report: Report, severity: Severity) -> str:
    number = report.count(severity)
    told = element("span", class_=f"count {severity if number else 'none'}")
    return told(element("b")(f"{number:,}"), " ", severity if number == 1 else f"{severity}s")


def compared(report: Report) -> str:
    """What stands behind the counts, so that silence is not ambiguous."""
    facts = sum(one.facts for one in report.articles)
    beside = f" and {counted(facts, 'file')} of house facts" if facts else ""
    return (
        f"{counted(len(report.articles) - facts, 'article')}{beside} read, {report.placed:,} of "
        f"{counted(report.claims, 'figure')} understood, {counted(report.alignments, 'pair')} compared."
    )


def run(chosen: Selection) -> str:
    """What the run read, what it asked, and what it left out."""
    lines = (element("li")(shown(line, LONGEST_LINE)) for line in told(chosen) if line)
    return element("section", id="run", aria_labelledby="run-h")(
        element("h2", id="run-h")("This run"), element("ul")(*lines)
    )


def told(chosen: Selection) -> Iterator[str]:
    report = chosen.report
    yield compared(report)
    if lost := report.claims - report.placed:
        yield f"{counted(lost, 'figure')} could not be placed: it is not known whose they are, or of what."
    if report.unread:
        yield f"{counted(len(report.unread), 'input')} could not be read, or not wholly: see the findings FC9."
    if chosen.left_out:
        yield f"{counted(chosen.left_out, 'finding')} less severe not shown."
    yield settled(report).strip()
    yield modelled(report).strip() or "No language model was asked."
    if report.articles and not report.proofs:
        yield "The texts of the articles are not shown: this report does not hold them."
    if apart := len(report.proofs) - len(chosen.concerned):
        yield f"The text of {counted(apart, 'article')} is left out: nothing that is told here concerns it."
    if missing := len(chosen.concerned) - len(chosen.whole):
        yield f"The text of {counted(missing, 'article')} is left out: a page holds no more."
