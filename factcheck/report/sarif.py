"""Report → SARIF 2.1.0, such that code scanning takes it whole."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from factcheck.model.finding import Finding, Report, Suppression
from factcheck.model.rule import Rule
from factcheck.model.text import Place
from factcheck.report import words
from factcheck.report.escape import harmless_json, visible
from factcheck.report.paths import Checkout, in_checkout, uri
from factcheck.report.sarif_rules import LEVELS, descriptors
from factcheck.report.spots import Spot, spots, worst_first
from factcheck.report.text_format import closing
from factcheck.report.words import counted

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# Not "primaryLocationLineHash": GitHub's upload works that one out itself and complains of any other value.
FINGERPRINT = "factcheckFinding/v1"
BASE = "SRCROOT"

# What GitHub refuses, and beyond which it shows no more.
MOST_RESULTS = 25_000
SHOWN_RESULTS = 5_000
MOST_LOCATIONS = 100
MOST_BYTES = 10_000_000  # packed
LONGEST_MESSAGE = 2_000
LINKED = 3

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Log:
    """A report on its way to SARIF, and what of it has been left out so far."""

    report: Report
    rules: Mapping[str, Rule]
    version: str
    left_out: int = 0
    checkout: Checkout | None = None
    files: dict[str, int] = field(default_factory=dict)

    def written(self) -> str:
        """The log with as many results, the worst first, as code scanning takes."""
        ranked = worst_first(self.report.findings)
        number = min(len(ranked), MOST_RESULTS)
        while True:
            page = self._page(ranked[:number])
            size = packed(page)
            if size <= MOST_BYTES:
                return page
            number = int(number * 0.9 * MOST_BYTES / size)

    def _page(self, findings: Sequence[Finding]) -> str:
        """A result a line: written so, many are no slower than few."""
        self.files.clear()
        index = {code: at for at, code in enumerate(self.rules)}
        results = ",\n".join(dumped(self._result(finding, index)) for finding in findings)
        run = dumped(self._run(findings), indent=1).removesuffix("\n}")
        return harmless_json(
            f'{{"$schema": {dumped(SCHEMA)}, "version": "2.1.0", "runs": [\n{run},\n "results": [\n{results}\n]}}]}}\n'
        )

    def _run(self, findings: Sequence[Finding]) -> Json:
        """All of the run but its results, which are made before: their files are listed here."""
        return {
            "tool": {
                "driver": {
                    "name": "factcheck",
                    "version": self.version,
                    "semanticVersion": self.version,
                    "rules": descriptors(self.rules.values()),
                }
            },
            "automationDetails": {"id": "factcheck/"},
            "invocations": [
                {"executionSuccessful": True, "toolExecutionNotifications": list(self._notifications(findings))}
            ],
            "originalUriBaseIds": {BASE: {"description": {"text": "The root of the repository."}}},
            "artifacts": [{"location": self._artifact(path), "roles": ["resultFile"]} for path in self.files],
            "columnKind": "unicodeCodePoints",
        }

    def _notifications(self, findings: Sequence[Finding]) -> Iterable[Json]:
        yield notification("note", closing(self.report, self.left_out))
        if more := len(self.report.findings) - len(findings):
            yield notification("warning", f"{counted(more, 'finding')} left out here: code scanning takes no more.")
        if len(findings) > SHOWN_RESULTS:
            yield notification("warning", f"GitHub shows the worst {SHOWN_RESULTS:,} of {len(findings):,} findings.")
        if cut := sum(len(finding.places) > MOST_LOCATIONS for finding in findings):
            told = f"{counted(cut, 'finding')} with more than {MOST_LOCATIONS} places: the others are left out here."
            yield notification("note", told)

    def _result(self, finding: Finding, index: Mapping[str, int]) -> Json:
        first, *others = spots(finding, self.report.changed or ())[:MOST_LOCATIONS]
        primary = self._location(first)
        related = [self._location(spot) | {"id": at} for at, spot in enumerate(others, 1)]
        result: Json = {
            "ruleId": finding.rule,
            "level": LEVELS[finding.severity],
            "message": {"text": self._message(finding, others)},
            "locations": [primary],
            "partialFingerprints": {FINGERPRINT: finding.id},
            "rank": round(finding.confidence * 100, 1),
        }
        if finding.rule in index:
            result["ruleIndex"] = index[finding.rule]
        if related:
            result["relatedLocations"] = related
            flow = [{"location": self._location(spot)} for spot in (first, *others)]
            result["codeFlows"] = [{"threadFlows": [{"locations": flow}]}]
        if finding.suppression:
            result["suppressions"] = [self._suppression(finding.suppression)]
        if finding.baseline:
            result["baselineState"] = finding.baseline
        return result

    def _suppression(self, suppression: Suppression) -> Json:
        told: Json = {"kind": suppression.kind, "status": "accepted", "justification": visible(suppression.reason)}
        return told | {"location": self._location(Spot(suppression.place))} if suppression.place else told

    def _message(self, finding: Finding, others: Sequence[Spot]) -> str:
        """What is wrong, with links to the other places, and the hint."""
        links = [f"[{escaped(self._named(spot))}]({at})" for at, spot in enumerate(others[:LINKED], 1)]
        if more := len(finding.places) - 1 - len(links):
            links.append(f"{more:,} more")
        listed = ", ".join(links[:-1]) + " and " + links[-1] if len(links) > 1 else "".join(links)
        hint = f" Hint: {escaped(finding.hint)}" if finding.hint else ""
        return escaped(finding.message) + (f" See {listed}." if listed else "") + hint

    def _named(self, spot: Spot) -> str:
        return f"{in_checkout(spot.place.path, self.checkout)}:{spot.place.file_line}"

    def _location(self, spot: Spot) -> Json:
        physical: Json = {"artifactLocation": self._artifact(spot.place.path), "region": region(spot.place)}
        physical["artifactLocation"]["index"] = self.files.setdefault(spot.place.path, len(self.files))
        location: Json = {"physicalLocation": physical}
        if spot.claim:
            location["message"] = {"text": escaped(words.understood(spot.claim))}
            if spot.place.record:
                location["logicalLocations"] = [{"fullyQualifiedName": spot.claim.article, "kind": "record"}]
        if spot.place.part:
            location["logicalLocations"] = [{"name": spot.place.part}]
        return location

    def _artifact(self, path: str) -> Json:
        address, inside = uri(path, self.checkout)
        return {"uri": address, "uriBaseId": BASE} if inside else {"uri": address}


def region(place: Place) -> Json:
    """The characters of the file; the whole line where they stand in a field of a record."""
    if place.record:
        return (
            {"startLine": place.record, "snippet": {"text": place.text}} if place.text else {"startLine": place.record}
        )
    line, column = place.last or (place.line, place.column + place.end - place.start)
    found: Json = {"startLine": place.line, "startColumn": place.column, "endLine": line, "endColumn": column}
    return found | {"snippet": {"text": place.text}} if place.text else found


def notification(level: str, text: str) -> Json:
    return {"level": level, "message": {"text": escaped(text)}}


def escaped(text: str) -> str:
    r"""Text in which SARIF sees neither a link nor a placeholder, cut where it is very long.

    >>> escaped("a [b](1) {0}")
    'a \\[b\\](1) {{0}}'
    """
    shown = visible(text)
    shown = shown if len(shown) <= LONGEST_MESSAGE else shown[: LONGEST_MESSAGE - 1] + "…"
    for character, instead in {"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"}.items():
        shown = shown.replace(character, instead)
    return shown


def dumped(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def packed(page: str) -> int:
    """The bytes that are sent; worked out only where they could be too many."""
    plain = page.encode("utf-8")
    return len(plain) if len(plain) <= MOST_BYTES else len(gzip.compress(plain))
