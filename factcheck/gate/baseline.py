"""Only new findings fail: what is in the baseline is marked, and what it holds without need is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace

from factcheck.model.baseline import Known, figures, telling
from factcheck.model.finding import Finding, Report


def marked(
    report: Report, known: Sequence[Known], gone: Callable[[str], bool], unsought: Collection[str] = ()
) -> Report:
    """The report in which each finding is either new or known, with what is known in vain.

    Of rules that were ``unsought`` nothing is known in vain.
    """
    met = meetings(report, known, gone)
    findings = (replace(one, baseline="unchanged" if one.id in met else "new") for one in report.findings)
    again = {id(one) for one in met.values()}
    sought = [one for one in known if id(one) not in again and one.rule not in unsought]
    return replace(report, findings=tuple(findings), stale=stale(report, sought, gone))


def meetings(report: Report, known: Sequence[Known], gone: Callable[[str], bool]) -> dict[str, Known]:
    """What is known of the findings, by their ids: the same finding, else one that says the same in the same words.

    That one answers for copies of what it knows: it must be there itself, or its files say the same still, or those
    that do not be no more. What was mended in one file is not known where another file makes the mistake anew. Figures
    that all stood in one finding that is known are what is left of it, where one of its articles is gone or mended.
    """
    by_id = {one.id: one for one in known}
    met = {finding.id: by_id[finding.id] for finding in report.findings if finding.id in by_id}
    tellings: defaultdict[str, list[Known]] = defaultdict(list)
    for one in known:
        if one.telling:
            tellings[one.telling].append(one)
    wholes: defaultdict[str, list[Known]] = defaultdict(list)
    for one in known:
        for figure in one.figures:
            wholes[figure].append(one)
    for finding in report.findings if tellings or wholes else ():
        if finding.id not in met:
            told = tellings.get(telling(finding), ())
            answer = next((one for one in told if one.id in met or answers(one, finding, gone)), None)
            answer = answer or _whole(figures(finding), wholes)
            if answer is not None:
                met[finding.id] = answer
    return met


def _whole(parts: Set[str], wholes: Mapping[str, Sequence[Known]]) -> Known | None:
    """What is known that holds all these figures, and perhaps more."""
    first = min(parts, default="")
    return next((one for one in wholes.get(first, ()) if parts <= set(one.figures)), None)


def answers(one: Known, finding: Finding, gone: Callable[[str], bool]) -> bool:
    """Whether the files of what is known say the same still, or, where they are not of the finding, are no more."""
    missing = set(one.paths) - {place.path for place in finding.places}
    return all(map(gone, missing)) if missing else telling(finding, one.paths) == one.telling


def worth_knowing(report: Report) -> tuple[Known, ...]:
    """What a baseline of this report holds, in order: all that is not let pass already."""
    return tuple(sorted(Known.of(finding) for finding in report.findings if finding.suppression is None))


def _grown(one: Known, holding: Mapping[str, Sequence[Set[str]]]) -> bool:
    """Whether all that is known stands in a finding, to which more has come."""
    return any(set(one.figures) <= told for told in holding.get(min(one.figures, default=""), ()))


def stale(report: Report, known: Iterable[Known], gone: Callable[[str], bool]) -> tuple[Known, ...]:
    """What is known but was not found again, although all its files were read, or are ``gone``.

    Nor is it stale where more has come to it: it is what is left once that goes again. What lies in files that this run
    did not read may well be there still.
    """
    found = {finding.id for finding in report.findings}
    grown: defaultdict[str, list[Set[str]]] = defaultdict(list)
    for told in map(figures, report.findings):
        for figure in told:
            grown[figure].append(told)
    read = {article.path for article in report.articles} | {notice.place.path for notice in report.unread}
    missing = (one for one in known if one.id not in found and not _grown(one, grown))
    return tuple(one for one in missing if all(path in read or gone(path) for path in one.paths))
