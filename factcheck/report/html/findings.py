"""All findings: in brief, then one by one, then those that were let pass."""

from __future__ import annotations

from factcheck.model.finding import SEVERITIES, Finding, Severity
from factcheck.report.html import finding
from factcheck.report.html.anchors import Anchors, anchor
from factcheck.report.html.selection import Selection
from factcheck.report.markup import element, shown
from factcheck.report.words import counted

# A list longer than this is folded up.
SHORT = 40
LONGEST_LINE = 300
NAMES: dict[Severity, str] = {"error": "Errors", "warning": "Warnings", "info": "Infos"}


def section(chosen: Selection, anchors: Anchors) -> str:
    """The findings that stand, the worst first."""
    more = len(chosen.report.findings) - len(chosen.ranked)
    return element("section", id="findings", aria_labelledby="findings-h")(
        element("h2", id="findings-h")("Findings"),
        index(chosen) if len(chosen.standing) > 1 else "",
        *(group(chosen, severity, anchors) for severity in reversed(SEVERITIES)),
        "" if chosen.standing else element("p", class_="nothing")(nothing(chosen)),
        element("p", class_="more")(f"{counted(more, 'more finding')} not shown.") if more else "",
    )


def nothing(chosen: Selection) -> str:
    """Why no finding is shown: that articles agree can only be said of what was compared."""
    report = chosen.report
    if not report.articles:
        return "No article was read: there is nothing to compare."
    if report.findings or chosen.left_out or report.untouched:
        return "There are findings, but none to be shown: “This run” counts them."
    if not report.claims:
        return "No figure was found: there is nothing to compare."
    if not report.alignments:
        return "No two figures were found to be of one thing: nothing was compared."
    return "The articles agree, as far as they were understood."


def index(chosen: Selection) -> str:
    """Every finding in a line."""
    lines = (
        element("li", class_=found.severity, value=chosen.anchors.number(found))(
            element("a", href=f"#{anchor(found)}")(shown(finding.headline(found), LONGEST_LINE))
        )
        for found in chosen.standing
    )
    is_open = "" if len(chosen.standing) <= SHORT else None
    return element("details", class_="index", open=is_open)(
        element("summary")("All findings in brief"), element("ol")(*lines)
    )


def group(chosen: Selection, severity: Severity, anchors: Anchors) -> str:
    """The findings of one severity under their heading; nothing where there are none."""
    found = [one for one in chosen.standing if one.severity == severity]
    if not found:
        return ""
    heading = element("h2", id=severity, class_=f"group {severity}")
    number = element("span")(f"{len(found):,}")
    sections = (finding.section(one, chosen.rules, anchors) for one in found)
    return heading(f"{NAMES[severity]} ", number) + "".join(sections)


def let_pass(chosen: Selection) -> str:
    """What an editor has dealt with, each in a line, with the reason."""
    if not chosen.settled:
        return ""
    items = (
        element("li", id=anchor(one), value=chosen.anchors.number(one))(
            shown(f"{one.rule} {one.message}", LONGEST_LINE), " ", element("em")(shown(reason(one), LONGEST_LINE))
        )
        for one in chosen.settled
    )
    heading = element("h2", id="settled-h")("Let pass ", element("span")(f"{len(chosen.settled):,}"))
    return element("section", id="settled", aria_labelledby="settled-h")(heading, element("ol")(*items))


def reason(found: Finding) -> str:
    return found.suppression.reason if found.suppression else "Known from the baseline."
