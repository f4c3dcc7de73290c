"""FC101: one vote of a body, told with two tallies, in two articles or in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from factcheck.judge.of_places import of_places
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap
from factcheck.model.statement import Reading, Tally

CROWD = 40  # articles with a tally and one such word; more are about what is always voted on
NEWS = 7  # days between articles of one vote
FEWEST, ALIKE = 3, 0.55  # words on what was voted that two sentences share, and the share of those of the shorter
ASIDE = 0.5  # what a word is worth that only the sentence before tells
FEWEST_LONE = 2  # … where each article tells of one vote only, of one kind of body
FEWEST_HEADED, ALIKE_HEADED = 1.5, 0.5  # … where a headline tells of one vote, and the text below it too
FEWEST_AGAIN, ALIKE_AGAIN = 4, 0.6  # … inside the text of one article, which may tell of several votes
SURE = 5


def tallies(readings: Iterable[Reading], pack: RulePack) -> Iterator[tuple[object, Conflict]]:
    """One finding for each two tallies of what is one vote, with every topic by which it is found."""
    told: defaultdict[object, list[Reading]] = defaultdict(list)
    for reading in readings:
        for topic in voted(reading):
            told[topic].append(reading)
    found: dict[tuple[str, str], list[tuple[Tally, Tally]]] = {}
    for topic, held in told.items():
        if len(held) > CROWD:
            continue
        for ours, theirs in (*((one, one) for one in held), *combinations(held, 2)):
            key = ours.article, theirs.article
            if key not in found:
                found[key] = list(_between(ours, theirs))
            yield from ((topic, _finding(a, b, pack)) for a, b in found[key] if topic in {*_topics(a)} & {*_topics(b)})


def voted(reading: Reading) -> frozenset[object]:
    """What an article tells of votes: those on one thing are held against each other."""
    return frozenset(topic for tally in reading.tallies for topic in _topics(tally))


def _topics(tally: Tally) -> Iterator[object]:
    return ((tally.group, "tally", word) for word in tally.words | tally.beside)


def _between(ours: Reading, theirs: Reading) -> Iterator[tuple[Tally, Tally]]:
    """The tallies of two articles, or of one, that cannot both be of the vote that they tell; the likeliest first."""
    alone = ours is theirs
    mine = [one for one in ours.tallies if alone or not _told(one, theirs.tallies)]
    others = [one for one in theirs.tallies if alone or not _told(one, ours.tallies)]
    lone = all(
        len(_values(side)) == 1 for side in (_by_field(ours.tallies) if alone else (ours.tallies, theirs.tallies))
    )
    pairs = combinations(mine, 2) if alone else ((a, b) for a in mine for b in others)
    weighed = [(_alike(a, b), a, b) for a, b in pairs if _clash(a, b) and _one_vote(a, b, lone=lone)]
    taken: set[object] = set()
    for _, a, b in sorted(weighed, key=lambda pair: (-pair[0], pair[1].place.start, pair[2].place.start)):
        sides = {(a.article, a.more, a.fewer), (b.article, b.more, b.fewer)}
        if taken.isdisjoint(sides):
            taken |= sides
            yield a, b


def _by_field(told: Iterable[Tally]) -> tuple[list[Tally], list[Tally]]:
    """The tallies of a headline and those of the text below it."""
    heads = [one for one in told if one.place.field == "title"]
    return heads, [one for one in told if one.place.field != "title"]


def _values(told: Iterable[Tally]) -> set[object]:
    return {(one.more, one.fewer) for one in told}


def _told(one: Tally, others: Iterable[Tally]) -> bool:
    """Whether the other article tells the same tally, of whatever vote."""
    return any(_may_be(one, other) for other in others)


def _may_be(a: Tally, b: Tally) -> bool:
    """Whether two tallies agree in all that both tell."""
    return all(x == y for x, y in ((a.more, b.more), (a.fewer, b.fewer)) if x is not None and y is not None)


def _clash(a: Tally, b: Tally) -> bool:
    """Whether two tallies differ, and may yet be of one body: as many voted, but for a few or for one slip."""
    if _may_be(a, b):
        return False
    if a.more is None or b.more is None or a.fewer is None or b.fewer is None:
        return True
    if a.more == b.more or a.fewer == b.fewer:
        return True
    whole, other = a.more + a.fewer, b.more + b.fewer
    return abs(whole - other) <= max(1, max(whole, other) // 20)


def _one_vote(a: Tally, b: Tally, *, lone: bool) -> bool:
    """Whether two sentences tell of one vote: of one body, at one time, on one thing."""
    if not (a.settled and b.settled) or a.stage != b.stage or not _of_one_time(a, b):
        return False
    together = _together(a, b)
    if not together and a.body and b.body:
        return False
    shared, alike = _shared(a, b), _alike(a, b)
    if a.article == b.article:
        if a.order == b.order and a.place.field == b.place.field:
            return False  # one sentence tells of two votes
        if a.place.field == b.place.field:
            shared = (
                shared if abs(a.order - b.order) > 1 else len(a.words & b.words)
            )  # the one is not told by the other
            return together and a.carried == b.carried and shared >= FEWEST_AGAIN and alike >= ALIKE_AGAIN
        if lone and together:
            return shared >= FEWEST_HEADED and alike >= ALIKE_HEADED
    return alike >= ALIKE and shared >= (FEWEST_LONE if lone and together else FEWEST)


def _together(a: Tally, b: Tally) -> bool:
    """Whether one kind of body votes, be its name that of all such: a court, or the supreme court."""
    ours, theirs = a.body.split(": "), b.body.split(": ")
    return bool(a.body) and ours[0] == theirs[0] and (len(ours) != len(theirs) or ours == theirs)


def _of_one_time(a: Tally, b: Tally) -> bool:
    if a.periods and b.periods and all(x.overlap(y) is Overlap.DISJOINT for x in a.periods for y in b.periods):
        return False
    if a.as_of is None or b.as_of is None or a.as_of.first is None or b.as_of.first is None:
        return True
    return abs((a.as_of.first - b.as_of.first).days) <= NEWS


def _shared(a: Tally, b: Tally) -> float:
    """How many words two sentences share, with those before them."""
    aside = (a.words & b.beside) | (a.beside & b.words)
    return len(a.words & b.words) + ASIDE * len(aside) + ASIDE**2 * len(a.beside & b.beside - aside)


def _alike(a: Tally, b: Tally) -> float:
    """How much of what the one sentence says, of the two the shorter one, the other says as well."""
    return _shared(a, b) / max(1, min(len(a.words), len(b.words)))


def _finding(a: Tally, b: Tally, pack: RulePack) -> Conflict:
    common = ", ".join(sorted((a.words | a.beside) & (b.words | b.beside)))
    words = {"subject": "One vote", "metric": "tally", "a": a.place.text, "b": b.place.text, "gap": _gap(a, b)}
    sure = _together(a, b) and _shared(a, b) >= SURE
    return of_places(
        "FC101", pack, words, (a.place, b.place), (a.article, b.article), (a.sentence, b.sentence),
        0.8 if sure else 0.6,
        hint=f"Both tell how a body voted, and speak of {common}.",
        severity=None if sure else "warning",
    )  # fmt: skip


def _gap(a: Tally, b: Tally) -> str:
    """How far two tallies lie apart, for a reader."""
    camps = [(x, y) for x, y in ((a.more, b.more), (a.fewer, b.fewer)) if x is not None and y is not None and x != y]
    apart = max(abs(x - y) for x, y in camps)
    return f"{apart} {'vote' if apart == 1 else 'votes'} apart"
