"""Only new findings fail: what is in the baseline is marked, and what it holds without need is named."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from factcheck.model.baseline import Known
from factcheck.model.finding import Report


def marked(
    report: Report, known: Sequence[Known], gone: Callable[[str], bool], unsought: Collection[str] = ()
) -> Report:
    """The report in which each finding is either new or known, with what is known in vain.

    Of rules that were ``unsought`` nothing is known in vain.
    """
    ids = {one.id for one in known}
    findings = (replace(one, baseline="unchanged" if one.id in ids else "new") for one in report.findings)
    sought = [one for one in known if one.rule not in unsought]
    return replace(report, findings=tuple(findings), stale=stale(report, sought, gone))


def worth_knowing(report: Report) -> tuple[Known, ...]:
    """What a baseline of this report holds, in order: all that is not let pass already."""
    return tuple(sorted(Known.of(finding) for finding in report.findings if finding.suppression is None))


def stale(report: Report, known: Iterable[Known], gone: Callable[[str], bool]) -> tuple[Known, ...]:
    """What is known but was not found again, although all its files were read, or are ``gone``.

    What lies in files that this run did not read may well be there still.
    """
    found = {finding.id for finding in report.findings}
    read = {article.path for article in report.articles} | {notice.place.path for notice in report.unread}
    missing = (one for one in known if one.id not in found)
    return tuple(one for one in missing if all(path in read or gone(path) for path in one.paths))
