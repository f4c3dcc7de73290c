"""``factcheck chart``: the figures of one subject and metric, found by their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING

from factcheck.model.claim import Claim
from factcheck.model.finding import Report
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

if TYPE_CHECKING:
    from factcheck.report.chart import Series

LISTED = 8
# The share of the words in common from which on two measures are narrowed to one thing, told in two ways.
ALIKE = 0.5
WORD = later(r"\w+")


class ChartError(Exception):
    """There is nothing to be drawn; the message says what there is instead."""


def chart(subject: str, metric: str, report: Report, pack: RulePack) -> Series:
    """The figures of a subject and a metric, by any name a pack knows them by; the report must hold its articles.

    The metric may be narrowed by words before it: "cloud revenue". Raises ChartError where there are none, naming what
    is nearest.
    """
    from factcheck.report.chart import series
    from factcheck.report.record import metric as measure

    claims = [claim for proof in report.proofs for claim in proof.claims if claim.placed]
    wanted = names(subject, pack)
    of_subject = [claim for claim in claims if any(name.casefold() in wanted for name in called(claim))]
    if not of_subject and len(longer := begun(subject, claims, pack)) == 1:
        wanted = {name.casefold() for name in longer}
        of_subject = [claim for claim in claims if any(name.casefold() in wanted for name in called(claim))]
    if not of_subject:
        raise ChartError(no_subject(subject, claims, pack))
    found = asked(metric, of_subject, pack)
    if not found:
        known = [measure(claim.frame) or "" for claim in of_subject]
        raise ChartError(no_metric(metric, named(wanted, of_subject), known))
    words = own_words(found)
    parts = {claim.id: f"of a part or a kind ({', '.join(limits)})" for claim, limits in strangers(found, words)}
    own = next(claim for claim in found if narrowing(claim) == words)
    measured = " ".join([*spelled(words, own), measure(own.frame) or ""])
    return series(named(wanted, found), measured, found, report.findings, parts)


def asked(metric: str, claims: Sequence[Claim], pack: RulePack) -> list[Claim]:
    """The claims of a metric, else of what is left of it behind words that narrow it, if they are so narrowed."""
    from factcheck.report.record import metric as measure

    words = metric.split()
    for at in range(len(words)):
        wanted, narrower = measures(" ".join(words[at:]), pack), [word.casefold() for word in words[:at]]
        named = [claim for claim in claims if (measure(claim.frame) or "").casefold() in wanted]
        if found := [claim for claim in named if at == 0 or narrowed(claim, narrower)]:
            return found
    return []


def narrowing(claim: Claim) -> frozenset[str]:
    """The words that make a known measure another one: a region's revenue, that of a division."""
    return claim.frame.words if claim.frame.known else frozenset()


def own_words(claims: Iterable[Claim]) -> frozenset[str]:
    """What narrows the figures that are the subject's own: nothing, where there are such; else what most are of."""
    counts = Counter(map(narrowing, claims))
    return frozenset() if frozenset() in counts else counts.most_common(1)[0][0]


def strangers(claims: Iterable[Claim], words: frozenset[str]) -> Iterator[tuple[Claim, list[str]]]:
    """The claims that are narrowed to something else, and to what; two ways to say the same are one."""
    for claim in claims:
        limits = narrowing(claim)
        if len(limits & words) < ALIKE * len(limits | words):
            yield claim, spelled(limits, claim) or ["all of it"]


def spelled(words: Iterable[str], claim: Claim) -> list[str]:
    """Words that are known by their stems, as the sentence of a claim has them."""
    told = {stem(word): word for word in WORD.findall(claim.sentence.casefold())}
    return [" ".join(told.get(word, word) for word in label.split()) for label in sorted(words)]


def narrowed(claim: Claim, words: Sequence[str]) -> bool:
    """Whether these are the words that narrow a claim; a place has its name, other words have their stems."""
    own = [word for label in narrowing(claim) for word in label.split()]
    return len(own) == len(words) and {*own} <= {*words, *map(stem, words)}


def named(wanted: Set[str], claims: Sequence[Claim]) -> str:
    """What a subject is called where it is asked for by some names: with the other parties, if all is of them, too."""
    subjects = {claim.frame.subject or "" for claim in claims}
    if len(subjects) == 1:
        return subjects.pop()
    own = Counter(name for claim in claims for name in called(claim) if name.casefold() in wanted)
    return own.most_common(1)[0][0]


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


def begun(subject: str, claims: Iterable[Claim], pack: RulePack) -> list[str]:
    """The subjects of claims whose name, or a name the pack knows them by, begins with these words and goes on."""
    words = subject.casefold().split()
    told = {name for claim in claims for name in called(claim) if name}
    aliases = {one.name: (*one.aliases, *one.weak) for one in pack.subjects if one.name in told}
    return sorted(
        name
        for name in told
        if words and any(words == one.casefold().split()[: len(words)] for one in (name, *aliases.get(name, ())))
    )


def measures(metric: str, pack: RulePack) -> set[str]:
    """The word itself, and the name of every metric that a pack knows by it; a change or a share stays one."""
    word = metric.casefold()
    aspect = next((ending for ending in (" change", " share") if word.endswith(ending)), "")
    bare = word.removesuffix(aspect)
    known = (one.name for one in pack.metrics if bare in {noun.casefold() for noun in one.nouns})
    return {word, *(f"{name}{aspect}".casefold() for name in known)}


def no_subject(subject: str, claims: Iterable[Claim], pack: RulePack) -> str:
    from factcheck.align import nearest
    from factcheck.report.record import metric as measure

    claims = list(claims)
    counts = Counter(name for claim in claims for name in called(claim) if name)
    if measures(subject, pack) & {(measure(claim.frame) or "").casefold() for claim in claims}:
        return f'"{subject}" is told of a subject, and is none; name first whose it is: {listed(counts)}'
    if longer := begun(subject, claims, pack):
        return f'"{subject}" begins the names of several; name one of them: {counted(longer, counts)}'
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
