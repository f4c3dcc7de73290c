"""``factcheck chart``: the figures of one subject and metric, found by their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from factcheck.model.claim import Claim
from factcheck.model.finding import Report
from factcheck.model.pack import RulePack

if TYPE_CHECKING:
    from factcheck.report.chart import Series

LISTED = 8


class ChartError(Exception):
    """There is nothing to be drawn; the message says what there is instead."""


def chart(subject: str, metric: str, report: Report, pack: RulePack) -> Series:
    """The figures of a subject and a metric, by any name a pack knows them by; the report must hold its articles.

    Raises ChartError where there are none, naming what is nearest.
    """
    from factcheck.report.chart import series
    from factcheck.report.record import metric as measure

    claims = [claim for proof in report.proofs for claim in proof.claims if claim.placed]
    name, of_subject = subjects_claims(subject, claims, pack)
    wanted = measures(metric, pack)
    found = [claim for claim in of_subject if (measure(claim.frame) or "").casefold() in wanted]
    if not found:
        raise ChartError(no_metric(metric, name, [measure(claim.frame) or "" for claim in of_subject]))
    return series(name, measure(found[0].frame) or "", found, report.findings)


def subjects_claims(subject: str, claims: Sequence[Claim], pack: RulePack) -> tuple[str, list[Claim]]:
    """The subject's name, and the claims about it, alone or as a party to a deal."""
    wanted = names(subject, pack)
    found = [claim for claim in claims if any(name.casefold() in wanted for name in called(claim))]
    if not found:
        raise ChartError(no_subject(subject, claims, pack))
    return Counter(claim.frame.subject or "" for claim in found).most_common(1)[0][0], found


def called(claim: Claim) -> tuple[str, ...]:
    """The subject of a claim, and the parties to a deal."""
    return (claim.frame.subject or "", *(claim.frame.members if claim.frame.joint else ()))


def names(subject: str, pack: RulePack) -> set[str]:
    """The word itself, and the name of every subject that a pack knows by it."""
    word = subject.casefold()
    known = (
        one.name
        for one in pack.subjects
        if word in {other.casefold() for other in (*one.aliases, *one.tickers, *one.weak)}
    )
    return {word, *(name.casefold() for name in known)}


def measures(metric: str, pack: RulePack) -> set[str]:
    """The word itself, and the name of every metric that a pack knows by it; a change or a share stays one."""
    word = metric.casefold()
    aspect = next((ending for ending in (" change", " share") if word.endswith(ending)), "")
    bare = word.removesuffix(aspect)
    known = (one.name for one in pack.metrics if bare in {noun.casefold() for noun in one.nouns})
    return {word, *(f"{name}{aspect}".casefold() for name in known)}


def no_subject(subject: str, claims: Iterable[Claim], pack: RulePack) -> str:
    from factcheck.align import nearest

    counts = Counter(name for claim in claims for name in called(claim) if name)
    aliases = {alias: one.name for one in pack.subjects if one.name in counts for alias in (*one.aliases, *one.tickers)}
    near = nearest(subject, [*counts, *aliases])
    if near:
        meant = dict.fromkeys(aliases.get(name, name) for name in near)
        return f'no figure is known to be of "{subject}"; the nearest: {counted(meant, counts)}'
    return f'no figure is known to be of "{subject}"; there are {listed(counts)}'


def no_metric(metric: str, subject: str, known: Sequence[str]) -> str:
    from factcheck.align import nearest

    counts = Counter(known)
    near = nearest(metric, counts)
    told = f"the nearest: {counted(near, counts)}" if near else f"there are {listed(counts)}"
    return f'of {subject} there is no "{metric}"; {told}'


def counted(names: Iterable[str], counts: Counter[str]) -> str:
    return ", ".join(f'"{name}" ({counts[name]:,})' for name in names)


def listed(counts: Counter[str]) -> str:
    """The commonest names, and how many more there are."""
    if not counts:
        return "none at all that could be placed"
    most = sorted(counts, key=lambda name: (-counts[name], name))
    more = f" and {len(most) - LISTED:,} more" if len(most) > LISTED else ""
    return counted(most[:LISTED], counts) + more
