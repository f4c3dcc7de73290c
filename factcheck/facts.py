"""What the house has checked → claims that articles are held against; a fact is read as an article would be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from factcheck import pipeline
from factcheck.model.claim import Aspect, Claim, Grade
from factcheck.model.fact import Fact
from factcheck.model.finding import ArticleSummary
from factcheck.model.metric import Metric
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.spelling import nearest
from factcheck.model.statement import Reading
from factcheck.model.text import Place, Span
from factcheck.pipeline import Understood

ASPECTS: tuple[Aspect, ...] = ("change", "share")
RATIOS = frozenset({"percent", "percentage_point"})


class FactError(Exception):
    """A fact cannot be gone by; the message names the file, the fact and what to do."""


class Measure(NamedTuple):
    metric: Metric
    aspect: Aspect


def understood(
    facts: Sequence[Fact], pack: RulePack, groups: Iterable[str | None], told: Collection[str] = ()
) -> Iterator[Understood]:
    """The facts of each file as an article of their own, once for every group that articles form.

    A subject that no pack knows must be one of those ``told`` of in an article. Raises FactError.
    """
    subjects = [_subject(fact, pack, told) for fact in facts]
    named = zip(facts, subjects, strict=True)
    claims = [_claim(fact, number, name, pack) for number, (fact, name) in enumerate(named, 1)]
    _refuse_quarrels(facts, claims)
    spread = sorted(set(groups), key=lambda group: (group is not None, group or ""))
    for path in dict.fromkeys(fact.place.path for fact in facts):
        own = [claim for claim in claims if claim.place.path == path]
        held = tuple(_within(claim, group) for group in spread for claim in own)
        summary = ArticleSummary(path, path, "House facts", None, None, len(own), len(own), facts=True)
        yield Understood(summary, Reading(path, held, (), None))


def check(facts: Sequence[Fact], pack: RulePack) -> None:
    """Say no to facts that cannot be gone by, as far as can be told before an article is read; raises FactError."""
    claims = [_claim(fact, number, fact.subject, pack) for number, fact in enumerate(facts, 1)]
    _refuse_quarrels(facts, claims)


def _claim(fact: Fact, number: int, subject: str, pack: RulePack) -> Claim:
    """The fact as a claim about a subject, its figure and its time read by the tool's own rules."""
    metric, aspect = _measure(fact, pack)
    read, period = _read(fact, pack)
    _check_unit(fact, read, metric, aspect, pack)
    frame = replace(
        read.frame,
        subject=subject, subject_grade=Grade.CLAUSE, metric=metric.name, metric_grade=Grade.CLAUSE,
        aspect=aspect, known=True, words=frozenset(), members=(), joint=metric.joint,
        qualifiers=_qualifiers(fact, pack), modality="actual", source=None,
        period=period, period_grade=Grade.CLAUSE if period else Grade.NONE,
    )  # fmt: skip
    lead = f"{fact.name}: "
    start, end = (len(lead) + offset for offset in read.span)
    return replace(
        read,
        id=f"{fact.place.path}#{number}",
        article=fact.place.path,
        place=_place(fact.place, read.span, read.place.text),
        span=Span(start, end),
        sentence=f"{lead}{fact.value}",
        within=Span(start, end),
        sentence_span=Span(0, len(lead) + len(fact.value)),
        block="paragraph",
        frame=frame,
        as_of=None,
        names=frozenset({subject}),
        fact=fact.citation,
    )


def _place(value: Place, within: Span, figure: str) -> Place:
    """Where the figure of a value stands; all of the value where it is not written letter by letter."""
    if value.end == value.start:
        return value._replace(text=figure)
    start, end = (value.start + offset for offset in within)
    return value._replace(start=start, end=end, column=value.column + within.start, text=figure)


def _within(claim: Claim, group: str | None) -> Claim:
    return claim if group is None else replace(claim, id=f"{claim.id}@{group}", group=group)


def _read(fact: Fact, pack: RulePack) -> tuple[Claim, Period | None]:
    """The one figure of the value, and the time of the period."""
    for link in (" in ", " on ") if fact.period else ("",):
        claims = _figures(f"{fact.value}{link}{fact.period or ''}.", fact, pack)
        if len(claims) != 1:
            problem = "no figure" if not claims else f"{len(claims)} figures"
            raise _error(fact, f'the value "{fact.value}" holds {problem}; write one, with its unit')
        if claims[0].frame.period or not fact.period:
            return claims[0], claims[0].frame.period
    raise _error(fact, f'the period "{fact.period}" cannot be read; write 2026-07-01, July 2026, Q2 2026 or 2026')


def _figures(text: str, fact: Fact, pack: RulePack) -> list[Claim]:
    from factcheck.read import article

    try:
        read = pipeline.understand(article(text, date=fact.checked), pack).reading
    except ValueError as error:
        raise _error(fact, str(error)) from error
    return [claim for claim in read.claims if claim.span.start < len(fact.value)]


def _subject(fact: Fact, pack: RulePack, told: Collection[str]) -> str:
    """The one name of a subject, whatever it is called in the fact."""
    names = {name: name for name in told}
    names |= {name: one.name for one in pack.subjects for name in (*one.weak, *one.aliases, *one.tickers, one.name)}
    folded = {name.casefold(): one for name, one in names.items()}
    found = names.get(fact.subject) or folded.get(fact.subject.casefold())
    if found is None:
        remedy = f"{nearest(fact.subject, names)}, or add it to the subjects.toml of a pack"
        raise _error(fact, f'neither a pack nor an article knows the subject "{fact.subject}"; {remedy}')
    return found


def _measure(fact: Fact, pack: RulePack) -> Measure:
    names = {name: one for one in pack.metrics for name in (*one.nouns, one.name)}
    wanted = fact.metric.lower()
    for aspect in ASPECTS:
        if wanted.endswith(f" {aspect}") and (found := names.get(wanted.removesuffix(f" {aspect}"))):
            return Measure(found, aspect)
    if found := names.get(wanted):
        return Measure(found, "level")
    remedy = f"{nearest(wanted, names)}, or add it to the metrics.toml of a pack"
    raise _error(fact, f'no pack knows the metric "{fact.metric}"; {remedy}')


def _qualifiers(fact: Fact, pack: RulePack) -> frozenset[str]:
    known = pack.words.phrases.get("qualifier", {})
    for word in fact.qualifiers:
        if word not in known:
            raise _error(fact, f'no pack knows the qualifier "{word}"; {nearest(word, known)}')
    return frozenset(fact.qualifiers)


def _check_unit(fact: Fact, read: Claim, metric: Metric, aspect: Aspect, pack: RulePack) -> None:
    """A rent is no percentage, though its change may be one."""
    unit = read.quantity.unit
    dimension = pack.units.dimension(unit)
    fits = dimension in metric.dimensions or "any" in metric.dimensions
    if not (fits if aspect == "level" else fits or unit in RATIOS):
        kinds = ", ".join(metric.dimensions)
        remedy = f'name "{metric.name} change" or "{metric.name} share" if that is meant'
        raise _error(fact, f'"{fact.value}" is read as {dimension}, but {metric.name} is told in {kinds}; {remedy}')


def _refuse_quarrels(facts: Sequence[Fact], claims: Sequence[Claim]) -> None:
    """Two facts of one thing at one time must say the same."""
    known: dict[object, tuple[Fact, Claim]] = {}
    for fact, claim in zip(facts, claims, strict=True):
        frame = claim.frame
        key = (frame.subject, frame.metric, frame.aspect, frame.qualifiers, _when(frame.period), claim.quantity.unit)
        first, told = known.setdefault(key, (fact, claim))
        if not told.quantity.overlaps(claim.quantity) or told.frame.direction != frame.direction:
            where = f"{first.place.path}:{first.place.line}"
            raise _error(
                fact, f'"{fact.value}" is not what the house holds on {where}, "{first.value}"; keep one of them'
            )


def _when(period: Period | None) -> object:
    if period is None or not period.resolved:
        return period and period.text.casefold()
    return period.first, period.last


def _error(fact: Fact, problem: str) -> FactError:
    return FactError(f'{fact.place.path}:{fact.place.line}, fact "{fact.name}": {problem}')
