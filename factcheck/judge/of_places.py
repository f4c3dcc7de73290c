"""Conflicts that stand between places of a text rather than between its figures: dates, votes, ranks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from factcheck.judge.conflicts import connected
from factcheck.model.finding import Conflict, Severity
from factcheck.model.pack import RulePack
from factcheck.model.text import Place

PAIR = 2
UNSAID = {"subject": "", "metric": "", "gap": "", "reason": ""}  # what a rule's message may ask for


def of_places(
    code: str,
    pack: RulePack,
    words: Mapping[str, str],
    places: tuple[Place, ...],
    articles: Iterable[str],
    said: tuple[str, ...],
    weight: float,
    *,
    hint: str | None = None,
    severity: Severity | None = None,
) -> Conflict:
    """A conflict of a rule without claims, its message filled with ``words``; ``said`` are the sentences around."""
    rule = pack.rules[code]
    return Conflict(
        rule=rule.code,
        claims=(),
        sides=(),
        message=rule.message.format_map({**UNSAID, **words}),
        hint=hint,
        weight=weight,
        places=places,
        articles=tuple(dict.fromkeys(articles)),
        severity=severity,
        said=said,
    )


def joined(found: Iterable[Conflict]) -> Iterator[Conflict]:
    """Conflicts of a rule that share a place as one: a day that two articles give, and a third otherwise."""
    held = list(found)
    by_rule: defaultdict[str, list[Conflict]] = defaultdict(list)
    for one in held:
        if len(one.places) == PAIR and not one.claims:
            by_rule[one.rule].append(one)
    first: dict[int, Sequence[Conflict]] = {}
    for ones in by_rule.values():
        for component in connected(ones, lambda one: (one.places[0], one.places[1])):
            first.update({id(one): component if one is component[0] else () for one in component})
    for one in held:
        group = first.get(id(one), (one,))
        if group:
            yield one if len(group) == 1 else _as_one(group)


def _as_one(group: Sequence[Conflict]) -> Conflict:
    """The first of them, in whatever order they come, with the places of all, and how many articles give each."""
    first = min(group, key=lambda one: [*map(_order, one.places, _articles(one))])
    told = {
        (_order(place, article), place): (article, said)
        for one in group
        for place, article, said in zip(one.places, _articles(one), one.said, strict=True)
    }
    places = sorted(told, key=lambda held: held[0])
    against: defaultdict[Place, set[Place]] = defaultdict(set)
    for one in group:
        a, b = one.places
        against[a].add(b)
        against[b].add(a)
    # Places on one side are against the same others, however each of them writes it.
    sides: defaultdict[frozenset[Place], list[tuple[str, str]]] = defaultdict(list)
    for key in places:
        sides[frozenset(against[key[1]])].append((" ".join(key[1].text.split()), told[key][0]))
    counts = [_counted(text, {article for _, article in side}) for side in sides.values() for text, _ in side[:1]]
    return replace(
        first,
        places=tuple(place for _, place in places),
        articles=tuple(dict.fromkeys(told[key][0] for key in places)),
        said=tuple(told[key][1] for key in places),
        hint=" ".join(text for text in (first.hint, f"It is {', '.join(counts)}.") if text),
        weight=max(one.weight for one in group),
    )


def _counted(text: str, articles: Set[str]) -> str:
    return f"{text} in {len(articles)} {'article' if len(articles) == 1 else 'articles'}"


def _order(place: Place, article: str) -> tuple[str, str, int]:
    return article, place.field, place.start


def _articles(one: Conflict) -> tuple[str, ...]:
    """The article of each place; of one that contradicts itself the same twice."""
    return one.articles if len(one.articles) == PAIR else one.articles * PAIR
