"""``factcheck baseline``: writing, pruning and showing the findings that are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck import library, output
from factcheck.model.baseline import Known
from factcheck.model.finding import Report
from factcheck.model.settings import Settings


class BaselineError(Exception):
    """A baseline cannot be pruned; the message says why."""


def write(file: Path, report: Report, settings: Settings | None = None) -> str:
    """Write a baseline of everything in a report that is not suppressed; what was done, in words."""
    from factcheck import gate

    known = gate.worth_knowing(report)
    _keep(file, known, library.opened_files(report, settings or Settings()))
    return f"{file}: {counted(len(known))} written.\n"


def prune(file: Path, report: Report) -> str:
    """Take out of a baseline what a report that goes by it calls stale; what was done, in words."""
    known, stale = _read(file), set(report.stale)
    if known and not {one.id for one in known} & {finding.id for finding in report.findings} and report.findings:
        raise BaselineError(
            f"{file}: not one of its {counted(len(known))} is found, though others are; name the paths as they were "
            "named when it was written, from the same folder, or write it anew"
        )
    if stale:
        _keep(file, tuple(one for one in known if one not in stale))
    return f"{file}: {counted(len(stale))} taken out, {counted(len(known) - len(stale))} kept.\n"


def shown(file: Path, report: Report | None) -> Iterator[str]:
    """A line for each finding that is known; with a report that goes by it, what is stale is called so."""
    from factcheck.report import baseline_as_text

    known = _read(file)
    yield from baseline_as_text(known, report.stale if report else ())
    yield f"{counted(len(known))}{f', {len(report.stale):,} stale' if report else ''}.\n"


def counted(number: int) -> str:
    return f"{number:,} {'finding' if number == 1 else 'findings'}"


def _read(file: Path) -> tuple[Known, ...]:
    return library.known_findings(file) or ()


def _keep(file: Path, known: tuple[Known, ...], read: Iterable[str] = ()) -> None:
    from factcheck.report import as_baseline

    output.write_files({file: as_baseline(known)}, read)
